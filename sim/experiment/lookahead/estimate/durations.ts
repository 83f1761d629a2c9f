import type { Distribution } from "../../../scenario/distribution.ts";
import type { Channel } from "../../../vocabulary/index.ts";
import { minutes, seconds } from "../../../vocabulary/index.ts";
import { quantile } from "../../spread.ts";

/** From so many on the durations speak for themselves; from so many on a lognormal law of them does. */
const EMPIRICAL_FROM = 200;
const LOGNORMAL_FROM = 20;
const QUANTILES = 101;
const CV = { least: 0.05, most: 5 } as const;

/** What a conversation takes on a channel where nothing is known: means of published centres, rounded. */
const USUAL_MS: Readonly<Record<Channel, number>> = {
  voice: minutes(5),
  video: minutes(7),
  chat: minutes(10),
  messenger: minutes(12),
  sms: minutes(4),
  social: minutes(8),
  email: minutes(9),
  callback: minutes(5),
  "visit-in-person": minutes(15),
};
/** Mean patience where nothing is known; deferrable channels wait. */
const USUAL_PATIENCE_MS: Readonly<Partial<Record<Channel, number>>> = {
  voice: minutes(4),
  video: minutes(4),
  chat: minutes(6),
};

export function usualTalk(channel: Channel): Distribution {
  return { kind: "lognormal", meanMs: USUAL_MS[channel], cv: 1 };
}

export function usualPatience(channel: Channel): Distribution | undefined {
  const meanMs = USUAL_PATIENCE_MS[channel];
  return meanMs === undefined ? undefined : { kind: "exponential", meanMs };
}

/**
 * The law of observed durations, ms: their quantiles where there are many, else the lognormal law of the same mean and
 * spread of logarithms; `undefined` for too few to say.
 */
export function durationsOf(observedMs: readonly number[]): Distribution | undefined {
  const rising = Float64Array.from(observedMs, (ms) => Math.max(1, ms)).sort();
  const n = rising.length;
  if (n < LOGNORMAL_FROM) return undefined;
  if (n >= EMPIRICAL_FROM) {
    const at = (i: number): number => Math.max(1, Math.round(quantile(rising, i / (QUANTILES - 1))!));
    return { kind: "empirical", quantilesMs: Array.from({ length: QUANTILES }, (_, i) => at(i)) };
  }
  const logs = Array.from(rising, Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / n;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1);
  const meanMs = rising.reduce((sum, ms) => sum + ms, 0) / n;
  const cv = Math.sqrt(Math.expm1(variance));
  return { kind: "lognormal", meanMs: Math.max(1, Math.round(meanMs)), cv: Math.min(CV.most, Math.max(CV.least, cv)) };
}

/** Wrap-up, where there was any: most centres have none on some channels. */
export function wrapUpOf(observedMs: readonly number[]): Distribution | undefined {
  const some = observedMs.filter((ms) => ms > 0);
  if (some.length * 2 < observedMs.length || some.length === 0) return undefined;
  const meanMs = some.reduce((sum, ms) => sum + ms, 0) / some.length;
  return durationsOf(some) ?? { kind: "lognormal", meanMs: Math.max(seconds(1), Math.round(meanMs)), cv: 0.7 };
}
