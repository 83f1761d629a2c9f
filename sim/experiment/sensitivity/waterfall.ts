import { type Difference, difference, type Verdict, verdictOf } from "../difference.ts";
import { CONFIDENCE, type Estimate, estimate } from "../estimate.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES } from "../figures.ts";
import {
  type Build,
  FIRST_RUNS,
  type FigureAsked,
  type ManyRuns,
  MOST_STEPS,
  type RefusedPoint,
  smallBelow,
} from "./asked.ts";
import { looksUpTo, type PointOptions, PointRuns } from "./pointRuns.ts";
import { checkRuns } from "./points.ts";

/** Changes taken one by one, each on top of those before. */
export interface WaterfallSpec extends FigureAsked {
  /** The scenario before the first step, then after each: 2 to `MOST_STEPS`. */
  readonly steps: readonly Build[];
  /** Any text. */
  readonly seed: string;
  /** Of each step, 1 to `MOST_RUNS_OF_POINT`. */
  readonly replications: number;
  /** Of every interval, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

export interface WaterfallStep {
  /** The figure after the step; absent before its first runs. */
  readonly value?: Estimate;
  /** To the step before, by the same luck; absent for the beginning. */
  readonly gain?: Difference;
  readonly verdict?: Verdict;
}

export interface WaterfallResult extends ManyRuns {
  /** The beginning first. */
  readonly steps: readonly WaterfallStep[];
  /** End less beginning; its value is the sum of the gains. Absent until both were run. */
  readonly whole?: Difference;
  readonly wholeVerdict?: Verdict;
  readonly replications: number;
  readonly refused: readonly RefusedPoint[];
}

export interface WaterfallOptions extends PointOptions {
  readonly onProgress?: (result: WaterfallResult) => void;
}

/**
 * What each step gives, and all together, each gain a paired difference to the step before. The gain of a step depends on
 * the order they are taken in. Throws `RangeError` for a spec out of range; never rejects otherwise.
 */
export async function waterfall(spec: WaterfallSpec, options: WaterfallOptions): Promise<WaterfallResult> {
  const { steps, replications, confidence = CONFIDENCE } = spec;
  if (!(steps.length >= 2 && steps.length <= MOST_STEPS)) {
    throw new RangeError(`steps: expected 2 to ${MOST_STEPS}, got ${steps.length}`);
  }
  checkRuns(replications, confidence);
  const runs = new PointRuns(spec.seed, [spec], options);
  const points = steps.map((build) => runs.add(build));
  for (const upTo of looksUpTo(replications, FIRST_RUNS)) {
    if (runs.goesOn) await runs.extend(points, upTo, () => options.onProgress?.(resultOf(spec, runs)));
  }
  return resultOf(spec, runs);
}

function resultOf(spec: WaterfallSpec, runs: PointRuns): WaterfallResult {
  const { confidence = CONFIDENCE } = spec;
  const last = spec.steps.length - 1;
  const whole = gainOf(spec, runs, 0, last);
  return {
    ...runs.ending(confidence),
    steps: spec.steps.map((_, step): WaterfallStep => {
      const own = runs.series(step);
      const gain = step === 0 ? undefined : gainOf(spec, runs, step - 1, step);
      return { ...(own === undefined ? {} : { value: estimate(own, confidence) }), ...gain };
    }),
    ...(whole === undefined ? {} : { whole: whole.gain, wholeVerdict: whole.verdict }),
    replications: runs.replications(0),
    refused: runs.refused,
  };
}

function gainOf(
  { figure, confidence = CONFIDENCE }: WaterfallSpec,
  runs: PointRuns,
  from: number,
  to: number,
): { readonly gain: Difference; readonly verdict: Verdict } | undefined {
  const upTo = Math.min(runs.replications(from), runs.replications(to));
  const [before, after] = [runs.series(from, 0, upTo), runs.series(to, 0, upTo)];
  if (upTo === 0 || before === undefined || after === undefined) return undefined;
  const gain = difference(before, after, confidence);
  const { better }: FigureDefinition = FIGURES[figure];
  return { gain, verdict: verdictOf(gain, better, smallBelow(figure, estimate(before, confidence).value)) };
}
