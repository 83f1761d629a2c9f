import { seconds } from "../../vocabulary/index.ts";
import type { LocalName } from "../about.ts";
import type { ArrivalSpec } from "../demand.ts";
import type { PlainDistribution } from "../distribution.ts";
import type { QueueSpec, TargetSpec } from "../queueSpec.ts";
import { type RunSpec, SCENARIO_VERSION, type Scenario } from "../scenario.ts";
import type { ScenarioChange, ScenarioSweep, ScenarioVariant } from "../scenarioFile.ts";
import type { GroupSpec, SkillSpec, SlotsSpec } from "../staff.ts";

/** A text in both languages of the screens. */
export function text(en: string, ru: string): LocalName {
  return { en, ru };
}

export function exponential(meanMs: number): PlainDistribution {
  return { kind: "exponential", meanMs };
}

export function lognormal(meanMs: number, cv: number): PlainDistribution {
  return { kind: "lognormal", meanMs, cv };
}

export function always(valueMs: number): PlainDistribution {
  return { kind: "deterministic", valueMs };
}

/** The same rate round the clock, contacts per hour. */
export function constantDay(perHour: number): ArrivalSpec {
  return { profile: "daily", intervalMinutes: 1_440, perHour: [perHour] };
}

/** The factors of the profile day, hour by hour from 8:00; before and after it nobody comes. */
const DAY_FACTORS = [0.6, 0.8, 1.1, 1.4, 1.35, 1, 0.9, 1, 0.9, 0.7, 0.5];
const DAY_START_HOUR = 8;

/** An eleven-hour day, 8:00 to 19:00, with its peak from 11:00 to 13:00. `perHour` × factor come in each hour. */
export function profileDay(perHour: number): ArrivalSpec {
  const hours = Array.from({ length: 24 }, (_, hour) => DAY_FACTORS[hour - DAY_START_HOUR] ?? 0);
  return {
    profile: "daily",
    intervalMinutes: 60,
    perHour: hours.map((factor) => Math.round(factor * perHour * 100) / 100),
  };
}

/** Eight hours counted after one hour of warm-up, 9:00 to 17:00; whoever came by then is followed to the end. */
const EIGHT_HOURS: RunSpec = { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 480 };

/** The whole profile day; whoever came by 19:00 is followed to the end. */
export const PROFILE_DAY: RunSpec = { startMinute: 480, lengthMinutes: 660 };

/** `share` answered within so many seconds; abandonments of at most 5 s do not count. */
function target(withinSeconds: number, share = 0.8): TargetSpec {
  return { withinMs: seconds(withinSeconds), share, formula: "excluding-short-abandons", shortAbandonMs: seconds(5) };
}

interface QueueParts extends Partial<Omit<QueueSpec, "id" | "name" | "channel">> {
  readonly handleSeconds: number;
  /** Absent: customers wait for ever. */
  readonly patienceSeconds?: number;
  readonly withinSeconds: number;
}

/** A queue of phone contacts: handle time lognormal with a deviation as large as its mean, patience exponential. */
export function voiceQueue(id: string, name: LocalName, parts: QueueParts): QueueSpec {
  return queue({ id, name, channel: "voice", cv: 1 }, parts);
}

/** A queue of chats: handle time as it would be for one chat alone, deviation 0.8 of the mean, patience exponential. */
export function chatQueue(id: string, name: LocalName, parts: QueueParts): QueueSpec {
  return queue({ id, name, channel: "chat", cv: 0.8 }, parts);
}

/** A queue of any other channel: handle time as by phone. */
export function otherQueue(id: string, name: LocalName, channel: QueueSpec["channel"], parts: QueueParts): QueueSpec {
  return queue({ id, name, channel, cv: 1 }, parts);
}

function queue(
  head: { readonly id: string; readonly name: LocalName; readonly channel: QueueSpec["channel"]; readonly cv: number },
  parts: QueueParts,
): QueueSpec {
  const { handleSeconds, patienceSeconds, withinSeconds, ...rest } = parts;
  return {
    id: head.id,
    name: head.name,
    channel: head.channel,
    priority: 1,
    target: target(withinSeconds),
    ...(patienceSeconds !== undefined && { patienceMs: exponential(seconds(patienceSeconds)) }),
    talkMs: lognormal(seconds(handleSeconds), head.cv),
    ...rest,
  };
}

/** One contact at a time, of any of these channels. */
export function oneAtATime(...channels: readonly QueueSpec["channel"][]): SlotsSpec {
  return { total: 1, byChannel: Object.fromEntries(channels.map((channel) => [channel, 1])) };
}

/** How many times as long a chat takes beside others: 1 + 0.25 (n − 1) for n at once. */
const CHAT_SLOW_DOWN = [1, 1.25, 1.5, 1.75, 2];

/** Up to `chats` chats at a time, each slowed down by the others. */
export function chatsAtATime(chats: number): SlotsSpec {
  return { total: chats, byChannel: { chat: chats }, slowDown: { chat: CHAT_SLOW_DOWN } };
}

/** One phone contact or up to `chats` chats: a chat takes one part of `chats`, a phone contact the whole agent. */
export function voiceOrChats(chats: number): SlotsSpec {
  return {
    total: chats,
    byChannel: { voice: 1, chat: chats },
    weights: { voice: chats, chat: 1 },
    capacity: chats,
    slowDown: { chat: CHAT_SLOW_DOWN },
  };
}

/** A skill at level 5; `factor` is how many times as long its contacts take these people. */
export function skill(queueId: string, factor = 1): SkillSpec {
  return { queueId, level: 5, ...(factor !== 1 && { handleTimeFactor: factor }) };
}

/** `agents` unnamed people, always there. */
export function team(
  id: string,
  name: LocalName,
  agents: number,
  skills: readonly SkillSpec[],
  slots: SlotsSpec,
): GroupSpec {
  const headcount = { profile: "daily", intervalMinutes: 1_440, agents: [agents] } as const;
  return { id, name, skills, slots, shifts: [], people: [], headcount };
}

type CentreParts = Pick<Scenario, "id" | "name" | "story" | "policy" | "queues" | "groups"> & Partial<Scenario>;

/** A scenario of the present version: eight hours after a warm-up, Moscow time, open contacts are finished. */
export function centre(parts: CentreParts): Scenario {
  return {
    version: SCENARIO_VERSION,
    timeZone: "Europe/Moscow",
    run: EIGHT_HOURS,
    shiftEnd: "finish-contact",
    exclusiveChannels: [],
    ...parts,
  };
}

/** A variant of the scenario itself. */
export function variant(id: string, name: LocalName, ...changes: readonly ScenarioChange[]): ScenarioVariant {
  return { id, name, changes };
}

/** A variant of another variant. */
export function variantOf(
  from: string,
  id: string,
  name: LocalName,
  ...changes: readonly ScenarioChange[]
): ScenarioVariant {
  return { id, name, from, changes };
}

export function set(path: string, value: unknown): ScenarioChange {
  return { path, set: value };
}

export function times(path: string, factor: number): ScenarioChange {
  return { path, times: factor };
}

export function remove(path: string): ScenarioChange {
  return { path, remove: true };
}

/** So many people in the group, all day. */
export function staffed(groupId: string, agents: number): ScenarioChange {
  return set(`groups/${groupId}/headcount/agents`, [agents]);
}

/** So many contacts an hour in the queue, all day. */
export function coming(queueId: string, perHour: number): ScenarioChange {
  return set(`queues/${queueId}/arrivals/perHour`, [perHour]);
}

/** A slider: for each value the changes that make it. */
export function sweep(
  head: Pick<ScenarioSweep, "id" | "name" | "unit" | "from">,
  values: readonly number[],
  changesAt: (value: number) => readonly ScenarioChange[],
): ScenarioSweep {
  return { ...head, points: values.map((value) => ({ value, changes: changesAt(value) })) };
}
