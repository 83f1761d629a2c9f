import type { EffectLayout, EffectParameters } from "./dayEffects.ts";

/** Every parameter of the mixed model, on its own scale. */
export interface MixedParameters {
  /** Noise of an interval as a multiple of a Poisson count's: 1 where counts are Poisson given their rate. */
  readonly noise: number;
  /** Variance and hourly… neighbouring-interval correlation of the deviation within a day, relative to the profile. */
  readonly withinVariance: number;
  readonly withinCorrelation: number;
  readonly effects: EffectParameters;
}

/** Where a search begins: near what banks, shops and authorities have (relative variances of √counts). */
export function startOf(layout: EffectLayout): number[] {
  const start = [0, Math.log(0.0008), 2, 1.2];
  if (layout.shapes > 1) start.push(0);
  for (let k = 0; k < layout.shapes; k++) start.push(Math.log(0.0006));
  if (layout.month) start.push(Math.log(0.0003));
  if (layout.afterClosing) start.push(Math.log(0.003));
  if (layout.year) start.push(Math.log(0.0005));
  return start;
}

/** A point of the search as parameters: logarithms of variances, logits of correlations, kept in wide bounds. */
export function parametersAt(x: readonly number[], layout: EffectLayout): MixedParameters {
  let at = 0;
  const variance = () => Math.exp(clamp(x[at++]!, -16, 3));
  const correlation = () => 1 / (1 + Math.exp(-clamp(x[at++]!, -6, 5)));
  const noise = variance();
  const withinVariance = variance();
  const withinCorrelation = correlation();
  const level = correlation();
  const others = layout.shapes > 1 ? correlation() : 0;
  const variances = Array.from({ length: layout.shapes }, variance);
  const month = layout.month ? variance() : 0;
  const afterClosing = layout.afterClosing ? variance() : 0;
  const year = layout.year ? variance() : 0;
  const correlations = variances.map((_, k) => (k === 0 ? level : others));
  return { noise, withinVariance, withinCorrelation, effects: { variances, correlations, month, afterClosing, year } };
}

/** A weak pull to the start, in units of deviance: a short history leaves a parameter where such histories have it. */
export function pull(x: readonly number[], start: readonly number[]): number {
  let sum = 0;
  for (const [i, value] of x.entries()) sum += ((value - start[i]!) / PULL_WIDTH) ** 2;
  return sum;
}

const PULL_WIDTH = 3;

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
