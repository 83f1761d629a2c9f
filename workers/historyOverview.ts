import type { CountSeries } from "../sim/forecast/series.ts";
import { intervalsFor, seriesOf } from "../sim/forecast/seriesOf.ts";
import type { Holiday, Proposal } from "../sim/history/proposal.ts";
import { propose } from "../sim/history/propose.ts";
import type { IntervalRow } from "../sim/history/rows.ts";

/** The days of one queue as a page draws them, and what is proposed about them. */
export interface HistoryOverview {
  readonly series: CountSeries;
  readonly proposals: readonly Proposal[];
}

export interface OverviewOptions {
  readonly queue: string;
  readonly channel: CountSeries["channel"];
  readonly timeZone: string;
  /** Whether an interval without rows on a day with some means nobody came: so it is where contacts were counted. */
  readonly gaps: "unknown" | "zero";
  readonly holidays: readonly Holiday[];
}

/** Days by quarters of an hour, or by the rows' own intervals where those are longer. `undefined`: there are no rows. */
export function historyOverview(rows: readonly IntervalRow[], options: OverviewOptions): HistoryOverview | undefined {
  const lengths = intervalsFor(rows);
  const intervalMinutes = lengths.find((length) => length >= 15) ?? lengths.at(-1);
  if (intervalMinutes === undefined) return undefined;
  const { queue, channel, timeZone, gaps, holidays } = options;
  const series = seriesOf(rows, { queue, channel, timeZone, intervalMinutes, gaps });
  return { series, proposals: propose(series.days, series, { timeZone, holidays }) };
}
