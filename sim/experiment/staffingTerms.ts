import { durationsOf } from "../engine/numbers/durations.ts";
import type { CustomerSpec } from "../scenario/customers.ts";
import type { Distribution } from "../scenario/distribution.ts";
import type { QueueSpec, TargetSpec } from "../scenario/queueSpec.ts";
import {
  type Duration,
  meanDuration,
  type Patience,
  type ServiceLevelVariant,
  type StaffingTarget,
} from "../staffing/index.ts";

/** Points of a law that the staffing formulas have no name for. */
const POINTS = 257;

/** A law of durations as the staffing formulas know it: by name where they have one, else by 257 of its quantiles. */
export function durationOf(distribution: Distribution): Duration {
  switch (distribution.kind) {
    case "deterministic":
    case "exponential":
    case "lognormal":
    case "empirical":
      return distribution;
    default:
      return { kind: "empirical", quantilesMs: quantilesOf(distribution) };
  }
}

/** The same law, longer or shorter: with the mean `meanMs` > 0. A law of mean 0 is one of `meanMs` exactly. */
export function scaledTo(duration: Duration, meanMs: number): Duration {
  switch (duration.kind) {
    case "exponential":
    case "lognormal":
      return { ...duration, meanMs };
    case "deterministic":
      return { kind: "deterministic", valueMs: meanMs };
    case "empirical": {
      const mean = meanDuration(duration);
      if (mean === 0) return { kind: "deterministic", valueMs: meanMs };
      return { kind: "empirical", quantilesMs: duration.quantilesMs.map((ms) => (ms * meanMs) / mean) };
    }
    default:
      throw new RangeError(`duration: expected what durationOf makes, got ${duration.kind}`);
  }
}

/** The last point stands for the upper half of the last step: most laws have no end. */
function quantilesOf(distribution: Distribution): number[] {
  const durations = durationsOf(distribution);
  return Array.from({ length: POINTS }, (_, i) => {
    const p = i / (POINTS - 1);
    return durations.quantile(Math.min(1 - 0.5 / (POINTS - 1), Math.max(0.5 / (POINTS - 1), p)));
  });
}

/** How long customers of a queue wait, those included who leave at once when nobody is free. */
export function patienceOf({ patienceMs, customers }: Pick<QueueSpec, "patienceMs" | "customers">): Patience {
  const patience = patienceMs === undefined ? ({ kind: "endless" } as const) : durationOf(patienceMs);
  const share = immediateShare(customers);
  return share === 0 ? patience : { kind: "baulking", share, others: patience };
}

function immediateShare(customers: CustomerSpec | undefined): number {
  return customers?.baulking?.immediateShare ?? 0;
}

const VARIANTS: Record<NonNullable<TargetSpec["formula"]>, ServiceLevelVariant> = {
  offered: "strict",
  answered: "of-answered",
  "excluding-short-abandons": "strict-excluding-short-abandons",
};

/** A queue's target as the staffing formulas know it. */
export function targetOf(target: TargetSpec): StaffingTarget {
  return {
    kind: "service-level",
    variant: VARIANTS[target.formula ?? "excluding-short-abandons"],
    atLeast: target.share,
    acceptableWaitMs: target.withinMs,
    shortAbandonMs: target.shortAbandonMs ?? 5_000,
  };
}
