import type { AlarmReading } from "./reading.ts";
import type { AlarmEvidence, AlarmRule, AlarmThreshold } from "./rule.ts";
import { METRIC_TRAITS } from "./traits.ts";

/** What a figure is held against. */
export interface AlarmLimit {
  readonly direction: "below" | "above";
  /** In the metric's unit; absent when the scope's own target is not known. */
  readonly value: number | undefined;
}

export function limitOf(rule: AlarmRule, threshold: AlarmThreshold, reading: AlarmReading): AlarmLimit {
  if ("below" in threshold) return { direction: "below", value: threshold.below };
  if ("above" in threshold) return { direction: "above", value: threshold.above };
  const direction = METRIC_TRAITS[rule.metric].target === "below" ? "below" : "above";
  const { target } = reading;
  return { direction, value: target === undefined ? undefined : target * (threshold.times ?? 1) };
}

/** Whether `threshold` is passed. `on`: it was before, so the figure must come back by the deadband to be gone. */
function passed(
  rule: AlarmRule,
  threshold: AlarmThreshold | undefined,
  evidence: AlarmEvidence,
  reading: AlarmReading,
  on: boolean,
): boolean {
  if (threshold === undefined || reading.value === undefined) return false;
  const { direction, value: limit } = limitOf(rule, threshold, reading);
  if (limit === undefined) return false;
  if (evidence.kind !== "none" && (reading.n ?? 0) < evidence.n) return false;
  const back = on ? rule.deadband : 0;
  // By interval its nearer end decides, at coming and at going: one bound for both, or the deadband would mean two things.
  if (direction === "below") {
    const decides = evidence.kind === "interval" ? (reading.high ?? Number.POSITIVE_INFINITY) : reading.value;
    return decides < limit + back;
  }
  const decides = evidence.kind === "interval" ? (reading.low ?? Number.NEGATIVE_INFINITY) : reading.value;
  return decides > limit - back;
}

/** Whether the condition of `act` holds. Never for a figure of nobody. */
export function actHolds(rule: AlarmRule, reading: AlarmReading, on: boolean): boolean {
  return passed(rule, rule.act, rule.evidence, reading, on);
}

/** Whether that of `watch` holds; what must be acted on must be watched as well. */
export function watchHolds(rule: AlarmRule, reading: AlarmReading, on: boolean, act: boolean): boolean {
  if (rule.watch === undefined) return false;
  return act || passed(rule, rule.watch, rule.watchEvidence ?? rule.evidence, reading, on);
}
