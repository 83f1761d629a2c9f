import type { DifferenceMeasure, StageName } from "../types/description.ts";
import type { DifferencePoint, DifferenceSeries } from "../types/overview.ts";
import type { LessonQuestion } from "./lesson.ts";

/**
 * What somebody says before it is shown. `low` and `high`: they would be surprised one time in ten below, one in ten
 * above. Amounts as the question has them.
 */
export type Bet =
  | { readonly kind: "which"; readonly better: StageName; readonly low: number; readonly high: number }
  | { readonly kind: "amount"; readonly low: number; readonly high: number }
  | { readonly kind: "curve"; readonly values: readonly number[] };

/** What came. */
export type Came =
  | { readonly kind: "which"; readonly better: StageName | "neither"; readonly value: number }
  | { readonly kind: "amount"; readonly value: number }
  | { readonly kind: "curve"; readonly values: readonly number[] };

/** How good a bet was. */
export interface Scored {
  /** Mean pinball loss of what was said, in the question's amounts, ≥ 0; smaller is better. */
  readonly loss: number;
  /** Whether what came lies between `low` and `high`, ends included; of a curve: on at least half of its instants within a fifth. */
  readonly inside: boolean;
  /** Whether the better stage was named; absent: that was not asked, or neither is better. */
  readonly right?: boolean;
}

/** A curve's value counts as met within this share of what came, and one person at least. */
const NEAR = 0.2;
/** Amounts of a bet; beyond is no amount of a theatre run. */
export const MOST_AMOUNT = 100_000;

/** More of it is better for customers: the share in time, those answered. */
const MORE_IS_BETTER: Readonly<Record<DifferenceMeasure, boolean>> = {
  "answered-in-time": true,
  answered: true,
  left: false,
  waiting: false,
};

/** Shares are read in percent. */
export function amountOf(measure: DifferenceMeasure, value: number): number {
  return measure === "answered-in-time" ? value * 100 : value;
}

/** What the run says to a question; undefined: nobody was counted there, or the run has no such stage. */
export function cameOf(question: LessonQuestion, series: DifferenceSeries, opensAt: number): Came | undefined {
  const { measure } = question;
  const at = (ms: number): DifferencePoint | undefined => pointAt(series, opensAt + ms);
  if (question.kind === "which") {
    const { difference } = at(question.atMs) ?? {};
    if (difference === undefined) return undefined;
    const value = amountOf(measure, difference);
    const better = value === 0 ? "neither" : value > 0 === MORE_IS_BETTER[measure] ? "a" : "b";
    return { kind: "which", better, value };
  }
  if (question.kind === "amount") {
    const value = at(question.atMs)?.[question.stage];
    return value === undefined ? undefined : { kind: "amount", value: amountOf(measure, value) };
  }
  const values = curveInstants(question).map((ms) => at(ms)?.[question.stage]);
  if (!values.every((value) => value !== undefined)) return undefined;
  return { kind: "curve", values: values.map((value) => amountOf(measure, value)) };
}

/** The instants of a drawn curve, ms after the run opens. */
export function curveInstants(question: Extract<LessonQuestion, { kind: "curve" }>): readonly number[] {
  const { fromMs, toMs, points } = question;
  return Array.from({ length: points }, (_, i) => fromMs + ((toMs - fromMs) * i) / (points - 1));
}

/**
 * The score of a bet: pinball loss (Koenker & Bassett 1978) at 0.1 and 0.9, averaged; of a curve at 0.5, over its
 * instants. It is smallest, in the long run, for whoever says what they believe (Gneiting & Raftery 2007). Throws
 * `RangeError` for a bet of another kind or length.
 */
export function scored(bet: Bet, came: Came): Scored {
  if (bet.kind === "curve" && came.kind === "curve") {
    if (bet.values.length !== came.values.length)
      throw new RangeError(`bet.values: expected ${came.values.length}, got ${bet.values.length}`);
    const losses = bet.values.map((value, i) => pinball(0.5, value, came.values[i]!));
    const met = bet.values.filter((value, i) => {
      const real = came.values[i]!;
      return Math.abs(value - real) <= Math.max(1, NEAR * Math.abs(real));
    });
    return { loss: mean(losses), inside: met.length * 2 >= bet.values.length };
  }
  if (bet.kind === "curve" || came.kind === "curve" || bet.kind !== came.kind)
    throw new RangeError(`bet: expected ${came.kind}, got ${bet.kind}`);
  const { low, high } = bet;
  const { value } = came;
  const scoredSo = {
    loss: mean([pinball(0.1, low, value), pinball(0.9, high, value)]),
    inside: low <= value && value <= high,
  };
  if (bet.kind !== "which" || came.kind !== "which" || came.better === "neither") return scoredSo;
  return { ...scoredSo, right: bet.better === came.better };
}

/** What a loss is made of, in the question's amounts, each ≥ 0. */
export type LossParts =
  /** Of an interval: a twentieth of its `width` and half of the way from it to what came (`miss`, 0 inside). */
  | { readonly kind: "interval"; readonly width: number; readonly miss: number }
  /** Of a curve: half of how far it was off on average. */
  | { readonly kind: "curve"; readonly off: number };

/**
 * The same loss said in words: ½ · (pinball at 0.1 of `low` + pinball at 0.9 of `high`) = width / 20 + miss / 2, and the
 * pinball at 0.5 is half of the distance. Throws `RangeError` for a bet of another kind or length.
 */
export function lossParts(bet: Bet, came: Came): LossParts {
  if (bet.kind === "curve" || came.kind === "curve") return { kind: "curve", off: 2 * scored(bet, came).loss };
  const { low, high } = bet;
  const { value } = came;
  return { kind: "interval", width: high - low, miss: Math.max(0, low - value, value - high) };
}

/** Pinball loss of saying `said` for the `level` quantile when `value` comes. */
export function pinball(level: number, said: number, value: number): number {
  return value >= said ? level * (value - said) : (1 - level) * (said - value);
}

/** The last point at or before an instant. */
function pointAt({ points, everyMs }: DifferenceSeries, at: number): DifferencePoint | undefined {
  const first = points[0];
  if (first === undefined) return undefined;
  return points[Math.min(points.length - 1, Math.floor((at - first.at) / everyMs))];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
