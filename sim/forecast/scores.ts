/**
 * How good forecasts were, as sums: they add over days, queues and steps, and are divided last.
 * WAPE: Σ|forecast − actual| ÷ Σ actual. Bias: Σ(forecast − actual) ÷ Σ actual, above 0 where too much was expected. MASE:
 * mean |error| ÷ mean |actual − the same interval a week before| over the history before (Hyndman & Koehler 2006). Pinball:
 * mean loss of the quantiles 5, 25, 50, 75 and 95 % (Koenker & Bassett 1978), in contacts. Coverage: share of actuals inside
 * a band, ends included.
 */
export interface ScoreSums {
  n: number;
  actual: number;
  absoluteError: number;
  error: number;
  pinball: number;
  inside50: number;
  inside90: number;
}

export interface Scores {
  /** Counts compared. 0: everything else is absent. */
  readonly n: number;
  readonly wape?: number;
  readonly bias?: number;
  readonly mase?: number;
  readonly pinball?: number;
  readonly coverage50?: number;
  readonly coverage90?: number;
}

/** What a score needs of a forecast: ends of bands in the order 5, 25, 50, 75, 95 %. */
export interface Scored {
  readonly mean: number;
  readonly quantiles: readonly [number, number, number, number, number];
}

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export function noSums(): ScoreSums {
  return { n: 0, actual: 0, absoluteError: 0, error: 0, pinball: 0, inside50: 0, inside90: 0 };
}

/** Counts one comparison in. */
export function addScore(sums: ScoreSums, { mean, quantiles }: Scored, actual: number): void {
  sums.n += 1;
  sums.actual += actual;
  sums.error += mean - actual;
  sums.absoluteError += Math.abs(mean - actual);
  let loss = 0;
  for (const [k, level] of LEVELS.entries()) {
    const short = actual - quantiles[k]!;
    loss += short >= 0 ? level * short : (level - 1) * short;
  }
  sums.pinball += loss / LEVELS.length;
  if (actual >= quantiles[1] && actual <= quantiles[3]) sums.inside50 += 1;
  if (actual >= quantiles[0] && actual <= quantiles[4]) sums.inside90 += 1;
}

export function addSums(to: ScoreSums, from: ScoreSums): void {
  for (const key of Object.keys(to) as (keyof ScoreSums)[]) to[key] += from[key];
}

/** Ratios of the sums; `naiveError`: mean absolute error of last week's counts, for MASE. Absent where nothing divides. */
export function scoresOf(sums: ScoreSums, naiveError?: number): Scores {
  const { n, actual } = sums;
  if (n === 0) return { n };
  return {
    n,
    ...(actual > 0 ? { wape: sums.absoluteError / actual, bias: sums.error / actual } : {}),
    ...(naiveError !== undefined && naiveError > 0 ? { mase: sums.absoluteError / n / naiveError } : {}),
    pinball: sums.pinball / n,
    coverage50: sums.inside50 / n,
    coverage90: sums.inside90 / n,
  };
}
