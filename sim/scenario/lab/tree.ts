import { applyChanges } from "../changes.ts";
import { type ParsedScenario, parseScenario } from "../parse.ts";
import type { ScenarioProblem } from "../problems.ts";
import type { Scenario } from "../scenario.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import { BASELINE_ID, DRAFT_ID, type LabBaseline, type LabDocument, type LabScenario } from "./document.ts";
import { cutTraces, longTraces, withTraces } from "./knownTraces.ts";

/** The saved scenario of this id; `undefined` where there is none. */
export function savedScenario(document: LabDocument, id: string | undefined): LabScenario | undefined {
  return document.scenarios.find((one) => one.id === id);
}

/** Saved scenarios from the one standing on the baseline down to `id`, that one last. Empty for the baseline. */
export function chainOf(document: LabDocument, id: string | undefined): readonly LabScenario[] {
  const chain: LabScenario[] = [];
  let next = savedScenario(document, id);
  // Longer than the document: a ring, which no parsed document has.
  while (next !== undefined && chain.length < document.scenarios.length) {
    chain.unshift(next);
    next = savedScenario(document, next.from);
  }
  return chain;
}

/** `id` and every saved scenario that stands on it, in the document's order. Empty where there is none. */
export function branchOf(document: LabDocument, id: string): readonly LabScenario[] {
  return document.scenarios.filter((one) => chainOf(document, one.id).some((above) => above.id === id));
}

/** The baseline of this hash, present or earlier; the present one where there is none. */
export function baselineOf(document: LabDocument, hash: string | undefined): LabBaseline {
  const { baseline, earlier = [] } = document;
  return [baseline, ...earlier].find((one) => one.hash === hash) ?? baseline;
}

/** The baseline the scenario `id` (a saved one, the baseline or the draft) is pinned to. */
export function pinOf(document: LabDocument, id: string): LabBaseline {
  const hash = id === DRAFT_ID ? document.draft?.baselineHash : savedScenario(document, id)?.baselineHash;
  return baselineOf(document, hash);
}

/** All changes between the baseline and the scenario `id` (a saved one, the baseline or the draft), first to last. */
export function changesTo(document: LabDocument, id: string): readonly ScenarioChange[] {
  const { draft } = document;
  const from = id === DRAFT_ID ? draft?.from : id;
  const saved = chainOf(document, from).flatMap((one) => one.changes);
  return id === DRAFT_ID ? [...saved, ...(draft?.changes ?? [])] : saved;
}

/** What the draft, or the saved scenario `id`, stands on: an id of the document, or `baseline`. */
export function parentOf(document: LabDocument, id: string): string {
  return (id === DRAFT_ID ? document.draft?.from : savedScenario(document, id)?.from) ?? BASELINE_ID;
}

/**
 * The scenario `id` (a saved one, the baseline or the draft) with all its changes, parsed. Problems have their place in
 * the resulting scenario; a change that leads nowhere has the place `changes.<number>.path`, counted from the baseline.
 */
export function scenarioOf(document: LabDocument, id: string): ParsedScenario {
  const { scenario } = pinOf(document, id);
  if (id === BASELINE_ID) return { ok: true, scenario, warnings: [] };
  return changedScenario(scenario, changesTo(document, id));
}

/** A parsed scenario after changes, parsed. Problems as `scenarioOf` has them. */
export function changedScenario(base: Scenario, changes: readonly ScenarioChange[]): ParsedScenario {
  const after = applyChanges(base, changes);
  if (after.ok) {
    const { value, traces } = cutTraces(after.value, longTraces(base));
    const parsed = parseScenario(value);
    return parsed.ok ? { ...parsed, scenario: withTraces(parsed.scenario, traces) } : parsed;
  }
  const placed = (one: ScenarioProblem): ScenarioProblem => ({ ...one, path: `changes.${one.path}` });
  return { ok: false, problems: after.problems.map(placed) };
}
