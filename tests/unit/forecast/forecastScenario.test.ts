import { describe, expect, test } from "vitest";
import { expectedByInterval } from "../../../sim/experiment/expectedDemand.ts";
import { runPlace } from "../../../sim/experiment/runPlace.ts";
import { scenarioOf } from "../../../sim/experiment/scenarioOfForecast.ts";
import { estimatesOf } from "../../../sim/forecast/estimates/estimates.ts";
import { forecastOf } from "../../../sim/forecast/forecast.ts";
import type { ContactRow } from "../../../sim/history/rows.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { uniforms, worldOf } from "../../fixtures/forecastWorlds.ts";

const { series } = worldOf({ days: 60, seed: 9 });
const forecast = forecastOf(series, { method: "mixed", horizonDays: 14 });
const first = forecast.days[0]!;

function contacts(): ContactRow[] {
  const uniform = uniforms(2);
  return Array.from({ length: 2_000 }, (_, k) => {
    const patience = -180_000 * Math.log(1 - uniform());
    const waitMs = Math.round(30_000 * uniform());
    const answered = waitMs < patience;
    return {
      ...{
        queue: "Support",
        channel: "voice" as const,
        outcome: answered ? ("answered" as const) : ("abandoned" as const),
      },
      arrivedAt: (Date.parse("2025-01-06T09:00Z") + k * 1_800_000) as Instant,
      waitMs: Math.round(Math.min(waitMs, patience)),
      ...(answered ? { talkMs: Math.round(-200_000 * Math.log(1 - uniform())), wrapUpMs: 30_000 } : {}),
    };
  });
}

describe("forecast to scenario", () => {
  test("[FC24] a day has the forecast's contacts in every interval, its doubt as busyness, agents for its target", () => {
    const found = scenarioOf([{ forecast, handleMs: 240_000 }], { date: first.date, days: 1 });
    if (!found.ok) throw new Error(found.reason);
    const { scenario, assumed } = found;
    expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ ok: true });
    const half = { ...scenario, run: { ...scenario.run!, intervalMinutes: 60 } };
    const expected = expectedByInterval(half, 0, runPlace(half))!;
    for (const [i, mean] of first.counts.mean.entries()) expect(expected[i]).toBeCloseTo(mean, 2);
    const busyness = scenario.queues[0]!.arrivals!.busyness!;
    const spread = (first.total.high90 - first.total.low90) / 2 / 1.645 / first.total.mean;
    // The day factor is what the total varies by beyond a Poisson count's own.
    expect(Math.hypot(busyness.dayCv, 1 / Math.sqrt(first.total.mean))).toBeCloseTo(spread, 2);
    const { agents } = scenario.groups[0]!.headcount!;
    expect(agents).toHaveLength(48);
    // 8:00 to 20:00, one interval more for those who came last; nobody at night.
    expect(agents.flatMap((count, i) => (count > 0 ? [i] : []))).toEqual(Array.from({ length: 25 }, (_, k) => 16 + k));
    expect(assumed.map(({ what }) => what)).toEqual([
      "usual-target",
      "endless-patience",
      "handle-time",
      "handle-time-spread",
      "no-shrinkage",
    ]);
  });

  test("[FC24] handle times and patience are the history's where it tells them", () => {
    const estimates = estimatesOf(
      { contacts: contacts(), intervals: [] },
      { queue: "Support", channel: "voice", timeZone: "UTC" },
    );
    const found = scenarioOf([{ forecast, estimates }], { date: first.date, days: 1 });
    if (!found.ok) throw new Error(found.reason);
    const [queue] = found.scenario.queues;
    expect(queue!.talkMs).toMatchObject({ kind: "lognormal", meanMs: expect.closeTo(200_000, -4.5) });
    expect(queue!.wrapUpMs).toEqual({ kind: "exponential", meanMs: expect.closeTo(30_000, -2) });
    expect(queue!.patienceMs).toMatchObject({ kind: "survival" });
    expect(queue!.customers).toBeUndefined();
    expect(found.assumed.map(({ what }) => what)).toEqual(["usual-target", "no-shrinkage"]);
  });

  test("[FC24] a week has each day's rates on its weekday, closed days none, and two queues get two teams", () => {
    const other = forecastOf({ ...series, queue: "Продажи" }, { method: "mean-4", horizonDays: 14 });
    const found = scenarioOf(
      [
        { forecast, handleMs: 240_000, shrinkage: 0.3 },
        { forecast: other, handleMs: 60_000 },
      ],
      { date: first.date, days: 7 },
    );
    if (!found.ok) throw new Error(found.reason);
    const { queues, groups, run } = found.scenario;
    expect(queues.map(({ id, name }) => [id, name.ru])).toEqual([
      ["support", "Support"],
      ["queue-2", "Продажи"],
    ]);
    const { perHour, profile } = queues[0]!.arrivals!;
    expect([profile, perHour.length, run!.lengthMinutes]).toEqual(["weekly", 168, 10_080]);
    for (const day of forecast.days.slice(0, 6)) {
      expect(perHour[(day.weekday - 1) * 24 + 8]).toBeCloseTo(day.counts.mean[0]!, 2);
    }
    expect(perHour.slice(6 * 24).every((rate) => rate === 0)).toBe(true);
    expect(groups[0]!.shrinkage).toEqual({ plannedShare: 0.3 });
    expect(Math.max(...groups[0]!.headcount!.agents)).toBeGreaterThan(2 * Math.max(...groups[1]!.headcount!.agents));
  });

  test("[FC24] what is missing is said: no handle time, a date that is not forecast, no one time zone", () => {
    expect(scenarioOf([{ forecast }], { date: first.date, days: 1 })).toEqual({
      ok: false,
      reason: "no-handle-time",
      queues: ["Support"],
    });
    expect(scenarioOf([{ forecast, handleMs: 1 }], { date: "2030-01-01", days: 1 })).toEqual({
      ok: false,
      reason: "no-such-date",
    });
    const elsewhere = { ...forecast, timeZone: "Asia/Tokyo" };
    expect(() => scenarioOf([{ forecast }, { forecast: elsewhere }], { date: first.date, days: 1 })).toThrow(
      "queues: expected forecasts of one time zone, got Europe/Berlin, Asia/Tokyo",
    );
    const many = {
      ...forecast,
      days: forecast.days.map((day) => ({
        ...day,
        counts: { ...day.counts, mean: day.counts.mean.map((n) => n * 1e6) },
      })),
    };
    expect(scenarioOf([{ forecast: many, handleMs: 1 }], { date: first.date, days: 1 })).toMatchObject({
      ok: false,
      reason: "refused",
    });
  });
});
