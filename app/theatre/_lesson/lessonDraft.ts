import type { LocalName } from "../../../sim/scenario/about.ts";
import { joined } from "../../../sim/scenario/findings.ts";
import {
  LESSON_VERSION,
  type Lesson,
  type LessonQuestion,
  type LessonStep,
} from "../../../sim/theatre/lesson/lesson.ts";
import { type ParsedLesson, parseLesson } from "../../../sim/theatre/lesson/lessonSchema.ts";
import { linkOf, readLink } from "../../../sim/theatre/open/link.ts";
import type { DifferenceMeasure, StageName } from "../../../sim/theatre/types/index.ts";
import { MINUTE_MS } from "../../../sim/vocabulary/index.ts";
import { fragmentOf, linkOfPreset } from "./stepRun.ts";

/** A lesson as a form has it: links and numbers are the texts they were typed as. */
export interface LessonDraft {
  readonly id: string;
  readonly title: LocalName;
  readonly idea: LocalName;
  readonly minutes: string;
  readonly steps: readonly StepDraft[];
}

export interface StepDraft {
  /** Tells steps apart while they are moved about; nothing of the lesson. */
  readonly key: number;
  readonly title: LocalName;
  readonly caption: LocalName;
  readonly notes: LocalName;
  /** A theatre link, whole or what follows its `#`. */
  readonly link: string;
  readonly ahead: boolean;
  readonly question: QuestionDraft;
}

/** A draft in which links that came deflated are whole, as `whole` has them; the same draft where it has none of its own. */
export function withWholeLinks(draft: LessonDraft, whole: ReadonlyMap<string, string>): LessonDraft {
  if (!draft.steps.some(({ link }) => whole.has(link))) return draft;
  return { ...draft, steps: draft.steps.map((step) => ({ ...step, link: whole.get(step.link) ?? step.link })) };
}

export interface QuestionDraft {
  readonly kind: "none" | LessonQuestion["kind"];
  readonly text: LocalName;
  readonly measure: DifferenceMeasure;
  readonly queues: string;
  readonly stage: StageName;
  /** Minutes after the run opens. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly points: string;
}

const EMPTY: LocalName = { en: "", ru: "" };
const NO_QUESTION: QuestionDraft = {
  ...{ kind: "none", text: EMPTY, measure: "answered-in-time", queues: "", stage: "a" },
  ...{ at: "60", from: "60", to: "120", points: "7" },
};

export function draftOf(lesson: Lesson): LessonDraft {
  const { id, title, idea, minutes, steps } = lesson;
  return { id, title, idea, minutes: String(minutes), steps: steps.map((step, key) => stepDraft(step, key)) };
}

/** A lesson of one step, on a run that can be played; its texts are to be written. */
export function freshLesson(): LessonDraft {
  return {
    id: "my-lesson",
    title: EMPTY,
    idea: EMPTY,
    minutes: "5",
    steps: [freshStep(0, linkOfPreset("split-or-blend", "1"))],
  };
}

/** A step behind the others, on the run of `link`. */
export function freshStep(key: number, link: string): StepDraft {
  return { key, title: EMPTY, caption: EMPTY, notes: EMPTY, link, ahead: false, question: NO_QUESTION };
}

function stepDraft({ title, caption, notes, run, ahead, question }: LessonStep, key: number): StepDraft {
  return {
    ...{ key, title, caption, notes: notes ?? EMPTY, link: linkOf(run), ahead: ahead ?? false },
    question: question === undefined ? NO_QUESTION : questionDraft(question),
  };
}

function questionDraft(question: LessonQuestion): QuestionDraft {
  const { kind, text, measure, queueIds } = question;
  const plain = { ...NO_QUESTION, kind, text, measure, queues: (queueIds ?? []).join(", ") };
  const minutes = (ms: number) => String(ms / MINUTE_MS);
  if (question.kind === "which") return { ...plain, at: minutes(question.atMs) };
  if (question.kind === "amount") return { ...plain, stage: question.stage, at: minutes(question.atMs) };
  const { stage, fromMs, toMs, points } = question;
  return { ...plain, stage, from: minutes(fromMs), to: minutes(toMs), points: String(points) };
}

/** The lesson a draft says, or everything that is not right yet, by its place. */
export function lessonOfDraft({ id, title, idea, minutes, steps }: LessonDraft): ParsedLesson {
  const read = steps.map(({ link }) => readLink(fragmentOf(link)));
  const unread = read.flatMap((one, i) =>
    one.ok ? [] : one.problems.map((wrong) => ({ ...wrong, path: joined(`steps.${i}.run`, [wrong.path]) })),
  );
  if (unread.length > 0) return { ok: false, problems: unread };
  return parseLesson({
    ...{ version: LESSON_VERSION, id: id.trim(), title, idea, minutes: numberIn(minutes) },
    steps: steps.map(({ title: name, caption, notes, ahead, question }, i) => {
      const run = read[i];
      return {
        ...{ title: name, caption, run: run?.ok === true ? run.description : undefined },
        ...(notes.en === "" && notes.ru === "" ? {} : { notes }),
        ...(ahead ? { ahead } : {}),
        ...(question.kind === "none" ? {} : { question: questionOf(question) }),
      };
    }),
  });
}

function questionOf({ kind, text, measure, queues, stage, at, from, to, points }: QuestionDraft): unknown {
  const queueIds = queues
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const asked = { kind, text, measure, ...(queueIds.length === 0 ? {} : { queueIds }) };
  const ms = (minutes: string) => {
    const number = numberIn(minutes);
    return typeof number === "number" ? Math.round(number * MINUTE_MS) : number;
  };
  if (kind === "which") return { ...asked, atMs: ms(at) };
  if (kind === "amount") return { ...asked, stage, atMs: ms(at) };
  return { ...asked, stage, fromMs: ms(from), toMs: ms(to), points: numberIn(points) };
}

/** A number as it was typed; what is none stays the text it is, to be told of as such. */
function numberIn(text: string): number | string {
  const plain = text.trim().replace(",", ".");
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : text;
}
