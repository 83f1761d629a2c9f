import { comparisonOf } from "../sim/experiment/comparison/comparison.ts";
import { CONFIDENCE } from "../sim/experiment/estimate.ts";
import type { ExperimentPlan, ExperimentProgress, ExperimentResult } from "../sim/experiment/experiment.ts";
import { reportOf } from "../sim/experiment/report.ts";
import { TOTAL } from "../sim/experiment/scopes.ts";
import type { PrecisionGoal } from "../sim/experiment/stopping.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { CHANNELS } from "../sim/vocabulary/index.ts";
import { machineTime, type RealTime } from "./clock.ts";
import type { ComparisonNews, ComparisonPlan, ComparisonRequest, ScenarioFailure } from "./comparisonApi.ts";
import type { ExperimentPool } from "./experimentPool.ts";
import { KeptRuns } from "./keptRuns.ts";

/** Shortest time between two readings of what was found, real ms; and how many times what the last reading took. */
const NEWS_MS = 120;
const NEWS_SHARE = 4;

/**
 * Runs comparisons, one at a time, and reads them as they grow. A scenario that does not run is told of and left out; the
 * others are compared all the same. Only the base cannot be left out.
 */
export class ComparisonService {
  readonly #pool: ExperimentPool;
  readonly #time: RealTime;
  readonly #pause: () => Promise<void>;
  readonly #kept: KeptRuns;
  #stop = new AbortController();
  #last: { readonly result: ExperimentResult; readonly labels: readonly string[] } | undefined;

  /** `pause` lets messages in between pieces of work. */
  constructor(pool: ExperimentPool, pause: () => Promise<void>, { time = machineTime, kept = new KeptRuns() } = {}) {
    this.#pool = pool;
    this.#pause = pause;
    this.#time = time;
    this.#kept = kept;
  }

  stop(): void {
    this.#stop.abort();
  }

  report(): string | undefined {
    return this.#last === undefined ? undefined : JSON.stringify(reportOf(this.#last.result, this.#last.labels));
  }

  async run(request: ComparisonRequest, onNews: (news: ComparisonNews) => void): Promise<ComparisonNews> {
    this.stop();
    const stop = new AbortController();
    this.#stop = stop;
    this.#last = undefined;
    const failures: ScenarioFailure[] = [];
    const startedAt = this.#time.now();
    const elapsed = () => this.#time.now() - startedAt;
    let alive = request.scenarios.map((_, number) => number);
    for (;;) {
      const telling = this.#telling(request, alive, failures, elapsed, onNews);
      const result = await this.#once(request, alive, stop.signal, telling);
      const failed = failureOf(result);
      if (failed === undefined && "end" in result) {
        if (this.#stop === stop) {
          this.#last = { result, labels: alive.map((number) => request.scenarios[number]!.label) };
        }
        return { ...newsOf(request, alive, failures, elapsed(), result), ...endOf(result) };
      }
      failures.push({ scenario: alive[failed!.scenario]!, detail: failed!.detail });
      alive = alive.filter((_, i) => i !== failed!.scenario);
      if (failed!.scenario === 0 || alive.length === 0) {
        const { number } = request;
        return { number, state: "failed", runs: 0, about: 0, elapsedMs: elapsed(), failures };
      }
    }
  }

  async #once(
    { scenarios, seed, plan, from }: ComparisonRequest,
    alive: readonly number[],
    signal: AbortSignal,
    onProgress: (progress: ExperimentProgress) => void,
  ) {
    const some = alive.map((number) => scenarios[number]!.scenario);
    const keys = some.map((scenario) => `${seed}\n${JSON.stringify([scenario, from])}`);
    const begin = from === undefined ? {} : { from };
    const spec = { scenarios: some, seed, plan: planOf(plan, some), ...begin };
    return this.#pool.run(spec, onProgress, signal, (runner) => this.#kept.through(runner, keys, this.#pause));
  }

  /** Tells of the first runs at once, then no oftener than reading them is worth. */
  #telling(
    request: ComparisonRequest,
    alive: readonly number[],
    failures: readonly ScenarioFailure[],
    elapsed: () => number,
    onNews: (news: ComparisonNews) => void,
  ): (progress: ExperimentProgress) => void {
    let nextAt = 0;
    return (progress) => {
      const at = elapsed();
      if (at < nextAt) return;
      onNews({ ...newsOf(request, alive, failures, at, progress), state: "running" });
      nextAt = elapsed() + Math.max(NEWS_MS, NEWS_SHARE * (elapsed() - at));
    };
  }
}

function newsOf(
  { number, scenarios }: ComparisonRequest,
  alive: readonly number[],
  failures: readonly ScenarioFailure[],
  elapsedMs: number,
  { replications, most, goals, outcomes }: ExperimentProgress,
): Omit<ComparisonNews, "state"> {
  const compared = scenarios.map(({ label }, s) => {
    const at = alive.indexOf(s);
    return { label, outcome: at < 0 ? undefined : outcomes[at] };
  });
  const comparison = comparisonOf(compared, CONFIDENCE);
  const needed = goals.map(({ replicationsNeeded }) => replicationsNeeded ?? most);
  const widths = goals.flatMap(({ halfWidth }) => halfWidth ?? []);
  return {
    ...{ number, runs: replications, elapsedMs, failures: [...failures] },
    about: goals.length === 0 ? most : Math.min(most, Math.max(replications, ...needed)),
    ...(widths.length === 0 ? {} : { worst: Math.max(...widths) }),
    ...(comparison === undefined ? {} : { comparison }),
  };
}

function endOf({ end, fingerprint }: ExperimentResult): Pick<ComparisonNews, "state" | "fingerprint"> {
  // A failed run was told of before: what is left of it is a comparison that stopped.
  return { state: end === "cancelled" || end === "failed" ? "stopped" : end, fingerprint };
}

function failureOf(result: ExperimentResult | { ok: false; scenario: number; detail: string }) {
  if (!("end" in result)) return { scenario: result.scenario, detail: result.detail };
  return result.end === "failed" ? result.failure : undefined;
}

/** Service levels of every channel that promises something in all of them; abandonment where nothing is promised. */
function planOf(plan: ComparisonPlan, scenarios: readonly Scenario[]): ExperimentPlan {
  if (plan.kind === "replications") return plan;
  const promised = CHANNELS.filter((channel) =>
    scenarios.every(({ queues }) => queues.some((queue) => queue.channel === channel && queue.target !== undefined)),
  );
  const { halfWidth, most } = plan;
  const goals = promised.map((channel): PrecisionGoal => {
    return { figure: "serviceLevel", scope: { kind: "channel", channel }, of: "value", halfWidth };
  });
  const left: PrecisionGoal = { figure: "abandonmentRate", scope: TOTAL, of: "value", halfWidth };
  return { kind: "precision", goals: goals.length > 0 ? goals : [left], most };
}
