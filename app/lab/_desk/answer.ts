import type { Comparison, ComparisonRow } from "../../_state/useComparison.ts";

/** What one sentence says of a scenario beside the baseline. Figures in their own units; absent: not known, or no such row. */
export interface Answer {
  /** Scenario − baseline, money in one run; only where it is certain and matters, else 0. */
  readonly cost?: number;
  /** The promise that changes most: first by days kept, then by size. */
  readonly level?: LevelAnswer;
}

export interface LevelAnswer {
  readonly row: ComparisonRow;
  /** Scenario − baseline, share; absent: not certain, or too small to matter. */
  readonly change?: number;
  /** Days of 20 that keep the target, of the scenario and of the baseline. */
  readonly kept: number;
  readonly keptBefore: number;
}

const COST = "cost@total";

/** The answer of scenario number `number` (0: the baseline itself) of a comparison. */
export function answerOf({ rows }: Comparison, number: number): Answer {
  const promised = rows.flatMap((row) => levelOf(row, number) ?? []);
  const [level] = promised.sort((a, b) => weight(b) - weight(a));
  const paid = rows.find((row) => row.measure.id === COST)?.differences[number - 1];
  const isCertain = paid?.verdict === "better" || paid?.verdict === "worse";
  const cost = paid === undefined ? undefined : isCertain ? paid.value : 0;
  return { ...(cost === undefined ? {} : { cost }), ...(level === undefined ? {} : { level }) };
}

/** A row with a promise, of one channel: that is what customers know. */
function levelOf(row: ComparisonRow, number: number): LevelAnswer | undefined {
  const { measure, values, differences } = row;
  const [kept, keptBefore] = [values[number]?.kept, values[0]?.kept];
  if (
    measure.target === undefined ||
    measure.scope.kind === "total" ||
    kept === undefined ||
    keptBefore === undefined
  ) {
    return undefined;
  }
  const difference = differences[number - 1];
  const isCertain = difference?.verdict === "better" || difference?.verdict === "worse";
  const change = isCertain ? difference.value : undefined;
  return { row, kept, keptBefore, ...(change === undefined ? {} : { change }) };
}

function weight({ kept, keptBefore, change = 0 }: LevelAnswer): number {
  return Math.abs(kept - keptBefore) + Math.min(0.99, Math.abs(change));
}
