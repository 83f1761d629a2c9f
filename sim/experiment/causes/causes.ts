import type { Ratio } from "../../metrics/frame.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { difference } from "../difference.ts";
import { estimate } from "../estimate.ts";
import type { Outcome } from "../outcome.ts";
import { TOTAL } from "../scopes.ts";
import { quantile } from "../spread.ts";
import { CAUSES, type Cause, type CauseScenarios } from "./causeScenarios.ts";

/** Replications of each scenario: they are small, and shares are told in points. */
export const CAUSE_RUNS = 200;
/** The middle of what luck alone brings. */
const LUCK = [0.025, 0.975] as const;

/** How many points of service level something cost, fraction; below 0: it cost some. 95 % interval. */
export interface Cost {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Shares of an incident, by playing its piece of the day again with one thing as usual at a time. */
export interface Causes {
  readonly runs: number;
  readonly seed: string;
  /** Service level of the incident as it was, over the incident. */
  readonly observed: Ratio;
  /** The same when it is played again as it was: mean with its interval, and where 95 % of single runs lie. */
  readonly again: Cost;
  readonly luck: { readonly low: number; readonly high: number };
  /** Played again with everything as usual, as far as that is known. */
  readonly usual: Cost;
  /** Paired differences: as it was − with this one thing as usual. */
  readonly parts: readonly (Cost & { readonly cause: Cause })[];
  /** As it was − everything as usual. */
  readonly together: Cost;
  /** What parts do not add up to: they act on each other. */
  readonly interplay: number;
  /** Observed − played again: luck, where it lies inside `luck`; else routing, other channels, what the model lacks. */
  readonly rest: { readonly value: number; readonly isLuck: boolean };
}

/** The scenarios in the order they are run: as it was, each cause as usual, everything as usual. */
export function causeOrder({ actual, without, usual }: CauseScenarios): readonly {
  readonly cause: Cause | "actual" | "usual";
  readonly scenario: Scenario;
}[] {
  const causes = CAUSES.flatMap((cause) => {
    const scenario = without[cause];
    return scenario === undefined ? [] : [{ cause, scenario }];
  });
  return [{ cause: "actual", scenario: actual }, ...causes, { cause: "usual", scenario: usual }];
}

/**
 * What the runs come to; all outcomes of the same seeds, so that differences are of what was changed alone. `undefined`
 * where nobody counted in the incident, or in its runs.
 */
export function causesOf(
  outcomes: ReadonlyMap<Cause | "actual" | "usual", Outcome>,
  observed: Ratio,
  seed: string,
): Causes | undefined {
  const seriesOf = (name: Cause | "actual" | "usual") => outcomes.get(name)?.series("serviceLevel", TOTAL);
  const [actual, usual] = [seriesOf("actual"), seriesOf("usual")];
  if (actual === undefined || usual === undefined || observed.value === undefined) return undefined;
  const [again, normal] = [costOf(estimate(actual)), costOf(estimate(usual))];
  const together = costOf(difference(usual, actual));
  const levels = Array.from(actual.over, (kept, i) => kept / actual.under[i]!).filter(Number.isFinite);
  const rising = Float64Array.from(levels).sort();
  const [low, high] = LUCK.map((p) => quantile(rising, p));
  if (again === undefined || normal === undefined || together === undefined) return undefined;
  if (low === undefined || high === undefined) return undefined;
  const parts = CAUSES.flatMap((cause) => {
    const other = seriesOf(cause);
    const cost = other === undefined ? undefined : costOf(difference(other, actual));
    return cost === undefined ? [] : [{ cause, ...cost }];
  });
  const rest = observed.value - again.value;
  return {
    ...{ runs: actual.over.length, seed, observed, again, luck: { low, high }, usual: normal, parts, together },
    interplay: together.value - parts.reduce((sum, { value }) => sum + value, 0),
    rest: { value: rest, isLuck: observed.value >= low && observed.value <= high },
  };
}

function costOf({
  value,
  halfWidth,
}: {
  readonly value: number | undefined;
  readonly halfWidth: number | undefined;
}): Cost | undefined {
  if (value === undefined) return undefined;
  const half = halfWidth ?? 0;
  return { value, low: value - half, high: value + half };
}
