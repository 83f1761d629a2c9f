import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import type { ScenarioEvent } from "./demand.ts";
import { EXPECTED } from "./expectations.ts";
import { type Findings, joined, picture } from "./findings.ts";
import type { QueueSpec } from "./queueSpec.ts";
import type { RunSpec } from "./scenario.ts";
import { SCENARIO_FIELDS } from "./schema.ts";
import { eventSchema } from "./schemaDemand.ts";
import { queueSchema } from "./schemaQueue.ts";
import { groupSchema } from "./schemaStaff.ts";
import type { GroupSpec } from "./staff.ts";

/** One item of a list: where it stands, what it calls itself, and itself unless something is wrong with it. */
export interface Part<T> {
  readonly path: string;
  /** Absent: it has no readable id. */
  readonly id: string | undefined;
  readonly spec: T | undefined;
  /** As it came, for what can be said of a malformed one; absent: it is no object. */
  readonly given: Readonly<Record<string, unknown>> | undefined;
}

/** A scenario as far as it could be read. What is malformed is absent here and has been reported. */
export interface Parts {
  readonly timeZone: string | undefined;
  /** `malformed` when there is one that cannot be read; undefined when there is none. */
  readonly run: RunSpec | "malformed" | undefined;
  /** As it came: routing judges it, against the queues and groups. */
  readonly policy: unknown;
  readonly queues: readonly Part<QueueSpec>[];
  readonly groups: readonly Part<GroupSpec>[];
  readonly events: readonly Part<ScenarioEvent>[];
  /** Every field as it was read, in the order of the form. */
  readonly values: Record<string, unknown>;
}

/** Reads a scenario field by field and item by item, so that no mistake hides another. */
export function readParts(input: unknown, path: string, found: Findings): Parts {
  const given = plainObject(input);
  if (given === undefined) found.add("wrong-type", path, EXPECTED.object, picture(input));
  const fields = given ?? {};
  const values: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    if (!Object.hasOwn(SCENARIO_FIELDS, key)) {
      found.add("unknown-field", joined(path, [key]), EXPECTED.knownField, picture(fields[key]));
    }
    if (found.full) break;
  }
  const list = <T>(key: "queues" | "groups" | "events", item: z.ZodType<T>, least: number, most: number) => {
    const parts = readList(fields, key, item, [least, most], path, found);
    if (parts?.every((part) => part.spec !== undefined)) {
      values[key] = parts.map((part) => part.spec);
    }
    return parts ?? [];
  };
  const read = (key: keyof typeof SCENARIO_FIELDS): unknown => {
    if (given === undefined || !(Object.hasOwn(fields, key) || SCENARIO_FIELDS[key]._zod.optin === undefined)) return;
    const result = SCENARIO_FIELDS[key].safeParse(fields[key], { reportInput: true });
    if (!result.success) found.issues(result.error.issues, joined(path, [key]));
    else values[key] = result.data;
    return result.data;
  };
  for (const key of ["version", "id", "name", "story"] as const) read(key);
  const timeZone = read("timeZone") as string | undefined;
  read("currency");
  const run = read("run") as RunSpec | undefined;
  values.policy = undefined; // keeps its place; routing judges it
  for (const key of ["shiftEnd", "exclusiveChannels"] as const) read(key);
  return {
    timeZone,
    run: run === undefined && Object.hasOwn(fields, "run") ? "malformed" : run,
    policy: fields.policy,
    queues: given === undefined ? [] : list("queues", queueSchema, 1, BOUNDS.queues),
    groups: given === undefined ? [] : list("groups", groupSchema, 1, BOUNDS.groups),
    events: Object.hasOwn(fields, "events") ? list("events", eventSchema, 0, BOUNDS.events) : [],
    values,
  };
}

function readList<T>(
  fields: Readonly<Record<string, unknown>>,
  key: string,
  schema: z.ZodType<T>,
  [least, most]: readonly [number, number],
  path: string,
  found: Findings,
): readonly Part<T>[] | undefined {
  const value = fields[key];
  const place = joined(path, [key]);
  if (!Array.isArray(value) || value.length < least || value.length > most) {
    const code = value === undefined ? "missing-field" : Array.isArray(value) ? "bad-length" : "wrong-type";
    found.add(code, place, EXPECTED.listOf(least, most), picture(value));
    return undefined;
  }
  const parts: Part<T>[] = [];
  for (let i = 0; i < value.length && !found.full; i++) {
    const itemPath = joined(place, [i]);
    const result = schema.safeParse(value[i], { reportInput: true });
    if (!result.success) found.issues(result.error.issues, itemPath);
    const given = plainObject(value[i]);
    const id = typeof given?.id === "string" ? given.id : undefined;
    parts.push({ path: itemPath, id, spec: result.data, given });
  }
  return parts;
}

/** `value` as an object with fields, or undefined: lists and null are none. */
export function plainObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
