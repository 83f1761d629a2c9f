import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";

/**
 * The opened alarm as it stands by now, or as it stood when it was opened where it is over: what somebody is about to act
 * on never goes from under their hands, and one that was closed never opens by itself. `nextId`: the one after it.
 */
export function openedAlarm(
  opened: AlarmFrame | undefined,
  worst: readonly AlarmFrame[],
): { readonly alarm: AlarmFrame | undefined; readonly isOver: boolean; readonly nextId: string | undefined } {
  if (opened === undefined) return { alarm: undefined, isOver: false, nextId: undefined };
  const place = worst.findIndex(({ id }) => id === opened.id);
  const next = worst[(place + 1) % Math.max(1, worst.length)];
  return { alarm: worst[place] ?? opened, isOver: place < 0, nextId: next?.id === opened.id ? undefined : next?.id };
}
