"use client";

import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import { LESSON_BOUNDS } from "../../../../sim/theatre/lesson/lesson.ts";
import { beginHistory, changed, type History, redone, undone } from "../../../_edit/history.ts";
import { saveFile } from "../../../_edit/jsonFile.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { lessonHref, lessonPlace } from "../../_lesson/lessonAddress.ts";
import {
  draftOf,
  freshLesson,
  freshStep,
  type LessonDraft,
  lessonOfDraft,
  type StepDraft,
  withWholeLinks,
} from "../../_lesson/lessonDraft.ts";
import { keepLesson } from "../../_lesson/ownLessons.ts";
import { wholeLinks } from "../../_lesson/wholeLinks.ts";
import { BothField } from "./BothField.tsx";
import { StepForm } from "./StepForm.tsx";

/** A lesson as a form: every field, steps in any order, what is not right yet by its place, undo of everything. */
export function LessonEditor() {
  const words = useWords();
  const language = useLanguage();
  const [history, setHistory] = useState<History<LessonDraft, string>>();
  const [said, setSaid] = useState("");
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const of = query.get("of");
    const place = of === null ? undefined : lessonPlace(new URLSearchParams({ lesson: of }), localStorage);
    setHistory(beginHistory(place === undefined ? freshLesson() : draftOf(place.lesson)));
  }, []);
  const draft = history?.present;
  // A long link comes deflated. It is put in the place of what was pasted, in the same step of undo, if that still stands.
  useEffect(() => {
    if (draft === undefined) return;
    void wholeLinks(draft.steps.map(({ link }) => link)).then((whole) => {
      if (whole.size === 0) return;
      setHistory((now) => {
        const next = now === undefined ? undefined : withWholeLinks(now.present, whole);
        return now === undefined || next === undefined || next === now.present ? now : { ...now, present: next };
      });
    });
  }, [draft]);
  const parsed = useMemo(() => (draft === undefined ? undefined : lessonOfDraft(draft)), [draft]);
  if (history === undefined || draft === undefined || parsed === undefined)
    return <main className="page" aria-busy="true" />;
  const change = (next: Partial<LessonDraft>, key: string) => {
    setSaid("");
    setHistory(changed(history, { ...draft, ...next }, { name: key, key, at: performance.now() }));
  };
  const changeStep = (index: number, next: StepDraft, key: string) =>
    change({ steps: draft.steps.with(index, next) }, `step ${next.key} ${key}`);
  const move = (index: number, by: 1 | -1) => {
    const steps = [...draft.steps];
    const [step] = steps.splice(index, 1);
    if (step !== undefined) steps.splice(index + by, 0, step);
    change({ steps }, `move ${performance.now()}`);
  };
  const keep = (): boolean => {
    if (!parsed.ok) return false;
    const kept = keepLesson(localStorage, parsed.lesson);
    setSaid(words(kept ? "lesson.edits.kept" : "lesson.edits.full"));
    return kept;
  };
  const play = () => {
    if (parsed.ok && keep()) location.assign(lessonHref(parsed.lesson, true));
  };
  return (
    <main className="page lesson-edit" data-testid="lesson-editor">
      <header>
        <nav className="page__bar">
          <Link href="/theatre/lessons">{words("lesson.title")}</Link>
          <button
            type="button"
            className="btn"
            disabled={history.past.length === 0}
            onClick={() => setHistory(undone(history))}
          >
            {words("lesson.edits.undo")}
          </button>
          <button
            type="button"
            className="btn"
            disabled={history.future.length === 0}
            onClick={() => setHistory(redone(history))}
          >
            {words("lesson.edits.redo")}
          </button>
          <button type="button" className="btn" disabled={!parsed.ok} onClick={keep}>
            {words("lesson.edits.keep")}
          </button>
          <button type="button" className="btn btn--play" disabled={!parsed.ok} onClick={play}>
            {words("lesson.edits.play")}
          </button>
          <button
            type="button"
            className="btn"
            disabled={!parsed.ok}
            onClick={() => {
              if (!parsed.ok) return;
              saveFile(`${parsed.lesson.id}.json`, JSON.stringify(parsed.lesson, null, 2), "application/json");
            }}
          >
            {words("lesson.save")}
          </button>
          <output>{said}</output>
        </nav>
        <h1>{words("lesson.edits.title")}</h1>
      </header>
      {!parsed.ok && (
        <section aria-live="polite" data-testid="lesson-problems">
          <p>{words("lesson.edits.problems", { n: parsed.problems.length })}</p>
          <ul className="theatre__problems">
            {parsed.problems.slice(0, 12).map(({ path, expected, got, russian, code }) => (
              <li key={`${code} ${path} ${got}`}>
                {words("lesson.edits.problem", language === "ru" ? { path, ...russian } : { path, expected, got })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="lesson-edit__row">
        <label>
          <span>{words("lesson.edits.id")}</span>
          <input value={draft.id} maxLength={64} onChange={(event) => change({ id: event.target.value }, "id")} />
          <small>{words("lesson.edits.idHint")}</small>
        </label>
        <label>
          <span>{words("lesson.edits.minutes")}</span>
          <input
            inputMode="numeric"
            maxLength={4}
            value={draft.minutes}
            onChange={(event) => change({ minutes: event.target.value }, "minutes")}
          />
        </label>
      </div>
      <BothField
        label={words("lesson.edits.name")}
        most={LESSON_BOUNDS.title}
        value={draft.title}
        onValue={(title) => change({ title }, "title")}
      />
      <BothField
        label={words("lesson.edits.idea")}
        most={LESSON_BOUNDS.caption}
        value={draft.idea}
        onValue={(idea) => change({ idea }, "idea")}
      />
      {draft.steps.map((step, index) => (
        <StepForm
          key={step.key}
          step={step}
          number={index + 1}
          of={draft.steps.length}
          onChange={(next, key) => changeStep(index, next, key)}
          onMove={(by) => move(index, by)}
          onRemove={() =>
            change({ steps: draft.steps.filter(({ key }) => key !== step.key) }, `remove ${performance.now()}`)
          }
        />
      ))}
      <p>
        <button
          type="button"
          className="btn"
          disabled={draft.steps.length >= LESSON_BOUNDS.steps}
          onClick={() => {
            const key = 1 + Math.max(0, ...draft.steps.map((step) => step.key));
            change({ steps: [...draft.steps, freshStep(key, draft.steps.at(-1)?.link ?? "")] }, `add ${key}`);
          }}
        >
          {words("lesson.edits.add")}
        </button>
      </p>
    </main>
  );
}
