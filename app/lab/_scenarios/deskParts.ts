import { differences } from "../../../sim/scenario/lab/differences.ts";
import { DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { differencesName } from "../../../sim/scenario/lab/sentences.ts";
import { parentOf } from "../../../sim/scenario/lab/tree.ts";
import type { Language } from "../../_i18n/language.ts";
import type { ScenarioCache } from "./scenarioCache.ts";

// Everything a desk is made of, in one place to be read at once.
export { labActions, labView } from "./labActions.ts";
export { openDesk } from "./openDesk.ts";
export { ScenarioCache } from "./scenarioCache.ts";

/** A name made of changes: as much as a rail can show and a tooltip carry. */
const MOST_NAME = 60;

/** What the draft of a document changes, as its name; `undefined` where that cannot be said, or it changes nothing. */
export function draftName(document: LabDocument, cache: ScenarioCache, language: Language): string | undefined {
  const [under, draft] = [cache.of(document, parentOf(document, DRAFT_ID)), cache.of(document, DRAFT_ID)];
  if (!under.ok || !draft.ok) return undefined;
  const found = differences(under.scenario, draft.scenario);
  const name = differencesName(found, under.scenario, draft.scenario, language, MOST_NAME);
  return name === "" ? undefined : name;
}
