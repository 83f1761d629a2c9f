import { z } from "zod";
import { crossProblems } from "./crossProblems.ts";
import { policyNames } from "./policyNames.ts";
import { type PolicyChoice, SCENARIO_VERSION, type Scenario } from "./scenario.ts";
import {
  channelSchema,
  groupSchema,
  idSchema,
  localNameSchema,
  MAX_GROUPS,
  MAX_QUEUES,
  queueSchema,
} from "./schema.ts";

/** One thing wrong with a scenario: where, what was expected, what was found. */
export interface ScenarioProblem {
  readonly code: "malformed" | "unknown-queue" | "duplicate-id" | "no-slots" | "unknown-time-zone" | "too-many";
  /** `queues.2.talkMs.meanMs`; empty for the whole. */
  readonly path: string;
  readonly expected: string;
  /** A short picture of what was there. */
  readonly got: string;
}
export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** More problems than this are cut off: nobody reads them, and a hostile file may hold millions. */
export const MAX_PROBLEMS = 200;

const scenarioSchema: z.ZodType<Scenario> = z.strictObject({
  version: z.literal(SCENARIO_VERSION),
  id: idSchema,
  name: localNameSchema,
  timeZone: z.string().min(1).max(64),
  policy: z.union([z.enum(policyNames), z.looseObject({ name: z.string() })]) as z.ZodType<PolicyChoice>,
  shiftEnd: z.literal("finish-contact"),
  exclusiveChannels: z.array(channelSchema).max(9),
  queues: z.array(queueSchema).min(1).max(MAX_QUEUES),
  groups: z.array(groupSchema).min(1).max(MAX_GROUPS),
});

/**
 * A scenario from untrusted input (parsed JSON), or everything wrong with it: form and references together, at most
 * `MAX_PROBLEMS`. Unknown fields are problems: a misspelt one would otherwise be silently left out.
 */
export function parseScenario(input: unknown): ParsedScenario {
  const result = scenarioSchema.safeParse(input);
  const problems: ScenarioProblem[] = [];
  if (!result.success) {
    for (const issue of result.error.issues) {
      const path = issue.path.map(String);
      problems.push({
        code: "malformed",
        path: path.join("."),
        expected: issue.message.replace(/^Invalid input: /, "").replace(/, (got|received) .*$/, ""),
        got: pictureOf(valueAt(input, path)),
      });
    }
  }
  problems.push(...crossProblems(input));
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  return result.success ? { ok: true, scenario: result.data } : { ok: false, problems };
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function pictureOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return String(JSON.stringify(value)).slice(0, 60);
}
