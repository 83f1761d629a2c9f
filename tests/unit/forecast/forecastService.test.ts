import { describe, expect, test } from "vitest";
import { daysAhead } from "../../../sim/forecast/daysAhead.ts";
import { type Cleaning, NOTHING_DECIDED } from "../../../sim/history/decisions.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import type { ForecastWish, HistoryChosen } from "../../../workers/forecastApi.ts";
import { ForecastService } from "../../../workers/forecastService.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Monday, 5 January 2026. */
const FIRST = Date.UTC(2026, 0, 5);
const CHOSEN: HistoryChosen = {
  ...{ queue: "Sales", channel: "voice", timeZone: "UTC", contactsOnly: false, hasContacts: false },
  ...{ firstAt: FIRST, lastAt: FIRST + 60 * DAY },
};
const WISH: ForecastWish = {
  intervalMinutes: 60,
  horizonDays: 7,
  method: "auto",
  growthPerYear: 0,
  drift: false,
  overrides: [],
};

/** Weekdays from 9:00 to 13:00 by the hour; of the last day only the first `hours`. */
function rows(weeks: number, hours = 4, factor = 1): IntervalRow[] {
  const all: IntervalRow[] = [];
  for (let day = 0; day < 7 * weeks - 2; day++) {
    if (day % 7 > 4) continue;
    const isLast = day === 7 * weeks - 3;
    for (let hour = 0; hour < (isLast ? hours : 4); hour++) {
      const usual = 100 + 20 * hour + 10 * (day % 7) + ((day * 5 + hour) % 7);
      const startAt = (FIRST + day * DAY + (9 + hour) * HOUR) as Instant;
      all.push({ queue: "Sales", channel: "voice", startAt, minutes: 60, offered: isLast ? usual * factor : usual });
    }
  }
  return all;
}

async function opened(history: readonly IntervalRow[], cleaning: Cleaning = NOTHING_DECIDED) {
  const asked: string[] = [];
  const service = new ForecastService(
    async (path) => {
      asked.push(path);
      return Response.json(path.endsWith("/cleaning") ? cleaning : { rows: history });
    },
    async () => undefined,
  );
  const answer = await service.open(CHOSEN);
  return { service, answer, asked };
}

function value<T>(answer: { readonly ok: boolean; readonly value?: T }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value as T;
}

describe("forecasts of one history", () => {
  test("[FP1] the first forecast has the model's own bands, the one after the trial those of the chosen method", async () => {
    const { service, answer } = await opened(rows(10));
    expect(answer).toMatchObject({ ok: true, value: { lengths: [60], rows: 200 } });
    const first = value(service.forecast(WISH));
    expect([first.model.method, first.calibrated]).toEqual(["mixed", false]);
    const told: number[] = [];
    const trial = value(await service.backtest(WISH, ({ done }) => told.push(done)));
    expect(told.at(-1)).toBe(trial.methods.length * trial.origins);
    const second = value(service.forecast(WISH));
    expect([second.model.method, second.calibrated]).toEqual([trial.chosen, true]);
    // Five weekdays of the week after; the weekend is closed.
    expect(second.model.days.map(({ date }) => date)).toEqual([16, 17, 18, 19, 20].map((day) => `2026-03-${day}`));
  });

  test("[FP1] a trial that is called off leaves what stands, and the next one is whole", async () => {
    const { service } = await opened(rows(10));
    const trial = service.backtest(WISH, () => service.callOff());
    expect(await trial).toMatchObject({ ok: false, code: "called-off" });
    expect(value(service.forecast(WISH)).calibrated).toBe(false);
    expect((await service.backtest(WISH, () => undefined)).ok).toBe(true);
  });

  test("[FP1] a trial that was made is held by its interval length: going there and back tries nothing again", async () => {
    const { service } = await opened(rows(10));
    const fits = async (wish: ForecastWish) => {
      let steps = 0;
      const answer = await service.backtest(wish, () => void steps++);
      return { steps, trial: value(answer) };
    };
    const hour = await fits(WISH);
    expect(hour.steps).toBeGreaterThan(0);
    expect((await fits({ ...WISH, intervalMinutes: 120 })).steps).toBeGreaterThan(0);
    const back = await fits(WISH);
    expect(back.steps).toBe(0);
    expect(back.trial).toBe(hour.trial);
    // Looked as far for a week as for two; for four it did not.
    expect((await fits({ ...WISH, horizonDays: 14 })).steps).toBe(0);
    expect((await fits({ ...WISH, horizonDays: 28 })).steps).toBeGreaterThan(0);
    // Of a history that is read anew nothing is held.
    await service.open(CHOSEN);
    expect((await fits(WISH)).steps).toBeGreaterThan(0);
  });

  test("[FP1] calling off a trial lets a history that is being read be read", async () => {
    const { service } = await opened(rows(10));
    const trial = service.backtest(WISH, () => undefined);
    const reading = service.open({ ...CHOSEN, queue: "Help" });
    service.callOff();
    expect(await trial).toMatchObject({ ok: false, code: "called-off" });
    expect((await reading).ok).toBe(true);
    const overtaken = service.open(CHOSEN);
    expect((await service.open(CHOSEN)).ok).toBe(true);
    expect(await overtaken).toMatchObject({ ok: false, code: "called-off" });
  });

  test("[FP6] the beginning of a last day tells of its rest, and no model learns from it", async () => {
    const { service } = await opened(rows(10, 2, 1.3));
    const made = value(service.forecast(WISH));
    expect(made.today).toMatchObject({ date: "2026-03-13", known: 2 });
    const { before, after } = made.today!;
    expect(after.counts.mean.slice(0, 2)).toEqual(made.series.days.at(-1)!.counts.slice(0, 2));
    // Far more than expected came: more is expected of the rest, but not as much more.
    for (const i of [2, 3]) {
      const rise = after.counts.mean[i]! / before.counts.mean[i]!;
      expect(rise).toBeGreaterThan(1);
      expect(rise).toBeLessThan(1.3);
    }
    const without = value((await opened(rows(10, 0))).service.forecast(WISH));
    expect(made.model.days[0]!.counts.mean).toEqual(without.model.days[0]!.counts.mean);
  });

  test("[FP2] overrides change the plan and leave the model as it is; snapshots keep both", async () => {
    const { service } = await opened(rows(10));
    const change = { kind: "factor", factor: 1.5 } as const;
    const one = {
      id: "a",
      queue: "Sales",
      channel: "voice",
      from: "2026-03-17",
      to: "2026-03-17",
      change,
      reason: "r",
    } as const;
    const made = value(service.forecast({ ...WISH, overrides: [one] }));
    expect(made.changed).toEqual([{ date: "2026-03-17", overrides: ["a"] }]);
    expect(made.plan.days[1]!.total.mean / made.model.days[1]!.total.mean).toBeCloseTo(1.5, 9);
    expect(made.plan.days[0]).toEqual(made.model.days[0]);
    expect(value(service.snapshots(1_770_000_000_000)).map(({ of }) => of)).toEqual(["model", "plan"]);
    value(service.forecast(WISH));
    expect(value(service.snapshots(1_770_000_000_000)).map(({ of }) => of)).toEqual(["model"]);
  });

  test("[FP3] a scenario needs a handle time from somewhere and says so", async () => {
    const { service } = await opened(rows(10));
    expect(service.scenario({ date: "2026-03-16", days: 1, target: { withinMs: 20_000, share: 0.8 } })).toMatchObject({
      ok: false,
      code: "forecast-failed",
    });
    value(service.forecast(WISH));
    const target = { withinMs: 20_000, share: 0.8 };
    expect(value(service.scenario({ date: "2026-03-16", days: 1, target }))).toEqual({
      ...{ ok: false, reason: "no-handle-time", queues: ["Sales"] },
    });
    const made = value(service.scenario({ date: "2026-03-16", days: 1, target, handleMs: 240_000 }));
    expect(made).toMatchObject({ ok: true, scenario: { queues: [{ target }] } });
  });

  test("[FP8] remembered forecasts make one scenario, one queue each, however often one is remembered", async () => {
    const { service } = await opened(rows(10));
    const wish = { together: true, date: "2026-03-16", days: 1, target: { withinMs: 20_000, share: 0.8 } } as const;
    value(service.forecast(WISH));
    expect(value(service.remember())).toBe(1);
    expect(value(service.remember())).toBe(1);
    await service.open({ ...CHOSEN, queue: "Help" });
    expect(service.remember()).toMatchObject({ ok: false, code: "forecast-failed" });
    value(service.forecast(WISH));
    expect(value(service.remember())).toBe(2);
    const made = value(service.scenario({ ...wish, handleMs: 240_000 }));
    expect(made).toMatchObject({ ok: true, scenario: { queues: [{ id: "sales" }, { id: "help" }] } });
    expect(value(service.scenario(wish))).toMatchObject({ reason: "no-handle-time", queues: ["Sales", "Help"] });
  });

  test("[FP1] the drift of the history goes on where it is wished, and is told either way", async () => {
    const { service } = await opened(rows(60).map((row, i) => ({ ...row, offered: row.offered * (1 + i / 3_000) })));
    const plain = value(service.forecast(WISH));
    const drifting = value(service.forecast({ ...WISH, drift: true }));
    const { drift } = plain;
    if ("absent" in drift) throw new Error(drift.absent);
    expect(drift.low).toBeGreaterThan(0);
    const last = plain.model.days.length - 1;
    const years = 5 / 365.2425 + 2 / 365.2425;
    const ratio = drifting.model.days[last]!.total.mean / plain.model.days[last]!.total.mean;
    expect(ratio).toBeGreaterThan(1);
    expect(ratio).toBeLessThan((1 + drift.value) ** (2 * years));
  });

  test("[FP1] what the server refuses, and a server that is gone, are answers", async () => {
    const refusing = new ForecastService(
      async () => Response.json({ code: "log-failed", detail: "disk" }, { status: 503 }),
      async () => undefined,
    );
    expect(await refusing.open(CHOSEN)).toEqual({ ok: false, code: "log-failed", detail: "disk" });
    const gone = new ForecastService(
      () => Promise.reject(new TypeError("failed to fetch")),
      async () => undefined,
    );
    expect(await gone.open(CHOSEN)).toEqual({ ok: false, code: "unreachable", detail: "failed to fetch" });
    expect(gone.forecast(WISH)).toMatchObject({ ok: false, code: "no-history" });
  });
});

describe("what is known of days to come", () => {
  test("[FP7] events, decisions, and holidays people accepted before; other queues' are not", () => {
    const special = (date: string, name: string, queue = "Sales") => ({
      ...{ id: `${date} ${name}`, verdict: "accepted" as const, queue, channel: "voice" as const, date },
      effect: { kind: "special" as const, name },
    });
    const cleaning: Cleaning = {
      ...NOTHING_DECIDED,
      decisions: [
        special("2025-05-01", "Labour Day"),
        special("2026-03-18", "Migration"),
        special("2026-03-18", "Other", "Help"),
        {
          ...special("2026-03-19", ""),
          effect: { kind: "zero", fromMinute: 0, toMinute: 1_440 },
        },
      ],
      events: [
        { id: "m", name: "Mailing", from: "2026-03-17", to: "2026-03-18" },
        { id: "h", name: "Help only", from: "2026-03-17", to: "2026-03-18", queue: "Help" },
      ],
    };
    const holidays = [
      { date: "2026-03-20", name: "Labour Day" },
      { date: "2026-03-20", name: "Never accepted" },
    ];
    const sales = { queue: "Sales", channel: "voice" } as const;
    expect(daysAhead(cleaning, sales, "2026-03-16", 4, holidays)).toEqual([
      { date: "2026-03-17", special: ["Mailing"] },
      { date: "2026-03-18", special: ["Mailing", "Migration"] },
      { date: "2026-03-19", special: [], closed: true },
      { date: "2026-03-20", special: ["Labour Day"] },
    ]);
    expect(daysAhead(cleaning, sales, "", 4, holidays)).toEqual([]);
  });
});
