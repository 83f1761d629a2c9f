import { jsonOf, textOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import { hclResources, type Resource } from "../hcl.ts";
import type { Importing, VendorFile } from "../importing.ts";
import { apiQueue } from "./apiQueue.ts";

import { address, type ConditionalRule, type GenesysQueue } from "./queue.ts";
import { conditionalRule, terraformQueue } from "./terraformQueue.ts";
import { type Utilization, utilization } from "./utilization.ts";

/** Everything routing asks for in one file. */
export interface GenesysDocument {
  readonly queues: readonly GenesysQueue[];
  readonly utilizations: readonly Utilization[];
  /** Rules that Terraform keeps apart from their queue. */
  readonly rulesApart: readonly {
    readonly queue: string;
    readonly rules: readonly ConditionalRule[];
    readonly path: string;
  }[];
}

/**
 * A file as Terraform text (`.tf`), Terraform JSON (`.tf.json`), or what the API gives: a queue, a page of queues
 * (`entities`), utilisation. Told by what is in it.
 */
export function genesysDocument(importing: Importing, file: VendorFile, prefix: string): GenesysDocument {
  const empty = { queues: [], utilizations: [], rulesApart: [] };
  if (typeof file.content === "string" && !/^\s*[[{]/.test(file.content.slice(0, 1_000))) {
    const text = textOf(importing, file.content, prefix);
    return terraform(importing, text === undefined ? [] : hclResources(importing, text, prefix), prefix);
  }
  const value = jsonOf(importing, file.content, prefix);
  if (value === undefined) return empty;
  if (isObject(value) && isObject(value.resource)) return terraform(importing, resourcesOf(value.resource), prefix);
  return api(importing, value, prefix);
}

/** `{ type: { name: body } }` as a list; a body may be a list of one. */
function resourcesOf(resource: Readonly<Record<string, unknown>>): readonly Resource[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    isObject(named)
      ? Object.entries(named).map(([name, body]) => ({
          type,
          name,
          body: Array.isArray(body) ? (body[0] as unknown) : body,
        }))
      : [],
  );
}

function terraform(importing: Importing, resources: readonly Resource[], prefix: string): GenesysDocument {
  const queues: GenesysQueue[] = [];
  const utilizations: Utilization[] = [];
  const rulesApart: GenesysDocument["rulesApart"][number][] = [];
  for (const { type, name, body } of resources) {
    const path = `${prefix}resource.${type}.${name}`.slice(0, 300);
    const fields = () => Fields.of(importing, body, path);
    if (type === "genesyscloud_routing_queue") {
      const found = fields();
      if (found !== undefined) queues.push(terraformQueue(found, name));
    } else if (type === "genesyscloud_routing_utilization") {
      const found = fields();
      if (found !== undefined) utilizations.push(utilization(found, "terraform"));
    } else if (type === "genesyscloud_routing_queue_conditional_group_routing") {
      const found = fields();
      const queue = found?.requiredText("queue_id");
      const rules = (found?.objects("rules", 5) ?? []).map((rule) => conditionalRule(rule, "evaluated_queue_id"));
      found?.rest();
      if (queue !== undefined) rulesApart.push({ queue: address(queue), rules, path });
    }
  }
  return { queues, utilizations, rulesApart };
}

function api(importing: Importing, value: unknown, prefix: string): GenesysDocument {
  const list = Array.isArray(value)
    ? (value as unknown[])
    : isObject(value) && Array.isArray(value.entities)
      ? value.entities
      : undefined;
  const base = Array.isArray(value) ? prefix : `${prefix}entities.`;
  const items = (list ?? [value]).slice(0, 500).map((item: unknown, n: number) => ({
    item,
    path: list === undefined ? prefix : `${base}${n}`,
  }));
  const queues: GenesysQueue[] = [];
  const utilizations: Utilization[] = [];
  for (const { item, path } of items) {
    const fields = Fields.of(importing, item, path);
    const media = fields?.has("utilization") === true ? fields.object("utilization") : undefined;
    if (media !== undefined) utilizations.push(utilization(media, "api"));
    else if (fields !== undefined) queues.push(apiQueue(fields));
  }
  return { queues, utilizations, rulesApart: [] };
}
