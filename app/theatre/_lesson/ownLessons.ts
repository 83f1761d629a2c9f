import type { Lesson } from "../../../sim/theatre/lesson/lesson.ts";
import { parseLesson } from "../../../sim/theatre/lesson/lessonSchema.ts";

/** A place for lessons; tests hand in their own. */
export type LessonStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "floorcast-lessons";
/** Lessons one browser keeps, and characters they may have together. */
export const MOST_OWN = 30;
const MOST_CHARACTERS = 4_000_000;

/** The lessons of this browser, in the order they were first kept; what is no lesson any more is left out. */
export function ownLessons(store: LessonStore): readonly Lesson[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? "[]");
    if (!Array.isArray(kept)) return [];
    return kept.slice(0, MOST_OWN).flatMap((one) => {
      const parsed = parseLesson(one);
      return parsed.ok ? [parsed.lesson] : [];
    });
  } catch {
    return [];
  }
}

/** Keeps a lesson, in the place of the one of its id; false: there is no room, and everything stays as it was. */
export function keepLesson(store: LessonStore, lesson: Lesson): boolean {
  const before = ownLessons(store);
  const at = before.findIndex(({ id }) => id === lesson.id);
  const after = at < 0 ? [...before, lesson] : before.with(at, lesson);
  const text = JSON.stringify(after);
  if (after.length > MOST_OWN || text.length > MOST_CHARACTERS) return false;
  try {
    store.setItem(KEY, text);
    return true;
  } catch {
    return false;
  }
}

export function removeLesson(store: LessonStore, id: string): void {
  const after = ownLessons(store).filter((one) => one.id !== id);
  try {
    store.setItem(KEY, JSON.stringify(after));
  } catch {
    // A forbidden store holds none.
  }
}
