import type { Bet } from "../../sim/theatre/lesson/bet.ts";
import type { ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";

type Told<Type extends ClassTold["type"]> = Extract<ClassTold, { type: Type }>;

/** One question of a class, as one of those in it knows it. */
export interface ClassRound {
  readonly round: number;
  readonly question: LessonQuestion;
  /** Bets are taken. */
  readonly open: boolean;
  /** Known to the presenter, and to everybody once it is revealed. */
  readonly bets: readonly Bet[];
  /** The own bet stands. */
  readonly taken: boolean;
  readonly revealed?: Told<"revealed">;
}

/** The rounds after one more was asked, or one of them closed: bets are taken on the last alone. */
export function afterAsked(rounds: readonly ClassRound[], told: Told<"asked">): readonly ClassRound[] {
  const { round, question, open } = told;
  if (rounds.some((one) => one.round === round)) return withRound(rounds, round, { open });
  const before = rounds.map((one) => (one.open ? { ...one, open: false } : one));
  return [...before, { round, question, open, bets: [], taken: false }];
}

/** One round changed; a round nobody asked changes nothing. */
export function withRound(
  rounds: readonly ClassRound[],
  round: number,
  change: Partial<ClassRound>,
): readonly ClassRound[] {
  return rounds.map((one) => (one.round === round ? { ...one, ...change } : one));
}

/** The last round of that very question; undefined: it was not asked, or no longer stands. */
export function roundOf(rounds: readonly ClassRound[], question: LessonQuestion): ClassRound | undefined {
  const text = plain(question);
  return rounds.findLast((one) => plain(one.question) === text);
}

/** One spelling of a question whatever order its fields came in. */
function plain(question: LessonQuestion): string {
  return JSON.stringify(Object.entries({ ...question, text: [question.text.en, question.text.ru] }).sort());
}
