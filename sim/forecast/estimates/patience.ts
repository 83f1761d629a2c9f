import type { ContactRow, IntervalRow } from "../../history/rows.ts";
import type { Estimate, Untold } from "./estimate.ts";
import { type Spike, spikesOf } from "./spikes.ts";

/** How long customers would wait, ms. */
export interface Patience {
  /** Kaplan & Meier (1958); untold of interval sums. */
  readonly curve: SurvivalCurve | Untold;
  /** Interval by Brookmeyer & Crowley (1982): where the band of the curve crosses one half; untold where the curve does not. */
  readonly medianMs: Estimate | Untold;
  /** Waiting time ÷ abandonments: the mean of exponential patience, whatever its true law (Poisson interval). */
  readonly meanMs: Estimate | Untold;
  /** Instants at which more give up than just before and after: announcements. Empty: none stands out. */
  readonly spikes: readonly Spike[];
}

/** Share still waiting just after each instant; 1 before the first. Bands are pointwise, 95 %, on the log–log scale. */
export interface SurvivalCurve {
  readonly atMs: readonly number[];
  readonly survival: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Contacts whose wait is told, and those of them who gave up. */
  readonly n: number;
  readonly abandoned: number;
}

/** Parts the way from 1 to 0 is kept in. */
const POINTS = 240;
const NORMAL_975 = 1.959963984540054;

/**
 * Patience of single contacts: whoever was answered (or left otherwise) would have waited at least so long. An answer at
 * the same instant comes after an abandonment.
 */
export function patienceOfContacts(rows: readonly ContactRow[]): Patience {
  const waits = rows
    .filter((row) => row.waitMs !== undefined)
    .map(({ waitMs, outcome }) => ({ ms: waitMs!, gaveUp: outcome === "abandoned" }))
    .sort((a, b) => a.ms - b.ms || Number(b.gaveUp) - Number(a.gaveUp));
  if (waits.length === 0) return untold("no-waits");
  const abandoned = waits.filter(({ gaveUp }) => gaveUp).length;
  if (abandoned === 0) return untold("no-abandons");
  const full = productLimit(waits);
  const waitMs = waits.reduce((sum, { ms }) => sum + ms, 0);
  return {
    curve: { ...thinned(full), n: waits.length, abandoned },
    medianMs: medianOf(full, abandoned),
    meanMs: exponentialMean(waitMs, abandoned),
    spikes: spikesOf(waits),
  };
}

/** Patience of interval sums: only the mean of exponential patience. */
export function patienceOfIntervals(rows: readonly IntervalRow[]): Patience {
  let abandoned = 0;
  let waitMs = 0;
  let told = false;
  for (const row of rows) {
    if (row.abandoned === undefined || row.waitMsOfAnswered === undefined) continue;
    // Without the waits of those who gave up their time is missing from the sum where they are, so the row tells nothing.
    if (row.abandoned > 0 && row.waitMsOfAbandoned === undefined) continue;
    told = true;
    abandoned += row.abandoned;
    waitMs += row.waitMsOfAnswered + (row.waitMsOfAbandoned ?? 0);
  }
  if (!told) return untold("no-waits");
  if (abandoned === 0) return untold("no-abandons");
  return {
    curve: { absent: "no-single-contacts" },
    medianMs: { absent: "no-single-contacts" },
    meanMs: exponentialMean(waitMs, abandoned),
    spikes: [],
  };
}

interface Steps {
  readonly atMs: number[];
  readonly survival: number[];
  readonly low: number[];
  readonly high: number[];
}

function productLimit(waits: readonly { readonly ms: number; readonly gaveUp: boolean }[]): Steps {
  const steps: Steps = { atMs: [], survival: [], low: [], high: [] };
  let survival = 1;
  let greenwood = 0;
  for (let i = 0; i < waits.length; ) {
    const ms = waits[i]!.ms;
    const atRisk = waits.length - i;
    let gone = 0;
    for (; i < waits.length && waits[i]!.ms === ms; i++) if (waits[i]!.gaveUp) gone += 1;
    if (gone === 0) continue;
    survival *= 1 - gone / atRisk;
    greenwood += gone / (atRisk * Math.max(1, atRisk - gone));
    steps.atMs.push(ms);
    steps.survival.push(survival);
    // Greenwood (1926) on ln(−ln S), so that the band stays in [0, 1].
    const log = Math.log(survival);
    const reach = survival > 0 && survival < 1 ? Math.exp((NORMAL_975 * Math.sqrt(greenwood)) / Math.abs(log)) : 1;
    steps.low.push(survival > 0 ? survival ** reach : 0);
    steps.high.push(survival > 0 ? survival ** (1 / reach) : (steps.high.at(-1) ?? 1));
  }
  return steps;
}

function medianOf({ atMs, survival, low, high }: Steps, n: number): Estimate | Untold {
  const first = (of: readonly number[]): number => of.findIndex((share) => share <= 0.5);
  const at = first(survival);
  if (at < 0) return { absent: "too-few" };
  const [from, to] = [first(low), first(high)];
  return { value: atMs[at]!, low: atMs[from]!, high: to < 0 ? Number.POSITIVE_INFINITY : atMs[to]!, n };
}

function exponentialMean(waitMs: number, abandoned: number): Estimate {
  const value = waitMs / abandoned;
  const reach = Math.exp(NORMAL_975 / Math.sqrt(abandoned));
  return { value, low: value / reach, high: value * reach, n: abandoned };
}

/** The steps after which the share has fallen by another 1 ÷ `POINTS`, and the last one: at most `POINTS` + 1 of them. */
function thinned(steps: Steps): Steps {
  const { length } = steps.atMs;
  if (length <= POINTS) return steps;
  const kept: number[] = [];
  let share = 1;
  for (let i = 0; i < length; i++) {
    if (share - steps.survival[i]! < 1 / POINTS && i < length - 1) continue;
    kept.push(i);
    share = steps.survival[i]!;
  }
  const of = (values: readonly number[]) => kept.map((i) => values[i]!);
  return { atMs: of(steps.atMs), survival: of(steps.survival), low: of(steps.low), high: of(steps.high) };
}

function untold(absent: Untold["absent"]): Patience {
  return { curve: { absent }, medianMs: { absent }, meanMs: { absent }, spikes: [] };
}
