import type { AgentFilter, AgentTerm, OfferSpec, PlanSpec } from "../../spec.ts";
import { agentsWho, type FoundAgents } from "../agents.ts";
import { boundedFiles, jsonOf } from "../content.ts";
import { holds } from "../expression.ts";
import { BY_PRIORITY, BY_WAIT, finished, LONGEST_IDLE } from "../finish.ts";
import { type Imported, Importing, type VendorFile } from "../importing.ts";
import { type AttributeValue, type Mapping, ownOf } from "../mapping.ts";
import { AT_ONCE_MS, queuePlan, type VendorStep } from "../steps.ts";
import { skipping } from "./skipping.ts";
import { type Filter, type Target, type Workflow, workflow } from "./workflow.ts";

/** An agent who let a contact ring out is made unavailable: until then, this. */
const MISS_PAUSE_MS = 60_000;
const LOWEST = 99;

/**
 * Twilio TaskRouter: the configuration of a workflow. A filter stands for the queues of the scenario whose contacts it
 * matches, a task queue for groups of agents.
 */
export function importTwilio(files: readonly VendorFile[], mapping: Mapping = {}): Imported {
  const importing = new Importing(mapping);
  const flows = boundedFiles(importing, files).flatMap(({ content, prefix }) => {
    const value = jsonOf(importing, content, prefix);
    return (value === undefined ? undefined : workflow(importing, value, prefix)) ?? [];
  });
  if (flows.filter(({ defaultPool }) => defaultPool !== undefined).length > 1)
    importing.note("", "first-only", flows.length);
  const priorities = prioritiesOf(importing, flows);
  return finished(importing, {
    name: `Twilio TaskRouter: ${flows.map(({ name }) => name).join(", ")}`,
    plans: flows.flatMap((flow) => plansOf(importing, flow, priorities)),
    // A higher priority comes before a lower one, whatever their age.
    itemScore: [BY_PRIORITY, BY_WAIT],
    agentScore: agentScore(importing, flows),
    idleClock: "since-end",
    offer: offer(importing, flows),
  });
}

/** For one queue: its filter's targets, then the default pool. */
function plansOf(importing: Importing, flow: Workflow, priorities: ReadonlyMap<number, number>): readonly PlanSpec[] {
  const plans = queuesByFilter(importing, flow).map(([queueId, filter]): PlanSpec => {
    const steps = filter.targets.map((target) => stepOf(importing, target, queueId, priorities));
    const last = steps.at(-1);
    const endless = last !== undefined && last.expiresAfterMs === undefined;
    const rest = flow.defaultPool === undefined || endless ? [] : [defaultStep(importing, flow.defaultPool)];
    if (rest.length > 0) importing.note(filter.path, "then-default", flow.defaultPool?.name ?? "");
    const all = [...steps, ...rest];
    const path = filter.path;
    return queuePlan(importing, queueId, all.length > 0 ? all : [{ path, agents: {} }], path);
  });
  if (flow.defaultPool === undefined) {
    importing.note(flow.path, "no-default");
    return plans;
  }
  const fallback = [defaultStep(importing, flow.defaultPool)];
  return [...plans, queuePlan(importing, undefined, fallback, flow.defaultPool.path)];
}

function defaultStep(importing: Importing, pool: NonNullable<Workflow["defaultPool"]>): VendorStep {
  return { path: pool.path, agents: { groupIds: importing.names.groups([pool.name], pool.path) } };
}

/**
 * Which filter the contacts of each queue meet: by the attributes the mapping gives the queue; without any, a filter's
 * contacts are taken for the queue it is named after.
 */
function queuesByFilter(importing: Importing, flow: Workflow): readonly (readonly [string, Filter])[] {
  const described = Object.entries(importing.names.mapping.queues ?? {}).filter(
    ([, { attributes }]) => attributes !== undefined,
  );
  if (described.length === 0) {
    return flow.filters.flatMap((filter) => {
      const names = [filter.name, filter.condition?.source].filter((name) => name !== undefined);
      if (filter.condition !== undefined) importing.note(filter.path, "contacts-unknown", filter.condition.source);
      return importing.names.queues(names, filter.path).map((id) => [id, filter] as const);
    });
  }
  return described.flatMap(([id]) => {
    for (const filter of flow.filters) {
      if (filter.condition === undefined) return [[id, filter] as const];
      const found = holds(filter.condition.expression, contactOf(importing, id));
      if (found === true) return [[id, filter] as const];
      if (found === undefined) importing.note(filter.path, "filter-unknown", filter.condition.source, id);
    }
    return [];
  });
}

/** Attributes of a queue's contacts, with and without `task.` before their name. */
function contactOf(importing: Importing, queueId: string): (name: string) => AttributeValue | undefined {
  const { attributes } = importing.names.queue(queueId);
  return (name) => ownOf(attributes, name) ?? (name.startsWith("task.") ? ownOf(attributes, name.slice(5)) : undefined);
}

function stepOf(
  importing: Importing,
  target: Target,
  queueId: string,
  priorities: ReadonlyMap<number, number>,
): VendorStep {
  const { path, timeoutMs, priority = 0 } = target;
  const groupIds = importing.names.groups([target.pool], path);
  const contact = contactOf(importing, queueId);
  const skip = skipping(importing, target.skipIf, groupIds, contact);
  const expiresAfterMs = skip.kind === "at-once" ? AT_ONCE_MS : timeoutMs;
  return {
    path,
    agents: agentsOf(importing, target, queueId, groupIds),
    priority: priorities.get(priority) ?? LOWEST,
    when: skip.kind === "when" ? skip.when : [],
    ...(expiresAfterMs === undefined ? {} : { expiresAfterMs }),
  };
}

function agentsOf(importing: Importing, target: Target, queueId: string, groupIds: readonly string[]): FoundAgents {
  if (target.knownAgent) {
    importing.note(target.path, "named-is-last-agent", 1);
    return { lastAgent: true };
  }
  if (target.agents === undefined) return { groupIds };
  const { expression, source, path } = target.agents;
  // Beside an agent's attributes those of the contact go by `task.`.
  const contactOfQueue = contactOf(importing, queueId);
  const contact = (name: string) => (name.startsWith("task.") ? contactOfQueue(name) : undefined);
  // What names one worker by an attribute of the contact is the customer's own agent.
  if (/\bworker\.(sid|id|friendly_name)\s*(==|IN)\s*task\./i.test(source)) {
    importing.note(path, "named-is-last-agent", 1);
    return { lastAgent: true };
  }
  const agentName = (name: string) => (name.startsWith("worker.") ? name.slice(7) : name);
  const found = agentsWho(importing, { expression, source, path, queueId, contact, agentName });
  if (found === "nobody" || found.groupIds === undefined) return found === "nobody" ? found : { ...found, groupIds };
  const both = found.groupIds.filter(
    (id) => groupIds.includes(id) || importing.names.knownGroups([target.pool]) === undefined,
  );
  return both.length === 0 ? "nobody" : ({ groupIds: both } satisfies AgentFilter);
}

/** The vendor's priorities as ours: 99 less the priority; in order only, where they go above 99. */
function prioritiesOf(importing: Importing, flows: readonly Workflow[]): ReadonlyMap<number, number> {
  const used = flows.flatMap(({ filters }) =>
    filters.flatMap(({ targets }) => targets.map(({ priority = 0 }) => priority)),
  );
  const distinct = [...new Set(used.map(Math.round))].sort((a, b) => b - a);
  if ((distinct[0] ?? 0) <= LOWEST) return new Map(distinct.map((priority) => [priority, LOWEST - priority]));
  importing.note("", "priorities-in-order", distinct.length);
  return new Map(distinct.map((priority, n) => [priority, priority === 0 ? LOWEST : Math.min(n, LOWEST - 1)]));
}

/** The vendor's own order is the longest without a contact; an order by the queue's skill is one by level. */
function agentScore(importing: Importing, flows: readonly Workflow[]): readonly AgentTerm[] {
  const targets = flows.flatMap(({ filters }) => filters.flatMap((filter) => filter.targets));
  const skills = new Set(Object.values(importing.names.mapping.queues ?? {}).map(({ skill }) => skill));
  const orders = new Set<-1 | 1>();
  for (const { orderBy, path } of targets) {
    const match = orderBy === undefined ? undefined : /^\s*worker\.([\w.]+)(?:\s+(ASC|DESC))?\s*$/i.exec(orderBy);
    if (match === undefined) continue;
    if (match === null || !skills.has(match[1])) importing.note(path, "order-left-out", orderBy ?? "");
    else orders.add((match[2] ?? "DESC").toUpperCase() === "DESC" ? 1 : -1);
  }
  const [weight] = orders;
  if (weight === undefined) return [LONGEST_IDLE];
  if (orders.size > 1 || targets.some(({ orderBy }) => orderBy === undefined))
    importing.note("", "one-order-of-agents");
  return [{ feature: "level", weight, transform: "lexicographic" }, LONGEST_IDLE];
}

function offer(importing: Importing, flows: readonly Workflow[]): OfferSpec {
  const path = flows[0]?.path ?? "";
  const timeoutMs = flows[0]?.reservationMs;
  if (timeoutMs === undefined) importing.note(path, "ring-time-assumed", 120);
  importing.note(path, "pause-after-miss", MISS_PAUSE_MS / 1_000);
  return {
    mode: "ring",
    timeoutMs: Math.min(timeoutMs ?? 120_000, 600_000),
    onMiss: "requeue-head",
    missPauseMs: MISS_PAUSE_MS,
  };
}
