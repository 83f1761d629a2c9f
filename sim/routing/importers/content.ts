import type { Importing, VendorFile } from "./importing.ts";

/** Bounds of one import. */
export const BOUNDS = {
  files: 200,
  /** Characters of one file. */
  text: 1_048_576,
  /** Lists and objects inside one another. */
  depth: 32,
  /** Values in one file: list items, fields. */
  values: 50_000,
  /** Characters of one text or expression. */
  field: 4_000,
  list: 2_000,
} as const;

/** The files within bounds, with the prefix of their places: empty where there is only one. */
export function boundedFiles(
  importing: Importing,
  files: readonly VendorFile[],
): readonly (VendorFile & { readonly prefix: string })[] {
  if (files.length === 0 || files.length > BOUNDS.files) {
    importing.problem("", "bad-length", `1 to ${BOUNDS.files} files`, files.length);
    return [];
  }
  return files.map((file) => ({ ...file, prefix: files.length === 1 ? "" : `${file.name.slice(0, 100)}:` }));
}

/** The text of a file, or `undefined` and a problem. */
export function textOf(importing: Importing, content: unknown, prefix: string): string | undefined {
  if (typeof content !== "string") {
    importing.problem(prefix, "wrong-type", "a text", content);
    return undefined;
  }
  if (content.length > BOUNDS.text) {
    importing.problem(prefix, "bad-length", `at most ${BOUNDS.text} characters`, content.length);
    return undefined;
  }
  return content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
}

/** What the JSON of a file holds, bounded in size and depth, or `undefined` and a problem. `null` is a wrong type. */
export function jsonOf(importing: Importing, content: unknown, prefix: string): unknown {
  let value = content;
  if (typeof content === "string") {
    const text = textOf(importing, content, prefix);
    if (text === undefined) return undefined;
    try {
      value = JSON.parse(text);
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message.slice(0, 200) : "";
      importing.problem(prefix, "malformed-json", `JSON: ${reason}`, text.slice(0, 60));
      return undefined;
    }
  }
  return isBounded(importing, value, prefix) ? value : undefined;
}

/** Without recursion: what is measured here may be nested deeper than a stack. */
function isBounded(importing: Importing, value: unknown, prefix: string): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > BOUNDS.depth) {
      importing.problem(prefix, "too-deep", `nesting of at most ${BOUNDS.depth}`, "deeper");
      return false;
    }
    count += 1;
    if (count > BOUNDS.values) {
      importing.problem(prefix, "bad-length", `at most ${BOUNDS.values} values`, "more");
      return false;
    }
    if (typeof next.value !== "object" || next.value === null) continue;
    const inner: readonly unknown[] = Array.isArray(next.value) ? next.value : Object.values(next.value);
    if (inner.length > BOUNDS.values) {
      importing.problem(prefix, "bad-length", `at most ${BOUNDS.values} values`, inner.length);
      return false;
    }
    for (const item of inner) open.push({ value: item, depth: next.depth + 1 });
  }
  return true;
}
