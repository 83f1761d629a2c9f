import { AS_IT_IS, bandOf, type Stretch } from "./bands.ts";
import { calibrationOf, type Outcome } from "./calibrate.ts";
import { dayOf } from "./forecast.ts";
import type { DayLaw, MethodId } from "./model.ts";
import { addScore, addSums, noSums, type Scored, type ScoreSums, type Scores, scoresOf } from "./scores.ts";
import { updateDay } from "./updateDay.ts";

/** How one method would have done. Scores are of intervals unless they say otherwise. */
export interface MethodScores {
  readonly method: MethodId;
  /** Every step together: what methods are chosen by. */
  readonly all: Scores;
  /** One entry a step, 1 first; bands calibrated on outcomes known when the forecast was made. */
  readonly steps: readonly { readonly step: number; readonly interval: Scores; readonly total: Scores }[];
  /** Bands as the model has them, every step together. */
  readonly uncalibrated: Scores;
  /** The rest of a day after its first counts, and the two hours after them: as forecast the day before, and updated. */
  readonly intraday?: {
    readonly knownIntervals: number;
    readonly restBefore: Scores;
    readonly restUpdated: Scores;
    readonly nextBefore: Scores;
    readonly nextUpdated: Scores;
  };
}

/** Intervals after the known ones that are looked at apart: two hours of half hours. */
const NEXT_INTERVALS = 4;

/** Scores of one method from its outcomes, oldest origin first, and its laws of the next day. */
export function scoreMethod(
  method: MethodId,
  outcomes: readonly Outcome[],
  nextDays: readonly DayLaw[],
  counts: ReadonlyMap<string, Float64Array>,
  knownIntervals: number,
  naiveError: number,
): MethodScores {
  const bySteps = new Map<number, { interval: ScoreSums; total: ScoreSums }>();
  const uncalibrated = noSums();
  const all = noSums();
  let calibration = calibrationOf(method, []);
  let origin = "";
  for (const outcome of outcomes) {
    if (outcome.madeAfter !== origin) {
      origin = outcome.madeAfter;
      // Only what was known by then: a band must not be judged by what it was stretched with.
      calibration = calibrationOf(
        method,
        outcomes.filter(({ date }) => date < origin),
      );
    }
    const stretch = calibration.steps.find(({ upToStep }) => outcome.step <= upToStep)!;
    const step = bySteps.get(outcome.step) ?? { interval: noSums(), total: noSums() };
    bySteps.set(outcome.step, step);
    for (const [i, actual] of outcome.actual.entries()) {
      if (Number.isNaN(actual)) continue;
      const [mean, variance] = [outcome.mean[i]!, outcome.variance[i]!];
      addScore(step.interval, scored(mean, variance, stretch.interval), actual);
      addScore(uncalibrated, scored(mean, variance, AS_IT_IS), actual);
    }
    if (Number.isNaN(outcome.totalActual)) continue;
    addScore(step.total, scored(outcome.totalMean, outcome.totalVariance, stretch.total), outcome.totalActual);
  }
  for (const { interval } of bySteps.values()) addSums(all, interval);
  const intraday = intradayScores(nextDays, counts, knownIntervals);
  return {
    method,
    all: scoresOf(all, naiveError),
    steps: [...bySteps]
      .sort(([a], [b]) => a - b)
      .map(([step, { interval, total }]) => ({
        step,
        interval: scoresOf(interval, naiveError),
        total: scoresOf(total),
      })),
    uncalibrated: scoresOf(uncalibrated, naiveError),
    ...(intraday === undefined ? {} : { intraday }),
  };
}

function intradayScores(nextDays: readonly DayLaw[], counts: ReadonlyMap<string, Float64Array>, known: number) {
  if (nextDays.length === 0) return undefined;
  const sums = { restBefore: noSums(), restUpdated: noSums(), nextBefore: noSums(), nextUpdated: noSums() };
  for (const law of nextDays) {
    const actual = counts.get(law.date)!;
    const before = dayOf(law);
    const after = updateDay(
      before,
      actual.map((count, i) => (i < known ? count : Number.NaN)),
    );
    for (const [i, count] of actual.entries()) {
      if (i < known || Number.isNaN(count)) continue;
      for (const [day, rest, next] of [
        [before, sums.restBefore, sums.nextBefore],
        [after, sums.restUpdated, sums.nextUpdated],
      ] as const) {
        const { mean, low90, low50, median, high50, high90 } = day.counts;
        const score: Scored = {
          mean: mean[i]!,
          quantiles: [low90[i]!, low50[i]!, median[i]!, high50[i]!, high90[i]!],
        };
        addScore(rest, score, count);
        if (i < known + NEXT_INTERVALS) addScore(next, score, count);
      }
    }
  }
  return {
    knownIntervals: known,
    restBefore: scoresOf(sums.restBefore),
    restUpdated: scoresOf(sums.restUpdated),
    nextBefore: scoresOf(sums.nextBefore),
    nextUpdated: scoresOf(sums.nextUpdated),
  };
}

function scored(mean: number, variance: number, stretch: Stretch): Scored {
  const { low90, low50, median, high50, high90 } = bandOf(mean, variance, stretch);
  return { mean, quantiles: [low90, low50, median, high50, high90] };
}
