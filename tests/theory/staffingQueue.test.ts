import { describe, expect, test } from "vitest";
import { erlangC, impatientQueue, type Patience } from "../../sim/staffing/index.ts";
import { seconds } from "../../sim/vocabulary/index.ts";
import rowsOfA from "./exact/erlang_a.json" with { type: "json" };
import rowsOfC from "./exact/erlang_c.json" with { type: "json" };
import rowsOfG from "./exact/mmng.json" with { type: "json" };

/** Relative distance. The rows name rates to ten digits. */
function near(got: number | undefined, exact: number | string, within = 1e-9): void {
  expect(Math.abs((got ?? Number.NaN) / Number(exact) - 1)).toBeLessThan(within);
}

/** Customers of each row; times in its unit × 1,000. Of LN(a, b) a is the mean and b variance ÷ mean². */
const PATIENCE: readonly (readonly [name: string, patience: Patience])[] = [
  ["M/M/100+M", { kind: "exponential", meanMs: 1_000 }],
  ["M/M/100+E2", { kind: "erlang-2", meanMs: 1_000 }],
  ["M/M/100+LN(1,1)", { kind: "lognormal", meanMs: 1_000, cv: 1 }],
  ["M/M/100+LN(4,4)", { kind: "lognormal", meanMs: 4_000, cv: 2 }],
  ["M/M/100+LN(4,0.25)", { kind: "lognormal", meanMs: 4_000, cv: 0.5 }],
  ["M/M/20+D(120s)", { kind: "deterministic", valueMs: 120_000 }],
  ["M/M/20+U(0,360s)", { kind: "uniform", maximumMs: 360_000 }],
  ["M/M/20+E2", { kind: "erlang-2", meanMs: 180_000 }],
  ["M/M/20+LN", { kind: "lognormal", meanMs: 180_000, cv: Math.SQRT2 }],
  ["M/M/20+H2", { kind: "hyperexponential", firstShare: 0.3, firstMs: 20_000, secondMs: 300_000 }],
  ["M/M/20+balk", { kind: "baulking", share: 0.1, others: { kind: "exponential", meanMs: 180_000 } }],
  ["M/M/12+D(30s)", { kind: "deterministic", valueMs: 30_000 }],
];

function patienceOf(row: string): Patience {
  const found = PATIENCE.find(([name]) => row.includes(name));
  if (found === undefined) throw new RangeError(`row: expected one with known patience, got ${row}`);
  return found[1];
}

describe("M/M/n+G against independently computed values", () => {
  test.each(rowsOfG.rows)("[ST1] $name, within $T", (row) => {
    const queue = {
      agents: row.n,
      arrivalsPerHour: Number(row.lambda_per_unit) * 3_600,
      averageHandleMs: Number(row.service_mean) * 1_000,
    };
    const thresholds = { acceptableWaitMs: Number(row.T) * 1_000, shortAbandonMs: 0 };
    const figures = impatientQueue(queue, patienceOf(row.name), thresholds);
    near(figures.waitProbability, row.p_wait);
    near(figures.abandonmentRate, row.p_abandon);
    near(figures.averageWaitMs / 1_000, row.mean_wait_all);
    near(figures.averageSpeedOfAnswerMs / 1_000, row.asa_served);
    near((figures.averageTimeToAbandonMs ?? Number.NaN) / 1_000, row.mean_wait_abandoned);
    near(figures.waiting, row.mean_queue);
    near(figures.occupancy, row.occupancy);
    near(figures.serviceLevel.strict, row.sl_offered);
    near(figures.serviceLevel["of-answered"], row.sl_served);
  });

  test.each(rowsOfC.rows)("[ST2] endless patience is Erlang C: $n agents, $lambda_per_h an hour", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: row.lambda_per_h, averageHandleMs: seconds(row.aht_s) };
    const thresholds = { acceptableWaitMs: seconds(row.T_s), shortAbandonMs: seconds(5) };
    const figures = impatientQueue(queue, { kind: "endless" }, thresholds);
    const erlang = erlangC(queue, seconds(row.T_s));
    near(figures.waitProbability, erlang.waitProbability);
    near(figures.averageWaitMs, erlang.averageWaitMs);
    near(figures.averageSpeedOfAnswerMs, erlang.averageWaitMs);
    for (const level of Object.values(figures.serviceLevel)) near(level, erlang.serviceLevel);
    expect(figures.abandonmentRate).toBe(0);
    expect(figures.averageTimeToAbandonMs).toBeUndefined();
  });

  test.each(rowsOfA.rows)("[ST2] exponential patience is Erlang A: $n agents, patience $patience_mean_s s", (row) => {
    const queue = { agents: row.n, arrivalsPerHour: row.lambda_per_h, averageHandleMs: seconds(row.aht_s) };
    const patienceMs = seconds(row.patience_mean_s);
    const thresholds = { acceptableWaitMs: seconds(row.T_s), shortAbandonMs: 0 };
    const figures = impatientQueue(queue, { kind: "exponential", meanMs: patienceMs }, thresholds);
    near(figures.waitProbability, row.p_wait);
    near(figures.abandonmentRate, row.p_abandon);
    near(figures.averageWaitMs / 1_000, row.mean_wait_all_s);
    near(figures.occupancy, row.occupancy);
    near(figures.serviceLevel.strict, row.sl_offered);
  });
});

describe("the published fifty agents of Garnett, Mandelbaum & Reiman (2002)", () => {
  const queue = { agents: 50, arrivalsPerHour: 2_880, averageHandleMs: 60_000 };
  const thresholds = { acceptableWaitMs: 0, shortAbandonMs: 0 };

  test("[ST2] nobody gives up: 20.8 s to answer", () => {
    const figures = impatientQueue(queue, { kind: "endless" }, thresholds);
    near(figures.averageSpeedOfAnswerMs, 20_833.6683359, 1e-10);
    near(figures.waiting, 16.6669, 1e-5);
  });

  test("[ST2] patience of two minutes: 3.1 % give up, 3.7 s, 93 % busy", () => {
    const figures = impatientQueue(queue, { kind: "exponential", meanMs: 120_000 }, thresholds);
    near(figures.abandonmentRate, 0.030912249162);
    near(figures.averageWaitMs, 3_709.4698995);
    near(figures.occupancy, 0.9303242408);
  });
});

describe("laws of patience agree where they coincide", () => {
  const queue = { agents: 20, arrivalsPerHour: 330, averageHandleMs: 240_000 };
  const thresholds = { acceptableWaitMs: 20_000, shortAbandonMs: 5_000 };
  const same = (one: Patience, other: Patience, within: number) => {
    const left = impatientQueue(queue, one, thresholds);
    const right = impatientQueue(queue, other, thresholds);
    near(left.waitProbability, right.waitProbability, within);
    near(left.abandonmentRate, right.abandonmentRate, within);
    near(left.averageWaitMs, right.averageWaitMs, within);
    near(left.averageTimeToAbandonMs, right.averageTimeToAbandonMs ?? Number.NaN, within);
    for (const variant of ["strict", "of-answered", "ignoring-abandons-in-target"] as const) {
      near(left.serviceLevel[variant], right.serviceLevel[variant], within);
    }
  };

  test("[ST1] hyperexponential with equal means is exponential", () => {
    const exponential: Patience = { kind: "exponential", meanMs: 90_000 };
    same({ kind: "hyperexponential", firstShare: 0.3, firstMs: 90_000, secondMs: 90_000 }, exponential, 1e-10);
  });

  test("[ST1] one step is deterministic; quantiles 0 and b are uniform on [0, b]", () => {
    same(
      { kind: "survival-steps", steps: [{ atMs: 60_000, survival: 0 }] },
      { kind: "deterministic", valueMs: 60_000 },
      1e-12,
    );
    same({ kind: "empirical", quantilesMs: [0, 300_000] }, { kind: "uniform", maximumMs: 300_000 }, 1e-12);
    same(
      { kind: "empirical", quantilesMs: [0, 100_000, 200_000, 300_000] },
      { kind: "uniform", maximumMs: 300_000 },
      1e-8,
    );
  });

  test("[ST1] a narrow lognormal comes near the deterministic one", () => {
    same({ kind: "lognormal", meanMs: 60_000, cv: 1e-4 }, { kind: "deterministic", valueMs: 60_000 }, 1e-3);
  });

  test("[ST1] fine Kaplan–Meier steps come near the law they estimate, baulking included", () => {
    const steps = Array.from({ length: 4_000 }, (_, i) => ({
      atMs: i * 250,
      survival: 0.9 * Math.exp(-(i + 0.5) / 4 / 180),
    }));
    const law: Patience = { kind: "baulking", share: 0.1, others: { kind: "exponential", meanMs: 180_000 } };
    same({ kind: "survival-steps", steps }, law, 2e-3);
  });
});
