import type { ContactRow, IntervalRow } from "../history/rows.ts";
import { type Instant, MINUTE_MS } from "../vocabulary/units.ts";

/**
 * Single contacts counted by queue, channel and interval of `minutes` (a divisor of 60), cut from the hour; intervals with
 * nobody are left out, so a series of them takes gaps for zeros. In order of time. Throws `RangeError` for other lengths.
 */
export function contactCounts(contacts: readonly ContactRow[], minutes: number): IntervalRow[] {
  if (!(Number.isInteger(minutes) && minutes > 0 && 60 % minutes === 0)) {
    throw new RangeError(`minutes: expected a divisor of 60, got ${minutes}`);
  }
  const length = minutes * MINUTE_MS;
  const counts = new Map<string, { row: ContactRow; startAt: number; offered: number }>();
  for (const row of contacts) {
    const startAt = Math.floor(row.arrivedAt / length) * length;
    const key = JSON.stringify([row.queue, row.channel, startAt]);
    const found = counts.get(key) ?? { row, startAt, offered: 0 };
    found.offered += 1;
    counts.set(key, found);
  }
  return [...counts.values()]
    .sort((a, b) => a.startAt - b.startAt)
    .map(({ row: { queue, channel }, startAt, offered }) => ({
      ...{ queue, channel, minutes, offered },
      startAt: startAt as Instant,
    }));
}
