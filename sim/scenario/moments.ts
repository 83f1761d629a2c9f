import type { Distribution, PlainDistribution } from "./distribution.ts";
import { lowerGamma, normalCdf } from "./specialFunctions.ts";

/** Mean and mean square of a duration, ms and ms². */
interface Moments {
  readonly first: number;
  readonly second: number;
}

/** Mean of the durations drawn, ms, before rounding. */
export function meanOf(distribution: Distribution): number {
  const { first } = momentsOf(distribution);
  // Estimates that routing acts on are made from means: the last digits of `Math.exp`, which machines round differently,
  // must not show.
  return distribution.kind === "spiked" ? Math.round(first * 1_000) / 1_000 : first;
}

/** Variance of the durations drawn, ms², before rounding; never below 0. */
export function varianceOf(distribution: Distribution): number {
  const { first, second } = momentsOf(distribution);
  return Math.max(0, second - first * first);
}

function momentsOf(distribution: Distribution): Moments {
  if (distribution.kind !== "spiked") return cutMoments(distribution, Number.POSITIVE_INFINITY);
  // E[X] = ∫ S(t) dt and E[X²] = 2 ∫ t S(t) dt; behind each spike, less of the survival curve is left.
  let left = 1;
  let before: Moments = { first: 0, second: 0 };
  let sum: Moments = { first: 0, second: 0 };
  for (const { atMs, share } of [...distribution.spikes, { atMs: Number.POSITIVE_INFINITY, share: 1 }]) {
    const upTo = cutMoments(distribution.of, atMs);
    sum = {
      first: sum.first + left * (upTo.first - before.first),
      second: sum.second + left * (upTo.second - before.second),
    };
    before = upTo;
    left *= 1 - share;
  }
  return sum;
}

/** Moments of min(X, `at`): what has passed by `at` of whoever would stay X. */
function cutMoments(distribution: PlainDistribution, at: number): Moments {
  switch (distribution.kind) {
    case "deterministic":
      return constant(Math.min(distribution.valueMs, at));
    case "exponential":
      return exponential(distribution.meanMs, at);
    case "hyperexponential":
      return mixed(distribution.phases.map(({ share, meanMs }) => [share, exponential(meanMs, at)]));
    case "uniform":
      return uniform(distribution.fromMs, distribution.toMs, at);
    case "empirical": {
      const points = distribution.quantilesMs;
      const share = 1 / (points.length - 1);
      return mixed(points.slice(1).map((point, i) => [share, uniform(points[i]!, point, at)]));
    }
    case "survival":
      return survival(distribution, at);
    case "lognormal":
      return lognormal(distribution.meanMs, distribution.cv, at);
    case "gamma":
      return gamma(distribution.meanMs, distribution.cv, at);
  }
}

function constant(value: number): Moments {
  return { first: value, second: value * value };
}

function mixed(parts: readonly (readonly [share: number, moments: Moments])[]): Moments {
  return parts.reduce(
    (sum, [share, { first, second }]) => ({ first: sum.first + share * first, second: sum.second + share * second }),
    { first: 0, second: 0 },
  );
}

function exponential(mean: number, at: number): Moments {
  if (at === Number.POSITIVE_INFINITY) return { first: mean, second: 2 * mean * mean };
  const left = Math.exp(-at / mean);
  return { first: mean * (1 - left), second: 2 * mean * (mean - (mean + at) * left) };
}

function uniform(from: number, to: number, at: number): Moments {
  if (at <= from || from === to) return constant(Math.min(from, at));
  const end = Math.min(to, at);
  const within = (end - from) / (to - from);
  const inside = { first: (from + end) / 2, second: (from * from + from * end + end * end) / 3 };
  return mixed([
    [within, inside],
    [1 - within, constant(end)],
  ]);
}

function survival(curve: Extract<PlainDistribution, { readonly kind: "survival" }>, at: number): Moments {
  let [from, here] = [0, 1];
  let [first, second] = [0, 0];
  for (let i = 0; i < curve.atMs.length; i++) {
    const to = Math.min(curve.atMs[i]!, at);
    if (to > from) {
      const slope = (curve.survival[i]! - here) / (curve.atMs[i]! - from);
      const there = here + slope * (to - from);
      first += ((to - from) * (here + there)) / 2;
      // 2 ∫ t S(t) dt of a straight S: Simpson's rule is exact for it.
      second += ((to - from) / 3) * (here * (2 * from + to) + there * (from + 2 * to));
    }
    if (curve.atMs[i]! >= at) return { first, second };
    [from, here] = [curve.atMs[i]!, curve.survival[i]!];
  }
  const tail = exponential(curve.tailMeanMs, at - from);
  return { first: first + here * tail.first, second: second + here * (tail.second + 2 * from * tail.first) };
}

function lognormal(mean: number, cv: number, at: number): Moments {
  const square = mean * mean * (1 + cv * cv);
  if (at === Number.POSITIVE_INFINITY) return { first: mean, second: square };
  const variance = Math.log1p(cv * cv);
  const sigma = Math.sqrt(variance);
  const z = (Math.log(at) - Math.log(mean) + variance / 2) / sigma;
  const beyond = normalCdf(-z);
  return {
    first: mean * normalCdf(z - sigma) + at * beyond,
    second: square * normalCdf(z - 2 * sigma) + at * at * beyond,
  };
}

function gamma(mean: number, cv: number, at: number): Moments {
  const square = mean * mean * (1 + cv * cv);
  if (at === Number.POSITIVE_INFINITY) return { first: mean, second: square };
  const shape = 1 / (cv * cv);
  const x = (at * shape) / mean;
  const beyond = 1 - lowerGamma(shape, x);
  return {
    first: mean * lowerGamma(shape + 1, x) + at * beyond,
    second: square * lowerGamma(shape + 2, x) + at * at * beyond,
  };
}
