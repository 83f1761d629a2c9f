import { basename } from "node:path";
import {
  IMPORTERS,
  type Imported,
  type ImportNote,
  type Mapping,
  parseMapping,
  type Vendor,
} from "../sim/routing/importers/index.ts";
import { parsePolicy } from "../sim/routing/parse/parsePolicy.ts";
import { problemText } from "../sim/routing/parse/problem.ts";
import type { Problem } from "../sim/vocabulary/problems.ts";
import { jsonOf, type Language, scenarioOf, textOf } from "./policySource.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface PolicyImportFlags {
  readonly from: Vendor;
  readonly mapping?: string;
  readonly scenario?: string;
  readonly language: Language;
  readonly json?: boolean;
}

const KINDS: Readonly<Record<Language, Readonly<Record<ImportNote["kind"], string>>>> = {
  en: { "not-expressed": "not expressed", assumed: "assumed", approximated: "approximated" },
  ru: { "not-expressed": "не выражено", assumed: "принято", approximated: "приближённо" },
};
const GROUPS: Readonly<Record<Language, string>> = {
  en: "the files also say what agents hold, or levels of skills: --json prints them",
  ru: "в файлах сказано и о том, сколько ведёт оператор, или об уровнях навыков: их печатает --json",
};

/** Reads a vendor's routing configuration as a policy: JSON to stdout, everything there is to know about it to stderr. */
export async function importPolicy(
  files: readonly string[],
  flags: PolicyImportFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const mapping = await mappingOf(flags.mapping, terminal);
  if (mapping === undefined) return EXIT.inputProblems;
  const scenario = await scenarioOf(flags.scenario, terminal);
  const read = await Promise.all(files.map(async (path) => ({ name: basename(path), content: await textOf(path) })));
  const imported = IMPORTERS[flags.from](read, mapping);
  if (!imported.ok) {
    for (const one of imported.problems) terminal.note(lineOf(one));
    return EXIT.inputProblems;
  }
  tell(imported, flags, terminal);
  const parsed = parsePolicy(imported.policy, scenario);
  if (parsed.ok) return EXIT.ok;
  for (const one of parsed.problems) terminal.note(`${flags.scenario}: ${problemText(one, flags.language)}`);
  return EXIT.inputProblems;
}

function tell(
  { policy, groups, notes }: Extract<Imported, { readonly ok: true }>,
  { language, json }: PolicyImportFlags,
  terminal: Terminal,
): void {
  terminal.out(JSON.stringify(json === true ? { policy, groups, notes } : policy, null, 2));
  for (const { kind, path, text } of notes) {
    terminal.note(`${KINDS[language][kind]}${path === "" ? "" : `  ${path}`}: ${text[language]}`);
  }
  if (json !== true && groups.length > 0) terminal.note(GROUPS[language]);
}

/** An absent mapping is an empty one; `undefined`: it is wrong, and its problems are told. */
async function mappingOf(path: string | undefined, terminal: Terminal): Promise<Mapping | undefined> {
  if (path === undefined) return {};
  const parsed = parseMapping(await jsonOf(path));
  if (parsed.ok) return parsed.mapping;
  for (const one of parsed.problems) terminal.note(`${path}: ${lineOf(one)}`);
  return undefined;
}

function lineOf({ path, expected, got }: Problem): string {
  return `${path === "" ? "" : `${path}: `}expected ${expected}, got ${got}`;
}
