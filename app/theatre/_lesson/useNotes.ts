"use client";

import { useEffect, useRef } from "react";
import { NOTES_CHANNEL, type NotesAsked, type NotesShown } from "./notesChannel.ts";
import type { LessonHold } from "./useLesson.ts";

/** Tells the presenter's window where the lesson is, and goes where that window asks. */
export function useNotes(hold: LessonHold | undefined): void {
  const latest = useRef(hold);
  latest.current = hold;
  useEffect(() => {
    const channel = new BroadcastChannel(NOTES_CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<NotesAsked | NotesShown>) => {
      const now = latest.current;
      if (now === undefined) return;
      if (data.type === "where") channel.postMessage(shownOf(now));
      if (data.type === "go") now.go(now.index + data.by);
    };
    return () => channel.close();
  }, []);
  useEffect(() => {
    if (hold === undefined) return;
    const channel = new BroadcastChannel(NOTES_CHANNEL);
    channel.postMessage(shownOf(hold));
    channel.close();
  }, [hold]);
}

function shownOf({ lesson, index, step }: LessonHold): NotesShown {
  const { title, caption, notes, question } = step;
  const next = lesson.steps[index + 1]?.title;
  return {
    ...{ type: "shown", lesson: lesson.title, index, of: lesson.steps.length, title, caption },
    ...(notes === undefined ? {} : { notes }),
    ...(question === undefined ? {} : { question: question.text }),
    ...(next === undefined ? {} : { next }),
  };
}
