import type { Scenario } from "../../scenario/scenario.ts";
import type { Estimate } from "../estimate.ts";
import type { CancelSignal } from "../experiment.ts";
import { MOST_SCENARIOS } from "../experiment.ts";
import type { Outcome } from "../outcome.ts";
import { ratioOf } from "../series.ts";
import type { RunExperiment } from "../tuning/tuning.ts";
import type { KeptTarget, StaffTarget } from "./spec.ts";

/** How a staffing did against the targets. */
export interface Look {
  /**
   * By target and interval (per run: one): how far on the right side, as a share of contacts or of the limit of a wait;
   * below 0 it is missed. Infinity where nobody is counted.
   */
  readonly margins: readonly Float64Array[];
  readonly feasible: boolean;
  readonly outcome: Outcome;
}

/** Why looking ended before everything was looked at. */
export class SearchEnd {
  readonly end: "cancelled" | "failed" | "budget";
  readonly failure: string | undefined;
  constructor(end: SearchEnd["end"], failure?: string) {
    this.end = end;
    this.failure = failure;
  }
}

/** Simulates staffings and holds them against targets, all with the same seeds, as long as there are replications left. */
export class Judge {
  readonly targets: readonly StaffTarget[];
  readonly intervals: number;
  readonly #run: RunExperiment;
  readonly #mostRuns: number;
  readonly #signal: CancelSignal | undefined;
  runs = 0;
  looks = 0;

  constructor(
    targets: readonly StaffTarget[],
    intervals: number,
    run: RunExperiment,
    mostRuns: number,
    signal: CancelSignal | undefined,
  ) {
    this.targets = targets;
    this.intervals = intervals;
    this.#run = run;
    this.#mostRuns = mostRuns;
    this.#signal = signal;
  }

  /** Looks at scenarios with so many replications of one seed. Throws `SearchEnd`. */
  async look(
    scenarios: readonly Scenario[],
    seed: string,
    replications: number,
    targets = this.targets,
  ): Promise<Look[]> {
    const looks: Look[] = [];
    for (let first = 0; first < scenarios.length; first += MOST_SCENARIOS) {
      const some = scenarios.slice(first, first + MOST_SCENARIOS);
      if (this.#signal?.aborted === true) throw new SearchEnd("cancelled");
      if (this.runs + replications * some.length > this.#mostRuns) throw new SearchEnd("budget");
      const result = await this.#run(
        { scenarios: some, seed, plan: { kind: "replications", replications } },
        this.#signal,
      );
      if (!("end" in result)) throw new SearchEnd("failed", result.detail);
      if (result.end === "cancelled") throw new SearchEnd("cancelled");
      if (result.end === "failed") throw new SearchEnd("failed", result.failure?.detail);
      this.runs += replications * some.length;
      this.looks += some.length;
      for (const outcome of result.outcomes) {
        const margins = targets.map((target) => this.#margins(outcome, target));
        looks.push({ margins, outcome, feasible: margins.every((of) => of.every((margin) => margin >= 0)) });
      }
    }
    return looks;
  }

  #margins(outcome: Outcome, target: StaffTarget): Float64Array {
    const { figure, scope, per } = target;
    if (per === "run") return Float64Array.of(marginOf(valueOfRun(outcome, target), target));
    return Float64Array.from({ length: this.intervals }, (_, interval) => {
      const series = outcome.series(figure, scope, interval);
      return marginOf(series && ratioOf(series), target);
    });
  }

  /** How a staffing that was looked at keeps each target, in its worst interval. */
  kept(outcome: Outcome, confidence: number | undefined): KeptTarget[] {
    return this.targets.map((target) => {
      const at = target.per === "run" ? [undefined] : Array.from({ length: this.intervals }, (_, i) => i);
      const all = at.flatMap((interval) => {
        const estimate = outcome.estimate(target.figure, target.scope, interval, confidence);
        return estimate === undefined ? [] : [{ interval, estimate }];
      });
      const worst = all.reduce((a, b) => {
        return marginOf(b.estimate.value, target) < marginOf(a.estimate.value, target) ? b : a;
      });
      return {
        target,
        estimate: worst.estimate,
        kept: keptBy(worst.estimate, target),
        ...(worst.interval === undefined ? {} : { interval: worst.interval }),
      };
    });
  }

  /** Whether a staffing that was looked at misses some target beyond chance. */
  surelyMissed(outcome: Outcome, confidence: number | undefined, targets = this.targets): boolean {
    return targets.some((target) => {
      if (target.per === "interval") return this.surelyMissedIn(outcome, confidence, [target], 0, this.intervals);
      return missedBeyond(outcome.estimate(target.figure, target.scope, undefined, confidence), target);
    });
  }

  /** The same of targets by interval, in intervals `from` to `to`, excluded. */
  surelyMissedIn(
    outcome: Outcome,
    confidence: number | undefined,
    targets: readonly StaffTarget[],
    from: number,
    to: number,
  ): boolean {
    return targets.some(({ figure, scope, ...rest }) => {
      for (let interval = from; interval < to; interval++) {
        if (missedBeyond(outcome.estimate(figure, scope, interval, confidence), { figure, scope, ...rest }))
          return true;
      }
      return false;
    });
  }
}

function valueOfRun(outcome: Outcome, { figure, scope }: StaffTarget): number | undefined {
  const series = outcome.series(figure, scope);
  return series && ratioOf(series);
}

/** How far a value is on the right side of its limit; Infinity where there is none. */
export function marginOf(value: number | undefined, { figure, limit }: StaffTarget): number {
  if (value === undefined) return Number.POSITIVE_INFINITY;
  if (figure === "serviceLevel") return value - limit;
  return figure === "averageSpeedOfAnswerMs" || figure === "averageWaitMs" ? (limit - value) / limit : limit - value;
}

function keptBy(estimate: Estimate, target: StaffTarget): KeptTarget["kept"] {
  if (marginOf(estimate.value, target) < 0) return "missed";
  if (estimate.value === undefined) return "surely";
  const { halfWidth = Number.POSITIVE_INFINITY } = estimate;
  const worse = target.figure === "serviceLevel" ? estimate.value - halfWidth : estimate.value + halfWidth;
  return marginOf(worse, target) >= 0 ? "surely" : "barely";
}

/** Whether a missed limit is missed by more than the estimate's precision. */
function missedBeyond(estimate: Estimate | undefined, target: StaffTarget): boolean {
  if (estimate?.value === undefined) return false;
  const { value, halfWidth = Number.POSITIVE_INFINITY } = estimate;
  return marginOf(target.figure === "serviceLevel" ? value + halfWidth : value - halfWidth, target) < 0;
}
