"use client";

import { useEffect, useRef, useState } from "react";
import { ask, type Refusal } from "../_edit/revisioned.ts";

export interface Question<T> {
  /** The latest answer; an earlier one stays until the next is there. */
  readonly value: T | undefined;
  /** The server refused, or was not reached. */
  readonly refusal: Refusal | undefined;
  /** No answer has come yet. */
  readonly asking: boolean;
}

/** Refusals that pass by themselves, and how soon the question is put again. */
const BUSY: readonly string[] = ["unreachable", "too-busy", "not-ready", "no-look-ahead"];
const RETRY_MS = 2_000;

/**
 * Asks the server a question, and again when `again` has changed, but never while an answer is under way: a server that is
 * slow is not asked more for it. Nothing is asked while the path is absent.
 */
export function useQuestion<T>(path: string | undefined, again: string | number = 0): Question<T> {
  const [answer, setAnswer] = useState<{ readonly path: string } & Omit<Question<T>, "asking">>();
  const repeat = useRef<() => void>(undefined);
  const asked = useRef(again);
  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    let underWay = false;
    let wanted = false;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const run = async () => {
      clearTimeout(retry);
      underWay = true;
      const told = await ask<T>(path, { signal: stop.signal }).catch(() => undefined);
      // Only a question that was called off has no answer.
      if (told === undefined || stop.signal.aborted) return;
      setAnswer(told.ok ? { path, value: told.value, refusal: undefined } : { path, value: undefined, refusal: told });
      underWay = false;
      if (!told.ok && BUSY.includes(told.code)) retry = setTimeout(run, RETRY_MS);
      if (!wanted) return;
      wanted = false;
      void run();
    };
    repeat.current = () => {
      if (underWay) wanted = true;
      else void run();
    };
    void run();
    return () => {
      stop.abort();
      clearTimeout(retry);
      repeat.current = undefined;
    };
  }, [path]);
  useEffect(() => {
    if (asked.current === again) return;
    asked.current = again;
    repeat.current?.();
  }, [again]);
  const own = answer?.path === path ? answer : undefined;
  return { value: own?.value, refusal: own?.refusal, asking: path !== undefined && own === undefined };
}
