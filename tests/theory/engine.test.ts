import { describe, expect, test } from "vitest";
import { createSimulation } from "../../sim/engine/simulation.ts";
import type { QueueSpec } from "../../sim/scenario/queueSpec.ts";
import { hours, later, seconds } from "../../sim/vocabulary/index.ts";
import { centre, exponential, group, MONDAY, voiceQueue } from "../fixtures/centres.ts";
import { groupSums, queueSums, talliesOf } from "../fixtures/tallied.ts";
import rowsOfA from "./exact/erlang_a.json" with { type: "json" };
import rowsOfC from "./exact/erlang_c.json" with { type: "json" };

/**
 * The engine against exact queueing results: 24 independent replications (seeds 1–24), each `HOURS` after a warm-up.
 * Bound: 3 standard errors of the replications' mean. One run is never enough: its error is not small.
 */
const REPLICATIONS = 24;
const WARM_UP = hours(10);

interface Estimates {
  readonly waitProbability: number[];
  readonly averageWaitSeconds: number[];
  readonly abandonment: number[];
  readonly occupancy: number[];
  readonly serviceLevel: number[];
}

function estimate(
  agents: number,
  perHour: number,
  over: Partial<QueueSpec>,
  talkMs: number,
  withinMs: number,
  lengthMs: number,
) {
  const queue = voiceQueue(perHour, exponential(talkMs), { target: { withinMs, share: 0.8 }, ...over });
  const scenario = centre([queue], [group(agents, [queue])]);
  const found: Estimates = {
    waitProbability: [],
    averageWaitSeconds: [],
    abandonment: [],
    occupancy: [],
    serviceLevel: [],
  };
  for (let seed = 1; seed <= REPLICATIONS; seed++) {
    const from = later(MONDAY, WARM_UP);
    const until = later(from, lengthMs);
    const tallies = talliesOf(scenario, from, until, lengthMs);
    const simulation = createSimulation(scenario, { seed: String(seed), startAt: MONDAY, observer: tallies });
    simulation.advanceTo(until);
    simulation.purge();
    const q = queueSums(tallies, 0);
    const a = groupSums(tallies, 0);
    found.waitProbability.push(1 - q.answeredAtOnce / q.queued);
    found.averageWaitSeconds.push((q.waitMsAnswered + q.waitMsAbandoned) / q.queued / 1_000);
    found.abandonment.push(q.abandoned / q.queued);
    found.occupancy.push(a.busyMs / a.onQueueMs);
    found.serviceLevel.push(q.answeredWithin / q.queued);
  }
  return found;
}

function within(values: readonly number[], exact: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(variance / values.length);
  expect(error).toBeGreaterThan(0);
  expect(Math.abs(mean - exact) / error, `mean ${mean}, exact ${exact}, standard error ${error}`).toBeLessThan(3);
}

const chosenC = rowsOfC.rows.filter((row) => row.n >= 5 && row.n <= 20 && row.occupancy < 0.85).slice(0, 3);
const chosenA = rowsOfA.rows.filter((row) => row.n >= 5 && row.n <= 50).slice(0, 5);

describe("the engine agrees with exact queueing results", () => {
  test("the tables hold the rows compared", () => {
    expect([chosenC.length, chosenA.length]).toEqual([3, 5]);
  });

  test.each(chosenC)("[E22] Erlang C: $n agents, $lambda_per_h an hour, $aht_s s", (row) => {
    const found = estimate(row.n, row.lambda_per_h, {}, seconds(row.aht_s), seconds(row.T_s), hours(300));
    within(found.waitProbability, row.p_wait);
    within(found.averageWaitSeconds, row.asa_s);
    within(found.occupancy, row.occupancy);
    within(found.serviceLevel, row.service_level);
  });

  test.each(chosenA)("[E22] Erlang A: $n agents, $lambda_per_h an hour, patience $patience_mean_s s", (row) => {
    const patienceMs = exponential(seconds(row.patience_mean_s));
    const found = estimate(row.n, row.lambda_per_h, { patienceMs }, seconds(row.aht_s), seconds(row.T_s), hours(150));
    within(found.waitProbability, row.p_wait);
    within(found.averageWaitSeconds, row.mean_wait_all_s);
    within(found.abandonment, row.p_abandon);
    within(found.occupancy, row.occupancy);
    within(found.serviceLevel, row.sl_offered);
  });
});
