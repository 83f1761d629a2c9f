import type * as z from "zod";
import { policySchema } from "../sim/routing/parse/schema.ts";
import { labDocumentSchema } from "../sim/scenario/lab/schemaLab.ts";
import { scenarioFileSchema } from "../sim/scenario/schemaFile.ts";
import { type JsonSchema, toJson } from "./jsonSchemas.ts";

/** The forms people write by hand, for editors that complete and explain: scenario files, lab documents and policies. */
export function formSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ["lab.schema.json", formSchema("A lab document of Floorcast", labDocumentSchema)],
    ["policy.schema.json", formSchema("A routing policy of Floorcast", policySchema)],
    ["scenario.schema.json", formSchema("A scenario file of Floorcast", scenarioFileSchema)],
  ]);
}

function formSchema(title: string, schema: z.ZodType): JsonSchema {
  const $schema = "https://json-schema.org/draft/2020-12/schema";
  return { $schema, title, ...(withDefaults(toJson(schema, "draft-2020-12")) as JsonSchema) };
}

/** Descriptions say what the absence of a field means; where that is one plain value, `default` says it to programs too. */
function withDefaults(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withDefaults);
  if (typeof node !== "object" || node === null) return node;
  const fields = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withDefaults(value)]));
  const meant = defaultOf(fields);
  return meant === undefined ? fields : { ...fields, default: meant };
}

function defaultOf({ description, type, enum: words }: Readonly<Record<string, unknown>>): unknown {
  const said = typeof description === "string" ? /[Aa]bsent: ([\w-]+(?:[.,]\d+)*)/.exec(description)?.[1] : undefined;
  if (said === undefined) return undefined;
  if (type === "number" || type === "integer") {
    const value = Number(said.replaceAll(",", ""));
    return Number.isFinite(value) ? value : undefined;
  }
  if (type === "boolean") return said === "true" || said === "false" ? said === "true" : undefined;
  if (Array.isArray(words)) return words.includes(said) ? said : undefined;
  return type === "string" && /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : undefined;
}
