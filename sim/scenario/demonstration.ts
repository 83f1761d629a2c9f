import type { PolicySpec } from "../routing/spec.ts";
import { hours, minutes, seconds } from "../vocabulary/index.ts";
import type { ArrivalSpec } from "./demand.ts";
import { peopleOf } from "./demonstrationPeople.ts";
import type { Distribution } from "./distribution.ts";
import type { QueueSpec } from "./queueSpec.ts";
import type { Scenario } from "./scenario.ts";

/** How busy each hour of the day is, 1 = the ordinary busy hour. The quietest hour is 0.66 of the busiest. */
const HOURS = [
  0.78, 0.76, 0.74, 0.73, 0.73, 0.75, 0.77, 0.84, 0.92, 1.0, 1.08, 1.1, 1.04, 0.98, 1.0, 1.02, 1.0, 0.98, 1.02, 1.04,
  0.92, 0.84, 0.8, 0.79,
];
const WEEKDAYS = [1.05, 1.02, 1, 1, 1.02, 0.97, 0.94];

function daily(perBusyHour: number): ArrivalSpec {
  const perHour = HOURS.map((factor) => Math.round(factor * perBusyHour * 100) / 100);
  return { profile: "daily", intervalMinutes: 60, perHour, weekdayFactors: WEEKDAYS };
}

function lognormal(meanMs: number, cv: number): Distribution {
  return { kind: "lognormal", meanMs, cv };
}

function exponential(meanMs: number): Distribution {
  return { kind: "exponential", meanMs };
}

const SATISFACTION: QueueSpec["rating"] = {
  scale: "csat",
  share: 0.3,
  weights: [
    { score: 1, weight: 4 },
    { score: 2, weight: 5 },
    { score: 3, weight: 12 },
    { score: 4, weight: 30 },
    { score: 5, weight: 49 },
  ],
};
const LISTENING: QueueSpec["evaluation"] = { share: 0.04, scoreFrom: 0.7, scoreTo: 1 };
const SESSION: QueueSpec["messages"] = {
  customerReplyMs: exponential(seconds(50)),
  agentReplyMs: exponential(seconds(40)),
};

const queues: readonly QueueSpec[] = [
  {
    id: "sales",
    name: { en: "Sales", ru: "Продажи" },
    channel: "voice",
    priority: 1,
    arrivals: daily(79),
    selfService: { by: "ivr", durationMs: lognormal(seconds(35), 0.5), containedShare: 0.12 },
    patienceMs: exponential(seconds(200)),
    talkMs: lognormal(seconds(270), 1),
    wrapUpMs: lognormal(seconds(35), 0.6),
    customers: { repeat: { share: 0.3, delayMs: exponential(hours(3)) } },
    resolution: { share: 0.88 },
    rating: SATISFACTION,
    evaluation: LISTENING,
  },
  {
    id: "support",
    name: { en: "Support", ru: "Поддержка" },
    channel: "voice",
    priority: 2,
    arrivals: daily(100),
    selfService: { by: "ivr", durationMs: lognormal(seconds(40), 0.5), containedShare: 0.18 },
    patienceMs: exponential(seconds(220)),
    talkMs: lognormal(seconds(310), 1.15),
    wrapUpMs: lognormal(seconds(30), 0.6),
    customers: {
      onAbandon: {
        switchShare: 0.15,
        toQueueId: "chat",
        delayMs: lognormal(minutes(3), 0.8),
        contextKeptShare: 0.7,
      },
      lostContext: { clarifyMs: seconds(60) },
      repeat: { share: 0.4, delayMs: exponential(hours(4)) },
    },
    resolution: { share: 0.82 },
    rating: SATISFACTION,
    evaluation: LISTENING,
  },
  {
    id: "video",
    name: { en: "Video", ru: "Видео" },
    channel: "video",
    priority: 1,
    arrivals: daily(8.5),
    patienceMs: exponential(minutes(4)),
    talkMs: lognormal(minutes(7), 0.8),
    wrapUpMs: lognormal(seconds(50), 0.5),
    resolution: { share: 0.92 },
    rating: SATISFACTION,
  },
  {
    id: "chat",
    name: { en: "Chat", ru: "Чат" },
    channel: "chat",
    priority: 3,
    arrivals: daily(94),
    selfService: { by: "bot", durationMs: lognormal(seconds(45), 0.6), containedShare: 0.22 },
    patienceMs: exponential(minutes(5)),
    talkMs: lognormal(minutes(9), 0.8),
    wrapUpMs: lognormal(seconds(25), 0.5),
    messages: SESSION,
    customers: {
      onAbandon: {
        switchShare: 0.2,
        toQueueId: "support",
        delayMs: lognormal(minutes(4), 0.8),
        contextKeptShare: 0.6,
      },
      lostContext: { clarifyMs: seconds(60) },
    },
    resolution: { share: 0.85 },
    rating: SATISFACTION,
  },
  {
    id: "messenger",
    name: { en: "Messenger", ru: "Мессенджеры" },
    channel: "messenger",
    priority: 4,
    arrivals: daily(82),
    selfService: { by: "bot", durationMs: lognormal(seconds(30), 0.6), containedShare: 0.2 },
    patienceMs: lognormal(minutes(40), 0.7),
    talkMs: lognormal(minutes(14), 0.9),
    wrapUpMs: lognormal(seconds(20), 0.5),
    dueInMs: minutes(30),
    messages: { customerReplyMs: exponential(seconds(110)), agentReplyMs: exponential(seconds(60)) },
    resolution: { share: 0.84 },
    rating: SATISFACTION,
  },
  {
    id: "sms",
    name: { en: "SMS", ru: "SMS" },
    channel: "sms",
    priority: 4,
    arrivals: daily(4),
    talkMs: lognormal(minutes(3), 0.7),
    dueInMs: minutes(30),
    messages: {},
  },
  {
    id: "social",
    name: { en: "Social networks", ru: "Соцсети" },
    channel: "social",
    priority: 4,
    arrivals: daily(6),
    talkMs: lognormal(minutes(6), 0.8),
    dueInMs: hours(1),
    messages: { customerReplyMs: exponential(minutes(4)), agentReplyMs: exponential(minutes(2)) },
  },
  {
    id: "email",
    name: { en: "E-mail", ru: "Почта" },
    channel: "email",
    priority: 7,
    arrivals: daily(44),
    talkMs: lognormal(minutes(9), 0.8),
    wrapUpMs: lognormal(seconds(30), 0.5),
    dueInMs: hours(4),
    messages: {},
    customers: { repeat: { share: 0.5, delayMs: lognormal(hours(6), 0.7) } },
    resolution: { share: 0.8 },
  },
  {
    id: "callback",
    name: { en: "Callbacks", ru: "Обратные звонки" },
    channel: "callback",
    priority: 6,
    arrivals: daily(8),
    talkMs: lognormal(seconds(260), 0.9),
    wrapUpMs: lognormal(seconds(35), 0.5),
    dueInMs: minutes(30),
    dialling: {
      answerShare: 1,
      noAnswerMs: { kind: "deterministic", valueMs: seconds(25) },
      redials: 0,
      redialDelayMs: { kind: "deterministic", valueMs: minutes(30) },
    },
    resolution: { share: 0.9 },
    rating: SATISFACTION,
  },
];

/** By priority; the agent with the fewest contacts, then the longest idle. Callers are offered a callback after 35 s. */
const policy: PolicySpec = {
  version: 1,
  name: "priority-callback",
  admission: [
    {
      kind: "offer-callback",
      for: { queueIds: ["sales"] },
      when: [],
      afterMs: seconds(35),
      toQueueId: "callback",
      acceptedShare: 0.35,
    },
    {
      kind: "offer-callback",
      for: { queueIds: ["support"] },
      when: [],
      afterMs: seconds(35),
      toQueueId: "callback",
      acceptedShare: 0.3,
    },
  ],
  plans: [],
  itemScore: [
    { feature: "priority", weight: 1, transform: "lexicographic" },
    { feature: "wait-s", weight: 1, transform: "lexicographic" },
  ],
  agentScore: [
    { feature: "open", weight: -1, transform: "lexicographic" },
    { feature: "idle-s", weight: 1, transform: "lexicographic" },
  ],
  combine: "item-then-agent",
  guards: [],
  preempt: [],
  offer: { mode: "auto", timeoutMs: 0, onMiss: "requeue-head" },
  idleClock: "since-end",
  tieBreak: "in-order",
};

/**
 * The demonstration centre: a round-the-clock centre in Kazan, lively at any hour. About 40 people are on shift, a
 * fifth of them on a break; voice, chat and e-mail keep their promises, messengers are under pressure.
 * Everybody works every day: a roster for showing a floor, not for hiring one.
 */
export const demonstration: Scenario = {
  version: 1,
  id: "kazan",
  name: { en: "Kazan", ru: "Казань" },
  timeZone: "Europe/Moscow",
  policy,
  shiftEnd: "finish-contact",
  exclusiveChannels: ["voice", "video", "callback"],
  queues,
  groups: [
    {
      id: "voice",
      name: { en: "Voice", ru: "Голос" },
      skills: [
        { queueId: "sales", level: 1 },
        { queueId: "support", level: 1 },
        { queueId: "callback", level: 2 },
      ],
      slots: { total: 1, byChannel: { voice: 1, callback: 1 } },
      shifts: [],
      people: peopleOf(0, 22, 17),
    },
    {
      id: "video",
      name: { en: "Video", ru: "Видео" },
      skills: [
        { queueId: "video", level: 1 },
        { queueId: "callback", level: 1 },
      ],
      slots: { total: 1, byChannel: { video: 1, callback: 1 } },
      shifts: [],
      people: peopleOf(39, 4, 4),
    },
    {
      id: "chat",
      name: { en: "Chat", ru: "Чат" },
      skills: [{ queueId: "chat", level: 1 }],
      slots: { total: 3, byChannel: { chat: 3 } },
      shifts: [],
      people: peopleOf(47, 7, 5),
    },
    {
      id: "messenger",
      name: { en: "Messengers", ru: "Мессенджеры" },
      skills: [
        { queueId: "messenger", level: 1 },
        { queueId: "social", level: 2 },
        { queueId: "sms", level: 2 },
      ],
      slots: { total: 4, byChannel: { messenger: 4, social: 2, sms: 2 } },
      shifts: [],
      people: peopleOf(59, 7, 6),
    },
    {
      id: "letters",
      name: { en: "Letters", ru: "Письма" },
      skills: [{ queueId: "email", level: 1 }],
      slots: { total: 2, byChannel: { email: 2 } },
      shifts: [],
      people: peopleOf(72, 5, 4),
    },
  ],
};
