import type { Scenario } from "../../scenario/scenario.ts";
import { CONFIDENCE, errorOfMean, leftOut } from "../estimate.ts";
import { type CancelSignal, MOST_SCENARIOS } from "../experiment.ts";
import type { Outcome } from "../outcome.ts";
import { type Scope, scopeKey, scopesOf } from "../scopes.ts";
import { ratioOf } from "../series.ts";
import { spread, valuesOf } from "../spread.ts";
import { studentPoint } from "../student.ts";
import type { RunExperiment } from "../tuning/tuning.ts";
import { bridgeProblems, FACTORS, type Factor, mixed } from "./factors.ts";
import { settled } from "./settled.ts";
import { shapleyWeights } from "./shapley.ts";

export interface BridgeSpec {
  /** Parsed, both: what was forecast, and the day as it was: its volume, handle times, staffing, routing. */
  readonly plan: Scenario;
  readonly actual: Scenario;
  /** What came of the day: a share by the plan's own target, and how many it is of. */
  readonly realised: { readonly serviceLevel: number; readonly contacts?: number };
  /** Queues with a target: the total, a channel or a queue. */
  readonly scope: Scope;
  readonly seed: string;
  /** Days simulated of each mixture, 20 to 5,000. */
  readonly replications: number;
  readonly confidence?: number;
}

/** One step of the bridge, in shares: negative lowers the service level. */
export interface BridgeBar {
  readonly factor: Factor | "luck";
  readonly value: number;
  /** Half the width of its interval; 0 where plan and day are the same in it. */
  readonly halfWidth: number | undefined;
  /** Over every order in which the factors may come: the least and the most it moves. Of luck: its value twice. */
  readonly least: number;
  readonly most: number;
}

export interface Bridge {
  /** What the plan promised: the service level of its days on average. */
  readonly forecast: number;
  readonly forecastHalfWidth: number | undefined;
  /** Four factors and luck: forecast + their sum is `actual`, to the last digit of the arithmetic. */
  readonly bars: readonly BridgeBar[];
  /** What days like this one bring on average: all four as they were. */
  readonly expected: number;
  readonly actual: number;
  /** Twenty equally likely service levels of such a day, rising, and the share of days no better than this one was. */
  readonly days: { readonly twenty: readonly number[]; readonly noBetter: number };
  /** Of such days, a service level between these comes eight times of ten. */
  readonly low: number;
  readonly high: number;
  readonly replications: number;
  readonly seed: string;
  readonly confidence: number;
  /** Factors in which plan and day are the same. */
  readonly same: readonly Factor[];
}

export type BridgeResult =
  | { readonly ok: true; readonly bridge: Bridge }
  /** `uncounted`: a mixture in which nobody is counted has no service level. */
  | { readonly ok: false; readonly reason: "cancelled" | "failed" | "uncounted"; readonly detail: string };

const SETS = 1 << FACTORS.length;

/**
 * From the service level of the plan to that of the day: what volume, handle time, staffing and routing moved, each
 * averaged over all orders in which they may change (Shapley), and luck: what the day did beyond days like it. All
 * mixtures run with the same seeds, so a bar's interval is that of its differences. `onProgress` hears of mixtures done.
 * Throws `RangeError` for a spec out of range; never rejects otherwise.
 */
export async function varianceBridge(
  spec: BridgeSpec,
  run: RunExperiment,
  onProgress: (done: number, of: number) => void = () => {},
  signal?: CancelSignal,
): Promise<BridgeResult> {
  check(spec);
  const { seed, replications, scope, confidence = CONFIDENCE } = spec;
  const [plan, actual] = [settled(spec.plan), settled(spec.actual)];
  const same = FACTORS.filter(
    (factor) =>
      JSON.stringify(mixed(plan, actual, new Set([factor]))) === JSON.stringify(mixed(plan, actual, new Set())),
  );
  // A factor that is the same on both sides joins no mixture: fewer to run, and its bar is 0 exactly.
  const stands = Array.from({ length: SETS }, (_, set) =>
    FACTORS.reduce((kept, factor, f) => (same.includes(factor) ? kept & ~(1 << f) : kept), set),
  );
  const wanted = [...new Set(stands)].sort((a, b) => a - b);
  const outcomes = new Map<number, Outcome>();
  for (let first = 0; first < wanted.length; first += MOST_SCENARIOS) {
    if (signal?.aborted === true) return { ok: false, reason: "cancelled", detail: "" };
    const some = wanted.slice(first, first + MOST_SCENARIOS);
    const scenarios = some.map((set) => mixed(plan, actual, new Set(FACTORS.filter((_, f) => (set & (1 << f)) !== 0))));
    const result = await run({ scenarios, seed, plan: { kind: "replications", replications } }, signal);
    if (!("end" in result)) return { ok: false, reason: "failed", detail: result.detail };
    if (result.end === "cancelled") return { ok: false, reason: "cancelled", detail: "" };
    if (result.end !== "complete") return { ok: false, reason: "failed", detail: result.failure?.detail ?? result.end };
    for (const [i, set] of some.entries()) outcomes.set(set, result.outcomes[i]!);
    onProgress(outcomes.size, wanted.length);
  }
  const series = stands.map((set) => outcomes.get(set)!.series("serviceLevel", scope)!);
  const levels = series.map(ratioOf);
  if (levels.some((level) => level === undefined)) return { ok: false, reason: "uncounted", detail: scopeKey(scope) };
  const values = levels as number[];
  const without = series.map(leftOut);
  const half = (weights: ArrayLike<number>) => halfWidthOf(without, weights, replications, confidence);
  const weights = shapleyWeights(FACTORS.length);
  const bars = FACTORS.map((factor, f): BridgeBar => {
    const isSame = same.includes(factor);
    const moves = movesOf(values, f);
    return {
      ...{ factor, value: isSame ? 0 : weighed(values, weights[f]!), halfWidth: isSame ? 0 : half(weights[f]!) },
      ...{ least: Math.min(...moves), most: Math.max(...moves) },
    };
  });
  const [forecast, expected] = [values[0]!, values[SETS - 1]!];
  const realised = spec.realised.serviceLevel;
  const luck = realised - bars.reduce((sum, { value }) => sum + value, forecast);
  const days = spread(series[SETS - 1]!);
  const each = valuesOf(series[SETS - 1]!);
  return {
    ok: true,
    bridge: {
      ...{ forecast, expected, actual: realised, replications, seed, confidence, same },
      forecastHalfWidth: half(unit(0)),
      bars: [...bars, { factor: "luck", value: luck, halfWidth: half(unit(SETS - 1)), least: luck, most: luck }],
      days: { twenty: days.twenty, noBetter: each.filter((level) => level <= realised).length / each.length },
      low: days.low!,
      high: days.high!,
    },
  };
}

function weighed(values: readonly number[], weights: ArrayLike<number>): number {
  return values.reduce((sum, value, set) => sum + value * weights[set]!, 0);
}

function unit(set: number): Float64Array {
  const weights = new Float64Array(SETS);
  weights[set] = 1;
  return weights;
}

/** What a factor moves in each set of the others: in some order it comes after exactly these. */
function movesOf(values: readonly number[], f: number): number[] {
  return values.flatMap((value, set) => ((set & (1 << f)) === 0 ? [values[set | (1 << f)]! - value] : []));
}

/** Of a weighed sum of ratios of the same replications, by the jackknife. */
function halfWidthOf(
  without: readonly (Float64Array | undefined)[],
  weights: ArrayLike<number>,
  replications: number,
  confidence: number,
): number | undefined {
  const sums = new Float64Array(replications);
  for (const [set, values] of without.entries()) {
    if (values === undefined) return undefined;
    for (let r = 0; r < replications; r++) sums[r]! += values[r]! * weights[set]!;
  }
  const error = errorOfMean(sums);
  return error === undefined ? undefined : error * studentPoint(confidence, replications - 1);
}

function check({ plan, actual, realised, scope, replications }: BridgeSpec): void {
  const [problem] = bridgeProblems(plan, actual);
  if (problem !== undefined)
    throw new RangeError(`actual: expected the plan's queues, groups, window and targets, got ${problem.code}`);
  if (!(realised.serviceLevel >= 0 && realised.serviceLevel <= 1)) {
    throw new RangeError(`realised.serviceLevel: expected a share in [0, 1], got ${realised.serviceLevel}`);
  }
  if (!(Number.isInteger(replications) && replications >= 20 && replications <= 5_000)) {
    throw new RangeError(`replications: expected a whole number in [20, 5000], got ${replications}`);
  }
  const known = scopesOf(plan).some((one) => scopeKey(one) === scopeKey(scope));
  if (!known || scope.kind === "group")
    throw new RangeError(`scope: expected queues of the plan, got ${scopeKey(scope)}`);
}
