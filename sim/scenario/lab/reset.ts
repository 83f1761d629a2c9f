import { applyChanges } from "../changes.ts";
import type { ScenarioChange } from "../scenarioFile.ts";
import { compacted } from "./compact.ts";
import { differences, type LabDifference } from "./differences.ts";

/** Changes that bring `difference` back to what stood before. */
export function backChanges({ path, kind, from, first = 0 }: LabDifference): readonly ScenarioChange[] {
  switch (kind) {
    case "added":
      return [{ path, remove: true }];
    case "run":
      return (from as readonly number[]).map((set, i) => ({ path: `${path}/${first + i}`, set }));
    default:
      return [{ path, set: from }];
  }
}

/**
 * `changes` of `base` without what makes `difference`, everything else as it was. Changes of that very place are left
 * out; where a wider one made it, the old value is set again.
 */
export function withoutDifference(
  base: unknown,
  changes: readonly ScenarioChange[],
  difference: LabDifference,
): readonly ScenarioChange[] {
  const { path, kind, first = 0, to } = difference;
  const within = (place: string): boolean => {
    if (kind !== "run") return place === path || place.startsWith(`${path}/`);
    const last = first + (to as readonly number[]).length - 1;
    const at = place.startsWith(`${path}/`) ? Number(place.slice(path.length + 1)) : Number.NaN;
    return at >= first && at <= last;
  };
  const fewer = changes.filter((change) => !within(change.path));
  const after = applyChanges(base, fewer);
  if (after.ok && !differences(base, after.value).some((one) => overlaps(one, difference))) return fewer;
  return compacted(base, changes, backChanges(difference));
}

function overlaps(one: LabDifference, other: LabDifference): boolean {
  if (one.path !== other.path) return one.path.startsWith(`${other.path}/`);
  if (one.kind !== "run" || other.kind !== "run") return true;
  const end = (run: LabDifference) => (run.first ?? 0) + (run.to as readonly number[]).length;
  return (one.first ?? 0) < end(other) && (other.first ?? 0) < end(one);
}
