import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";

/** An alarm that nobody has seen sounds again after this, where its rule says “until seen”, ms. */
export const REPEAT_MS = 15_000;

/** When each alarm last sounded, by id and arrival, ms of this display's clock. */
export type Sounded = ReadonlyMap<string, number>;

export interface SoundPlan {
  /** The worst severity that sounds now; absent: silence. One tone, however many alarms came. */
  readonly level?: "act" | "watch";
  readonly sounded: Sounded;
}

/**
 * What sounds now: every new alarm once when it comes, again every 15 s until somebody has seen it where its rule says so,
 * never in its quiet hours. Alarms that are gone are forgotten, so that they sound when they come anew.
 */
export function soundPlan(alarms: readonly AlarmFrame[], before: Sounded, nowMs: number): SoundPlan {
  const loud = alarms.filter(({ state, sound, quiet }) => state === "new" && sound !== "off" && !quiet);
  const due = loud.filter((alarm) => {
    const last = before.get(keyOf(alarm));
    return last === undefined || (alarm.sound === "until-seen" && nowMs - last >= REPEAT_MS);
  });
  const sounded = new Map(
    loud.map((alarm) => [keyOf(alarm), due.includes(alarm) ? nowMs : (before.get(keyOf(alarm)) ?? nowMs)]),
  );
  if (due.length === 0) return { sounded };
  return { level: due.some(({ level }) => level === "act") ? "act" : "watch", sounded };
}

/** A watch that becomes an act is news again. */
function keyOf({ id, sinceAt, level }: AlarmFrame): string {
  return `${id} ${sinceAt} ${level}`;
}
