import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { AlarmState } from "./alarm.ts";
import type { WatchedScope } from "./reading.ts";

/** One alarm in the book, changed in place; plain data but for `watched`. */
export interface OpenAlarm {
  readonly id: string;
  readonly ruleId: string;
  readonly scope: string;
  readonly channel?: Channel;
  level: "watch" | "act";
  /** When it reached its level. */
  levelAt: Instant;
  state: AlarmState;
  stateAt: Instant;
  sinceAt: Instant;
  seenBy?: string;
  shelvedUntilAt?: Instant;
  /** What it was put aside at: getting worse than that ends the shelving. */
  shelvedLevel?: "watch" | "act";
  clearsAt?: Instant;
  /** A message said it was there, so another one says when it is gone. */
  told: boolean;
  /** What it is about, as the figures know it; absent until the first look after a restart, and once that is gone. */
  watched?: WatchedScope;
}

/** What is remembered of an alarm that left, so that it comes back as it was. */
export interface RestingAlarm {
  readonly id: string;
  readonly ruleId: string;
  /** Until then. */
  readonly untilAt: Instant;
  readonly level: "watch" | "act";
  readonly state: "new" | "seen" | "shelved";
  readonly stateAt: Instant;
  readonly seenBy?: string;
  readonly shelvedUntilAt?: Instant;
  readonly shelvedLevel?: "watch" | "act";
}

/** Whether it says that something is so now: what is shelved was put aside, what returned is over. */
export function isStanding({ state }: OpenAlarm): boolean {
  return state === "new" || state === "seen";
}

/** Open, and its condition still holds, put aside or not. */
export function isHolding({ state }: OpenAlarm): boolean {
  return state !== "returned";
}

/** Puts the alarm into `state`; what belonged to the state before goes with it. */
export function enter(alarm: OpenAlarm, state: AlarmState, at: Instant): void {
  alarm.state = state;
  alarm.stateAt = at;
  if (state !== "seen") delete alarm.seenBy;
  if (state !== "shelved") {
    delete alarm.shelvedUntilAt;
    delete alarm.shelvedLevel;
  }
  if (state !== "returned") delete alarm.clearsAt;
}

/** What to remember of an alarm that leaves at `at`; `undefined` when it may come as new at once. */
export function resting(alarm: OpenAlarm, at: Instant, cooldownMs: number): RestingAlarm | undefined {
  const { id, ruleId, level, state, stateAt, seenBy, shelvedUntilAt, shelvedLevel } = alarm;
  // Put aside until a time means until then, even if it was gone in between.
  const untilAt = Math.max(at + cooldownMs, shelvedUntilAt ?? 0) as Instant;
  if (untilAt <= at || state === "returned") return undefined;
  return {
    ...{ id, ruleId, untilAt, level, state, stateAt },
    ...(seenBy === undefined ? {} : { seenBy }),
    ...(shelvedUntilAt === undefined ? {} : { shelvedUntilAt }),
    ...(shelvedLevel === undefined ? {} : { shelvedLevel }),
  };
}

/** Worst first: standing before returned before shelved, act before watch, new before seen, the oldest first. */
export function byUrgency(one: OpenAlarm, other: OpenAlarm): number {
  return rank(one) - rank(other) || one.sinceAt - other.sinceAt || (one.id < other.id ? -1 : 1);
}

function rank({ state, level }: OpenAlarm): number {
  if (state === "returned") return 4;
  if (state === "shelved") return 5;
  return (level === "act" ? 0 : 2) + (state === "new" ? 0 : 1);
}
