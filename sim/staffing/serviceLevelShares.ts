import { unreachable } from "../vocabulary/index.ts";
import type { SteadyWait } from "./steadyWait.ts";

/** The six readings of service level in use, by the names the wall has for them (SL1–SL6 of the specification). */
export type ServiceLevelVariant =
  | "strict-excluding-short-abandons"
  | "strict"
  | "of-answered"
  | "ignoring-abandons-in-target"
  | "abandons-in-target-positive"
  | "answered-or-flowed-out";

/** What service level is made of, as shares of contacts offered; in all 1 with those answered or abandoned late. */
export interface ServiceLevelShares {
  /** A≤T. */
  readonly answeredIn: number;
  /** A. */
  readonly answered: number;
  /** B≤T, short ones included. */
  readonly abandonedIn: number;
  /** Bs: gave up before the short threshold; at the threshold it is not short. */
  readonly short: number;
}

/**
 * Service level in the long run, in [0, 1]. Nobody flows out of a steady queue, so `answered-or-flowed-out` is
 * `of-answered`. The denominators are never 0: as long as there are agents somebody is answered.
 */
export function steadyServiceLevel(shares: ServiceLevelShares, variant: ServiceLevelVariant): number {
  const { answeredIn, answered, abandonedIn, short } = shares;
  switch (variant) {
    case "strict-excluding-short-abandons":
      return answeredIn / (1 - short);
    case "strict":
      return answeredIn;
    case "of-answered":
    case "answered-or-flowed-out":
      return answeredIn / answered;
    case "ignoring-abandons-in-target":
      return answeredIn / (1 - abandonedIn);
    case "abandons-in-target-positive":
      return answeredIn + abandonedIn;
    default:
      return unreachable(variant);
  }
}

/** The shares of `wait`, cut at `marks`, for an acceptable wait and a short threshold that are among the marks. */
export function sharesAt(
  wait: SteadyWait,
  marks: readonly number[],
  acceptableWaitMs: number,
  shortAbandonMs: number,
): ServiceLevelShares {
  const inTarget = wait.shares[marks.indexOf(acceptableWaitMs)]!;
  return {
    answeredIn: inTarget.answered,
    answered: wait.answered,
    abandonedIn: inTarget.abandoned,
    short: wait.shares[marks.indexOf(shortAbandonMs)]!.abandonedBefore,
  };
}
