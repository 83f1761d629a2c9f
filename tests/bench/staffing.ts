/**
 * How long a page waits for a day of requirements: 48 half-hours, five kinds of target at once, by law of patience and
 * rule. Printed: the first run, which also compiles, and the median of the rest, ms.
 *
 * Run: node tests/bench/staffing.ts [runs, 15]
 */
import { type DayDemand, dayRequirement, type Patience, type StaffingTarget } from "../../sim/staffing/index.ts";

const RUNS = Number(process.argv[2] ?? 15);
const HALF_HOUR = 1_800_000;

const DAY: DayDemand = {
  rates: {
    stepMs: HALF_HOUR,
    arrivalsPerHour: Array.from({ length: 48 }, (_, i) => 300 - 250 * Math.cos((i / 24) * Math.PI)),
    beforePerHour: 50,
  },
  handle: { kind: "lognormal", meanMs: 240_000, cv: 1.2 },
  intervalMs: HALF_HOUR,
};

const TARGETS: readonly StaffingTarget[] = [
  {
    kind: "service-level",
    variant: "strict-excluding-short-abandons",
    atLeast: 0.8,
    acceptableWaitMs: 20_000,
    shortAbandonMs: 5_000,
  },
  { kind: "speed-of-answer", atMostMs: 30_000 },
  { kind: "abandonment", atMost: 0.05 },
  { kind: "occupancy", atMost: 0.85 },
  { kind: "wait-probability", atMost: 0.4 },
];

const PATIENCE: Readonly<Record<string, Patience>> = {
  endless: { kind: "endless" },
  exponential: { kind: "exponential", meanMs: 180_000 },
  lognormal: { kind: "lognormal", meanMs: 180_000, cv: 1.4 },
  "300 Kaplan–Meier steps": {
    kind: "survival-steps",
    steps: Array.from({ length: 300 }, (_, i) => ({ atMs: 1_000 * (i + 1), survival: Math.exp(-i / 200) })),
  },
  "101 quantiles": { kind: "empirical", quantilesMs: Array.from({ length: 101 }, (_, i) => i * 3_000) },
};

for (const [name, patience] of Object.entries(PATIENCE)) {
  for (const rule of ["sipp", "modified-load"] as const) {
    const times = Array.from({ length: RUNS }, () => {
      const before = performance.now();
      dayRequirement(DAY, patience, TARGETS, rule);
      return performance.now() - before;
    });
    const [first = 0, ...rest] = times;
    const median = rest.toSorted((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0;
    console.log(`${name}, ${rule}: first ${first.toFixed(1)}, median ${median.toFixed(1)}`);
  }
}
