"use client";

import { useEffect, useState } from "react";
import { type Got, get } from "./dayClient.ts";

/**
 * What the server answers to `path`, asked again every `everyMs` and soon after a failure; undefined until it first answers,
 * and while another path is asked. Absent path: nothing is asked.
 */
export function useAsked<T>(path: string | undefined, everyMs?: number): Got<T> | undefined {
  const [got, setGot] = useState<{ readonly path: string; readonly answer: Got<T> }>();
  useEffect(() => {
    if (path === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await get<T>(path, stop.signal);
      if (stop.signal.aborted) return;
      // What was known stays while the server is away.
      setGot((before) => (!answer.ok && before?.path === path && before.answer.ok ? before : { path, answer }));
      const again = answer.ok ? everyMs : RETRY_MS;
      if (again !== undefined) timer = setTimeout(ask, again);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, everyMs]);
  return got?.path === path ? got?.answer : undefined;
}

const RETRY_MS = 5_000;
