"use client";

import { useEffect, useRef, useState } from "react";
import { ask, type Refusal } from "../_edit/revisioned.ts";
import { Asking, type Told } from "./asking.ts";

export interface Question<T> {
  /** The latest answer; an earlier one stays until the next is there. */
  readonly value: T | undefined;
  /** The path it is the answer to; absent before the first. */
  readonly of: string | undefined;
  /** The server refused, or was not reached. */
  readonly refusal: Refusal | undefined;
  /** No answer has come yet. */
  readonly asking: boolean;
}

/**
 * Asks the server a question, and again when `again` or the path has changed. `about`: what an answer is about; where it
 * stays the same, an earlier answer stays until the one of another path is there (a later instant, another page). Absent:
 * the path itself. Nothing is asked while the path is absent.
 */
export function useQuestion<T>(path: string | undefined, again: string | number = 0, about = path): Question<T> {
  const [told, setTold] = useState<Told<T>>();
  const asking = useRef<Asking<T>>(undefined);
  useEffect(() => {
    const one = new Asking<T>({ ask: (asked, signal) => ask<T>(asked, { signal }), after }, setTold);
    asking.current = one;
    return () => {
      one.close();
      asking.current = undefined;
    };
  }, []);
  useEffect(() => {
    if (path === undefined || about === undefined) asking.current?.close();
    else asking.current?.to(path, about, again);
  }, [path, about, again]);
  const own = path !== undefined && told?.subject === about ? told : undefined;
  const asks = path !== undefined && own === undefined;
  return { value: own?.value, of: own?.path, refusal: own?.refusal, asking: asks };
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}
