import { MOST_SCENARIOS } from "../sim/experiment/experiment.ts";
import type { ExperimentReport } from "../sim/experiment/report.ts";
import { trapSentences } from "../sim/experiment/serviceLevelTrapText.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { differencesCsv } from "./experimentCsv.ts";
import { type ExperimentFlags, planOf } from "./experimentOptions.ts";
import { exitOf, runScenarios } from "./experimentRun.ts";
import { differenceTable, endText, headline } from "./experimentText.ts";
import { loadFile, type NamedScenario, referenceOf, variantOf, variantsOf } from "./scenarioSource.ts";
import { type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface CompareFlags extends ExperimentFlags {
  readonly variants?: boolean;
}

/** Scenarios one command compares: the base and what fits on a screen or two. */
const MOST_COMPARED = 32;

/** Runs scenarios with the same seeds and prints how each differs from the first. */
export async function compare(
  references: readonly string[],
  flags: CompareFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const plan = planOf(flags, "difference");
  const [base, ...others] = await scenariosOf(references, flags, terminal);
  if (base === undefined || others.length === 0) {
    throw new UsageProblem("compare: expected at least two scenarios, or one and --variants");
  }
  const isTable = flags.json !== true && flags.csv !== true;
  const pool = createThreadPool(flags.workers);
  try {
    const reports: ExperimentReport[] = [];
    const traps: string[] = [];
    // The base is run with each handful of others; the same seeds give it the same runs every time.
    for (let first = 0; first < others.length; first += MOST_SCENARIOS - 1) {
      const some = [base, ...others.slice(first, first + MOST_SCENARIOS - 1)];
      const report = await runScenarios(pool, some, plan, flags, terminal);
      reports.push(report);
      const end = endText(report);
      if (end !== undefined) terminal.note(end);
      traps.push(...trapsOf(report, some));
      if (report.end === "cancelled" || report.end === "failed") break;
    }
    terminal.out([textOf(reports, flags, base.scenario.currency), ...(isTable ? traps : [])].join("\n\n"));
    // A program that reads the rows is not told in their midst.
    if (flags.csv === true) for (const trap of traps) terminal.note(trap);
    return exitOf(reports);
  } finally {
    void pool.dispose();
  }
}

/** What is said of each trap, one paragraph each. */
function trapsOf({ traps, scenarios }: ExperimentReport, of: readonly NamedScenario[]): readonly string[] {
  const labels = scenarios.map(({ label }) => label);
  return traps.map((trap) => trapSentences(trap, labels, of[trap.from]!.scenario, "en").join("\n"));
}

/** Differences are read in the base's currency. */
function textOf(
  reports: readonly ExperimentReport[],
  { json, csv }: CompareFlags,
  currency: string | undefined,
): string {
  if (json === true) return JSON.stringify(reports);
  if (csv === true) return differencesCsv(reports);
  return reports
    .map((report) => {
      const tables = report.scenarios.slice(1).map(({ label }) => differenceTable(report, label, currency));
      return [headline(report), ...tables].join("\n\n");
    })
    .join("\n\n");
}

async function scenariosOf(
  references: readonly string[],
  { variants, maxEvents }: CompareFlags,
  terminal: Terminal,
): Promise<NamedScenario[]> {
  const named: NamedScenario[] = [];
  for (const reference of references) {
    const { source, variant } = referenceOf(reference);
    const file = await loadFile(source, terminal, { begins: true });
    const wanted = variants === true ? variantsOf(file) : [variant];
    if (variants === true && (references.length > 1 || variant !== undefined)) {
      throw new UsageProblem("--variants: expected one scenario without a variant");
    }
    if (named.length + wanted.length > MOST_COMPARED) {
      throw new UsageProblem(`compare: expected at most ${MOST_COMPARED} scenarios`);
    }
    named.push(...wanted.map((id) => variantOf(file, source, id, maxEvents)));
  }
  return named;
}
