"use client";

import { useEffect, useState } from "react";
import { ask, type Refusal } from "../_edit/revisioned.ts";

export interface Question<T> {
  /** The latest answer to this question; that of an earlier `again` stays until the next is there. */
  readonly value: T | undefined;
  /** The server refused, or was not reached. */
  readonly refusal: Refusal | undefined;
  /** No answer has come yet. */
  readonly asking: boolean;
}

/** Asks the server a question, and again whenever `again` changes; nothing while the path is absent. */
export function useQuestion<T>(path: string | undefined, again: string | number = 0): Question<T> {
  const [answer, setAnswer] = useState<{ readonly path: string } & Omit<Question<T>, "asking">>();
  // One text of both: a change of `again` alone asks the same again.
  const question = path === undefined ? undefined : `${again} ${path}`;
  useEffect(() => {
    if (question === undefined) return;
    const path = question.slice(question.indexOf(" ") + 1);
    const stop = new AbortController();
    ask<T>(path, { signal: stop.signal }).then(
      (told) =>
        setAnswer(
          told.ok ? { path, value: told.value, refusal: undefined } : { path, value: undefined, refusal: told },
        ),
      () => {
        // Only a question that was called off.
      },
    );
    return () => stop.abort();
  }, [question]);
  const own = answer?.path === path ? answer : undefined;
  return { value: own?.value, refusal: own?.refusal, asking: path !== undefined && own === undefined };
}
