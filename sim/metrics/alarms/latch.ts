import type { Instant } from "../../vocabulary/index.ts";
import { actHolds, watchHolds } from "./condition.ts";
import type { AlarmReading } from "./reading.ts";
import type { AlarmRule } from "./rule.ts";

/** One threshold with its delays, as plain data. */
export interface Latch {
  on: boolean;
  /** Since when the condition has been other than `on`; absent while they agree. */
  differsSinceAt?: Instant;
  /** While on: when the condition began to hold. */
  beganAt?: Instant;
}

/** Both thresholds of one rule in one scope. */
export interface LatchPair {
  readonly act: Latch;
  readonly watch: Latch;
}

export type Shown = { readonly level: "watch" | "act"; readonly beganAt: Instant } | undefined;

export function calmPair(): LatchPair {
  return { act: { on: false }, watch: { on: false } };
}

/** Whether nothing is on or on its way: such a pair need not be remembered. */
export function isCalm({ act, watch }: LatchPair): boolean {
  return !act.on && !watch.on && act.differsSinceAt === undefined && watch.differsSinceAt === undefined;
}

/** One look at `at`: what is shown then. Without a reading the thing watched is gone, and no condition holds. */
export function stepPair(pair: LatchPair, rule: AlarmRule, reading: AlarmReading | undefined, at: Instant): Shown {
  const act = reading !== undefined && actHolds(rule, reading, pair.act.on);
  const watch = reading !== undefined && watchHolds(rule, reading, pair.watch.on, act);
  step(pair.act, act, rule, at);
  step(pair.watch, watch, rule, at);
  if (pair.act.on) return { level: "act", beganAt: earliest(pair.watch.beganAt, pair.act.beganAt, at) };
  if (pair.watch.on) return { level: "watch", beganAt: pair.watch.beganAt ?? at };
  return undefined;
}

/** Whether a pair that was never on would have anything to remember: most figures of most rules are far from it. */
export function stirs(rule: AlarmRule, reading: AlarmReading): boolean {
  return actHolds(rule, reading, false) || watchHolds(rule, reading, false, false);
}

/** Forgets how long a change has been on its way: nobody looked meanwhile. */
export function restart(pair: LatchPair): void {
  delete pair.act.differsSinceAt;
  delete pair.watch.differsSinceAt;
}

function step(latch: Latch, holds: boolean, { onDelayMs, offDelayMs }: AlarmRule, at: Instant): void {
  if (holds === latch.on) {
    delete latch.differsSinceAt;
    return;
  }
  latch.differsSinceAt ??= at;
  if (at - latch.differsSinceAt < (holds ? onDelayMs : offDelayMs)) return;
  latch.on = holds;
  if (holds) latch.beganAt = latch.differsSinceAt;
  else delete latch.beganAt;
  delete latch.differsSinceAt;
}

function earliest(one: Instant | undefined, other: Instant | undefined, at: Instant): Instant {
  return Math.min(one ?? at, other ?? at) as Instant;
}
