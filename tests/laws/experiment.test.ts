import { describe, expect, test } from "vitest";
import { difference } from "../../sim/experiment/difference.ts";
import { deltaError, estimate } from "../../sim/experiment/estimate.ts";
import type { Series } from "../../sim/experiment/series.ts";
import fc from "../fixtures/fastCheck.ts";
import { chance } from "../fixtures/runs.ts";

const EXPERIMENTS = 1_000;

/**
 * Days of a centre whose service level is known: some 200 contacts a day, busier days answering fewer of them in time.
 * E[within] ÷ E[offered] with offered uniform in [150, 250] and a share 1.2 − offered ÷ 500 of it in time.
 */
const TRUE_LEVEL = 1.2 - (200 ** 2 + (101 ** 2 - 1) / 12) / 200 / 500;

function day(next: () => number, gain: number, from: () => number): readonly [within: number, offered: number] {
  const offered = 150 + Math.floor(from() * 101);
  let within = 0;
  for (let i = 0; i < offered; i++) if (next() < 1.2 - offered / 500 + gain) within++;
  return [within, offered];
}

function seriesOf(days: readonly (readonly [number, number])[]): Series {
  return { over: Float64Array.from(days, ([over]) => over), under: Float64Array.from(days, ([, under]) => under) };
}

describe("precision", () => {
  test("[X15] of 1,000 experiments 93 to 97 % have the truth inside their 95 % interval", () => {
    let covered = 0;
    for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
      const next = chance(experiment);
      const { value, halfWidth } = estimate(seriesOf(Array.from({ length: 25 }, () => day(next, 0, next))));
      if (Math.abs(value! - TRUE_LEVEL) <= halfWidth!) covered++;
    }
    expect(covered / EXPERIMENTS).toBeGreaterThanOrEqual(0.93);
    expect(covered / EXPERIMENTS).toBeLessThanOrEqual(0.97);
  });

  test("[X15] of 1,000 paired comparisons 93 to 97 % have the true difference inside", () => {
    let covered = 0;
    for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
      const next = chance(experiment + EXPERIMENTS);
      const pairs = Array.from({ length: 25 }, (_, i) => {
        const seed = experiment * 100 + i;
        return [day(next, 0, chance(seed)), day(next, 0.02, chance(seed))] as const;
      });
      const { value, halfWidth } = difference(seriesOf(pairs.map(([a]) => a)), seriesOf(pairs.map(([, b]) => b)));
      if (Math.abs(value! - 0.02) <= halfWidth!) covered++;
    }
    expect(covered / EXPERIMENTS).toBeGreaterThanOrEqual(0.93);
    expect(covered / EXPERIMENTS).toBeLessThanOrEqual(0.97);
  });

  test("[X2] jackknife and delta method agree ever better as replications grow", () => {
    const next = chance(5);
    const days = Array.from({ length: 400 }, () => day(next, 0, next));
    const gap = (n: number) => {
      const series = seriesOf(days.slice(0, n));
      return Math.abs(estimate(series).standardError! / deltaError(series)! - 1);
    };
    expect(gap(20)).toBeLessThan(0.03);
    expect(gap(400)).toBeLessThan(0.002);
  });

  test("[X1] replications of other sizes in another order give the same value and width", () => {
    const pair = fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const there = estimate(seriesOf(pairs));
        const back = estimate(seriesOf(pairs.toReversed()));
        expect(back.value).toBe(there.value);
        expect(back.standardError).toBeCloseTo(there.standardError!, 10);
      }),
      { numRuns: 200 },
    );
  });

  test("[X4] a scenario compared with itself differs by nothing, for certain", () => {
    const pair = fc.tuple(fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const same = seriesOf(pairs);
        expect(difference(same, same)).toMatchObject({ value: 0, standardError: 0, halfWidth: 0 });
      }),
      { numRuns: 200 },
    );
  });
});
