import type { PointsResult, PointsSpec } from "../../../sim/experiment/sensitivity/points.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { keyOf } from "./keyOf.ts";
import type { ChoicePrediction } from "./predictions.ts";

/** What the runs say of the variants somebody chose among. */
export interface Choice {
  /** The answer; several where several are. Empty: none. */
  readonly right: readonly string[];
  /** Those the runs cannot tell from being the answer, by 95 % intervals. */
  readonly close: readonly string[];
  /** What each was judged by, in the order of the question. */
  readonly told: readonly Told[];
}

/**
 * The size a variant was judged by, in the figure's own unit, with half its 95 % interval. `best`: less the best one;
 * `first-kept`: less what must be kept; `step`: less the step before; `all-kept`: the service level of the queue nearest
 * to missing its target, less that target.
 */
export interface Told {
  readonly variant: string;
  readonly value: number | undefined;
  /** `undefined`: too few runs. */
  readonly halfWidth: number | undefined;
  /** Of `all-kept`: the queue nearest to missing. */
  readonly queueId?: string;
}

/** Rounding of a ratio: less is nothing. */
const NOTHING = 1e-9;

/**
 * The answer to a choice and how sure it is. `best`: the best value, close what is not surely worse. `step`: the greatest
 * gain, close what differs from it by no more than both half-widths together (no less than the interval of their
 * difference has, whatever they have in common). `first-kept`: the first that is not surely worse; where it came out worse
 * without being surely so, close are the next up to the first that came out as good. `all-kept`: all in which every queue
 * surely keeps its target, close those of which no queue surely misses it.
 */
export function chosenOf(
  file: ScenarioFile,
  prediction: ChoicePrediction,
  spec: PointsSpec,
  result: PointsResult,
): Choice {
  const sign = figureMeaning(prediction.figure).better === "lower" ? -1 : 1;
  switch (prediction.rule) {
    case "best":
      return best(prediction.among, sign, result);
    case "step":
      return greatestStep(prediction.among, sign, result);
    case "first-kept":
      return firstKept(prediction.among, sign, result);
    case "all-kept":
      return allKept(file, prediction.among, spec, result);
  }
}

function best(among: readonly string[], sign: number, { pairs }: PointsResult): Choice {
  const others = among.length - 1;
  const pair = (a: number, b: number) => pairs[a * others + (b < a ? b : b - 1)];
  const top = among.findIndex((_, a) => among.every((__, b) => b === a || sign * (pair(a, b)?.value ?? 0) <= 0));
  if (top < 0) return { right: [], close: [], told: [] };
  const told = among.map((variant, b) => ({
    variant,
    value: b === top ? 0 : pair(top, b)?.value,
    halfWidth: b === top ? 0 : pair(top, b)?.halfWidth,
  }));
  const close = told.filter((one, b) => b !== top && !isWorse(one, sign)).map(({ variant }) => variant);
  return { right: [among[top]!], close, told };
}

function greatestStep(among: readonly string[], sign: number, { pairs }: PointsResult): Choice {
  const told = among.map((variant, i) => ({ variant, value: pairs[i]?.value, halfWidth: pairs[i]?.halfWidth }));
  const gain = ({ value }: Told) => sign * (value ?? Number.NEGATIVE_INFINITY);
  const top = told.reduce((most, one) => (gain(one) > gain(most) ? one : most));
  const width = ({ halfWidth }: Told) => halfWidth ?? Number.POSITIVE_INFINITY;
  const close = told.filter((one) => one !== top && gain(top) - gain(one) <= width(top) + width(one));
  return { right: [top.variant], close: close.map(({ variant }) => variant), told };
}

function firstKept(among: readonly string[], sign: number, { pairs }: PointsResult): Choice {
  const told = among.map((variant, i) => ({ variant, value: pairs[i]?.value, halfWidth: pairs[i]?.halfWidth }));
  const first = told.findIndex((one) => !isWorse(one, sign));
  if (first < 0) return { right: [], close: [], told };
  const asGood = told.findIndex(({ value }, i) => i >= first && sign * (value ?? 0) >= -NOTHING);
  const close = told.slice(first + 1, asGood < 0 ? undefined : Math.max(first, asGood) + 1);
  return { right: [among[first]!], close: close.map(({ variant }) => variant), told };
}

function allKept(file: ScenarioFile, among: readonly string[], spec: PointsSpec, result: PointsResult): Choice {
  const nearest = among.map((variant): Told & { readonly keeps: boolean; readonly misses: boolean } => {
    const point = result.points[file.variants.findIndex(({ id }) => id === variant)];
    const margins = file.scenario.queues.flatMap(({ id: queueId, target }) => {
      if (target === undefined) return [];
      const at = spec.figures.findIndex((one) => keyOf(one) === `serviceLevel@queue:${queueId}`);
      const { value, halfWidth } = point?.figures[at]?.precision ?? { value: undefined, halfWidth: undefined };
      return [{ queueId, value: value === undefined ? undefined : value - target.share, halfWidth }];
    });
    const low = ({ value, halfWidth }: Pick<Told, "value" | "halfWidth">) =>
      value === undefined || halfWidth === undefined ? Number.NEGATIVE_INFINITY : value - halfWidth;
    const high = ({ value, halfWidth }: Pick<Told, "value" | "halfWidth">) =>
      value === undefined || halfWidth === undefined ? Number.POSITIVE_INFINITY : value + halfWidth;
    const [worst] = [...margins].sort((a, b) => low(a) - low(b));
    return {
      ...{ variant, value: worst?.value, halfWidth: worst?.halfWidth },
      ...(worst === undefined ? {} : { queueId: worst.queueId }),
      keeps: margins.every((one) => low(one) >= -NOTHING),
      misses: margins.some((one) => high(one) < -NOTHING),
    };
  });
  return {
    right: nearest.flatMap(({ variant, keeps }) => (keeps ? [variant] : [])),
    close: nearest.flatMap(({ variant, keeps, misses }) => (keeps || misses ? [] : [variant])),
    told: nearest.map(({ keeps: _keeps, misses: _misses, ...one }) => one),
  };
}

/** Surely worse: the interval leaves zero out on the bad side. */
function isWorse({ value, halfWidth }: Pick<Told, "value" | "halfWidth">, sign: number): boolean {
  return value !== undefined && halfWidth !== undefined && sign * value + halfWidth < 0;
}
