import type { Durations } from "../numbers/durations.ts";
import { RandomStream, STREAM_WORDS } from "../numbers/randomStream.ts";
import { standardExponentials } from "../numbers/standardExponential.ts";

/** Draws made at a time: a short loop is several times as fast as as many calls from different places. */
const SIZE = 64;
/** Words a block needs in a snapshot: its stream as the block began, and how much of it is used up. */
export const BLOCK_WORDS = STREAM_WORDS + 1;

/** What is drawn: durations, uniforms in (0, 1), or exponentials of mean 1. */
export type Drawn = Durations | "uniform" | "exponential";

/** The draws of one purpose, in their order, made some at a time. */
export class DrawBlock {
  private readonly stream: RandomStream;
  private readonly drawn: Drawn;
  private readonly values = new Float64Array(SIZE);
  /** Of the block used up; more than there are: so many behind it have been skipped. */
  private used = SIZE;
  /** Where the stream stood when the block began. */
  private readonly from = new Int32Array(STREAM_WORDS);

  constructor(purpose: string, drawn: Drawn) {
    this.stream = new RandomStream("", purpose);
    this.drawn = drawn;
  }

  /** Begins replication number `replication` of the seed with these words. */
  restart(seed: Int32Array, replication: number): void {
    this.stream.restart(seed, replication);
    this.used = SIZE;
  }

  /** The next one; of durations in whole ms ≥ 1. */
  next(): number {
    if (this.used >= SIZE) this.fill();
    return this.values[this.used++]!;
  }

  /** Goes past the next one, which nobody needs: nor is it drawn, unless one behind it is needed. */
  skip(): void {
    this.used++;
  }

  /** Draws the block that the next one is in. */
  private fill(): void {
    const { stream, values, drawn } = this;
    for (this.used -= SIZE; this.used >= SIZE; this.used -= SIZE) stream.fill(values);
    stream.save(this.from, 0);
    stream.fill(values);
    if (drawn === "uniform") return;
    if (drawn === "exponential") standardExponentials(values);
    else drawn.draws(values);
  }

  save(into: Int32Array, at: number): void {
    if (this.used > SIZE) this.fill();
    if (this.used === SIZE) this.stream.save(into, at);
    else into.set(this.from, at);
    into[at + STREAM_WORDS] = this.used;
  }

  restore(from: Int32Array, at: number): void {
    this.stream.restore(from, at);
    this.used = from[at + STREAM_WORDS]!;
    const { used } = this;
    if (used === SIZE) return;
    this.used = SIZE;
    this.fill();
    this.used = used;
  }
}
