import type { DurationCurve } from "./durations.ts";
import { type Integrand, integrate } from "./quadrature.ts";

/**
 * Integrals over one stretch of the virtual wait x of M/M/n+G, with weight e^(f(x) − peak), f(x) = λ H(x) − n μ x:
 * per ms of `mass` and so on a contact that comes finds this wait before it. S is survival of patience, H its integral.
 */
export interface StretchIntegrals {
  /** ∫ e^f: everybody. */
  readonly mass: number;
  /** ∫ S e^f: those who would still be there. */
  readonly staying: number;
  /** ∫ (1 − S) e^f: those who would have left. */
  readonly leaving: number;
  /** ∫ H e^f: what everybody waits, answered or not. */
  readonly waited: number;
  /** ∫ x S e^f: what those who stay wait. */
  readonly stayingWaited: number;
}

export interface WaitIntegrals {
  /** max f ≥ 0: all integrals are e^(−peak) times their true size, so that overload does not overflow. */
  readonly peak: number;
  /** One for each stretch between 0, the marks, and infinity. */
  readonly stretches: readonly StretchIntegrals[];
}

/** Where e^(f − peak) falls below e^−45 ≈ 3e-20 nothing is left to integrate. */
const DROP = 45;
const TOLERANCE = 1e-8;

/**
 * The building blocks J, J_H … of Zeltyn & Mandelbaum (2005), “Call centers with impatient customers: many-server
 * asymptotics of the M/M/n+G queue”, Queueing Systems 51: 361–402, cut at `marks` (ms > 0, ascending). Rates per ms.
 * `undefined` where the queue grows without bound: those who never give up alone are more than the agents can serve.
 * f is concave, as survival falls: one peak, found by bisection, and exponential tails. Where patience is a step
 * function the pieces are exact, elsewhere adaptive quadrature (measured error below 1e-9).
 */
export function waitIntegrals(
  arrival: number,
  service: number,
  patience: DurationCurve,
  marks: readonly number[],
): WaitIntegrals | undefined {
  if (arrival * patience.forever >= service) return undefined;
  const f = (x: number) => arrival * patience.integral(x) - service * x;
  const top = peakOf(arrival, service, patience);
  const peak = Math.max(0, f(top));
  const end = lastWithin(f, peak, top, service);
  const begin = f(0) >= peak - DROP ? 0 : firstWithin(f, peak, top);
  const cuts = [...patience.breaks, top].filter((x) => x > begin && x < end).sort((a, b) => a - b);

  const stretch = patience.stepwise
    ? (from: number, to: number, into: Float64Array) => addStep(arrival, service, patience, peak, from, to, into)
    : smoothStretch(arrival, service, patience, peak, end - begin);
  const stretches = [...marks, Number.POSITIVE_INFINITY].map((mark, i) => {
    const last = mark === Number.POSITIVE_INFINITY;
    const sums = new Float64Array(5);
    const to = Math.min(mark, end);
    let from = Math.max(i === 0 ? 0 : marks[i - 1]!, begin);
    for (const cut of cuts) {
      if (cut <= from || cut >= to) continue;
      stretch(from, cut, sums);
      from = cut;
    }
    if (last && patience.stepwise) stretch(from, mark, sums);
    else if (to > from) stretch(from, to, sums);
    return {
      mass: sums[0]!,
      staying: sums[1]!,
      leaving: sums[2]!,
      waited: sums[3]!,
      stayingWaited: sums[4]!,
    };
  });
  return { peak, stretches };
}

/** Where f is greatest, ms: as long as arrivals that stay outnumber services, f rises. */
function peakOf(arrival: number, service: number, patience: DurationCurve): number {
  const rises = (x: number) => arrival * patience.survival(x) > service;
  if (!rises(0)) return 0;
  let high = 1 / service;
  while (rises(high)) high *= 2;
  let low = 0;
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (rises(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function lastWithin(f: (x: number) => number, peak: number, top: number, service: number): number {
  let step = 1 / service;
  while (f(top + step) > peak - DROP) step *= 2;
  let low = step / 2;
  for (let i = 0; i < 4; i++) {
    const middle = (low + step) / 2;
    if (f(top + middle) > peak - DROP) low = middle;
    else step = middle;
  }
  return top + step;
}

function firstWithin(f: (x: number) => number, peak: number, top: number): number {
  let low = 0;
  let high = top;
  for (let i = 0; i < 60 && high - low > 1e-3 * (top - low); i++) {
    const middle = (low + high) / 2;
    if (f(middle) < peak - DROP) low = middle;
    else high = middle;
  }
  return low;
}

function smoothStretch(arrival: number, service: number, patience: DurationCurve, peak: number, width: number) {
  const integrand: Integrand = (x, weight, into) => {
    const waited = patience.integral(x);
    const mass = weight * Math.exp(arrival * waited - service * x - peak);
    if (mass === 0) return;
    const survival = patience.survival(x);
    into[0]! += mass;
    into[1]! += mass * survival;
    into[2]! += mass * (1 - survival);
    into[3]! += mass * waited;
    into[4]! += mass * survival * x;
  };
  // e^(f − peak) is 1 at the peak and falls over `width` by e^45, so ∫ is at least width ÷ 45 (concavity).
  const tolerance = (TOLERANCE * width) / DROP;
  return (from: number, to: number, into: Float64Array) => integrate(integrand, from, to, tolerance, into);
}

/** Survival is constant from `from` to `to` (which may be infinite): e^f is an exponential there. */
function addStep(
  arrival: number,
  service: number,
  patience: DurationCurve,
  peak: number,
  from: number,
  to: number,
  into: Float64Array,
): void {
  const survival = patience.survival(from);
  const slope = arrival * survival - service;
  const before = patience.integral(from);
  const start = Math.exp(arrival * before - service * from - peak);
  const { mass, moment } = exponentialPiece(start, slope, to - from);
  into[0]! += mass;
  into[1]! += mass * survival;
  into[2]! += mass * (1 - survival);
  into[3]! += mass * before + moment * survival;
  into[4]! += survival * (mass * from + moment);
}

/**
 * ∫₀ʷ a e^(c u) du and ∫₀ʷ u a e^(c u) du. By series where c w is small, and from the far end where c > 0, so that
 * neither cancellation nor overflow shows.
 */
function exponentialPiece(a: number, c: number, w: number): { readonly mass: number; readonly moment: number } {
  if (w === Number.POSITIVE_INFINITY) return { mass: -a / c, moment: a / (c * c) };
  const z = -Math.abs(c * w);
  let zeroth: number; // ∫₀¹ e^(z v) dv
  let first: number; // ∫₀¹ v e^(z v) dv
  if (z > -0.5) {
    zeroth = 0;
    first = 0;
    let term = 1;
    for (let k = 0; k < 20; k++) {
      zeroth += term / (k + 1);
      first += term / (k + 2);
      term *= z / (k + 1);
    }
  } else {
    zeroth = Math.expm1(z) / z;
    first = (Math.exp(z) - zeroth) / z;
  }
  if (c <= 0) return { mass: a * w * zeroth, moment: a * w * w * first };
  const far = Math.exp(Math.log(a) + c * w);
  return { mass: far * w * zeroth, moment: far * w * w * (zeroth - first) };
}
