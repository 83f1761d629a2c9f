import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { type Answer, ask, type Refusal } from "../_edit/revisioned.ts";

/** A board as the server keeps it. */
export interface SavedBoard {
  readonly spec: WallSpec;
  /** From 1, one more with every saving; 0 for a board that comes by itself and was never saved. */
  readonly revision: number;
}

/** A line of the server's list. */
export interface BoardEntry {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

const MISSING: Refusal = { ok: false, kind: "missing", code: "unknown-board", detail: "", problems: [] };

/** Which boards are saved, in order of id. */
export function boardEntries(signal?: AbortSignal): Promise<Answer<readonly BoardEntry[]>> {
  return ask<readonly BoardEntry[]>("/api/v1/boards", signal === undefined ? {} : { signal });
}

/** Every board that is saved, whole. */
export async function listBoards(signal?: AbortSignal): Promise<Answer<readonly SavedBoard[]>> {
  const entries = await boardEntries(signal);
  if (!entries.ok || entries.value.length === 0) return entries.ok ? { ...entries, value: [] } : entries;
  const file = await ask<{ readonly boards: readonly WallSpec[] }>(
    "/api/v1/board-file",
    signal === undefined ? {} : { signal },
  );
  if (!file.ok) return file;
  const revisions = new Map(entries.value.map(({ id, revision }) => [id, revision]));
  // A board saved between the two answers is listed with the next question.
  const value = file.value.boards.flatMap((spec) => {
    const revision = revisions.get(spec.id);
    return revision === undefined ? [] : [{ spec, revision }];
  });
  return { ok: true, value, etag: undefined };
}

/** One board. Looked up in the list first: that there is none yet is no mistake, and is not asked for as one. */
export async function loadBoard(id: string, signal?: AbortSignal): Promise<Answer<WallSpec>> {
  const entries = await boardEntries(signal);
  if (!entries.ok) return entries;
  if (!entries.value.some((entry) => entry.id === id)) return MISSING;
  return readBoard(id, signal);
}

/** The boards that come by themselves, made of what is on the floor; `undefined` while the server cannot tell yet. */
export async function suggestedBoards(signal: AbortSignal): Promise<readonly WallSpec[] | undefined> {
  const answer = await ask<readonly WallSpec[]>("/api/v1/default-boards", { signal });
  // None at all: a server just started has no frame to make them of.
  return answer.ok && answer.value.length > 0 ? answer.value : undefined;
}

/** The board that comes by itself under this id; `undefined` when there is none. */
export async function suggestedBoard(id: string, signal: AbortSignal): Promise<WallSpec | undefined> {
  return (await suggestedBoards(signal))?.find((spec) => spec.id === id);
}

/** One board that is in the list. */
export function readBoard(id: string, signal?: AbortSignal): Promise<Answer<WallSpec>> {
  return ask<WallSpec>(addressOf(id), signal === undefined ? {} : { signal });
}

/** Saves a board: over revision `etag`, or as a new one where there is none. */
export function saveBoard(spec: WallSpec, etag: string | undefined): Promise<Answer<WallSpec>> {
  return ask<WallSpec>(addressOf(spec.id), { method: "PUT", body: spec, ifMatch: etag });
}

export function deleteBoard(id: string, etag: string | undefined): Promise<Answer<unknown>> {
  return ask<unknown>(addressOf(id), { method: "DELETE", ifMatch: etag });
}

/** How `If-Match` names a revision. */
export function etagOf(revision: number): string {
  return `"${revision}"`;
}

function addressOf(id: string): string {
  return `/api/v1/boards/${encodeURIComponent(id)}`;
}
