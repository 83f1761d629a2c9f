import type { LocalName } from "../../scenario/about.ts";
import type { DifferenceMeasure, RunDescription, StageName } from "../types/description.ts";

/** Version of the form. A change that old readers would misread raises it. */
export const LESSON_VERSION = 1;

/** A trainer's script: one idea in a few minutes, step by step, ending where the class may play by itself. */
export interface Lesson {
  readonly version: typeof LESSON_VERSION;
  readonly id: string;
  readonly title: LocalName;
  /** The one idea, in a sentence. */
  readonly idea: LocalName;
  /** How long it takes with a class, minutes, 1 to 120. */
  readonly minutes: number;
  /** 1 to `LESSON_BOUNDS.steps`. */
  readonly steps: readonly LessonStep[];
}

/** One picture and what is said to it. */
export interface LessonStep {
  readonly title: LocalName;
  /** Stands on the wall, in the presenter's voice. */
  readonly caption: LocalName;
  /** Only the presenter reads them, on a second window; absent: none. */
  readonly notes?: LocalName;
  /** What stands on the stage: the whole run, with its instant and its camera. */
  readonly run: RunDescription;
  /** Whether what lies ahead is shown; absent: it is not. */
  readonly ahead?: boolean;
  /** What the class bets on before the step goes on; absent: nothing. */
  readonly question?: LessonQuestion;
}

/**
 * Something whose answer the run itself gives. Amounts are as people read them: points of a share in percent, else
 * people. `queueIds` absent: all queues. `atMs` after the run opens.
 */
export type LessonQuestion =
  /** Which stage is better at `atMs`, and what A − B is. */
  | (QuestionText & QuestionOf & { readonly kind: "which"; readonly atMs: number })
  /** What a measure of one stage is at `atMs`. */
  | (QuestionText & QuestionOf & { readonly kind: "amount"; readonly stage: StageName; readonly atMs: number })
  /** How a measure of one stage goes: one value at each of `points` instants from `fromMs` to `toMs`, both included. */
  | (QuestionText &
      QuestionOf & {
        readonly kind: "curve";
        readonly stage: StageName;
        readonly fromMs: number;
        readonly toMs: number;
        readonly points: number;
      });

interface QuestionText {
  readonly text: LocalName;
}

interface QuestionOf {
  readonly measure: DifferenceMeasure;
  readonly queueIds?: readonly string[];
}

/** All included. A lesson may come from anywhere. */
export const LESSON_BOUNDS = {
  steps: 40,
  title: 120,
  caption: 400,
  notes: 4_000,
  /** Values of a drawn curve. */
  leastPoints: 3,
  mostPoints: 24,
  /** Characters of a lesson's file. */
  file: 5 * 1_048_576,
} as const;
