import { z } from "zod";
import { scenarioSchema } from "../schema.ts";
import type { FormEntry, FormField } from "./formField.ts";

/** What is read of a JSON Schema that zod makes of ours. */
interface Node {
  readonly type?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

const QUEUE_FIELDS: ReadonlySet<string> = new Set(["queueId", "toQueueId", "divertTo", "queueIds"]);
const ID = "^[a-z0-9][a-z0-9-]{0,63}$";
/** What `z.literal(version)` and the policy are: nothing a form asks for. */
const OTHER: FormField = { kind: "other" };

interface Whole extends Node {
  readonly $defs?: Readonly<Record<string, Node>>;
}
let read: Whole | undefined;
let made: FormField | undefined;
const laws = new Map<boolean, FormField>();

function whole(): Whole {
  read ??= z.toJSONSchema(scenarioSchema, { io: "input" }) as unknown as Whole;
  return read;
}

/** The whole scenario as a form, worked out once. */
export function scenarioForm(): FormField {
  made ??= fieldOf("", whole());
  return made;
}

/** A distribution as a form: one of its kinds. `spikes`: the kind with announcements among them. */
export function distributionForm(spikes: boolean): FormField {
  let form = laws.get(spikes);
  if (form === undefined) {
    form = fieldOf("", whole().$defs?.[spikes ? "distribution" : "plainDistribution"] ?? {});
    laws.set(spikes, form);
  }
  return form;
}

function fieldOf(key: string, node: Node): FormField {
  if (node.$ref !== undefined) {
    return { kind: "distribution", spikes: !node.$ref.endsWith("/plainDistribution") };
  }
  if (node.oneOf !== undefined) {
    const options = node.oneOf.map((option) => ({
      kind: String(option.properties?.kind?.const),
      entries: entriesOf(option).filter((entry) => entry.key !== "kind"),
    }));
    return { kind: "oneOf", options };
  }
  switch (node.type) {
    case "number":
    case "integer":
      if (node.const !== undefined) return OTHER;
      return {
        kind: "number",
        whole: node.type === "integer",
        from: node.minimum ?? Number.NEGATIVE_INFINITY,
        to: node.maximum ?? Number.POSITIVE_INFINITY,
      };
    case "boolean":
      return { kind: "flag" };
    case "string":
      return textOf(key, node);
    case "array":
      return {
        kind: "list",
        item: fieldOf(key, node.items ?? {}),
        from: node.minItems ?? 0,
        to: node.maxItems ?? Number.POSITIVE_INFINITY,
      };
    case "object": {
      const names = Object.keys(node.properties ?? {});
      if (names.join() === "en,ru") return { kind: "name", most: node.properties?.en?.maxLength ?? 80 };
      return { kind: "object", entries: entriesOf(node) };
    }
    default:
      return OTHER;
  }
}

function textOf(key: string, node: Node): FormField {
  if (node.enum !== undefined) return { kind: "choice", options: node.enum };
  if (node.const !== undefined) return OTHER;
  if (node.pattern === ID)
    return QUEUE_FIELDS.has(key) ? { kind: "queue" } : { kind: key === "groupId" ? "group" : "id" };
  return { kind: "text", most: node.maxLength ?? 80 };
}

function entriesOf({ properties = {}, required = [] }: Node): readonly FormEntry[] {
  return Object.entries(properties).map(([key, node]) => ({
    key,
    optional: !required.includes(key),
    field: fieldOf(key, node),
    description: node.description ?? "",
  }));
}
