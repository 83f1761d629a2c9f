import type { LocalName } from "../../scenario/about.ts";
import { MINUTE_MS } from "../../vocabulary/index.ts";
import {
  type Camera,
  type DifferenceMeasure,
  type Injection,
  RUN_VERSION,
  type StageName,
} from "../types/description.ts";
import { LESSON_VERSION, type Lesson, type LessonQuestion, type LessonStep } from "./lesson.ts";

/** English, Russian. */
export type Both = readonly [en: string, ru: string];

/** What all steps of a shipped lesson have in common. */
export interface ScriptHead {
  readonly id: string;
  /** A preset everybody has. */
  readonly preset: string;
  readonly a: string;
  readonly b?: string;
  readonly seed?: string;
  readonly minutes: number;
  readonly title: Both;
  readonly idea: Both;
}

/** One step as a script has it. Minutes are those of the run, from its opening. */
export interface ScriptStep {
  readonly title: Both;
  readonly caption: Both;
  readonly notes: Both;
  readonly minute?: number;
  readonly ahead?: true;
  readonly question?: LessonQuestion;
  readonly follow?: string;
  readonly queues?: readonly string[];
  readonly injections?: readonly Injection[];
  /** Other variants than the lesson's. */
  readonly a?: string;
  readonly b?: string;
}

/** A shipped lesson; it is parsed like any other before it is played. */
export function lessonOf(head: ScriptHead, steps: readonly ScriptStep[]): Lesson {
  const { id, minutes, title, idea } = head;
  return {
    ...{ version: LESSON_VERSION, id, minutes, title: both(title), idea: both(idea) },
    steps: steps.map((step) => stepOf(head, step)),
  };
}

function stepOf({ preset, a, b, seed = "1" }: ScriptHead, step: ScriptStep): LessonStep {
  const { follow, queues, injections = [], minute = 0, ahead, question } = step;
  const camera: Camera = {
    ...(follow === undefined ? {} : { follow }),
    ...(queues === undefined ? {} : { queues }),
  };
  const second = step.b ?? b;
  return {
    ...{ title: both(step.title), caption: both(step.caption), notes: both(step.notes) },
    run: {
      ...{ version: RUN_VERSION, scenario: { kind: "preset", id: preset }, seed, injections, camera },
      a: { variant: step.a ?? a },
      ...(second === undefined ? {} : { b: { variant: second } }),
      atMs: Math.round(minute * MINUTE_MS),
    },
    ...(ahead === undefined ? {} : { ahead }),
    ...(question === undefined ? {} : { question }),
  };
}

function both([en, ru]: Both): LocalName {
  return { en, ru };
}

interface Asked {
  readonly text: Both;
  readonly measure: DifferenceMeasure;
  readonly queueIds?: readonly string[];
}

/** Which stage is better at that minute, and by how much. */
export function whichAt(minute: number, { text, ...asked }: Asked): LessonQuestion {
  return { kind: "which", text: both(text), ...asked, atMs: minute * MINUTE_MS };
}

/** What a measure of one stage comes to at that minute. */
export function amountAt(minute: number, stage: StageName, { text, ...asked }: Asked): LessonQuestion {
  return { kind: "amount", text: both(text), ...asked, stage, atMs: minute * MINUTE_MS };
}

/** How a measure of one stage goes, at so many instants. */
export function curveOver(
  [from, to]: readonly [number, number],
  points: number,
  stage: StageName,
  { text, ...asked }: Asked,
): LessonQuestion {
  return { kind: "curve", text: both(text), ...asked, stage, points, fromMs: from * MINUTE_MS, toMs: to * MINUTE_MS };
}

/** The last step of every lesson: the class plays. */
export const SANDBOX = {
  title: ["Your turn", "Теперь вы"],
  caption: [
    "The floor is yours. Inject something, follow anybody, ask why. Change a rule under “Another run”.",
    "Площадка ваша. Вмешайтесь, проследите за кем угодно, спросите «почему». Правило меняется в «Другой прогон».",
  ],
  notes: [
    "Let somebody drive. Ask for a guess before each change, and what they would have to see to believe they were wrong.",
    "Пусть управляет кто-то из класса. Перед каждым изменением просите догадку и спрашивайте, что убедило бы их в ошибке.",
  ],
} as const satisfies Pick<ScriptStep, "title" | "caption" | "notes">;
