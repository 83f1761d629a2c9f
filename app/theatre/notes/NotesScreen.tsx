"use client";

import { useEffect, useRef, useState } from "react";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { NOTES_CHANNEL, type NotesAsked, type NotesShown } from "../_lesson/notesChannel.ts";

/** The notes of the step that stands on the stage, and the ways on. */
export function NotesScreen() {
  const words = useWords();
  const language = useLanguage();
  const [shown, setShown] = useState<NotesShown>();
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    const made = new BroadcastChannel(NOTES_CHANNEL);
    channel.current = made;
    made.onmessage = ({ data }: MessageEvent<NotesShown | NotesAsked>) => {
      if (data.type === "shown") setShown(data);
    };
    made.postMessage({ type: "where" } satisfies NotesAsked);
    return () => made.close();
  }, []);
  const go = (by: 1 | -1) => channel.current?.postMessage({ type: "go", by } satisfies NotesAsked);
  if (shown === undefined) {
    return (
      <main className="notes">
        <h1>{words("lesson.window.title")}</h1>
        <p>{words("lesson.window.none")}</p>
      </main>
    );
  }
  const { lesson, index, of, title, caption, notes, question, next } = shown;
  return (
    <main className="notes" data-testid="notes">
      <h1>{title[language]}</h1>
      <p className="notes__aside">
        {lesson[language]}. {words("lesson.stepOf", { n: index + 1, of })}
      </p>
      {notes !== undefined && <p className="notes__text">{notes[language]}</p>}
      <p className="notes__aside">
        {words("lesson.window.caption")}: {caption[language]}
      </p>
      {question !== undefined && (
        <p className="notes__aside">
          {words("lesson.window.question")}: {question[language]}
        </p>
      )}
      <p className="notes__aside">
        {next === undefined ? words("lesson.window.nothing") : `${words("lesson.window.next")}: ${next[language]}`}
      </p>
      <div className="notes__acts">
        <button type="button" className="btn" disabled={index === 0} onClick={() => go(-1)}>
          {words("lesson.back")}
        </button>
        <button type="button" className="btn btn--play" disabled={index + 1 >= of} onClick={() => go(1)}>
          {words("lesson.next")}
        </button>
      </div>
    </main>
  );
}
