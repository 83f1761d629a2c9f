import { type Difference, difference, type Verdict, verdictOf } from "../difference.ts";
import { CONFIDENCE, type Estimate, estimate } from "../estimate.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES } from "../figures.ts";
import type { Outcome } from "../outcome.ts";
import {
  type Build,
  FIRST_RUNS,
  type FigureAsked,
  type ManyRuns,
  MOST_RUNS_OF_POINT,
  type RefusedPoint,
  smallBelow,
} from "./asked.ts";
import { looksUpTo, type PointOptions, PointRuns } from "./pointRuns.ts";

/** What is asked of many scenarios: a sweep, the variants of a file. */
export interface PointsSpec {
  readonly points: readonly Build[];
  /** At least one. */
  readonly figures: readonly FigureAsked[];
  /** Any text. */
  readonly seed: string;
  /** Replications of each point, 1 to `MOST_RUNS_OF_POINT`. */
  readonly replications: number;
  /** Number of the point the others are compared with; absent: the first. */
  readonly reference?: number;
  /** Of every interval, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
  /** Points to be set against each other besides, by number. Absent: none. */
  readonly pairs?: readonly PairAsked[];
}

/** `to` less `from`, in one of the figures asked, by number. */
export interface PairAsked {
  readonly figure: number;
  readonly from: number;
  readonly to: number;
}

/** One figure of one point. */
export interface PointFigure {
  readonly precision: Estimate;
  /** To the reference, by the same luck. */
  readonly difference: Difference;
  readonly verdict: Verdict;
}

export interface PointResult {
  readonly point: number;
  readonly replications: number;
  /** In order of the figures asked; `undefined` where the figure cannot be of that scope, or nothing was run yet. */
  readonly figures: readonly (PointFigure | undefined)[];
}

export interface PointsResult extends ManyRuns {
  readonly points: readonly PointResult[];
  /** In order of the pairs asked; `undefined` where one of the two was not run yet, or the figure is not kept. */
  readonly pairs: readonly (PointFigure["difference"] | undefined)[];
  readonly refused: readonly RefusedPoint[];
}

export interface PointsOptions extends PointOptions {
  readonly onProgress?: (result: PointsResult) => void;
  /** Told of each point's outcome where every point is run at once; see `once`. */
  readonly onOutcome?: (point: number, outcome: Outcome) => void;
  /** Runs each point in one go instead of in rounds that double. */
  readonly once?: boolean;
}

/**
 * Runs scenarios with the same seeds and compares each with one of them. First few replications of every point, then twice
 * as many, until each has all of them, so that the whole picture is there soon and gets sharper. Throws `RangeError` for a
 * spec out of range; never rejects otherwise.
 */
export async function runPoints(spec: PointsSpec, options: PointsOptions): Promise<PointsResult> {
  checkPoints(spec);
  const { onProgress, onOutcome, once = false } = options;
  const runs = new PointRuns(spec.seed, spec.figures, options);
  const numbers = spec.points.map((build) => runs.add(build));
  const { reference = 0, replications } = spec;
  // The reference first: nothing can be compared before it.
  const order = [reference, ...numbers.filter((number) => number !== reference)];
  for (const upTo of once ? [replications] : looksUpTo(replications, FIRST_RUNS)) {
    if (!runs.goesOn) break;
    await runs.extend(order, upTo, (outcomes) => {
      for (const [number, outcome] of outcomes) onOutcome?.(number, outcome);
      onProgress?.(resultOf(spec, runs));
    });
  }
  return resultOf(spec, runs);
}

function resultOf(spec: PointsSpec, runs: PointRuns): PointsResult {
  const { confidence = CONFIDENCE, reference = 0 } = spec;
  return {
    ...runs.ending(confidence),
    points: spec.points.map((_, point) => ({
      point,
      replications: runs.replications(point),
      figures: spec.figures.map(({ figure }, f): PointFigure | undefined => {
        const upTo = Math.min(runs.replications(point), runs.replications(reference));
        const own = runs.series(point, f);
        const [base, other] = [runs.series(reference, f, upTo), runs.series(point, f, upTo)];
        if (own === undefined || base === undefined || other === undefined || upTo === 0) return undefined;
        const { better }: FigureDefinition = FIGURES[figure];
        const paired = difference(base, other, confidence);
        const small = smallBelow(figure, estimate(base, confidence).value);
        return {
          precision: estimate(own, confidence),
          difference: paired,
          verdict: verdictOf(paired, better, small),
        };
      }),
    })),
    pairs: (spec.pairs ?? []).map(({ figure, from, to }) => {
      const upTo = Math.min(runs.replications(from), runs.replications(to));
      const [base, other] = [runs.series(from, figure, upTo), runs.series(to, figure, upTo)];
      return base === undefined || other === undefined || upTo === 0 ? undefined : difference(base, other, confidence);
    }),
    refused: runs.refused,
  };
}

function checkPoints({ points, figures, replications, reference = 0, confidence = CONFIDENCE }: PointsSpec): void {
  if (points.length === 0) throw new RangeError("points: expected at least one, got none");
  if (figures.length === 0) throw new RangeError("figures: expected at least one, got none");
  if (!(Number.isInteger(reference) && reference >= 0 && reference < points.length)) {
    throw new RangeError(`reference: expected a point, 0 to ${points.length - 1}, got ${reference}`);
  }
  checkRuns(replications, confidence);
}

/** Throws `RangeError` unless replications and confidence are in range. */
export function checkRuns(replications: number, confidence: number): void {
  if (!(Number.isInteger(replications) && replications >= 1 && replications <= MOST_RUNS_OF_POINT)) {
    throw new RangeError(`replications: expected a whole number in [1, ${MOST_RUNS_OF_POINT}], got ${replications}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
}
