import type { IntervalRow } from "../../history/rows.ts";
import { dayText } from "../../vocabulary/localDate.ts";
import type { LocalTime } from "../../vocabulary/localTime.ts";
import { MINUTE_MS } from "../../vocabulary/units.ts";
import { type Estimate, jackknife, type Untold } from "./estimate.ts";

/** Paid time of the agents of one queue on one day: from payroll or schedules, which histories of contacts do not have. */
export interface PaidDay {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly paidMs: number;
}

/**
 * Share of paid time nobody was there: 1 − Σ (agents there × time) ÷ Σ paid time over the days that have both. Below 0 where
 * more were there than were paid for: then the two are not of the same agents. n counts days.
 */
export function shrinkageOf(
  rows: readonly IntervalRow[],
  paid: readonly PaidDay[],
  local: LocalTime,
): Estimate | Untold {
  const present = new Map<string, number>();
  for (const { startAt, minutes, agents } of rows) {
    if (agents === undefined) continue;
    const date = dayText(local.dayOf(startAt));
    present.set(date, (present.get(date) ?? 0) + agents * minutes * MINUTE_MS);
  }
  if (present.size === 0) return { absent: "no-agents" };
  if (paid.length === 0) return { absent: "no-paid-time" };
  const days = paid.flatMap(({ date, paidMs }) =>
    present.has(date) && paidMs > 0 ? [[present.get(date)!, paidMs]] : [],
  );
  return jackknife(days, ([there, ofPaid]) => 1 - there! / ofPaid!, days.length);
}
