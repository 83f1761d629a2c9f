import type { AlarmFrame } from "../../sim/metrics/alarms/alarm.ts";
import type { ChannelFrame, Frame } from "../../sim/metrics/frame.ts";
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from "../../sim/vocabulary/index.ts";
import { frame, NOON } from "./builders.ts";
import { act, calming, empty, huge, normal, stale, tooFew, watch } from "./channels.ts";

/** A new alarm of a channel, as the default rules make it. */
function alarm(row: ChannelFrame, over: Partial<AlarmFrame> = {}): AlarmFrame {
  const longest = row.carries === "longest";
  const value = longest ? row.longestWaitMs : row.serviceLevel.value;
  return {
    id: `${longest ? "longest" : "level"} channel:${row.channel}`,
    ruleId: longest ? "longest" : "level",
    metric: longest ? "longestWaitMs" : "serviceLevel",
    scope: `channel:${row.channel}`,
    channel: row.channel,
    level: row.level === "act" ? "act" : "watch",
    state: "new",
    sinceAt: (NOON - 3 * MINUTE_MS - 12 * SECOND_MS) as Instant,
    stateAt: (NOON - 3 * MINUTE_MS - 12 * SECOND_MS) as Instant,
    ...(value === undefined ? {} : { value }),
    n: row.serviceLevel.n,
    threshold: longest ? row.serviceLevel.target.acceptableWaitMs : row.serviceLevel.target.fraction,
    direction: longest ? "above" : "below",
    freshness: row.freshness,
    sound: "once",
    quiet: false,
    ...over,
  };
}

export const ALARM_OF = {
  act: alarm(act, { response: "Recall 2 from break" }),
  watch: alarm(watch),
  calming: alarm(calming),
  huge: alarm(huge),
} as const satisfies Record<string, AlarmFrame>;

const SEEN = { state: "seen", seenBy: "MO" } as const;
const QUEUE: AlarmFrame = {
  ...alarm(act),
  id: "abandonment queue:sales",
  metric: "abandonment",
  scope: "queue:sales",
  level: "watch",
  value: 0.12,
  threshold: 0.05,
  direction: "above",
};

function open(alarms: readonly AlarmFrame[], channels: readonly ChannelFrame[]): Frame {
  return frame({ channels, alarms, alarmRate: { lastHour: alarms.length, open: alarms.length } });
}

/** Frames for the alarm strip, by what it shows. */
export const ALARMS = {
  act: open([ALARM_OF.act], [act, normal]),
  watch: open([ALARM_OF.watch], [watch, normal]),
  both: open([ALARM_OF.act, ALARM_OF.watch], [act, watch]),
  seen: open(
    [
      { ...ALARM_OF.act, ...SEEN },
      { ...ALARM_OF.watch, ...SEEN },
    ],
    [act, watch],
  ),
  shelved: open(
    [
      { ...ALARM_OF.act, state: "shelved", seenBy: "MO", shelvedUntilAt: (NOON + 28 * MINUTE_MS) as Instant },
      { ...ALARM_OF.watch, state: "shelved", shelvedUntilAt: (NOON + 3 * HOUR_MS) as Instant },
    ],
    [act, watch],
  ),
  returned: open(
    [{ ...ALARM_OF.watch, state: "returned", clearsAt: (NOON + 30 * MINUTE_MS) as Instant, value: 12 * SECOND_MS }],
    [normal],
  ),
  calming: open([ALARM_OF.calming], [calming]),
  queue: open([QUEUE], [normal]),
  data: open([], [stale, normal]),
  more: {
    ...open([ALARM_OF.huge, ALARM_OF.act, ALARM_OF.calming, ALARM_OF.watch], [huge, act, calming, watch]),
    alarmRate: { lastHour: 312, open: 214 },
  },
  none: frame({ channels: [normal, tooFew, empty] }),
  noneSince: frame({
    channels: [normal],
    alarmRate: { lastHour: 4, open: 0, noneSinceAt: (NOON - 2 * HOUR_MS - 2 * MINUTE_MS) as Instant },
  }),
} as const satisfies Record<string, Frame>;
