import { type Channel, channelKind, hours, seconds } from "../../vocabulary/index.ts";
import type { LocalName } from "../about.ts";
import type { Distribution } from "../distribution.ts";
import type { QueueSpec } from "../queueSpec.ts";
import type { Scenario } from "../scenario.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import type { GroupSpec, SkillSpec } from "../staff.ts";

/** A queue to be added. */
export interface NewQueue {
  readonly name: LocalName;
  readonly channel: Channel;
  /** Id of the queue it begins as a copy of; absent: the usual values of its channel. */
  readonly like?: string;
  /** Groups that get the skill for it, as their last one. */
  readonly groupIds: readonly string[];
}

/** A group to be added. */
export interface NewGroup {
  readonly name: LocalName;
  /** Id of the group it begins as a copy of; its named people become as many unnamed ones. Absent: two agents, always there. */
  readonly like?: string;
  /** What it answers, the main queue first; at least one. Not asked for where it is like another. */
  readonly queueIds: readonly string[];
}

export interface Added {
  /** Of what was added: made of its name, and borne by nothing else of its kind. */
  readonly id: string;
  readonly changes: readonly ScenarioChange[];
}

const LEVEL = 5;

/** What adds a queue to `scenario`, and to its groups the skill and one slot where they have none of that channel. */
export function addedQueue(scenario: Scenario, { name, channel, like, groupIds }: NewQueue): Added {
  const id = idOf(name, channel, scenario.queues);
  const original = scenario.queues.find((queue) => queue.id === like);
  const queue: QueueSpec =
    original === undefined ? { id, name, channel, ...usualOf(channel) } : { ...original, id, name, channel };
  const changes: ScenarioChange[] = [{ path: `queues/${id}`, set: queue }];
  for (const group of scenario.groups) {
    if (!groupIds.includes(group.id)) continue;
    const known = group.skills.find(({ queueId }) => queueId === like);
    const skill: SkillSpec = known === undefined ? { queueId: id, level: LEVEL } : { ...known, queueId: id };
    changes.push({ path: `groups/${group.id}/skills/${group.skills.length}`, set: skill });
    if ((group.slots.byChannel[channel] ?? 0) === 0) {
      changes.push({ path: `groups/${group.id}/slots/byChannel/${channel}`, set: 1 });
    }
  }
  return { id, changes };
}

/** What adds a group to `scenario`. */
export function addedGroup(scenario: Scenario, { name, like, queueIds }: NewGroup): Added {
  const id = idOf(name, "group", scenario.groups);
  const original = scenario.groups.find((group) => group.id === like);
  const group = original === undefined ? newGroup(scenario, id, name, queueIds) : copyOf(original, id, name);
  return { id, changes: [{ path: `groups/${id}`, set: group }] };
}

function newGroup(scenario: Scenario, id: string, name: LocalName, queueIds: readonly string[]): GroupSpec {
  const channels = scenario.queues.filter((queue) => queueIds.includes(queue.id)).map(({ channel }) => channel);
  return {
    ...{ id, name, skills: queueIds.map((queueId) => ({ queueId, level: LEVEL })) },
    slots: { total: 1, byChannel: Object.fromEntries(channels.map((channel) => [channel, 1])) },
    ...{ shifts: [], people: [], headcount: { profile: "daily", intervalMinutes: 1_440, agents: [2] } },
  };
}

/** A person is in one group only: a copy counts heads. */
function copyOf(original: GroupSpec, id: string, name: LocalName): GroupSpec {
  const { people, headcount, ...rest } = original;
  const counted = headcount ?? { profile: "daily", intervalMinutes: 1_440, agents: [people.length] };
  return { ...rest, id, name, people: [], headcount: counted };
}

/** Where a queue of each channel begins when nothing is known of it: the interview's usual values, by kind of channel. */
function usualOf(channel: Channel): Omit<QueueSpec, "id" | "name" | "channel"> {
  const talk = (meanMs: number, cv: number): Distribution => ({ kind: "lognormal", meanMs, cv });
  const patience = (s: number) => ({ patienceMs: { kind: "exponential", meanMs: seconds(s) } }) as const;
  const arrivals = { profile: "daily", intervalMinutes: 60, perHour: new Array<number>(24).fill(10) } as const;
  if (channel === "callback") {
    return {
      ...{ priority: 1, talkMs: talk(seconds(270), 1) },
      dialling: {
        ...{ answerShare: 0.6, noAnswerMs: { kind: "deterministic", valueMs: seconds(25) }, redials: 2 },
        redialDelayMs: { kind: "exponential", meanMs: seconds(900) },
      },
    };
  }
  switch (channelKind(channel)) {
    case "live":
      return {
        ...{ priority: 1, target: { withinMs: seconds(20), share: 0.8 }, arrivals },
        ...{ ...patience(180), talkMs: talk(seconds(270), 1) },
      };
    case "session":
      return {
        ...{ priority: 1, target: { withinMs: seconds(40), share: 0.8 }, arrivals },
        ...{ ...patience(300), talkMs: talk(seconds(480), 0.8) },
      };
    case "deferrable":
      return {
        ...{ priority: 1, target: { withinMs: hours(4), share: 0.9 }, arrivals },
        ...{ talkMs: talk(seconds(420), 1), dueInMs: hours(4) },
      };
  }
}

/** Lower-case letters and digits of the English name, parted by hyphens; `other` where it has none; numbered where taken. */
function idOf(name: LocalName, other: string, items: readonly { readonly id: string }[]): string {
  const words = name.en
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 48);
  const stem = words === "" ? other : words;
  const taken = new Set(items.map(({ id }) => id));
  if (!taken.has(stem)) return stem;
  for (let n = 2; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}
