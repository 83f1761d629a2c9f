import { describe, expect, test } from "vitest";
import { type Duration, garnettBeta, modifiedOfferedLoad, squareRootAgents } from "../../sim/staffing/index.ts";
import { HOUR_MS } from "../../sim/vocabulary/index.ts";
import exact from "./exact/time_varying_poisson.json" with { type: "json" };

/** P(N ≥ k) of a Poisson N of mean `mean`. */
function poissonTail(mean: number, k: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let j = 0; j < k; j++) {
    below += term;
    term *= mean / (j + 1);
  }
  return 1 - below;
}

/** Rates of a smooth curve (h⁻¹ by hours) at the middles of `count` steps. */
function sampled(rate: (hours: number) => number, stepMs: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => rate(((i + 0.5) * stepMs) / HOUR_MS));
}

describe("modified offered load", () => {
  // Handling and patience of one mean: the number in the system is Poisson(m(t)) under any staffing, so the delay is exact.
  const stepMs = HOUR_MS / 100;
  const load = modifiedOfferedLoad(
    { stepMs, arrivalsPerHour: sampled((t) => 100 + 20 * Math.sin(t), stepMs, 2_700), beforePerHour: 100 },
    { kind: "exponential", meanMs: HOUR_MS },
  );
  /** What whole agents make of each target: stated with the exact values, to three digits. */
  const ROUNDING: Record<string, readonly [number, number]> = {
    "0.1": [0.094, 0.109],
    "0.5": [0.475, 0.512],
    "0.9": [0.894, 0.911],
  };

  test.each(exact.C_theta_eq_mu_sinusoid)("[ST9] a sinusoid staffed for P(wait) $target_delay_prob keeps it", (set) => {
    const beta = garnettBeta(set.target_delay_prob, 1);
    expect(beta).toBeCloseTo(Number(set.beta), 7);
    const [least, most] = ROUNDING[String(set.target_delay_prob)] ?? [0, 0];
    for (const row of set.rows) {
      const m = load(Number(row.t) * HOUR_MS);
      expect(Math.abs(m / Number(row.m) - 1)).toBeLessThan(1e-5);
      expect(squareRootAgents(m, beta)).toBe(row.s);
      const delay = poissonTail(m, row.s);
      expect(delay).toBeCloseTo(Number(row.p_delay), 4);
      expect(delay).toBeGreaterThan(least - 0.0005);
      expect(delay).toBeLessThan(most + 0.0005);
    }
  });

  test("[ST9] a day that repeats, ten minutes of handling", () => {
    const minute = HOUR_MS / 60;
    const daily = modifiedOfferedLoad(
      {
        stepMs: minute,
        arrivalsPerHour: sampled((t) => 600 + 240 * Math.sin((2 * Math.PI * t) / 24), minute, 2_880),
        beforePerHour: 600,
      },
      { kind: "exponential", meanMs: 600_000 },
    );
    for (const row of exact.C2_daily_theta_eq_mu.rows) {
      const m = daily(24 * HOUR_MS + row.t_s * 1_000);
      expect(Math.abs(m / Number(row.m) - 1)).toBeLessThan(1e-5);
      expect(squareRootAgents(m, 0.5)).toBe(row.s);
      expect(poissonTail(m, row.s)).toBeCloseTo(Number(row.p_delay), 4);
    }
  });

  test("[ST9] exponential handling, a floor that opens empty: R (1 − e^(−t/mean)), and down again after the end", () => {
    const m = modifiedOfferedLoad(
      { stepMs: HOUR_MS, arrivalsPerHour: [120, 120], beforePerHour: 0 },
      { kind: "exponential", meanMs: 600_000 },
    );
    expect(m(0)).toBe(0);
    expect(m(600_000)).toBeCloseTo(20 * (1 - Math.exp(-1)), 12);
    expect(m(2 * HOUR_MS + 600_000)).toBeCloseTo(20 * (1 - Math.exp(-12)) * Math.exp(-1), 12);
    expect(m(100 * HOUR_MS)).toBeGreaterThanOrEqual(0);
    expect(m(100 * HOUR_MS)).toBeLessThan(1e-12);
  });

  test("[ST9] deterministic handling: m(t) is what came during the last handle time", () => {
    const m = modifiedOfferedLoad(
      { stepMs: 1_800_000, arrivalsPerHour: [60, 180], beforePerHour: 30 },
      { kind: "deterministic", valueMs: 600_000 },
    );
    expect(m(0)).toBeCloseTo(5, 12);
    expect(m(300_000)).toBeCloseTo(2.5 + 5, 12); // five minutes at 30, five at 60
    expect(m(1_800_000)).toBeCloseTo(10, 12);
    expect(m(1_900_000)).toBeCloseTo(500 / 60 + 100 * 0.05, 12);
    expect(m(3_600_000)).toBeCloseTo(30, 12);
    expect(m(4_200_000)).toBe(0);
  });

  test("[ST9] lognormal handling agrees with the integral of its definition", () => {
    const handle: Duration = { kind: "lognormal", meanMs: 300_000, cv: 1.3 };
    const m = modifiedOfferedLoad({ stepMs: 1_800_000, arrivalsPerHour: [100, 40, 160], beforePerHour: 0 }, handle);
    // One contact an hour for ever: its load at t is E[min(S, t)], so survival is a difference of two of them.
    const unit = modifiedOfferedLoad({ stepMs: 1e12, arrivalsPerHour: [HOUR_MS], beforePerHour: 0 }, handle);
    const at = 4_000_000;
    const stretch = (from: number, to: number, rate: number) => ((unit(at - from) - unit(at - to)) * rate) / HOUR_MS;
    const sum = stretch(0, 1_800_000, 100) + stretch(1_800_000, 3_600_000, 40) + stretch(3_600_000, at, 160);
    expect(m(at)).toBeCloseTo(sum, 10);
    expect(unit(1e11)).toBeCloseTo(300_000, 3);
  });

  test("[ST9] a steady rate gives the steady load at any time, whatever the law of handle times", () => {
    const laws: readonly Duration[] = [
      { kind: "exponential", meanMs: 240_000 },
      { kind: "deterministic", valueMs: 240_000 },
      { kind: "lognormal", meanMs: 240_000, cv: 2 },
      { kind: "uniform", maximumMs: 480_000 },
    ];
    for (const handle of laws) {
      const m = modifiedOfferedLoad({ stepMs: HOUR_MS, arrivalsPerHour: [150, 150], beforePerHour: 150 }, handle);
      for (const t of [0, 1, 240_000, 2 * HOUR_MS]) expect(m(t)).toBeCloseTo(10, 12);
    }
  });

  test("[ST9] what cannot be is refused by name", () => {
    const rates = { stepMs: HOUR_MS, arrivalsPerHour: [1], beforePerHour: 0 };
    const handle: Duration = { kind: "exponential", meanMs: 1 };
    expect(() => modifiedOfferedLoad({ ...rates, stepMs: 0 }, handle)).toThrow("stepMs: expected");
    expect(() => modifiedOfferedLoad({ ...rates, arrivalsPerHour: [] }, handle)).toThrow(
      "arrivalsPerHour: expected 1 to",
    );
    expect(() => modifiedOfferedLoad({ ...rates, arrivalsPerHour: [1, -1] }, handle)).toThrow("arrivalsPerHour[1]");
    expect(() => modifiedOfferedLoad({ ...rates, beforePerHour: -1 }, handle)).toThrow("beforePerHour: expected");
    const endless: Duration = { kind: "survival-steps", steps: [{ atMs: 5, survival: 0.5 }] };
    expect(() => modifiedOfferedLoad(rates, endless)).toThrow("mean handle time: expected");
    expect(() => modifiedOfferedLoad(rates, handle)(-1)).toThrow("timeMs: expected");
  });
});
