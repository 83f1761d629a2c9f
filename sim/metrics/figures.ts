import type { Instant } from "../vocabulary/index.ts";
import type { Attribution, BoardConfig, ServiceLevelVariant, WindowId } from "./config.ts";
import { LEVEL_PLACES, PLACE, type Sums } from "./fields.ts";
import type { Ratio, WindowSums } from "./frame.ts";
import type { Scope } from "./scope.ts";
import { type ServiceLevelCounts, serviceLevel } from "./serviceLevel.ts";

/**
 * The counts service level is made of in one window. By decision, whoever still waits late stays counted even when the
 * crossing itself has left the window: a jam does not heal by lasting.
 */
export function serviceLevelCounts(
  scope: Pick<Scope, "waitingLate">,
  sums: Sums,
  { attribution }: Pick<BoardConfig, "attribution">,
): ServiceLevelCounts {
  const lateBefore = attribution === "decision" ? scope.waitingLate - sums[PLACE.decidedLateStill] : 0;
  return countsOf(sums, attribution, lateBefore);
}

/** The counts of one window by themselves: whoever was decided in it, and nobody from before. */
export function decidedCounts(sums: Sums, attribution: Attribution): ServiceLevelCounts {
  return countsOf(sums, attribution, 0);
}

function countsOf(sums: Sums, attribution: Attribution, lateBefore: number): ServiceLevelCounts {
  const place = LEVEL_PLACES[attribution];
  return {
    answeredIn: sums[place.answeredIn],
    answeredLate: sums[place.answeredLate],
    abandonedIn: sums[place.abandonedIn],
    short: sums[place.short],
    late: sums[place.late] + lateBefore,
    flowed: sums[place.flowed],
  };
}

/** Service level of a scope in `window`, by the board's variant unless another is asked for. */
export function serviceLevelOf(
  scope: Scope,
  window: WindowId,
  config: BoardConfig,
  variant: ServiceLevelVariant = config.variant,
): Ratio {
  return serviceLevel(serviceLevelCounts(scope, scope.sums(window), config), variant);
}

/** Age at `at` of a wait that began at `oldestAt`; `undefined` when nobody waits. */
export function longestWaitMs(oldestAt: Instant | undefined, at: Instant): number | undefined {
  return oldestAt === undefined ? undefined : Math.max(0, at - oldestAt);
}

/** Change of a count of waiting visits, `undefined` when unknown or within ±2√n of chance, n the larger of the two. */
export function significantChange(now: number, before: number | undefined): number | undefined {
  if (before === undefined) return undefined;
  const change = now - before;
  return Math.abs(change) > 2 * Math.sqrt(Math.max(now, before)) ? change : undefined;
}

/** The sums a frame carries, as a plain object. */
export function windowSums(sums: Sums): WindowSums {
  return {
    offered: sums[PLACE.offered],
    answered: sums[PLACE.answered],
    abandoned: sums[PLACE.abandoned],
    shortAbandons: sums[PLACE.shortAbandons],
    leftOtherwise: sums[PLACE.leftOtherwise],
    handled: sums[PLACE.handled],
    waitMsOfAnswered: sums[PLACE.waitMsOfAnswered],
    waitMsOfAbandoned: sums[PLACE.waitMsOfAbandoned],
    talkMs: sums[PLACE.talkMs],
    holdMs: sums[PLACE.holdMs],
    wrapUpMs: sums[PLACE.wrapUpMs],
  };
}
