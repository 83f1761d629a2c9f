import type { IntervalRow } from "../../history/rows.ts";
import type { TargetSpec } from "../../scenario/queueSpec.ts";
import type { RunPlace } from "../runPlace.ts";
import type { Realised } from "./actualDay.ts";

/** What the intervals of a day tell of one queue. */
export interface IntervalDay {
  /** By interval of the plan over a whole day, contacts an hour. */
  readonly perHour: readonly number[];
  readonly contacts: number;
  /** Mean of those handled, ms; absent: the intervals do not tell it. */
  readonly handleMs?: number;
  /** Absent: the intervals do not tell who was answered within the target. */
  readonly realised?: Realised;
}

const DAY_MINUTES = 1_440;
/** Intervals of a history and of a plan are whole numbers of these, minutes. */
const STEP = 5;

/**
 * Rows of one queue and day as rates by the plan's intervals: a row's contacts are spread evenly over it. Whole days tell
 * nothing of the hour and are left out, so are rows that begin outside of the run. `undefined`: no row is left.
 */
export function dayOfIntervals(
  rows: readonly IntervalRow[],
  target: TargetSpec | undefined,
  place: RunPlace,
): IntervalDay | undefined {
  const own = rows.filter(
    ({ startAt, minutes }) => minutes < DAY_MINUTES && startAt >= place.countsFrom && startAt < place.endsAt,
  );
  if (own.length === 0) return undefined;
  const length = place.intervalMs / 60_000;
  const perHour = new Array<number>(DAY_MINUTES / length).fill(0);
  for (const { startAt, minutes, offered } of own) {
    const first = place.days.local.minuteOf(startAt);
    for (let at = 0; at < minutes; at += STEP) {
      const slot = Math.floor(((first + at) % DAY_MINUTES) / length);
      perHour[slot]! += (offered * 60 * STEP) / (length * minutes);
    }
  }
  const handleMs = meanHandleMs(own);
  const realised = realisedBy(own, target);
  return {
    ...{ perHour, contacts: sum(own, "offered") },
    ...(handleMs === undefined ? {} : { handleMs }),
    ...(realised === undefined ? {} : { realised }),
  };
}

function sum(rows: readonly IntervalRow[], of: "offered" | "answered" | "shortAbandoned" | "answeredWithin"): number {
  return rows.reduce((all, row) => all + (row[of] ?? 0), 0);
}

/** Over those answered, or those offered where a history tells nothing of answers. */
function meanHandleMs(rows: readonly IntervalRow[]): number | undefined {
  let [time, handled] = [0, 0];
  for (const { handleMs, talkMs, wrapUpMs, answered, offered } of rows) {
    const worked = handleMs ?? (talkMs === undefined ? undefined : talkMs + (wrapUpMs ?? 0));
    if (worked === undefined) continue;
    time += worked;
    handled += answered ?? offered;
  }
  return handled > 0 && time > 0 ? time / handled : undefined;
}

/** By the target's own formula; the history's threshold is taken for the plan's: it does not tell its own. */
function realisedBy(rows: readonly IntervalRow[], target: TargetSpec | undefined): Realised | undefined {
  if (target === undefined || rows.some(({ answeredWithin }) => answeredWithin === undefined)) return undefined;
  const { formula = "excluding-short-abandons" } = target;
  const kept = sum(rows, "answeredWithin");
  if (formula === "offered") return { kept, counted: sum(rows, "offered") };
  if (formula === "excluding-short-abandons") {
    return { kept, counted: sum(rows, "offered") - sum(rows, "shortAbandoned") };
  }
  return { kept, counted: sum(rows, "answered") };
}
