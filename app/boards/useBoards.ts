"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { parseWallSpec } from "../../sim/metrics/wallSpecSchema.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { readJson } from "../_edit/jsonFile.ts";
import type { Answer, Refusal } from "../_edit/revisioned.ts";
import { boardIdFor } from "./boardDraft.ts";
import { deleteBoard, etagOf, listBoards, type SavedBoard, saveBoard } from "./boardsClient.ts";

/** What the last thing done came to, to be told. */
export type Told =
  | { readonly kind: "removed"; readonly spec: WallSpec }
  | { readonly kind: "imported"; readonly name: string }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | { readonly kind: "too-large" }
  | { readonly kind: "malformed-json"; readonly detail: string }
  | { readonly kind: "failed"; readonly refusal: Refusal };

export interface Boards {
  /** Absent until the server answered. */
  readonly boards: readonly SavedBoard[] | undefined;
  readonly told: Told | undefined;
  /** Something is being done: the next thing waits for it. */
  readonly busy: boolean;
  add(spec: WallSpec): Promise<void>;
  /** A copy under an address of its own. */
  copy(spec: WallSpec, name: string): Promise<void>;
  remove(board: SavedBoard): Promise<void>;
  /** Saves a deleted board again. */
  bringBack(spec: WallSpec): Promise<void>;
  importFile(file: File): Promise<void>;
}

/** The boards of the server, and what can be done with them. `isThere`: the server is heard; asked again once it is back. */
export function useBoards(isThere: boolean): Boards {
  const [boards, setBoards] = useState<readonly SavedBoard[]>();
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const asking = useRef<AbortController>(undefined);
  const refresh = useCallback(async () => {
    // The latest question counts: an answer to an earlier one may lack what was done since.
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    const answer = await listBoards(stop.signal).catch(() => undefined);
    if (answer === undefined || stop.signal.aborted) return;
    if (answer.ok) {
      setBoards(answer.value);
      // What was told of a server that was away is over with it.
      setTold((before) => (before?.kind === "failed" && before.refusal.kind === "unreachable" ? undefined : before));
    } else setTold({ kind: "failed", refusal: answer });
  }, []);
  useEffect(() => {
    // At once, and again when the server is back: others may have saved meanwhile.
    if (isThere || asking.current === undefined) void refresh();
  }, [isThere, refresh]);
  useEffect(() => () => asking.current?.abort(), []);

  const taken = (boards ?? []).map(({ spec }) => spec.id);
  /** One thing at a time: two clicks on one button are one deed. */
  const once = async (deed: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await deed().finally(() => setBusy(false));
  };
  const after = async (answer: Answer<unknown>, done: Told | undefined): Promise<void> => {
    if (answer.ok) setTold(done);
    else if (answer.kind === "problems") setTold({ kind: "problems", problems: answer.problems });
    else setTold({ kind: "failed", refusal: answer });
    await refresh();
  };
  const add = (spec: WallSpec) => once(async () => after(await saveBoard(spec, undefined), undefined));
  return {
    boards,
    told,
    busy,
    add,
    copy: (spec, name) => add({ ...spec, id: boardIdFor(name, taken), name }),
    remove: ({ spec, revision }) =>
      once(async () => after(await deleteBoard(spec.id, etagOf(revision)), { kind: "removed", spec })),
    bringBack: add,
    importFile: (file) => once(() => take(file)),
  };

  async function take(file: File): Promise<void> {
    const read = await readJson(file);
    if (!read.ok) {
      return setTold(
        read.code === "too-large" ? { kind: "too-large" } : { kind: "malformed-json", detail: read.detail },
      );
    }
    const parsed = parseWallSpec(read.value);
    if (!parsed.ok) return setTold({ kind: "problems", problems: parsed.problems });
    const { spec } = parsed;
    // An address that is taken stays whose it is: the board from the file gets one of its own.
    const id = taken.includes(spec.id) ? boardIdFor(spec.name, taken) : spec.id;
    await after(await saveBoard({ ...spec, id }, undefined), { kind: "imported", name: spec.name });
  }
}
