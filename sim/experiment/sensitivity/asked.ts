import type { LocalName } from "../../scenario/about.ts";
import type { ScenarioProblem } from "../../scenario/problems.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange, ScenarioFile } from "../../scenario/scenarioFile.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES, type FigureId } from "../figures.ts";
import type { Scope } from "../scopes.ts";

/** Points of one quantity moved step by step. */
export const MOST_SWEPT = 50;
/** Cells of a verdict map. */
export const MOST_CELLS = 225;
/** Parameters of a tornado. */
export const MOST_SWINGS = 40;
/** Steps of a waterfall, the beginning included. */
export const MOST_STEPS = 20;
/** Replications of one point. */
export const MOST_RUNS_OF_POINT = 2_560;
/** Replications after which the first results are told: fewer say too little about their own variance. */
export const FIRST_RUNS = 20;

/** A figure and what it is of. */
export interface FigureAsked {
  readonly figure: FigureId;
  readonly scope: Scope;
}

/** What values are in; those of a `share` are in [0, 1], those of a `factor` multiply what is there. */
export type AxisUnit = "share" | "count" | "seconds" | "factor";

/** One quantity with the values it takes, rising, and the changes that make each. */
export interface Axis {
  readonly id: string;
  readonly name: LocalName;
  readonly unit: AxisUnit;
  readonly points: readonly AxisPoint[];
}

export interface AxisPoint {
  readonly value: number;
  readonly changes: readonly ScenarioChange[];
}

/**
 * A scenario to be run, as data, so that another thread can make it when its turn comes: one with changes made to it, a
 * variant of a file, or a point of a sweep of a file.
 */
export type Build =
  | { readonly scenario: Scenario; readonly changes: readonly ScenarioChange[] }
  | { readonly file: ScenarioFile; readonly variant: string }
  | { readonly file: ScenarioFile; readonly sweep: string; readonly point: number };

/** How runs of many points ended: what was done until then is there. */
export interface ManyRuns {
  readonly end: "complete" | "cancelled" | "failed";
  /** What went wrong, of `failed`. */
  readonly failure?: string;
  readonly seed: string;
  readonly confidence: number;
  /** Replications of all points. */
  readonly runs: number;
  /** Contacts simulated in them. */
  readonly contacts: number;
  /** Of every number of every replication: the same whatever the machine, its workers and their pace. */
  readonly fingerprint: string;
}

/** A point that cannot be run, with everything wrong with it. */
export interface RefusedPoint {
  readonly point: number;
  readonly problems: readonly ScenarioProblem[];
}

/** Below which a difference of the figure matters to nobody, in its own unit; `base` is its value before. */
export function smallBelow(figure: FigureId, base: number | undefined): number {
  const { unit, smallBelow: small }: FigureDefinition = FIGURES[figure];
  // A number of things is small against how many there are.
  return unit === "per-run" ? small * Math.abs(base ?? 0) : small;
}
