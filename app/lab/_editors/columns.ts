import { runWindow } from "../../../sim/scenario/runWindow.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { weekdayOf } from "../../../sim/vocabulary/localTime.ts";

/** One interval of the run as the desk shows it. */
export interface Column {
  /** Minute of its local day, 0–1439. */
  readonly minute: number;
  readonly lengthMinutes: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  /** Day of the run, 0 its first. */
  readonly day: number;
}

/** Columns of one picture: more cannot be read, and a longer run is looked at day by day. */
export const MOST_COLUMNS = 288;

/** The counted intervals of a run by local time, all of them; the clocks' change moves none. */
export function columnsOf(scenario: Scenario): readonly Column[] {
  const { day, startMinute, warmUpMinutes, lengthMinutes, intervalMinutes } = runWindow(scenario.run);
  const first = startMinute + warmUpMinutes;
  return Array.from({ length: Math.ceil(lengthMinutes / intervalMinutes) }, (_, i) => {
    const at = first + i * intervalMinutes;
    const ofRun = Math.floor(at / 1_440);
    return { minute: at % 1_440, lengthMinutes: intervalMinutes, weekday: weekdayOf(day + ofRun), day: ofRun };
  });
}

/** Days of the run that have columns, in order. */
export function daysOf(columns: readonly Column[]): readonly number[] {
  return [...new Set(columns.map(({ day }) => day))];
}

/** `8:00`, for the head of a column. */
export function minuteText(minute: number): string {
  const within = ((minute % 1_440) + 1_440) % 1_440;
  return `${Math.floor(within / 60)}:${String(within % 60).padStart(2, "0")}`;
}

/** The end of the last of `columns`, as people write it: `24:00` rather than `0:00`. */
export function endText(column: Column): string {
  const end = column.minute + column.lengthMinutes;
  return end === 1_440 ? "24:00" : minuteText(end);
}
