import * as z from "zod";
import type { FloorEventType } from "../sim/vocabulary/index.ts";
import { EVENT_TYPES, FACT_SCHEMAS } from "../sim/vocabulary/schema.ts";
import { floorCloudEvent, TYPE_PREFIX } from "../sim/vocabulary/wireSchema.ts";

/** A JSON Schema as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The dialects we publish: 2020-12 in files, draft-07 inside the AsyncAPI document, which knows no other. */
export type Dialect = "draft-2020-12" | "draft-07";

/** File of the schema of one event type. */
export function schemaFile(type: FloorEventType): string {
  return `${type}.schema.json`;
}

/** The whole CloudEvent of one type, attributes and data, as it may be sent. */
export function eventSchema(type: FloorEventType, dialect: Dialect): JsonSchema {
  const wire = floorCloudEvent.safeExtend({ type: z.literal(`${TYPE_PREFIX}${type}`), data: FACT_SCHEMAS[type] });
  return { title: type, ...toJson(wire, dialect) };
}

/** A zod schema as JSON Schema of what may be sent in; the dialect is named by the caller's document. */
export function toJson(schema: z.ZodType, dialect: Dialect): JsonSchema {
  const { $schema: _named, "~standard": _zodOnly, ...json } = z.toJSONSchema(schema, { target: dialect, io: "input" });
  return json;
}

/** Every published schema by file name: one an event type, the envelope, and all events together. No `$id`: they may move. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  const envelope = { $schema, title: "envelope", ...toJson(floorCloudEvent, "draft-2020-12") };
  const any = { $schema, title: "event", oneOf: EVENT_TYPES.map((type) => ({ $ref: schemaFile(type) })) };
  return new Map<string, JsonSchema>([
    ...EVENT_TYPES.map((type) => [schemaFile(type), { $schema, ...eventSchema(type, "draft-2020-12") }] as const),
    ["envelope.schema.json", envelope],
    ["event.schema.json", any],
  ]);
}
