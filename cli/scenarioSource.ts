import { readFile, stat } from "node:fs/promises";
import { fileOfLab } from "../sim/scenario/lab/asFile.ts";
import type { LabStart } from "../sim/scenario/lab/document.ts";
import { parseLabText } from "../sim/scenario/lab/parseLab.ts";
import { parseScenarioFile, parseScenarioText } from "../sim/scenario/parseFile.ts";
import { plainObject } from "../sim/scenario/parts.ts";
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
  /** The floor its runs begin with. Absent: an empty one. */
  readonly start?: LabStart;
}

/** A file of scenarios; a document of the lab may say what floor its runs begin with. */
export interface LoadedFile extends ScenarioFile {
  readonly start?: LabStart;
}

/** Longest file looked at, bytes: what parsing takes, and some more, so that it can say so itself. */
const MOST_BYTES = 24 * 2 ** 20;

/** What was asked for cannot be read as a scenario. Exit code 1. */
export class ScenarioRefused extends Error {
  override readonly name = "ScenarioRefused";
  readonly problems: readonly ScenarioProblem[];

  constructor(place: string, problems: readonly ScenarioProblem[]) {
    super(
      [
        `${place}: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`,
        ...problems.map((one) => `  ${problemText(one, "en")}`),
      ].join("\n"),
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
 * The scenario file a reference names: a preset by its id, else a JSON file by its path, a scenario
 * file or a document of the lab; warnings go to the terminal.
 * Throws `ScenarioRefused` with all problems, `UsageProblem` where there is neither, and what the disk says otherwise.
 */
export async function loadFile(
  source: string,
  terminal: Terminal,
  { begins = false, language = "en" }: LoadOptions = {},
): Promise<LoadedFile> {
  const preset = presetNamed(source);
  const text = preset === undefined ? await textOf(source) : "";
  if (isLabText(text)) return fileOfLabText(text, source, begins ? undefined : terminal);
  const parsed = preset === undefined ? parseScenarioText(text) : parseScenarioFile(preset);
  if (!parsed.ok) throw new ScenarioRefused(source, parsed.problems);
  for (const warning of parsed.warnings)
    terminal.note(`${source}: ${WARNING[language]}: ${problemText(warning, language)}`);
  return parsed.file;
}

/** Whether a text is a document of the lab: it alone has a baseline. */
function isLabText(text: string): boolean {
  return /"baseline"\s*:/.test(text) && Object.hasOwn(plainObject(jsonOf(text)) ?? {}, "baseline");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

export interface LoadOptions {
  /** Whether the command lets runs begin with the floor of a document. Absent: no, and the terminal is told. */
  readonly begins?: boolean;
  /** Of the warnings. Absent: English. */
  readonly language?: keyof typeof WARNING;
}

const WARNING = { en: "warning", ru: "предупреждение" } as const;

/** A document of the lab with its scenarios as variants: `baseline` first, then `draft`, then the saved ones by their ids. */
function fileOfLabText(text: string, source: string, told: Terminal | undefined): LoadedFile {
  const parsed = parseLabText(text);
  if (!parsed.ok) throw new ScenarioRefused(source, parsed.problems);
  const { start } = parsed.document.baseline;
  if (start === undefined) return fileOfLab(parsed.document);
  told?.note(`${source}: its runs begin with a live floor in the lab, here with an empty one`);
  return { ...fileOfLab(parsed.document), start };
}

/** One variant of a file, no larger than `maxEvents` events a replication. Throws `ScenarioRefused`. */
export function variantOf(
  file: LoadedFile,
  source: string,
  variant: string | undefined,
  maxEvents?: number,
): NamedScenario {
  const label = variant === undefined || variant === BASE_VARIANT ? source : `${source}#${variant}`;
  const parsed = applyVariant(file, variant ?? BASE_VARIANT);
  if (!parsed.ok) throw new ScenarioRefused(label, parsed.problems);
  const tooLarge = checkSize(parsed.scenario, maxEvents);
  if (tooLarge.length > 0) throw new ScenarioRefused(label, tooLarge);
  return { label, scenario: parsed.scenario, ...(file.start === undefined ? {} : { start: file.start }) };
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
