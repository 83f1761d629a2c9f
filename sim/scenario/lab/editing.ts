import { applyChanges } from "../changes.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import { compacted } from "./compact.ts";
import type { LabDifference } from "./differences.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument, type LabDraft, type LabScenario } from "./document.ts";
import { withoutDifference } from "./reset.ts";
import { baselineOf, chainOf, changesTo, pinOf, savedScenario } from "./tree.ts";

/** When and by whom something is saved, and under which id. */
export interface Saving {
  /** Of a scenario the document does not have yet. */
  readonly id: string;
  readonly name: string;
  /** RFC 3339 in UTC. */
  readonly savedAt: string;
  readonly by?: string;
}

/**
 * The document after more changes of the scenario `on`: the draft goes on, or begins on that scenario. A draft of
 * another scenario is saved first, by `saving`, so nothing is lost. Changes that come to nothing leave no trace.
 */
export function edited(
  document: LabDocument,
  on: string,
  changes: readonly ScenarioChange[],
  saving: Saving,
): LabDocument {
  const goesOn = on === DRAFT_ID || document.draft === undefined;
  const ready = goesOn ? document : savedDraft(document, saving);
  const draft = ready.draft ?? begun(ready, on);
  const under = standsOn(ready, draft);
  const left = compacted(under, draft.changes, changes);
  return left.length === 0 ? discarded(ready) : { ...ready, draft: { ...draft, changes: left } };
}

function begun(document: LabDocument, on: string): LabDraft {
  const saved = savedScenario(document, on);
  if (saved === undefined) return { changes: [], baselineHash: document.baseline.hash };
  return { from: saved.id, changes: [], baselineHash: saved.baselineHash };
}

/** What the draft changes, as plain data; the baseline alone where the changes below it lead nowhere. */
function standsOn(document: LabDocument, draft: LabDraft): unknown {
  const { scenario } = baselineOf(document, draft.baselineHash);
  const after = applyChanges(scenario, changesTo(document, draft.from ?? BASELINE_ID));
  return after.ok ? after.value : scenario;
}

/**
 * The document with a draft that says what the saved scenario `id` says, on what that stands on, called `name`. A draft
 * there was is saved first, by `saving`.
 */
export function copiedToDraft(document: LabDocument, id: string, name: string, saving: Saving): LabDocument {
  const original = savedScenario(document, id);
  if (original === undefined) return document;
  const { from, changes, baselineHash } = original;
  const draft = { name, changes, baselineHash, ...(from === undefined ? {} : { from }) };
  return { ...savedDraft(document, saving), draft };
}

/** The document after one difference of the draft to what it stands on was taken back. */
export function resetInDraft(document: LabDocument, difference: LabDifference): LabDocument {
  const { draft } = document;
  if (draft === undefined) return document;
  const changes = withoutDifference(standsOn(document, draft), draft.changes, difference);
  return changes.length === 0 ? discarded(document) : { ...document, draft: { ...draft, changes } };
}

/** The document without its draft. */
export function discarded(document: LabDocument): LabDocument {
  const { draft: _gone, ...rest } = document;
  return rest;
}

/** The draft saved as a scenario on what it stands on; the document itself where there is no draft. */
export function savedDraft(document: LabDocument, { id, name, savedAt, by }: Saving): LabDocument {
  const { draft } = document;
  if (draft === undefined) return document;
  const saved: LabScenario = {
    ...{ id, name: draft.name ?? name },
    ...(draft.from === undefined ? {} : { from: draft.from }),
    ...{ changes: draft.changes, baselineHash: draft.baselineHash, savedAt },
    ...(by === undefined ? {} : { by }),
  };
  const rest = discarded(document);
  const compared = document.compared ?? [];
  return {
    ...rest,
    scenarios: [...document.scenarios, saved],
    // Its letter in the comparison stays where the draft's was.
    ...(compared.length < 3 ? { compared: [id, ...compared] } : {}),
  };
}

/** Whether the draft, or the saved scenario `id`, stands on a saved scenario it can be merged into. */
export function canMerge(document: LabDocument, id: string): boolean {
  return (id === DRAFT_ID ? document.draft?.from : savedScenario(document, id)?.from) !== undefined;
}

/**
 * The changes of the draft, or of the saved scenario `id`, made in the scenario it stands on; it is gone afterwards, and
 * what stood on it stands on that one. The document itself where it stands on the baseline, which no scenario changes.
 */
export function merged(document: LabDocument, id: string, savedAt: string): LabDocument {
  const source = id === DRAFT_ID ? document.draft : savedScenario(document, id);
  const parent = savedScenario(document, source?.from);
  if (source === undefined || parent === undefined) return document;
  const { scenario } = pinOf(document, parent.id);
  const under = applyChanges(scenario, changesTo(document, parent.from ?? BASELINE_ID));
  const changes = compacted(under.ok ? under.value : scenario, parent.changes, source.changes);
  const scenarios = document.scenarios
    .filter((one) => one.id !== id)
    .map((one) => {
      if (one.id === parent.id) return { ...one, changes, savedAt };
      return one.from === id ? { ...one, from: parent.id } : one;
    });
  if (id === DRAFT_ID) return { ...discarded(document), scenarios };
  const draft = document.draft?.from === id ? { ...document.draft, from: parent.id } : document.draft;
  return tidied({ ...document, scenarios, ...(draft === undefined ? {} : { draft }) });
}

/** The document without the saved scenario `id` and all that stands on it, a draft among it. */
export function removed(document: LabDocument, id: string): LabDocument {
  const stays = (from: string | undefined) => !chainOf(document, from).some((one) => one.id === id);
  const rest = stays(document.draft?.from) ? document : discarded(document);
  return tidied({ ...rest, scenarios: document.scenarios.filter((one) => stays(one.id)) });
}

/** The document with another name of the draft or the saved scenario `id`; with a baseline's id, of the baseline. */
export function renamed(document: LabDocument, id: string, name: string): LabDocument {
  if (id === BASELINE_ID) return { ...document, baseline: { ...document.baseline, name } };
  if (id === DRAFT_ID)
    return document.draft === undefined ? document : { ...document, draft: { ...document.draft, name } };
  return { ...document, scenarios: document.scenarios.map((one) => (one.id === id ? { ...one, name } : one)) };
}

/** The document with a copy of the saved scenario `id`, on what that one stands on. */
export function duplicated(document: LabDocument, id: string, { savedAt, by, ...named }: Saving): LabDocument {
  const original = savedScenario(document, id);
  if (original === undefined) return document;
  const { by: _before, ...rest } = original;
  const copy: LabScenario = { ...rest, ...named, savedAt, ...(by === undefined ? {} : { by }) };
  return { ...document, scenarios: [...document.scenarios, copy] };
}

/** Without what nothing refers to any more: earlier baselines, compared scenarios. */
export function tidied(document: LabDocument): LabDocument {
  const { earlier = [], compared = [], ...rest } = document;
  const ids = new Set(document.scenarios.map((one) => one.id));
  const pins = new Set([...document.scenarios.map((one) => one.baselineHash), document.draft?.baselineHash]);
  const pinned = earlier.filter((one) => pins.has(one.hash) && one.hash !== document.baseline.hash);
  const shown = compared.filter((id) => ids.has(id));
  return {
    ...rest,
    ...(pinned.length === 0 ? {} : { earlier: pinned }),
    ...(shown.length === 0 ? {} : { compared: shown }),
  };
}
