import { describe, expect, test } from "vitest";
import type { MarkableDay } from "../../../sim/history/marks.ts";
import { propose } from "../../../sim/history/propose.ts";
import { dayNumber, dayText } from "../../../sim/vocabulary/localDate.ts";
import { weekdayOf } from "../../../sim/vocabulary/localTime.ts";

const CUT = { queue: "Sales", channel: "voice", fromMinute: 480, intervalMinutes: 60 } as const;
const FIRST = dayNumber("2026-01-05");
const PROFILE = [20, 40, 60, 60, 50, 40, 30, 10];

/** Twelve weeks of weekdays, 8:00–16:00, with a small fixed wobble, changed by `change`. */
function world(
  change: (date: string, counts: Float64Array) => Float64Array | undefined = (_, counts) => counts,
): MarkableDay[] {
  return Array.from({ length: 84 }, (_, i) => FIRST + i)
    .filter((day) => weekdayOf(day) <= 5)
    .flatMap((day) => {
      const counts = Float64Array.from(PROFILE, (count, i) => count + ((day * 7 + i * 3) % 5) - 2);
      const changed = change(dayText(day), counts);
      const weekday = weekdayOf(day);
      return changed === undefined ? [] : [{ date: dayText(day), weekday, counts: changed, special: [] }];
    });
}

const told = (days: MarkableDay[], holidays: Parameters<typeof propose>[2]["holidays"] = []) =>
  propose(days, CUT, { timeZone: "Europe/Moscow", holidays }).map(({ kind, date, fromMinute, toMinute, effect }) => [
    ...[kind, date, fromMinute, toMinute, effect.kind],
  ]);

const on =
  (wished: string, change: (counts: Float64Array) => Float64Array | undefined) =>
  (date: string, counts: Float64Array) =>
    date === wished ? change(counts) : counts;

describe("what looks wrong in a history", () => {
  test("[HI40] an ordinary history gives no proposals", () => {
    expect(told(world())).toEqual([]);
  });

  test("[HI41] a day and minutes nobody told are gaps, with what is usual then; the weekend is none", () => {
    expect(told(world(on("2026-02-11", () => undefined)))).toEqual([["gap", "2026-02-11", 480, 960, "unknown"]]);
    const days = world(on("2026-02-11", (counts) => counts.fill(Number.NaN, 2, 4)));
    const [gap] = propose(days, CUT, { timeZone: "Europe/Moscow" });
    expect(gap).toMatchObject({ kind: "gap", fromMinute: 600, toMinute: 720, effect: { kind: "unknown" } });
    expect(gap?.evidence).toMatchObject({ n: 11 });
    expect(gap?.evidence.usual).toBeGreaterThan(110);
    expect(gap?.evidence.counted).toBeUndefined();
  });

  test("[HI41] a gap where hardly anybody comes is proposed as nobody: such exports leave empty intervals out", () => {
    const days = world((date, counts) => {
      counts[7] = date === "2026-02-11" ? Number.NaN : 1;
      return counts;
    });
    expect(told(days)).toEqual([["gap", "2026-02-11", 900, 960, "zero"]]);
  });

  test("[HI42] a run of zeros in open hours is an outage; of most of the day, the day is left out", () => {
    expect(told(world(on("2026-02-11", (counts) => counts.fill(0, 2, 4))))).toEqual([
      ["outage", "2026-02-11", 600, 720, "unknown"],
    ]);
    const rare = world((date, counts) => {
      counts[7] = date === "2026-02-11" ? 0 : 2;
      return counts;
    });
    expect(told(rare)).toEqual([]);
    // Closed early on some of its Wednesdays: as empty as this one is nothing new.
    const early = world((date, counts) =>
      ["2026-01-14", "2026-01-28", "2026-02-11"].includes(date) ? counts.fill(0, 6) : counts,
    );
    expect(told(early)).toEqual([]);
  });

  test("[HI43] minutes far from all others of their weekday are an outlier, on a day that is ordinary otherwise", () => {
    const days = world(on("2026-02-11", (counts) => counts.fill(240, 3, 4)));
    expect(told(days)).toEqual([["outlier", "2026-02-11", 660, 720, "unknown"]]);
    expect(propose(days, CUT, { timeZone: "Europe/Moscow" })[0]?.evidence).toMatchObject({ counted: 240, n: 11 });
  });

  test("[HI44] a day twice as busy is one unusual day, not eight outliers", () => {
    const days = world(on("2026-02-11", (counts) => counts.map((count) => count * 2)));
    expect(told(days)).toEqual([["unusual-day", "2026-02-11", 480, 960, "exclude"]]);
  });

  test("[HI44] growth over the months is no reason: days are compared with those near them", () => {
    const grown = world((date, counts) =>
      counts.map((count) => Math.round(count * (1 + (dayNumber(date) - FIRST) / 84))),
    );
    expect(told(grown)).toEqual([]);
  });

  test("[HI45] a holiday is proposed by its name, on a closed day as well, and replaces what else would be said", () => {
    const holidays = [{ date: "2026-02-23", name: { en: "Defender Day", ru: "День защитника Отечества" } }];
    expect(told(world(on("2026-02-23", () => undefined)), holidays)).toEqual([
      ["holiday", "2026-02-23", 480, 960, "special"],
    ]);
    const quiet = propose(world(on("2026-02-23", (counts) => counts.map((count) => Math.round(count / 5)))), CUT, {
      ...{ timeZone: "Europe/Moscow", holidays },
    });
    expect(quiet).toHaveLength(1);
    expect(quiet[0]).toMatchObject({ effect: { kind: "special", name: "Defender Day" }, holiday: holidays[0]?.name });
  });

  test("[HI41] the hour a clock jumps over is no gap", () => {
    const cut = { ...CUT, fromMinute: 0 };
    const days = Array.from({ length: 70 }, (_, i) => dayNumber("2026-02-01") + i).map((day) => {
      const counts = new Float64Array(24).fill(30);
      if (dayText(day) === "2026-03-29") counts[2] = Number.NaN;
      return { date: dayText(day), weekday: weekdayOf(day), counts, special: [] };
    });
    expect(propose(days, cut, { timeZone: "Europe/Berlin" })).toEqual([]);
    expect(propose(days, cut, { timeZone: "Europe/Moscow" })).toHaveLength(1);
  });

  test("[HI40] a proposal made again has the same id, whatever else the history tells", () => {
    const change = on("2026-02-11", (counts) => counts.fill(0, 2, 4));
    const once = propose(world(change), CUT, { timeZone: "Europe/Moscow" });
    const again = propose(world(change).slice(5), CUT, { timeZone: "Europe/Moscow" });
    expect(again.map(({ id }) => id)).toEqual(once.map(({ id }) => id));
    expect(once[0]?.id).toBe("outage|Sales|voice|2026-02-11|600-720");
  });
});
