import { expect, test } from "vitest";
import { openedAlarm } from "../../../app/wall/openedAlarm.ts";
import type { AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

function alarm(id: string, value: number): AlarmFrame {
  return {
    ...{ id, ruleId: id, metric: "serviceLevel", scope: "total", level: "act", state: "new" },
    ...{ sinceAt: 0 as Instant, stateAt: 0 as Instant, value, direction: "below", freshness: "fresh" },
    ...{ sound: "once", quiet: false },
  };
}

const [voice, chat] = [alarm("voice", 0.5), alarm("chat", 0.6)];

test("[AL38] an opened alarm is shown as it stands by now, with the one after it", () => {
  const now = alarm("voice", 0.4);
  expect(openedAlarm(voice, [now, chat])).toEqual({ alarm: now, isOver: false, nextId: "chat" });
  expect(openedAlarm(chat, [now, chat])).toEqual({ alarm: chat, isOver: false, nextId: "voice" });
  expect(openedAlarm(voice, [now])).toEqual({ alarm: now, isOver: false, nextId: undefined });
});

test("[AL38] one that is over stays as it was opened and says so; the next is the worst there is", () => {
  expect(openedAlarm(voice, [])).toEqual({ alarm: voice, isOver: true, nextId: undefined });
  expect(openedAlarm(voice, [chat])).toEqual({ alarm: voice, isOver: true, nextId: "chat" });
});

test("[AL38] nothing opens by itself", () => {
  expect(openedAlarm(undefined, [voice, chat])).toEqual({ alarm: undefined, isOver: false, nextId: undefined });
});
