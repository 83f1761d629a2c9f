import { LAB_BOUNDS } from "./bounds.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "./document.ts";
import { savedScenario } from "./tree.ts";

/** Letters of a comparison in order; the letter carries the identity, on every page. */
export const LAB_TAGS = ["A", "B", "C", "D"] as const;
export type LabTag = (typeof LAB_TAGS)[number];

/** One scenario of the comparison. `id`: a saved one, `baseline` or `draft`. */
export interface ComparedScenario {
  readonly tag: LabTag;
  readonly id: string;
}

/**
 * What is compared, with its letters: the baseline is A, a draft B, then the chosen scenarios in their order, and last
 * the selected one where it is none of these. Scenarios pinned to another baseline than the present one take no part:
 * they never lived the same days. At least the baseline.
 */
export function comparedOf(document: LabDocument, selectedId: string): readonly ComparedScenario[] {
  const { hash } = document.baseline;
  const draft = document.draft?.baselineHash === hash ? [DRAFT_ID] : [];
  const here = (id: string) => savedScenario(document, id)?.baselineHash === hash;
  const chosen = [...(document.compared ?? []), selectedId].filter(here);
  const room = LAB_BOUNDS.compared - draft.length;
  const selected = chosen.includes(selectedId) ? [selectedId] : [];
  const others = [...new Set(chosen)];
  // The selected one is always among them, whatever else must make room.
  const shown =
    others.slice(0, room).includes(selectedId) || selected.length === 0
      ? others.slice(0, room)
      : [...others.filter((id) => id !== selectedId).slice(0, room - 1), selectedId];
  return [BASELINE_ID, ...draft, ...shown].map((id, i) => ({ tag: LAB_TAGS[i]!, id }));
}
