import { describe, expect, test } from "vitest";
import { meanHandleMs } from "../../../../sim/engine/demand/handleTime.ts";
import { LOST, NO_OUTAGE } from "../../../../sim/engine/demand/happenings.ts";
import { textWords } from "../../../../sim/engine/numbers/randomWords.ts";
import type { ScenarioEvent } from "../../../../sim/scenario/demand.ts";
import { DAY_MS, HOUR_MS, hours, instant, minutes, seconds } from "../../../../sim/vocabulary/index.ts";
import { always, exponential, MONDAY, voiceQueue } from "../../../fixtures/centres.ts";
import {
  comings,
  correlationOf,
  demandCentre,
  demandOf,
  meanOfNumbers,
  steady,
  varianceOf,
} from "../../../fixtures/demand.ts";

const SEED = textWords("demand");
const hourly = (rates: (hour: number) => number) => ({
  profile: "daily" as const,
  intervalMinutes: 60,
  perHour: Array.from({ length: 24 }, (_, hour) => rates(hour)),
});

/** Contacts of the first queue in each hour after the start, mean over replications. */
function meanByHour(scenario: ReturnType<typeof demandCentre>, replications: number, startAt: number, k = 0): number[] {
  const demand = demandOf(scenario);
  const sums = new Array<number>(24).fill(0);
  for (let r = 0; r < replications; r++) {
    for (const ms of comings(demand, r, { startAt })[k]!) sums[Math.floor(ms / HOUR_MS)]!++;
  }
  return sums.map((sum) => sum / replications);
}

/** Whether a mean count of `replications` is within 4 standard errors of what a Poisson law says. */
function expectPoissonMean(mean: number, expected: number, replications: number): void {
  expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected / replications));
}

function expectPoissonMeans(means: readonly number[], expected: (i: number) => number, replications: number): void {
  for (const [i, mean] of means.entries()) expectPoissonMean(mean, expected(i), replications);
}

describe("fresh contacts", () => {
  test("[DM6] come as the profile says, hour by hour, by weekday and with induced demand on top", () => {
    const spec = { ...hourly((hour) => hour * 4), weekdayFactors: [1.5, 1, 1, 1, 1, 1, 1], inducedShare: 0.2 };
    const monday = meanByHour(demandCentre({ a: spec }), 200, MONDAY);
    expectPoissonMeans(monday, (hour) => hour * 4 * 1.5 * 1.2, 200);
    const tuesday = meanByHour(demandCentre({ a: spec }), 200, MONDAY + DAY_MS);
    expectPoissonMeans(tuesday, (hour) => hour * 4 * 1.2, 200);
  });

  test("[DM6] gaps of a steady process are exponential", () => {
    const instants = comings(demandOf(demandCentre({ a: steady(600) })), 0, { lengthMs: 20 * DAY_MS })[0]!;
    const gaps = instants.slice(1).map((at, i) => (at - instants[i]!) / 6_000);
    // 288,000 gaps: standard error of the mean 0.0019, of the variance 0.0053.
    expect(Math.abs(meanOfNumbers(gaps) - 1)).toBeLessThan(0.0075);
    expect(Math.abs(varianceOf(gaps) - 1)).toBeLessThan(0.021);
    for (const x of [0.1, 1, 3]) {
      const share = gaps.filter((gap) => gap > x).length / gaps.length;
      expect(Math.abs(share - Math.exp(-x))).toBeLessThan(
        4 * Math.sqrt((Math.exp(-x) * (1 - Math.exp(-x))) / gaps.length),
      );
    }
  });

  test.each([
    // Clocks go from 02:00 to 03:00: the third hour is the fourth of the profile. And back from 03:00 to 02:00.
    ["spring, 23 hours", "2026-03-28T23:00:00Z", (passed: number) => (passed < 2 ? passed : passed + 1)],
    ["autumn, 25 hours", "2026-10-24T22:00:00Z", (passed: number) => (passed < 3 ? passed : passed - 1)],
  ])("[DM6] rates go by the local clock on the day clocks change in %s", (_, start, hourOf) => {
    const spec = hourly((hour) => (hour + 1) * 5);
    const means = meanByHour(demandCentre({ a: spec }, [], "Europe/Berlin"), 150, instant(Date.parse(start)));
    expectPoissonMeans(means, (passed) => ((hourOf(passed) % 24) + 1) * 5, 150);
  });

  test("[DM6] a weekly profile begins on Monday; an interval without rate has nobody; no rate at all never comes", () => {
    const perHour = [0, 0, 0, 48, 0, 0, 0].flatMap((rate) => [0, rate]);
    const demand = demandOf(demandCentre({ a: { profile: "weekly", intervalMinutes: 720, perHour }, b: steady(0) }));
    const [a, b] = comings(demand, 0, { lengthMs: 14 * DAY_MS });
    expect(a!.length).toBeGreaterThan(900);
    expect(a!.every((ms) => Math.floor(ms / DAY_MS) % 7 === 3 && ms % DAY_MS >= hours(12))).toBe(true);
    expect(b).toEqual([]);
    expect(demand.nextAt[1]).toBe(Number.POSITIVE_INFINITY);
  });

  test("[DM6] the same (seed, replication) gives the same contacts, another one others, however often it is begun", () => {
    const scenario = demandCentre({ a: steady(60), b: steady(60) });
    const demand = demandOf(scenario);
    const first = comings(demand, 3);
    expect(comings(demand, 4)).not.toEqual(first);
    expect(comings(demand, 3, { seed: "other" })).not.toEqual(first);
    expect(comings(demand, 3)).toEqual(first);
    expect(comings(demandOf(scenario), 3)).toEqual(first);
    expect(first[0]).not.toEqual(first[1]);
  });
});

describe("busyness", () => {
  const busy = (dayCv: number, over: object = {}) => steady(25, { busyness: { dayCv, ...over } });

  test("[DM7] spreads a day's count by its variance: mean + (mean × cv)²", () => {
    const demand = demandOf(demandCentre({ a: busy(0.2), b: busy(0.2), c: steady(25) }));
    const counts = Array.from({ length: 3_000 }, (_, r) => comings(demand, r).map((instants) => instants.length));
    const [a, b, c] = [0, 1, 2].map((k) => counts.map((row) => row[k]!));
    // 600 a day: variance 600 + 120² = 15,000; of 3,000 days within 4 × √(2/2999) of itself, tails of a gamma included.
    expect(Math.abs(meanOfNumbers(a!) / 600 - 1)).toBeLessThan((4 * Math.sqrt(15_000 / 3_000)) / 600);
    expect(Math.abs(varianceOf(a!) / 15_000 - 1)).toBeLessThan(0.12);
    expect(Math.abs(varianceOf(c!) / 600 - 1)).toBeLessThan(0.11);
    // Each queue has its own day.
    expect(Math.abs(correlationOf(a!, b!))).toBeLessThan(4 / Math.sqrt(3_000));
  });

  test("[DM7] queues that share a name have the same days, whatever their own rates", () => {
    const shared = { sharedBy: "city" };
    const demand = demandOf(demandCentre({ a: busy(0.3, shared), b: { ...busy(0.3, shared), perHour: [100] } }));
    const counts = Array.from({ length: 800 }, (_, r) => comings(demand, r).map((instants) => instants.length));
    const [a, b] = [0, 1].map((k) => counts.map((row) => row[k]!));
    // Var B = 0.09; of counts 600 and 2,400: correlation 0.09 ÷ √((0.09 + 1/600)(0.09 + 1/2400)) = 0.9886.
    expect(correlationOf(a!, b!)).toBeGreaterThan(0.985);
  });

  test("[DM7] the interval factors of a day have their spread and their correlation, and begin anew every day", () => {
    const spec = { ...hourly(() => 400), busyness: { dayCv: 0, intervalCv: 0.4, intervalCorrelation: 0.8 } };
    const demand = demandOf(demandCentre({ a: spec }));
    const rows = Array.from({ length: 700 }, (_, r) => {
      const counts = new Array<number>(48).fill(0);
      for (const ms of comings(demand, r, { lengthMs: 2 * DAY_MS })[0]!) counts[Math.floor(ms / HOUR_MS)]!++;
      return counts;
    });
    const column = (hour: number) => rows.map((row) => row[hour]!);
    const all = rows.flat();
    expect(Math.abs(meanOfNumbers(all) / 400 - 1)).toBeLessThan(0.02);
    // 400 + 160² = 26,000.
    expect(Math.abs(varianceOf(all) / 26_000 - 1)).toBeLessThan(0.06);
    // A gamma copula of 0.8 correlates factors a little less (0.79); Poisson noise takes 1.5 % off.
    expect(correlationOf(column(10), column(11))).toBeGreaterThan(0.7);
    expect(correlationOf(column(10), column(11))).toBeLessThan(0.84);
    expect(Math.abs(correlationOf(column(23), column(24)))).toBeLessThan(0.15);
  });

  test("[DM7] a day is the same day whatever came before it", () => {
    const scenario = demandCentre({ a: steady(200, { busyness: { dayCv: 1 } }) });
    const demand = demandOf(scenario);
    const long = comings(demand, 5, { lengthMs: 3 * DAY_MS })[0]!;
    const late = comings(demand, 5, { startAt: MONDAY + 2 * DAY_MS })[0]!;
    // The draws of the contacts differ, the rate of the third day does not: 4,800 × the factor, give or take 5 √count.
    const third = long.filter((ms) => ms >= 2 * DAY_MS).length;
    expect(Math.abs(third - late.length)).toBeLessThan(5 * Math.sqrt(2 * late.length));
    expect(Math.abs(late.length / 4_800 - 1)).toBeGreaterThan(0.1);
  });
});

describe("one demand, many runs", () => {
  test("[DM6] a run left in its first minutes leaves nothing to the next: neither a day's factor nor a place in a trace", () => {
    const scenario = demandCentre({
      a: steady(2_000, { busyness: { dayCv: 1 } }),
      b: { ...steady(0), trace: [{ atMs: 1 }, { atMs: 2 }] },
    });
    const demand = demandOf(scenario);
    comings(demand, 0, { lengthMs: minutes(5) });
    const again = comings(demand, 1, { lengthMs: minutes(5) });
    expect(again).toEqual(comings(demandOf(scenario), 1, { lengthMs: minutes(5) }));
    expect(again[1]).toEqual([1, 2]);
  });
});

describe("what happens to a centre", () => {
  const time = { id: "event", day: 0, minute: 600, durationMinutes: 120 };
  const base = { a: steady(60), b: steady(60) };

  test("[DM8] a spike multiplies the rate from its start to its end", () => {
    const spike: ScenarioEvent = { ...time, kind: "spike", queueIds: ["a"], factor: 3 };
    const means = meanByHour(demandCentre(base, [spike]), 200, MONDAY);
    expectPoissonMeans(means, (hour) => (hour === 10 || hour === 11 ? 180 : 60), 200);
    const other = meanByHour(demandCentre(base, [{ ...spike, queueIds: ["b"] }]), 100, MONDAY, 1);
    expectPoissonMeans(other, (hour) => (hour === 10 || hour === 11 ? 180 : 60), 100);
    const silence = meanByHour(demandCentre(base, [{ ...spike, factor: 0 }]), 20, MONDAY);
    expect([silence[10], silence[11]]).toEqual([0, 0]);
  });

  test("[DM8] an event of one queue leaves the contacts of every other as they were, and its own before it", () => {
    const plain = comings(demandOf(demandCentre(base)), 0);
    const spike: ScenarioEvent = { ...time, kind: "spike", queueIds: ["a"], factor: 3 };
    const spiked = comings(demandOf(demandCentre(base, [spike])), 0);
    expect(spiked[1]).toEqual(plain[1]);
    expect(spiked[0]!.length).toBeGreaterThan(plain[0]!.length);
    const early = (instants: readonly number[]) => instants.filter((ms) => ms < hours(10));
    expect(early(spiked[0]!)).toEqual(early(plain[0]!));
  });

  test("[DM8] a flash crowd comes on top, half of what is left in every half-life, and nobody else moves", () => {
    const crowd: ScenarioEvent = { ...time, kind: "flash-crowd", queueId: "a", contacts: 700, halfLifeMinutes: 40 };
    const plain = comings(demandOf(demandCentre(base)), 0);
    const demand = demandOf(demandCentre(base, [crowd]));
    const [a, b] = comings(demand, 0);
    expect(b).toEqual(plain[1]);
    const own = new Set(plain[0]);
    expect(plain[0]!.every((ms) => a!.includes(ms))).toBe(true);
    expect([...a!].sort((x, y) => x - y)).toEqual(a);
    const parts = [0, 0, 0];
    for (let r = 0; r < 50; r++) {
      for (const ms of comings(demand, r)[0]!) {
        const passed = ms - hours(10);
        if (passed >= 0 && passed < minutes(120)) parts[Math.floor(passed / minutes(40))]!++;
      }
    }
    // Of 700 expected in three half-lives: 400, 200, 100; and 40 of its own in each.
    expectPoissonMeans(
      parts.map((count) => count / 50),
      (i) => [440, 240, 140][i]!,
      50,
    );
    expect(a!.filter((ms) => !own.has(ms)).every((ms) => ms >= hours(10) && ms <= hours(12))).toBe(true);
  });

  test("[DM8] a run that begins in the middle of a flash crowd meets what is left of it", () => {
    const crowd: ScenarioEvent = { ...time, kind: "flash-crowd", queueId: "a", contacts: 700, halfLifeMinutes: 40 };
    const demand = demandOf(demandCentre({ a: steady(0) }, [crowd]));
    const counts = Array.from(
      { length: 100 },
      (_, r) => comings(demand, r, { startAt: MONDAY + minutes(640) })[0]!.length,
    );
    expectPoissonMean(meanOfNumbers(counts), 300, 100);
  });

  test("[DM9] outage, broken menu and slow work hold from their start until just before their end, and for their queues", () => {
    const { happenings } = demandOf(demandCentre(base));
    happenings.restart(MONDAY);
    expect([
      happenings.outage(0, MONDAY),
      happenings.selfServiceDown(0, MONDAY),
      happenings.workFactor(0, MONDAY),
    ]).toEqual([NO_OUTAGE, false, 1]);
    const demand = demandOf(
      demandCentre(base, [
        { ...time, kind: "outage", queueIds: ["a"] },
        { ...time, day: 1, kind: "outage", queueIds: ["a"], divertTo: "b" },
        { ...time, kind: "self-service-down", queueIds: ["b"] },
        { ...time, kind: "slow-work", queueIds: ["a", "b"], factor: 1.5 },
        { ...time, durationMinutes: 60, kind: "slow-work", queueIds: ["b"], factor: 2 },
      ]),
    );
    // The first day of the run is the local day it begins in.
    demand.restart(SEED, 0, MONDAY + hours(23));
    expect(demand.happenings.outage(0, MONDAY + hours(10))).toBe(LOST);
    demand.restart(SEED, 0, MONDAY);
    const at = (hour: number) => MONDAY + hours(hour);
    const one = demand.happenings;
    expect([at(10) - 1, at(10), at(12) - 1, at(12)].map((t) => one.outage(0, t))).toEqual([
      NO_OUTAGE,
      LOST,
      LOST,
      NO_OUTAGE,
    ]);
    expect(one.outage(0, at(34))).toBe(1);
    expect(one.outage(1, at(10))).toBe(NO_OUTAGE);
    expect([at(10) - 1, at(10), at(12)].map((t) => one.selfServiceDown(1, t))).toEqual([false, true, false]);
    expect(one.selfServiceDown(0, at(10))).toBe(false);
    expect([at(10), at(11)].map((t) => one.workFactor(1, t))).toEqual([3, 1.5]);
    expect(one.workFactor(0, at(10))).toBe(1.5);
  });

  test("[DM9] an event over a change of the clocks begins by the local clock and lasts real time", () => {
    const event: ScenarioEvent = { id: "e", day: 1, minute: 90, durationMinutes: 60, kind: "outage", queueIds: ["a"] };
    const demand = demandOf(demandCentre(base, [event], "Europe/Berlin"));
    const saturday = Date.parse("2026-03-27T23:00:00Z");
    demand.restart(SEED, 0, saturday);
    expect([demand.happenings.fromAt[0], demand.happenings.toAt[0]]).toEqual([
      Date.parse("2026-03-29T00:30:00Z"),
      Date.parse("2026-03-29T01:30:00Z"),
    ]);
  });

  test("[DM9] an event may begin and end at a second of its minutes", () => {
    const event: ScenarioEvent = {
      ...{ id: "e", day: 0, minute: 600, second: 17, durationMinutes: 2, durationSeconds: 5 },
      ...{ kind: "flash-crowd", queueId: "a", contacts: 200, halfLifeMinutes: 100 },
    };
    const demand = demandOf(demandCentre({ a: steady(0) }, [event]));
    demand.restart(SEED, 0, MONDAY);
    const [from, to] = [MONDAY + minutes(600) + 17_000, MONDAY + minutes(602) + 22_000];
    expect([demand.happenings.fromAt[0], demand.happenings.toAt[0]]).toEqual([from, to]);
    const instants = comings(demand, 0, { startAt: MONDAY, lengthMs: hours(24) })[0]!.map((at) => MONDAY + at);
    expect(instants.length).toBeGreaterThan(100);
    expect([Math.min(...instants) > from, Math.max(...instants) <= to]).toEqual([true, true]);
    // All of it within the event, its last seconds included.
    expect(Math.max(...instants)).toBeGreaterThan(to - 5_000);
  });

  test("events about queues that are not there are our mistake", () => {
    expect(() => demandOf(demandCentre(base, [{ ...time, kind: "outage", queueIds: ["c"] }]))).toThrow(
      "queueId: expected a queue of test, got c",
    );
  });
});

describe("traces and elastic demand", () => {
  test("[DM10] the contacts of a trace come when they came, with what the log knows of them", () => {
    const trace = [{ atMs: 5 }, { atMs: 5, talkMs: 7_000 }, { atMs: 90_000, talkMs: 1, patienceMs: 20_000 }];
    const demand = demandOf(demandCentre({ a: { ...steady(0), trace } }));
    demand.restart(SEED, 0, MONDAY);
    const told: unknown[] = [];
    while (demand.nextAt[0]! < Number.POSITIVE_INFINITY) {
      const at = demand.nextAt[0]! - MONDAY;
      demand.take(0);
      told.push([at, demand.traceTalkMs, demand.tracePatienceMs]);
    }
    expect(told).toEqual([
      [5, Number.NaN, Number.NaN],
      [5, 7_000, Number.NaN],
      [90_000, 1, 20_000],
    ]);
  });

  test("[DM11] candidates come at the highest rate, and the share of the moment is admitted", () => {
    const elastic = { elasticity: 0.5, referenceMs: 10_000, atMost: 2 };
    const demand = demandOf(demandCentre({ a: steady(100, { waitElasticity: elastic }), b: steady(100) }));
    const means = [0, 1].map((k) => meanOfNumbers(Array.from({ length: 50 }, (_, r) => comings(demand, r)[k]!.length)));
    expectPoissonMean(means[0]!, 4_800, 50);
    expectPoissonMean(means[1]!, 2_400, 50);
    demand.restart(SEED, 0, MONDAY);
    demand.take(0);
    // At the reference wait demand is as given: half of the candidates.
    expect([demand.admits(0, 0.4999), demand.admits(0, 0.5001)]).toEqual([true, false]);
    // Four times the wait halves it again; no wait at all is the highest demand.
    for (let i = 0; i < 2_000; i++) demand.heardWait(0, 40_000);
    expect([demand.admits(0, 0.2499), demand.admits(0, 0.2501)]).toEqual([true, false]);
    for (let i = 0; i < 2_000; i++) demand.heardWait(0, 0);
    expect(demand.admits(0, 0.999999)).toBe(true);
    demand.take(1);
    demand.heardWait(1, 1e9);
    expect(demand.admits(1, 0.999999)).toBe(true);
    demand.restart(SEED, 0, MONDAY);
    demand.take(0);
    expect(demand.admits(0, 0.5001)).toBe(false);
  });

  test("[DM11] a flash crowd on top of elastic demand is not thinned", () => {
    const elastic = { elasticity: 0.5, referenceMs: 10_000, atMost: 2 };
    const crowd: ScenarioEvent = {
      id: "crowd",
      day: 0,
      minute: 0,
      durationMinutes: 60,
      kind: "flash-crowd",
      queueId: "a",
      contacts: 100,
      halfLifeMinutes: 20,
    };
    const demand = demandOf(demandCentre({ a: steady(0, { waitElasticity: elastic }) }, [crowd]));
    demand.restart(SEED, 0, MONDAY);
    demand.take(0);
    expect(demand.admits(0, 0.99)).toBe(true);
  });

  test("[DM12] demand put where it stood goes on with the same contacts", () => {
    const scenario = demandCentre(
      {
        a: steady(100, {
          busyness: { dayCv: 0.5, intervalCv: 0.2 },
          waitElasticity: { elasticity: 1, referenceMs: 5_000, atMost: 2 },
        }),
        b: { ...steady(0), trace: [{ atMs: 10 }, { atMs: hours(30) }, { atMs: hours(31), talkMs: 5 }] },
        c: steady(30),
      },
      [
        { id: "s", day: 0, minute: 1_000, durationMinutes: 900, kind: "spike", queueIds: ["a", "c"], factor: 2 },
        {
          id: "f",
          day: 0,
          minute: 1_380,
          durationMinutes: 300,
          kind: "flash-crowd",
          queueId: "b",
          contacts: 90,
          halfLifeMinutes: 60,
        },
      ],
    );
    const [whole, cut] = [demandOf(scenario), demandOf(scenario)];
    const play = (demand: ReturnType<typeof demandOf>, until: number) => {
      const told: number[] = [];
      for (;;) {
        let k = 0;
        for (let i = 1; i < 3; i++) if (demand.nextAt[i]! < demand.nextAt[k]!) k = i;
        const at = demand.nextAt[k]!;
        if (at > MONDAY + until) return told;
        demand.take(k);
        demand.heardWait(k, at % 20_000);
        told.push(k, at, demand.admits(k, (at % 1_000) / 1_000) ? 1 : 0, demand.traceTalkMs);
      }
    };
    whole.restart(SEED, 9, MONDAY);
    cut.restart(SEED, 9, MONDAY);
    play(whole, hours(25));
    play(cut, hours(25));
    const stood = structuredClone(cut.save());
    const resumed = demandOf(scenario);
    resumed.restart(SEED, 9, MONDAY);
    resumed.restore(stood);
    const rest = play(whole, hours(60));
    expect(rest.length).toBeGreaterThan(1_000);
    expect(play(resumed, hours(60))).toEqual(rest);
  });
});

describe("mean handle time", () => {
  test("[DM19] is talk, identification and wrap-up as drawn, spikes and intervals included", () => {
    expect(meanHandleMs(voiceQueue(1, exponential(seconds(100))))).toBe(100_000);
    expect(
      meanHandleMs(
        voiceQueue(1, always(9), {
          identificationMs: 2_000,
          wrapUpMs: always(3_000),
          byInterval: {
            intervalMinutes: 720,
            talkMs: [always(10_000), always(30_000)],
          },
        }),
      ),
    ).toBe(25_000);
    const half = voiceQueue(1, {
      kind: "spiked",
      of: { kind: "exponential", meanMs: 60_000 },
      spikes: [{ atMs: 60_000, share: 1 }],
    });
    expect(meanHandleMs(half) / (60_000 * (1 - Math.exp(-1)))).toBeCloseTo(1, 4);
  });
});
