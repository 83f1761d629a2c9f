import { type Estimate, estimate } from "../estimate.ts";
import type { FigureId } from "../figures.ts";
import type { Outcome } from "../outcome.ts";
import type { Scope } from "../scopes.ts";
import type { Series } from "../series.ts";

/** The runs of one staffing in the pieces they were made in, read as if they had been made at once. */
export class LookRuns {
  readonly #pieces: Outcome[] = [];

  /** Replications so far. */
  get replications(): number {
    return this.#pieces.reduce((sum, { replications }) => sum + replications, 0);
  }

  /** Adds runs that go on where these end. */
  add(piece: Outcome): void {
    this.#pieces.push(piece);
  }

  /** A figure by replication, of the first `upTo`; `undefined` where it is not kept. */
  series(figure: FigureId, scope: Scope, interval?: number, upTo = this.replications): Series | undefined {
    const pieces: Series[] = [];
    for (const piece of this.#pieces) {
      const series = piece.series(figure, scope, interval);
      if (series === undefined) return undefined;
      pieces.push(series);
    }
    const [only] = pieces;
    if (only !== undefined && pieces.length === 1 && only.over.length <= upTo) return only;
    return { over: joined(pieces, "over", upTo), under: joined(pieces, "under", upTo) };
  }

  /** A figure and its precision; `undefined` where it is not kept. */
  estimate(figure: FigureId, scope: Scope, interval?: number, confidence?: number): Estimate | undefined {
    const series = this.series(figure, scope, interval);
    return series && estimate(series, confidence);
  }
}

function joined(pieces: readonly Series[], part: keyof Series, upTo: number): Float64Array {
  const values: number[] = [];
  for (const piece of pieces) values.push(...piece[part].subarray(0, Math.max(0, upTo - values.length)));
  return Float64Array.from(values);
}

/** A first reading says something about its own variance from this many runs on. */
const FEWEST_READ = 10;

/** Runs after which a look of so many is read: a quarter, a half, all of them, the first at least ten. */
export function readingsOf(replications: number): readonly number[] {
  const early = [Math.max(FEWEST_READ, Math.ceil(replications / 4)), Math.ceil(replications / 2)];
  return [...new Set([...early.filter((runs) => runs >= FEWEST_READ && runs < replications), replications])];
}
