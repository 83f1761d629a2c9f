import { checkInnerShare, checkNumber, checkPositive } from "./checks.ts";
import { normalHazard } from "./normal.ts";

/** No β anybody needs lies farther from 0: P(Z > 38) is 3e-316. */
const MOST_BETA = 38;

/**
 * The square-root rule: ⌈R + β √R⌉ agents, at least 0, R the offered load in erlangs, β the quality of service – any sign
 * where customers give up, > 0 where they do not. A limit for many agents: within about one agent of the exact
 * requirement from 10 erlangs on. A tolerance of 1e-9 keeps whole numbers whole. Throws `RangeError` for arguments out of
 * range.
 */
export function squareRootAgents(load: number, beta: number): number {
  checkNumber("load", load, 0);
  checkNumber("beta", beta, Number.NEGATIVE_INFINITY);
  return Math.max(0, Math.ceil(load + beta * Math.sqrt(load) - 1e-9));
}

/**
 * Probability of waiting where nobody gives up: 1 ÷ (1 + β/h(−β)), h the hazard of the normal law (Halfin & Whitt 1981).
 * β > 0; 1 at and below 0, where the queue grows without bound. Falls with β.
 */
export function halfinWhitt(beta: number): number {
  checkNumber("beta", beta, Number.NEGATIVE_INFINITY);
  return beta <= 0 ? 1 : 1 / (1 + beta / normalHazard(-beta));
}

/** β > 0 with Halfin & Whitt's probability of waiting `waitProbability`, in (0, 1). Throws `RangeError` outside. */
export function halfinWhittBeta(waitProbability: number): number {
  checkInnerShare("waitProbability", waitProbability);
  return whereItFalls(halfinWhitt, waitProbability, 0);
}

/**
 * Probability of waiting with exponential patience: 1 ÷ (1 + √(θ/μ) h(β √(μ/θ)) ÷ h(−β)) (Garnett, Mandelbaum & Reiman
 * 2002). `patienceRatio` = mean patience ÷ mean handle time = μ/θ > 0. Any finite β; falls with it.
 */
export function garnett(beta: number, patienceRatio: number): number {
  checkNumber("beta", beta, Number.NEGATIVE_INFINITY);
  checkPositive("patienceRatio", patienceRatio);
  const root = Math.sqrt(patienceRatio);
  const below = normalHazard(-beta);
  // Far above any need nobody waits; h(−β) underflows there.
  return below === 0 ? 0 : 1 / (1 + normalHazard(beta * root) / (root * below));
}

/** β with Garnett's probability of waiting `waitProbability`, in (0, 1). Throws `RangeError` for arguments out of range. */
export function garnettBeta(waitProbability: number, patienceRatio: number): number {
  checkInnerShare("waitProbability", waitProbability);
  checkPositive("patienceRatio", patienceRatio);
  return whereItFalls((beta) => garnett(beta, patienceRatio), waitProbability, -MOST_BETA);
}

/**
 * β that costs least where an hour of waiting costs `ratio` > 0 hours of an agent and nobody gives up: the minimum of
 * β + ratio · P(wait) ÷ β (Borst, Mandelbaum & Reiman 2004; Gans, Koole & Mandelbaum 2003, section 4.1, who print its
 * approximation √(r ÷ (1 + r (√(π/2) − 1))): 1.68 at r = 10, where the minimum is 1.667). One minimum; by golden section
 * to 1e-7. Throws `RangeError` for a ratio out of range.
 */
export function economicalBeta(ratio: number): number {
  checkPositive("ratio", ratio);
  const cost = (beta: number) => beta + (ratio * halfinWhitt(beta)) / beta;
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = 0;
  let high = MOST_BETA;
  while (high - low > 1e-7) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (cost(left) < cost(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** Where the falling `share` passes `target`, above `low`; by bisection to the last digit. */
function whereItFalls(share: (beta: number) => number, target: number, low: number): number {
  let high = MOST_BETA;
  while (share(low) < target) low *= 2; // patience far longer than handling moves the curve left
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (share(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
