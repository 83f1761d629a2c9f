import { plainObject } from "../parts.ts";

/**
 * Whether two pieces of plain data say the same, whatever the order of their fields; a field that is `undefined` is as
 * good as absent. Parts that are one and the same object are not looked into: after a small change that is nearly all.
 */
export function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, i) => alike(item, other[i]));
  }
  const a = plainObject(one);
  const b = plainObject(other);
  if (a === undefined || b === undefined) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => alike(a[key], b[key]));
}
