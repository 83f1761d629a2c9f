import { CHANNELS, type Channel, type Instant, MINUTE_MS } from "../vocabulary/index.ts";
import type { Attribution } from "./config.ts";
import { LEVEL_PLACES } from "./fields.ts";
import type { Scopes } from "./scopes.ts";
import { BUCKET_MS } from "./timeline.ts";

/** Instants a look-ahead speaks of are whole multiples of this, ms: every zone's hours and half hours are among them. */
export const LEVEL_BIN_MS = 5 * MINUTE_MS;
/** Bins kept of the past, the one that is filling included: with the first instant ahead they make an hour. */
export const LEVEL_BINS = 12;
/** What a bin counts, in this order. */
export const LEVEL_COUNTS = ["answeredIn", "answeredLate", "abandonedIn", "short", "late", "flowed"] as const;

/** What service level of one channel has been made of: counts in the order of `LEVEL_COUNTS`. */
export interface LevelPast {
  readonly channel: Channel;
  /** The last hour in bins of 5 min, oldest first; `bins[i]` begins at `fromAt` + i × 5 min, the last is not over. */
  readonly bins: readonly (readonly number[])[];
  /** Of the day so far. */
  readonly day: readonly number[];
}

/** The past of all channels as service level reads it, and the day it is in. */
export interface LevelPasts {
  readonly fromAt: Instant;
  readonly dayStartAt: Instant;
  readonly dayEndsAt: Instant;
  /** When the present interval of the clock began; the others follow in steps of the board's intervals. */
  readonly intervalStartAt: Instant;
  /** Of channels anything was ever heard of, in `CHANNELS` order. */
  readonly channels: readonly LevelPast[];
}

/** The past by `attribution` as it stands at the scopes' own time. */
export function levelPasts(scopes: Scopes, attribution: Attribution): LevelPasts {
  const { timeline, now } = scopes;
  const fromAt = (Math.floor(now / LEVEL_BIN_MS) - LEVEL_BINS + 1) * LEVEL_BIN_MS;
  const places = LEVEL_COUNTS.map((name) => LEVEL_PLACES[attribution][name]);
  const width = LEVEL_BIN_MS / BUCKET_MS;
  const first = fromAt / BUCKET_MS;
  const past = (channel: Channel): LevelPast => {
    const scope = scopes.channel(channel);
    const day = scope.sums("day");
    return {
      channel,
      bins: Array.from({ length: LEVEL_BINS }, (_, i) =>
        places.map((place) => scope.between(place, first + i * width, first + (i + 1) * width)),
      ),
      day: places.map((place) => day[place]),
    };
  };
  return {
    fromAt: fromAt as Instant,
    dayStartAt: timeline.dayStart,
    dayEndsAt: timeline.nextDayStart,
    intervalStartAt: timeline.intervalStart,
    channels: CHANNELS.filter((channel) => scopes.channel(channel).seen).map(past),
  };
}
