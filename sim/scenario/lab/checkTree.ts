import { EXPECTED } from "../expectations.ts";
import { type Findings, picture } from "../findings.ts";
import { LAB_BOUNDS } from "./bounds.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "./document.ts";
import { LAB_EXPECTED } from "./saidOfLab.ts";

/** What no field can say alone: ids used once, parents that stand before their children, pins that lead somewhere. */
export function checkTree(document: LabDocument, found: Findings): void {
  const pins = new Set([document.baseline, ...(document.earlier ?? [])].map((one) => one.hash));
  /** Pin and depth of every scenario already seen. */
  const seen = new Map<string, { readonly pin: string; readonly depth: number }>();
  const standing = (path: string, from: string | undefined, pin: string): number => {
    if (!pins.has(pin)) found.add("inconsistent", `${path}baselineHash`, LAB_EXPECTED.pin, picture(pin));
    if (from === undefined) return 1;
    const parent = seen.get(from);
    if (parent === undefined) {
      found.add("unknown-variant", `${path}from`, LAB_EXPECTED.parent, picture(from));
      return 1;
    }
    if (parent.pin !== pin) found.add("inconsistent", `${path}baselineHash`, LAB_EXPECTED.samePin, picture(pin));
    if (parent.depth === LAB_BOUNDS.depth) {
      found.add("too-many", `${path}from`, LAB_EXPECTED.depth(LAB_BOUNDS.depth), picture(from));
    }
    return parent.depth + 1;
  };
  document.scenarios.forEach(({ id, from, baselineHash: pin }, i) => {
    const path = `scenarios.${i}.`;
    if (id === BASELINE_ID || id === DRAFT_ID) {
      found.add("inconsistent", `${path}id`, LAB_EXPECTED.freeId, picture(id));
    }
    if (seen.has(id)) found.add("duplicate-id", `${path}id`, EXPECTED.usedOnce, picture(id));
    seen.set(id, { pin, depth: standing(path, from, pin) });
  });
  const { draft, compared = [] } = document;
  if (draft !== undefined) standing("draft.", draft.from, draft.baselineHash);
  compared.forEach((id, i) => {
    if (!seen.has(id)) found.add("unknown-variant", `compared.${i}`, LAB_EXPECTED.saved, picture(id));
    else if (compared.indexOf(id) !== i) found.add("duplicate-id", `compared.${i}`, EXPECTED.usedOnce, picture(id));
  });
}
