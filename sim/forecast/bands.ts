import type { DayLaw } from "./model.ts";
import { countOf, poissonRootVariance } from "./rootScale.ts";

/** What is expected of one count, and how far it may be off: bands of 50 % and 90 %, median and mean. */
export interface Band {
  readonly mean: number;
  readonly median: number;
  readonly low50: number;
  readonly high50: number;
  readonly low90: number;
  readonly high90: number;
}

/** The same of every interval of a day. */
export interface Bands {
  readonly mean: Float64Array;
  readonly median: Float64Array;
  readonly low50: Float64Array;
  readonly high50: Float64Array;
  readonly low90: Float64Array;
  readonly high90: Float64Array;
}

/** What bands are stretched by so that they cover what they say; 1: as the model has them. */
export interface Stretch {
  readonly half: number;
  readonly ninety: number;
}

export const AS_IT_IS: Stretch = { half: 1, ninety: 1 };

/** Points of the standard normal law: 75 % and 95 % are below them. */
export const POINT_50 = 0.6744897501960817;
export const POINT_90 = 1.6448536269514722;
/** Counts expected below this are read off a negative binomial law, whole number by whole number. */
const COUNTED_BELOW = 50;

/** Mean and variance of the count of one interval whose root has the mean `m` and the variance `v`. */
export function momentsOf(m: number, v: number): { readonly mean: number; readonly variance: number } {
  if (v === 0) return { mean: countOf(m, 0), variance: 0 };
  const mean = countOf(m, v);
  // What is beyond a Poisson count's own variance is doubt about its rate: λ = m² varies by 4 m² of it.
  const beyond = Math.max(0, v - poissonRootVariance(m));
  return { mean, variance: mean + 4 * (mean + 0.25) * beyond + 2 * beyond * beyond };
}

/** Mean and variance of the sum over the intervals of `law` (all of them, or those of `where`). */
export function totalOf(law: DayLaw, where?: (interval: number) => boolean) {
  const n = law.mean.length;
  let mean = 0;
  let variance = 0;
  for (let i = 0; i < n; i++) {
    if (where?.(i) === false) continue;
    const own = momentsOf(law.mean[i]!, law.covariance[i * n + i]!);
    mean += own.mean;
    variance += own.variance;
    for (let j = 0; j < n; j++) {
      if (j === i || where?.(j) === false) continue;
      const shared = law.covariance[i * n + j]!;
      variance += 4 * law.mean[i]! * law.mean[j]! * shared + 2 * shared * shared;
    }
  }
  return { mean, variance: Math.max(0, variance) };
}

/** Bands of a count with this mean and variance. No variance: the count is known and every band is it. */
export function bandOf(mean: number, variance: number, stretch: Stretch = AS_IT_IS): Band {
  if (variance === 0) return { mean, median: mean, low50: mean, high50: mean, low90: mean, high90: mean };
  const of = (point: number, by: number) => quantile(point * by, mean, variance);
  const median = quantile(0, mean, variance);
  const half = stretch.half * POINT_50;
  // A band of 50 % never reaches beyond that of 90 %.
  const ninety = Math.max(half, stretch.ninety * POINT_90);
  return { mean, median, low50: of(-half, 1), high50: of(half, 1), low90: of(-ninety, 1), high90: of(ninety, 1) };
}

/** Bands of each interval of `law`. */
export function bandsOf(law: DayLaw, stretch: Stretch = AS_IT_IS): Bands {
  const n = law.mean.length;
  const bands = {
    mean: new Float64Array(n),
    median: new Float64Array(n),
    low50: new Float64Array(n),
    high50: new Float64Array(n),
    low90: new Float64Array(n),
    high90: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const { mean, variance } = momentsOf(law.mean[i]!, law.covariance[i * n + i]!);
    const band = bandOf(mean, variance, stretch);
    for (const key of ["mean", "median", "low50", "high50", "low90", "high90"] as const) bands[key][i] = band[key];
  }
  return bands;
}

/** The count that lies `point` standard deviations up, in the sense of the normal law. */
function quantile(point: number, mean: number, variance: number): number {
  if (mean < COUNTED_BELOW) return countedQuantile(normalShare(point), mean, variance);
  const spread = variance / (4 * (mean + 0.25));
  const centre = Math.sqrt(Math.max(0.25, mean + 0.25 - spread));
  return Math.max(0, Math.max(0, centre + point * Math.sqrt(spread)) ** 2 - 0.25);
}

/** Smallest whole number with at least `share` of a negative binomial law (Poisson where the variance is no greater). */
function countedQuantile(share: number, mean: number, variance: number): number {
  if (mean <= 0) return 0;
  const excess = variance / mean - 1;
  const size = excess > 1e-9 ? mean / excess : Number.POSITIVE_INFINITY;
  let probability = size === Number.POSITIVE_INFINITY ? Math.exp(-mean) : Math.exp(-size * Math.log1p(mean / size));
  let sum = probability;
  let n = 0;
  const step = size === Number.POSITIVE_INFINITY ? 0 : mean / (mean + size);
  const farthest = mean + 60 * Math.sqrt(variance) + 60;
  while (sum < share && n < farthest) {
    n += 1;
    probability *= size === Number.POSITIVE_INFINITY ? mean / n : ((size + n - 1) / n) * step;
    sum += probability;
  }
  return n;
}

/** Share of the standard normal law below `x` (Abramowitz & Stegun 26.2.17, absolute error below 1e-7). */
function normalShare(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * series;
  return x < 0 ? tail : 1 - tail;
}
