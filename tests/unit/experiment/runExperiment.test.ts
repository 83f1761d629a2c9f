import { describe, expect, test } from "vitest";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import type { Batch, ExperimentProgress, ExperimentSpec } from "../../../sim/experiment/experiment.ts";
import { runExperiment } from "../../../sim/experiment/runExperiment.ts";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import type { PrecisionGoal } from "../../../sim/experiment/stopping.ts";
import { minutes } from "../../../sim/vocabulary/index.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";
import { chance, fakeRunner, setQueue } from "../../fixtures/runs.ts";

const line = voiceQueue(60, always(minutes(3)), { target: { withinMs: 20_000, share: 0.8 } });
const base = centre([line], [group(3, [line])], { id: "base" });
const more = centre([line], [group(4, [line])], { id: "more" });
const layout = tallyLayout(1, minutes(30), 1, 1);

/** 100 ± 30 contacts, some 70 % of them in time; the second scenario answers three more of the same contacts in time. */
function vectorOf(scenario: number, replication: number): Float64Array {
  const next = chance(replication);
  const answered = 70 + Math.floor(next() * 61);
  let within = 0;
  for (let i = 0; i < answered; i++) if (next() < 0.7) within++;
  const vector = new Float64Array(layout.size);
  setQueue(vector, layout, 0, 0, {
    started: answered,
    queued: answered,
    answered,
    answeredWithin: within + 3 * scenario,
  });
  return vector;
}

const level: PrecisionGoal = { figure: "serviceLevel", scope: TOTAL, of: "value", halfWidth: 0.01 };
const spec: ExperimentSpec = { scenarios: [base, more], seed: "s", plan: { kind: "replications", replications: 60 } };
const layouts = [layout, layout];
const precisely: ExperimentSpec = { ...spec, plan: { kind: "precision", goals: [level], most: 400 } };

describe("an experiment", () => {
  test("[X10] is the same to the last bit whatever the number of workers and their pace", async () => {
    const paces = [
      { width: 1 },
      { width: 2 },
      { width: 5, late: ({ first, scenario }: Batch) => (first * 7 + scenario * 3) % 5 },
      { width: 8, late: ({ scenario }: Batch) => (scenario === 0 ? 4 : 0) },
    ];
    for (const asked of [spec, precisely]) {
      const results = await Promise.all(
        paces.map((pace) => runExperiment(asked, { runner: fakeRunner(vectorOf, pace), layouts })),
      );
      const [first, ...others] = results.map(({ outcomes, ...result }) => ({
        ...result,
        estimates: outcomes.map((outcome) => outcome.estimate("serviceLevel", TOTAL)),
      }));
      for (const other of others) expect(other).toEqual(first);
    }
  });

  test("[X11] gives its first result after the first replication of every scenario", async () => {
    const told: number[] = [];
    const log: Batch[] = [];
    await runExperiment(spec, {
      runner: fakeRunner(vectorOf, { log }),
      layouts,
      onProgress: ({ replications, outcomes }) => {
        told.push(replications);
        expect(outcomes.map((outcome) => outcome.replications)).toEqual([replications, replications]);
      },
    });
    expect(told[0]).toBe(1);
    expect(told.at(-1)).toBe(60);
    expect(log.slice(0, 2)).toEqual([
      { scenario: 0, first: 0, count: 1 },
      { scenario: 1, first: 0, count: 1 },
    ]);
    // Once it is known that a replication is 10,000 contacts, six of them are given out at once.
    expect(log.at(2)).toEqual({ scenario: 0, first: 1, count: 6 });
  });

  test("[X12] ends at the first replication, from 20 on, at which every goal is reached", async () => {
    const { end, replications, goals, outcomes } = await runExperiment(precisely, {
      runner: fakeRunner(vectorOf, { width: 3 }),
      layouts,
    });
    expect(end).toBe("precise");
    expect(replications).toBeGreaterThan(20);
    expect(replications).toBeLessThan(400);
    expect(goals).toMatchObject([{ reached: true, replicationsNeeded: replications, wanted: 0.01 }]);
    for (const outcome of outcomes)
      expect(outcome.estimate("serviceLevel", TOTAL)!.halfWidth).toBeLessThanOrEqual(0.01);
    // One replication fewer would not have done.
    const plan = { kind: "precision", goals: [level], most: replications - 1 } as const;
    const short = await runExperiment({ ...spec, plan }, { runner: fakeRunner(vectorOf), layouts });
    expect(short).toMatchObject({ end: "maximum", replications: replications - 1, goals: [{ reached: false }] });
    // Four times as many for half the width.
    const finer = { ...level, halfWidth: short.goals[0]!.halfWidth! / 2 };
    const half = await runExperiment(
      { ...spec, plan: { kind: "precision", goals: [finer], most: replications - 1 } },
      { runner: fakeRunner(vectorOf), layouts },
    );
    expect(half.goals[0]!.replicationsNeeded).toBe(4 * (replications - 1));
  });

  test("[X12] never ends before 20 replications, and differences need fewer than values", async () => {
    const goal: PrecisionGoal = { ...level, of: "difference" };
    const plan = { kind: "precision", goals: [goal] } as const;
    const result = await runExperiment({ ...spec, plan }, { runner: fakeRunner(vectorOf), layouts });
    expect(result).toMatchObject({ end: "precise", replications: 20 });
  });

  test("[X12] a relative goal is a share of the value", async () => {
    const goal: PrecisionGoal = { ...level, halfWidth: 0.05, relative: true };
    const plan = { kind: "precision", goals: [goal] } as const;
    const { goals } = await runExperiment({ ...spec, plan }, { runner: fakeRunner(vectorOf), layouts });
    expect(goals[0]!.wanted).toBeCloseTo(0.05 * 0.7, 2);
  });

  test("[X12] a goal of which nobody is counted is never reached", async () => {
    const goal: PrecisionGoal = { figure: "occupancy", scope: TOTAL, of: "value", halfWidth: 0.01 };
    const plan = { kind: "precision", goals: [goal], most: 30 } as const;
    const result = await runExperiment({ ...spec, plan }, { runner: fakeRunner(vectorOf), layouts });
    expect(result).toMatchObject({ end: "maximum", goals: [{ reached: false, halfWidth: undefined }] });
  });

  test("[X13] keeps what is done when it is cancelled, and says so", async () => {
    const stop = new AbortController();
    const onProgress = ({ replications }: ExperimentProgress) => replications >= 10 && stop.abort();
    const runner = fakeRunner(vectorOf, { width: 2 });
    const result = await runExperiment(spec, { runner, layouts, signal: stop.signal, onProgress });
    expect(result.end).toBe("cancelled");
    expect(result.replications).toBeGreaterThanOrEqual(10);
    expect(result.replications).toBeLessThan(60);
    const plan = { kind: "replications", replications: result.replications } as const;
    const asked = await runExperiment({ ...spec, plan }, { runner: fakeRunner(vectorOf), layouts });
    expect(result.fingerprint).toBe(asked.fingerprint);
    const before = await runExperiment(spec, { runner: fakeRunner(vectorOf), layouts, signal: AbortSignal.abort() });
    expect(before).toMatchObject({ end: "cancelled", replications: 0, contacts: 0 });
  });

  test("[X14] names the scenario and replication that failed, and keeps those before it, whatever the pace", async () => {
    const broken = (scenario: number, replication: number) => {
      if (scenario === 1 && replication >= 33) throw new Error("no agent is there");
      return vectorOf(scenario, replication);
    };
    for (const pace of [{ width: 1 }, { width: 6, late: ({ scenario }: Batch) => 3 - scenario * 3 }]) {
      const result = await runExperiment(spec, { runner: fakeRunner(broken, pace), layouts });
      expect(result).toMatchObject({
        end: "failed",
        replications: 33,
        failure: { scenario: 1, replication: 33, detail: "Error: no agent is there" },
      });
    }
  });

  test("[X14] refuses a spec out of range by name", () => {
    const run = (over: Partial<ExperimentSpec>) => () =>
      runExperiment({ ...spec, ...over }, { runner: fakeRunner(vectorOf), layouts });
    expect(run({ scenarios: [] })).toThrow("scenarios: expected 1 to 4, got 0");
    expect(run({ scenarios: [base] })).toThrow("layouts: expected one for each of 1 scenarios, got 2");
    expect(run({ confidence: 1 })).toThrow("confidence");
    expect(run({ plan: { kind: "replications", replications: 0 } })).toThrow("replications: expected a whole number");
    expect(run({ plan: { kind: "precision", goals: [] } })).toThrow("goals: expected at least one");
    expect(run({ plan: { kind: "precision", goals: [{ ...level, halfWidth: 0 }] } })).toThrow("halfWidth");
    const alone = { ...spec, scenarios: [base], plan: { kind: "precision", goals: [{ ...level, of: "difference" }] } };
    expect(() => runExperiment(alone as ExperimentSpec, { runner: fakeRunner(vectorOf), layouts: [layout] })).toThrow(
      "differences only with a second scenario",
    );
  });
});
