import type { Lesson } from "../../../sim/theatre/lesson/lesson.ts";
import { lessonNamed } from "../../../sim/theatre/lesson/shipped/index.ts";
import { type LessonStore, ownLessons } from "./ownLessons.ts";

/** Where a lesson stands. */
export interface LessonPlace {
  readonly lesson: Lesson;
  /** Number of the step, from 0. */
  readonly index: number;
}

/** Before the id of a lesson of this browser's own: shipped ones have the name alone. */
const OWN = "own:";

/** `?lesson=split-or-blend&step=3` (`own:` before the id: of this browser); undefined: none is asked for, or there is none. */
export function lessonPlace(query: URLSearchParams, store: LessonStore): LessonPlace | undefined {
  const name = query.get("lesson");
  if (name === null) return undefined;
  const lesson = name.startsWith(OWN)
    ? ownLessons(store).find(({ id }) => id === name.slice(OWN.length))
    : lessonNamed(name);
  if (lesson === undefined) return undefined;
  const step = Number(query.get("step") ?? "1");
  const index = Number.isInteger(step) ? Math.min(lesson.steps.length, Math.max(1, step)) - 1 : 0;
  return { lesson, index };
}

/** The address of a step: the rest of the query stays, the fragment of the run is the step's own. */
export function stepAddress(query: URLSearchParams, index: number): string {
  const next = new URLSearchParams(query);
  next.set("step", String(index + 1));
  return `/theatre?${next}`;
}

export function lessonHref(lesson: Lesson, own: boolean): string {
  return `/theatre?lesson=${own ? OWN : ""}${lesson.id}`;
}
