import { accuracyOf, type ForecastSnapshot } from "../sim/forecast/accuracy.ts";
import type { CountSeries } from "../sim/forecast/series.ts";
import { intervalsFor, seriesOf } from "../sim/forecast/seriesOf.ts";
import { markedDays } from "../sim/history/marks.ts";
import type { AccuracyFound } from "./accuracyApi.ts";
import type { ForecastAnswer, HistoryChosen } from "./forecastApi.ts";
import { loadHistory } from "./forecastLoading.ts";

/** See `AccuracyApi.compare`; `ask` reads from the server. */
export async function comparedForecasts(
  snapshots: readonly ForecastSnapshot[],
  histories: readonly HistoryChosen[],
  ask: (path: string) => Promise<Response>,
): Promise<ForecastAnswer<AccuracyFound>> {
  try {
    const came: CountSeries[] = [];
    for (const chosen of histories) {
      const own = snapshots.filter(({ queue, channel }) => queue === chosen.queue && channel === chosen.channel);
      const loaded = await loadHistory({ ...chosen, hasContacts: false }, ask);
      if (!loaded.ok) return loaded;
      const { intervals, cleaning } = loaded.value;
      const lengths = new Set(intervalsFor(intervals));
      // The interval most forecasts have; others are held against nothing rather than against something else.
      const length = mostCommon(
        own.map(({ intervalMinutes }) => intervalMinutes).filter((minutes) => lengths.has(minutes)),
      );
      if (length === undefined) continue;
      const { queue, channel, timeZone, contactsOnly } = chosen;
      const gaps = contactsOnly ? "zero" : "unknown";
      const series = seriesOf(intervals, { timeZone, intervalMinutes: length, queue, channel, gaps });
      came.push({ ...series, days: markedDays(series.days, series, cleaning) });
    }
    return { ok: true, value: { accuracies: accuracyOf(snapshots, came), came } };
  } catch (problem) {
    return { ok: false, code: "unreachable", detail: problem instanceof Error ? problem.message : "" };
  }
}

function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}
