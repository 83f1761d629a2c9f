"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { LessonHold } from "./useLesson.ts";

export interface LessonStepsProps {
  readonly hold: LessonHold;
  /** Whether the question is shown; undefined: there is none. */
  readonly bets: boolean | undefined;
  readonly onBets: () => void;
  readonly onLeave: () => void;
  readonly onClass: () => void;
}

/** Where the lesson is, and the ways on. */
export function LessonSteps({ hold, bets, onBets, onClass, onLeave }: LessonStepsProps) {
  const words = useWords();
  const language = useLanguage();
  const { lesson, index, step, go } = hold;
  const of = lesson.steps.length;
  const openNotes = () => {
    window.open(`/theatre/notes?lang=${language}`, "floorcast-notes", "popup,width=560,height=720");
  };
  return (
    <div className="lesson__steps" data-testid="lesson-step">
      <p>
        <b>{words("lesson.stepOf", { n: index + 1, of })}</b> {step.title[language]}
      </p>
      <progress className="lesson__ticks" max={of} value={index + 1} aria-hidden="true" />
      <button type="button" disabled={index === 0} onClick={() => go(index - 1)} aria-label={words("lesson.back")}>
        ◀
      </button>
      <button
        type="button"
        disabled={index + 1 >= of}
        onClick={() => go(index + 1)}
        aria-label={words("lesson.next")}
        data-testid="next-step"
      >
        ▶
      </button>
      {bets !== undefined && (
        <button type="button" aria-pressed={bets} onClick={onBets}>
          {words("lesson.bets")}
        </button>
      )}
      <button type="button" onClick={openNotes}>
        {words("lesson.notes")}
      </button>
      <button type="button" onClick={onClass}>
        {words("lesson.class")}
      </button>
      <button type="button" onClick={onLeave}>
        {words("lesson.leave")}
      </button>
    </div>
  );
}
