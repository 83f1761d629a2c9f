import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";

/** A scenario of the tree and what stands on it, the draft before saved ones. */
export interface TreeNode {
  readonly id: string;
  /** 0: the baseline. */
  readonly depth: number;
  readonly kids: readonly TreeNode[];
}

/** The whole tree, the baseline on top. */
export function treeOf(document: LabDocument): TreeNode {
  return nodeOf(document, BASELINE_ID, 0);
}

function nodeOf(document: LabDocument, id: string, depth: number): TreeNode {
  const from = id === BASELINE_ID ? undefined : id;
  const { draft } = document;
  const kids = document.scenarios.filter((one) => one.from === from).map((one) => one.id);
  if (draft !== undefined && draft.from === from) kids.unshift(DRAFT_ID);
  return { id, depth, kids: kids.map((kid) => nodeOf(document, kid, depth + 1)) };
}
