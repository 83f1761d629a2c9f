import { applyChanges } from "../changes.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import { alike } from "./alike.ts";

/**
 * `changes` and then `more`, without those that have come to nothing: replaced by a later one, or brought back to what
 * stood before. The scenario that comes out is the same. Where some change leads nowhere, all are kept as they are.
 */
export function compacted(
  base: unknown,
  changes: readonly ScenarioChange[],
  more: readonly ScenarioChange[],
): readonly ScenarioChange[] {
  let kept: readonly ScenarioChange[] = [...changes, ...more];
  const wanted = applyChanges(base, kept);
  if (!wanted.ok) return kept;
  if (alike(wanted.value, base)) return [];
  const touched = more.map(({ path }) => path);
  // From the first to the last: what a later one replaces goes first, and then the later one may have come to nothing.
  for (const change of kept) {
    if (!touched.some((path) => related(path, change.path))) continue;
    const without = kept.filter((one) => one !== change);
    const after = applyChanges(base, without);
    if (after.ok && alike(after.value, wanted.value)) kept = without;
  }
  return kept;
}

/** Whether one path leads to the other, or through it. */
function related(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}
