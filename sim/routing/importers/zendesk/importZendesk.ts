import type { Channel } from "../../../vocabulary/index.ts";
import type { PlanSpec } from "../../spec.ts";
import { BOUNDS, boundedFiles, jsonOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import { BY_PRIORITY, BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { type Imported, type ImportedGroup, Importing, type VendorFile } from "../importing.ts";
import type { Mapping } from "../mapping.ts";
import { slotsOf } from "../slots.ts";
import { AT_ONCE_MS, queuePlan, type VendorStep, widened } from "../steps.ts";

const RING_MS = 30_000;
const CHANNEL_OF: Readonly<Record<string, Channel>> = { email: "email", messaging: "messenger", voice: "voice" };

interface ZendeskQueue {
  readonly path: string;
  readonly name: string;
  readonly names: readonly string[];
  /** 1 is first. */
  readonly priority: number;
  readonly order: number;
  readonly primary: readonly string[];
  readonly secondary: readonly string[];
}

/** Zendesk omnichannel routing: queues with primary and secondary groups, and capacity rules. */
export function importZendesk(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const queues: ZendeskQueue[] = [];
  const groups: ImportedGroup[] = [];
  for (const { content, prefix } of boundedFiles(importing, files)) {
    const value = jsonOf(importing, content, prefix);
    if (value === undefined) continue;
    for (const { item, path } of itemsOf(value, prefix)) {
      const fields = Fields.of(importing, item, path);
      if (fields === undefined) continue;
      if (fields.has("capacities")) groups.push(...capacityRule(fields));
      else queues.push(...queueOf(fields));
    }
  }
  if (queues.length === 0 && groups.length === 0 && importing.problems.length === 0) {
    importing.problem("", "missing-field", "a queue or a capacity rule", undefined);
  }
  const path = queues[0]?.path ?? "";
  importing.note(path, "ring-time-assumed", RING_MS / 1_000);
  if (queues.length > 0) {
    importing.note(path, "most-spare-assumed");
    importing.note(path, "priority-of-matter");
    importing.note(path, "priority-one-first");
  }
  return finished(
    importing,
    {
      name: `Zendesk: ${queues.map(({ name }) => name).join(", ")}`,
      plans: [...queues].sort((a, b) => a.order - b.order).flatMap((queue) => plansOf(importing, queue)),
      itemScore: [BY_PRIORITY, BY_WAIT],
      agentScore: [{ feature: "spare-slots", weight: 1, transform: "lexicographic" }, LONGEST_IDLE],
      idleClock: "since-offer",
      offer: { mode: "ring", timeoutMs: RING_MS, onMiss: "requeue-head" },
    },
    groups,
  );
}

/** One, a list, or an answer of the API: `queue`, `queues`, `capacity_rules`. */
function itemsOf(value: unknown, prefix: string): readonly { readonly item: unknown; readonly path: string }[] {
  if (Array.isArray(value)) {
    return value.slice(0, BOUNDS.list).map((item: unknown, n) => ({ item, path: `${prefix}${n}` }));
  }
  if (!isObject(value)) return [{ item: value, path: prefix }];
  const found = ["queues", "capacity_rules"].flatMap((key) => {
    const list = value[key];
    if (!Array.isArray(list)) return [];
    return list.slice(0, BOUNDS.list).map((item: unknown, n: number) => ({ item, path: `${prefix}${key}.${n}` }));
  });
  if (found.length > 0) return found;
  return isObject(value.queue) ? [{ item: value.queue, path: `${prefix}queue` }] : [{ item: value, path: prefix }];
}

function queueOf(fields: Fields): readonly ZendeskQueue[] {
  const { importing } = fields;
  const name = fields.requiredText("name") ?? "queue";
  const id = fields.text("id");
  const definition = fields.object("definition");
  const conditions = (definition?.objects("all", 100).length ?? 0) + (definition?.objects("any", 100).length ?? 0);
  if (definition !== undefined && conditions > 0) importing.note(definition.path, "contacts-by-conditions", conditions);
  const order = fields.number("order", 0, 100_000) ?? 0;
  const priority = fields.number("priority", 1, 100);
  const primary = fields.has("primary_groups") ? groupNames(fields, "primary_groups") : [];
  const secondary = fields.has("secondary_groups") ? groupNames(fields, "secondary_groups") : [];
  const subqueues = fields.objects("subqueues", 5);
  if (subqueues.length > 0) importing.note(fields.at("subqueues"), "split-by-share", subqueues.length);
  else if (primary.length === 0)
    importing.problem(fields.at("primary_groups"), "missing-field", "at least one group", undefined);
  const parts = subqueues.map((part) => {
    const groups = { primary: groupNames(part, "primary_groups"), secondary: groupNames(part, "secondary_groups") };
    part.ignore("id", "name", "percentage", "priority");
    part.rest();
    return groups;
  });
  fields.ignore("created_at", "updated_at", "url", "description");
  fields.rest();
  return [
    {
      path: fields.path,
      name,
      names: [name, ...(id === undefined ? [] : [id])],
      priority: priority ?? 1,
      order,
      primary: [...primary, ...parts.flatMap((part) => part.primary)],
      secondary: [...secondary, ...parts.flatMap((part) => part.secondary)],
    },
  ];
}

function groupNames(fields: Fields, key: string): readonly string[] {
  const groups = fields.object(key);
  const names = (groups?.objects("groups", 200) ?? []).flatMap((group) => {
    const name = group.text("name") ?? group.requiredText("id");
    group.ignore("id");
    group.rest();
    return name ?? [];
  });
  groups?.ignore("count");
  groups?.rest();
  return names;
}

/** Whoever of the primary groups is free at once, else anybody of both. */
function plansOf(importing: Importing, queue: ZendeskQueue): readonly PlanSpec[] {
  const { path } = queue;
  const idsOf = (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => importing.names.groups([name], path))),
  ];
  const primary = idsOf(queue.primary);
  const secondary = idsOf(queue.secondary);
  if (primary.length === 0) return [];
  const priority = Math.round(queue.priority) - 1;
  const first = { path, agents: { groupIds: primary }, priority };
  const both: VendorStep = { path, agents: widened({ groupIds: primary }, { groupIds: secondary }), priority };
  const steps = secondary.length === 0 ? [first] : [{ ...first, expiresAfterMs: AT_ONCE_MS }, both];
  if (secondary.length > 0) importing.note(path, "secondary-at-once");
  return importing.names.queues(queue.names, path).map((id) => queuePlan(importing, id, steps, path));
}

function capacityRule(fields: Fields): readonly ImportedGroup[] {
  const { importing } = fields;
  const name = fields.text("name") ?? "capacity";
  const isDefault = fields.flag("default") ?? false;
  const capacities = fields.object("capacities");
  const byChannel: Partial<Record<Channel, number>> = {};
  for (const key of capacities?.keys() ?? []) {
    const channel = Object.hasOwn(CHANNEL_OF, key) ? CHANNEL_OF[key] : undefined;
    if (channel === undefined) continue;
    const most = capacities?.number(key, 0, 100);
    if (most !== undefined && most > 0) byChannel[channel] = Math.floor(most);
  }
  capacities?.rest();
  const people = (fields.object("assignees")?.objects("agents_sample", 200) ?? []).flatMap((agent) =>
    ["name", "id"].flatMap((key) => agent.text(key) ?? []),
  );
  fields.ignore("agent_ids", "created_at", "last_updated_at", "description", "id");
  fields.rest();
  // Each channel has a limit of its own; one does not count against another.
  const slots = slotsOf(byChannel, "any");
  const known = [name, ...people].flatMap((one) => importing.names.knownGroups([one]) ?? []);
  if (slots === undefined) return [];
  const others = isDefault ? "all" : importing.names.groups([name], fields.path);
  return [{ groupIds: known.length === 0 ? others : [...new Set(known)], slots }];
}
