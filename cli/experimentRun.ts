import type { ExperimentPlan, ExperimentProgress, StartingFloor } from "../sim/experiment/experiment.ts";
import { type ExperimentReport, reportOf } from "../sim/experiment/report.ts";
import { machineTime } from "../workers/clock.ts";
import type { ExperimentPool } from "../workers/experimentPool.ts";
import type { ExperimentFlags } from "./experimentOptions.ts";
import type { NamedScenario } from "./scenarioSource.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

/** How often progress is told, real ms. */
const PROGRESS_MS = 1_000;

/**
 * Runs scenarios, the base first, and tells progress; an interrupt ends it and keeps what is done. Throws `UsageProblem`
 * where nothing can be measured as asked.
 */
export async function runScenarios(
  pool: ExperimentPool,
  scenarios: readonly NamedScenario[],
  plan: ExperimentPlan,
  flags: Pick<ExperimentFlags, "seed">,
  terminal: Terminal,
): Promise<ExperimentReport> {
  checkGoals(scenarios, plan);
  const stop = new AbortController();
  void terminal.interrupted().then(() => stop.abort());
  const spec = { scenarios: scenarios.map(({ scenario }) => scenario), seed: flags.seed, plan, ...beginOf(scenarios) };
  const startedAt = machineTime.now();
  let toldAt = startedAt;
  const tell = (progress: ExperimentProgress) => {
    if (progress.replications > 1 && machineTime.now() - toldAt < PROGRESS_MS) return;
    toldAt = machineTime.now();
    terminal.note(progressText(progress));
  };
  const result = await pool.run(spec, tell, stop.signal);
  if (!("end" in result)) {
    const { label } = scenarios[result.scenario]!;
    throw new Error(`${label}: the engine refused it: ${result.detail}`);
  }
  const seconds = (machineTime.now() - startedAt) / 1_000;
  terminal.note(`${result.replications} replications each, ${result.contacts} contacts in ${seconds.toFixed(1)} s`);
  return reportOf(
    result,
    scenarios.map(({ label }) => label),
  );
}

/** A run that failed is the world's or the engine's doing; one stopped by hand or short of its precision is done. */
export function exitOf(reports: readonly ExperimentReport[]): ExitCode {
  return reports.some(({ end }) => end === "failed") ? EXIT.world : EXIT.ok;
}

function progressText({ replications, most, contacts, goals }: ExperimentProgress): string {
  const open = goals.filter(({ reached }) => !reached);
  const needed = Math.max(0, ...open.map(({ replicationsNeeded }) => replicationsNeeded ?? 0));
  const widths = goals.map(
    ({ goal, halfWidth, wanted }) => `${goal.figure} ± ${short(halfWidth)}, wanted ${short(wanted)}`,
  );
  const about = needed > replications && needed <= most ? ` of about ${needed}` : ` of at most ${most}`;
  return [`… ${replications}${about} replications`, `${contacts} contacts`, ...widths].join(", ");
}

function short(value: number | undefined): string {
  return value === undefined ? "unknown" : value.toPrecision(3);
}

/** The floor all of them begin with. Throws `UsageProblem` where they begin with different ones. */
function beginOf(scenarios: readonly NamedScenario[]): { readonly from?: StartingFloor } {
  const [base, ...others] = scenarios;
  const told = JSON.stringify(base?.start);
  const other = others.find(({ start }) => JSON.stringify(start) !== told);
  if (other !== undefined) {
    throw new UsageProblem(`${other.label}: expected runs that begin with the floor of ${base?.label}, got another`);
  }
  return base?.start === undefined ? {} : { from: base.start };
}

function checkGoals(scenarios: readonly NamedScenario[], plan: ExperimentPlan): void {
  if (plan.kind === "replications") return;
  for (const { figure, scope } of plan.goals) {
    for (const { label, scenario } of scenarios) {
      const { queues, groups } = scenario;
      if (figure === "serviceLevel" && queues.every(({ target }) => target === undefined)) {
        throw new UsageProblem(`--figure: expected another one than serviceLevel, ${label} has no queue with a target`);
      }
      const known =
        scope.kind === "total" ||
        (scope.kind === "channel" && queues.some(({ channel }) => channel === scope.channel)) ||
        (scope.kind === "queue" && queues.some(({ id }) => id === scope.queueId)) ||
        (scope.kind === "group" && groups.some(({ id }) => id === scope.groupId));
      if (!known) throw new UsageProblem(`--figure: expected a scope of ${label}, got one it does not have`);
    }
  }
}
