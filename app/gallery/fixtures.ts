import type {
  EquityFigures,
  FeedFrame,
  Frame,
  QualityFigures,
  QueueFrame,
  ResponseFigures,
  SourceFrame,
  TeamFrame,
} from "../../sim/metrics/frame.ts";
import {
  HOUR_MS,
  type Instant,
  type QueueId,
  SECOND_MS,
  type SourceId,
  type TeamId,
} from "../../sim/vocabulary/index.ts";
import { ALARM_OF } from "./alarms.ts";
import { CONFIG, frame, NOON } from "./builders.ts";
import { act, ahead, empty, normal, tooFew, watch } from "./channels.ts";
import { named, people } from "./people.ts";

/** Frames for the floor strip, by how many people are on it. */
export const FLOORS = {
  nobody: frame(),
  five: frame({ agents: people(5) }),
  sixty: frame({ agents: people(60) }),
  fiveHundred: frame({ agents: people(500) }),
  twoThousand: frame({ agents: people(2_000) }),
  unknown: frame({ agents: people(60).map((agent) => ({ ...agent, state: "unknown", overLimit: false })) }),
  named: frame({ agents: named() }),
} as const satisfies Record<string, Frame>;

function source(over: Partial<SourceFrame>): SourceFrame {
  return {
    source: "asterisk://pbx1" as SourceId,
    state: "connected",
    freshness: "fresh",
    lastEventAt: (NOON - SECOND_MS) as Instant,
    events: 48_211,
    gaps: 0,
    rejected: 0,
    duplicates: 0,
    outOfOrder: 0,
    inferred: { n: 48_211, value: 0 },
    ...over,
  };
}

const REPLAYED: FeedFrame = {
  kind: "replayed",
  label: "Asterisk, 384 calls",
  state: "running",
  speed: 60,
  startsAt: (NOON - 2 * HOUR_MS) as Instant,
  endsAt: (NOON + HOUR_MS) as Instant,
};
const SIMULATED: FeedFrame = { kind: "simulated", label: "Kazan", state: "running", speed: 1 };
const DAY = { ...frame().total.day, offered: 14_751, answered: 13_902, abandoned: 611, leftOtherwise: 238 };

/** Frames for heads and provenance, by what plays. */
export const FEEDS = {
  live: frame({ place: "Kazan", sources: [source({})] }),
  waiting: frame({ place: "Kazan", feed: { kind: "live", label: "Kazan", state: "waiting", speed: 1 } }),
  troubled: frame({
    place: "Kazan",
    sources: [
      source({ gaps: 3, inferred: { n: 48_211, value: 0.12 } }),
      source({ source: "webhook://crm" as SourceId, state: "stale", freshness: "stale" }),
    ],
  }),
  simulated: frame({ place: "Kazan", feed: SIMULATED }),
  replayed: frame({ place: "Kazan", feed: REPLAYED, total: { ...frame().total, day: DAY } }),
  fastest: frame({ place: "Kazan", feed: { ...REPLAYED, speed: 0 } }),
  paused: frame({ place: "Kazan", feed: { ...REPLAYED, state: "paused" } }),
  ended: frame({ place: "Kazan", feed: { ...REPLAYED, state: "ended" }, total: { ...frame().total, day: DAY } }),
} as const satisfies Record<string, Frame>;

/** What a day of ratings says; evaluations are too few to judge by. */
export const RATED: QualityFigures = {
  window: "day",
  csat: { value: 0.84, n: 212, low: 0.79, high: 0.88 },
  nps: { value: 31, n: 212, low: 22, high: 40 },
  firstContactResolution: { value: 0.71, n: 540, low: 0.67, high: 0.75, knownUntilAt: (NOON - 4 * HOUR_MS) as Instant },
  evaluation: { value: 0.92, n: 6 },
};

/** Messengers wait four times their target, and e-mail resolves least. */
export const UNEQUAL: EquityFigures = {
  wait: {
    gap: 3.6,
    worst: { channel: "messenger", value: 4.2, n: 142 },
    best: { channel: "voice", value: 0.6, n: 221 },
  },
  resolution: {
    gap: 0.2,
    worst: { channel: "email", value: 0.58, n: 96 },
    best: { channel: "voice", value: 0.78, n: 221 },
  },
};

/** The clocks of a messenger that answers late. */
export const CLOCKS: ResponseFigures = {
  firstResponse: { value: 0.62, n: 118, low: 0.53, high: 0.7 },
  nextResponse: { value: 0.88, n: 402, low: 0.84, high: 0.91 },
  resolution: { value: 0.5, n: 12, low: 0.25, high: 0.75 },
  targets: CONFIG.responses.messenger,
  unanswered: 14,
  oldestUnansweredMs: HOUR_MS + 369 * SECOND_MS,
};

/** A team of fourteen, one of them over the limit. */
export function team(name: string): TeamFrame {
  return {
    teamId: name as TeamId,
    agents: { contact: 7, ringing: 1, wrapup: 2, ready: 2, break: 1, away: 1, offline: 3, unknown: 0 },
    agentsReady: 2,
    agentsOverLimit: 1,
    inProgress: 11,
    slotsBusy: 11,
    slots: 18,
    freeSlots: 7,
    slotLoad: { value: 0.61, n: 32_400 },
    occupancy: { value: 0.83, n: 21_600 },
    handled: 48,
    averageHandleMs: 312_000,
  };
}

/** A queue as a line below its channels; its name is the source's own word, of any length. */
export function queue(name: string): QueueFrame {
  const { channel, kind: _kind, freshness: _freshness, history: _history, quality: _quality, ...figures } = normal;
  return { ...figures, channel, queueId: name as QueueId };
}

/** A floor with everything on it, as it stood when the connection went. */
export const WHOLE: Frame = frame({
  place: "Kazan",
  channels: [act, watch, normal, tooFew, empty],
  alarms: [ALARM_OF.act, { ...ALARM_OF.watch, state: "seen", seenBy: "MO" }],
  alarmRate: { lastHour: 2, open: 2 },
  agents: people(60),
  sources: [source({})],
});

/** The same where somebody looks an hour ahead. */
export const WHOLE_AHEAD: Frame = { ...WHOLE, channels: [ahead.act, ahead.watch, ahead.normal, tooFew, empty] };

/** All is well: three channels, and room below them for queues, teams and what customers thought. */
export const CALM: Frame = frame({
  place: "Kazan",
  channels: [normal, tooFew],
  alarmRate: { lastHour: 0, open: 0, noneSinceAt: (NOON - 2 * HOUR_MS) as Instant },
  queues: [queue("sales"), queue("support")],
  teams: [team("north")],
  quality: RATED,
  equity: UNEQUAL,
  agents: people(60),
  sources: [source({})],
});
