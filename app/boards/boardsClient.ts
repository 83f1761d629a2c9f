import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { type Answer, ask } from "../_edit/revisioned.ts";

/** A board as the server keeps it. */
export interface SavedBoard {
  readonly spec: WallSpec;
  /** From 1, one more with every saving. */
  readonly revision: number;
}

/** Every board that was saved, in order of id. */
export async function listBoards(signal?: AbortSignal): Promise<Answer<readonly SavedBoard[]>> {
  return ask<readonly SavedBoard[]>("/api/v1/boards", signal === undefined ? {} : { signal });
}

export async function loadBoard(id: string, signal?: AbortSignal): Promise<Answer<WallSpec>> {
  return specOf(await ask<SavedBoard>(addressOf(id), signal === undefined ? {} : { signal }));
}

/** Saves a board: over revision `etag`, or as a new one where there is none. */
export async function saveBoard(spec: WallSpec, etag: string | undefined): Promise<Answer<WallSpec>> {
  return specOf(await ask<SavedBoard>(addressOf(spec.id), { method: "PUT", body: spec, ifMatch: etag }));
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

function specOf(answer: Answer<SavedBoard>): Answer<WallSpec> {
  return answer.ok ? { ...answer, value: answer.value.spec } : answer;
}
