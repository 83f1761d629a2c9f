import { describe, expect, test } from "vitest";
import { bandOf } from "../../sim/forecast/bands.ts";
import { dayOf, forecastOf } from "../../sim/forecast/forecast.ts";
import { METHODS } from "../../sim/forecast/model.ts";
import { countOf } from "../../sim/forecast/rootScale.ts";
import { seriesOf } from "../../sim/forecast/seriesOf.ts";
import { updateDay } from "../../sim/forecast/updateDay.ts";
import type { IntervalRow } from "../../sim/history/rows.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { daysFrom, seriesFrom, worldOf } from "../fixtures/forecastWorlds.ts";

describe("laws of forecasts", () => {
  test("[FC1] the order of rows changes nothing", () => {
    const start = Date.parse("2025-03-28T00:00Z");
    const rows = fc.array(
      fc.record({
        queue: fc.constantFrom("A", "B"),
        channel: fc.constant("voice" as const),
        startAt: fc.integer({ min: 0, max: 96 }).map((quarter) => (start + quarter * 900_000) as Instant),
        minutes: fc.constantFrom(5, 15, 30),
        offered: fc.nat(50),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list: IntervalRow[], keys) => {
        const options = { timeZone: "Europe/Berlin", intervalMinutes: 30 };
        const shuffled = list
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(seriesOf(shuffled, options)).toEqual(seriesOf(list, options));
      }),
    );
  });

  test("[FC17] bands are nested around the median, for any mean, variance and stretch", () => {
    const stretch = fc.double({ min: 0.5, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5_000, noNaN: true }),
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        stretch,
        stretch,
        (mean, dispersion, half, ninety) => {
          const { low90, low50, median, high50, high90 } = bandOf(mean, mean * dispersion, { half, ninety });
          expect(low90).toBeGreaterThanOrEqual(0);
          expect([low90, low50, median, high50, high90]).toEqual(
            [low90, low50, median, high50, high90].toSorted((a, b) => a - b),
          );
        },
      ),
    );
  });

  test("[FC17] a constant history is forecast as itself by every method, to 0.3 %", () => {
    const counts = [30, 200, 1_000, 80, 0, 400, 7];
    const series = seriesFrom(daysFrom(new Array(42).fill(counts)));
    for (const method of METHODS) {
      for (const day of forecastOf(series, { method, horizonDays: 8 }).days) {
        for (const [i, count] of counts.entries()) {
          const off = Math.abs(day.counts.mean[i]! - count);
          expect(off, `${method} ${day.date} ${i}`).toBeLessThanOrEqual(0.003 * count + 0.01);
        }
      }
    }
  });

  test("[FC17] c times the counts are c times the forecast: of means exactly, of root models to 2 %", () => {
    const { series } = worldOf({ days: 80, seed: 31, scale: 3 });
    const scaled = { ...series, days: series.days.map((day) => ({ ...day, counts: day.counts.map((n) => 4 * n) })) };
    for (const [method, tolerance] of [
      ["seasonal-naive", 1e-9],
      ["mean-8", 1e-9],
      ["level-profile", 1e-9],
      ["double-seasonal", 0.02],
      ["factors", 0.02],
      ["mixed", 0.02],
    ] as const) {
      const before = forecastOf(series, { method, horizonDays: 3 });
      const after = forecastOf(scaled, { method, horizonDays: 3 });
      for (const [d, day] of before.days.entries()) {
        expect(after.days[d]!.total.mean / day.total.mean / 4, `${method} ${day.date}`).toBeGreaterThan(1 - tolerance);
        expect(after.days[d]!.total.mean / day.total.mean / 4, `${method} ${day.date}`).toBeLessThan(1 + tolerance);
      }
    }
  });

  test("[FC12] whatever has come, what is still to come is known no worse, and what came as expected changes nothing", () => {
    const { series } = worldOf({ days: 60, seed: 17 });
    const day = forecastOf(series, { method: "mixed", horizonDays: 2 }).days[0]!;
    const n = day.law.mean.length;
    const known = fc.array(fc.option(fc.double({ min: 0, max: 900, noNaN: true })), { minLength: n, maxLength: n });
    fc.assert(
      fc.property(known, (list) => {
        const { law } = updateDay(
          day,
          Float64Array.from(list, (count) => count ?? Number.NaN),
        );
        for (let i = 0; i < n; i++) {
          expect(law.covariance[i * n + i]!).toBeLessThanOrEqual(day.law.covariance[i * n + i]! + 1e-9);
          expect(Number.isFinite(law.mean[i]!)).toBe(true);
        }
      }),
    );
    const asExpected = Float64Array.from(day.law.mean, (m, i) => (i < 5 ? m * m - 0.25 : Number.NaN));
    for (const [i, mean] of updateDay(day, asExpected).law.mean.entries())
      expect(mean).toBeCloseTo(day.law.mean[i]!, 9);
  });

  test("[FC17] the expected count of a day is the sum over its intervals, and no band is about another number", () => {
    const { series } = worldOf({ days: 60, seed: 19 });
    for (const day of forecastOf(series, { method: "mixed-calendar", horizonDays: 14 }).days) {
      expect(day.total.mean).toBeCloseTo(
        day.counts.mean.reduce((sum, mean) => sum + mean, 0),
        6,
      );
      expect(dayOf(day.law).total).toEqual(day.total);
      expect(countOf(day.law.mean[0]!, day.law.covariance[0]!)).toBe(day.counts.mean[0]);
    }
  });
});
