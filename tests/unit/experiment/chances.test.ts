import { expect, test } from "vitest";
import {
  chanceCurve,
  chanceCurves,
  corrected,
  recalibrated,
  spiegelhalter,
} from "../../../sim/experiment/lookahead/chances.ts";
import type { LookAhead } from "../../../sim/experiment/lookahead/result.ts";
import type { ScoredLevel } from "../../../sim/experiment/lookahead/score.ts";
import { instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import fc from "../../fixtures/fastCheck.ts";

const NINE = instant(Date.UTC(2026, 2, 2, 9));

function scored(keeps: number, kept: boolean): ScoredLevel {
  return {
    ...{ madeAt: NINE, at: later(NINE, minutes(30)), minutes: 30, channel: "voice" },
    ...{ p10: 0, p25: 0, p50: 0, p75: 1, p90: 1, keeps, target: 0.8, actual: kept ? 0.9 : 0.5, n: 10 },
  };
}

function many(keeps: number, kept: number, missed: number): ScoredLevel[] {
  return [
    ...Array.from({ length: kept }, () => scored(keeps, true)),
    ...Array.from({ length: missed }, () => scored(keeps, false)),
  ];
}

test("[LA26] Spiegelhalter's z is as worked out by hand, and nothing where chances are right", () => {
  // (1 − 0.8)(−0.6) + (0 − 0.8)(−0.6) = 0.36, over the root of 2 × 0.36 × 0.16.
  expect(spiegelhalter(many(0.8, 1, 1))).toBeCloseTo(0.36 / Math.sqrt(0.1152), 12);
  expect(spiegelhalter(many(0.8, 80, 20))).toBeCloseTo(0, 9);
  expect(spiegelhalter(many(1, 50, 0))).toBe(0);
  expect(spiegelhalter(many(1, 50, 1))).toBe(Number.POSITIVE_INFINITY);
});

test("[LA26] biased chances are told as they turned out; right ones, and too few, stay", () => {
  expect(chanceCurve(many(0.9, 54, 6))).toBe(undefined);
  expect(chanceCurve(many(0.9, 10, 40))).toBe(undefined);
  // Of what was told as 0.9 half held; of 0.5, a fifth.
  const curve = chanceCurve([...many(0.9, 30, 30), ...many(0.5, 12, 48)])!;
  expect(curve.map(({ told, chance }) => [told.toFixed(3), chance.toFixed(6)])).toEqual([
    ["0.500", (12.5 / 61).toFixed(6)],
    ["0.900", (30.5 / 61).toFixed(6)],
  ]);
  expect(corrected(0.7, curve)).toBeCloseTo((12.5 + 30.5) / 2 / 61, 9);
  expect([corrected(0, curve), corrected(1, curve)]).toEqual([12.5 / 61, 30.5 / 61]);
  expect(corrected(0.7, undefined)).toBe(0.7);
  // In whatever order equal chances were told.
  expect(chanceCurve([...many(0.9, 0, 30), ...many(0.9, 30, 0), ...many(0.5, 0, 48), ...many(0.5, 12, 0)])).toEqual(
    curve,
  );
  // Where more was kept of what was told as less, they are one.
  const pooled = chanceCurve([...many(0.9, 20, 40), ...many(0.5, 40, 20)])!;
  expect(pooled.map(({ chance }) => chance)).toEqual([60.5 / 121]);
});

test("[LA26] whatever was told and came, a greater chance stays no smaller and none is certain", () => {
  const one = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean());
  fc.assert(
    fc.property(fc.array(one, { minLength: 60, maxLength: 150 }), (told) => {
      const curve = chanceCurve(told.map(([keeps, kept]) => scored(keeps, kept)));
      if (curve === undefined) return;
      const values = Array.from({ length: 51 }, (_, i) => corrected(i / 50, curve));
      expect(values.every((value, i) => value > 0 && value < 1 && value >= (values[i - 1] ?? 0))).toBe(true);
    }),
  );
});

test("[LA26] the points of a look-ahead follow the curve of their reach, the day stays, and it says by how much", () => {
  const keeps = { value: 0.9, n: 100, low: 0.8, high: 0.95 };
  const point = (ahead: number) => ({ at: later(NINE, minutes(ahead)), minutes: 5, keeps });
  const channels = [{ channel: "voice", points: [point(15), point(30), point(45), point(120)], day: keeps }];
  const made = { madeAt: NINE, channels } as unknown as LookAhead;
  const told = recalibrated(made, chanceCurves(many(0.9, 6, 54)));
  const [voice] = told.channels;
  // Only the half hour was scored: what lies up to it from a quarter on follows.
  expect(voice!.points.map(({ keeps: chance }) => chance!.value)).toEqual([0.9, 6.5 / 61, 0.9, 0.9]);
  expect(voice!.day).toEqual(keeps);
  expect(told.recalibrated).toBe(Math.round((0.9 - 6.5 / 61) * 1_000) / 1_000);
  expect(recalibrated(made, new Map())).toBe(made);
});
