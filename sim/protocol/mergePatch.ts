/** A value as JSON carries it. Absent fields are absent: a frame holds no null, so null is free to mean “gone”. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * What turns `before` into `after`, as a JSON merge patch (RFC 7396): changed fields, objects field by field, `null` for a
 * field that is gone, lists whole. `undefined` when they say the same. Neither may hold null.
 */
export function mergePatch(before: JsonObject, after: JsonObject, except = ""): JsonObject | undefined {
  let patch: Record<string, Json> | undefined;
  for (const key in after) {
    if (key === except) continue;
    const old = before[key];
    const value = after[key]!;
    if (old === value) continue;
    const change = old === undefined ? value : changeOf(old, value);
    if (change === undefined) continue;
    patch ??= {};
    patch[key] = change;
  }
  for (const key in before) {
    if (key in after || key === except) continue;
    patch ??= {};
    patch[key] = null;
  }
  return patch;
}

/** `before` with `patch` applied, a new object; what the patch does not touch is shared, not copied. */
export function patched(before: JsonObject, patch: JsonObject): JsonObject {
  const after: Record<string, Json> = { ...before };
  for (const [key, change] of Object.entries(patch)) {
    const old = after[key];
    if (change === null) delete after[key];
    else after[key] = isObject(change) && isObject(old) ? patched(old, change) : change;
  }
  return after;
}

/** Whether two values say the same; the order of fields does not matter. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => same(item, b[i]));
  return isObject(a) && isObject(b) && mergePatch(a, b) === undefined;
}

function changeOf(old: Json, value: Json): Json | undefined {
  if (isObject(old) && isObject(value)) return mergePatch(old, value);
  return same(old, value) ? undefined : value;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
