import type { LocalName } from "../../scenario/about.ts";
import type { FigureDefinition, FigureUnit } from "../figure.ts";
import type { FigureId } from "../figures.ts";
import type { Scope } from "../scopes.ts";

/** What a row of a comparison is the number of. */
export type MeasureSource =
  /** A figure of the experiment: a ratio of sums over all runs. */
  | { readonly kind: "figure"; readonly figure: FigureId }
  /** Wait of the answered that `share` of a run's did not exceed; the mean over runs. Scope: total, channel or queue. */
  | { readonly kind: "wait"; readonly share: number }
  /** Between the best and the worst of several measures of one kind: what a customer's choice of channel costs. */
  | { readonly kind: "between"; readonly measures: readonly Measure[] };

/** One row of a comparison: what is measured, of what, which way is good, and from what size on it matters. */
export interface Measure {
  /** Stable: `serviceLevel@channel:voice`, `wait90@channel:chat`, `between:serviceLevel@total`. */
  readonly id: string;
  readonly source: MeasureSource;
  readonly scope: Scope;
  /** Without its scope. */
  readonly name: LocalName;
  readonly formula: LocalName;
  readonly unit: FigureUnit;
  readonly better: FigureDefinition["better"];
  /** Differences below it are called small, in the measure's own unit. */
  readonly smallBelow: number;
  /** What is wanted at least, in the measure's own unit. Absent: nothing was promised. */
  readonly target?: number;
  /** Whether it is among the few a comparison begins with. */
  readonly first: boolean;
}
