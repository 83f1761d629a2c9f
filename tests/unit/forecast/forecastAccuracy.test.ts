import { describe, expect, test } from "vitest";
import { accuracyOf, asItStood, snapshotOf } from "../../../sim/forecast/accuracy.ts";
import { forecastOf } from "../../../sim/forecast/forecast.ts";
import { type Override, parseOverrides, withOverrides } from "../../../sim/forecast/overrides.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { daysFrom, seriesFrom } from "../../fixtures/forecastWorlds.ts";

const history = seriesFrom(daysFrom(new Array(28).fill([10, 30])));
const forecast = forecastOf(history, { method: "mean-4", horizonDays: 7 });
const at = (hour: number) => (Date.parse("2025-02-02T00:00Z") + hour * 3_600_000) as Instant;

describe("overrides", () => {
  const base = {
    id: "a",
    queue: "Support",
    channel: "voice",
    from: "2025-02-03",
    to: "2025-02-03",
    reason: "mailing",
  } as const;
  const means = (override: Override) => {
    const { forecast: planned, changed } = withOverrides(forecast, [override]);
    return { day: planned.days[0]!, next: planned.days[1]!, changed };
  };

  test("[FC22] a factor, an addition and a total, over the day or some of its minutes; the model's own law stands", () => {
    const factor = means({ ...base, change: { kind: "factor", factor: 1.5 } });
    expect([...factor.day.counts.mean].map(Math.round)).toEqual([15, 45]);
    expect(factor.day.total.mean).toBeCloseTo(60, 6);
    expect(factor.day.counts.high90[1]! / forecast.days[0]!.counts.high90[1]!).toBeCloseTo(1.5, 9);
    expect(factor.next).toBe(forecast.days[1]);
    expect(factor.day.law).toBe(forecast.days[0]!.law);
    expect(factor.changed).toEqual([{ date: "2025-02-03", overrides: ["a"] }]);
    const added = means({ ...base, change: { kind: "add", contacts: 20 } });
    expect([...added.day.counts.mean].map((n) => Number(n.toFixed(6)))).toEqual([15, 45]);
    const total = means({ ...base, fromMinute: 540, toMinute: 600, change: { kind: "total", contacts: 6 } });
    expect([...total.day.counts.mean].map((n) => Number(n.toFixed(6)))).toEqual([10, 6]);
    expect(total.day.total.mean).toBeCloseTo(16, 6);
    const none = means({ ...base, change: { kind: "add", contacts: -1_000 } });
    expect(none.day.total.mean).toBeCloseTo(0, 9);
  });

  test("[FC22] overrides act in their order, on their queue and dates alone", () => {
    const twice: Override = { ...base, change: { kind: "factor", factor: 2 } };
    const plus: Override = { ...base, id: "b", to: "2025-02-04", change: { kind: "add", contacts: 8 } };
    const elsewhere: Override = { ...twice, id: "c", queue: "Sales" };
    const { forecast: planned, changed } = withOverrides(forecast, [twice, plus, elsewhere]);
    expect(planned.days.map(({ total }) => Math.round(total.mean))).toEqual([88, 48, 40, 40, 40, 40, 40]);
    expect(changed.map(({ overrides }) => overrides)).toEqual([["a", "b"], ["b"]]);
  });

  test("[FC22] overrides from outside: every problem with its place, and no reason is one", () => {
    const { reason: _, ...unreasoned } = base;
    const parsed = parseOverrides([
      { ...base, change: { kind: "factor", factor: 2 } },
      { ...unreasoned, id: "b", from: "2025-02-30", change: { kind: "factor", factor: -1 } },
      { ...base, id: "c", to: "2025-01-01", change: { kind: "double" } },
    ]);
    if (parsed.ok) throw new Error("refused");
    expect(parsed.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "1.from bad-format",
      "1.change.factor out-of-range",
      "1.reason missing-field",
      "2.change.kind wrong-type",
    ]);
    expect(parseOverrides("all")).toMatchObject({ ok: false });
    expect(parseOverrides([{ ...base, change: { kind: "add", contacts: 5 } }])).toMatchObject({ ok: true });
  });
});

describe("accuracy", () => {
  const actual = seriesFrom(daysFrom([...new Array(28).fill([10, 30]), [14, 30], [10, 10], [Number.NaN, 33]]));

  test("[FC23] a kept forecast is scored by days ahead against what came, by hand", () => {
    const [found] = accuracyOf([snapshotOf(forecast, at(0), "model")], [actual]);
    expect(found).toMatchObject({ queue: "Support", of: "model", method: "mean-4" });
    expect(found!.steps.map(({ step, interval }) => [step, interval.n])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
    // |10 − 14| + |30 − 30|, |30 − 10|, |30 − 33| of 14 + 30 + 10 + 10 + 33.
    expect(found!.all.interval.wape).toBeCloseTo(27 / 97, 4);
    expect(found!.all.interval.bias).toBeCloseTo((-4 + 20 - 3) / 97, 4);
    expect(found!.all.total.n).toBe(2);
    expect(found!.all.total.wape).toBeCloseTo((4 + 20) / 64, 4);
  });

  test("[FC23] model and plan are scored apart, the latest forecast of a date and distance counts", () => {
    const planned = withOverrides(forecast, [
      {
        id: "x",
        queue: "Support",
        channel: "voice",
        from: "2025-02-03",
        to: "2025-02-03",
        change: { kind: "total", contacts: 44 },
        reason: "known",
      },
    ]).forecast;
    const rows = accuracyOf(
      [snapshotOf(planned, at(1), "plan"), snapshotOf(forecast, at(0), "plan"), snapshotOf(forecast, at(0), "model")],
      [actual],
    );
    expect(rows.map(({ of }) => of)).toEqual(["plan", "model"]);
    expect(rows[0]!.steps[0]!.total.wape).toBeCloseTo(0, 4);
    expect(rows[1]!.steps[0]!.total.wape).toBeCloseTo(4 / 44, 4);
    expect(accuracyOf([snapshotOf(forecast, at(0), "model")], [])).toEqual([]);
  });

  test("[FC23] the forecast as it stood at an instant is the latest made no later", () => {
    const snapshots = [0, 24, 12].map((hour) => snapshotOf(forecast, at(hour), "model"));
    const of = { queue: "Support", channel: "voice", of: "model" } as const;
    expect(asItStood(snapshots, at(13), of)).toBe(snapshots[2]);
    expect(asItStood(snapshots, at(-1), of)).toBeUndefined();
    expect(asItStood(snapshots, at(13), { ...of, of: "plan" })).toBeUndefined();
  });
});
