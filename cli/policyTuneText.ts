import { FIGURES } from "../sim/experiment/figures.ts";
import { scopeKey } from "../sim/experiment/scopes.ts";
import type { Objective, TunedParameter, TunedPoint, TuningResult } from "../sim/experiment/tuning/tuning.ts";
import { csv } from "./csv.ts";
import { inUnit } from "./experimentText.ts";
import { table } from "./table.ts";

export interface Asked {
  readonly parameters: readonly TunedParameter[];
  readonly objectives: readonly Objective[];
}

/** What the tuning was, the frontier, and everything that was tried, in order. */
export function tuningText(asked: Asked, result: TuningResult): string {
  const { seed, runs, confidence, fingerprint, points, gridPoints, impossible, frontier } = result;
  const head = [
    `seed ${seed}`,
    `${points.length} of ${gridPoints} points`,
    ...(impossible === 0 ? [] : [`${impossible} are no policies`]),
    `${runs} runs`,
    `intervals at ${confidence * 100} %`,
    `fingerprint ${fingerprint}`,
  ].join(" · ");
  const names = asked.parameters.map(({ id }) => id);
  const figures = asked.objectives.flatMap((objective) => [titleOf(objective), "±"]);
  const best = [
    ["frontier", ...names, ...figures, "confidence"],
    ...frontier.map((n) => {
      const { values, standing, ...point } = points[n]!;
      const sure = standing.kind === "frontier" ? `${(standing.confidence * 100).toFixed(1)} %` : "";
      return [`${n}`, ...values.map(String), ...figuresOf(point, asked), sure];
    }),
  ];
  const tried = [
    ["tried", ...names, ...figures, "runs", "why", "standing"],
    ...points.map((point, n) => [
      ...[`${n}`, ...point.values.map(String), ...figuresOf(point, asked)],
      ...[String(point.replications), originText(point, asked), standingText(point)],
    ]),
  ];
  return [[head, ...endText(result)].join("\n"), table(best), table(tried)].join("\n\n");
}

/** One row a point; shares are fractions, times ms. */
export function tuningCsv({ parameters, objectives }: Asked, { points }: TuningResult): string {
  const names = objectives.map(({ figure, scope }) => `${figure}@${scopeKey(scope)}`);
  const head = [
    ...["point", ...parameters.map(({ id }) => id)],
    ...names.flatMap((name) => [name, `${name}_half_width`]),
    ...["replications", "origin", "standing", "by", "confidence"],
  ];
  const rows = points.map(({ values, figures, replications, origin, standing }, n) => [
    ...[n, ...values],
    ...figures.flatMap(({ value, halfWidth }) => [value, halfWidth]),
    ...[replications, origin.kind, standing.kind],
    standing.kind === "frontier" ? undefined : standing.kind === "same" ? standing.as : standing.by,
    standing.kind === "frontier" ? standing.confidence : undefined,
  ]);
  return csv([head, ...rows]);
}

function titleOf({ figure, scope, better }: Objective): string {
  const of = scope.kind === "total" ? "" : `, ${scopeKey(scope)}`;
  return `${FIGURES[figure].name.en}${of}, ${better}`;
}

function figuresOf({ figures }: Pick<TunedPoint, "figures">, { objectives }: Asked): string[] {
  return objectives.flatMap(({ figure }, j) => {
    const { value, halfWidth } = figures[j]!;
    const { unit } = FIGURES[figure];
    return [inUnit(value, unit), inUnit(halfWidth, unit)];
  });
}

function originText({ origin }: TunedPoint, { parameters }: Asked): string {
  switch (origin.kind) {
    case "start":
      return "as it is";
    case "grid":
      return "all are";
    case "restart":
      return "by chance";
    case "neighbour": {
      const { of, parameter, steps } = origin;
      return `beside ${of}: ${parameters[parameter]!.id} ${steps > 0 ? "+" : "−"}${Math.abs(steps)} steps`;
    }
  }
}

function standingText({ standing }: TunedPoint): string {
  switch (standing.kind) {
    case "frontier":
      return "frontier";
    case "unsettled":
      return `perhaps worse than ${standing.by}`;
    case "dominated":
      return `worse than ${standing.by}`;
    case "same":
      return `the same as ${standing.as}`;
  }
}

function endText({ end, frontier }: TuningResult): readonly string[] {
  const none = frontier.length === 0 ? ["No point was run to its end: there is no frontier."] : [];
  switch (end) {
    case "complete":
      return none;
    case "budget":
      return ["The runs were used up before the search and the race were over: more of them may find better.", ...none];
    case "cancelled":
      return ["Stopped: what was done is shown.", ...none];
    case "failed":
      return ["Failed: what was done before is shown.", ...none];
  }
}
