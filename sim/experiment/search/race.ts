import { difference } from "../difference.ts";
import { ratioOf } from "../series.ts";
import { type Judge, marginOf, missedBeyond } from "./judge.ts";
import type { LookRuns } from "./lookRuns.ts";
import type { StaffTarget } from "./spec.ts";

/** How sure a look is before it is broken off: many intervals are asked at once, and asked again. */
export const EARLY_CONFIDENCE = 0.99;
/**
 * What a changed staffing will come to, told from its first runs and from all those of the staffing it was changed from:
 * the value before and the difference by the same days (a regression on the first with slope one). A margin is below zero
 * where the whole look would miss, by the first runs and their own error. `sure`: some target is missed by more than the
 * error at `EARLY_CONFIDENCE`.
 */
export function foreseen(
  judge: Judge,
  before: LookRuns,
  after: LookRuns,
): { readonly margins: Float64Array[]; readonly sure: boolean } {
  let sure = false;
  const margins = judge.targets.map((target) => {
    const at = target.per === "run" ? [undefined] : Array.from({ length: judge.intervals }, (_, i) => i);
    return Float64Array.from(at, (interval) => {
      const told = foreseenAt(target, before, after, interval);
      if (told.surely < 0) sure = true;
      return told.likely;
    });
  });
  return { margins, sure };
}

/** Margins of one target in one interval, taken with one standard error, and with the whole interval, in its favour. */
function foreseenAt(
  target: StaffTarget,
  before: LookRuns,
  after: LookRuns,
  interval: number | undefined,
): { readonly likely: number; readonly surely: number } {
  const { figure, scope } = target;
  const none = { likely: Number.POSITIVE_INFINITY, surely: Number.POSITIVE_INFINITY };
  const runs = Math.min(before.replications, after.replications);
  const whole = before.series(figure, scope, interval);
  const [base, other] = [before.series(figure, scope, interval, runs), after.series(figure, scope, interval, runs)];
  const from = whole && ratioOf(whole);
  if (from === undefined || base === undefined || other === undefined) return none;
  const { value, standardError, halfWidth } = difference(base, other, EARLY_CONFIDENCE);
  if (value === undefined || standardError === undefined || halfWidth === undefined) return none;
  const better = target.figure === "serviceLevel" ? 1 : -1;
  return {
    likely: marginOf(from + value + better * standardError, target),
    surely: marginOf(from + value + better * halfWidth, target),
  };
}

/**
 * Whether the first runs settle a question about some intervals (`undefined`: the run as a whole): each is missed for sure,
 * or its value keeps every target.
 */
export function settledIn(
  runs: LookRuns,
  targets: readonly StaffTarget[],
  intervals: readonly (number | undefined)[],
): boolean {
  return intervals.every((interval) => {
    const told = targets.flatMap((target) => {
      if ((target.per === "run") !== (interval === undefined)) return [];
      const estimate = runs.estimate(target.figure, target.scope, interval, EARLY_CONFIDENCE);
      return estimate?.value === undefined ? [] : [{ target, estimate, value: estimate.value }];
    });
    return (
      told.every(({ target, value }) => marginOf(value, target) >= 0) ||
      told.some(({ target, estimate }) => missedBeyond(estimate, target))
    );
  });
}
