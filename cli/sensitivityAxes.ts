import { type Axis, MOST_CELLS } from "../sim/experiment/sensitivity/asked.ts";
import { axisOfPaths, axisOfSlider } from "../sim/experiment/sensitivity/axes.ts";
import { changedScenario } from "../sim/experiment/sensitivity/changed.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { ScenarioFile } from "../sim/scenario/scenarioFile.ts";
import { BASE_VARIANT } from "../sim/scenario/variants.ts";
import { ScenarioRefused } from "./scenarioSource.ts";
import type { SweepFlags } from "./sensitivityOptions.ts";
import { UsageProblem } from "./terminal.ts";

/** The axes of a command line: one, or two. Throws `UsageProblem` with everything that is wrong with them. */
export function axesOf(
  flags: SweepFlags,
  file: ScenarioFile,
  variant: string | undefined,
  scenario: Scenario,
): readonly [Axis, Axis?] {
  const { path, values, times, slider, path2, values2, times2 } = flags;
  if (slider !== undefined && (path !== undefined || values !== undefined || times !== undefined)) {
    throw new UsageProblem("--slider: expected no --path, --values or --times beside it");
  }
  const first = slider === undefined ? axisOf("", path, values, times, scenario) : sliderOf(file, variant, slider);
  if (path2 === undefined && values2 === undefined && times2 === undefined) return [first];
  const second = axisOf("2", path2, values2, times2, scenario);
  const cells = first.points.length * second.points.length;
  if (cells > MOST_CELLS) throw new UsageProblem(`sweep: expected at most ${MOST_CELLS} points in all, got ${cells}`);
  return [first, second];
}

function axisOf(
  number: "" | "2",
  path: readonly string[] | undefined,
  values: readonly number[] | undefined,
  times: boolean | undefined,
  scenario: Scenario,
): Axis {
  if (path === undefined || values === undefined) {
    throw new UsageProblem(`sweep: expected --path${number} and --values${number} together, or --slider`);
  }
  const made = axisOfPaths(scenario, path, times === true ? "times" : "set", values);
  if (made.ok) return made.axis;
  throw new UsageProblem(
    made.problems
      .map(
        ({ place, expected, got }) =>
          `--${place.replace(/^(path|values)/, `$1${number}`)}: expected ${expected.en}, got ${got}`,
      )
      .join("\n"),
  );
}

function sliderOf({ sweeps = [], variants }: ScenarioFile, variant: string | undefined, id: string): Axis {
  const slider = sweeps.find((one) => one.id === id);
  if (slider === undefined) {
    const known = sweeps.map((one) => one.id).join(", ") || "none";
    throw new UsageProblem(`--slider: expected one of the file (${known}), got ${id}`);
  }
  const first = variants[0]?.id ?? BASE_VARIANT;
  if (variant !== undefined && variant !== (slider.from ?? first)) {
    throw new UsageProblem(`--slider: expected the variant it begins at, ${slider.from ?? first}, got ${variant}`);
  }
  return axisOfSlider(slider);
}

/** Throws `ScenarioRefused` with all problems of all points, before anything is run. */
export function checkPoints(label: string, scenarios: readonly Scenario[], x: Axis, y: Axis | undefined): void {
  const problems = scenarios.flatMap((scenario) =>
    (y?.points ?? [{ value: 0, changes: [] }]).flatMap((row) =>
      x.points.flatMap((point) => {
        const changed = changedScenario(scenario, [...point.changes, ...row.changes]);
        const variant = y === undefined ? `${point.value}` : `${point.value}, ${row.value}`;
        return changed.ok ? [] : changed.problems.map((problem) => ({ ...problem, variant }));
      }),
    ),
  );
  if (problems.length > 0) throw new ScenarioRefused(label, problems);
}
