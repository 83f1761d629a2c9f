import { difference } from "./difference.ts";
import { estimate } from "./estimate.ts";
import type { FigureId } from "./figures.ts";
import type { Outcome } from "./outcome.ts";
import type { Scope } from "./scopes.ts";

/** Fewer replications than this say too little about their own variance to stop on it. */
export const FEWEST_REPLICATIONS = 20;
export const MOST_REPLICATIONS = 10_000;

/** How precisely a figure is to be known before an experiment ends. */
export interface PrecisionGoal {
  readonly figure: FigureId;
  readonly scope: Scope;
  /** `value`: of every scenario; `difference`: of every scenario to the base. */
  readonly of: "value" | "difference";
  /** Greatest half-width, in the figure's own unit, > 0; with `relative`, as a share of the size of the value. */
  readonly halfWidth: number;
  readonly relative?: boolean;
}

/** How far a goal is: the widest half-width of the scenarios it is about. */
export interface GoalState {
  readonly goal: PrecisionGoal;
  /** `undefined`: not known yet, or nobody was counted. */
  readonly halfWidth: number | undefined;
  readonly wanted: number | undefined;
  readonly reached: boolean;
  /** Replications that will do, should the variance stay as it is: n (h ÷ wanted)². `undefined` with `halfWidth`. */
  readonly replicationsNeeded: number | undefined;
}

/**
 * Where a goal stands. Reached once the half-width at `confidence` is at most the wanted one; asked after every
 * replication from `FEWEST_REPLICATIONS` on, this is the sequential rule of Chow & Robbins (1965), whose coverage tends
 * to the confidence as the half-width falls.
 */
export function goalState(goal: PrecisionGoal, outcomes: readonly Outcome[], confidence: number): GoalState {
  let worst: GoalState | undefined;
  for (const [value, halfWidth] of widths(goal, outcomes, confidence)) {
    const wanted = goal.relative === true ? value && Math.abs(value) * goal.halfWidth : goal.halfWidth;
    if (halfWidth === undefined || wanted === undefined) {
      return { goal, halfWidth: undefined, wanted, reached: false, replicationsNeeded: undefined };
    }
    const n = outcomes[0]!.replications;
    const replicationsNeeded = halfWidth <= wanted ? n : Math.ceil(n * (halfWidth / wanted) ** 2);
    if (worst !== undefined && replicationsNeeded <= worst.replicationsNeeded!) continue;
    worst = { goal, halfWidth, wanted, reached: halfWidth <= wanted, replicationsNeeded };
  }
  return worst ?? { goal, halfWidth: undefined, wanted: undefined, reached: false, replicationsNeeded: undefined };
}

/** Value and half-width of each scenario, or difference, the goal is about. */
function widths(
  { figure, scope, of }: PrecisionGoal,
  outcomes: readonly Outcome[],
  confidence: number,
): (readonly [number | undefined, number | undefined])[] {
  const series = outcomes.map((outcome) => outcome.series(figure, scope));
  const [base] = series;
  const about = of === "value" ? series : series.slice(1);
  return about.map((other) => {
    if (other === undefined || base === undefined) return [undefined, undefined];
    const { value, halfWidth } = of === "value" ? estimate(other, confidence) : difference(base, other, confidence);
    return [value, halfWidth];
  });
}
