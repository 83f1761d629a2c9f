import { HOUR_MS } from "../vocabulary/index.ts";
import { checkNumber, checkPositive } from "./checks.ts";
import { integrate } from "./quadrature.ts";
import { checkQueue, erlangB, offeredLoad, type SteadyQueue } from "./steadyQueue.ts";

/** Most places to wait: as many terms are added up. */
const MOST_PLACES = 100_000;

/** The long run of a queue with limited room. Shares in [0, 1] of all who come unless said otherwise; times in ms. */
export interface LimitedFigures {
  readonly offeredLoad: number;
  /** Refused at entry: all agents busy and all places taken. */
  readonly blocked: number;
  /** Finds all agents busy but a place free. */
  readonly waitProbability: number;
  /** Gave up ÷ entered. */
  readonly abandonmentRate: number;
  /** Over those who entered, zeros and abandoned included. */
  readonly averageWaitMs: number;
  /** Busy agents ÷ agents. */
  readonly occupancy: number;
  /** Answered within the acceptable wait, equality included, ÷ entered. */
  readonly serviceLevel: number;
}

/**
 * M/M/n/K and, with `patienceMs`, M/M/n/K+M: `places` to wait (K = agents + places), whoever finds none is refused.
 * Birth and death: π_{n+j} = π_n Π_{i≤j} λ ÷ (nμ + iθ), j ≤ places. A contact that finds j waiting has the virtual wait
 * Σ_{i≤j} Exp(nμ + iθ), whose density is e^(−nμt) (1 − e^(−θt))^j up to a constant; summed over j the share answered
 * within T is π_n nμ ∫₀ᵀ e^(−(nμ+θ)t) Σ_{j<places} y^j/j! dt, y = λ (1 − e^(−θt))/θ. `patienceMs` absent: nobody gives up.
 * Throws `RangeError` for arguments out of range.
 */
export function limitedRoom(
  queue: SteadyQueue,
  places: number,
  acceptableWaitMs: number,
  patienceMs?: number,
): LimitedFigures {
  checkQueue(queue, acceptableWaitMs);
  checkNumber("places", places, 0);
  if (!Number.isInteger(places) || places > MOST_PLACES) {
    throw new RangeError(`places: expected a whole number ≤ ${MOST_PLACES}, got ${places}`);
  }
  if (patienceMs !== undefined) checkPositive("patienceMs", patienceMs);
  const load = offeredLoad(queue);
  const inverse = load === 0 ? Number.POSITIVE_INFINITY : 1 / erlangB(queue.agents, load);
  if (inverse === Number.POSITIVE_INFINITY) {
    const none = { blocked: 0, waitProbability: 0, abandonmentRate: 0, averageWaitMs: 0, serviceLevel: 1 };
    return { offeredLoad: load, ...none, occupancy: load / queue.agents };
  }
  const arrival = queue.arrivalsPerHour / HOUR_MS;
  const service = queue.agents / queue.averageHandleMs;
  const giveUp = patienceMs === undefined ? 0 : 1 / patienceMs;

  // Weights relative to exactly n in the system, times e^scale, which falls when they outgrow the doubles.
  let scale = 0;
  let term = 1; // of the fullest state so far
  let before = 0; // of those before it where everybody is busy
  let queued = 0;
  for (let j = 1; j <= places; j++) {
    before += term;
    term *= arrival / (service + j * giveUp);
    queued += j * term;
    if (term < 1e200) continue;
    scale -= Math.log(1e200);
    term /= 1e200;
    before /= 1e200;
    queued /= 1e200;
  }
  const somebodyIdle = (inverse - 1) * Math.exp(scale);
  const all = somebodyIdle + before + term;
  const blocked = term / all;
  const waitProbability = before / all;
  const entered = somebodyIdle / all + waitProbability; // not 1 − blocked, which leaves nothing in a flood
  const waiting = queued / all;
  const abandoned = (waiting * giveUp) / arrival;
  const within = { arrival, service, giveUp, places, acceptableWaitMs };
  const answeredLater = (service / all) * answeredWithin(within, scale, (1e-10 * all) / service);
  return {
    offeredLoad: load,
    blocked,
    waitProbability,
    abandonmentRate: abandoned / entered,
    averageWaitMs: waiting / (arrival * entered),
    occupancy: (load * (entered - abandoned)) / queue.agents,
    serviceLevel: (somebodyIdle / all + answeredLater) / entered,
  };
}

interface Waiting {
  /** Per ms, as the others: λ, nμ, θ. */
  readonly arrival: number;
  readonly service: number;
  readonly giveUp: number;
  readonly places: number;
  readonly acceptableWaitMs: number;
}

/** e^scale ∫₀ᵀ e^(−(nμ+θ)t) Σ_{j<places} y(t)^j/j! dt, to `tolerance`. */
function answeredWithin(of: Waiting, scale: number, tolerance: number): number {
  const { arrival, service, giveUp, places, acceptableWaitMs } = of;
  const sums = new Float64Array(1);
  const integrand = (t: number, weight: number, into: Float64Array) => {
    const y = giveUp === 0 ? arrival * t : (-arrival * Math.expm1(-giveUp * t)) / giveUp;
    into[0]! += weight * exponentialHead(y, places, scale - (service + giveUp) * t);
  };
  // Nobody with a place waits longer than this: places + 1 services, and twelve deviations more. The density's peak may be
  // as narrow as one deviation, so no stretch is wider.
  const deviation = Math.sqrt(places + 1) / service;
  const end = Math.min(acceptableWaitMs, (places + 61) / service + 12 * deviation);
  const stretches = Math.max(1, Math.ceil(end / deviation));
  for (let i = 0; i < stretches; i++) {
    integrate(integrand, (end * i) / stretches, (end * (i + 1)) / stretches, tolerance, sums);
  }
  return sums[0]!;
}

/** e^shift Σ_{j<terms} y^j/j!, for y ≥ 0: terms are added from the greatest outwards in logarithms' scale. */
function exponentialHead(y: number, terms: number, shift: number): number {
  if (terms === 0) return 0;
  const top = Math.min(terms - 1, Math.floor(y));
  let down = 1;
  let sum = 1;
  for (let j = top; j > 0 && down > 1e-18; j--) {
    down *= j / y;
    sum += down;
  }
  let up = 1;
  for (let j = top + 1; j < terms && up > 1e-18; j++) {
    up *= y / j;
    sum += up;
  }
  return sum * Math.exp(shift + (y > 0 ? top * Math.log(y) - logFactorial(top) : 0));
}

/** ln k! for whole k ≥ 0: product below 20, Stirling's series with three corrections above (error below 1e-13). */
function logFactorial(k: number): number {
  if (k < 20) {
    let product = 1;
    for (let j = 2; j <= k; j++) product *= j;
    return Math.log(product);
  }
  const x = k + 1;
  const inverse = 1 / (x * x);
  const corrections = (1 / 12 - (1 / 360 - (1 / 1260 - inverse / 1680) * inverse) * inverse) / x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + corrections;
}
