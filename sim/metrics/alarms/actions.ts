import type { Instant } from "../../vocabulary/index.ts";
import type { AlarmAction, AlarmChange, AlarmOutcome } from "./alarm.ts";
import { enter, type OpenAlarm } from "./openAlarm.ts";

type Applied =
  | { readonly ok: true; readonly change: AlarmChange["change"] | undefined; readonly gone: boolean }
  | Extract<AlarmOutcome, { ok: false }>;

/**
 * What an action does to an open alarm, in place. See: a new one is seen, a returned one is read and goes; seen again by
 * somebody else it stays with the first. Shelve: puts aside what is so; again, until the later word. Unshelve: whoever
 * takes it back has seen it.
 */
export function applyAction(alarm: OpenAlarm, action: AlarmAction, at: Instant): Applied {
  switch (action.kind) {
    case "see":
      if (alarm.state === "seen") return { ok: true, change: undefined, gone: false };
      if (alarm.state === "shelved") return refused(action, alarm);
      if (alarm.state === "returned") return { ok: true, change: "seen", gone: true };
      enter(alarm, "seen", at);
      alarm.seenBy = action.by;
      return { ok: true, change: "seen", gone: false };
    case "shelve":
      if (alarm.state === "returned") return refused(action, alarm);
      enter(alarm, "shelved", at);
      alarm.shelvedUntilAt = (at + action.forMs) as Instant;
      alarm.shelvedLevel = alarm.level;
      return { ok: true, change: "shelved", gone: false };
    case "unshelve":
      if (alarm.state !== "shelved") return refused(action, alarm);
      enter(alarm, "seen", at);
      alarm.seenBy = action.by;
      return { ok: true, change: "unshelved", gone: false };
  }
}

function refused(action: AlarmAction, alarm: OpenAlarm): Applied {
  return { ok: false, code: "alarm-state", detail: `${action.kind}: the alarm is ${alarm.state}` };
}
