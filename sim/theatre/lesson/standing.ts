import type { RunDescription } from "../types/description.ts";
import type { Lesson, LessonQuestion } from "./lesson.ts";

/** A question and the step that asked it, from 0. */
export interface Standing {
  readonly index: number;
  readonly question: LessonQuestion;
}

/**
 * What has been asked up to a step, that step included, and is answered by the run that stands there: the same stages,
 * seed and injections, wherever its clock and camera are. In the order it was asked; empty: nothing was.
 */
export function standingAt({ steps }: Lesson, index: number): readonly Standing[] {
  const here = steps[index];
  if (here === undefined) return [];
  const run = playedBy(here.run);
  return steps
    .slice(0, index + 1)
    .flatMap(({ question, run: of }, i) =>
      question === undefined || playedBy(of) !== run ? [] : [{ index: i, question }],
    );
}

/** What a run follows from, in one spelling; its clock and camera change nothing of it. */
function playedBy({ scenario, a, b, seed, injections }: RunDescription): string {
  return JSON.stringify([scenario, a, b ?? null, seed, injections]);
}
