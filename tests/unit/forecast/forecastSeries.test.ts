import { describe, expect, test } from "vitest";
import { daysAhead } from "../../../sim/forecast/daysAhead.ts";
import { openDays } from "../../../sim/forecast/openDays.ts";
import { intervalsFor, seriesOf } from "../../../sim/forecast/seriesOf.ts";
import type { Cleaning, Decision, Effect } from "../../../sim/history/decisions.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { daysFrom, seriesFrom } from "../../fixtures/forecastWorlds.ts";

const row = (at: string, offered: number, minutes = 30): IntervalRow => ({
  queue: "Support",
  channel: "voice",
  startAt: Date.parse(at) as Instant,
  minutes,
  offered,
});
const counts = (series: ReturnType<typeof seriesOf>) => series.days.map((day) => [day.date, ...day.counts]);

describe("series of counts", () => {
  test("[FC1] days and intervals are local: 23:30 UTC of Sunday is Monday 0:30 in Berlin", () => {
    const series = seriesOf([row("2025-01-05T23:30Z", 4), row("2025-01-06T00:00Z", 5)], {
      timeZone: "Europe/Berlin",
      intervalMinutes: 30,
    });
    expect(series).toMatchObject({ fromMinute: 30, intervals: 2, queue: "Support", channel: "voice" });
    expect(series.days).toEqual([{ date: "2025-01-06", weekday: 1, counts: Float64Array.of(4, 5), special: [] }]);
  });

  test("[FC1] finer rows are summed, and an interval that rows cover only in part is not known", () => {
    const rows = [0, 5, 10, 15, 20, 25].map((minute) => row(`2025-01-06T09:${String(minute).padStart(2, "0")}Z`, 1, 5));
    const next = [row("2025-01-06T09:30Z", 7, 5), row("2025-01-06T09:40Z", 7, 5)];
    const later = [row("2025-01-06T10:00Z", 4, 30)];
    const options = { timeZone: "UTC", intervalMinutes: 30 } as const;
    expect(counts(seriesOf([...rows, ...next, ...later], options))).toEqual([["2025-01-06", 6, Number.NaN, 4]]);
    // At the ends of the day what is known on no day is no interval of it.
    expect(counts(seriesOf([...rows, ...next], options))).toEqual([["2025-01-06", 6]]);
    expect(seriesOf(next, options)).toMatchObject({ intervals: 0, fromMinute: 0, days: [{ date: "2025-01-06" }] });
    expect(counts(seriesOf([...rows, ...next], { timeZone: "UTC", intervalMinutes: 30, gaps: "zero" }))).toEqual([
      ["2025-01-06", 6, 14],
    ]);
  });

  test("[FC1] a day without rows is no day; with gaps as zeros an interval without rows is 0 on days that have some", () => {
    const rows = [row("2025-01-06T09:00Z", 3), row("2025-01-06T10:00Z", 4), row("2025-01-08T09:30Z", 5)];
    expect(counts(seriesOf(rows, { timeZone: "UTC", intervalMinutes: 30 }))).toEqual([
      ["2025-01-06", 3, Number.NaN, 4],
      ["2025-01-08", Number.NaN, 5, Number.NaN],
    ]);
    expect(counts(seriesOf(rows, { timeZone: "UTC", intervalMinutes: 30, gaps: "zero" }))).toEqual([
      ["2025-01-06", 3, 0, 4],
      ["2025-01-08", 0, 5, 0],
    ]);
  });

  test("[FC1] the hour a change of clocks skips is never known, the one it repeats has both counts", () => {
    const hourly = (date: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, k) =>
        row(new Date(Date.parse(date) + (from + k) * 3_600_000).toISOString(), 1, 60),
      );
    // Berlin: 2025-03-30 has no 2:00, 2025-10-26 has it twice.
    const rows = [...hourly("2025-03-29T23:00Z", 0, 23), ...hourly("2025-10-25T22:00Z", 0, 25)];
    for (const gaps of ["unknown", "zero"] as const) {
      const [spring, autumn] = seriesOf(rows, { timeZone: "Europe/Berlin", intervalMinutes: 60, gaps }).days;
      expect([...spring!.counts]).toEqual([1, 1, Number.NaN, ...new Array(21).fill(1)]);
      expect([...autumn!.counts]).toEqual([1, 1, 2, ...new Array(21).fill(1)]);
    }
  });

  test("[FC1] parts and queues of one instant add up, whole days are days of one interval", () => {
    const part = { ...row("2025-01-06T09:00Z", 2), part: "English" };
    const other = { ...row("2025-01-06T09:00Z", 10), queue: "Sales" };
    const rows = [part, { ...part, part: "German", offered: 3 }, other];
    const options = { timeZone: "UTC", intervalMinutes: 30 };
    expect(counts(seriesOf(rows, { ...options, queue: "Support" }))).toEqual([["2025-01-06", 5]]);
    expect(seriesOf(rows, options)).toMatchObject({ queue: "Sales + Support" });
    expect(counts(seriesOf(rows, options))).toEqual([["2025-01-06", 15]]);
    const day = seriesOf([row("2025-01-05T23:00Z", 480, 1_440)], { timeZone: "Europe/Berlin", intervalMinutes: 1_440 });
    expect(counts(day)).toEqual([["2025-01-06", 480]]);
  });

  test("[FC1] no rows are no days; intervals that do not fit are refused by name", () => {
    expect(seriesOf([], { timeZone: "UTC", intervalMinutes: 30 })).toMatchObject({ intervals: 0, days: [] });
    expect(intervalsFor([row("2025-01-06T09:00Z", 1, 15), row("2025-01-06T09:00Z", 1, 20)])).toEqual([60, 1_440]);
    expect(intervalsFor([])).toEqual([]);
    expect(() => seriesOf([row("2025-01-06T09:00Z", 1)], { timeZone: "UTC", intervalMinutes: 15 })).toThrow(
      "intervalMinutes: expected a multiple of the rows' 30 minutes, got 15",
    );
    expect(() => seriesOf([], { timeZone: "UTC", intervalMinutes: 7 })).toThrow(RangeError);
    expect(() => seriesOf([], { timeZone: "Mars/Base", intervalMinutes: 30 })).toThrow(RangeError);
  });
});

describe("open days", () => {
  const weekdays = [1, 2, 3, 4, 5];

  test("[FC2] a missing open day is a closing: the days after it are the first and second after a closing", () => {
    const days = daysFrom(new Array(10).fill([5]), weekdays).filter(({ date }) => date !== "2025-01-14");
    const found = openDays(seriesFrom(days)).map((day) => [day.date.slice(5), day.ordinary, day.afterClosing]);
    expect(found).toEqual([
      ["01-06", true, 0],
      ["01-07", true, 0],
      ["01-08", true, 0],
      ["01-09", true, 0],
      ["01-10", true, 0],
      ["01-13", true, 0],
      ["01-14", false, 0],
      ["01-15", true, 1],
      ["01-16", true, 2],
      ["01-17", true, 0],
    ]);
  });

  test("[FC2] a day of zeros is a closing too; an excluded day and a hole of over five days are none", () => {
    const days = daysFrom(new Array(20).fill([5]), weekdays);
    const marked = days
      .map((day, i) => (i === 1 ? { ...day, counts: Float64Array.of(0) } : i === 4 ? { ...day, excluded: true } : day))
      .filter((_, i) => i < 7 || i > 12);
    const found = openDays(seriesFrom(marked));
    expect(found.filter(({ afterClosing }) => afterClosing > 0).map(({ date }) => date)).toEqual([
      "2025-01-08",
      "2025-01-09",
    ]);
    expect(found[4]).toMatchObject({ ordinary: false });
    expect(found[4]!.roots).toBeUndefined();
  });
});

describe("days to come", () => {
  test("[FC27] events, decisions and holidays whose name was accepted are known beforehand, of the queue alone", () => {
    const decided = (date: string, effect: Effect, queue = "Support"): Decision => ({
      ...{ id: `${date}/${queue}/${effect.kind}`, verdict: "accepted", queue, channel: "voice", date, effect },
    });
    const cleaning: Cleaning = {
      ...{ version: 1, country: "DE" },
      decisions: [
        decided("2025-01-01", { kind: "special", name: "New Year" }),
        decided("2025-01-02", { kind: "special", name: "Elsewhere" }, "Sales"),
        decided("2025-12-30", { kind: "zero", fromMinute: 0, toMinute: 1_440 }),
      ],
      events: [
        { id: "a", name: "mailing", from: "2025-12-27", to: "2026-01-01" },
        { id: "b", name: "prices", from: "2025-12-29", to: "2025-12-29", queue: "Sales" },
      ],
    };
    const holidays = [
      { date: "2026-01-01", name: "New Year" },
      { date: "2025-12-29", name: "Elsewhere" },
    ];
    const queue = { queue: "Support", channel: "voice" } as const;
    expect(daysAhead(cleaning, queue, "2025-12-28", 5, holidays)).toEqual([
      { date: "2025-12-29", special: ["mailing"] },
      { date: "2025-12-30", special: ["mailing"], closed: true },
      { date: "2025-12-31", special: ["mailing"] },
      { date: "2026-01-01", special: ["mailing", "New Year"] },
    ]);
    expect(daysAhead(cleaning, queue, "", 5, holidays)).toEqual([]);
  });
});
