import { problemText, type ScenarioProblem } from "../sim/scenario/problems.ts";
import { checkSize, estimateSize } from "../sim/scenario/size.ts";
import { loadFile, ScenarioRefused, variantOf, variantsOf } from "./scenarioSource.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface CheckFlags {
  readonly maxEvents?: number;
  readonly language: "en" | "ru";
  readonly json?: boolean;
}

/** Says everything that is wrong with a scenario file and its variants, or how large each is. */
export async function checkScenario(source: string, flags: CheckFlags, terminal: Terminal): Promise<ExitCode> {
  let problems: readonly ScenarioProblem[] = [];
  const sizes: (readonly [label: string, contacts: number, events: number, agents: number])[] = [];
  try {
    const file = await loadFile(source, terminal, { language: flags.language });
    for (const id of variantsOf(file)) {
      const { label, scenario } = variantOf(file, source, id, Number.POSITIVE_INFINITY);
      const { contacts, events, agents } = estimateSize(scenario);
      sizes.push([label, contacts, events, agents]);
      const named = checkSize(scenario, flags.maxEvents).map((one) => ({ ...one, variant: id }));
      problems = [...problems, ...named];
    }
  } catch (refused) {
    if (!(refused instanceof ScenarioRefused)) throw refused;
    problems = [...problems, ...refused.problems];
  }
  if (flags.json === true) {
    terminal.out(JSON.stringify({ ok: problems.length === 0, problems, sizes: sizes.map(sizeOf) }));
  } else {
    for (const one of problems) terminal.out(`${one.code}  ${problemText(one, flags.language)}`);
    if (problems.length === 0) {
      const rows = sizes.map(([label, ...counts]) => [label, ...counts.map(String)]);
      terminal.out(table([["at most, one run", "contacts", "events", "agents"], ...rows]));
    }
  }
  return problems.length === 0 ? EXIT.ok : EXIT.inputProblems;
}

function sizeOf([label, contacts, events, agents]: readonly [string, number, number, number]) {
  return { label, contacts, events, agents };
}
