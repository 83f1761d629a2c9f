import type { EngineView } from "../../engine/observer.ts";
import { type Instant, MINUTE_MS } from "../../vocabulary/index.ts";
import { countUpTo } from "../record/counter.ts";
import type { Hall, StagePlaces } from "../record/hall.ts";
import { decidedBy, type LaneRules } from "../record/laneRules.ts";
import type { StageRecord } from "../record/stageRecord.ts";
import type { ChannelRoom, LaneTotals, Leaver, Returning, SeatState, StageState } from "../types/stageState.ts";
import { lanesOf } from "./lanes.ts";
import { openRows } from "./rows.ts";
import { seatsOf } from "./seats.ts";

/** How long who left stays in the tray, and a decision among the last ones. */
const TRAY_MS = 5 * MINUTE_MS;
const DECISIONS_MS = MINUTE_MS;
const MOST_LEAVERS = 200;
const MOST_COMING = 200;
const MOST_DECISIONS = 40;

export interface Staged {
  readonly record: StageRecord;
  readonly rules: readonly LaneRules[];
  readonly places: StagePlaces;
  readonly hall: Hall;
  /** Whether nobody gets through to a lane at an instant. */
  readonly isShut: (lane: number, at: number) => boolean;
}

/** The picture of a floor that stands at an instant, with what the record says of the minutes before. */
export function stageState(view: EngineView, { record, rules, places, hall, isShut }: Staged): StageState {
  const { now } = view;
  const rows = openRows(view);
  const seats = seatsOf({ view, rows, record, places, channels: hall.channels });
  const lanes = lanesOf(view, rows, record, places, (lane) => isShut(lane, now));
  return {
    at: now,
    lanes,
    seats,
    leavers: leaversAt(record, now),
    coming: comingAt(record, now),
    totals: {
      lanes: places.queueOf.flatMap((queue, lane) => (queue < 0 ? [] : [totalsAt(record, rules[lane]!, lane, now)])),
    },
    room: hall.channels.map((channel, c): ChannelRoom => {
      const waiting = lanes.reduce(
        (sum, { lane, waiting: count }) => sum + (hall.lanes[lane]!.channel === channel ? count : 0),
        0,
      );
      return { ...roomFor(seats, c, (seat) => serves(view, places, seat, channel)), waiting };
    }),
    decisions: window(record.decisions, record.decidedAt, now - DECISIONS_MS, now, MOST_DECISIONS),
  };
}

function roomFor(
  seats: readonly SeatState[],
  channel: number,
  servesIt: (seat: number) => boolean,
): Pick<ChannelRoom, "freeUnits" | "places" | "people"> {
  let [freeUnits, places, people] = [0, 0, 0];
  for (const seat of seats) {
    if (!servesIt(seat.seat)) continue;
    people += 1;
    freeUnits += seat.freeUnits;
    places += seat.places[channel]!;
  }
  return { freeUnits, places, people };
}

/** Whether the agent has the skill for some queue of the channel. */
function serves({ centre, agents }: EngineView, places: StagePlaces, seat: number, channel: string): boolean {
  const group = centre.groups[agents.groupOf[places.agentOf[seat]!]!]!;
  return group.queues.some((queue) => centre.queues[queue]!.spec.channel === channel);
}

export function totalsAt({ lanes }: StageRecord, { formula }: LaneRules, lane: number, at: number): LaneTotals {
  const counters = lanes[lane]!;
  return {
    lane,
    offered: counters.offered.upTo(at),
    answered: counters.answered.upTo(at),
    answeredInTime: counters.answeredInTime.upTo(at),
    decided: decidedBy(counters, at, formula),
    left: counters.left.upTo(at),
    leftShort: counters.leftShort.upTo(at),
    turnedAway: counters.turnedAway.upTo(at),
    handled: counters.handled.upTo(at),
    waitMsOfAnswered: counters.answered.sumUpTo(at),
    cameBack: counters.cameBack.upTo(at),
  };
}

function leaversAt({ leaves, leftAt, contacts }: StageRecord, now: number): readonly Leaver[] {
  return window(leaves, leftAt, now - TRAY_MS, now, MOST_LEAVERS).map(
    ({ contact, lane, at, waitMs, reason, next }) => ({
      contact,
      who: contacts[contact - 1]!.who,
      lane,
      at: at as Instant,
      waitMs,
      reason,
      ...(next === undefined ? {} : { next }),
    }),
  );
}

/** Followers decided on and not begun, whose coming the record has seen. */
function comingAt({ followers, followedAt }: StageRecord, now: number): readonly Returning[] {
  const coming: Returning[] = [];
  // Those decided on long ago and far ahead (a callback tomorrow) are found as well: all that were decided on are asked.
  for (let i = countUpTo(followedAt, now) - 1; i >= 0 && coming.length < MOST_COMING; i--) {
    const { who, lane, cause, startedAt } = followers[i]!;
    if (startedAt > now && startedAt < Number.POSITIVE_INFINITY) {
      coming.push({ who, lane, cause, comesAt: startedAt as Instant });
    }
  }
  return coming.sort((a, b) => a.comesAt - b.comesAt || (a.who < b.who ? -1 : 1));
}

/** Those of `items` whose time is in (from, to], at most `most`, the latest. */
function window<T>(
  items: readonly T[],
  times: readonly number[],
  from: number,
  to: number,
  most: number,
): readonly T[] {
  const end = countUpTo(times, to);
  return items.slice(Math.max(countUpTo(times, from), end - most), end);
}
