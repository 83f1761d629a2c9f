import type { AlarmAction } from "../metrics/alarms/alarm.ts";
import type { AlarmRule } from "../metrics/alarms/rule.ts";
import type { BoardConfig } from "../metrics/config.ts";
import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import type { Feed } from "./feed.ts";
import { createReplayedFeed } from "./replayed.ts";

/** Version of what `GET /api/v1/days/{date}/events` begins with. */
export const DAY_VERSION = 1;

/** What people did about alarms, when. */
export interface DatedAction {
  readonly at: Instant;
  readonly action: AlarmAction;
}

/** Rules as they were saved, when. */
export interface DatedRules {
  readonly at: Instant;
  readonly rules: readonly AlarmRule[];
}

/** What a replay of a day needs beside its events: the first line of the answer. */
export interface DayHeader {
  readonly version: typeof DAY_VERSION;
  /** `YYYY-MM-DD`: the local date on which the day begins. */
  readonly date: string;
  /** The day; of today as far as it has come. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Whether the day is over. */
  readonly whole: boolean;
  /** Events that follow, about: what was open before comes on top. */
  readonly events: number;
  /** Whether the floor tells of real people's present: silence of a source is an alarm there (M30). */
  readonly live: boolean;
  /** Whether a simulated centre made the day up. */
  readonly simulated: boolean;
  readonly config: BoardConfig;
  /** Rules in force when the replay begins, then those saved meanwhile, oldest first. Never empty. */
  readonly rules: readonly DatedRules[];
  readonly actions: readonly DatedAction[];
}

/**
 * A day of a log as a feed: it begins and ends with the day. What happened before its beginning is folded with the first
 * take, so that the floor is whole. `events` in any order.
 */
export function createDayFeed({ date, startsAt, endsAt }: DayHeader, events: readonly FloorEvent[]): Feed {
  const feed = createReplayedFeed(events, date);
  return {
    kind: feed.kind,
    label: feed.label,
    startsAt,
    endsAt,
    take(until, limit) {
      const batch = feed.take(until, limit);
      // Its end is the day's, not that of the last thing that happened in it.
      return { ...batch, ended: batch.ended && until >= endsAt };
    },
  };
}
