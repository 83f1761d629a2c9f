"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { dropDraft, keepDraft, keptDraft } from "./draft.ts";
import { beginHistory, changed, type History, redone, same, undone } from "./history.ts";
import type { Answer, Refusal } from "./revisioned.ts";

/** A document on the server that can be edited. Must not change while the page shows it. */
export interface Editable<T> {
  /** Where its draft is kept in this browser. */
  readonly draftKey: string;
  /** What stands in the form before the server knows such a document; absent: it must exist. */
  fresh?(signal: AbortSignal): Promise<T>;
  isValue(value: unknown): value is T;
  load(signal: AbortSignal): Promise<Answer<T>>;
  save(value: T, etag: string | undefined): Promise<Answer<T>>;
}

/** How soon a server that was not reached is asked again for what is to be edited. */
const RETRY_MS = 2_000;

export type Saving = "idle" | "saving" | "saved" | "failed";

export interface Editing<T, Name> {
  /** Absent until the server or a draft gave it. */
  readonly value: T | undefined;
  /** The document as the server has it; absent when it has none. */
  readonly saved: T | undefined;
  readonly dirty: boolean;
  readonly saving: Saving;
  /** Why loading or saving did not work; gone with the next try. */
  readonly refusal: Refusal | undefined;
  /** What somebody else saved meanwhile, while that is to be decided. */
  readonly theirs: T | undefined;
  /** Whether what stands here came from a draft of an earlier visit. */
  readonly restored: boolean;
  readonly undoName: Name | undefined;
  readonly redoName: Name | undefined;
  change(next: T, name: Name, key?: string): void;
  undo(): void;
  redo(): void;
  save(): Promise<void>;
  /** Back to what the server has, as one step that can be taken back. */
  discard(name: Name): void;
  /** Settles a conflict: saves what stands here over theirs, or takes theirs as one step. */
  keepMine(): Promise<void>;
  takeTheirs(name: Name): void;
}

/** Why there is nothing to edit, as a message of the dictionary. */
export function whyNothing(refusal: Refusal | undefined): "edit.loading" | "edit.gone" | "front.noServer" {
  if (refusal === undefined) return "edit.loading";
  return refusal.kind === "unreachable" ? "front.noServer" : "edit.gone";
}

interface Stored<T> {
  readonly value: T | undefined;
  readonly etag: string | undefined;
}

/** Edits one document: named steps back and forth, a draft kept in this browser, saving that never overwrites unseen. */
export function useEditing<T, Name extends string>(editable: Editable<T>): Editing<T, Name> {
  const [history, setHistory] = useState<History<T, Name>>();
  const [stored, setStored] = useState<Stored<T>>({ value: undefined, etag: undefined });
  const [conflict, setConflict] = useState<{ readonly value: T; readonly etag: string | undefined }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [saving, setSaving] = useState<Saving>("idle");
  const [restored, setRestored] = useState(false);
  const source = useRef(editable);

  useEffect(() => {
    const stop = new AbortController();
    const { draftKey, fresh, isValue, load } = source.current;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const open = async () => {
      const answer = await load(stop.signal);
      if (stop.signal.aborted) return;
      const draft = keptDraft(localStorage, draftKey, isValue);
      const server = answer.ok ? answer.value : undefined;
      const gone = !answer.ok && answer.kind === "missing";
      const value = draft?.value ?? server ?? (gone ? await fresh?.(stop.signal) : undefined);
      setRefusal(answer.ok || (gone && value !== undefined) ? undefined : answer);
      // Nothing to edit and nobody there: the page goes on by itself once the server is back.
      if (!answer.ok && answer.kind === "unreachable" && value === undefined) {
        retry = setTimeout(opens, RETRY_MS);
        return;
      }
      // A draft stands on the revision it was begun on: saving it over a later one is a conflict, as it should be.
      setStored({ value: server, etag: draft === undefined ? (answer.ok ? answer.etag : undefined) : draft.etag });
      setRestored(draft !== undefined && !same(draft.value, server));
      if (value !== undefined) setHistory(beginHistory(value));
    };
    const opens = () =>
      void open().catch(() => {
        // Only a page that was left calls the question off.
      });
    opens();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, []);

  const present = history?.present;
  const dirty = present !== undefined && !same(present, stored.value);
  const { etag } = stored;
  useEffect(() => {
    if (present === undefined) return;
    const { draftKey } = source.current;
    if (dirty) keepDraft(localStorage, draftKey, { etag, value: present });
    else dropDraft(localStorage, draftKey);
  }, [present, dirty, etag]);

  const step = useCallback((next: T, name: Name, key: string) => {
    const at = Date.now();
    setHistory((before) => (before === undefined ? beginHistory(next) : changed(before, next, { name, key, at })));
    setSaving((before) => (before === "saving" ? before : "idle"));
  }, []);

  const putting = useRef(false);
  const put = async (over: string | undefined): Promise<void> => {
    // One at a time: a second one would stand on a revision the first is about to replace, a conflict with oneself.
    if (present === undefined || putting.current) return;
    putting.current = true;
    await putOver(present, over).finally(() => {
      putting.current = false;
    });
  };
  const putOver = async (present: T, over: string | undefined): Promise<void> => {
    setSaving("saving");
    setRefusal(undefined);
    const answer = await source.current.save(present, over);
    if (answer.ok) {
      setStored({ value: present, etag: answer.etag });
      setConflict(undefined);
      setRestored(false);
      setSaving("saved");
      return;
    }
    setSaving("failed");
    if (answer.kind !== "conflict") return setRefusal(answer);
    const theirs = await source.current.load(new AbortController().signal);
    if (theirs.ok) setConflict({ value: theirs.value, etag: theirs.etag });
    else setRefusal(theirs.kind === "missing" ? answer : theirs);
  };

  return {
    value: present,
    saved: stored.value,
    dirty,
    saving,
    refusal,
    theirs: conflict?.value,
    restored: restored && dirty,
    undoName: history?.past.at(-1)?.name,
    redoName: history?.future.at(-1)?.name,
    change: (next, name, key) => step(next, name, key ?? name),
    undo: () => setHistory((before) => before && undone(before)),
    redo: () => setHistory((before) => before && redone(before)),
    save: () => put(stored.etag),
    discard: (name) => {
      setConflict(undefined);
      if (stored.value !== undefined) step(stored.value, name, `discard ${Date.now()}`);
    },
    keepMine: () => put(conflict?.etag),
    takeTheirs: (name) => {
      if (conflict === undefined) return;
      setStored(conflict);
      setConflict(undefined);
      setSaving("idle");
      step(conflict.value, name, `theirs ${Date.now()}`);
    },
  };
}
