import type { AgentFilter, Condition, PlanSpec } from "../../spec.ts";
import type { FoundAgents } from "../agents.ts";
import type { Importing } from "../importing.ts";
import { ownOf } from "../mapping.ts";
import { queuePlan, type VendorStep, widened } from "../steps.ts";
import { type ConditionalRule, type GenesysQueue, namesOf, type Ring } from "./queue.ts";

/**
 * The plans of one queue: preferred agents first, where they are set; then the conditional groups and the rings, else the
 * members.
 */
export function genesysPlans(importing: Importing, queue: GenesysQueue): readonly PlanSpec[] {
  if (queue.conditional.length > 0 && queue.rings.length > 0) importing.note(queue.path, "rings-after-conditions");
  if (queue.preferred.length > 0) importing.note(queue.preferred[0]?.path ?? queue.path, "preferred-is-last-agent");
  const preferred = queue.preferred.map(
    ({ path, waitMs }): VendorStep => ({ path, agents: { lastAgent: true }, expiresAfterMs: waitMs }),
  );
  return importing.names.queues(queue.names, queue.path).map((queueId) => {
    const common = [...conditionalSteps(importing, queue), ...ringSteps(importing, queue, queueId)];
    const after = common.length > 0 ? common : [{ path: queue.path, agents: membersOf(importing, queue) }];
    return queuePlan(importing, queueId, [...preferred, ...after], queue.path);
  });
}

/** Groups that are members as such, with those of single people. No groups: whoever has the skill. */
function membersOf(importing: Importing, queue: GenesysQueue): AgentFilter {
  const { path, members } = queue;
  if (queue.groups.length === 0) {
    if (members.length > 0) importing.note(path, "members-by-skill", members.length);
    return {};
  }
  const people = members.map(({ name }) => importing.names.knownGroups(namesOf(name)));
  const unknown = people.filter((groups) => groups === undefined).length;
  if (unknown > 0) importing.note(path, "members-unknown", unknown);
  const groups = queue.groups.flatMap((name) => importing.names.groups(namesOf(name), path));
  return { groupIds: [...new Set([...groups, ...people.flatMap((ids) => ids ?? [])])] };
}

/** Each ring is open to the rings before it too; after the last one everybody is asked. */
function ringSteps(importing: Importing, queue: GenesysQueue, queueId: string): readonly VendorStep[] {
  if (queue.rings.length === 0) return [];
  const named = queue.rings.some((ring, n) => ring.groups.length > 0 || membersIn(queue, n + 1).length > 0);
  const removed = new Set<string>();
  let sofar: FoundAgents = "nobody";
  const steps = queue.rings.map((ring, n): VendorStep => {
    if (named) sofar = widened(sofar, ringGroups(importing, queue, ring, n + 1));
    const agents = bySkills(importing, queue, queueId, named ? sofar : {}, removed, ring);
    for (const skill of ring.skillsToRemove) removed.add(skill);
    return { path: ring.path, agents, expiresAfterMs: ring.timeoutMs };
  });
  const last = queue.rings.at(-1);
  return [...steps, { path: last?.path ?? queue.path, agents: membersOf(importing, queue) }];
}

function membersIn(queue: GenesysQueue, ring: number): readonly string[] {
  return queue.members.filter((member) => member.ring === ring).map(({ name }) => name);
}

function ringGroups(importing: Importing, queue: GenesysQueue, ring: Ring, number: number): FoundAgents {
  const groups = ring.groups.flatMap((name) => importing.names.groups(namesOf(name), ring.path));
  const people = membersIn(queue, number);
  const known = people.flatMap((name) => importing.names.knownGroups(namesOf(name)) ?? []);
  if (people.length > 0 && known.length === 0) importing.note(ring.path, "people-unknown", people.length, number);
  const all = [...new Set([...groups, ...known])];
  return all.length === 0 ? "nobody" : { groupIds: all };
}

/** Of the agents of a ring those with every skill the queue's contacts need and that is not given up yet. */
function bySkills(
  importing: Importing,
  queue: GenesysQueue,
  queueId: string,
  agents: FoundAgents,
  removed: ReadonlySet<string>,
  ring: Ring,
): FoundAgents {
  const { needs } = importing.names.queue(queueId);
  if (queue.skillEvaluation === "NONE") return agents;
  if (needs === undefined) {
    if (ring.skillsToRemove.length > 0) importing.note(ring.path, "skills-unknown", ring.skillsToRemove.join(", "));
    return agents;
  }
  const asked = Object.entries(needs).filter(([skill]) => !removed.has(skill));
  if (asked.length === 0 || agents === "nobody") return agents;
  const fitting = Object.entries(importing.names.mapping.groups ?? {})
    .filter(([id]) => agents.groupIds === undefined || agents.groupIds.includes(id))
    .filter(([, group]) => asked.every(([skill, least]) => Number(ownOf(group.attributes, skill) ?? 0) >= least))
    .map(([id]) => id);
  return fitting.length === 0 ? "nobody" : { ...agents, groupIds: fitting };
}

/** Each rule that holds adds its groups for its time; after the last one the groups of all rules stay. */
function conditionalSteps(importing: Importing, queue: GenesysQueue): readonly VendorStep[] {
  if (queue.conditional.length === 0) return [];
  importing.note(queue.conditional[0]?.path ?? queue.path, "conditions-add-up");
  let sofar: FoundAgents = membersOf(importing, queue);
  if (sofar.groupIds === undefined) sofar = "nobody";
  const steps = queue.conditional.map((rule): VendorStep => {
    const groupIds = rule.groups.flatMap((name) => importing.names.groups(namesOf(name), rule.path));
    if (groupIds.length > 0) sofar = widened(sofar, { groupIds: [...new Set(groupIds)] });
    return { path: rule.path, agents: sofar, when: condition(importing, rule), expiresAfterMs: rule.waitMs };
  });
  if (queue.rings.length > 0) return steps;
  return [...steps, { path: queue.conditional.at(-1)?.path ?? queue.path, agents: sofar }];
}

/** Bounds of the form are exclusive: “at least 5 s” is above 4,999 ms. What always holds is no condition. */
function condition(importing: Importing, rule: ConditionalRule): readonly Condition[] {
  const estimate = rule.metric === "EstimatedWaitTime";
  const figure = estimate ? "estimated-wait-ms" : "service-level";
  const least = estimate ? 1 : 1e-6;
  const value = rule.value * (estimate ? 1_000 : 0.01);
  const queueId =
    rule.queue === undefined ? undefined : importing.names.queues(namesOf(rule.queue).toReversed(), rule.path)[0];
  const where = queueId === undefined ? {} : { queueId };
  switch (rule.operator) {
    case "GreaterThan":
      return [{ figure, ...where, above: value }];
    case "GreaterThanOrEqualTo":
      return value === 0 ? [] : [{ figure, ...where, above: value - least }];
    case "LessThan":
      return [{ figure, ...where, below: value }];
    case "LessThanOrEqualTo":
      return !estimate && value >= 1 ? [] : [{ figure, ...where, below: value + least }];
  }
}
