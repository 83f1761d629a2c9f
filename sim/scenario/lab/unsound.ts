import type { ScenarioProblem } from "../problems.ts";
import { DRAFT_ID, type LabDocument } from "./document.ts";
import { scenarioOf } from "./tree.ts";

/** Everything wrong with the scenarios that come out of a document's changes, each with its place and whose it is. */
export function unsoundProblems(document: LabDocument): readonly ScenarioProblem[] {
  const ids = [...document.scenarios.map((one) => one.id), ...(document.draft === undefined ? [] : [DRAFT_ID])];
  return ids.flatMap((id) => {
    const parsed = scenarioOf(document, id);
    return parsed.ok ? [] : parsed.problems.map((one) => ({ ...one, path: `${id}: ${one.path}` }));
  });
}
