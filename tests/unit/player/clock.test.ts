import { expect, test } from "vitest";
import { instant } from "../../../sim/vocabulary/index.ts";
import { FloorClock } from "../../../workers/clock.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";

const START = instant(1_795_320_000_000);

test("[C1] floor time runs at the speed of the clock, in whole ms", () => {
  const real = new ManualTime();
  const clock = new FloorClock(START, 60, real);
  real.pass(1_001);
  expect(clock.now() - START).toBe(60_060);
});

test("[C1] a change of speed does not move floor time", () => {
  const real = new ManualTime();
  const clock = new FloorClock(START, 10, real);
  real.pass(1_000);
  clock.setSpeed(0);
  expect(clock.now() - START).toBe(10_000);
  real.pass(60_000);
  expect(clock.now() - START).toBe(10_000);
  clock.setSpeed(1);
  real.pass(500);
  expect(clock.now() - START).toBe(10_500);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])(
  "[C1] a speed of %s is refused, naming what was expected",
  (speed) => {
    expect(() => new FloorClock(START, speed)).toThrow(
      `speed: expected a finite number ≥ 0 or "as-fast-as-possible", got ${speed}`,
    );
  },
);
