import type { Channel } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { Cleaning } from "./decisions.ts";

/** One day of counts, as series of forecasts have it: `counts[i]` of minute `fromMinute + i × intervalMinutes`, NaN: unknown. */
export interface MarkableDay {
  readonly date: string;
  readonly weekday: number;
  readonly counts: Float64Array;
  readonly special: readonly string[];
  readonly excluded?: boolean;
}

/** How the days of a series are cut. */
export interface DayCut {
  readonly queue: string;
  readonly channel: Channel;
  readonly fromMinute: number;
  readonly intervalMinutes: number;
}

/**
 * `days` with what was decided about them: minutes nobody knows become NaN, minutes nobody came in become 0, days left out
 * are marked, special days carry the names of accepted holidays and of events. Rejected proposals change nothing. Days
 * nobody decided about are the same objects.
 */
export function markedDays<Day extends MarkableDay>(
  days: readonly Day[],
  cut: DayCut,
  cleaning: Cleaning,
): readonly Day[] {
  const marks = marksOf(cut.queue, cut.channel, cleaning);
  return days.map((day) => {
    const mark = marks.get(day.date);
    if (mark === undefined) return day;
    const counts = day.counts.slice();
    for (const { fromMinute, toMinute, value } of mark.minutes) {
      for (let i = 0; i < counts.length; i++) {
        const minute = cut.fromMinute + i * cut.intervalMinutes;
        // An interval that is only partly unknown is unknown; zeros fill only what nobody told.
        if (minute + cut.intervalMinutes <= fromMinute || minute >= toMinute) continue;
        if (Number.isNaN(value) || Number.isNaN(counts[i])) counts[i] = value;
      }
    }
    const special = [...new Set([...day.special, ...mark.special])];
    return { ...day, counts, special, ...(mark.excluded || day.excluded === true ? { excluded: true } : {}) };
  });
}

interface Mark {
  readonly minutes: { readonly fromMinute: number; readonly toMinute: number; readonly value: number }[];
  readonly special: string[];
  excluded: boolean;
}

function marksOf(queue: string, channel: Channel, { decisions, events }: Cleaning): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  const on = (date: string): Mark => {
    const known = marks.get(date);
    if (known !== undefined) return known;
    const fresh: Mark = { minutes: [], special: [], excluded: false };
    marks.set(date, fresh);
    return fresh;
  };
  for (const one of decisions) {
    if (one.verdict !== "accepted" || one.queue !== queue || one.channel !== channel) continue;
    const mark = on(one.date);
    if (one.effect.kind === "exclude") mark.excluded = true;
    else if (one.effect.kind === "special") mark.special.push(one.effect.name);
    else mark.minutes.push({ ...one.effect, value: one.effect.kind === "zero" ? 0 : Number.NaN });
  }
  for (const event of events) {
    if (event.queue !== undefined && event.queue !== queue) continue;
    if (event.channel !== undefined && event.channel !== channel) continue;
    for (let day = dayNumber(event.from); day <= dayNumber(event.to); day++) on(dayText(day)).special.push(event.name);
  }
  return marks;
}
