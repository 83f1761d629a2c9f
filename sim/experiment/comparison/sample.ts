import { leftOut } from "../estimate.ts";
import type { Outcome } from "../outcome.ts";
import { type Scope, scopeKey } from "../scopes.ts";
import { ratioOf, type Series } from "../series.ts";
import type { Measure } from "./measure.ts";

/** A measure of one scenario: its value, what its precision is made from, and each run for itself. */
export interface Sample {
  /** `undefined`: nobody was counted. */
  readonly value: number | undefined;
  /** The value without each run in turn; `undefined` with fewer than two runs, or where one of them has all that counted. */
  readonly leftOut: Float64Array | undefined;
  /** By run, in order; NaN where nobody was counted. */
  readonly runs: Float64Array;
}

/** What the runs of a scenario say of a measure; `undefined` where the scenario has nothing of the kind. */
export function sampleOf(outcome: Outcome, measure: Measure): Sample | undefined {
  const { source, scope } = measure;
  switch (source.kind) {
    case "figure": {
      const series = outcome.series(source.figure, scope);
      return series && ofRatio(series);
    }
    case "wait": {
      const queues = queuesOf(outcome, scope);
      return queues.length === 0 ? undefined : ofMean(outcome.waitsByRun(queues, source.share));
    }
    case "between":
      return apart(source.measures.flatMap((one) => sampleOf(outcome, one) ?? []));
  }
}

/** A ratio of sums. */
export function ofRatio(series: Series): Sample {
  const { over, under } = series;
  return {
    value: ratioOf(series),
    leftOut: leftOut(series),
    runs: over.map((sum, i) => (under[i]! > 0 ? sum / under[i]! : Number.NaN)),
  };
}

/** The mean of what each run had; runs without a value (NaN) are left out of it. */
export function ofMean(runs: Float64Array): Sample {
  const some = runs.filter((value) => !Number.isNaN(value));
  const sum = some.reduce((all, value) => all + value, 0);
  const value = some.length === 0 ? undefined : sum / some.length;
  if (runs.length < 2 || some.length < 2) return { value, leftOut: undefined, runs };
  const rest = runs.map((one) => (Number.isNaN(one) ? sum / some.length : (sum - one) / (some.length - 1)));
  return { value, leftOut: rest, runs };
}

/** The greatest less the smallest of some samples; `undefined` for fewer than two. Samples of the same runs. */
export function apart(samples: readonly Sample[]): Sample | undefined {
  const counted = samples.filter(({ value }) => value !== undefined);
  const [first] = counted;
  if (first === undefined || counted.length < 2) return undefined;
  const range = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const rest = counted.every(({ leftOut: some }) => some !== undefined)
    ? first.runs.map((_, i) => range(counted.map(({ leftOut: some }) => some![i]!)))
    : undefined;
  return {
    value: range(counted.map(({ value }) => value!)),
    leftOut: rest,
    // A run in which one of them has nothing has no distance either.
    runs: first.runs.map((_, i) => range(counted.map(({ runs }) => runs[i]!))),
  };
}

function queuesOf({ scenario }: Outcome, scope: Scope): readonly number[] {
  return [...scenario.queues.keys()].filter((k) => {
    const { id, channel } = scenario.queues[k]!;
    if (scope.kind === "total") return true;
    return scope.kind === "channel" ? channel === scope.channel : scopeKey(scope) === `queue:${id}`;
  });
}
