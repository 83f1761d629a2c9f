import { parseScenarioFile } from "../parseFile.ts";
import { plainObject } from "../parts.ts";
import type { ScenarioProblem } from "../problems.ts";
import { LAB_VERSION } from "./document.ts";
import { labOfFile } from "./labOfFile.ts";

export type Migrated =
  /** In the newest form, or no older one: parsing judges it. */
  | { readonly ok: true; readonly value: unknown }
  /** What is wrong with it in its own form. */
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** From one form of the lab document to the next newer one. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Migrated;

/** By the version they start from. Version 0 is a scenario file: a scenario and its variants, before there were documents. */
export const MIGRATIONS: Readonly<Record<number, Migration>> = { 0: fromScenarioFile };

/** `input` in the newest form, step by step; what is of no older version comes back as it is. Never throws. */
export function migrated(input: unknown, migrations = MIGRATIONS, newest: number = LAB_VERSION): Migrated {
  let value = input;
  for (let version = versionOf(value); version !== undefined && version < newest; version++) {
    const fields = plainObject(value);
    const step = migrations[version];
    if (fields === undefined || step === undefined) break;
    const after = step(fields);
    if (!after.ok) return after;
    value = after.value;
  }
  return { ok: true, value };
}

/** A document says its version; a scenario file, or a scenario alone, counts as version 0. */
function versionOf(value: unknown): number | undefined {
  const fields = plainObject(value);
  if (fields === undefined) return undefined;
  if (!Object.hasOwn(fields, "baseline") && (Object.hasOwn(fields, "scenario") || Object.hasOwn(fields, "queues"))) {
    return 0;
  }
  return Number.isInteger(fields.version) ? (fields.version as number) : undefined;
}

/** Nobody wrote down when a variant of a file was saved: the first instant there is. */
const UNKNOWN_TIME = "1970-01-01T00:00:00Z";

function fromScenarioFile(older: Readonly<Record<string, unknown>>): Migrated {
  const parsed = parseScenarioFile(older);
  if (!parsed.ok) return parsed;
  const { id, name } = parsed.file.scenario;
  const origin = { kind: "file", name: name.en } as const;
  return { ok: true, value: labOfFile(parsed.file, { id, language: "en", origin, savedAt: UNKNOWN_TIME }) };
}
