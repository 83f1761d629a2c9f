import type { LocalName } from "../../scenario/about.ts";
import { applyChanges } from "../../scenario/changes.ts";
import { placeWords } from "../../scenario/describeChanges.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange, ScenarioSweep } from "../../scenario/scenarioFile.ts";
import { type Axis, type AxisUnit, MOST_SWEPT } from "./asked.ts";
import { unitOfPath } from "./parameters.ts";

/** How the values of an axis along paths are meant. */
export type AxisWay =
  /** The number becomes the value, times in seconds; where it is a list, each of them above 0 does. */
  | "set"
  /** Numbers and lists of numbers are multiplied by the value. */
  | "times";

export type AxisMade =
  | { readonly ok: true; readonly axis: Axis }
  | { readonly ok: false; readonly problems: readonly AxisProblem[] };

/** What is wrong with an axis somebody asked for. Codes are stable. */
export interface AxisProblem {
  readonly code: "too-many-values" | "no-values" | "not-a-number" | "not-rising" | "not-numeric";
  /** `path`, or `values.3`. */
  readonly place: string;
  readonly expected: LocalName;
  readonly got: string;
}

/** An axis of a slider of a file; it begins at the slider's `from`. */
export function axisOfSlider({ id, name, unit, points }: ScenarioSweep): Axis {
  return { id, name, unit, points };
}

/**
 * An axis along numeric places of a scenario, or everything wrong with what was asked. Values rise; the paths are those of
 * changes. Several paths move together.
 */
export function axisOfPaths(
  scenario: Scenario,
  paths: readonly string[],
  way: AxisWay,
  values: readonly number[],
  name?: LocalName,
): AxisMade {
  const problems = [...valueProblems(values), ...paths.flatMap((path) => pathProblems(scenario, path))];
  if (problems.length > 0) return { ok: false, problems };
  const unit: AxisUnit = way === "times" ? "factor" : unitOfPath(paths[0]!);
  return {
    ok: true,
    axis: {
      id: paths.join("+"),
      name: name ?? {
        en: paths.map((path) => placeWords(scenario, path, "en")).join("; "),
        ru: paths.map((path) => placeWords(scenario, path, "ru")).join("; "),
      },
      unit,
      points: values.map((value) => ({ value, changes: paths.map((path) => changeOf(scenario, path, way, value)) })),
    },
  };
}

function changeOf(scenario: Scenario, path: string, way: AxisWay, value: number): ScenarioChange {
  if (way === "times") return { path, times: value };
  const inner = path.endsWith("Ms") ? value * 1_000 : value;
  const now = valueAt(scenario, path);
  return { path, set: Array.isArray(now) ? now.map((one) => (one > 0 || now.length === 1 ? inner : one)) : inner };
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(scenario: unknown, path: string): unknown {
  let value = scenario;
  for (const part of path.split("/")) {
    if (Array.isArray(value)) {
      const named = value.find((item: unknown) => idOf(item) === part);
      value = named ?? (/^\d{1,6}$/.test(part) ? value[Number(part)] : undefined);
    } else if (typeof value === "object" && value !== null && Object.hasOwn(value, part)) {
      value = (value as Readonly<Record<string, unknown>>)[part];
    } else return undefined;
  }
  return value;
}

function idOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
}

function pathProblems(scenario: Scenario, path: string): AxisProblem[] {
  // Multiplying by one changes nothing and works where there are numbers.
  if (applyChanges(scenario, [{ path, times: 1 }]).ok) return [];
  return [
    {
      code: "not-numeric",
      place: "path",
      expected: {
        en: "a place of the scenario that holds a number or a list of numbers, such as queues/voice/arrivals/perHour",
        ru: "место в сценарии, где стоит число или список чисел, например queues/voice/arrivals/perHour",
      },
      got: path.slice(0, 100),
    },
  ];
}

function valueProblems(values: readonly number[]): AxisProblem[] {
  const problems: AxisProblem[] = [];
  if (values.length === 0) {
    problems.push({
      code: "no-values",
      place: "values",
      expected: { en: "at least one number", ru: "хотя бы одно число" },
      got: "0",
    });
  }
  if (values.length > MOST_SWEPT) {
    problems.push({
      code: "too-many-values",
      place: "values",
      expected: { en: `at most ${MOST_SWEPT} numbers`, ru: `не больше ${MOST_SWEPT} чисел` },
      got: String(values.length),
    });
  }
  values.slice(0, MOST_SWEPT).forEach((value, i) => {
    if (!Number.isFinite(value)) {
      problems.push({
        code: "not-a-number",
        place: `values.${i}`,
        expected: { en: "a number", ru: "число" },
        got: String(value),
      });
    } else if (i > 0 && !(value > values[i - 1]!) && Number.isFinite(values[i - 1]!)) {
      problems.push({
        code: "not-rising",
        place: `values.${i}`,
        expected: { en: `a number above ${values[i - 1]}`, ru: `число больше ${values[i - 1]}` },
        got: String(value),
      });
    }
  });
  return problems;
}
