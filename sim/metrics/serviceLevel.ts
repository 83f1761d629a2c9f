import { unreachable } from "../vocabulary/index.ts";
import type { ServiceLevelTarget, ServiceLevelVariant } from "./config.ts";
import type { Ratio } from "./frame.ts";
import { ratio } from "./ratio.ts";

/** What the six variants are made of; counts. “In” is within the acceptable wait, equality included. */
export interface ServiceLevelCounts {
  /** A≤T. */
  readonly answeredIn: number;
  /** A>T. */
  readonly answeredLate: number;
  /** B≤T, short ones included. */
  readonly abandonedIn: number;
  /** Bs: short abandons, a part of `abandonedIn`. */
  readonly short: number;
  /** Everybody whose promise was broken: answered late, abandoned late, or waiting longer than T. */
  readonly late: number;
  /** F: left unanswered for somewhere else (callback, other queue, time-out, key, no agents…). */
  readonly flowed: number;
}

/** Kept promises and all that counted, by `variant`; see SL1–SL6 of the specification for each formula's user. */
export function serviceLevelParts(
  c: ServiceLevelCounts,
  variant: ServiceLevelVariant,
): { readonly met: number; readonly counted: number } {
  switch (variant) {
    case "strict-excluding-short-abandons":
      return { met: c.answeredIn, counted: c.answeredIn + c.abandonedIn - c.short + c.late };
    case "strict":
      return { met: c.answeredIn, counted: c.answeredIn + c.abandonedIn + c.late };
    case "of-answered":
      return { met: c.answeredIn, counted: c.answeredIn + c.answeredLate };
    case "ignoring-abandons-in-target":
      return { met: c.answeredIn, counted: c.answeredIn + c.late };
    case "abandons-in-target-positive":
      return { met: c.answeredIn + c.abandonedIn, counted: c.answeredIn + c.abandonedIn + c.late };
    case "answered-or-flowed-out":
      return { met: c.answeredIn, counted: c.answeredIn + c.answeredLate + c.flowed };
    default:
      return unreachable(variant);
  }
}

/** Service level by `variant` with its n and interval; no value when nobody counted. */
export function serviceLevel(counts: ServiceLevelCounts, variant: ServiceLevelVariant): Ratio {
  const { met, counted } = serviceLevelParts(counts, variant);
  return ratio(met, counted);
}

/** Below the target beyond chance: n ≥ `minimumN` and the whole interval under the promise. */
export function missed(figure: Ratio, target: ServiceLevelTarget, minimumN: number): boolean {
  return figure.n >= minimumN && figure.high !== undefined && figure.high < target.fraction;
}
