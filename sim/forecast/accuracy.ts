import type { Channel, Instant } from "../vocabulary/index.ts";
import type { Forecast } from "./forecast.ts";
import type { MethodId } from "./model.ts";
import { addScore, addSums, noSums, type Scored, type ScoreSums, type Scores, scoresOf } from "./scores.ts";
import type { CountDay, CountSeries } from "./series.ts";

/** A forecast as it stood when it was made: plain data to be kept, never changed afterwards. */
export interface ForecastSnapshot {
  readonly madeAt: Instant;
  /** `model`: as the method had it; `plan`: with what people changed. */
  readonly of: "model" | "plan";
  readonly method: MethodId;
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  readonly fromMinute: number;
  /** Last date of the history behind it. */
  readonly after: string;
  readonly days: readonly SnapshotDay[];
}

export interface SnapshotDay {
  readonly date: string;
  /** Days ahead: 1 for the first day after the history. */
  readonly step: number;
  /** By interval: expected count, and the quantiles 5, 25, 50, 75, 95 %. */
  readonly intervals: readonly (readonly [number, number, number, number, number, number])[];
  readonly total: readonly [number, number, number, number, number, number];
}

/** How forecasts of one queue did, made by one method. */
export interface Accuracy {
  readonly queue: string;
  readonly channel: Channel;
  readonly of: "model" | "plan";
  readonly method: MethodId;
  readonly all: { readonly interval: Scores; readonly total: Scores };
  /** By days ahead, 1 first. */
  readonly steps: readonly { readonly step: number; readonly interval: Scores; readonly total: Scores }[];
}

/** `forecast` as it stands, figures to a thousandth of a contact. */
export function snapshotOf(forecast: Forecast, madeAt: Instant, of: ForecastSnapshot["of"]): ForecastSnapshot {
  const { method, queue, channel, timeZone, intervalMinutes, fromMinute, after } = forecast;
  return {
    ...{ madeAt, of, method, queue, channel, timeZone, intervalMinutes, fromMinute, after },
    days: forecast.days.map(({ date, step, counts, total }) => ({
      date,
      step,
      intervals: Array.from(counts.mean, (mean, i) =>
        figures(mean, counts.low90[i]!, counts.low50[i]!, counts.median[i]!, counts.high50[i]!, counts.high90[i]!),
      ),
      total: figures(total.mean, total.low90, total.low50, total.median, total.high50, total.high90),
    })),
  };
}

/** The forecast of a queue as it stood at `at`: the latest made no later. Absent: none was made yet. */
export function asItStood(
  snapshots: readonly ForecastSnapshot[],
  at: Instant,
  { queue, channel, of }: Pick<ForecastSnapshot, "queue" | "channel" | "of">,
): ForecastSnapshot | undefined {
  let found: ForecastSnapshot | undefined;
  for (const snapshot of snapshots) {
    if (snapshot.queue !== queue || snapshot.channel !== channel || snapshot.of !== of || snapshot.madeAt > at)
      continue;
    if (found === undefined || snapshot.madeAt >= found.madeAt) found = snapshot;
  }
  return found;
}

/**
 * Snapshots held against what came, by queue, channel, kind and method. Of several snapshots of one kind that tell of a date
 * at the same distance the latest counts; excluded days and unknown intervals do not. Intervals of another length than the
 * series' are no forecast of it. MASE is against the same interval a week before in `actual`. Rows in the order of the
 * snapshots; those nothing is known to hold against are left out.
 */
export function accuracyOf(snapshots: readonly ForecastSnapshot[], actual: readonly CountSeries[]): Accuracy[] {
  const groups = new Map<string, { first: ForecastSnapshot; days: Map<string, [ForecastSnapshot, SnapshotDay]> }>();
  for (const snapshot of snapshots) {
    const key = JSON.stringify([snapshot.queue, snapshot.channel, snapshot.of, snapshot.method]);
    const group = groups.get(key) ?? { first: snapshot, days: new Map() };
    groups.set(key, group);
    for (const day of snapshot.days) {
      const place = `${day.date}/${day.step}`;
      const before = group.days.get(place);
      if (before === undefined || before[0].madeAt <= snapshot.madeAt) group.days.set(place, [snapshot, day]);
    }
  }
  return [...groups.values()].flatMap(({ first, days }) => {
    const series = actual.find(({ queue, channel }) => queue === first.queue && channel === first.channel);
    if (series === undefined) return [];
    const found = scored(first, [...days.values()], series);
    return found === undefined ? [] : [found];
  });
}

function scored(
  { queue, channel, of, method }: ForecastSnapshot,
  days: readonly (readonly [ForecastSnapshot, SnapshotDay])[],
  series: CountSeries,
): Accuracy | undefined {
  const known = new Map(series.days.filter(({ excluded }) => excluded !== true).map((day) => [day.date, day]));
  const steps = new Map<number, { interval: ScoreSums; total: ScoreSums }>();
  const all = { interval: noSums(), total: noSums() };
  for (const [snapshot, day] of days) {
    const came = known.get(day.date);
    if (came === undefined || snapshot.intervalMinutes !== series.intervalMinutes) continue;
    const sums = steps.get(day.step) ?? { interval: noSums(), total: noSums() };
    addDay(sums, snapshot, day, came, series);
    if (sums.interval.n > 0) steps.set(day.step, sums);
  }
  for (const { interval, total } of steps.values()) {
    addSums(all.interval, interval);
    addSums(all.total, total);
  }
  if (all.interval.n === 0) return undefined;
  const naive = naiveError(series);
  return {
    ...{ queue, channel, of, method },
    all: { interval: scoresOf(all.interval, naive), total: scoresOf(all.total) },
    steps: [...steps]
      .sort(([a], [b]) => a - b)
      .map(([step, { interval, total }]) => ({ step, interval: scoresOf(interval, naive), total: scoresOf(total) })),
  };
}

function addDay(
  sums: { interval: ScoreSums; total: ScoreSums },
  snapshot: ForecastSnapshot,
  day: SnapshotDay,
  came: CountDay,
  series: CountSeries,
): void {
  // The history may have come to know earlier or later hours since.
  const shift = (snapshot.fromMinute - series.fromMinute) / series.intervalMinutes;
  let whole = 0;
  let complete = true;
  for (const [i, figures] of day.intervals.entries()) {
    const actual = came.counts[i + shift] ?? Number.NaN;
    if (Number.isNaN(actual)) {
      complete = false;
      continue;
    }
    whole += actual;
    addScore(sums.interval, scoredOf(figures), actual);
  }
  if (complete) addScore(sums.total, scoredOf(day.total), whole);
}

/** Mean absolute difference of counts to those of the last known same weekday. */
function naiveError(series: CountSeries): number {
  const last = new Map<number, Float64Array>();
  let sum = 0;
  let n = 0;
  for (const { weekday, counts, excluded, special } of series.days) {
    if (excluded === true || special.length > 0) continue;
    for (const [i, count] of (last.get(weekday) ?? []).entries()) {
      const error = Math.abs(count - counts[i]!);
      if (Number.isNaN(error)) continue;
      sum += error;
      n += 1;
    }
    last.set(weekday, counts);
  }
  return n === 0 ? 0 : sum / n;
}

function scoredOf([mean, a, b, c, d, e]: SnapshotDay["total"]): Scored {
  return { mean, quantiles: [a, b, c, d, e] };
}

function figures(...values: [number, number, number, number, number, number]): SnapshotDay["total"] {
  const [a, b, c, d, e, f] = values.map((value) => Math.round(value * 1_000) / 1_000);
  return [a!, b!, c!, d!, e!, f!];
}
