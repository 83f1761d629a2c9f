import { Replicator } from "../../../sim/engine/replicator.ts";
import {
  GROUP_COLUMNS,
  type GroupColumn,
  groupCell,
  QUEUE_COLUMNS,
  type QueueColumn,
  queueCell,
  type TallyLayout,
} from "../../../sim/engine/tallyLayout.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";

/** Mean over independent replications and its standard error. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

/** Vectors of independent replications of one scenario. */
export class Runs {
  readonly layout: TallyLayout;
  readonly vectors: readonly Float64Array[];

  constructor(scenario: Scenario, replications: number, seed: string) {
    const replicator = new Replicator(scenario);
    this.layout = replicator.layout;
    this.vectors = Array.from({ length: replications }, (_, r) => {
      const into = new Float64Array(replicator.layout.size);
      replicator.run(seed, r, into);
      return into;
    });
  }

  /** Sum of a queue column over intervals (all, or those given), per replication. */
  queue(queue: number, column: QueueColumn, intervals?: readonly number[]): number[] {
    const at = QUEUE_COLUMNS.indexOf(column);
    return this.#sums(intervals, (i) => queueCell(this.layout, i, queue) + at);
  }

  group(group: number, column: GroupColumn, intervals?: readonly number[]): number[] {
    const at = GROUP_COLUMNS.indexOf(column);
    return this.#sums(intervals, (i) => groupCell(this.layout, i, group) + at);
  }

  #sums(intervals: readonly number[] | undefined, place: (interval: number) => number): number[] {
    const chosen = intervals ?? Array.from({ length: this.layout.intervals }, (_, i) => i);
    return this.vectors.map((vector) => chosen.reduce((sum, i) => sum + vector[place(i)]!, 0));
  }
}

/** Sum over sum, with the standard error of the linearised ratio (delta method) over replications. */
export function ratio(above: readonly number[], below: readonly number[]): Estimate {
  const n = above.length;
  const top = above.reduce((a, b) => a + b, 0);
  const bottom = below.reduce((a, b) => a + b, 0);
  if (bottom === 0) return { value: 0, standardError: 0 };
  const value = top / bottom;
  const squares = above.reduce((sum, a, i) => sum + (a - value * below[i]!) ** 2, 0);
  return { value, standardError: Math.sqrt(squares / (n - 1) / n) / (bottom / n) };
}

export function mean(values: readonly number[]): Estimate {
  return ratio(
    values,
    values.map(() => 1),
  );
}

/** Adds several columns, replication by replication. */
export function plus(...columns: readonly (readonly number[])[]): number[] {
  return columns[0]!.map((_, i) => columns.reduce((sum, column) => sum + column[i]!, 0));
}

export function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - b[i]!);
}
