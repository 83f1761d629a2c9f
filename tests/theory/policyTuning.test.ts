import { expect, test } from "vitest";
import { tunePolicy } from "../../sim/experiment/tuning/tune.ts";
import type { TunedPoint, TuningSpec } from "../../sim/experiment/tuning/tuning.ts";
import type { PolicySpec } from "../../sim/routing/spec.ts";
import { tuneHere } from "../fixtures/tunings.ts";
import { exponential, type Model, scenarioOf, UNIT } from "../verify/support/models.ts";
import { agent, item, policy, reserve } from "../verify/support/policies.ts";
import blending from "./exact/blending.json" with { type: "json" };
import designs from "./exact/sbr_ctmc.json" with { type: "json" };

/** Nobody is asked before this much of the wait has passed: as a value of its own it only ever does harm. */
function waitingFirst(queueIds?: readonly string[]): PolicySpec["plans"] {
  const whom = queueIds === undefined ? {} : { queueIds };
  return [{ for: whom, steps: [{ when: [], agents: {}, notBeforeMs: 0 }] }];
}

/** By how many standard errors a figure is off its exact value. */
function off({ figures }: TunedPoint, j: number, exact: number): number {
  const { value, standardError } = figures[j]!;
  return Math.abs(value! - exact) / standardError!;
}

function frontierOf({ points, frontier }: Awaited<ReturnType<typeof tunePolicy>>): readonly TunedPoint[] {
  return frontier.map((n) => points[n]!);
}

/** Mail without an end fills what calls leave; ten agents, of whom c idle ones are kept for calls (Bhulai & Koole 2003). */
function blended(): TuningSpec {
  const model: Model = {
    queues: [
      { id: "voice", perUnit: 1.5, talk: exponential(4) },
      {
        ...{ id: "mail", channel: "email", talk: exponential(4), priority: 1 },
        over: { backlog: { contacts: 2_000, ageMs: { kind: "deterministic", valueMs: 1 } } },
      },
    ],
    groups: [{ id: "agents", agents: 10, skills: ["voice", "mail"] }],
    policy: policy({
      itemScore: [item("priority")],
      guards: [reserve("voice", 2)],
      plans: waitingFirst(["voice"]),
    }),
    ...{ length: 500, warmUp: 100, run: { end: "cut" } },
  };
  return {
    scenario: scenarioOf(model),
    parameters: [
      { id: "guards.0.agents", from: 1, to: 4, step: 1 },
      { id: "plans.0.steps.0.notBeforeMs", from: 0, to: 30_000, step: 30_000 },
    ],
    objectives: [
      { figure: "averageWaitMs", scope: { kind: "queue", queueId: "voice" }, better: "lower", indifference: 0 },
      { figure: "occupancy", scope: { kind: "total" }, better: "higher", indifference: 0.005 },
    ],
    ...{ seed: "blending", runs: 2_000, runsOfPoint: 40 },
  };
}

test("[OT9] kept agents against mail: the frontier is c = 1 to 4 without delay, at the exact waits and throughputs", async () => {
  const result = await tunePolicy(blended(), { run: tuneHere() });
  const best = frontierOf(result);
  expect(result.end).toBe("complete");
  expect(best.map(({ values }) => values)).toEqual([
    [4, 0],
    [3, 0],
    [2, 0],
    [1, 0],
  ]);
  for (const point of best) {
    const row = blending.rows.find(
      ({ n, theta, mu_backlog, reserve_c }) =>
        n === 10 && theta === 0 && mu_backlog === 0.25 && reserve_c === point.values[0],
    )!;
    expect(off(point, 0, Number(row.mean_wait_all) * UNIT)).toBeLessThan(3);
    // Occupancy is the calls' six agents and the backlog's throughput ÷ its rate, of ten.
    const busy = (6 + Number(row.backlog_throughput) / 0.25) / 10;
    expect(busy).toBeCloseTo(Number(row.occupancy), 9);
    expect(off(point, 1, busy)).toBeLessThan(3);
    expect(point.standing.kind === "frontier" && point.standing.confidence).toBeGreaterThan(0.999);
  }
  for (const { values, standing } of result.points) if (values[1] !== 0) expect(standing.kind).toBe("dominated");
});

test("[OT9] design N: which class the shared agents take first is a trade, at the exact abandonments; making all wait is not", async () => {
  const rows = designs.rows.filter(({ design }) => design === "N");
  const exact = (first: string) => rows.find((row) => row.policy.endsWith(`takes class${first} first`))!.p_abandon;
  const model: Model = {
    queues: [
      { id: "one", perUnit: 1.2, talk: exponential(4), patience: exponential(5) },
      { id: "two", perUnit: 0.8, talk: exponential(4), patience: exponential(5) },
    ],
    groups: [
      { id: "first", agents: 4, skills: ["one"] },
      { id: "second", agents: 6, skills: ["two", "one"] },
    ],
    policy: policy({ itemScore: [item("primary")], agentScore: [agent("primary")], plans: waitingFirst() }),
    ...{ length: 2_000, warmUp: 100 },
  };
  const left = (queueId: string) =>
    ({ figure: "abandonmentRate", scope: { kind: "queue", queueId }, better: "lower", indifference: 0 }) as const;
  const result = await tunePolicy(
    {
      scenario: scenarioOf(model),
      parameters: [
        { id: "itemScore.0.weight", from: -1, to: 1, step: 2 },
        { id: "plans.0.steps.0.notBeforeMs", from: 0, to: 60_000, step: 30_000 },
      ],
      objectives: [left("one"), left("two")],
      ...{ seed: "N", runs: 1_000, runsOfPoint: 40 },
    },
    { run: tuneHere() },
  );
  const best = frontierOf(result);
  expect(best.map(({ values }) => values)).toEqual([
    [-1, 0],
    [1, 0],
  ]);
  for (const [point, first] of [[best[0]!, "1"] as const, [best[1]!, "2"] as const]) {
    const abandoned = exact(first) as readonly string[];
    for (const j of [0, 1]) expect(off(point, j, Number(abandoned[j]))).toBeLessThan(3);
  }
});

test("[OT10] the number of workers changes nothing of a tuning, another seed does", async () => {
  const spec = { ...blended(), runs: 320, runsOfPoint: 20 };
  const alone = await tunePolicy(spec, { run: tuneHere() });
  expect(await tunePolicy(spec, { run: tuneHere(2) })).toEqual(alone);
  const other = await tunePolicy({ ...spec, seed: "other" }, { run: tuneHere() });
  expect(other.fingerprint).not.toBe(alone.fingerprint);
});
