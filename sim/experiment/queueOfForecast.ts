import { momentsOf, totalOf } from "../forecast/bands.ts";
import { type Estimate, isTold } from "../forecast/estimates/estimate.ts";
import type { HandleTimes } from "../forecast/estimates/handleTimes.ts";
import type { Patience } from "../forecast/estimates/patience.ts";
import type { Forecast, ForecastDay } from "../forecast/forecast.ts";
import type { ArrivalSpec, BusynessSpec } from "../scenario/demand.ts";
import { type Distribution, MAX_DURATION_MS, type PlainDistribution } from "../scenario/distribution.ts";
import type { QueueSpec, TargetSpec } from "../scenario/queueSpec.ts";
import { type Channel, channelKind, HOUR_MS, hours, MINUTE_MS, seconds } from "../vocabulary/index.ts";
import type { ForecastQueue } from "./scenarioOfForecast.ts";

/** What was taken as usual because the history does not tell it. */
export interface Assumed {
  readonly queueId: string;
  readonly what: /** The caller's handle time. */
    | "handle-time"
    /** Deviation as large as the mean. */
    | "handle-time-spread"
    /** Nobody gives up. */
    | "endless-patience"
    /** Exponential with the mean that abandonments and waits have. */
    | "exponential-patience"
    | "usual-target"
    | "no-shrinkage";
}

const DAY_MINUTES = 1_440;
const HOURS = 24;
/** Hours must be told this often before talk times go by the hour. */
const LEAST_HOURS = 4;
const USUAL_CV = 1;

/** Contacts an agent holds at once. */
export function slotsFor(channel: Channel, wished: number | undefined): number {
  return wished ?? (channelKind(channel) === "session" ? 3 : 1);
}

/** 80 % in 20 s where both are present, in 60 s of sessions, in 4 hours of what may wait. */
export function usualTarget(channel: Channel): TargetSpec {
  const kind = channelKind(channel);
  return { share: 0.8, withinMs: kind === "live" ? seconds(20) : kind === "session" ? seconds(60) : hours(4) };
}

/** One queue of the scenario; what had to be assumed is added to `assumed`. */
export function queueOfForecast(
  id: string,
  queue: ForecastQueue,
  days: readonly ForecastDay[],
  length: 1 | 7,
  assumed: Assumed[],
): QueueSpec {
  const { forecast, estimates } = queue;
  const { channel } = forecast;
  const assume = (what: Assumed["what"]) => assumed.push({ queueId: id, what });
  if (queue.target === undefined) assume("usual-target");
  const name = nameOf(forecast.queue);
  const patienceMs = patienceOfEstimates(estimates?.patience, assume);
  return {
    id,
    name,
    channel,
    priority: 1,
    target: queue.target ?? usualTarget(channel),
    arrivals: arrivalsOf(forecast, days, length),
    ...(patienceMs === undefined ? {} : { patienceMs }),
    ...handleTimes(estimates?.handleTimes, queue.handleMs, assume),
  };
}

function nameOf(queue: string): { en: string; ru: string } {
  const text = queue.slice(0, 80);
  return { en: text, ru: text };
}

function arrivalsOf(forecast: Forecast, days: readonly ForecastDay[], length: 1 | 7): ArrivalSpec {
  const { intervalMinutes, fromMinute } = forecast;
  const perDay = DAY_MINUTES / intervalMinutes;
  const perHour = new Array<number>(perDay * length).fill(0);
  const first = Math.round(fromMinute / intervalMinutes);
  for (const day of days) {
    const start = length === 7 ? (day.weekday - 1) * perDay : 0;
    for (const [i, count] of day.counts.mean.entries()) {
      const rate = (count * HOUR_MS) / (intervalMinutes * MINUTE_MS);
      perHour[start + first + i] = Math.round(rate * 1_000) / 1_000;
    }
  }
  return { profile: length === 7 ? "weekly" : "daily", intervalMinutes, perHour, ...busynessOf(days) };
}

/**
 * How unsure the forecast is of its rates: the relative variance of day totals beyond Poisson's as the day factor, and what
 * intervals have besides as factors of their own, correlated as neighbours are. Means over the days.
 */
function busynessOf(days: readonly ForecastDay[]): { busyness?: BusynessSpec } {
  const found = days.map(({ law }) => {
    const n = law.mean.length;
    const total = totalOf(law);
    const day = total.mean > 0 ? Math.max(0, total.variance - total.mean) / total.mean ** 2 : 0;
    let own = 0;
    let together = 0;
    let weight = 0;
    for (let i = 0; i + 1 < n; i++) {
      const [here, next] = [momentsOf(law.mean[i]!, law.covariance[i * n + i]!), law.mean[i + 1]!];
      if (here.mean < 1 || next <= 1) continue;
      own += Math.max(0, here.variance - here.mean) / here.mean;
      together += (4 * law.covariance[i * n + i + 1]! * here.mean) / (law.mean[i]! * next);
      weight += here.mean;
    }
    return { day, own: weight > 0 ? own / weight : 0, together: weight > 0 ? together / weight : 0 };
  });
  if (found.length === 0) return {};
  const mean = (key: "day" | "own" | "together") => found.reduce((sum, each) => sum + each[key], 0) / found.length;
  const intervalVariance = Math.max(0, mean("own") - mean("day"));
  const correlation = intervalVariance > 1e-6 ? (mean("together") - mean("day")) / intervalVariance : 0;
  const rounded = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)) * 10_000) / 10_000;
  return {
    busyness: {
      dayCv: rounded(Math.sqrt(mean("day")), 2),
      intervalCv: rounded(Math.sqrt(intervalVariance), 2),
      intervalCorrelation: rounded(correlation, 0.95),
    },
  };
}

function handleTimes(
  told: HandleTimes | undefined,
  assumedMs: number | undefined,
  assume: (what: Assumed["what"]) => void,
): Pick<QueueSpec, "talkMs" | "wrapUpMs" | "byInterval"> {
  const mean = told !== undefined && isTold(told.meanMs) ? told.meanMs.value : undefined;
  if (mean === undefined) assume("handle-time");
  const cv = told !== undefined && isTold(told.cv) ? told.cv.value : undefined;
  if (cv === undefined) assume("handle-time-spread");
  const wrapUp = told !== undefined && isTold(told.wrapUpShare) ? clamp(told.wrapUpShare.value, 0, 0.95) : 0;
  const all = mean ?? assumedMs!;
  // Wrap-up is exponential; the rest of the variance is the conversation's.
  const talkCv = clamp(Math.sqrt(Math.max(0.01, (cv ?? USUAL_CV) ** 2 - wrapUp ** 2)) / (1 - wrapUp), 0.05, 5);
  const talk = (handleMs: number): PlainDistribution => ({
    kind: "lognormal",
    meanMs: whole(handleMs * (1 - wrapUp)),
    cv: Math.round(talkCv * 1_000) / 1_000,
  });
  const byHour = told === undefined ? undefined : hourly(told, all);
  return {
    talkMs: talk(all),
    ...(wrapUp > 0 ? { wrapUpMs: { kind: "exponential", meanMs: whole(all * wrapUp) } } : {}),
    ...(byHour === undefined ? {} : { byInterval: { intervalMinutes: 60, talkMs: byHour.map(talk) } }),
  };
}

/** Means by hour where hours differ: the mean of all lies outside the interval of one told hour in four or more. */
function hourly({ byHourMs }: HandleTimes, mean: number): number[] | undefined {
  const told = byHourMs.filter((hour): hour is Estimate => isTold(hour));
  const apart = told.filter(({ low, high }) => mean < low || mean > high).length;
  if (told.length < LEAST_HOURS || apart * 4 < told.length) return undefined;
  return Array.from({ length: HOURS }, (_, hour) => {
    const own = byHourMs[hour]!;
    return isTold(own) ? own.value : mean;
  });
}

function patienceOfEstimates(
  told: Patience | undefined,
  assume: (what: Assumed["what"]) => void,
): Distribution | undefined {
  if (told === undefined || !isTold(told.meanMs)) {
    assume("endless-patience");
    return undefined;
  }
  const meanMs = whole(told.meanMs.value);
  if (!isTold(told.curve)) {
    assume("exponential-patience");
    return { kind: "exponential", meanMs };
  }
  const { atMs, survival } = told.curve;
  const fits = atMs.map((at, i) => [at, survival[i]!] as const).filter(([at]) => at > 0 && at <= MAX_DURATION_MS);
  // Who gives up at once is there at 0: the curve begins below 1.
  const atOnce = atMs[0] === 0 ? survival[0]! : 1;
  return {
    kind: "survival",
    atMs: [0, ...fits.map(([at]) => at)],
    survival: [atOnce, ...fits.map(([, share]) => share)],
    tailMeanMs: meanMs,
  };
}

function whole(ms: number): number {
  return Math.round(clamp(ms, 1, MAX_DURATION_MS));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
