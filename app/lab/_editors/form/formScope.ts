"use client";

import { createContext, useContext } from "react";
import type { Known } from "../../../../sim/scenario/form/beginnings.ts";
import type { ScenarioProblem } from "../../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../../sim/scenario/scenario.ts";
import type { ScenarioChange } from "../../../../sim/scenario/scenarioFile.ts";

/** What every field of a form of the scenario needs. */
export interface FormScope {
  readonly scenario: Scenario;
  readonly before: Scenario;
  readonly known: Known;
  /** Does the changes, or keeps what is wrong with them. `key` as in `EditorProps`. */
  readonly change: (changes: readonly ScenarioChange[], key?: string) => void;
  /** What is wrong at `place` (dotted, lists by number) or inside it. */
  readonly problemsAt: (place: string) => readonly ScenarioProblem[];
}

export const FormScopeContext = createContext<FormScope | undefined>(undefined);

/** The form's scope. Throws `RangeError` outside of one. */
export function useFormScope(): FormScope {
  const scope = useContext(FormScopeContext);
  if (scope === undefined) throw new RangeError("useFormScope: expected to be inside a form, got none");
  return scope;
}
