import { describe, expect, test } from "vitest";
import {
  advanced,
  isSlow,
  otherSpeed,
  SLOW_AFTER_MS,
  SLOW_BEFORE_MS,
  SPEEDS,
  slowMoments,
} from "../../../app/theatre/_transport/playhead.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import fc from "../../fixtures/fastCheck.ts";

const FROM = 1_000_000 as Instant;
const TO = 5_000_000 as Instant;
const at = (ms: number) => (FROM + ms) as Instant;

describe("the clock of a run", () => {
  test("[TP8] simulated time is the viewer's × speed, both ways, and ends with the run", () => {
    expect(advanced({ at: FROM, speed: 60, direction: 1 }, 100, [], FROM, TO)).toBe(FROM + 6_000);
    expect(advanced({ at: at(10_000), speed: 10, direction: -1 }, 100, [], FROM, TO)).toBe(FROM + 9_000);
    expect(advanced({ at: at(500), speed: 600, direction: -1 }, 100, [], FROM, TO)).toBe(FROM);
    expect(advanced({ at: FROM, speed: 600, direction: 1 }, 1_000_000, [], FROM, TO)).toBe(TO);
    // A screen's frame is no whole number of ms; nothing of it is lost.
    expect(advanced({ at: FROM, speed: 1, direction: 1 }, 16.67, [], FROM, TO)).toBeCloseTo(FROM + 16.67, 6);
  });

  test("[TP8] around a breach it goes as fast as life, and then on as before", () => {
    const breach = at(60_000);
    const start = { at: FROM, speed: 60, direction: 1 } as const;
    // 58 s at 60× take 966.7 ms; then 8 s at 1×; then 60× again.
    const before = (60_000 - SLOW_BEFORE_MS) / 60;
    expect(advanced(start, before, [breach], FROM, TO)).toBeCloseTo(breach - SLOW_BEFORE_MS, 6);
    expect(advanced(start, before + 1_000, [breach], FROM, TO)).toBeCloseTo(breach - SLOW_BEFORE_MS + 1_000, 6);
    const slow = SLOW_BEFORE_MS + SLOW_AFTER_MS;
    expect(advanced(start, before + slow + 10, [breach], FROM, TO)).toBeCloseTo(breach + SLOW_AFTER_MS + 600, 6);
    expect(isSlow(breach, [breach])).toBe(true);
    expect(isSlow(at(57_000), [breach])).toBe(false);
  });

  test("[TP8] the way does not depend on how often the screen is drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...SPEEDS),
        fc.integer({ min: 0, max: 300_000 }),
        (frames, speed, breach) => {
          const slow = [at(breach)];
          const whole = frames.reduce((sum, ms) => sum + ms, 0);
          const stepwise = frames.reduce<number>(
            (now, ms) => advanced({ at: now, speed, direction: 1 }, ms, slow, FROM, TO),
            FROM,
          );
          expect(stepwise).toBeCloseTo(advanced({ at: FROM, speed, direction: 1 }, whole, slow, FROM, TO), 3);
        },
      ),
    );
  });

  test("[TP8] breaches close together are one story, and other moments none", () => {
    const moment = (kind: "target-breach" | "long-wait", ms: number) => ({ kind, at: at(ms) });
    expect(
      slowMoments([
        moment("long-wait", 0),
        moment("target-breach", 1_000),
        moment("target-breach", 100_000),
        moment("target-breach", 700_000),
      ]),
    ).toEqual([at(1_000), at(700_000)]);
    expect([otherSpeed(1, -1), otherSpeed(10, 1), otherSpeed(600, 1)]).toEqual([1, 60, 600]);
  });
});
