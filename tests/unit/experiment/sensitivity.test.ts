import { describe, expect, test } from "vitest";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import { axisOfPaths, axisOfSlider } from "../../../sim/experiment/sensitivity/axes.ts";
import { changedScenario } from "../../../sim/experiment/sensitivity/changed.ts";
import { contrast } from "../../../sim/experiment/sensitivity/contrast.ts";
import { parametersOf, swingOf } from "../../../sim/experiment/sensitivity/parameters.ts";
import { runPoints } from "../../../sim/experiment/sensitivity/points.ts";
import { tornado } from "../../../sim/experiment/sensitivity/tornado.ts";
import { verdictMap } from "../../../sim/experiment/sensitivity/verdictMap.ts";
import { waterfall } from "../../../sim/experiment/sensitivity/waterfall.ts";
import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { compareHere } from "../../fixtures/experiments.ts";
import { madeUpWorld, TEN } from "../../fixtures/sensitivityWorlds.ts";
import { tuneHere } from "../../fixtures/tunings.ts";

const LEVEL = { figure: "serviceLevel", scope: TOTAL, seed: "1" } as const;
const ARRIVALS = "queues/line/arrivals/perHour";
const PEOPLE = "groups/team/headcount/agents";
const TALK = "queues/line/talkMs/meanMs";
const PATIENCE = "queues/line/patienceMs/meanMs";

function axis(scenario: Scenario, path: string, values: readonly number[]): Axis {
  const made = axisOfPaths(scenario, [path], "set", values);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.axis;
}

function swings(share: number) {
  return parametersOf(TEN).map((parameter) => swingOf(TEN, parameter, share));
}

describe("runs of many points", () => {
  test("[LC1] a point is to the last bit what an experiment of that seed gives, run in pieces and whatever the workers", async () => {
    const preset = presetNamed("three-at-once")!;
    const slider = axisOfSlider(preset.sweeps![0]!);
    const builds = slider.points.map(({ changes }) => ({ scenario: preset.scenario, changes }));
    const asked = { points: builds, figures: [LEVEL], seed: "bits", replications: 44 };
    const result = await runPoints(asked, { run: tuneHere(1) });
    const again = await runPoints(asked, { run: tuneHere(3) });
    expect(again).toEqual(result);
    const third = changedScenario(preset.scenario, slider.points[3]!.changes);
    const whole = await compareHere([third.ok ? third.scenario : preset.scenario], "bits", 44);
    expect(result.points[3]!.figures[0]!.precision).toEqual(whole.outcomes[0]!.estimate("serviceLevel", TOTAL));
    expect(result).toMatchObject({ end: "complete", runs: 5 * 44 });
  });

  test("[LC1] scenarios alike are run once, and points in handfuls that go on where they stood", async () => {
    const log: { scenarios: number; first: number; replications: number }[] = [];
    const run = madeUpWorld(({ perHour }) => perHour, log);
    const points = [100, 100, 200, 300, 400, 500].map((perHour) => ({
      scenario: TEN,
      changes: [{ path: ARRIVALS, set: [perHour] }],
    }));
    const { runs } = await runPoints({ points, figures: [LEVEL], seed: "1", replications: 30 }, { run });
    expect(log).toEqual([
      { scenarios: 4, first: 0, replications: 20 },
      { scenarios: 1, first: 0, replications: 20 },
      { scenarios: 4, first: 20, replications: 10 },
      { scenarios: 1, first: 20, replications: 10 },
    ]);
    expect(runs).toBe(5 * 30);
  });

  test("[LC2] each point stands beside the reference, by the same luck: 1,000 contacts, as many in time as come an hour", async () => {
    // Replication r brings all of them r more in time: no difference is in doubt.
    const run = madeUpWorld(({ perHour }, replication) => perHour + replication);
    const points = [300, 100, 200].map((perHour) => ({ scenario: TEN, changes: [{ path: ARRIVALS, set: [perHour] }] }));
    const result = await runPoints({ points, figures: [LEVEL], seed: "1", replications: 3, reference: 1 }, { run });
    const figures = result.points.map(({ figures: [figure] }) => figure!);
    expect(figures.map(({ precision }) => precision.value)).toEqual([0.301, 0.101, 0.201]);
    expect(figures.map(({ difference }) => difference.value?.toFixed(9))).toEqual([
      "0.200000000",
      "0.000000000",
      "0.100000000",
    ]);
    expect(figures.map(({ verdict }) => verdict)).toEqual(["better", "same", "better"]);
    expect(figures[0]!.difference.halfWidth).toBeLessThan(1e-12);
    // Student's t of two degrees of freedom times 1 ÷ √3 in a thousand.
    expect(figures[0]!.precision.halfWidth).toBeCloseTo((4.302653 * 0.001) / Math.sqrt(3), 8);
  });

  test("[LC3] a point that is no scenario is named with all that is wrong, and the others go on", async () => {
    const run = madeUpWorld(({ perHour }) => perHour);
    const points = [100, -5, 200].map((perHour) => ({ scenario: TEN, changes: [{ path: ARRIVALS, set: [perHour] }] }));
    const result = await runPoints({ points, figures: [LEVEL], seed: "1", replications: 5 }, { run });
    expect(result.end).toBe("complete");
    expect(result.refused).toMatchObject([{ point: 1, problems: [{ path: "queues.0.arrivals.perHour.0" }] }]);
    expect(result.points.map(({ replications }) => replications)).toEqual([5, 0, 5]);
  });

  test("[LC3] one called off keeps what is done, and one that fails says of which scenario", async () => {
    const stop = new AbortController();
    const run = madeUpWorld(({ perHour }) => perHour);
    const points = [1, 2, 3, 4, 5].map((n) => ({ scenario: TEN, changes: [{ path: ARRIVALS, set: [n] }] }));
    const asked = { points, figures: [LEVEL], seed: "1", replications: 20 };
    const halted = await runPoints(asked, { run, signal: stop.signal, onProgress: () => stop.abort() });
    expect(halted.end).toBe("cancelled");
    expect(halted.points.map(({ replications }) => replications)).toEqual([20, 20, 20, 20, 0]);
    const failed = await runPoints(asked, { run: async () => ({ ok: false, scenario: 1, detail: "too odd" }) });
    expect(failed).toMatchObject({ end: "failed", failure: "the engine refused test: too odd", runs: 0 });
    for (const wrong of [{ replications: 0 }, { points: [] }, { figures: [] }, { reference: 9 }, { confidence: 1 }]) {
      await expect(runPoints({ ...asked, ...wrong }, { run })).rejects.toThrow(RangeError);
    }
  });
});

describe("axes and parameters", () => {
  test("[LC4] an axis goes along any numbers of a scenario: set in seconds, multiplied, several together", () => {
    expect(axis(TEN, PATIENCE, [30, 60]).points[1]).toEqual({ value: 60, changes: [{ path: PATIENCE, set: 60_000 }] });
    expect(axis(TEN, ARRIVALS, [80])).toMatchObject({
      name: { en: "“Line”, arrivals, contacts per hour", ru: "«Линия», поток, контактов в час" },
      unit: "count",
      points: [{ changes: [{ path: ARRIVALS, set: [80] }] }],
    });
    const both = axisOfPaths(TEN, [ARRIVALS, PEOPLE], "times", [0.5, 2]);
    expect(both).toMatchObject({
      ok: true,
      axis: {
        unit: "factor",
        points: [
          {},
          {
            changes: [
              { path: ARRIVALS, times: 2 },
              { path: PEOPLE, times: 2 },
            ],
          },
        ],
      },
    });
  });

  test("[LC4] everything wrong with an axis is told at once, in both languages", () => {
    const made = axisOfPaths(TEN, ["queues/nobody/x", "name"], "set", [3, Number.NaN, 2, 2]);
    expect(made).toMatchObject({
      ok: false,
      problems: [
        { code: "not-a-number", place: "values.1" },
        { code: "not-rising", place: "values.3", expected: { en: "a number above 2", ru: "число больше 2" }, got: "2" },
        { code: "not-numeric", place: "path", got: "queues/nobody/x" },
        { code: "not-numeric", place: "path", got: "name" },
      ],
    });
    expect(axisOfPaths(TEN, [ARRIVALS], "set", [])).toMatchObject({ problems: [{ code: "no-values" }] });
    const many = Array.from({ length: 51 }, (_, i) => i);
    expect(axisOfPaths(TEN, [ARRIVALS], "set", many)).toMatchObject({ problems: [{ code: "too-many-values" }] });
  });

  test("[LC5] parameters are the quantities of a scenario; whole ones move by at least one, shares to at most all", () => {
    const found = parametersOf(TEN);
    expect(found.map(({ id, now, unit }) => [id, now, unit])).toEqual([
      [ARRIVALS, 100, "count"],
      [TALK, 60, "seconds"],
      [PATIENCE, 100, "seconds"],
      ["groups/team/slots/byChannel/voice", 1, "count"],
      [PEOPLE, 10, "count"],
    ]);
    const people = swingOf(TEN, found[4]!, 0.01);
    expect([people.low.value, people.high.value]).toEqual([9, 11]);
    expect(people.low.changes).toEqual([{ path: PEOPLE, set: [9] }]);
    const road = presetNamed("road-map")!.scenario;
    const kept = parametersOf(road).find(({ id }) => id === "queues/voice/resolution/share")!;
    expect(swingOf(road, kept, 0.5)).toMatchObject({ now: 0.8, low: { value: 0.4 }, high: { value: 1 } });
    expect(
      parametersOf(road)
        .slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(["all:arrivals", "all:handling", "all:people"]);
    expect(() => swingOf(TEN, found[1]!, 1)).toThrow("share: expected a number in (0, 1), got 1");
  });

  test("[LC5] one chat more at a time makes room for it: total, capacity, and what took the whole capacity still does", () => {
    const { scenario } = presetNamed("split-or-blend")!;
    const chats = parametersOf(scenario).find(({ id }) => id === "groups/chat/slots/byChannel/chat")!;
    expect(swingOf(scenario, chats, 0.1).high).toEqual({
      value: 4,
      changes: [
        { path: "groups/chat/slots/byChannel/chat", set: 4 },
        { path: "groups/chat/slots/total", set: 4 },
        { path: "groups/chat/slots/capacity", set: 4 },
        { path: "groups/chat/slots/weights/voice", set: 4 },
      ],
    });
  });

  test("[LC5] every parameter of every preset, moved by a tenth either way, makes a scenario", () => {
    for (const { scenario } of PRESETS) {
      for (const parameter of parametersOf(scenario)) {
        const { id, low, high } = swingOf(scenario, parameter, 0.1);
        for (const { changes } of [low, high]) {
          expect(changedScenario(scenario, changes), `${scenario.id} ${id}`).toMatchObject({ ok: true });
        }
      }
    }
  });
});

describe("the tornado", () => {
  /** In time of a thousand: ten for each agent, less one for each contact an hour; patience does not matter. */
  const run = madeUpWorld(({ perHour, agents }, r) => 500 + 10 * agents - perHour + r);

  test("[LC6] each parameter low and high against the scenario as it stands; whoever reaches farthest comes first", async () => {
    const asked = swings(0.1);
    const result = await tornado({ ...LEVEL, scenario: TEN, swings: asked, replications: 40 }, { run });
    expect(result.base?.value).toBeCloseTo(0.5195, 12);
    const bars = result.bars.map(({ swing, low, high, reach }) => [
      ...[asked[swing]!.id, low?.difference.value?.toFixed(6), low?.verdict],
      ...[high?.difference.value?.toFixed(6), high?.verdict, reach?.toFixed(6)],
    ]);
    expect(bars).toEqual([
      // 90 and 110 contacts an hour; 9 and 11 people.
      [ARRIVALS, "0.010000", "better", "-0.010000", "worse", "0.020000"],
      [PEOPLE, "-0.010000", "worse", "0.010000", "better", "0.020000"],
      [TALK, "0.000000", "same", "0.000000", "same", "0.000000"],
      [PATIENCE, "0.000000", "same", "0.000000", "same", "0.000000"],
      ["groups/team/slots/byChannel/voice", "0.000000", "same", "0.000000", "same", "0.000000"],
    ]);
    expect(result.bars[1]!.beforeNext?.value).toBeCloseTo(0.02, 12);
    expect(result.bars[4]!.beforeNext).toBeUndefined();
    // The scenario, and two ends of five parameters, one of which is the scenario itself: nobody holds less than one at a time.
    expect(result.runs).toBe(40 * 10);
  });

  test("[LC6] a parameter that cannot be told from none is said to be unclear", async () => {
    // Patience decides which replications are good ones, and nothing on average.
    const noisy = madeUpWorld(({ patienceS }, r) => 500 + (patienceS === 100 ? 0 : (r % 2 === 0 ? 1 : -1) * patienceS));
    const asked = swings(0.1);
    const result = await tornado({ ...LEVEL, scenario: TEN, swings: asked, replications: 40 }, { run: noisy });
    const bar = result.bars.find(({ swing }) => asked[swing]!.id === PATIENCE)!;
    expect(bar).toMatchObject({ unclear: true, low: { verdict: "unclear" }, high: { verdict: "unclear" } });
    expect(result.bars.filter(({ unclear }) => unclear)).toHaveLength(1);
  });
});

test("[LC6] a contrast leaves the same replication of all series out together", () => {
  const of = (...over: number[]) => ({ over: Float64Array.from(over), under: new Float64Array(over.length).fill(1) });
  const { value, halfWidth } = contrast([of(4, 6, 8), of(1, 1, 1)], [of(1, 3, 5), of(0, 0, 3)]);
  // Means 6 + 1 − 3 − 1; each replication brings 4, 4 and 1.
  expect(value).toBe(3);
  expect(halfWidth).toBeCloseTo(4.302653 * 1, 5);
  expect(() => contrast([], [])).toThrow("series: expected at least one, got none");
  expect(() => contrast([of(1, 2)], [of(1)])).toThrow("series: expected 2 replications each, got 1");
});

describe("the verdict map", () => {
  const b = changedScenario(TEN, [{ path: PEOPLE, set: [20] }]);
  const B = b.ok ? b.scenario : TEN;
  const x = axis(TEN, ARRIVALS, [80, 100, 120]);
  const y = axis(TEN, PATIENCE, [50, 100]);
  const spec = { ...LEVEL, a: TEN, b: B, x, y, most: 160 };

  test("[LC7] each cell says what B is against A, and the runs go where the two are close", async () => {
    // B is 30 better at 80 contacts an hour, 30 worse at 120; at 100 there is only noise. Patience shifts both alike.
    const run = madeUpWorld(({ perHour, patienceS, agents }, r) => {
      const noise = ((r * 8) % 20) - 8 + (r % 2 === 0 ? 1 : -1) * 4;
      return 500 + patienceS + (agents === 20 ? (100 - perHour) * 1.5 + noise : 0);
    });
    const result = await verdictMap(spec, { run });
    expect(result.cells.map(({ word }) => word)).toEqual(["better", "alike", "worse", "better", "alike", "worse"]);
    const [clear, close] = [result.cells[0]!, result.cells[1]!];
    expect(clear.replications).toBe(20);
    expect(close.replications).toBeGreaterThan(20);
    expect(clear.difference?.value).toBeCloseTo(0.03, 3);
    expect(clear.certainty).toBeGreaterThan(0.999);
    expect(result.cells.map(({ x: column, y: row }) => `${column}${row}`)).toEqual([
      "00",
      "10",
      "20",
      "01",
      "11",
      "21",
    ]);
    // A does not depend on patience here, but its scenario does: every cell has its own.
    expect(result.runs).toBe(2 * result.cells.reduce((sum, { replications }) => sum + replications, 0));
  });

  test("[LC7] intervals are as wide as all cells and looks together need", async () => {
    const run = madeUpWorld(({ agents }, r) => 500 + (agents === 20 ? (r % 2) * 2 : 0));
    const [cell] = (
      await verdictMap({ ...spec, x: axis(TEN, ARRIVALS, [100]), y: axis(TEN, PATIENCE, [100]), most: 40 }, { run })
    ).cells;
    // One cell, looked at after 20 and 40: each interval is at 97.5 %.
    expect(cell!.difference?.confidence).toBeCloseTo(0.975, 12);
    expect(cell!.word).toBe("alike");
  });

  test("[LC7] what is not told apart with all its runs stays unclear, and a cell that is no scenario is impossible", async () => {
    const run = madeUpWorld(({ agents }, r) => 500 + (agents === 20 ? ((r % 20) - 9.5) * 30 : 0));
    const wrong = { ...x, points: [x.points[1]!, { value: -1, changes: [{ path: ARRIVALS, set: [-1] }] }] };
    const result = await verdictMap({ ...spec, x: wrong, most: 40 }, { run });
    expect(result.cells.map(({ word }) => word)).toEqual(["unclear", "impossible", "unclear", "impossible"]);
    expect(result.cells[0]!.replications).toBe(40);
    expect(result.refused.map(({ point }) => point)).toEqual([2, 3, 6, 7]);
    await expect(verdictMap({ ...spec, most: 19 }, { run })).rejects.toThrow("most: expected a whole number");
  });
});

test("[LC8] each step of a waterfall is set against the step before, and the gains are the whole", async () => {
  const run = madeUpWorld(({ agents, perHour }, r) => 400 + 20 * agents - perHour + r);
  const steps = [
    [],
    [{ path: PEOPLE, set: [11] }],
    [
      { path: PEOPLE, set: [11] },
      { path: ARRIVALS, set: [150] },
    ],
  ].map((changes) => ({ scenario: TEN, changes }));
  const result = await waterfall({ ...LEVEL, steps, replications: 25 }, { run });
  expect(result.steps.map(({ gain }) => gain?.value?.toFixed(6))).toEqual([undefined, "0.020000", "-0.050000"]);
  expect(result.steps.map(({ verdict }) => verdict)).toEqual([undefined, "better", "worse"]);
  expect(result.whole?.value).toBeCloseTo(-0.03, 12);
  expect(result.wholeVerdict).toBe("worse");
  await expect(waterfall({ ...LEVEL, steps: steps.slice(0, 1), replications: 25 }, { run })).rejects.toThrow("steps");
});
