"use client";

import { useEffect, useMemo, useState } from "react";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import type { Answer } from "../_edit/revisioned.ts";
import { loadBoard } from "../boards/boardsClient.ts";

/** The boards an address names, as far as they are known. */
export interface BoardsOf {
  readonly state: "loading" | "known" | "unknown";
  /** The board itself and those in turn with it; empty unless known. */
  readonly boards: readonly WallSpec[];
  /** Ids in turn that no board has. */
  readonly missing: readonly string[];
  /** When the server last answered, display ms, while it does not; absent while it does. */
  readonly keptSinceAt?: number;
}

/** How often the server is asked whether a board was changed, ms. */
const ASK_MS = 5_000;
const LOADING: BoardsOf = { state: "loading", boards: [], missing: [] };

/**
 * The board `id` and those in turn with it, asked for again every few seconds; what was known stays while the server does
 * not answer. `suggested`: boards the floor offers by itself, where the server has none of an id.
 */
export function useBoardsOf(id: string | undefined, suggested: readonly WallSpec[]): BoardsOf | undefined {
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      const next = await askFor(id, stop.signal);
      setAsked((before) => (next === undefined ? before && { ...before, silent: true } : next));
      timer = setTimeout(() => void again().catch(() => undefined), ASK_MS);
    };
    again().catch(() => {
      // Only a page that was left calls the question off.
    });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id]);
  return useMemo(() => {
    if (id === undefined) return undefined;
    return asked === undefined ? LOADING : boardsOf(id, asked, suggested);
  }, [id, asked, suggested]);
}

/** What the server said of each id; an id without a board is known to have none. */
export interface Asked {
  readonly specs: ReadonlyMap<string, WallSpec | undefined>;
  readonly answeredAt: number;
  /** It no longer answers. */
  readonly silent: boolean;
}

/** Puts together what the server said and what the floor suggests. */
export function boardsOf(id: string, { specs, answeredAt, silent }: Asked, suggested: readonly WallSpec[]): BoardsOf {
  const find = (one: string) => specs.get(one) ?? suggested.find((spec) => spec.id === one);
  const kept = silent ? { keptSinceAt: answeredAt } : {};
  const first = find(id);
  if (first === undefined) return { state: "unknown", boards: [], missing: [], ...kept };
  const others = [...new Set(first.rotation?.boardIds ?? [])].filter((one) => one !== id);
  const found = others.map(find).filter((spec) => spec !== undefined);
  return {
    state: "known",
    boards: [first, ...found],
    missing: others.filter((one) => find(one) === undefined),
    ...kept,
  };
}

/** Asks for a board and those in turn with it; `undefined` when the server did not answer for one of them. */
async function askFor(id: string, signal: AbortSignal): Promise<Asked | undefined> {
  const specs = new Map<string, WallSpec | undefined>();
  const ask = async (one: string): Promise<boolean> => {
    const answer: Answer<WallSpec> = await loadBoard(one, signal);
    if (answer.ok) specs.set(one, answer.value);
    else if (answer.kind === "missing") specs.set(one, undefined);
    return specs.has(one);
  };
  if (!(await ask(id))) return undefined;
  const others = specs.get(id)?.rotation?.boardIds ?? [];
  const answered = await Promise.all(others.map(ask));
  return answered.every(Boolean) ? { specs, answeredAt: Date.now(), silent: false } : undefined;
}
