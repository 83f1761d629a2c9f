import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioSweep } from "../../../sim/scenario/scenarioFile.ts";
import {
  type AxisMade,
  type AxisProblem,
  axisOfPaths,
  axisOfSlider,
  type Parameter,
  parametersOf,
} from "../../_state/labMeanings.ts";

/** What somebody asks an axis to be, as typed. */
export interface AxisDraft {
  /** `slider:<id>`, or the id of a parameter; empty: none. */
  readonly id: string;
  readonly way: "set" | "times";
  readonly text: string;
}

export const NO_AXIS: AxisDraft = { id: "", way: "times", text: "" };

/** Most letters of a wrong value that are shown. */
const MOST_SHOWN = 40;
const FACTORS = [0.8, 0.9, 1, 1.1, 1.2];
/** Significant digits of a proposed value. */
const DIGITS = 4;

/** What an axis along `id` begins with: values a fifth around what is there. */
export function proposedAxis(scenario: Scenario, id: string): AxisDraft {
  if (id === "" || id.startsWith("slider:")) return { ...NO_AXIS, id };
  const parameter = parametersOf(scenario).find((one) => one.id === id);
  const now = parameter?.now;
  if (parameter === undefined || now === undefined) return { id, way: "times", text: FACTORS.join(" ") };
  const moved = FACTORS.map((factor) => {
    const value = Number((now * factor).toPrecision(DIGITS));
    const most = parameter.unit === "share" ? Math.min(1, value) : value;
    return parameter.whole ? Math.round(most) : most;
  });
  const few = new Set(moved);
  if (parameter.whole && few.size < FACTORS.length) {
    // Few whole numbers are that near: their neighbours instead.
    const first = Math.max(1, Math.round(now) - 2);
    return { id, way: "set", text: FACTORS.map((_, i) => first + i).join(" ") };
  }
  return { id, way: "set", text: [...few].join(" ") };
}

/** The axis, or everything wrong with it; `undefined` where none is asked for. */
export function axisOfDraft(
  scenario: Scenario,
  sliders: readonly ScenarioSweep[],
  { id, way, text }: AxisDraft,
): AxisMade | undefined {
  if (id === "") return undefined;
  const slider = sliders.find((one) => `slider:${one.id}` === id);
  if (slider !== undefined) return { ok: true, axis: axisOfSlider(slider) };
  const parameter = parametersOf(scenario).find((one) => one.id === id);
  const made = axisOfPaths(scenario, parameter?.paths ?? [id], way, numbersOf(text), parameter?.name);
  return made.ok ? made : { ok: false, problems: made.problems.map((problem) => asTyped(problem, text)) };
}

/** A problem of a value that is no number shows what was typed. */
function asTyped(problem: AxisProblem, text: string): AxisProblem {
  if (problem.code !== "not-a-number") return problem;
  const typed = partsOf(text)[Number(problem.place.slice("values.".length))];
  return typed === undefined ? problem : { ...problem, got: typed.slice(0, MOST_SHOWN) };
}

/** Numbers parted by spaces or semicolons; a decimal comma is a decimal point. What is no number is NaN. */
export function numbersOf(text: string): readonly number[] {
  return partsOf(text).map((part) =>
    /^[+-]?\d{1,12}([.,]\d{1,12})?$/.test(part) ? Number(part.replace(",", ".")) : Number.NaN,
  );
}

function partsOf(text: string): readonly string[] {
  return text.split(/[\s;]+/).filter((part) => part !== "");
}

/** What may be chosen: the usual parameters first, then the others, each in the order of the scenario. */
export function axisChoices(scenario: Scenario, usual: (parameter: Parameter) => boolean): readonly Parameter[] {
  const every = parametersOf(scenario);
  return [...every.filter(usual), ...every.filter((one) => !usual(one))];
}

/** Points of two axes crossed: all of the first for each of the second, with the number of each. */
export function crossed(x: Axis, second: Axis | undefined) {
  const rows = second?.points ?? [{ value: 0, changes: [] }];
  return rows.map((row) => ({
    value: row.value,
    points: x.points.map((point) => [...point.changes, ...row.changes]),
  }));
}
