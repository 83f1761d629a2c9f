"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import type { Lesson } from "../../../sim/theatre/lesson/lesson.ts";
import { LESSON_BOUNDS } from "../../../sim/theatre/lesson/lesson.ts";
import { type ParsedLesson, parseLessonText } from "../../../sim/theatre/lesson/lessonSchema.ts";
import { LESSONS } from "../../../sim/theatre/lesson/shipped/index.ts";
import { FileButton } from "../../_edit/FileButton.tsx";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { packedText, unpackedText } from "../../_state/packed.ts";
import { lessonHref } from "../_lesson/lessonAddress.ts";
import { keepLesson, ownLessons, removeLesson } from "../_lesson/ownLessons.ts";

const FRAGMENT = "#lesson=";
/** Longer addresses do not get through everywhere. */
const MOST_LINK = 30_000;

/** Every lesson there is, the ways to bring one along, and to take one away. */
export function LessonsScreen() {
  const words = useWords();
  const language = useLanguage();
  const [own, setOwn] = useState<readonly Lesson[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const reload = () => setOwn(ownLessons(localStorage));
  const take = useCallback(
    (parsed: ParsedLesson) => {
      if (!parsed.ok) {
        setProblems(
          parsed.problems.map(({ path, expected, got, russian }) =>
            words("lesson.edits.problem", language === "ru" ? { path, ...russian } : { path, expected, got }),
          ),
        );
        return;
      }
      setProblems(keepLesson(localStorage, parsed.lesson) ? [] : [words("lesson.edits.full")]);
      setOwn(ownLessons(localStorage));
    },
    [words, language],
  );
  // A link brings its lesson once; the address is tidied, so that a reload does not bring it again.
  useEffect(() => {
    setOwn(ownLessons(localStorage));
    if (!location.hash.startsWith(FRAGMENT)) return;
    const packed = location.hash.slice(FRAGMENT.length);
    history.replaceState(null, "", location.pathname + location.search);
    void unpackedText(packed, LESSON_BOUNDS.file).then((text) => take(parseLessonText(text ?? "")));
  }, [take]);
  return (
    <main className="page lessons" data-testid="lessons">
      <header>
        <nav className="page__bar">
          <Link href="/">{words("back")}</Link>
          <Link href="/theatre">{words("theatre.title")}</Link>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"}>{words("controls.language")}</a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
        <h1>{words("lesson.title")}</h1>
        <p className="page__lead">{words("lesson.lead")}</p>
      </header>
      <section aria-label={words("lesson.title")}>
        <ul>
          {LESSONS.map((lesson) => (
            <Item key={lesson.id} lesson={lesson} own={false} onRemove={undefined} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="own-lessons">
        <h2 id="own-lessons">{words("lesson.own")}</h2>
        <p>
          <Link className="btn" href="/theatre/lessons/edit" prefetch={false}>
            {words("lesson.new")}
          </Link>
        </p>
        {own.length === 0 && <p>{words("lesson.none")}</p>}
        <ul data-testid="own-lessons">
          {own.map((lesson) => (
            <Item
              key={lesson.id}
              lesson={lesson}
              own
              onRemove={() => {
                removeLesson(localStorage, lesson.id);
                reload();
              }}
            />
          ))}
        </ul>
        <div className="form__field">
          <span>{words("lesson.open")}</span>
          <FileButton
            label={words("chooseFile")}
            name={words("lesson.open")}
            accept=".json,application/json"
            className="btn"
            onFiles={([file]) =>
              void file
                .slice(0, LESSON_BOUNDS.file + 1)
                .text()
                .then((text) => take(parseLessonText(text)))
            }
          />
          <small>{words("lesson.openHint")}</small>
        </div>
        {problems.length > 0 && (
          <div role="alert">
            <p>{words("lesson.unreadable")}</p>
            <ul className="theatre__problems">
              {problems.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </div>
        )}
      </section>
    </main>
  );
}

interface ItemProps {
  readonly lesson: Lesson;
  readonly own: boolean;
  readonly onRemove: (() => void) | undefined;
}

function Item({ lesson, own, onRemove }: ItemProps) {
  const words = useWords();
  const language = useLanguage();
  const [said, setSaid] = useState("");
  const share = async () => {
    const packed = await packedText(JSON.stringify(lesson));
    const link = `${location.origin}/theatre/lessons${FRAGMENT}${packed}`;
    if (link.length > MOST_LINK) return setSaid(words("lesson.tooLong"));
    await navigator.clipboard.writeText(link);
    setSaid(words("lesson.copied"));
  };
  return (
    <li data-lesson={lesson.id}>
      <h3>{lesson.title[language]}</h3>
      <div className="lessons__acts">
        <output>{said}</output>
        <Link className="btn btn--play" href={lessonHref(lesson, own)} prefetch={false}>
          {words("lesson.start")}
        </Link>
        <Link className="btn" href={`/theatre/lessons/edit?of=${own ? "own:" : ""}${lesson.id}`} prefetch={false}>
          {words("lesson.edit")}
        </Link>
        <button
          type="button"
          className="btn"
          onClick={() => saveFile(`${lesson.id}.json`, JSON.stringify(lesson, null, 2), "application/json")}
        >
          {words("lesson.save")}
        </button>
        <button type="button" className="btn" onClick={() => void share()}>
          {words("lesson.share")}
        </button>
        {onRemove !== undefined && (
          <button type="button" className="btn" onClick={onRemove}>
            {words("lesson.remove")}
          </button>
        )}
      </div>
      <p>
        {lesson.idea[language]}{" "}
        <span className="lessons__meta">
          {words("lesson.minutes", { n: lesson.minutes, steps: lesson.steps.length })}
        </span>
      </p>
    </li>
  );
}
