import type { LocalName } from "../../../sim/scenario/about.ts";

/** Windows of one browser tell one another where the lesson is; nothing of it leaves the machine. */
export const NOTES_CHANNEL = "floorcast-lesson";

/** What the stage tells the presenter's window. */
export interface NotesShown {
  readonly type: "shown";
  readonly lesson: LocalName;
  readonly index: number;
  readonly of: number;
  readonly title: LocalName;
  readonly caption: LocalName;
  readonly notes?: LocalName;
  readonly question?: LocalName;
  readonly next?: LocalName;
}

/** What the presenter's window asks of the stage. */
export type NotesAsked = { readonly type: "where" } | { readonly type: "go"; readonly by: 1 | -1 };
