import { plainObject } from "../parts.ts";
import { alike } from "./alike.ts";

/** One place where two scenarios say different things. */
export interface LabDifference {
  /** As changes name places: parts separated by `/`, lists with ids by id, others by number. Of a run: of its list. */
  readonly path: string;
  /**
   * `run`: neighbouring numbers of a list of the same length, from number `first` on. `added` and `removed`: an item of a
   * list with ids, or a field that only one of them has.
   */
  readonly kind: "value" | "run" | "added" | "removed";
  /** Absent: `added`. Of a run: the numbers that differ. */
  readonly from?: unknown;
  /** Absent: `removed`. */
  readonly to?: unknown;
  /** Number of the first of a run in its list. */
  readonly first?: number;
}

/** Objects whose fields mean something only together: another kind is another thing. */
const WHOLE_WHEN_KIND_DIFFERS = ["kind", "name"] as const;

/**
 * Everywhere `after` differs from `before`, in the order of its fields. Numbers next to each other are one run; lists with
 * ids are compared by id, whatever their order. Empty: they say the same.
 */
export function differences(before: unknown, after: unknown): readonly LabDifference[] {
  const found: LabDifference[] = [];
  compare(before, after, [], found);
  return found;
}

function compare(before: unknown, after: unknown, path: readonly string[], found: LabDifference[]): void {
  if (alike(before, after)) return;
  const at = path.join("/");
  const [one, other] = [plainObject(before), plainObject(after)];
  if (before === undefined) found.push({ path: at, kind: "added", to: after });
  else if (after === undefined) found.push({ path: at, kind: "removed", from: before });
  else if (Array.isArray(before) && Array.isArray(after) && before.length > 0) {
    if (hasIds(before) && hasIds(after)) byId(before, after, path, found);
    else if (before.length !== after.length) found.push({ path: at, kind: "value", from: before, to: after });
    else if (areNumbers(before) && areNumbers(after)) found.push(...runs(before, after, at));
    else for (const [i, item] of before.entries()) compare(item, after[i], [...path, String(i)], found);
  } else if (one === undefined || other === undefined || isAnother(one, other, path)) {
    found.push({ path: at, kind: "value", from: before, to: after });
  } else {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      compare(one[key], other[key], [...path, key], found);
    }
  }
}

/** A name in two languages is a name, not two fields. */
function isAnother(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  path: readonly string[],
): boolean {
  if (path.at(-1) === "name") return true;
  return WHOLE_WHEN_KIND_DIFFERS.some(
    (key) => typeof one[key] === "string" && one[key] !== other[key] && !("id" in one),
  );
}

type WithId = Readonly<Record<string, unknown>> & { readonly id: string };

function byId(
  before: readonly WithId[],
  after: readonly WithId[],
  path: readonly string[],
  found: LabDifference[],
): void {
  const ids = new Set([...before, ...after].map((item) => item.id));
  const item = (list: readonly WithId[], id: string) => list.find((one) => one.id === id);
  for (const id of ids) compare(item(before, id), item(after, id), [...path, id], found);
}

function hasIds(list: readonly unknown[]): list is readonly WithId[] {
  return list.length > 0 && list.every((item) => typeof plainObject(item)?.id === "string");
}

function areNumbers(list: readonly unknown[]): list is readonly number[] {
  return list.every((item) => typeof item === "number");
}

function runs(before: readonly number[], after: readonly number[], path: string): LabDifference[] {
  const found: LabDifference[] = [];
  for (let i = 0; i < before.length; i++) {
    if (before[i] === after[i]) continue;
    const first = i;
    while (i < before.length && before[i] !== after[i]) i++;
    found.push({ path, kind: "run", first, from: before.slice(first, i), to: after.slice(first, i) });
  }
  return found;
}
