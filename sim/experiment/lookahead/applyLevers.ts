import { policySpecOf } from "../../routing/registry.ts";
import type { AdmissionRule } from "../../routing/spec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec, PersonSpec, SkillSpec } from "../../scenario/staff.ts";
import { minutes, unreachable } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import type { LookAheadJob } from "./job.ts";
import type { LeverSpec } from "./lever.ts";
import { agentsOf, onBreak, readyFirst } from "./leverPlaces.ts";

/** Whoever is called back is on queue this much later. */
const BACK_MS = minutes(1);
/** Whoever is called in comes this much later, and stays. */
const COMES_MINUTES = 15;
const STAYS_MINUTES = 600;
/** Helpers take the other queue's contacts as those of the least skill. */
const HELPER_LEVEL = 10;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Whether a lever of this size does anything. */
export function isNothing(lever: LeverSpec): boolean {
  return "agents" in lever ? lever.agents === 0 : lever.share === 0;
}

/**
 * The job as it would be with the levers, one after the other; the very same job where they do nothing. Who and what they
 * name is of the job's scenario. Fewer agents than asked for are moved or called back where there are no more.
 */
export function applyLevers(job: LookAheadJob, levers: readonly LeverSpec[]): LookAheadJob {
  return levers.filter((lever) => !isNothing(lever)).reduce(apply, job);
}

function apply(job: LookAheadJob, lever: LeverSpec, i: number): LookAheadJob {
  switch (lever.kind) {
    case "move":
      return moved(job, lever, `lever-${i + 1}`);
    case "recall":
      return recalled(job, lever);
    case "add":
      return added(job, lever, `lever-${i + 1}`);
    case "announce": {
      const { queueId, toQueueId, share } = lever;
      // Only whoever would have to wait hears of it.
      const when = [{ figure: "free-slots", below: 1 }] as const;
      return admitting(job, {
        ...{ kind: "steer", for: { queueIds: [queueId] }, when, toQueueId, acceptedShare: share },
      });
    }
    case "overflow":
      return helping(job, lever, `lever-${i + 1}`);
    case "limit": {
      const { queueId, share } = lever;
      return admitting(job, { kind: "refuse", for: { queueIds: [queueId] }, when: [], triedShare: share });
    }
    default:
      return unreachable(lever);
  }
}

function moved(job: LookAheadJob, lever: Extract<LeverSpec, { kind: "move" }>, id: string): LookAheadJob {
  const to = groupOf(job, lever.toGroupId);
  return regrouped(job, lever.fromGroupId, lever.agents, id, { ...to, beside: to.id });
}

function helping(job: LookAheadJob, lever: Extract<LeverSpec, { kind: "overflow" }>, id: string): LookAheadJob {
  const from = groupOf(job, lever.groupId);
  const channel = job.scenario.queues.find((queue) => queue.id === lever.queueId)!.channel;
  const skill: SkillSpec = { queueId: lever.queueId, level: HELPER_LEVEL };
  const skills = [...from.skills, skill];
  const byChannel = { ...from.slots.byChannel, [channel]: Math.max(1, from.slots.byChannel[channel] ?? 0) };
  return regrouped(job, lever.groupId, lever.agents, id, {
    ...{ ...from, skills, slots: { ...from.slots, byChannel }, beside: from.id },
  });
}

/** Agents of a group who are ready become a group of their own that is like `as`; what they have in hand they finish. */
function regrouped(
  job: LookAheadJob,
  fromGroupId: string,
  count: number,
  id: string,
  as: GroupSpec & { readonly beside: string },
): LookAheadJob {
  const { scenario, initial } = job;
  const from = groupOf(job, fromGroupId);
  const chosen = readyFirst(initial, agentsOf(scenario, initial, fromGroupId)).slice(0, count);
  if (chosen.length === 0) return job;
  const ids = new Set(chosen.map(({ agentId }) => agentId));
  const known = new Map(from.people.map((person) => [person.id, person]));
  const people = chosen.map(({ agentId, name }): PersonSpec => {
    const person = known.get(agentId);
    return { ...(person ?? { id: agentId, name: name ?? agentId }), shifts: person?.shifts ?? from.shifts };
  });
  const { headcount: _, beside, ...like } = as;
  const group: GroupSpec = { ...like, id, people, slots: roomForBoth(from, as) };
  const unnamed = chosen.filter(({ agentId }) => !known.has(agentId)).length;
  const left: GroupSpec = {
    ...from,
    people: from.people.filter((person) => !ids.has(person.id)),
    ...(from.headcount === undefined
      ? {}
      : {
          headcount: {
            ...from.headcount,
            agents: from.headcount.agents.map((agents) => Math.max(0, agents - unnamed)),
          },
        }),
  };
  const groups = [...scenario.groups.map((other) => (other.id === fromGroupId ? left : other)), group];
  return {
    ...job,
    scenario: beside === undefined ? scenario : { ...alsoIn({ ...scenario, groups }, beside, id) },
    initial: {
      ...initial,
      agents: initial.agents.map((agent) => (ids.has(agent.agentId) ? { ...agent, groupId: id } : agent)),
    },
  };
}

/** Slots in which what is in hand keeps its place beside what may come. */
function roomForBoth(from: GroupSpec, as: GroupSpec): GroupSpec["slots"] {
  const byChannel: Record<string, number> = { ...from.slots.byChannel };
  for (const [channel, slots] of Object.entries(as.slots.byChannel)) {
    byChannel[channel] = Math.max(byChannel[channel] ?? 0, slots ?? 0);
  }
  const { slowDown } = as.slots;
  return {
    total: Math.max(from.slots.total, as.slots.total),
    byChannel,
    ...(slowDown === undefined ? {} : { slowDown }),
  };
}

/** The scenario whose policy lets a new group in wherever it lets in the one it is like. */
function alsoIn(scenario: Scenario, groupId: string, added: string): Scenario {
  const spread = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      if (key === "groupIds" && value.includes(groupId)) return [...value, added];
      return value.map((item) => spread(item, ""));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spread(item, name)]));
  };
  return { ...scenario, policy: spread(scenario.policy, "") as Scenario["policy"] };
}

function recalled(job: LookAheadJob, { agents, groupId }: Extract<LeverSpec, { kind: "recall" }>): LookAheadJob {
  const { initial, scenario } = job;
  const chosen = onBreak(agentsOf(scenario, initial, groupId)).slice(0, agents);
  const ids = new Set(chosen.map(({ agentId }) => agentId));
  const backAt = (initial.at + BACK_MS) as typeof initial.at;
  return {
    ...job,
    initial: {
      ...initial,
      agents: initial.agents.map((agent) => (ids.has(agent.agentId) ? { ...agent, backAt } : agent)),
    },
  };
}

function added(job: LookAheadJob, { agents, groupId }: Extract<LeverSpec, { kind: "add" }>, id: string): LookAheadJob {
  const { scenario, initial } = job;
  const { headcount: _, shrinkage: __, ...group } = groupOf(job, groupId);
  const startMinute = (new LocalTime(scenario.timeZone).minuteOf(initial.at) + COMES_MINUTES) % 1_440;
  const shifts = [{ weekdays: EVERY_DAY, startMinute, endMinute: startMinute + STAYS_MINUTES, breaks: [] }];
  const people = Array.from(
    { length: agents },
    (_, i): PersonSpec => ({ id: `${id}-${i + 1}`, name: `${id}-${i + 1}` }),
  );
  const groups = [...scenario.groups, { ...group, id, shifts, people }];
  return { ...job, scenario: alsoIn({ ...scenario, groups }, groupId, id) };
}

/** The job with one more admission rule: in front where an earlier one is asked at the door of the same queue. */
function admitting(job: LookAheadJob, rule: AdmissionRule): LookAheadJob {
  const { scenario } = job;
  const policy = policySpecOf(scenario.policy, scenario);
  const [queueId] = rule.for.queueIds ?? [];
  const before = policy.admission.some(
    ({ afterMs = 0, for: { queueIds } }) =>
      afterMs === 0 && (queueIds === undefined || queueIds.includes(queueId ?? "")),
  );
  const admission = before ? [rule, ...policy.admission] : [...policy.admission, rule];
  return { ...job, scenario: { ...scenario, policy: { ...policy, admission } } };
}

function groupOf({ scenario }: LookAheadJob, groupId: string): GroupSpec {
  const group = scenario.groups.find(({ id }) => id === groupId);
  if (group === undefined) throw new RangeError(`groupId: expected a group of the scenario, got ${groupId}`);
  return group;
}
