import { unreachable } from "../vocabulary/index.ts";
import { checkInnerShare, checkNumber, checkPositive, checkShare } from "./checks.ts";
import { type ServiceLevelVariant, sharesAt, steadyServiceLevel } from "./serviceLevelShares.ts";
import type { SteadyWait } from "./steadyWait.ts";

/** What staffing has to keep. Limits are inclusive: a figure equal to its limit is kept. */
export type StaffingTarget =
  | {
      readonly kind: "service-level";
      readonly variant: ServiceLevelVariant;
      /** In (0, 1): every contact in target is beyond any number of agents. */
      readonly atLeast: number;
      /** ms ≥ 0; a wait equal to it is in target. */
      readonly acceptableWaitMs: number;
      /** ms ≥ 0; an abandon sooner than it is short. Asked by `strict-excluding-short-abandons` only. */
      readonly shortAbandonMs: number;
    }
  /** Mean wait of those answered, ms > 0. */
  | { readonly kind: "speed-of-answer"; readonly atMostMs: number }
  /** Abandoned ÷ offered, in (0, 1); a queue that grows without bound keeps none. */
  | { readonly kind: "abandonment"; readonly atMost: number }
  /** Busy ÷ agents, in (0, 1]. */
  | { readonly kind: "occupancy"; readonly atMost: number }
  /** Share that has to wait at all, in (0, 1). */
  | { readonly kind: "wait-probability"; readonly atMost: number };

/** Throws `RangeError` for a target no number of agents keeps, and for one out of range. */
export function checkTarget(target: StaffingTarget): void {
  switch (target.kind) {
    case "service-level":
      checkInnerShare("atLeast", target.atLeast);
      checkNumber("acceptableWaitMs", target.acceptableWaitMs, 0);
      checkNumber("shortAbandonMs", target.shortAbandonMs, 0);
      return;
    case "speed-of-answer":
      checkPositive("atMostMs", target.atMostMs);
      return;
    case "abandonment":
    case "wait-probability":
      checkInnerShare("atMost", target.atMost);
      return;
    case "occupancy":
      checkShare("atMost", target.atMost);
      checkPositive("atMost", target.atMost);
      return;
    default:
      unreachable(target);
  }
}

/** Instants, ms, ascending, where the targets ask what has become of contacts. */
export function marksOf(targets: readonly StaffingTarget[]): number[] {
  const marks = targets.flatMap((target) =>
    target.kind === "service-level" ? [target.acceptableWaitMs, target.shortAbandonMs] : [],
  );
  return [...new Set(marks)].sort((a, b) => a - b);
}

/** Whether `wait`, cut at `marks`, keeps `target` with `agents` carrying `load` erlangs offered. */
export function keepsTarget(
  target: StaffingTarget,
  wait: SteadyWait,
  marks: readonly number[],
  agents: number,
  load: number,
): boolean {
  switch (target.kind) {
    case "service-level": {
      const shares = sharesAt(wait, marks, target.acceptableWaitMs, target.shortAbandonMs);
      return steadyServiceLevel(shares, target.variant) >= target.atLeast;
    }
    case "speed-of-answer":
      return wait.answeredWaitMs <= target.atMostMs * wait.answered;
    case "abandonment":
      // Nobody gives up who waits for ever, and yet a queue without bound is no way to lose nobody.
      return wait.abandoned <= target.atMost && wait.waitMs < Number.POSITIVE_INFINITY;
    case "occupancy":
      return load * wait.answered <= target.atMost * agents;
    case "wait-probability":
      return wait.waitProbability <= target.atMost;
    default:
      return unreachable(target);
  }
}
