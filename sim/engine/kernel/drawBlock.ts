import type { Durations } from "../numbers/durations.ts";
import { RandomStream, STREAM_WORDS } from "../numbers/randomStream.ts";

/** Draws made at a time: a short loop is several times as fast as as many calls from different places. */
const SIZE = 64;
/** Words a block needs in a snapshot: its stream as the block began, and how much of it is used up. */
export const BLOCK_WORDS = STREAM_WORDS + 1;

/** The draws of one purpose, in their order, made some at a time: uniforms, or durations where there is a distribution. */
export class DrawBlock {
  private readonly stream: RandomStream;
  private readonly durations: Durations | undefined;
  private readonly values = new Float64Array(SIZE);
  private used = SIZE;
  /** Where the stream stood when the block began. */
  private readonly from = new Int32Array(STREAM_WORDS);

  constructor(purpose: string, durations: Durations | undefined) {
    this.stream = new RandomStream("", purpose);
    this.durations = durations;
  }

  /** Begins replication number `replication` of the seed with these words. */
  restart(seed: Int32Array, replication: number): void {
    this.stream.restart(seed, replication);
    this.used = SIZE;
  }

  /** The next uniform in (0, 1), or duration in whole ms ≥ 1. */
  next(): number {
    if (this.used === SIZE) this.fill();
    return this.values[this.used++]!;
  }

  private fill(): void {
    const { stream, values, durations } = this;
    stream.save(this.from, 0);
    this.used = 0;
    for (let i = 0; i < SIZE; i++) values[i] = stream.uniform();
    if (durations === undefined) return;
    for (let i = 0; i < SIZE; i++) values[i] = durations.at(values[i]!);
  }

  save(into: Int32Array, at: number): void {
    if (this.used === SIZE) this.stream.save(into, at);
    else into.set(this.from, at);
    into[at + STREAM_WORDS] = this.used;
  }

  restore(from: Int32Array, at: number): void {
    this.stream.restore(from, at);
    this.used = from[at + STREAM_WORDS]!;
    const { used } = this;
    if (used === SIZE) return;
    this.fill();
    this.used = used;
  }
}
