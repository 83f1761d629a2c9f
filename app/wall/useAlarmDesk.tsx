"use client";

import { type ReactNode, useCallback, useRef, useState } from "react";
import type { AlarmAction, AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import type { ActionResult } from "../_state/alarmActions.ts";
import { alarmsWorstFirst } from "../_tiles/alarmOrder.ts";
import { promisedWaitMs } from "../_tiles/alarmText.ts";
import { AlarmPanel } from "./AlarmPanel.tsx";
import { openedAlarm } from "./openedAlarm.ts";
import { useAlarmKeys } from "./useAlarmKeys.ts";
import { useKept } from "./useKept.ts";

/** Before the first frame. */
const NOTHING: Pick<Frame, "alarms" | "channels" | "timeZone"> = { alarms: [], channels: [], timeZone: "UTC" };

export interface AlarmDesk {
  /** Opens what can be done about an alarm. */
  readonly open: (id: string) => void;
  /** The panel of the alarm that was opened; null while none is. */
  readonly panel: ReactNode;
}

/**
 * What hands near a wall do about alarms: A says that the worst new one was seen, S opens what else can be done about the
 * worst; both ask for initials where none were given yet.
 */
export function useAlarmDesk(frame: Frame | undefined, act: (action: AlarmAction) => Promise<ActionResult>): AlarmDesk {
  const { alarms, channels, timeZone } = frame ?? NOTHING;
  const [initials, keepInitials] = useKept("floorcast-initials");
  const [opened, setOpened] = useState<AlarmFrame>();
  const worst = alarmsWorstFirst(alarms);
  const latest = useRef(worst);
  latest.current = worst;
  const open = useCallback((id: string) => setOpened(latest.current.find((alarm) => alarm.id === id)), []);
  const newest = worst.find(({ state }) => state === "new")?.id;
  const first = worst[0]?.id;
  const onSee = useCallback(() => {
    if (newest === undefined) return;
    if (initials === "") return open(newest);
    // A refusal opens the alarm, where trying again says why.
    act({ kind: "see", id: newest, by: initials }).then(({ ok }) => ok || open(newest));
  }, [newest, initials, act, open]);
  const onShelve = useCallback(() => {
    if (first !== undefined) open(first);
  }, [first, open]);
  useAlarmKeys({ onSee, onShelve });
  const { alarm, isOver, nextId } = openedAlarm(opened, worst);
  return {
    open,
    panel:
      alarm === undefined ? null : (
        <AlarmPanel
          key={alarm.id}
          alarm={alarm}
          isOver={isOver}
          timeZone={timeZone}
          promisedMs={promisedWaitMs(alarm, channels)}
          initials={initials}
          onInitials={keepInitials}
          act={act}
          onNext={nextId === undefined ? undefined : () => open(nextId)}
          // Another one may have been opened while the answer was under way: that one stays.
          onClose={() => setOpened((now) => (now?.id === alarm.id ? undefined : now))}
        />
      ),
  };
}
