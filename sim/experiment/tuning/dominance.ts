import { studentShare } from "../student.ts";
import type { Evidence } from "./evidence.ts";
import type { Objective } from "./tuning.ts";

/**
 * Who is better than whom. A point dominates another when it is at most `indifference` worse in every objective and more
 * than that better in one; with at most two objectives no ring of points dominates itself. How sure that is follows from
 * Student's t of the paired differences.
 */
export class Dominance {
  readonly #evidence: Evidence;
  readonly #objectives: readonly Objective[];

  constructor(evidence: Evidence, objectives: readonly Objective[]) {
    this.#evidence = evidence;
    this.#objectives = objectives;
  }

  /** Whether `a` dominates `b` by what their runs show. Never where one of them counted nobody. */
  seems(a: number, b: number): boolean {
    let better = false;
    for (const [j, { indifference }] of this.#objectives.entries()) {
      const { value } = this.#evidence.advantage(a, b, j);
      if (value === undefined || value < -indifference) return false;
      if (value > indifference) better = true;
    }
    return better;
  }

  /**
   * Whether `a` dominates `b` beyond chance: each “at most so much worse” holds at the level, and one “so much better” at
   * the level shared by the objectives. All have to hold at once, so together they hold at the level (an
   * intersection–union test, Berger 1982).
   */
  surely(a: number, b: number, level: number): boolean {
    let better = false;
    for (const j of this.#objectives.keys()) {
      if (this.#notWorse(a, b, j) < 1 - level) return false;
      if (this.#better(a, b, j) >= 1 - level / this.#objectives.length) better = true;
    }
    return better;
  }

  /** At most how likely `a` dominates `b`, in [0, 1]. */
  chance(a: number, b: number): number {
    let least = 1;
    let better = 0;
    for (const j of this.#objectives.keys()) {
      least = Math.min(least, this.#notWorse(a, b, j));
      better += this.#better(a, b, j);
    }
    return Math.min(least, better);
  }

  #notWorse(a: number, b: number, j: number): number {
    const { value, standardError, replications } = this.#evidence.advantage(a, b, j);
    if (value === undefined || standardError === undefined) return 0;
    const beyond = value + this.#objectives[j]!.indifference;
    if (standardError === 0) return beyond >= 0 ? 1 : 0;
    return studentShare(beyond / standardError, replications - 1);
  }

  #better(a: number, b: number, j: number): number {
    const { value, standardError, replications } = this.#evidence.advantage(a, b, j);
    if (value === undefined || standardError === undefined) return 0;
    const beyond = value - this.#objectives[j]!.indifference;
    if (standardError === 0) return beyond > 0 ? 1 : 0;
    return studentShare(beyond / standardError, replications - 1);
  }
}
