import type { FeedFrame, Frame, QueueFrame, SourceFrame } from "../../sim/metrics/frame.ts";
import { HOUR_MS, type Instant, type QueueId, SECOND_MS, type SourceId } from "../../sim/vocabulary/index.ts";
import { frame, NOON } from "./builders.ts";
import { act, calming, empty, huge, normal, stale, tooFew, watch } from "./channels.ts";
import { named, people } from "./people.ts";

/** Frames for the alarm strip, by what it shows. */
export const ALARMS = {
  act: frame({ channels: [act, normal] }),
  watch: frame({ channels: [watch, normal] }),
  both: frame({ channels: [act, watch] }),
  calming: frame({ channels: [calming] }),
  data: frame({ channels: [stale, normal] }),
  more: frame({ channels: [huge, act, calming, watch] }),
  none: frame({ channels: [normal, tooFew, empty] }),
} as const satisfies Record<string, Frame>;

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

/** A queue as a line below its channels; its name is the source's own word, of any length. */
export function queue(name: string): QueueFrame {
  const { channel, kind: _kind, freshness: _freshness, history: _history, quality: _quality, ...figures } = normal;
  return { ...figures, channel, queueId: name as QueueId };
}

/** A floor with everything on it, as it stood when the connection went. */
export const WHOLE: Frame = frame({
  place: "Kazan",
  channels: [act, watch, normal, tooFew, empty],
  agents: people(60),
  sources: [source({})],
});
