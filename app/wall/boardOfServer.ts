"use client";

import { useEffect, useMemo, useState } from "react";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { same } from "../_edit/history.ts";
import { boardEntries, readBoard, suggestedBoards } from "../boards/boardsClient.ts";

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
/** How soon it is asked again while nothing is known yet, ms. */
const FIRST_ASK_MS = 1_000;
const LOADING: BoardsOf = { state: "loading", boards: [], missing: [] };

/**
 * The board `id` and those in turn with it, asked for again every few seconds; what was known stays while the server does
 * not answer.
 */
export function useBoardsOf(id: string | undefined): BoardsOf | undefined {
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: Asked | undefined;
    const again = async (): Promise<void> => {
      const next = await askFor(id, known, stop.signal);
      known = next ?? (known && { ...known, silent: true });
      setAsked(known);
      timer = setTimeout(() => void again().catch(() => undefined), known === undefined ? FIRST_ASK_MS : ASK_MS);
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
    return asked === undefined ? LOADING : boardsOf(id, asked);
  }, [id, asked]);
}

/** What the server said of each id asked for. */
export interface Asked {
  readonly boards: ReadonlyMap<string, { readonly spec: WallSpec; readonly revision: number }>;
  readonly answeredAt: number;
  /** It no longer answers. */
  readonly silent: boolean;
}

/** Puts together what the server said: the board, and those in turn with it in their order, each once. */
export function boardsOf(id: string, { boards, answeredAt, silent }: Asked): BoardsOf {
  const find = (one: string) => boards.get(one)?.spec;
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

/**
 * Asks which boards there are, then for those wanted whose revision is new; `before` itself when nothing changed,
 * `undefined` when the server did not answer.
 */
async function askFor(id: string, before: Asked | undefined, signal: AbortSignal): Promise<Asked | undefined> {
  const entries = await boardEntries(signal);
  if (!entries.ok) return undefined;
  const revisions = new Map(entries.value.map((entry) => [entry.id, entry.revision]));
  const boards = new Map<string, { readonly spec: WallSpec; readonly revision: number }>();
  const read = async (one: string): Promise<boolean> => {
    const revision = revisions.get(one);
    const kept = before?.boards.get(one);
    if (revision === undefined) {
      const suggested = await suggestedBoards(signal);
      // Not “there is no such board”: a wall for agents would show what is not for them until the next question.
      if (suggested === undefined) return false;
      const spec = suggested.find((board) => board.id === one);
      // Made anew of the floor with every question: the same one stays the same object.
      if (spec !== undefined)
        boards.set(one, kept !== undefined && same(kept.spec, spec) ? kept : { spec, revision: 0 });
      return true;
    }
    if (kept?.revision === revision) return boards.set(one, kept).has(one);
    const answer = await readBoard(one, signal);
    if (answer.ok) boards.set(one, { spec: answer.value, revision });
    return answer.ok || answer.kind === "missing";
  };
  if (!(await read(id))) return undefined;
  const others = boards.get(id)?.spec.rotation?.boardIds ?? [];
  if (!(await Promise.all(others.map(read))).every(Boolean)) return undefined;
  const unchanged =
    before !== undefined &&
    !before.silent &&
    before.boards.size === boards.size &&
    [...boards].every(([one, board]) => before.boards.get(one) === board);
  return unchanged ? before : { boards, answeredAt: Date.now(), silent: false };
}
