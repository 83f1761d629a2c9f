import { type ControlledLevels, controlledLevels } from "./controls.ts";
import { type Difference, difference, type Verdict, verdictOf } from "./difference.ts";
import type { Estimate } from "./estimate.ts";
import type { ExperimentFailure, ExperimentResult } from "./experiment.ts";
import type { FigureDefinition, FigureUnit } from "./figure.ts";
import { FIGURE_IDS, FIGURES, type FigureId, INTERVAL_FIGURES } from "./figures.ts";
import type { Outcome } from "./outcome.ts";
import { scopeKey } from "./scopes.ts";
import { type ServiceLevelTrap, serviceLevelTraps } from "./serviceLevelTrap.ts";
import { type Spread, shareReaching, spread } from "./spread.ts";
import { FEWEST_INTERVALS, type SteadyEstimate, steadyEstimate } from "./steady.ts";
import type { GoalState } from "./stopping.ts";
import type { WaitQuantile } from "./waits.ts";

/** One figure of one scenario. Figures of which nobody was counted are left out. */
export interface FigureReport {
  readonly figure: FigureId;
  /** See `scopeKey`. */
  readonly scope: string;
  readonly unit: FigureUnit;
  /** How precisely it is known. */
  readonly precision: Estimate;
  /** What one run may bring. */
  readonly spread: Spread;
}

export interface IntervalReport {
  /** Counted from the first that counts, 0. */
  readonly interval: number;
  readonly figure: FigureId;
  readonly scope: string;
  readonly unit: FigureUnit;
  readonly precision: Estimate;
}

/** A figure in the long run, from one long replication. */
export interface SteadyReport {
  readonly figure: FigureId;
  readonly scope: string;
  readonly unit: FigureUnit;
  readonly steady: SteadyEstimate;
}

/** How a queue keeps its promise. */
export interface QueueReport {
  readonly queueId: string;
  /** Waits of the answered that half, 90 % and 95 % did not exceed. */
  readonly waits: readonly WaitQuantile[];
  /** Share of runs that kept the target; absent: it has none, or nobody was counted. */
  readonly runsKept?: number;
  /** Absent where no control is known. */
  readonly controlled?: ControlledLevels;
}

export interface ScenarioReport {
  readonly label: string;
  readonly fingerprint: string;
  readonly figures: readonly FigureReport[];
  readonly queues: readonly QueueReport[];
  readonly intervals: readonly IntervalReport[];
  /** Of a single replication of at least `FEWEST_INTERVALS` intervals; else empty. */
  readonly steady: readonly SteadyReport[];
}

/** How a scenario differs from the base in one figure, in the figure's own unit. */
export interface DifferenceReport {
  readonly label: string;
  readonly figure: FigureId;
  readonly scope: string;
  readonly unit: FigureUnit;
  readonly precision: Difference;
  readonly verdict: Verdict;
}

/** An experiment as plain data: everything a page, a file or a terminal shows of it. */
export interface ExperimentReport {
  readonly seed: string;
  readonly end: ExperimentResult["end"];
  readonly replications: number;
  readonly most: number;
  readonly contacts: number;
  readonly confidence: number;
  readonly fingerprint: string;
  readonly goals: readonly GoalState[];
  readonly failure?: ExperimentFailure;
  /** The base first. */
  readonly scenarios: readonly ScenarioReport[];
  readonly differences: readonly DifferenceReport[];
  /** Between any two of the scenarios, numbered as in `scenarios`. */
  readonly traps: readonly ServiceLevelTrap[];
}

const WAIT_SHARES = [0.5, 0.9, 0.95];

/** The report of a result; `labels` names the scenarios as they were asked for. */
export function reportOf(result: ExperimentResult, labels: readonly string[]): ExperimentReport {
  const { outcomes, confidence, seed, end, replications, most, contacts, fingerprint, goals, failure } = result;
  const [base] = outcomes;
  return {
    ...{ seed, end, replications, most, contacts, confidence, fingerprint, goals },
    ...(failure === undefined ? {} : { failure }),
    scenarios: outcomes.map((outcome, s) => ({
      label: labels[s]!,
      fingerprint: outcome.fingerprint,
      figures: figuresOf(outcome, confidence),
      queues: outcome.scenario.queues.map((_, k) => queueOf(outcome, k, confidence)),
      intervals: intervalsOf(outcome, confidence),
      steady: steadyOf(outcome, confidence),
    })),
    differences: outcomes.slice(1).flatMap((outcome, s) => differencesOf(base!, outcome, labels[s + 1]!, confidence)),
    traps: serviceLevelTraps(outcomes, confidence),
  };
}

function figuresOf(outcome: Outcome, confidence: number): FigureReport[] {
  return outcome.rows.scopes.flatMap((scope) =>
    FIGURE_IDS.flatMap((figure) => {
      const series = outcome.series(figure, scope);
      const precision = outcome.estimate(figure, scope, undefined, confidence);
      if (series === undefined || precision?.value === undefined) return [];
      return [{ figure, scope: scopeKey(scope), unit: FIGURES[figure].unit, precision, spread: spread(series) }];
    }),
  );
}

function intervalsOf(outcome: Outcome, confidence: number): IntervalReport[] {
  if (!outcome.rows.byInterval) return [];
  const { intervals } = outcome.rows.layout;
  return Array.from({ length: intervals }, (_, interval) =>
    outcome.rows.scopes.flatMap((scope) =>
      INTERVAL_FIGURES.flatMap((figure) => {
        const precision = outcome.estimate(figure, scope, interval, confidence);
        if (precision?.value === undefined) return [];
        return [{ interval, figure, scope: scopeKey(scope), unit: FIGURES[figure].unit, precision }];
      }),
    ),
  ).flat();
}

function steadyOf(outcome: Outcome, confidence: number): SteadyReport[] {
  const { byInterval, layout, scopes } = outcome.rows;
  if (outcome.replications !== 1 || !byInterval || layout.intervals < FEWEST_INTERVALS) return [];
  return scopes.flatMap((scope) =>
    INTERVAL_FIGURES.flatMap((figure) => {
      const cells = Array.from({ length: layout.intervals }, (_, i) => outcome.series(figure, scope, i));
      if (cells[0] === undefined) return [];
      const over = Float64Array.from(cells, (cell) => cell!.over[0]!);
      const under = Float64Array.from(cells, (cell) => cell!.under[0]!);
      const steady = steadyEstimate({ over, under }, confidence);
      if (steady.estimate.value === undefined) return [];
      return [{ figure, scope: scopeKey(scope), unit: FIGURES[figure].unit, steady }];
    }),
  );
}

function queueOf(outcome: Outcome, k: number, confidence: number): QueueReport {
  const { id, target } = outcome.scenario.queues[k]!;
  const level = outcome.series("serviceLevel", { kind: "queue", queueId: id });
  const runsKept = level && target && shareReaching(level, target.share);
  const controlled = controlledLevels(outcome, k, confidence);
  return {
    queueId: id,
    waits: WAIT_SHARES.map((share) => outcome.waitQuantile([k], share, confidence)),
    ...(runsKept === undefined ? {} : { runsKept }),
    ...(controlled === undefined ? {} : { controlled }),
  };
}

function differencesOf(base: Outcome, other: Outcome, label: string, confidence: number): DifferenceReport[] {
  return base.rows.scopes.flatMap((scope) =>
    FIGURE_IDS.flatMap((figure) => {
      const [from, to] = [base.series(figure, scope), other.series(figure, scope)];
      if (from === undefined || to === undefined) return [];
      const precision = difference(from, to, confidence);
      if (precision.value === undefined) return [];
      const { unit, better, smallBelow }: FigureDefinition = FIGURES[figure];
      // A number of things is small against how many there are.
      const small = unit === "per-run" ? smallBelow * Math.abs(base.estimate(figure, scope)?.value ?? 0) : smallBelow;
      return [{ label, figure, scope: scopeKey(scope), unit, precision, verdict: verdictOf(precision, better, small) }];
    }),
  );
}
