"use client";

import { useMemo } from "react";
import type { Cleaning } from "../../../sim/history/decisions.ts";
import { markedDays } from "../../../sim/history/marks.ts";
import { dayNumber, dayText } from "../../../sim/vocabulary/localDate.ts";
import { DayHeat } from "../../_charts/DayHeat.tsx";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { HistoryOverview } from "../../_state/historyWorker.ts";
import { verdictOf } from "./cleaning.ts";
import { clockOf, dayTitle, monthTitle } from "./dates.ts";

export interface OverviewProps {
  readonly overview: HistoryOverview;
  readonly cleaning: Cleaning;
  /** The day the cursor stands on. */
  readonly date: string | undefined;
  readonly onDate: (date: string) => void;
}

/** Every day of one queue by time of day, after what was decided, with what is proposed marked in place. */
export function Overview({ overview, cleaning, date, onDate }: OverviewProps) {
  const words = useWords();
  const language = useLanguage();
  const { series, proposals } = overview;
  const days = useMemo(() => markedDays(series.days, series, cleaning), [series, cleaning]);
  const dates = useMemo(() => allDates(days.map((day) => day.date)), [days]);
  const byDate = useMemo(
    () => new Map(days.map((day) => [day.date, { ...day, excluded: day.excluded === true }])),
    [days],
  );
  const at = Math.max(0, date === undefined ? dates.length - 1 : dates.indexOf(date));
  const shown = dates[at] ?? "";
  const day = byDate.get(shown);
  const known = day === undefined ? [] : [...day.counts].filter((value) => !Number.isNaN(value));
  const total = known.reduce((sum, value) => sum + value, 0);
  const reading = [
    dayTitle(shown, language),
    day === undefined ? words("history.dayUnknown") : words("history.dayTotal", { n: count(total, language) }),
    ...(day !== undefined && known.length < day.counts.length
      ? [words("history.dayPartly", { known: known.length, of: day.counts.length })]
      : []),
    ...(day?.special ?? []),
    ...(day?.excluded === true ? [words("history.dayExcluded")] : []),
  ].join(" · ");
  const first = Math.ceil(series.fromMinute / 60);
  const last = Math.floor((series.fromMinute + series.intervals * series.intervalMinutes) / 60);
  const every = last - first > 14 ? 4 : 2;
  const hours = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
    .filter((hour) => hour % every === 0)
    .map((hour) => ({ interval: (hour * 60 - series.fromMinute) / series.intervalMinutes, label: clockOf(hour * 60) }));
  const months = dates.flatMap((one, i) =>
    i === 0 || one.slice(0, 7) !== dates[i - 1]?.slice(0, 7) ? [{ at: i, label: monthTitle(one, language) }] : [],
  );
  const marks = proposals.map((one) => {
    const verdict = verdictOf(cleaning, one);
    return {
      date: one.date,
      from: (one.fromMinute - series.fromMinute) / series.intervalMinutes,
      to: Math.min(series.intervals, (one.toMinute - series.fromMinute) / series.intervalMinutes),
      state: verdict === "open" ? ("open" as const) : verdict,
    };
  });
  return (
    <figure className="overview">
      <DayHeat
        dates={dates}
        days={byDate}
        intervals={series.intervals}
        hours={hours}
        months={months}
        marks={marks}
        selected={at}
        label={words("history.heatLabel", { queue: series.queue })}
        reading={reading}
        onSelect={(next) => onDate(dates[next] ?? shown)}
      />
      <figcaption>
        <output>{reading}</output>
        <span className="overview__key">
          <i data-key="count" /> {words("history.keyCount", { n: series.intervalMinutes })} <i data-key="unknown" />{" "}
          {words("history.keyUnknown")} <i data-key="open" /> {words("history.keyOpen")} <i data-key="out" />{" "}
          {words("history.keyOut")}
        </span>
      </figcaption>
    </figure>
  );
}

/** Every date from the first to the last, whether anything is known of it or not; at most thirty years. */
function allDates(known: readonly string[]): string[] {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.min(11_000, dayNumber(last) - dayNumber(first) + 1) }, (_, i) =>
    dayText(dayNumber(first) + i),
  );
}
