import { readFile, stat } from "node:fs/promises";
import { parseScenarioFile, parseScenarioText } from "../sim/scenario/parseFile.ts";
import { PRESETS, presetNamed } from "../sim/scenario/presets/index.ts";
import { problemText, type ScenarioProblem } from "../sim/scenario/problems.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { ScenarioFile } from "../sim/scenario/scenarioFile.ts";
import { checkSize } from "../sim/scenario/size.ts";
import { applyVariant, BASE_VARIANT } from "../sim/scenario/variants.ts";
import { type Terminal, UsageProblem } from "./terminal.ts";

/** A scenario as it was asked for. */
export interface NamedScenario {
  /** `five-percent`, or `five-percent#everybody-both`. */
  readonly label: string;
  readonly scenario: Scenario;
}

/** Longest file looked at, bytes: what parsing takes, and some more, so that it can say so itself. */
const MOST_BYTES = 16 * 2 ** 20;

/** What was asked for cannot be read as a scenario. Exit code 1. */
export class ScenarioRefused extends Error {
  override readonly name = "ScenarioRefused";
  readonly problems: readonly ScenarioProblem[];

  constructor(place: string, problems: readonly ScenarioProblem[]) {
    super(
      [`${place}: ${problems.length} problems`, ...problems.map((one) => `  ${problemText(one, "en")}`)].join("\n"),
    );
    this.problems = problems;
  }
}

/** A reference `SCENARIO` or `SCENARIO#VARIANT` taken apart. */
export function referenceOf(text: string): { readonly source: string; readonly variant: string | undefined } {
  const cut = text.lastIndexOf("#");
  return cut < 0 ? { source: text, variant: undefined } : { source: text.slice(0, cut), variant: text.slice(cut + 1) };
}

/**
 * The scenario file a reference names: a preset by its id, else a JSON file by its path; warnings go to the terminal.
 * Throws `ScenarioRefused` with all problems, `UsageProblem` where there is neither, and what the disk says otherwise.
 */
export async function loadFile(source: string, terminal: Terminal): Promise<ScenarioFile> {
  const preset = presetNamed(source);
  const parsed = preset === undefined ? parseScenarioText(await textOf(source)) : parseScenarioFile(preset);
  if (!parsed.ok) throw new ScenarioRefused(source, parsed.problems);
  for (const warning of parsed.warnings) terminal.note(`${source}: warning: ${problemText(warning, "en")}`);
  return parsed.file;
}

/** One variant of a file, no larger than `maxEvents` events a replication. Throws `ScenarioRefused`. */
export function variantOf(
  file: ScenarioFile,
  source: string,
  variant: string | undefined,
  maxEvents?: number,
): NamedScenario {
  const label = variant === undefined || variant === BASE_VARIANT ? source : `${source}#${variant}`;
  const parsed = applyVariant(file, variant ?? BASE_VARIANT);
  if (!parsed.ok) throw new ScenarioRefused(label, parsed.problems);
  const tooLarge = checkSize(parsed.scenario, maxEvents);
  if (tooLarge.length > 0) throw new ScenarioRefused(label, tooLarge);
  return { label, scenario: parsed.scenario };
}

/** Ids of all variants of a file, the scenario itself first. */
export function variantsOf(file: ScenarioFile): readonly string[] {
  return [BASE_VARIANT, ...file.variants.map(({ id }) => id).filter((id) => id !== BASE_VARIANT)];
}

async function textOf(source: string): Promise<string> {
  // A word that is no path was meant as a preset.
  if (/^[a-z0-9-]+$/.test(source) && !(await exists(source))) {
    const known = PRESETS.map(({ scenario }) => scenario.id).join(", ");
    throw new UsageProblem(`scenario: expected a JSON file or one of ${known}, got ${source}`);
  }
  const { size } = await stat(source);
  if (size > MOST_BYTES) throw new UsageProblem(`scenario: expected at most ${MOST_BYTES} bytes, got ${size}`);
  return readFile(source, "utf8");
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
