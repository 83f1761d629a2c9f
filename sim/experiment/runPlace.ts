import { LocalDays } from "../engine/demand/localDays.ts";
import { runWindow } from "../scenario/runWindow.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { minutes } from "../vocabulary/index.ts";
import { LocalTime } from "../vocabulary/localTime.ts";

/** Where the counted part of a run lies on the calendar. */
export interface RunPlace {
  readonly days: LocalDays;
  /** First instant of the run, warm-up included. */
  readonly beginsAt: number;
  /** First instant that counts. */
  readonly countsFrom: number;
  readonly intervalMs: number;
  /** Intervals counted; the last may be cut short by the end of the run. */
  readonly intervals: number;
  readonly endsAt: number;
}

/** The run of a parsed scenario, with its defaults. */
export function runPlace(scenario: Scenario): RunPlace {
  const window = runWindow(scenario.run);
  const days = new LocalDays(new LocalTime(scenario.timeZone));
  const beginsAt = days.instantOf(window.day, window.startMinute);
  const countsFrom = beginsAt + minutes(window.warmUpMinutes);
  return {
    days,
    beginsAt,
    countsFrom,
    intervalMs: minutes(window.intervalMinutes),
    intervals: Math.ceil(window.lengthMinutes / window.intervalMinutes),
    endsAt: countsFrom + minutes(window.lengthMinutes),
  };
}

/** How long counted interval number `i` lasts, ms: all of them `intervalMs`, but the last may be cut short. */
export function intervalLength({ countsFrom, intervalMs, endsAt }: RunPlace, i: number): number {
  return Math.min(intervalMs, endsAt - countsFrom - i * intervalMs);
}
