import type { ScenarioFile } from "../scenarioFile.ts";
import { BASELINE_ID, type LabDocument } from "./document.ts";
import { chainOf } from "./tree.ts";

/**
 * The document as a scenario file, which the terminal runs: the scenarios pinned to the present baseline as variants, the
 * draft among them, and the baseline itself as the first. Scenarios pinned to an earlier baseline stay behind.
 */
export function fileOfLab(document: LabDocument): ScenarioFile {
  const { baseline, draft } = document;
  const both = (name: string) => ({ en: name, ru: name });
  const here = document.scenarios.filter((one) => one.baselineHash === baseline.hash);
  const variants = here.map(({ id, name, from, changes }) => ({
    ...{ id, name: both(name), changes },
    ...(from === undefined ? {} : { from }),
  }));
  if (draft !== undefined && draft.baselineHash === baseline.hash) {
    const [last] = chainOf(document, draft.from).slice(-1);
    variants.unshift({
      ...{ id: "draft", name: both(draft.name ?? "Draft"), changes: draft.changes },
      ...(last === undefined ? {} : { from: last.id }),
    });
  }
  return {
    scenario: baseline.scenario,
    variants: [{ id: BASELINE_ID, name: both(baseline.name), changes: [] }, ...variants],
  };
}
