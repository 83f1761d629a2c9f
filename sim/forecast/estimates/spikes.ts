/** Somewhat more give up here than around it. */
export interface Spike {
  /** Middle of the bin, ms. */
  readonly atMs: number;
  /** Of those still waiting there, the share that gives up on top of the usual hazard around it. */
  readonly share: number;
  /** Who gave up in the bin, and how many would have by the hazard around it. */
  readonly n: number;
  readonly expected: number;
}

/** Bins hazards are compared in, and how many on each side make the usual one; the nearest on each side are left out. */
const BIN_MS = 5_000;
const SIDE = 5;
const LEFT_OUT = 1;
/** A bin stands out from this many abandonments, this many times the usual hazard and standard deviations of it. */
const LEAST = 20;
const TIMES = 1.5;
const DEVIATIONS = 4;
/** Waits beyond half an hour are too few for bins of seconds. */
const BINS = 360;

/** Bins of 5 s whose hazard stands out, in order of time. `waits` in any order. Empty where nothing does. */
export function spikesOf(waits: readonly { readonly ms: number; readonly gaveUp: boolean }[]): Spike[] {
  const gone = new Float64Array(BINS);
  const exposure = new Float64Array(BINS);
  for (const { ms, gaveUp } of waits) {
    const bin = Math.floor(ms / BIN_MS);
    for (let b = 0; b <= Math.min(bin, BINS - 1); b++) exposure[b]! += Math.min(BIN_MS, ms - b * BIN_MS);
    if (gaveUp && bin < BINS) gone[bin]! += 1;
  }
  const found: Spike[] = [];
  for (let b = 1; b < BINS; b++) {
    let near = 0;
    let time = 0;
    // The first bin is people who misdialled: no measure for the ones after it.
    for (let k = Math.max(1, b - SIDE); k <= Math.min(BINS - 1, b + SIDE); k++) {
      if (Math.abs(k - b) <= LEFT_OUT) continue;
      near += gone[k]!;
      time += exposure[k]!;
    }
    if (time === 0 || exposure[b] === 0) continue;
    const expected = (near / time) * exposure[b]!;
    // The neighbours' own chance counts too.
    const deviation = Math.sqrt(expected * (1 + exposure[b]! / time));
    const n = gone[b]!;
    if (n < LEAST || n < TIMES * expected || n - expected < DEVIATIONS * deviation) continue;
    const atRisk = exposure[b]! / BIN_MS + n / 2;
    found.push({ atMs: (b + 0.5) * BIN_MS, share: Math.min(1, (n - expected) / atRisk), n, expected });
  }
  return found;
}
