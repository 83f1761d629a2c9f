import { expect, test } from "vitest";
import { pairedShare } from "../../../sim/experiment/lookahead/leverResult.ts";
import type { LookAhead } from "../../../sim/experiment/lookahead/result.ts";
import { brier, isInside, pinball, type ScoredLevel, scoreOf } from "../../../sim/experiment/lookahead/score.ts";
import { widened, wideningOf, wideningsOf } from "../../../sim/experiment/lookahead/widening.ts";
import { instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import fc from "../../fixtures/fastCheck.ts";

const NINE = instant(Date.UTC(2026, 2, 2, 9));

/** What was said between 0.7 and 0.9 of an hour ahead, and what came. */
function came(actual: number, over: Partial<ScoredLevel> = {}): ScoredLevel {
  const said = { p10: 0.7, p25: 0.75, p50: 0.8, p75: 0.85, p90: 0.9, keeps: 0.6, target: 0.8 };
  return { madeAt: NINE, at: later(NINE, minutes(60)), minutes: 60, channel: "voice", ...said, actual, n: 50, ...over };
}

test("[LA22] losses are worked out by hand: pinball over five quantiles, Brier of the chance, coverage with its ends", () => {
  // 0.1 × 0.2 + 0.25 × 0.15 + 0.5 × 0.1 + 0.75 × 0.05 + 0.9 × 0 = 0.145, a fifth of it.
  expect(pinball(came(0.9))).toBeCloseTo(0.029, 12);
  // Below them all: 0.9 × 0.1 + 0.75 × 0.15 + 0.5 × 0.2 + 0.25 × 0.25 + 0.1 × 0.3.
  expect(pinball(came(0.6))).toBeCloseTo(0.395 / 5, 12);
  expect([brier(came(0.8)), brier(came(0.79))]).toEqual([expect.closeTo(0.16, 12), expect.closeTo(0.36, 12)]);
  const score = scoreOf([came(0.7), came(0.9), came(0.69), came(0.91)], []).levels.find((one) => one.minutes === 60)!;
  expect([score.n, score.coverage.value, score.shownCoverage.value]).toEqual([4, 0.5, 0.5]);
  expect(scoreOf([], []).levels[0]).toEqual({ minutes: 15, n: 0, coverage: { n: 0 }, shownCoverage: { n: 0 } });
});

test("[LA22] bands that hold enough stay as they are; those that hold too little are moved apart until they hold it", () => {
  const good = Array.from({ length: 100 }, (_, i) => came(i % 5 === 0 ? 0.5 : 0.8));
  expect(wideningOf(good)).toBe(0);
  // Every other outcome lies 0.1 outside.
  const bad = Array.from({ length: 400 }, (_, i) => came(i % 2 === 0 ? 0.6 : 0.8));
  const by = wideningOf(bad);
  expect(by).toBeGreaterThan(0.08);
  expect(by).toBeLessThan(0.12);
  expect(wideningOf(bad.slice(0, 39))).toBe(0);
  // Of the first forty the 33rd least lies 0.1 outside: 41 × 0.8, rounded up.
  expect(wideningOf(bad.slice(0, 40))).toBeCloseTo(0.1, 12);
  // What was good for long counts no more once the latest is bad.
  const long = Array.from({ length: 20 }, () => good).flat();
  expect(wideningOf(long)).toBe(0);
  expect(wideningOf([...long, ...bad.slice(0, 200)])).toBeGreaterThan(0.05);
  const shown = scoreOf(bad, [], () => 0.1).levels.find((one) => one.minutes === 60)!;
  expect([shown.coverage.value, shown.shownCoverage.value]).toEqual([0.5, 1]);
});

test("[LA22] bands as shown, widened by what was scored before, hold three quarters of what comes, whatever that is", () => {
  const outcomes = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 30, maxLength: 30 });
  fc.assert(
    fc.property(outcomes, fc.integer({ min: 1, max: 50 }), (pattern, each) => {
      const levels = Array.from({ length: 900 }, (_, i) => came(pattern[Math.floor(i / each) % pattern.length]!));
      const shown = levels.slice(100).filter((level, i) => isInside(level, wideningOf(levels.slice(0, i + 100))));
      expect(shown.length / 800).toBeGreaterThan(0.7);
    }),
    { numRuns: 10 },
  );
});

test("[LA22] widening grows from nothing now to the reach it was found at, stays inside the possible, and is told", () => {
  const bad = Array.from({ length: 400 }, (_, i) => came(i % 2 === 0 ? 0.6 : 0.8));
  const by = wideningOf(bad);
  const level = { p5: 0.05, p10: 0.05, p25: 0.4, p50: 0.5, p75: 0.6, p90: 0.95, p95: 0.98, n: 100 };
  const point = (after: number) => ({ at: later(NINE, minutes(after)), minutes: 5, serviceLevel: level });
  const made = {
    madeAt: NINE,
    channels: [
      { channel: "voice", points: [point(45), point(60), point(90)] },
      { channel: "chat", points: [point(60)] },
    ],
  } as unknown as LookAhead;
  const shown = widened(made, wideningsOf(bad));
  const [half, whole, beyond] = shown.channels[0]!.points.map(({ serviceLevel }) => serviceLevel!);
  // Nothing was found wrong at half an hour and two: half of it at 45 minutes and at 90.
  expect(half!.p90).toBeCloseTo(Math.min(1, 0.95 + by / 2), 12);
  expect([whole!.p10, whole!.p90, whole!.p25, whole!.p75]).toEqual([0, 1, 0.4, 0.6]);
  expect(beyond!.p90).toBeCloseTo(Math.min(1, 0.95 + by / 2), 12);
  expect(shown.channels[1]).toBe(made.channels[1]);
  expect(shown.widened).toBe(Math.round(by * 1_000) / 1_000);
  expect(widened(made, new Map())).toBe(made);
});

test("[LA16] the interval of a paired change is Agresti and Min's: half a run in each of the four cells", () => {
  // 10 won, 2 lost of 100: (10.5 − 2.5) ÷ 102 ± 1.96 √(13 − 64 ÷ 102) ÷ 102.
  const half = (1.959963984540054 * Math.sqrt(13 - 64 / 102)) / 102;
  expect(pairedShare({ both: 50, lost: 2, won: 10, none: 38 })).toEqual({
    value: 0.08,
    low: expect.closeTo(8 / 102 - half, 12),
    high: expect.closeTo(8 / 102 + half, 12),
  });
  expect(pairedShare({ both: 0, lost: 0, won: 0, none: 0 })).toBeUndefined();
});
