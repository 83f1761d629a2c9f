/** What was being edited when the page was left, and on which revision it stood (`undefined`: a new document). */
export interface Draft<T> {
  readonly etag: string | undefined;
  readonly value: T;
}

/** A place for drafts; tests hand in their own. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Characters of one draft: a document of 64 KiB with room for what has not been shortened yet. */
const MOST_CHARACTERS = 200_000;

/** Keeps `draft`; a full or forbidden store keeps nothing, and editing goes on. Says whether it is kept. */
export function keepDraft<T>(store: DraftStore, key: string, draft: Draft<T>): boolean {
  const text = JSON.stringify(draft);
  if (text.length > MOST_CHARACTERS) return false;
  try {
    store.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** The draft kept under `key`, or `undefined` when there is none that `isValue` takes for one. */
export function keptDraft<T>(
  store: DraftStore,
  key: string,
  isValue: (value: unknown) => value is T,
): Draft<T> | undefined {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null || !("value" in kept) || !isValue(kept.value)) return undefined;
    const etag = "etag" in kept && typeof kept.etag === "string" ? kept.etag : undefined;
    return { etag, value: kept.value };
  } catch {
    return undefined;
  }
}

export function dropDraft(store: DraftStore, key: string): void {
  try {
    store.removeItem(key);
  } catch {
    // A forbidden store holds no draft.
  }
}
