import type { FigureId } from "../../experiment/figures.ts";
import type { Scope } from "../../experiment/scopes.ts";
import type { Move } from "../../experiment/search/moves.ts";
import type { StaffTarget } from "../../experiment/search/spec.ts";
import type { LocalName } from "../../scenario/about.ts";

/** A centre that misses its targets, moves with prices, and a budget. Par is what the optimiser finds, never stored. */
export interface Puzzle {
  readonly id: string;
  /** The preset it is played on, and the variant it begins with. */
  readonly preset: string;
  readonly variant: string;
  readonly title: LocalName;
  readonly task: LocalName;
  /** Each a small change; where two change the same, the later in the list holds. */
  readonly moves: readonly PuzzleMove[];
  /** Coins. */
  readonly budget: number;
  readonly targets: readonly StaffTarget[];
  /** What counts among those who keep the targets. */
  readonly objective: { readonly figure: FigureId; readonly scope: Scope; readonly better: "higher" | "lower" };
}

export interface PuzzleMove extends Move {
  readonly name: LocalName;
}

/** Days every set of moves is judged by. */
export const PUZZLE_DAYS = 80;
/** The days are the same for everybody: two classes can compare. */
export const PUZZLE_SEED = "puzzle";
