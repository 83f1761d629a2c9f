import type { ArrivalSpec } from "../../../scenario/demand.ts";
import { DAY_MS, HOUR_MS, type Instant, minutes } from "../../../vocabulary/index.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import type { ModelSource } from "../result.ts";
import type { ForecastDay, ObservedQueue } from "./observed.ts";

const QUARTER_MS = minutes(15);
const QUARTERS = 96;
const WEEK = 7;
/** Latest same weekdays that are looked at. */
const WEEKS = 8;
/**
 * Spread of a day's busyness where the log has too few days to say: that of the calls of a bank (phi 0.0076), between the
 * days of one weekday.
 */
const USUAL_CV2 = 0.0076;
/** Spread between neighbouring quarters beyond chance; what today's first hours say of its last ones is worth less by it. */
const INTRADAY_CV = 0.1;
const PERIOD_MS = HOUR_MS;

export interface Rates {
  /** Absent: nobody came, and nobody is expected. */
  readonly arrivals?: ArrivalSpec;
  readonly source: Extract<ModelSource, "forecast" | "same-weekdays" | "today" | "none">;
  /** Days behind it. */
  readonly days: number;
}

/**
 * What comes to a queue in the rest of today. From a forecast, or else the mean of the latest same weekdays, each taken
 * together with today so far: the day's factor is gamma, given as many as came where so many were expected, so early hours
 * move it little and late ones more; it is never the plain quotient. Without either: the last hour goes on, shrunk towards the day's
 * mean. `at`: now; `fromAt`: since when the log is complete.
 */
export function ratesOf(
  queue: ObservedQueue,
  at: Instant,
  fromAt: Instant,
  local: LocalTime,
  forecast: ForecastDay | undefined,
): Rates {
  const today = local.dayOf(at);
  const byDay = quartersByDay(queue, local);
  const sofar = byDay.get(today) ?? new Float64Array(QUARTERS);
  const done = Math.floor(local.minuteOf(at) / 15);
  if (forecast !== undefined) {
    return { ...updated(expectedOf(forecast), sofar, done, USUAL_CV2), source: "forecast", days: 0 };
  }
  const same = Array.from({ length: WEEKS }, (_, i) => today - WEEK * (i + 1)).filter(
    (day) => day * DAY_MS >= fromAt + DAY_MS && byDay.size > 0,
  );
  if (same.length > 0) {
    const rows = same.map((day) => byDay.get(day) ?? new Float64Array(QUARTERS));
    const mean = Float64Array.from({ length: QUARTERS }, (_, q) => meanOf(rows.map((row) => row[q]!)));
    const spread = spreadOf(rows.map((row) => row.reduce((sum, one) => sum + one, 0)));
    return { ...updated(smoothed(mean), sofar, done, spread), source: "same-weekdays", days: same.length };
  }
  return lastHour(queue, at, fromAt);
}

/** The rates of a day that was expected to bring so many, given what it brought by the begin of quarter `done`. */
function updated(
  expected: Float64Array,
  sofar: Float64Array,
  done: number,
  cv2: number,
): { readonly arrivals?: ArrivalSpec } {
  // B ~ Gamma(mean 1, squared spread cv2), N given B ~ Poisson(expected × B): B given N is gamma again.
  const shape = 1 / Math.max(cv2, 1e-4);
  let [came, awaited] = [0, 0];
  for (let q = 0; q < done; q++) {
    came += sofar[q]!;
    awaited += expected[q]!;
  }
  // The day's own noise makes an hour less telling than its contacts alone: as if fewer had come.
  const worth = 1 / (1 + awaited * INTRADAY_CV ** 2);
  const factor = (shape + came * worth) / (shape + awaited * worth);
  const left = 1 / Math.sqrt(shape + came * worth);
  const perHour = Array.from(expected, (one) => Math.round(one * factor * 4 * 1_000) / 1_000);
  if (perHour.every((rate) => rate === 0)) return {};
  return {
    arrivals: {
      ...{ profile: "daily", intervalMinutes: 15, perHour },
      busyness: { dayCv: Math.min(0.5, left), intervalCv: INTRADAY_CV, intervalCorrelation: 0.7 },
    },
  };
}

/** Without a day to compare with: as in the last hour, drawn towards all that is known. */
function lastHour(queue: ObservedQueue, at: Instant, fromAt: Instant): Rates {
  const knownMs = Math.max(QUARTER_MS, Math.min(DAY_MS, at - fromAt));
  const since = (from: number): number =>
    queue.offered.reduce((sum, [quarter, contacts]) => sum + (quarter >= from ? contacts : 0), 0);
  const all = since(at - knownMs);
  if (all === 0) return { source: "none", days: 0 };
  const recentMs = Math.min(PERIOD_MS, knownMs);
  const meanPerHour = (all * HOUR_MS) / knownMs;
  // Gamma belief around the mean, worth half an hour of it.
  const perHour = (since(at - recentMs) + meanPerHour / 2) / (recentMs / HOUR_MS + 0.5);
  const arrivals: ArrivalSpec = {
    ...{ profile: "daily", intervalMinutes: 1_440, perHour: [Math.round(perHour * 1_000) / 1_000] },
    busyness: { dayCv: 0.15, sharedBy: `${queue.queueId}/${queue.channel}` },
  };
  return { arrivals, source: "today", days: 1 };
}

function quartersByDay(queue: ObservedQueue, local: LocalTime): ReadonlyMap<number, Float64Array> {
  const byDay = new Map<number, Float64Array>();
  for (const [fromAt, contacts] of queue.offered) {
    const day = local.dayOf(fromAt as Instant);
    const row = byDay.get(day) ?? new Float64Array(QUARTERS);
    row[Math.floor(local.minuteOf(fromAt as Instant) / 15)]! += contacts;
    byDay.set(day, row);
  }
  return byDay;
}

/** Counts of a forecast's intervals spread evenly over quarters. */
function expectedOf({ intervalMinutes, fromMinute, counts }: ForecastDay): Float64Array {
  const expected = new Float64Array(QUARTERS);
  counts.forEach((count, i) => {
    const each = (Math.max(0, count) * 5) / intervalMinutes;
    for (let minute = 0; minute < intervalMinutes; minute += 5) {
      const q = Math.floor((fromMinute + i * intervalMinutes + minute) / 15);
      if (q < QUARTERS) expected[q]! += each;
    }
  });
  return expected;
}

/** Means of a few days are noisy quarter by quarter: each with its neighbours. */
function smoothed(counts: Float64Array): Float64Array {
  return counts.map((one, q) => ((counts[q - 1] ?? one) + 2 * one + (counts[q + 1] ?? one)) / 4);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Squared coefficient of variation of days beyond what chance alone would give. */
function spreadOf(totals: readonly number[]): number {
  const mean = meanOf(totals);
  if (totals.length < 3 || mean === 0) return USUAL_CV2;
  const variance = totals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (totals.length - 1);
  return Math.max(0.001, (variance - mean) / mean ** 2);
}
