"use client";

import { useEffect, useState } from "react";
import type { MetricDescription } from "../../sim/metrics/definitions.ts";

export type Definitions = ReadonlyMap<string, MetricDescription>;

/** What every figure means, by metric id; asked of the server once it is `wanted`, `undefined` until it answered. */
export function useDefinitions(wanted: boolean): Definitions | undefined {
  const [definitions, setDefinitions] = useState<Definitions>();
  const missing = wanted && definitions === undefined;
  useEffect(() => {
    if (!missing) return;
    const stop = new AbortController();
    fetchDefinitions(stop.signal).then(setDefinitions, () => {
      // Nothing is shown without an answer; the next figure pointed at asks again.
    });
    return () => stop.abort();
  }, [missing]);
  return definitions;
}

async function fetchDefinitions(signal: AbortSignal): Promise<Definitions> {
  const answer = await fetch("/api/v1/definitions", { signal });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const list = (await answer.json()) as readonly MetricDescription[];
  return new Map(list.map((definition) => [definition.id, definition]));
}
