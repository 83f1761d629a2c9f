import { describe, expect, test } from "vitest";
import { LocalInstants } from "../../sim/history/localInstants.ts";
import type { IntervalRow } from "../../sim/history/rows.ts";
import { splitSample } from "../../sim/history/table.ts";
import { parseDuration, parseMoment, parseNumber } from "../../sim/history/values.ts";
import { dayNumber } from "../../sim/vocabulary/localDate.ts";
import fc from "../fixtures/fastCheck.ts";
import { AMAZON, GENESYS, NICE, OWN, RUSSIAN, readText } from "../fixtures/historyLayouts.ts";

const HEADED: readonly (readonly [text: string, delimiter: string])[] = [
  [GENESYS, ","],
  [AMAZON, ","],
  [NICE, "|"],
  [OWN, ","],
  [RUSSIAN.split("\n").slice(2).join("\n"), ";"],
];

describe("laws of imports", () => {
  test("[HI4] any permutation of the columns of a table with a header gives the same rows", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HEADED),
        fc.array(fc.integer(), { minLength: 20, maxLength: 20 }),
        ([text, delimiter], keys) => {
          const cells = splitSample(text.replace("#fields:", ""), delimiter, 1000);
          const order = [...cells[0]!.keys()].sort((a, b) => keys[a]! - keys[b]!);
          const shuffled = cells.map((row) => order.map((i) => row[i] ?? "").join(delimiter)).join("\n");
          const plain = cells.map((row) => row.join(delimiter)).join("\n");
          expect(readText(shuffled, "Europe/Moscow").rows).toEqual(readText(plain, "Europe/Moscow").rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("[HI5] durations and numbers written in either country's way are read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), fc.constantFrom(".", ","), (seconds, decimal) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
        expect(parseDuration(clock, "s", decimal)).toBe(seconds * 1000);
        expect(parseDuration(`${Math.floor(seconds / 60)}:${two(seconds % 60)}`, "m:s", decimal)).toBe(seconds * 1000);
        expect(parseDuration(String(seconds * 1000), "ms", decimal)).toBe(seconds * 1000);
        const grouped = String(seconds).replaceAll(/\B(?=(\d{3})+$)/g, decimal === "," ? "\u00a0" : ",");
        expect(parseNumber(`${grouped}${decimal}5`, decimal)).toBe(seconds + 0.5);
      }),
    );
  });

  test("[HI6] every local time there is comes from its instant and goes back to it, in zones that change their clocks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Europe/Moscow"),
        fc.integer({ min: dayNumber("2010-01-01"), max: dayNumber("2027-12-31") }),
        fc.integer({ min: 0, max: 95 }),
        (zone, day, quarter) => {
          const instants = new LocalInstants(zone);
          const found = instants.at(day, quarter * 900_000);
          if (found.kind === "none") return;
          if (found.kind === "out") throw new Error("inside the years");
          expect(instants.ofDayMs(found.at)).toBe(quarter * 900_000);
          if (found.kind === "two") expect(instants.ofDayMs(found.again)).toBe(quarter * 900_000);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("[HI7] no text makes reading throw, and every line after the header is a row, nothing, or a problem", () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom("", "Queue", "Offered", "02.03.2026", "09:00", "12", "1,5", '"', "\u0000", "Итого"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        fc.constantFrom(",", ";", "\t"),
        (rows, by) => {
          const text = `Queue${by}Date${by}Time${by}Offered\n${rows.map((row) => row.join(by)).join("\n")}`;
          const { mapper } = readText(text, "Europe/Berlin", (mapping) => ({
            ...mapping,
            columns: ["queue", "date", "time", "offered"].map((field) => ({ field: field as "queue" })),
            headerLines: 1,
            minutes: 30,
            queue: "Sales",
          }));
          const { lines, rows: good, empty, totals, jumped } = mapper.counts;
          expect(mapper.problems.count).toBeGreaterThanOrEqual(lines - good - empty - totals - jumped);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("[HI6] the clock's hour that comes twice is two hours, the one that is left out holds only zeros", () => {
    const quarter = (time: string, offered: number) => `Sales;25.10.2026;${time};${offered}`;
    const autumn = ["02:00", "02:30", "02:00", "02:30", "03:00"].map((time, i) => quarter(time, i + 1));
    const { rows, mapper } = readText(`Queue;Date;Time;Offered\n${autumn.join("\n")}\n`, "Europe/Berlin");
    expect(rows.map((row) => new Date((row as IntervalRow).startAt).toISOString().slice(11, 16))).toEqual([
      ...["00:00", "00:30", "01:00", "01:30", "02:00"],
    ]);
    expect(mapper.counts.twice).toBe(4);
    const spring = readText(
      "Queue;Date;Time;Offered\nSales;29.03.2026;01:30;4\nSales;29.03.2026;02:00;0\nSales;29.03.2026;02:30;3\nSales;29.03.2026;03:00;5\n",
      "Europe/Berlin",
    );
    expect(spring.rows).toHaveLength(2);
    expect(spring.mapper.counts.jumped).toBe(1);
    expect(spring.mapper.problems.kept).toMatchObject([{ line: 4, column: "Time", code: "no-such-time" }]);
  });

  test("[HI5] moments: orders, halves of the day, ranges, offsets, packed dates, months by name", () => {
    const day = dayNumber("2026-03-02");
    const nine = 9 * 3_600_000;
    for (const [text, order] of [
      ["02.03.2026 09:00", "dmy"],
      ["3/2/26 9:00 AM", "mdy"],
      ["2026-03-02T09:00:00", "dmy"],
      ["20260302 0900", "ymd"],
      ["2-Mar-2026 09:00", "mdy"],
    ] as const) {
      expect([text, parseMoment(text, order)]).toEqual([text, { day, ofDayMs: nine }]);
    }
    expect(parseMoment("08:00-08:30", "dmy")).toEqual({ ofDayMs: 8 * 3_600_000, lengthMs: 1_800_000 });
    expect(parseMoment("08:00 – 08:14", "dmy")).toEqual({ ofDayMs: 8 * 3_600_000, lengthMs: 900_000 });
    expect(parseMoment("2026-03-02T09:00:00+03:00", "dmy")).toEqual({ day, ofDayMs: nine, offsetMs: 10_800_000 });
    for (const text of ["31.02.2026", "25:00", "2026-13-01", "12:60 PM", "tomorrow"]) {
      expect([text, parseMoment(text, "dmy")]).toEqual([text, undefined]);
    }
  });
});
