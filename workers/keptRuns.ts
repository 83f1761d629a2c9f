import type { Batch, BatchResult, BatchRunner } from "../sim/experiment/experiment.ts";

/** Memory the kept runs may take, bytes. */
const MOST_BYTES = 192 * 2 ** 20;

interface KeptRun {
  readonly vector: Float64Array;
  /** Contacts simulated for it: the mean of its batch. */
  readonly contacts: number;
}

/**
 * Runs made before, by scenario, seed and number. A run is the same whenever it is made, so an experiment that is gone on
 * with, made more precise, or asked again with one scenario changed makes only what is new. The scenarios not asked for
 * longest go first when memory is full.
 */
export class KeptRuns {
  readonly #mostBytes: number;
  /** By key, least recently asked for first. */
  readonly #kept = new Map<string, Map<number, KeptRun>>();
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * A runner that asks `runner` only for runs that are not kept, and keeps them. `keys` name scenario and seed, one for
   * each scenario of the experiment. `pause` lets other messages in before kept runs are handed out.
   */
  through(runner: BatchRunner, keys: readonly string[], pause: () => Promise<void>): BatchRunner {
    let isCancelled = false;
    for (const key of keys) this.#touch(key);
    return {
      width: runner.width,
      run: async (batch) => {
        const key = keys[batch.scenario]!;
        const before = this.#before(key, batch);
        if (before.length === 0) return this.#keep(key, batch, await runner.run(batch));
        await pause();
        if (isCancelled) return { kind: "cancelled" };
        const rest = { ...batch, first: batch.first + before.length, count: batch.count - before.length };
        if (rest.count === 0) return joined(before, undefined);
        const result = this.#keep(key, rest, await runner.run(rest));
        return result.kind === "cancelled" ? result : joined(before, result);
      },
      cancel: () => {
        isCancelled = true;
        runner.cancel();
      },
    };
  }

  /** The runs of a batch from its first on, as far as they are kept without a gap. */
  #before(key: string, { first, count }: Batch): readonly KeptRun[] {
    const runs = this.#kept.get(key);
    const found: KeptRun[] = [];
    for (let i = 0; i < count; i++) {
      const run = runs?.get(first + i);
      if (run === undefined) break;
      found.push(run);
    }
    return found;
  }

  #keep(key: string, batch: Batch, result: BatchResult): BatchResult {
    if (result.kind !== "done") return result;
    const runs = this.#touch(key);
    const size = result.vectors.length / batch.count;
    for (let i = 0; i < batch.count; i++) {
      if (runs.has(batch.first + i)) continue;
      // A copy: a part of a batch would hold all of its memory, and a batch may be handed on.
      const vector = result.vectors.slice(i * size, (i + 1) * size);
      runs.set(batch.first + i, { vector, contacts: result.contacts / batch.count });
      this.#bytes += vector.byteLength;
    }
    this.#forget(key);
    return result;
  }

  #touch(key: string): Map<number, KeptRun> {
    const runs = this.#kept.get(key) ?? new Map<number, KeptRun>();
    this.#kept.delete(key);
    this.#kept.set(key, runs);
    return runs;
  }

  /** Lets go of what was asked for longest ago until the rest fits; `key` itself last. */
  #forget(key: string): void {
    for (const [oldest, runs] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      for (const { vector } of runs.values()) this.#bytes -= vector.byteLength;
      runs.clear();
      if (oldest !== key) this.#kept.delete(oldest);
    }
  }
}

/** Kept runs with what was run after them. */
function joined(
  before: readonly KeptRun[],
  after: Exclude<BatchResult, { kind: "cancelled" }> | undefined,
): BatchResult {
  const size = before[0]!.vector.length;
  const vectors = new Float64Array(before.length * size + (after?.vectors.length ?? 0));
  for (const [i, { vector }] of before.entries()) vectors.set(vector, i * size);
  if (after !== undefined) vectors.set(after.vectors, before.length * size);
  if (after?.kind === "failed") return { ...after, vectors };
  const contacts = before.reduce((sum, run) => sum + run.contacts, 0) + (after?.contacts ?? 0);
  return { kind: "done", vectors, contacts };
}
