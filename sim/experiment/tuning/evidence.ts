import { type Difference, difference } from "../difference.ts";
import { Digest } from "../digest.ts";
import { type Estimate, estimate } from "../estimate.ts";
import type { Outcome } from "../outcome.ts";
import type { Series } from "../series.ts";
import type { Objective } from "./tuning.ts";

type Advantage = Pick<Difference, "value" | "standardError" | "replications">;

/**
 * What the runs of each point brought, by objective. Points are run in rounds of common seeds, one round after the other,
 * so replication r of one point has the customers of replication r of every other.
 */
export class Evidence {
  readonly #objectives: readonly Objective[];
  readonly #confidence: number;
  readonly #points: { readonly series: Series[]; readonly fingerprint: string }[] = [];
  readonly #digest = new Digest();
  /** Advantages worked out before, by pair and objective; those of fewer runs are void. */
  readonly #known = new Map<string, Advantage>();

  constructor(objectives: readonly Objective[], confidence: number) {
    this.#objectives = objectives;
    this.#confidence = confidence;
  }

  get points(): number {
    return this.#points.length;
  }

  /** Of every number added, in order. */
  get fingerprint(): string {
    return this.#digest.text;
  }

  /** A new point with its first runs, or further runs of one. Throws `RangeError` for a figure that is not kept. */
  add(point: number, outcome: Outcome): void {
    const came = this.#objectives.map(({ figure, scope }) => {
      const series = outcome.series(figure, scope);
      if (series === undefined) throw new RangeError(`objectives: expected figures that are kept, got ${figure}`);
      this.#digest.add(series.over);
      this.#digest.add(series.under);
      return series;
    });
    const known = this.#points[point];
    if (known === undefined) {
      this.#points[point] = { series: came, fingerprint: outcome.fingerprint };
      return;
    }
    for (const [j, series] of came.entries()) known.series[j] = joined(known.series[j]!, series);
  }

  replications(point: number): number {
    return this.#points[point]!.series[0]!.over.length;
  }

  /** Whether every number of the first runs of both is the same. */
  same(a: number, b: number): boolean {
    return this.#points[a]!.fingerprint === this.#points[b]!.fingerprint;
  }

  figures(point: number): readonly Estimate[] {
    return this.#points[point]!.series.map((series) => estimate(series, this.#confidence));
  }

  /** How much better `a` is than `b` in objective `j`, over the runs both have: positive is better. */
  advantage(a: number, b: number, j: number): Advantage {
    const count = Math.min(this.replications(a), this.replications(b));
    const key = `${a} ${b} ${j}`;
    const known = this.#known.get(key);
    if (known?.replications === count) return known;
    const found = this.#advantage(a, b, j, count);
    this.#known.set(key, found);
    return found;
  }

  #advantage(a: number, b: number, j: number, count: number): Advantage {
    const [ours, theirs] = [a, b].map((point) => first(this.#points[point]!.series[j]!, count));
    const { value, standardError, replications } = difference(theirs!, ours!);
    const sign = this.#objectives[j]!.better === "higher" ? 1 : -1;
    return { value: value === undefined ? undefined : value * sign, standardError, replications };
  }
}

function joined(a: Series, b: Series): Series {
  return { over: Float64Array.of(...a.over, ...b.over), under: Float64Array.of(...a.under, ...b.under) };
}

function first({ over, under }: Series, count: number): Series {
  return { over: over.subarray(0, count), under: under.subarray(0, count) };
}
