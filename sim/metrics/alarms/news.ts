import type { Instant } from "../../vocabulary/index.ts";
import type { AlarmChange } from "./alarm.ts";
import type { OpenAlarm } from "./openAlarm.ts";
import type { AlarmReading } from "./reading.ts";

/** A change, and the channels out that are owed a message about it: none in quiet hours. */
export interface AlarmNews {
  readonly change: AlarmChange;
  readonly sendTo: readonly string[];
}

/** The figure beside a change. */
export type Told = Pick<AlarmReading, "value" | "n" | "byAt">;

/** Whether somebody is to hear of `change`: it came, got worse before everybody's eyes, or left after it was told of. */
export function isDue(alarm: OpenAlarm, change: AlarmChange["change"]): boolean {
  if (change === "worse") return alarm.state !== "shelved";
  return change === "came" || (change === "left" && alarm.told);
}

export function newsOf(
  { id, ruleId, scope, level }: OpenAlarm,
  change: AlarmChange["change"],
  at: Instant,
  { value, n, byAt }: Told,
  by: string | undefined,
  sendTo: readonly string[],
): AlarmNews {
  return {
    change: {
      ...{ at, id, ruleId, scope, change, level },
      ...(value === undefined ? {} : { value }),
      ...(n === undefined ? {} : { n }),
      ...(byAt === undefined ? {} : { byAt }),
      ...(by === undefined ? {} : { by }),
    },
    sendTo,
  };
}
