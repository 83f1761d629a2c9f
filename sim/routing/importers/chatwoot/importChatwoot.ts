import { POLICY_BOUNDS } from "../../bounds.ts";
import type { AgentTerm, GuardSpec, PlanSpec } from "../../spec.ts";
import { BOUNDS, boundedFiles, jsonOf } from "../content.ts";
import { Fields, isObject } from "../fields.ts";
import { BY_WAIT, finished } from "../finish.ts";
import { type Imported, Importing, type VendorFile } from "../importing.ts";
import type { Mapping } from "../mapping.ts";

const DAY_S = 86_400;

interface AssignmentPolicy {
  readonly path: string;
  readonly name: string;
  readonly order: "round_robin" | "balanced";
  readonly guard?: { readonly offers: number; readonly windowMs: number };
  /** Empty: every queue. */
  readonly queueIds: readonly string[];
}

/** Chatwoot: an assignment policy (order of agents, fair distribution) and the inboxes it is for. */
export function importChatwoot(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const policies = boundedFiles(importing, files).flatMap(({ content, prefix }) => {
    const value = jsonOf(importing, content, prefix);
    return value === undefined
      ? []
      : itemsOf(value, prefix).flatMap(({ item, path }) => policyOf(importing, item, path));
  });
  const orders = [...new Set(policies.map(({ order }) => order))];
  if (orders.length > 1) importing.note(policies[0]?.path ?? "", "one-agent-order", orders[0] ?? "", orders[1] ?? "");
  return finished(importing, {
    name: `Chatwoot: ${policies.map(({ name }) => name).join(", ")}`,
    plans: policies.flatMap(({ queueIds }): readonly PlanSpec[] =>
      queueIds.length === 0 ? [] : [{ for: { queueIds }, steps: [{ when: [], agents: {} }] }],
    ),
    itemScore: [BY_WAIT],
    agentScore: agentScore(orders[0] ?? "round_robin"),
    idleClock: "since-offer",
    // A contact is given to an agent, who is not asked.
    offer: { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" },
    guards: policies.flatMap(guardsOf),
  });
}

function itemsOf(value: unknown, prefix: string): readonly { readonly item: unknown; readonly path: string }[] {
  const inner = isObject(value) && isObject(value.assignment_policy) ? value.assignment_policy : value;
  const at = inner === value ? prefix : `${prefix}assignment_policy`;
  const list = Array.isArray(inner)
    ? (inner as unknown[])
    : isObject(inner) && Array.isArray(inner.payload)
      ? inner.payload
      : undefined;
  if (list === undefined) return [{ item: inner, path: at }];
  return list.slice(0, BOUNDS.list).map((item: unknown, n: number) => ({ item, path: `${prefix}${n}` }));
}

function policyOf(importing: Importing, item: unknown, path: string): readonly AssignmentPolicy[] {
  const fields = Fields.of(importing, item, path);
  if (fields === undefined) return [];
  const name = fields.requiredText("name") ?? "policy";
  const order = fields.word("assignment_order", ["round_robin", "balanced"]) ?? "round_robin";
  const priority = fields.word("conversation_priority", ["earliest_created", "longest_waiting"]) ?? "earliest_created";
  if (priority === "longest_waiting") importing.note(fields.at("conversation_priority"), "wait-of-the-stay");
  const guard = fairness(fields);
  if (fields.flag("enabled") === false) importing.note(fields.at("enabled"), "switched-off", name);
  const rules = fields.object("exclusion_rules");
  const ages = [
    fields.number("exclude_older_than_hours", 0, 100_000),
    rules?.number("exclude_older_than_hours", 0, 100_000),
  ];
  for (const hours of ages) if (hours !== undefined) importing.note(fields.path, "old-not-excluded", hours);
  const labels = rules?.texts("excluded_labels", 100) ?? [];
  if (labels.length > 0)
    importing.note(rules?.at("excluded_labels") ?? path, "labels-not-excluded", labels.join(", ").slice(0, 200));
  rules?.rest();
  const inboxes = fields.objects("inboxes", 200).flatMap((inbox) => {
    const names = ["name", "id"].flatMap((key) => inbox.text(key) ?? []);
    return names.length === 0 ? [] : importing.names.queues(names, inbox.path);
  });
  fields.ignore("id", "account_id", "description", "created_at", "updated_at", "assigned_inbox_count");
  fields.rest();
  return [{ path, name, order, ...(guard === undefined ? {} : { guard }), queueIds: [...new Set(inboxes)] }];
}

/** At most so many contacts for an agent in a window; `undefined` where neither is set: then there is no limit worth it. */
function fairness(fields: Fields): AssignmentPolicy["guard"] {
  const limit = fields.number("fair_distribution_limit", 1, 1_000_000_000);
  const window = fields.number("fair_distribution_window", 1, 1_000_000_000);
  if (limit === undefined && window === undefined) return undefined;
  if (limit === undefined || limit >= POLICY_BOUNDS.offers) return undefined;
  const windowS = window ?? DAY_S;
  if (window === undefined)
    fields.importing.note(fields.at("fair_distribution_window"), "window-assumed", DAY_S / 3_600);
  if (windowS * 1_000 > POLICY_BOUNDS.ms)
    fields.importing.note(fields.at("fair_distribution_window"), "time-cut", POLICY_BOUNDS.ms / 1_000);
  return { offers: Math.floor(limit), windowMs: Math.min(POLICY_BOUNDS.ms, Math.round(windowS * 1_000)) };
}

function guardsOf({ guard, queueIds }: AssignmentPolicy): readonly GuardSpec[] {
  return guard === undefined ? [] : [{ kind: "rate", for: queueIds.length === 0 ? {} : { queueIds }, ...guard }];
}

/** In turn: whose last contact of the channel is longest ago. Balanced: whoever holds fewest. */
function agentScore(order: "round_robin" | "balanced"): readonly AgentTerm[] {
  const inTurn: AgentTerm = { feature: "since-same-channel-s", weight: 1, transform: "linear" };
  return order === "round_robin" ? [inTurn] : [{ feature: "open", weight: -1, transform: "lexicographic" }, inTurn];
}
