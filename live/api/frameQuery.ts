import type { Lens } from "../../sim/metrics/lens.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { LENS_SCHEMA } from "../hubMessage.ts";

/** What a request for a frame may say, as a display says it in its hello: a board, else a lens, else neither. */
export type FrameAsked =
  | { readonly ok: true; readonly boardId: string | undefined; readonly lens: Lens | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const FIELDS = Object.keys(LENS_SCHEMA.shape) as readonly (keyof Lens)[];

/**
 * `board=ID`, or `variant`, `attribution`, `headline` and `names`: a lens is said whole or not at all. With a board the
 * rest is not looked at. Everything wrong is told at once.
 */
export function frameQuery(query: Readonly<Record<string, string>>): FrameAsked {
  if (query.board !== undefined) return { ok: true, boardId: query.board, lens: undefined };
  if (FIELDS.every((field) => query[field] === undefined)) return { ok: true, boardId: undefined, lens: undefined };
  const parsed = LENS_SCHEMA.safeParse(query);
  if (parsed.success) return { ok: true, boardId: undefined, lens: parsed.data };
  const problems = FIELDS.filter((field) => !LENS_SCHEMA.shape[field].safeParse(query[field]).success).map(
    (field): Problem => ({
      path: field,
      code: query[field] === undefined ? "missing-field" : "not-one-of",
      expected: `one of ${LENS_SCHEMA.shape[field].options.join(", ")}`,
      got: shortened(query[field]),
    }),
  );
  return { ok: false, problems };
}
