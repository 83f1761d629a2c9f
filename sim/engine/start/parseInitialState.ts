import type { Scenario } from "../../scenario/scenario.ts";
import { problemsOf } from "../../vocabulary/schemaProblems.ts";
import { checkInitialState } from "./checkInitialState.ts";
import type { InitialState } from "./initialState.ts";
import { initialStateSchema } from "./schema.ts";
import type { StartProblem } from "./startProblem.ts";

/** Either the state, or everything that is wrong with it (at least one problem). */
export type ParsedInitialState =
  | { readonly ok: true; readonly state: InitialState }
  | { readonly ok: false; readonly problems: readonly StartProblem[] };

/** A state from outside, judged by the scenario that is to start from it. Never throws. */
export function parseInitialState(value: unknown, scenario: Scenario): ParsedInitialState {
  const shaped = initialStateSchema.safeParse(value, { reportInput: true });
  if (!shaped.success) return { ok: false, problems: problemsOf(shaped.error.issues) };
  const problems = checkInitialState(shaped.data, scenario);
  return problems.length === 0 ? { ok: true, state: shaped.data } : { ok: false, problems };
}
