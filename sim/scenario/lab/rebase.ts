import { applyChanges } from "../changes.ts";
import { parseScenario } from "../parse.ts";
import type { ScenarioProblem } from "../problems.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import type { LabBaseline, LabDocument } from "./document.ts";
import { tidied } from "./editing.ts";
import { branchOf, chainOf } from "./tree.ts";

/** The document on another baseline. Scenarios stay pinned to the one they were made against, which is kept for them. */
export function withBaseline(document: LabDocument, baseline: LabBaseline): LabDocument {
  if (baseline.hash === document.baseline.hash) return { ...document, baseline };
  const earlier = [document.baseline, ...(document.earlier ?? [])].filter((one) => one.hash !== baseline.hash);
  return tidied({ ...document, baseline, earlier });
}

/** Whether the baseline has moved since the saved scenario `id` was made, or with no id the draft. */
export function hasMoved(document: LabDocument, id?: string): boolean {
  const hash =
    id === undefined ? document.draft?.baselineHash : document.scenarios.find((one) => one.id === id)?.baselineHash;
  return hash !== undefined && hash !== document.baseline.hash;
}

/** A change that was left behind, whose it was, and what is wrong with it there. */
export interface LeftBehind {
  /** Id of the saved scenario, or `draft`. */
  readonly of: string;
  readonly change: ScenarioChange;
  readonly problems: readonly ScenarioProblem[];
}

export interface Rebased {
  readonly document: LabDocument;
  /** In the order they stood. Empty: every change still leads somewhere. */
  readonly left: readonly LeftBehind[];
}

/**
 * The whole branch of the saved scenario `id` (from the baseline on, a draft on it included) pinned to the present
 * baseline, its changes kept. A change is left behind when it leads nowhere there, or makes a sound scenario unsound.
 * Without an id the draft that stands on the baseline itself.
 */
export function rebased(document: LabDocument, id: string | undefined): Rebased {
  const { hash, scenario } = document.baseline;
  const left: LeftBehind[] = [];
  const root = id === undefined ? undefined : chainOf(document, id)[0];
  const branch = root === undefined ? [] : branchOf(document, root.id);
  // A parent stands before its children: what it came to is what they start from.
  const values = new Map<string | undefined, unknown>([[undefined, scenario]]);
  const kept = new Map<string, readonly ScenarioChange[]>();
  for (const one of branch) {
    const sound = soundChanges(values.get(one.from), one.changes, one.id, left);
    kept.set(one.id, sound.changes);
    values.set(one.id, sound.value);
  }
  const scenarios = document.scenarios.map((one) => {
    const changes = kept.get(one.id);
    return changes === undefined ? one : { ...one, changes, baselineHash: hash };
  });
  const { draft } = document;
  const draftMoves = draft !== undefined && (draft.from === undefined ? id === undefined : values.has(draft.from));
  if (!draftMoves) return { document: tidied({ ...document, scenarios }), left };
  const { changes } = soundChanges(values.get(draft.from), draft.changes, "draft", left);
  return { document: tidied({ ...document, scenarios, draft: { ...draft, changes, baselineHash: hash } }), left };
}

interface Sound {
  readonly changes: readonly ScenarioChange[];
  readonly value: unknown;
}

/**
 * One change after the other. A change alone may be unsound until the next one joins it (a new queue, and who answers
 * it), so all are tried together first; only then each is judged by itself.
 */
function soundChanges(base: unknown, changes: readonly ScenarioChange[], of: string, left: LeftBehind[]): Sound {
  const all = applyChanges(base, changes);
  if (all.ok && parseScenario(all.value).ok) return { changes, value: all.value };
  const kept: ScenarioChange[] = [];
  let value = base;
  for (const change of changes) {
    const after = applyChanges(value, [change]);
    const judged = after.ok ? parseScenario(after.value) : after;
    if (after.ok && judged.ok) {
      kept.push(change);
      value = after.value;
    } else left.push({ of, change, problems: judged.ok ? [] : judged.problems });
  }
  return { changes: kept, value };
}
