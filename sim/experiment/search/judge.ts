import type { Scenario } from "../../scenario/scenario.ts";
import type { Estimate } from "../estimate.ts";
import type { CancelSignal } from "../experiment.ts";
import { MOST_SCENARIOS } from "../experiment.ts";
import type { Scope } from "../scopes.ts";
import { ratioOf, type Series } from "../series.ts";
import type { RunExperiment } from "../tuning/tuning.ts";
import { LookRuns, readingsOf } from "./lookRuns.ts";
import type { KeptTarget, StaffTarget } from "./spec.ts";

/** How a staffing did against the targets. */
export interface Look {
  /**
   * By target and interval (per run: one): how far on the right side, as a share of contacts or of the limit of a wait;
   * below 0 it is missed. Infinity where nobody came, −1 where contacts came and nobody ever was there for them.
   */
  readonly margins: readonly Float64Array[];
  readonly feasible: boolean;
  /** Fewer than were asked for where the first of them settled the question. */
  readonly runs: LookRuns;
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

  /**
   * Looks at scenarios with so many replications of one seed. `settled` is asked after a part of them: a scenario, by its
   * number, that it says yes to is not run further. Throws `SearchEnd`.
   */
  async look(
    scenarios: readonly Scenario[],
    seed: string,
    replications: number,
    settled?: (runs: LookRuns, scenario: number) => boolean,
  ): Promise<Look[]> {
    const every = scenarios.map(() => new LookRuns());
    for (let first = 0; first < scenarios.length; first += MOST_SCENARIOS) {
      let open = scenarios.slice(first, first + MOST_SCENARIOS).map((_, i) => first + i);
      let done = 0;
      for (const upTo of settled === undefined ? [replications] : readingsOf(replications)) {
        await this.#extend(
          open.map((i) => [scenarios[i]!, every[i]!]),
          seed,
          done,
          upTo,
        );
        done = upTo;
        open = open.filter((i) => upTo < replications && !settled!(every[i]!, i));
        if (open.length === 0) break;
      }
    }
    this.looks += scenarios.length;
    return every.map((runs) => {
      const margins = this.targets.map((target) => this.#margins(runs, target));
      return { margins, runs, feasible: margins.every((of) => of.every((margin) => margin >= 0)) };
    });
  }

  /** Runs scenarios from replication `from` up to `upTo`, excluded. */
  async #extend(
    some: readonly (readonly [Scenario, LookRuns])[],
    seed: string,
    from: number,
    upTo: number,
  ): Promise<void> {
    if (this.#signal?.aborted === true) throw new SearchEnd("cancelled");
    const replications = upTo - from;
    if (this.runs + replications * some.length > this.#mostRuns) throw new SearchEnd("budget");
    const scenarios = some.map(([scenario]) => scenario);
    const plan = { kind: "replications", replications, first: from } as const;
    const result = await this.#run({ scenarios, seed, plan }, this.#signal);
    if (!("end" in result)) throw new SearchEnd("failed", result.detail);
    if (result.end === "cancelled") throw new SearchEnd("cancelled");
    if (result.end === "failed") throw new SearchEnd("failed", result.failure?.detail);
    this.runs += replications * some.length;
    for (const [i, outcome] of result.outcomes.entries()) some[i]![1].add(outcome);
  }

  #margins(runs: LookRuns, target: StaffTarget): Float64Array {
    const { figure, scope, per } = target;
    const margin = (interval?: number) => {
      if (neverServed(runs, scope, interval)) return -1;
      const series = runs.series(figure, scope, interval);
      return marginOf(series && ratioOf(series), target);
    };
    return per === "run"
      ? Float64Array.of(margin())
      : Float64Array.from({ length: this.intervals }, (_, i) => margin(i));
  }

  /** How a staffing that was looked at keeps each target, in its worst interval. */
  kept(runs: LookRuns, confidence: number | undefined): KeptTarget[] {
    return this.targets.map((target) => {
      const at = target.per === "run" ? [undefined] : Array.from({ length: this.intervals }, (_, i) => i);
      const all = at.flatMap((interval) => {
        const estimate = runs.estimate(target.figure, target.scope, interval, confidence);
        if (estimate === undefined) return [];
        const isLeft = neverServed(runs, target.scope, interval);
        return [{ interval, estimate, isLeft, margin: isLeft ? -1 : marginOf(estimate.value, target) }];
      });
      const worst = all.reduce((a, b) => (b.margin < a.margin ? b : a));
      return {
        target,
        estimate: worst.estimate,
        kept: worst.isLeft ? "missed" : keptBy(worst.estimate, target),
        ...(worst.interval === undefined ? {} : { interval: worst.interval }),
      };
    });
  }

  /** Whether a staffing that was looked at misses some target beyond chance. */
  surelyMissed(runs: LookRuns, confidence: number | undefined, targets = this.targets): boolean {
    return targets.some((target) => {
      if (target.per === "interval") return this.surelyMissedIn(runs, confidence, [target], 0, this.intervals);
      if (neverServed(runs, target.scope)) return true;
      return missedBeyond(runs.estimate(target.figure, target.scope, undefined, confidence), target);
    });
  }

  /** The same of targets by interval, in intervals `from` to `to`, excluded. */
  surelyMissedIn(
    runs: LookRuns,
    confidence: number | undefined,
    targets: readonly StaffTarget[],
    from: number,
    to: number,
  ): boolean {
    return targets.some(({ figure, scope, ...rest }) => {
      for (let interval = from; interval < to; interval++) {
        if (neverServed(runs, scope, interval)) return true;
        if (missedBeyond(runs.estimate(figure, scope, interval, confidence), { figure, scope, ...rest })) return true;
      }
      return false;
    });
  }
}

/** Runs whose figures can be asked for: those of a look, or an outcome. */
interface CountedRuns {
  series(figure: "offered" | "averageWaitMs", scope: Scope, interval?: number): Series | undefined;
}

/**
 * Whether contacts of queues came and not one of them was answered or gave up, in any run: nobody is counted, and nothing is
 * kept all the same.
 */
export function neverServed(runs: CountedRuns, scope: Scope, interval?: number): boolean {
  if (scope.kind === "group") return false;
  const came = runs.series("offered", scope, interval);
  const ended = runs.series("averageWaitMs", scope, interval);
  return came !== undefined && ended !== undefined && came.over.some((n) => n > 0) && ended.under.every((n) => n === 0);
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
export function missedBeyond(estimate: Estimate | undefined, target: StaffTarget): boolean {
  if (estimate?.value === undefined) return false;
  const { value, halfWidth = Number.POSITIVE_INFINITY } = estimate;
  return marginOf(target.figure === "serviceLevel" ? value + halfWidth : value - halfWidth, target) < 0;
}
