import type { Scenario } from "../scenario.ts";
import type { ScenarioChange } from "../scenarioFile.ts";

/** Version of the lab document's form. A change that old readers would misread raises it and adds a migration. */
export const LAB_VERSION = 1;

/** Names the baseline where a scenario of the tree could be meant. No scenario of a document may bear it. */
export const BASELINE_ID = "baseline";
/** Names the draft where a scenario of the tree could be meant. No scenario of a document may bear it. */
export const DRAFT_ID = "draft";

/** What a planner asks: a baseline, and what is changed about it, as a tree. Everything of a lab desk but its results. */
export interface LabDocument {
  readonly version: typeof LAB_VERSION;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Any text; with the scenarios it names every result to the last bit. */
  readonly seed: string;
  readonly baseline: LabBaseline;
  /** Baselines that were replaced and to which a scenario is still pinned. Absent: none. */
  readonly earlier?: readonly LabBaseline[];
  /** In the order they were saved. A parent stands before its children. */
  readonly scenarios: readonly LabScenario[];
  /** What is edited and not saved as a scenario. Absent: nothing. */
  readonly draft?: LabDraft;
  /** Saved scenarios beside baseline and draft in the comparison, at most 3. Absent: none. */
  readonly compared?: readonly string[];
}

/** What everything is compared with. Never changed by a scenario; replaced as a whole. */
export interface LabBaseline {
  readonly name: string;
  readonly scenario: Scenario;
  /** `baselineHash` of this baseline. */
  readonly hash: string;
  readonly origin: LabOrigin;
  /** The floor every run begins with. Absent: an empty one, as the scenario begins. */
  readonly start?: LabStart;
}

/**
 * A floor as it stood, in the form the engine starts from. Only its instant is known here; the rest is read by whoever
 * runs it.
 */
export type LabStart = { readonly at: number } & Readonly<Record<string, unknown>>;

/** Where a baseline came from. Times are RFC 3339 in UTC, dates local days of its zone. */
export type LabOrigin =
  | { readonly kind: "preset"; readonly id: string }
  | { readonly kind: "forecast"; readonly date: string; readonly days: number; readonly queueIds: readonly string[] }
  | { readonly kind: "live"; readonly at: string }
  | { readonly kind: "day"; readonly date: string }
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "questions" }
  | { readonly kind: "empty" };

/** The baseline, or another scenario of the tree, with some values replaced. */
export interface LabScenario {
  /** Lower-case letters, digits and hyphens; once in the document. */
  readonly id: string;
  readonly name: string;
  /** The scenario it stands on; absent: the baseline. */
  readonly from?: string;
  readonly changes: readonly ScenarioChange[];
  /** The baseline its branch is pinned to: one of the document's. The same for a scenario and what it stands on. */
  readonly baselineHash: string;
  /** RFC 3339 in UTC. */
  readonly savedAt: string;
  /** Who saved it, in their own words. Absent: nobody said. */
  readonly by?: string;
}

/** Changes not saved yet. */
export interface LabDraft {
  /** As the planner called it; absent: it is called by what it changes. */
  readonly name?: string;
  /** The scenario it stands on; absent: the baseline. */
  readonly from?: string;
  readonly changes: readonly ScenarioChange[];
  readonly baselineHash: string;
}
