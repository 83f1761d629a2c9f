import type { ChannelFrame, HistoryPoint } from "../../sim/metrics/frame.ts";
import type { Projection } from "../../sim/metrics/projection.ts";
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "../../sim/vocabulary/index.ts";
import { channelFrame, NOON } from "./builders.ts";

/** Two hours, a point a minute: a level that swings slowly around `base` and drifts by `drift` over the two hours. */
function history(base: number, drift: number, waiting: number): HistoryPoint[] {
  return Array.from({ length: 121 }, (_, minute) => ({
    at: (NOON - (120 - minute) * MINUTE_MS) as Instant,
    serviceLevel: Math.min(1, Math.max(0, base + (drift * minute) / 120 + 0.03 * Math.sin(minute / 7))),
    n: 60,
    waiting: Math.max(0, Math.round((waiting * minute) / 120 + 1.5 * Math.sin(minute / 5))),
  }));
}

/** Twelve instants of the next hour: a median that drifts from `base` by `drift`, in bands that widen to ±`spread`. */
export function projection(base: number, drift: number, spread: number, chance: number): Projection {
  const inside = (value: number) => Math.min(1, Math.max(0, value));
  return {
    madeAt: (NOON - 12 * SECOND_MS) as Instant,
    points: Array.from({ length: 12 }, (_, index) => {
      const share = (index + 1) / 12;
      const middle = base + drift * share;
      return {
        at: (NOON + (index + 1) * 5 * MINUTE_MS) as Instant,
        p10: inside(middle - spread * share),
        p25: inside(middle - (spread / 2) * share),
        p50: inside(middle),
        p75: inside(middle + (spread / 2) * share),
        p90: inside(middle + spread * share),
      };
    }),
    chance: { value: chance, n: 500, low: Math.max(0, chance - 0.04), high: Math.min(1, chance + 0.04) },
  };
}

const HEARD = { lastEventAt: (NOON - SECOND_MS) as Instant };

export const normal: ChannelFrame = channelFrame("voice", {
  ...HEARD,
  waiting: 2,
  longestWaitMs: 9 * SECOND_MS,
  serviceLevel: { value: 0.86, n: 214, low: 0.81, high: 0.9 },
  slotsBusy: 17,
  slots: 22,
  abandonment: { value: 0.02, n: 221, low: 0.01, high: 0.05 },
  occupancy: { value: 0.79, n: 39_600 },
  history: history(0.84, 0.02, 2),
});

export const watch: ChannelFrame = channelFrame("chat", {
  ...HEARD,
  level: "watch",
  carries: "longest",
  waiting: 6,
  waitingChange: 4,
  waitingLate: 3,
  longestWaitMs: 2 * MINUTE_MS + 5 * SECOND_MS,
  serviceLevel: { value: 0.81, n: 96, low: 0.72, high: 0.88 },
  slotsBusy: 14,
  slots: 15,
  abandonment: { value: 0.05, n: 101, low: 0.02, high: 0.11 },
  occupancy: { value: 0.97, n: 27_000 },
  history: history(0.88, -0.07, 6),
});

export const act: ChannelFrame = channelFrame("messenger", {
  ...HEARD,
  level: "act",
  carries: "serviceLevel",
  waiting: 14,
  waitingChange: 9,
  waitingLate: 8,
  longestWaitMs: 6 * MINUTE_MS + 9 * SECOND_MS,
  serviceLevel: { value: 0.62, n: 118, low: 0.53, high: 0.7, missed: true },
  slotsBusy: 24,
  slots: 24,
  abandonment: { value: 0.17, n: 142, low: 0.12, high: 0.24 },
  serviceLevelChange: -0.21,
  occupancy: { value: 1, n: 43_200 },
  history: history(0.84, -0.22, 14),
});

/** Its cause is over, its off-delay is not: nobody waits, and no figure carries it. */
export const calming: ChannelFrame = channelFrame("video", {
  ...HEARD,
  level: "watch",
  carries: "longest",
  serviceLevel: { value: 0.82, n: 41, low: 0.68, high: 0.91 },
  slotsBusy: 3,
  slots: 4,
  history: history(0.86, -0.04, 0),
});

export const tooFew: ChannelFrame = channelFrame("callback", {
  ...HEARD,
  waiting: 1,
  longestWaitMs: 41 * SECOND_MS,
  serviceLevel: { value: 0.75, n: 8, low: 0.41, high: 0.93 },
  slotsBusy: 1,
  slots: 4,
  abandonment: { value: 0.11, n: 9, low: 0.02, high: 0.44 },
  occupancy: { value: 0.31, n: 7_200 },
  history: history(0.76, 0, 1),
});

export const ageing: ChannelFrame = {
  ...watch,
  freshness: "ageing",
  lastEventAt: (NOON - 34 * SECOND_MS) as Instant,
};

export const stale: ChannelFrame = {
  ...normal,
  channel: "email",
  freshness: "stale",
  lastEventAt: (NOON - 4 * MINUTE_MS - 12 * SECOND_MS) as Instant,
};

/** Nothing has come: no ratio, no wait, nobody to take it. */
export const empty: ChannelFrame = channelFrame("sms");

export const huge: ChannelFrame = channelFrame("social", {
  ...HEARD,
  level: "act",
  carries: "longest",
  waiting: 14_751,
  waitingChange: 12_040,
  waitingLate: 14_750,
  longestWaitMs: 27 * HOUR_MS + 6 * MINUTE_MS,
  serviceLevel: { value: 0, n: 128_044, low: 0, high: 0.0001, missed: true },
  slotsBusy: 1_980,
  slots: 2_000,
  abandonment: { value: 0.99, n: 128_044, low: 0.98, high: 1 },
  occupancy: { value: 1, n: 3_600_000 },
  history: history(0.3, -0.3, 14_751),
});

/** Fewer wait than half an hour ago. */
export const falling: ChannelFrame = { ...normal, waitingChange: -11 };

/** The number waiting carries it, and somebody has seen it. */
export const crowded: ChannelFrame = { ...watch, channel: "voice", carries: "waiting", waiting: 31, waitingChange: 22 };

/** With what the next hour may be. */
export const ahead = {
  normal: { ...normal, projection: projection(0.86, 0.02, 0.06, 0.94) },
  watch: { ...watch, projection: projection(0.81, -0.08, 0.09, 0.25) },
  act: { ...act, projection: projection(0.62, 0.04, 0.14, 0.07) },
} as const satisfies Record<string, ChannelFrame>;
