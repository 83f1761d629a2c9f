import type { ExperimentPlan } from "../sim/experiment/experiment.ts";
import { MOST_INTERVALS } from "../sim/experiment/figureRows.ts";
import type { ScenarioReport } from "../sim/experiment/report.ts";
import { runPlace } from "../sim/experiment/runPlace.ts";
import { FEWEST_INTERVALS } from "../sim/experiment/steady.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { figuresCsv, steadyCsv } from "./experimentCsv.ts";
import { type ExperimentFlags, planOf } from "./experimentOptions.ts";
import { exitOf, runScenarios } from "./experimentRun.ts";
import { endText, figuresTable, headline, intervalTable, type Shown, steadyTable } from "./experimentText.ts";
import { runClock } from "./localClock.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface SimulateFlags extends ExperimentFlags {
  readonly variant?: string;
  readonly by: Shown;
  readonly steady?: boolean;
}

/** Runs one scenario and prints its figures with their precision and with what one run may bring. */
export async function simulate(reference: string, flags: SimulateFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant = flags.variant } = referenceOf(reference);
  if (flags.variant !== undefined && variant !== flags.variant) {
    throw new UsageProblem(`--variant: expected one variant, got ${variant} and ${flags.variant}`);
  }
  const plan = flags.steady === true ? steadyPlan(flags) : planOf(flags, "value");
  const named = variantOf(await loadFile(source, terminal, { begins: true }), source, variant, flags.maxEvents);
  if (flags.steady === true) checkLength(named.scenario);
  const pool = createThreadPool(flags.workers);
  try {
    const report = await runScenarios(pool, [named], plan, flags, terminal);
    const [scenario] = report.scenarios;
    if (flags.json === true) terminal.out(JSON.stringify(report));
    else if (flags.csv === true) terminal.out(flags.steady === true ? steadyCsv(report) : figuresCsv(report));
    else {
      terminal.out(`${named.label} · ${headline(report)}\n\n${bodyOf(scenario!, named.scenario, flags)}`);
    }
    const end = endText(report);
    if (end !== undefined) terminal.note(end);
    return exitOf([report]);
  } finally {
    void pool.dispose();
  }
}

function bodyOf(report: ScenarioReport, scenario: Scenario, { by, steady }: SimulateFlags): string {
  if (steady === true) return steadyTable(report);
  return by === "interval" ? intervalTable(report, clockOf(scenario)) : figuresTable(report, by, scenario.currency);
}

/** One long run, and nothing beside it that asks for another plan or for parts of it. Throws `UsageProblem`. */
function steadyPlan({ replications, precision, relative, figure, maxReplications, by }: SimulateFlags): ExperimentPlan {
  const other = { replications, precision, relative, figure, "max-replications": maxReplications };
  const given =
    Object.entries(other).find(([, value]) => value !== undefined)?.[0] ?? (by === "total" ? undefined : "by");
  if (given !== undefined) throw new UsageProblem(`--steady: expected no --${given} beside it`);
  return { kind: "replications", replications: 1 };
}

/** One long run is cut into batches of its intervals: there must be some, and not too many to keep. */
function checkLength(scenario: Scenario): void {
  const { intervals } = runPlace(scenario);
  if (intervals >= FEWEST_INTERVALS && intervals <= MOST_INTERVALS) return;
  throw new UsageProblem(
    `--steady: expected a run of ${FEWEST_INTERVALS} to ${MOST_INTERVALS} intervals, got ${intervals}`,
  );
}

/** Local clock of the start of an interval. */
function clockOf(scenario: Scenario): (interval: number) => string {
  const { countsFrom, intervalMs } = runPlace(scenario);
  const clock = runClock(scenario);
  return (interval) => clock(countsFrom + interval * intervalMs);
}
