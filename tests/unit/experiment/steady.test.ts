import { describe, expect, test } from "vitest";
import { controlled } from "../../../sim/experiment/controlled.ts";
import { mser5, steadyEstimate } from "../../../sim/experiment/steady.ts";
import { chance } from "../../fixtures/runs.ts";

/** Values around `mean` that remember the one before them, after a start of `start` intervals far above. */
function remembering(seed: number, length: number, { mean = 0.6, memory = 0.5, start = 0 } = {}): Float64Array {
  const next = chance(seed);
  let state = 0;
  return Float64Array.from({ length }, (_, i) => {
    state = memory * state + (next() + next() + next() - 1.5) * 0.1;
    return mean + state + (i < start ? 2 : 0);
  });
}

describe("a run in the long run", () => {
  test("[X17] leaves out the beginning that differs, in means of five", () => {
    expect(mser5(remembering(1, 400, { start: 25 }))).toEqual({ warmUp: 25, tooShort: false });
    expect(mser5(remembering(2, 400, { start: 23 }))).toEqual({ warmUp: 25, tooShort: false });
    expect(mser5(new Float64Array(200).fill(1))).toEqual({ warmUp: 0, tooShort: false });
  });

  test("[X17] says when a run is too short to have become steady", () => {
    const rising = Float64Array.from({ length: 200 }, (_, i) => i);
    expect(mser5(rising)).toEqual({ warmUp: 100, tooShort: true });
  });

  test("[X17] is a ratio of sums over twenty batches behind the warm-up", () => {
    const under = new Float64Array(225).fill(10);
    const over = Float64Array.from(under, (_, i) => (i < 25 ? 100 : i % 2 === 0 ? 4 : 6));
    const { estimate, warmUp, batchLength, correlation } = steadyEstimate({ over, under });
    expect([warmUp, batchLength]).toEqual([25, 10]);
    expect(estimate).toMatchObject({ value: 0.5, replications: 20, basis: 2_000, standardError: 0 });
    expect(correlation).toBeUndefined();
    expect(() => steadyEstimate({ over: new Float64Array(99), under: new Float64Array(99) })).toThrow(
      "byInterval: expected at least 100 intervals, got 99",
    );
  });

  test("[X17] of 1,000 runs that remember and start wrongly 90 to 97 % have the truth inside their 95 % interval", () => {
    let covered = 0;
    let correlated = 0;
    const under = new Float64Array(640).fill(1);
    for (let run = 0; run < 1_000; run++) {
      const { estimate, correlation } = steadyEstimate({ over: remembering(run, 640, { start: 30 }), under });
      if (Math.abs(estimate.value! - 0.6) <= estimate.halfWidth!) covered++;
      if (correlation! > 0.4) correlated++;
    }
    expect(covered).toBeGreaterThanOrEqual(900);
    expect(covered).toBeLessThanOrEqual(970);
    // Batches of thirty intervals have forgotten one another.
    expect(correlated).toBeLessThan(50);
    const { correlation } = steadyEstimate({ over: remembering(5, 640, { memory: 0.995 }), under });
    expect(correlation).toBeGreaterThan(0.4);
  });
});

describe("a control", () => {
  const days = Array.from({ length: 60 }, (_, r) => {
    const next = chance(r);
    const arrivals = 180 + Math.floor(next() * 41);
    return { arrivals, within: Math.round(arrivals * (1.4 - arrivals / 333) + next() * 6) };
  });
  const series = {
    over: Float64Array.from(days, ({ within }) => within),
    under: Float64Array.from(days, ({ arrivals }) => arrivals),
  };

  test("[X18] with a known mean makes an estimate narrower, and reports by how much", () => {
    const { gain, halfWidth, value } = controlled(
      series,
      Float64Array.from(days, ({ arrivals }) => arrivals - 200),
    );
    expect(gain).toBeGreaterThan(10);
    expect(halfWidth).toBeLessThan(0.01);
    expect(value).toBeGreaterThan(0.7);
  });

  test("[X18] corrects by the slope times what the control had too much, as computed by hand", () => {
    // Residuals of 2, 4, 6, 8 over 1 around 5: −3, −1, 1, 3; control 0, 1, 2, 3 explains all with slope 2; mean 1.5 too much.
    const four = { over: Float64Array.of(2, 4, 6, 8), under: new Float64Array(4).fill(1) };
    expect(controlled(four, Float64Array.of(0, 1, 2, 3)).value).toBeCloseTo(5 - 2 * 1.5, 12);
    expect(controlled(four, Float64Array.of(0, 1, 2, 3)).standardError).toBeCloseTo(0, 12);
  });

  test("[X18] that explains nothing leaves the estimate as it is", () => {
    const flat = controlled(series, new Float64Array(60));
    expect(flat).toMatchObject({ gain: 1 });
    const next = chance(99);
    const noise = controlled(
      series,
      Float64Array.from(days, () => next() - 0.5),
    );
    expect(noise.gain).toBeGreaterThanOrEqual(1);
    expect(noise.gain).toBeLessThan(1.2);
    expect(() => controlled(series, new Float64Array(3))).toThrow("control: expected 60 values, got 3");
    expect(controlled({ over: Float64Array.of(1), under: Float64Array.of(2) }, Float64Array.of(0))).toMatchObject({
      value: 0.5,
      gain: undefined,
    });
  });
});
