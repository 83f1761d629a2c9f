import type { Distribution } from "../../../scenario/distribution.ts";

/** Points a curve is told by; more would not be seen. */
const POINTS = 100;
/** Fewer who gave up make no curve: only a mean. */
const CURVE_FROM = 30;
/** Longest mean: beyond it nobody can be said to be impatient. */
const MOST_MS = 86_400_000;

/**
 * Patience of those who gave up and those who were answered, whose patience is only known to be longer: Kaplan & Meier 1958,
 * with an exponential tail of the mean that all of them together have (waits ÷ those who gave up). Few who gave up: that
 * exponential alone. `undefined` for nobody at all, or where nobody gave up: whoever comes waits.
 */
export function patienceOf(answeredMs: readonly number[], abandonedMs: readonly number[]): Distribution | undefined {
  if (abandonedMs.length === 0) return undefined;
  const total = [...answeredMs, ...abandonedMs].reduce((sum, ms) => sum + ms, 0);
  const meanMs = Math.min(MOST_MS, Math.max(1, Math.round(total / abandonedMs.length)));
  if (abandonedMs.length < CURVE_FROM) return { kind: "exponential", meanMs };
  const curve = kaplanMeier(answeredMs, abandonedMs);
  const step = Math.max(1, Math.ceil(curve.length / POINTS));
  const kept = curve.filter((_, i) => i % step === step - 1 || i === curve.length - 1);
  return {
    kind: "survival",
    atMs: [0, ...kept.map(({ atMs }) => atMs)],
    survival: [1, ...kept.map(({ survival }) => survival)],
    tailMeanMs: meanMs,
  };
}

/** Share of customers who would still wait just after each instant at which somebody gave up, in order of time. */
export function kaplanMeier(
  answeredMs: readonly number[],
  abandonedMs: readonly number[],
): readonly { readonly atMs: number; readonly survival: number }[] {
  const gone = [...abandonedMs].sort((a, b) => a - b);
  const censored = [...answeredMs].sort((a, b) => a - b);
  const curve: { atMs: number; survival: number }[] = [];
  let atRisk = gone.length + censored.length;
  let survival = 1;
  let c = 0;
  for (let i = 0; i < gone.length; ) {
    const atMs = gone[i]!;
    // Whoever is answered in the very moment another gives up was still there.
    while (c < censored.length && censored[c]! < atMs) {
      c += 1;
      atRisk -= 1;
    }
    let left = 0;
    while (i < gone.length && gone[i] === atMs) {
      i += 1;
      left += 1;
    }
    survival *= 1 - left / atRisk;
    atRisk -= left;
    curve.push({ atMs, survival });
  }
  return curve;
}
