"use client";

import { useCallback, useEffect, useState } from "react";
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
  add(spec: WallSpec): Promise<void>;
  /** A copy under an address of its own. */
  copy(spec: WallSpec, name: string): Promise<void>;
  remove(board: SavedBoard): Promise<void>;
  /** Saves a deleted board again. */
  bringBack(spec: WallSpec): Promise<void>;
  importFile(file: File): Promise<void>;
}

/** The boards of the server, and what can be done with them. */
export function useBoards(): Boards {
  const [boards, setBoards] = useState<readonly SavedBoard[]>();
  const [told, setTold] = useState<Told>();
  const refresh = useCallback(async (signal?: AbortSignal) => {
    const answer = await listBoards(signal);
    if (answer.ok) setBoards(answer.value);
    else setTold({ kind: "failed", refusal: answer });
  }, []);
  useEffect(() => {
    const stop = new AbortController();
    refresh(stop.signal).catch(() => {
      // Only a page that was left calls the question off.
    });
    return () => stop.abort();
  }, [refresh]);

  const taken = (boards ?? []).map(({ spec }) => spec.id);
  const after = async (answer: Answer<unknown>, done: Told | undefined): Promise<void> => {
    if (answer.ok) setTold(done);
    else if (answer.kind === "problems") setTold({ kind: "problems", problems: answer.problems });
    else setTold({ kind: "failed", refusal: answer });
    await refresh();
  };
  const add = async (spec: WallSpec) => after(await saveBoard(spec, undefined), undefined);
  return {
    boards,
    told,
    add,
    copy: async (spec, name) => add({ ...spec, id: boardIdFor(name, taken), name }),
    remove: async ({ spec, revision }) =>
      after(await deleteBoard(spec.id, etagOf(revision)), { kind: "removed", spec }),
    bringBack: add,
    importFile: async (file) => {
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
    },
  };
}
