import type { EngineView } from "../../engine/observer.ts";
import type { Instant } from "../../vocabulary/index.ts";
import type { StagePlaces } from "../record/hall.ts";
import type { StageRecord } from "../record/stageRecord.ts";
import type { LaneState, WaitingPerson } from "../types/stageState.ts";
import type { OpenRows } from "./rows.ts";

/** People listed of one lane. */
const MOST_PEOPLE = 120;

export function lanesOf(
  view: EngineView,
  rows: OpenRows,
  record: StageRecord,
  places: StagePlaces,
  isShut: (lane: number) => boolean,
): readonly LaneState[] {
  const { contacts, now } = view;
  const person = (row: number): WaitingPerson => {
    const number = contacts.arrival[row]! + 1;
    const { who, cause } = record.contacts[number - 1]!;
    const joinedAt = contacts.joinedAt[row]!;
    const deadlineAt = contacts.deadlineAt[row]!;
    return {
      contact: number,
      who,
      joinedAt: joinedAt as Instant,
      waitMs: now - joinedAt,
      ...(deadlineAt === Number.POSITIVE_INFINITY
        ? {}
        : { patienceLeftMs: Math.max(0, deadlineAt - now), patienceMs: deadlineAt - joinedAt }),
      ...(cause === undefined ? {} : { cause }),
      ringing: (rows.ringing.get(row) ?? []).map((agent) => places.seatOf[agent]!),
      priority: contacts.priority[row]!,
    };
  };
  return places.queueOf.flatMap((queue, lane): readonly LaneState[] => {
    if (queue < 0) return [];
    const waiting = rows.waiting[queue]!;
    const joined = waiting.reduce((first, row) => Math.min(first, contacts.joinedAt[row]!), Number.POSITIVE_INFINITY);
    return [
      {
        lane,
        waiting: waiting.length,
        people: waiting.slice(0, MOST_PEOPLE).map(person),
        ...(waiting.length === 0 ? {} : { longestWaitMs: now - joined }),
        inSelfService: rows.inSelfService[queue]!,
        parked: rows.parked[queue]!,
        shut: isShut(lane),
      },
    ];
  });
}
