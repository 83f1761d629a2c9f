import type { AlarmFrame, AlarmState } from "../../sim/metrics/alarms/alarm.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";

const STATE_RANK: Readonly<Record<AlarmState, number>> = { new: 0, seen: 1, returned: 2, shelved: 3 };
const LEVEL_RANK = { act: 0, watch: 1 } as const;

/**
 * Worst first: what nobody has seen before what somebody has, each act before watch, then the oldest; what is over or put
 * aside comes last. Ties by id, so that cards do not swap places.
 */
export function alarmsWorstFirst(alarms: readonly AlarmFrame[]): AlarmFrame[] {
  return [...alarms].sort(
    (a, b) =>
      Number(isAside(a)) - Number(isAside(b)) ||
      LEVEL_RANK[a.level] - LEVEL_RANK[b.level] ||
      STATE_RANK[a.state] - STATE_RANK[b.state] ||
      a.sinceAt - b.sinceAt ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The worst alarm of a channel that asks for somebody, or was put aside; absent when there is none. */
export function alarmOf(alarms: readonly AlarmFrame[], channel: Channel): AlarmFrame | undefined {
  return alarmsWorstFirst(
    alarms.filter((alarm) => alarm.scope === `channel:${channel}` && alarm.state !== "returned"),
  )[0];
}

function isAside({ state }: AlarmFrame): boolean {
  return state === "returned" || state === "shelved";
}
