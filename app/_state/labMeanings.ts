import type { FigureDefinition, FigureUnit } from "../../sim/experiment/figure.ts";
import { FIGURE_IDS, FIGURES, type FigureId } from "../../sim/experiment/figures.ts";
import type { Scope } from "../../sim/experiment/scopes.ts";
import { parametersOf as everyParameter, type Parameter } from "../../sim/experiment/sensitivity/parameters.ts";
import type { LocalName } from "../../sim/scenario/about.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";

export { scopeKey, scopeOfKey, scopesOf } from "../../sim/experiment/scopes.ts";
export { type AxisMade, type AxisProblem, axisOfPaths, axisOfSlider } from "../../sim/experiment/sensitivity/axes.ts";
export { changedScenario } from "../../sim/experiment/sensitivity/changed.ts";
export { isUsual, type Parameter, swingOf } from "../../sim/experiment/sensitivity/parameters.ts";
export { trapSentences } from "../../sim/experiment/serviceLevelTrapText.ts";

const known = new WeakMap<Scenario, readonly Parameter[]>();

/** Every quantity of a scenario, found once: forms ask for them at every letter typed. */
export function parametersOf(scenario: Scenario): readonly Parameter[] {
  const found = known.get(scenario) ?? everyParameter(scenario);
  known.set(scenario, found);
  return found;
}

/** What a figure means: name and formula, unit, and which way is good. */
export function figureMeaning(figure: FigureId): FigureDefinition {
  return FIGURES[figure];
}

export function figureUnit(figure: FigureId): FigureUnit {
  return FIGURES[figure].unit;
}

/** Figures that can be of such a scope, in their own order. */
export function figuresOf(scope: Scope): readonly FigureId[] {
  return FIGURE_IDS.filter((figure) => {
    const { of }: FigureDefinition = FIGURES[figure];
    if (scope.kind === "total") return true;
    return scope.kind === "group" ? of === "groups" : of === "queues";
  });
}

/** What people call a queue or group of a scenario; `undefined` for other scopes. */
export function scopeName({ queues, groups }: Scenario, scope: Scope): LocalName | undefined {
  if (scope.kind === "queue") return queues.find(({ id }) => id === scope.queueId)?.name;
  if (scope.kind === "group") return groups.find(({ id }) => id === scope.groupId)?.name;
  return undefined;
}
