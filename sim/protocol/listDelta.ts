import { type Json, type JsonObject, mergePatch, patched, same } from "./mergePatch.ts";

/** What changed in a list whose items have keys. What it does not name stays, in its order. */
export interface ListDelta {
  readonly gone?: readonly string[];
  /** Key and merge patch of what changed; of a key not there before, the whole item, at the end of the list. */
  readonly set?: readonly (readonly [key: string, patch: JsonObject])[];
  /** Points to leave out at the begin and to add at the end of an item's `history`, by key. */
  readonly history?: readonly (readonly [key: string, leave: number, add: readonly Json[]])[];
  /** All keys, where the rest does not give their order. */
  readonly order?: readonly string[];
  /** The whole list instead of all the above: two items answer to one key. */
  readonly whole?: readonly JsonObject[];
}

export interface KeyedList {
  /** The item's own name; unique in its list. */
  readonly key: (item: JsonObject) => string;
  /** A field the receiver works out by itself. */
  readonly derived?: string;
}

/** What turns `before` into `after`; `undefined` when nothing changed. */
export function listDelta(
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  { key, derived = "" }: KeyedList,
): ListDelta | undefined {
  if (before === after) return undefined;
  const old = new Map(before.map((item) => [key(item), item]));
  const keys = after.map(key);
  const present = new Set(keys);
  if (present.size < after.length || old.size < before.length)
    return same(before, after) ? undefined : { whole: after };
  const set: (readonly [string, JsonObject])[] = [];
  const history: (readonly [string, number, readonly Json[]])[] = [];
  const added: string[] = [];
  after.forEach((item, i) => {
    const name = keys[i]!;
    const known = old.get(name);
    if (known === undefined) {
      added.push(name);
      set.push([name, without(item, derived)]);
      return;
    }
    if (known === item) return;
    const grown = grownBy(known.history, item.history);
    if (grown !== undefined) history.push([name, ...grown]);
    const patch = mergePatch(known, grown === undefined ? item : { ...item, history: known.history! }, derived);
    if (patch !== undefined) set.push([name, patch]);
  });
  const gone = [...old.keys()].filter((name) => !present.has(name));
  const kept = [...old.keys()].filter((name) => present.has(name));
  const ordered = [...kept, ...added].every((name, i) => name === keys[i]);
  if (gone.length + set.length + history.length === 0 && ordered) return undefined;
  return {
    ...(gone.length === 0 ? {} : { gone }),
    ...(set.length === 0 ? {} : { set }),
    ...(history.length === 0 ? {} : { history }),
    ...(ordered ? {} : { order: keys }),
  };
}

/** `before` with `delta` applied; `undefined` when it speaks of what is not there. */
export function withListDelta(
  before: readonly JsonObject[],
  delta: ListDelta,
  { key }: KeyedList,
): readonly JsonObject[] | undefined {
  if (delta.whole !== undefined) return delta.whole;
  const items = new Map(before.map((item) => [key(item), item]));
  for (const name of delta.gone ?? []) items.delete(name);
  for (const [name, patch] of delta.set ?? []) {
    const known = items.get(name);
    items.set(name, known === undefined ? patch : patched(known, patch));
  }
  for (const [name, leave, add] of delta.history ?? []) {
    const known = items.get(name);
    if (known === undefined || !Array.isArray(known.history)) return undefined;
    items.set(name, { ...known, history: [...(known.history as readonly Json[]).slice(leave), ...add] });
  }
  if (delta.order === undefined) return [...items.values()];
  const list: JsonObject[] = [];
  for (const name of delta.order) {
    const item = items.get(name);
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list.length === items.size ? list : undefined;
}

function without(item: JsonObject, field: string): JsonObject {
  if (!(field in item)) return item;
  const { [field]: _, ...rest } = item;
  return rest;
}

/** How a list of points has moved on: so many left at its begin, these came at its end; `undefined` otherwise. */
function grownBy(before: Json | undefined, after: Json | undefined): readonly [number, readonly Json[]] | undefined {
  if (before === after || !Array.isArray(before) || !Array.isArray(after)) return undefined;
  const [first] = after as readonly Json[];
  const leave = (before as readonly Json[]).findIndex((point) => same(point, first));
  if (leave < 0) return undefined;
  const kept = before.length - leave;
  if (kept > after.length) return undefined;
  for (let i = 0; i < kept; i++) if (!same(before[leave + i], after[i])) return undefined;
  const add = (after as readonly Json[]).slice(kept);
  return leave === 0 && add.length === 0 ? undefined : [leave, add];
}
