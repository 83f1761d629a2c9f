import { hours, seconds } from "../../vocabulary/index.ts";
import type { LocalName } from "../about.ts";
import { type ParsedScenario, parseScenario } from "../parse.ts";
import type { QueueSpec } from "../queueSpec.ts";
import { SCENARIO_VERSION, type Scenario } from "../scenario.ts";
import type { GroupSpec, SlotsSpec } from "../staff.ts";
import {
  type Answers,
  ASKED_CHANNELS,
  type AskedChannel,
  CHAT_SLOW_DOWN,
  CHATS_AT_A_TIME,
  type ChannelAnswers,
  headcountOf,
  ratesOf,
  suggestedPeople,
  USUAL_PATIENCE_S,
} from "./answers.ts";

const NAMES: Readonly<Record<AskedChannel, LocalName>> = {
  voice: { en: "Voice", ru: "Голос" },
  chat: { en: "Chat", ru: "Чат" },
  email: { en: "E-mail", ru: "Почта" },
};
const EVERYBODY: LocalName = { en: "Everybody", ru: "Все операторы" };
const HALF_HOUR = 30;

/**
 * A first scenario of six answers: a day by half hours, handle times lognormal (CV 1, chats 0.8), customers with a usual
 * patience, people in the day's own shape. Parsed: answers beyond the bounds of a scenario come back as its problems.
 */
export function scenarioOfAnswers(answers: Answers, name: LocalName): ParsedScenario {
  const asked = ASKED_CHANNELS.filter((channel) => answers.channels[channel] !== undefined);
  const draft: Scenario = {
    version: SCENARIO_VERSION,
    id: "answers",
    name,
    timeZone: answers.timeZone,
    ...(answers.costPerHour === 0 ? {} : { currency: answers.currency }),
    run: {
      startMinute: answers.openMinute,
      lengthMinutes: answers.closeMinute - answers.openMinute,
      intervalMinutes: HALF_HOUR,
    },
    policy: answers.teams === "separate" ? "fifo-li" : "prio",
    shiftEnd: "finish-contact",
    exclusiveChannels: [],
    queues: asked.map((channel, i) => queueOf(answers, channel, answers.channels[channel]!, i + 1)),
    groups: answers.teams === "separate" ? asked.map((one) => groupOf(answers, [one])) : [groupOf(answers, asked)],
  };
  return parseScenario(draft);
}

function queueOf(answers: Answers, channel: AskedChannel, asked: ChannelAnswers, priority: number): QueueSpec {
  const patience = USUAL_PATIENCE_S[channel];
  return {
    ...{ id: channel, name: NAMES[channel], channel, priority },
    target: { withinMs: seconds(asked.withinSeconds), share: asked.share },
    arrivals: { profile: "daily", intervalMinutes: HALF_HOUR, perHour: ratesOf(answers, asked.perDay) },
    ...(patience === undefined ? {} : { patienceMs: { kind: "exponential", meanMs: seconds(patience) } }),
    talkMs: { kind: "lognormal", meanMs: Math.round(asked.minutes * 60_000), cv: channel === "chat" ? 0.8 : 1 },
    ...(channel === "email" ? { dueInMs: Math.max(seconds(asked.withinSeconds), hours(1)) } : {}),
  };
}

function groupOf(answers: Answers, channels: readonly AskedChannel[]): GroupSpec {
  const atPeak = channels.reduce(
    (sum, channel) => sum + (answers.channels[channel]?.people ?? suggestedPeople(answers, channel)),
    0,
  );
  const [only] = channels.length === 1 ? channels : [];
  const counts = headcountOf(answers, atPeak);
  // Who came in the last half hour is still to be answered in the next.
  const agents = counts.map((count, i) =>
    count === 0 && i * HALF_HOUR === answers.closeMinute ? counts[i - 1]! : count,
  );
  return {
    id: only ?? "everybody",
    name: only === undefined ? EVERYBODY : NAMES[only],
    skills: channels.map((channel) => ({ queueId: channel, level: 5 })),
    slots: slotsOf(channels),
    shifts: [],
    people: [],
    headcount: { profile: "daily", intervalMinutes: HALF_HOUR, agents },
    ...(answers.costPerHour === 0 ? {} : { costPerHour: answers.costPerHour }),
    ...(answers.losses === 0 ? {} : { shrinkage: { plannedShare: answers.losses } }),
  };
}

/** One contact by phone or by mail at a time; chats several, each slowed down by the others; together, one or the other. */
function slotsOf(channels: readonly AskedChannel[]): SlotsSpec {
  const chats = channels.includes("chat") ? CHATS_AT_A_TIME : 1;
  const byChannel = Object.fromEntries(channels.map((channel) => [channel, channel === "chat" ? chats : 1]));
  const slowDown = channels.includes("chat") ? { slowDown: { chat: CHAT_SLOW_DOWN } } : {};
  if (channels.length === 1 || chats === 1) return { total: chats, byChannel, ...slowDown };
  const weights = Object.fromEntries(channels.map((channel) => [channel, channel === "chat" ? 1 : chats]));
  return { total: chats, byChannel, weights, capacity: chats, ...slowDown };
}

/** A centre in which nobody calls and nobody works yet: one channel, every half hour to be filled in. */
export function emptyScenario(timeZone: string, name: LocalName): Scenario {
  const none = new Array<number>(48).fill(0);
  return {
    ...{ version: SCENARIO_VERSION, id: "empty", name, timeZone, policy: "fifo-li" },
    run: { startMinute: 480, lengthMinutes: 720, intervalMinutes: HALF_HOUR },
    ...{ shiftEnd: "finish-contact", exclusiveChannels: [] },
    queues: [
      {
        ...{ id: "voice", name: NAMES.voice, channel: "voice", priority: 1 },
        target: { withinMs: seconds(20), share: 0.8 },
        arrivals: { profile: "daily", intervalMinutes: HALF_HOUR, perHour: none },
        patienceMs: { kind: "exponential", meanMs: seconds(180) },
        talkMs: { kind: "lognormal", meanMs: seconds(270), cv: 1 },
      },
    ],
    groups: [
      {
        ...{ id: "voice", name: NAMES.voice, skills: [{ queueId: "voice", level: 5 }] },
        ...{ slots: { total: 1, byChannel: { voice: 1 } }, shifts: [], people: [] },
        headcount: { profile: "daily", intervalMinutes: HALF_HOUR, agents: none },
      },
    ],
  };
}
