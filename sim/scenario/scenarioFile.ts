import type { LocalName } from "./about.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario with its named variants: what a file holds. */
export interface ScenarioFile {
  readonly scenario: Scenario;
  /** In the order they are shown; the scenario as it stands is the variant `base`, unless none of these bears that id. */
  readonly variants: readonly ScenarioVariant[];
  /** Sliders: the same scenario along one quantity. Absent: none. */
  readonly sweeps?: readonly ScenarioSweep[];
}

/** One quantity moved step by step, everything else alike. */
export interface ScenarioSweep {
  readonly id: string;
  readonly name: LocalName;
  /** What `value` is in; shares are in [0, 1]. */
  readonly unit: "share" | "count" | "seconds" | "factor";
  /** The variant it starts from; absent: the scenario itself. */
  readonly from?: string;
  /** 2 to 50, values rising. */
  readonly points: readonly { readonly value: number; readonly changes: readonly ScenarioChange[] }[];
}

/** The scenario with some of its values replaced, or another variant with some replaced again. */
export interface ScenarioVariant {
  readonly id: string;
  readonly name: LocalName;
  /** The variant it starts from; absent: the scenario itself. */
  readonly from?: string;
  readonly changes: readonly ScenarioChange[];
}

/**
 * One change. A path goes down from the scenario, parts separated by `/`; a list with ids is entered by id
 * (`queues/voice/talkMs/meanMs`), another by number. `set` replaces or adds a value (to a list with ids also a new
 * element), `times` multiplies a number or every number of a list (whole numbers where the field wants them, rounded
 * half up), `remove` takes away.
 */
export type ScenarioChange =
  | { readonly path: string; readonly set: unknown }
  | { readonly path: string; readonly times: number }
  | { readonly path: string; readonly remove: true };
