import { describe, expect, test } from "vitest";
import { chosenOf } from "../../../app/lab/presets/choice.ts";
import { blendAxes, linesOfIslands, preset, threeAxes } from "../../../app/lab/presets/claims.ts";
import { type Answer, answerOf, judged, presetSpec } from "../../../app/lab/presets/judge.ts";
import { keyOf } from "../../../app/lab/presets/keyOf.ts";
import { type Prediction, QUIZZES } from "../../../app/lab/presets/predictions.ts";
import { axisOfDraft, numbersOf, proposedAxis } from "../../../app/lab/sensitivity/axisDraft.ts";
import { TOTAL } from "../../../sim/experiment/scopes.ts";
import { changedScenario } from "../../../sim/experiment/sensitivity/changed.ts";
import { type PointsResult, runPoints } from "../../../sim/experiment/sensitivity/points.ts";
import { runVariants } from "../../../sim/experiment/sensitivity/variants.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { madeUpWorld, TEN } from "../../fixtures/sensitivityWorlds.ts";
import { tuneHere } from "../../fixtures/tunings.ts";

const PEOPLE = "groups/team/headcount/agents";
/** Ten people, and variants with others. */
const FILE: ScenarioFile = {
  scenario: TEN,
  variants: ["8", "9", "10", "11", "12"].map((id) => ({
    id,
    name: { en: id, ru: id },
    changes: [{ path: PEOPLE, set: [Number(id)] }],
  })),
};
const ask = { en: "?", ru: "?" };

/** Of a thousand in time: ten for each person, of twelve no more than of eleven but for noise. */
const run = madeUpWorld(({ agents }, r) => 700 + 10 * Math.min(11, agents) + (agents === 12 ? (r % 2) * 4 - 2 : 0));

async function answer(prediction: Prediction): Promise<Answer | undefined> {
  const spec = presetSpec(FILE, { prediction, also: [] }, "1");
  return answerOf(FILE, prediction, spec, await runPoints(spec, { run }));
}

describe("guesses", () => {
  const level = { figure: "serviceLevel", scope: TOTAL } as const;

  test("[LC12] a number is the paired difference of two variants, in points; a guess holds it, meets it, or misses it", async () => {
    const found = await answer({ kind: "number", ...level, ask, of: "11", from: "9", least: -9, most: 9 });
    expect(found).toEqual({ kind: "number", value: expect.closeTo(2, 9), halfWidth: expect.closeTo(0, 9) });
    const close: Answer = { kind: "number", value: 2, halfWidth: 0.5 };
    const of = (low: number, high: number) => judged({ kind: "number", low, high }, close);
    expect([of(1, 2), of(2.3, 4), of(2.6, 4), of(-1, 1)]).toEqual(["held", "near", "missed", "missed"]);
  });

  test("[LC12] a choice is the best and whatever cannot be told from it, the first that is not worse, or the greatest step", async () => {
    const among = ["9", "10", "11", "12"];
    const best = await answer({ kind: "choice", ...level, ask, among, rule: "best" });
    expect(best).toMatchObject({ kind: "choice", right: ["11"], close: ["12"] });
    // Nine and ten are two points and one below eleven in every pair; twelve differs by noise alone.
    expect(best?.kind === "choice" && best.told.map(({ value }) => Math.round(1_000 * (value ?? 9)))).toEqual([
      -20, -10, 0, 0,
    ]);
    const kept = await answer({
      kind: "choice",
      ...level,
      ask,
      among: ["8", "9", "10", "11"],
      rule: "first-kept",
      from: "10",
    });
    expect(kept).toMatchObject({ kind: "choice", right: ["10"], close: [] });
    const step = await answer({ kind: "choice", ...level, ask, among, rule: "step", from: "8" });
    expect(step).toMatchObject({ right: ["9"] });
    // The target is 80 %: ten people bring it exactly.
    const all = await answer({ kind: "choice", ...level, ask, among, rule: "all-kept" });
    expect(all).toMatchObject({ kind: "choice", right: ["10", "11", "12"], close: [] });
    const of = (variant: string) => judged({ kind: "choice", variant }, best!);
    expect([of("11"), of("12"), of("9")]).toEqual(["held", "near", "missed"]);
    expect(() => judged({ kind: "number", low: 0, high: 1 }, best!)).toThrow("guess: expected a choice, got a number");
  });

  test("[LC16] a promise is kept only where the whole interval of every queue keeps it; what reaches over it may be kept", () => {
    const among = ["8", "9", "10"];
    const prediction = { kind: "choice", ...level, ask, among, rule: "all-kept" } as const;
    const queue = FILE.scenario.queues[0]!;
    const promised = { ...queue, target: { withinMs: 20_000, share: 0.8 } };
    const file = { ...FILE, scenario: { ...FILE.scenario, queues: [promised] } };
    const spec = presetSpec(file, { prediction, also: [] }, "1");
    const at = spec.figures.findIndex((one) => keyOf(one) === `serviceLevel@queue:${queue.id}`);
    const point = (value: number, halfWidth: number) => ({
      figures: spec.figures.map((_, f) => (f === at ? { precision: { value, halfWidth } } : undefined)),
    });
    const points = [point(0.78, 0.01), point(0.81, 0.02), point(0.83, 0.02)];
    const choice = chosenOf(file, prediction, spec, { points, pairs: [] } as unknown as PointsResult);
    expect([choice.right, choice.close]).toEqual([["10"], ["9"]]);
    expect(choice.told[1]).toMatchObject({ variant: "9", value: expect.closeTo(0.01, 9), halfWidth: 0.02 });
  });

  test("[LC16] steps no farther apart than both their half-widths, and numbers that only came out worse, stay open", () => {
    const among = ["8", "9", "10", "11"];
    const ask_ = { kind: "choice", ...level, ask, among, from: "12" } as const;
    const pairs = (...all: readonly (readonly [number, number])[]) =>
      ({ points: [], pairs: all.map(([value, halfWidth]) => ({ value, halfWidth })) }) as unknown as PointsResult;
    const spec = presetSpec(FILE, { prediction: { ...ask_, rule: "step" }, also: [] }, "1");
    const steps = pairs([0.05, 0.01], [0.03, 0.012], [0.02, 0.01], [0.001, 0.001]);
    const step = chosenOf(FILE, { ...ask_, rule: "step" }, spec, steps);
    expect([step.right, step.close]).toEqual([["8"], ["9"]]);
    const levels = pairs([-0.05, 0.01], [-0.01, 0.02], [-0.004, 0.02], [0.01, 0.02]);
    const kept = chosenOf(FILE, { ...ask_, rule: "first-kept" }, spec, levels);
    expect([kept.right, kept.close]).toEqual([["9"], ["10", "11"]]);
  });

  test("[LC13] every preset has a question whose variants are its own, in both languages", () => {
    expect(Object.keys(QUIZZES).sort()).toEqual(PRESETS.map(({ scenario }) => scenario.id).sort());
    for (const file of PRESETS) {
      const { prediction } = QUIZZES[file.scenario.id]!;
      const ids = file.variants.map(({ id }) => id);
      const named =
        prediction.kind === "number"
          ? [prediction.of, prediction.from]
          : [...prediction.among, ...(prediction.from === undefined ? [] : [prediction.from])];
      for (const id of named) expect(ids, file.scenario.id).toContain(id);
      expect(prediction.ask.ru).toMatch(/[а-я]/);
      const spec = presetSpec(file, QUIZZES[file.scenario.id]!, "1");
      for (const { figure, from, to } of spec.pairs ?? []) {
        expect(Math.min(figure, from, to), file.scenario.id).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("[LC13] where waiting for the own agent pays off in figures alone, the trap is told, those in which more give up first", async () => {
    const file = preset("rings-and-friends-bullseye");
    const spec = presetSpec(file, QUIZZES[file.scenario.id]!, file.scenario.id);
    const { traps, points } = await runVariants(spec, { run: tuneHere() });
    expect(points.map(({ replications }) => replications)).toEqual(Array.from({ length: 7 }, () => 40));
    const [first] = traps;
    expect([file.variants[first!.from]!.id, file.variants[first!.to]!.id]).toEqual(["ring-40", "own-only"]);
    expect(first!.worse.map(({ figure }) => figure)).toContain("abandonmentRate");
  }, 30_000);
});

describe("claims", () => {
  test("[LC14] the axes of the maps are scenarios at every point", () => {
    for (const [id, { x, y }] of [
      ["split-or-blend", blendAxes()],
      ["three-at-once", threeAxes()],
    ] as const) {
      const { scenario } = preset(id);
      for (const row of y.points) {
        for (const column of x.points) {
          const changed = changedScenario(scenario, [...column.changes, ...row.changes]);
          expect(changed, `${id} ${column.value} ${row.value}`).toMatchObject({ ok: true });
        }
      }
    }
  });

  test("[LC15] forty lines are the nine islands with a wall round each person: as many people, as many contacts", () => {
    const { scenario } = preset("nine-islands");
    const lines = changedScenario(scenario, linesOfIslands(scenario));
    if (!lines.ok) throw new Error(JSON.stringify(lines.problems.slice(0, 3)));
    const { queues, groups } = lines.scenario;
    expect([queues.length, groups.length]).toEqual([40, 40]);
    const perHour = queues.reduce((sum, { arrivals }) => sum + arrivals!.perHour[0]!, 0);
    expect(perHour).toBeCloseTo(348, 9);
    for (const { id, skills, headcount } of groups) {
      expect([skills.map(({ queueId }) => queueId), headcount?.agents]).toEqual([[id], [1]]);
    }
  });
});

describe("axes as typed", () => {
  test("[LC4] begins a fifth around what is there, whole numbers with their neighbours, lists as factors", () => {
    expect(proposedAxis(TEN, "queues/line/talkMs/meanMs")).toMatchObject({ way: "set", text: "48 54 60 66 72" });
    expect(proposedAxis(TEN, PEOPLE)).toMatchObject({ way: "set", text: "8 9 10 11 12" });
    const { scenario } = preset("five-minutes-or-a-day");
    expect(proposedAxis(scenario, "all:arrivals")).toMatchObject({ way: "times", text: "0.8 0.9 1 1.1 1.2" });
    expect(numbersOf("1 2,5; 3\n-4 x")).toEqual([1, 2.5, 3, -4, Number.NaN]);
    expect(axisOfDraft(TEN, [], { id: "", way: "set", text: "" })).toBeUndefined();
    expect(axisOfDraft(TEN, [], { id: PEOPLE, way: "set", text: "9 x" })).toMatchObject({
      ok: false,
      problems: [{ code: "not-a-number", place: "values.1", got: "x" }],
    });
  });
});
