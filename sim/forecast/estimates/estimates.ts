import type { ContactRow, IntervalRow } from "../../history/rows.ts";
import type { Channel } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import { type Estimate, jackknife, type Untold } from "./estimate.ts";
import { type HandleTimes, handleTimesOfContacts, handleTimesOfIntervals } from "./handleTimes.ts";
import { type Patience, patienceOfContacts, patienceOfIntervals } from "./patience.ts";
import { type RepeatOptions, type Repeats, repeatsOf } from "./repeats.ts";
import { type PaidDay, shrinkageOf } from "./shrinkage.ts";

/** What a history tells of one queue besides its counts. What it does not tell is absent, with a reason. */
export interface Estimates {
  readonly queue: string;
  readonly channel: Channel;
  readonly handleTimes: HandleTimes;
  readonly patience: Patience;
  readonly repeats: Repeats;
  readonly shrinkage: Estimate | Untold;
  /** Abandoned ÷ offered. */
  readonly abandonmentRate: Estimate | Untold;
}

export interface EstimateOptions extends Omit<RepeatOptions, "of"> {
  readonly queue: string;
  readonly channel: Channel;
  /** IANA zone of days and hours. */
  readonly timeZone: string;
  /** Absent: shrinkage is untold. */
  readonly paid?: readonly PaidDay[];
}

/**
 * Estimates from the rows of one queue and channel among `history`; single contacts are preferred where there are any. A
 * customer may come again to any queue of the history. Throws `RangeError` for an unknown zone and for windows that are
 * not positive.
 */
export function estimatesOf(
  history: { readonly intervals: readonly IntervalRow[]; readonly contacts: readonly ContactRow[] },
  options: EstimateOptions,
): Estimates {
  const { queue, channel, timeZone, paid = [] } = options;
  const local = new LocalTime(timeZone);
  const own = <Row extends { readonly queue: string; readonly channel: Channel }>(rows: readonly Row[]) =>
    rows.filter((row) => row.queue === queue && row.channel === channel);
  const contacts = own(history.contacts);
  const intervals = own(history.intervals);
  const single = contacts.length > 0;
  const handled = contacts.some(({ talkMs }) => talkMs !== undefined);
  const waited = contacts.some(({ waitMs }) => waitMs !== undefined);
  return {
    queue,
    channel,
    handleTimes: handled ? handleTimesOfContacts(contacts, local) : handleTimesOfIntervals(intervals, local),
    patience: waited ? patienceOfContacts(contacts) : patienceOfIntervals(intervals),
    repeats: repeatsOf(history.contacts, {
      ...options,
      of: (row) => row.queue === queue && row.channel === channel,
    }),
    shrinkage: shrinkageOf(intervals, paid, local),
    abandonmentRate: single ? abandonsOfContacts(contacts, local) : abandonsOfIntervals(intervals, local),
  };
}

function abandonsOfContacts(rows: readonly ContactRow[], local: LocalTime): Estimate | Untold {
  return rate(rows.map((row) => [local.dayOf(row.arrivedAt), row.outcome === "abandoned" ? 1 : 0, 1] as const));
}

function abandonsOfIntervals(rows: readonly IntervalRow[], local: LocalTime): Estimate | Untold {
  return rate(
    rows.flatMap((row) =>
      row.abandoned === undefined ? [] : [[local.dayOf(row.startAt), row.abandoned, row.offered] as const],
    ),
  );
}

function rate(seen: readonly (readonly [day: number, abandoned: number, offered: number])[]): Estimate | Untold {
  const days = new Map<number, [number, number]>();
  for (const [day, abandoned, offered] of seen) {
    const sums = days.get(day) ?? [0, 0];
    days.set(day, [sums[0] + abandoned, sums[1] + offered]);
  }
  const known = [...days.values()].filter(([, offered]) => offered > 0);
  if (known.length === 0) return { absent: "no-abandons" };
  const offered = known.reduce((sum, day) => sum + day[1], 0);
  return jackknife(known, ([abandoned, of]) => abandoned! / of!, offered);
}
