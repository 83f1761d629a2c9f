import type { Lesson } from "../lesson.ts";
import { explainThriceLesson } from "./explainThrice.ts";
import { fiveMinutesOrADayLesson } from "./fiveMinutesOrADay.ts";
import { fivePercentLesson } from "./fivePercent.ts";
import { menuMemoryLesson } from "./menuMemory.ts";
import { nineIslandsLesson } from "./nineIslands.ts";
import { ringsAndFriendsLesson } from "./ringsAndFriends.ts";
import { sayItInTheQueueLesson } from "./sayItInTheQueue.ts";
import { splitOrBlendLesson } from "./splitOrBlend.ts";
import { theStandardLesson } from "./theStandard.ts";
import { threeAtOnceLesson } from "./threeAtOnce.ts";

/** The lessons everybody has, each of one idea, in the order they are best given. Immutable. */
export const LESSONS: readonly Lesson[] = [
  splitOrBlendLesson,
  fivePercentLesson,
  theStandardLesson,
  explainThriceLesson,
  fiveMinutesOrADayLesson,
  menuMemoryLesson,
  sayItInTheQueueLesson,
  nineIslandsLesson,
  threeAtOnceLesson,
  ringsAndFriendsLesson,
];

/** The shipped lesson of that id; undefined: there is none. */
export function lessonNamed(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
