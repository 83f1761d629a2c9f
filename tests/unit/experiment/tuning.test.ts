import { describe, expect, test } from "vitest";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import { candidateOf, parameterProblems } from "../../../sim/experiment/tuning/candidates.ts";
import { Grid } from "../../../sim/experiment/tuning/grid.ts";
import { type TuningOptions, tunePolicy } from "../../../sim/experiment/tuning/tune.ts";
import type { Objective, TuningProgress, TuningSpec } from "../../../sim/experiment/tuning/tuning.ts";
import { policySpecOf } from "../../../sim/routing/registry.ts";
import type { PolicyChoice } from "../../../sim/scenario/scenario.ts";
import { exponential, firstCome, group } from "../../fixtures/centres.ts";
import { MADE_UP, type MadeUp, madeUpRuns } from "../../fixtures/tunings.ts";

const LEVEL: Objective = { figure: "serviceLevel", scope: TOTAL, better: "higher", indifference: 0 };
const LEFT: Objective = { figure: "abandonmentRate", scope: TOTAL, better: "lower", indifference: 0 };
const PAIR: PolicyChoice = { name: "pair", parameters: {} };

function tuned(over: Partial<TuningSpec>, truth: MadeUp, options: Partial<TuningOptions> = {}) {
  const spec: TuningSpec = {
    scenario: { ...MADE_UP, policy: PAIR },
    parameters: [{ id: "wait", from: 0, to: 4, step: 1 }],
    objectives: [LEVEL, LEFT],
    seed: "s",
    runs: 2_000,
    runsOfPoint: 80,
    ...over,
  };
  return tunePolicy(spec, { run: madeUpRuns(truth), ...options });
}

describe("what is tuned", () => {
  test("[OT4] a parameter takes from, from + step, …, up to its end; decimals stay decimals", () => {
    const grid = new Grid([
      { id: "a", from: 0, to: 0.3, step: 0.1 },
      { id: "b", from: 5, to: 9, step: 3 },
    ]);
    expect([grid.size, grid.counts]).toEqual([8, [4, 2]]);
    expect(Array.from({ length: 8 }, (_, n) => grid.values(grid.place(n)))).toEqual(
      [0, 0.1, 0.2, 0.3].flatMap((a) => [5, 8].map((b) => [a, b])),
    );
    expect(grid.nearest([0.26, 100])).toEqual([3, 1]);
    expect([grid.moved([1, 0], 0, 2), grid.moved([1, 0], 0, 3), grid.moved([1, 0], 1, -1)]).toEqual([
      [3, 0],
      undefined,
      undefined,
    ]);
    for (const step of [0, -1, Number.NaN, 1e-4]) {
      expect(() => new Grid([{ id: "a", from: 0, to: 1, step }])).toThrow(RangeError);
    }
  });

  test("[OT4] numbers of a written policy are named by place, those of a named one by id; the rest stays", () => {
    const spec = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["line"], agents: 1 }] });
    const written = candidateOf(
      { ...MADE_UP, policy: spec },
      [{ id: "guards.0.agents", from: 1, to: 3, step: 1 }],
      [2],
    );
    expect(written).toMatchObject({ ok: true, scenario: { policy: { ...spec, guards: [{ agents: 2 }] } } });
    expect(spec.guards[0]).toMatchObject({ agents: 1 });
    const choice: PolicyChoice = { name: "pair", parameters: { idle: 0.5 } };
    expect(candidateOf({ ...MADE_UP, policy: choice }, [{ id: "wait", from: 0, to: 9, step: 1 }], [3])).toMatchObject({
      scenario: { policy: { name: "pair", parameters: { idle: 0.5, wait: 3 } } },
    });
  });

  test("[OT4] what a named policy changes beside routing is changed with it", () => {
    const bot = { by: "bot" as const, durationMs: exponential(60_000), containedShare: 0.1 };
    const queues = [{ ...MADE_UP.queues[0]!, selfService: bot }];
    const scenario = { ...MADE_UP, queues, policy: "bot" };
    const parameters = [{ id: "contained", from: 0, to: 1, step: 0.5 }];
    const contained = [0.5, 1].map((share) => {
      const candidate = candidateOf(scenario, parameters, [share]);
      return candidate.ok ? candidate.scenario.queues[0]!.selfService?.containedShare : undefined;
    });
    expect(contained).toEqual([0.5, 1]);
  });

  test("[OT4] everything wrong with the parameters is told at once, in both languages, before anything is run", () => {
    const range = { from: 0, to: 4, step: 1 };
    const ids = (policy: PolicyChoice, parameters: TuningSpec["parameters"]) =>
      parameterProblems({ ...MADE_UP, policy }, parameters).map(({ code, path }) => `${code} ${path}`);
    expect(
      ids(PAIR, [
        { id: "moon", ...range },
        { id: "wait", ...range, to: 11 },
        { id: "idle", ...range, step: 0 },
      ]),
    ).toEqual(["unknown-parameter moon", "out-of-range parameters.wait", "out-of-range idle"]);
    const spec = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["line"], agents: 1 }] });
    expect(
      ids(spec, [
        { id: "guards.0.agents", ...range },
        { id: "guards.1.agents", ...range },
        { id: "version", ...range },
      ]),
    ).toEqual([
      "out-of-range guards.0.agents",
      "never-open guards.0.agents",
      "unknown-parameter guards.1.agents",
      "unknown-parameter version",
    ]);
    const [problem] = parameterProblems({ ...MADE_UP, policy: "fifo-li" }, [{ id: "clock", ...range }]);
    expect([problem!.expected, problem!.russian.expected]).toEqual([
      "no parameter: fifo-li has no number",
      "без параметров: у fifo-li нет чисел",
    ]);
    expect(policySpecOf("fifo-li", MADE_UP).name).toBe("fifo-li");
  });

  test("[OT4] our own mistakes throw", () => {
    const wait = { id: "wait", from: 0, to: 1, step: 1 };
    for (const over of [
      { parameters: [] },
      { parameters: [wait, wait] },
      { objectives: [] },
      { objectives: [LEVEL, LEFT, LEVEL] },
      { objectives: [{ ...LEVEL, indifference: -1 }] },
      { runs: 19 },
      { runs: 100_001 },
      { runsOfPoint: 19 },
      { confidence: 1 },
    ] satisfies Partial<TuningSpec>[]) {
      expect(() => tuned(over, () => ({ within: 1, abandoned: 1 }))).toThrow(RangeError);
    }
  });
});

describe("what is found", () => {
  /** More weight answers more in time and loses more; from 3 on only the losses grow. */
  const truth: MadeUp = (p) => ({ within: 760 - 20 * Math.abs(3 - p("wait")), abandoned: 30 + 10 * p("wait") });

  test("[OT5] the frontier is exactly the points no other beats; what is beaten names by whom, and is run no further", async () => {
    const { points, frontier, end, runs } = await tuned({}, truth);
    expect([end, frontier.map((n) => points[n]!.values[0])]).toEqual(["complete", [3, 2, 1, 0]]);
    expect(points[4]!.standing).toEqual({ kind: "dominated", by: 3 });
    expect(points.map(({ replications }) => replications)).toEqual([80, 80, 80, 80, 20]);
    expect(runs).toBe(340);
    for (const [n, { values, figures, standing }] of points.entries()) {
      const { within } = truth(() => values[0]!);
      expect(Math.abs(figures[0]!.value! - within / 1_000)).toBeLessThan(3 * figures[0]!.standardError!);
      if (n < 4) expect(standing).toMatchObject({ kind: "frontier", confidence: expect.closeTo(1, 6) });
    }
  });

  test("[OT5] one objective: the best; differences within the indifference are none", async () => {
    const best = await tuned({ objectives: [LEVEL] }, (p) => ({
      within: 700 - (p("wait") - 2) ** 2 * 9,
      abandoned: 30,
    }));
    expect(best.frontier.map((n) => best.points[n]!.values[0])).toEqual([2]);
    const close: MadeUp = (p) => ({ within: 700 + p("wait"), abandoned: 30 + 20 * p("wait") });
    const indifferent = await tuned({ objectives: [{ ...LEVEL, indifference: 0.01 }, LEFT] }, close);
    expect(indifferent.frontier.map((n) => indifferent.points[n]!.values[0])).toEqual([0]);
  });

  test("[OT5] close rivals stay unsettled, with the confidence that chance leaves; equals are told as the same", async () => {
    const near = await tuned({ objectives: [LEVEL], runsOfPoint: 20 }, (p) => ({
      within: 700 + p("wait") * 0.1,
      abandoned: 30,
    }));
    const kinds = near.points.map(({ standing }) => standing.kind);
    expect(kinds.filter((kind) => kind === "frontier")).toHaveLength(1);
    expect(kinds).toContain("unsettled");
    const first = near.points[near.frontier[0]!]!.standing;
    expect(first.kind === "frontier" && first.confidence).toBeLessThan(0.95);
    const flat = await tunePolicy(
      { ...NO_NOISE, parameters: [{ id: "wait", from: 0, to: 2, step: 1 }] },
      { run: madeUpRuns(() => ({ within: 700, abandoned: 30 }), { own: 0 }) },
    );
    expect(flat.points.map(({ standing }) => standing)).toEqual([
      { kind: "frontier", confidence: 1 },
      { kind: "same", as: 0 },
      { kind: "same", as: 0 },
    ]);
  });

  test("[OT6] a point that nobody dominates is dropped in at most 1 − confidence of tunings", async () => {
    let dropped = 0;
    for (let n = 0; n < 120; n++) {
      // All the same in truth, so that every drop is one too many.
      const { points } = await tuned({ seed: `${n}`, objectives: [LEVEL], confidence: 0.5, runsOfPoint: 40 }, () => ({
        within: 700,
        abandoned: 30,
      }));
      if (points[2]!.standing.kind === "dominated") dropped += 1;
    }
    expect(dropped / 120).toBeLessThanOrEqual(0.5);
    expect(dropped).toBeGreaterThan(0);
  });
});

const NO_NOISE = {
  scenario: { ...MADE_UP, policy: PAIR },
  objectives: [LEVEL, LEFT],
  seed: "s",
  runs: 2_000,
  runsOfPoint: 80,
} as const;

describe("the search", () => {
  const wide = [
    { id: "wait", from: 0, to: 10, step: 0.1 },
    { id: "idle", from: 0, to: 10, step: 0.1 },
    { id: "primary", from: 0, to: 600, step: 5 },
  ];

  test("[OT7] on a grid far too large to be looked at it walks to the best, says how, and ends by itself", async () => {
    const peak: MadeUp = (p) => ({
      within: 900 - 8 * (p("wait") - 7.3) ** 2 - 6 * (p("idle") - 2.1) ** 2 - 0.001 * (p("primary") - 345) ** 2,
      abandoned: 30,
    });
    const { points, frontier, gridPoints, end } = await tunePolicy(
      { ...NO_NOISE, parameters: wide, objectives: [LEVEL], runs: 40_000 },
      { run: madeUpRuns(peak, { own: 0.01 }) },
    );
    expect([gridPoints, end]).toEqual([101 * 101 * 121, "complete"]);
    expect(frontier.map((n) => points[n]!.values)).toEqual([[7.3, 2.1, 345]]);
    expect(points.length).toBeLessThan(400);
    expect(points[0]).toMatchObject({ values: [1, 0.2, 30], origin: { kind: "start" } });
    expect(new Set(points.map(({ values }) => values.join())).size).toBe(points.length);
    for (const { values, origin } of points) {
      if (origin.kind !== "neighbour") continue;
      const from = points[origin.of]!.values;
      const moved = values.map((value, p) => Math.round((value - from[p]!) / wide[p]!.step));
      expect(moved).toEqual(moved.map((_, p) => (p === origin.parameter ? origin.steps : 0)));
    }
    const strides = points.flatMap(({ origin }) => (origin.kind === "neighbour" ? [Math.abs(origin.steps)] : []));
    expect([...new Set(strides)].sort((a, b) => b - a)).toEqual([30, 25, 15, 7, 3, 1]);
    expect(points.filter(({ origin }) => origin.kind === "restart").length).toBeGreaterThanOrEqual(3);
  });

  test("[OT7] a frontier is walked along, not only found", async () => {
    const trade: MadeUp = (p) => ({
      within: 600 + 20 * p("wait") - 2 * (p("idle") - 4) ** 2,
      abandoned: 30 + 4 * p("wait") + 2 * (p("idle") - 4) ** 2,
    });
    const parameters = [
      { id: "wait", from: 0, to: 10, step: 0.5 },
      { id: "idle", from: 0, to: 10, step: 0.5 },
    ];
    const { points, frontier } = await tunePolicy(
      { ...NO_NOISE, parameters, runs: 12_000, runsOfPoint: 40 },
      { run: madeUpRuns(trade, { own: 0.1 }) },
    );
    expect(points.length).toBeLessThan(21 * 21);
    const found = frontier.map((n) => points[n]!.values);
    expect(found.every(([, idle]) => idle === 4)).toBe(true);
    expect(found).toHaveLength(21);
  });

  test("[OT7] points that are no policies are passed over and counted", async () => {
    const two = firstCome({
      guards: [{ kind: "reserve", forQueueIds: ["line"], agents: 2, releaseAbove: 4 }],
    });
    const parameters = [
      { id: "guards.0.agents", from: 1, to: 4, step: 1 },
      { id: "guards.0.releaseAbove", from: 2, to: 4, step: 1 },
    ];
    const { points, impossible, gridPoints } = await tunePolicy(
      { ...NO_NOISE, scenario: { ...MADE_UP, groups: [group(9, MADE_UP.queues)], policy: two }, parameters },
      { run: madeUpRuns(() => ({ within: 700, abandoned: 30 })) },
    );
    // Opens again below where it closes: 3 of 2, 4 of 2 and 4 of 3.
    expect([gridPoints, impossible, points.length]).toEqual([12, 3, 9]);
  });
});

describe("how it ends", () => {
  const truth: MadeUp = (p) => ({ within: 700 + 20 * p("wait"), abandoned: 30 + 10 * p("wait") });

  test("[OT8] short of runs it says so, and never takes more", async () => {
    for (const runs of [20, 60, 200, 333]) {
      const result = await tuned({ runs }, truth);
      expect(result.end).toBe("budget");
      expect(result.runs).toBeLessThanOrEqual(runs);
      expect(result.points.length).toBeGreaterThan(0);
      expect(result.frontier.length).toBeGreaterThan(0);
    }
  });

  test("[OT8] called off, it keeps what is done", async () => {
    const stop = new AbortController();
    const seen: TuningProgress[] = [];
    const onProgress = (progress: TuningProgress) => {
      seen.push(progress);
      if (progress.phase === "race") stop.abort();
    };
    const result = await tuned({}, truth, { signal: stop.signal, onProgress });
    expect([result.end, result.runs, result.points.length]).toEqual(["cancelled", 200, 5]);
    expect(seen).toEqual([
      { runs: 100, mostRuns: 2_000, points: 5, racing: 5, phase: "search" },
      { runs: 200, mostRuns: 2_000, points: 5, racing: 5, phase: "race" },
    ]);
    const none = await tuned({}, truth, { signal: AbortSignal.abort() });
    expect([none.end, none.points, none.frontier]).toEqual(["cancelled", [], []]);
  });

  test("[OT8] a run that fails names its values; what the engine refuses too", async () => {
    const fails = await tuned({}, (p) => {
      if (p("wait") === 3) throw new Error("no floor");
      return truth(p);
    });
    expect([fails.end, fails.failure]).toEqual(["failed", "wait = 3: Error: no floor"]);
    const refused = await tuned({}, truth, {
      run: () => Promise.resolve({ ok: false, scenario: 1, detail: "too small" }),
    });
    expect([refused.end, refused.failure]).toEqual(["failed", "the engine refused wait = 1: too small"]);
  });
});
