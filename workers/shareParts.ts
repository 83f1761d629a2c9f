/**
 * `after`, built of the parts of `before` that are equal: of a thousand pictures of one day most of each is in the one
 * before. Lists of points in time are matched by their instant, others place by place. Plain data only; neither is changed.
 */
export function shareParts<T>(before: T, after: T): T {
  return shared(before, after) as T;
}

type Dated = { readonly at: number };

function shared(before: unknown, after: unknown): unknown {
  if (before === after || typeof after !== "object" || after === null) return after;
  if (typeof before !== "object" || before === null) return after;
  if (Array.isArray(after)) return Array.isArray(before) ? sharedList(before, after) : after;
  const old = before as Readonly<Record<string, unknown>>;
  const entries = Object.entries(after).map(([key, value]) => [key, shared(old[key], value)] as const);
  const same = entries.length === Object.keys(before).length && entries.every(([key, value]) => value === old[key]);
  return same ? before : Object.fromEntries(entries);
}

function sharedList(before: readonly unknown[], after: readonly unknown[]): unknown {
  let match = (index: number): unknown => before[index];
  if (isDated(before[0]) && isDated(after[0])) {
    const byInstant = new Map((before as readonly Dated[]).map((point) => [point.at, point]));
    match = (index) => byInstant.get((after[index] as Dated).at);
  }
  const list = after.map((value, index) => shared(match(index), value));
  return list.length === before.length && list.every((value, index) => value === before[index]) ? before : list;
}

function isDated(value: unknown): value is Dated {
  return typeof value === "object" && value !== null && "at" in value && typeof value.at === "number";
}
