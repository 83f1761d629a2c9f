"use client";

import Link from "next/link";
import { type FormEvent, type ReactNode, type RefObject, useState } from "react";
import type { StageName } from "../../../sim/theatre/types/index.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface HeadProps {
  readonly title: string;
  readonly question: string;
  readonly caption: string;
  /** What was refused, and why; empty: nothing was. It stands in the place of the caption. */
  readonly alert: string;
  /** Stands at the right end: where a lesson is. Absent: the page's own tools alone. */
  readonly step?: ReactNode;
  /** Each can be shown on a wall, labelled as simulated. */
  readonly stages: readonly StageName[];
  readonly find: RefObject<HTMLInputElement | null>;
  /** False: nobody was found. */
  readonly onFind: (text: string) => boolean;
  readonly onChange: () => void;
  readonly onTables: () => void;
  readonly onHelp: () => void;
}

/** What is shown and asked, in the presenter's voice, and the ways out of the page. */
export function Head(props: HeadProps) {
  const { title, question, caption, alert, step, stages, find, onFind, onChange, onTables, onHelp } = props;
  const words = useWords();
  const language = useLanguage();
  const [missed, setMissed] = useState(false);
  const [copied, setCopied] = useState(false);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const text = find.current?.value ?? "";
    const ok = onFind(text);
    setMissed(!ok && text.trim() !== "");
    if (ok) find.current?.blur();
  };
  const copy = () => {
    void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
  };
  return (
    <header className="lesson">
      <div className="lesson__title">
        <h1>{title}</h1>
        <p className="lesson__question" title={question}>
          {question}
        </p>
      </div>
      {alert === "" ? (
        <p className="lesson__caption" aria-live="polite">
          {caption}
        </p>
      ) : (
        <p className="lesson__caption" role="alert" title={alert}>
          {words("theatre.inject.refused")}: {alert}
        </p>
      )}
      <div className="lesson__tools">
        {step}
        <nav aria-label={words("theatre.title")}>
          <Link href="/">{words("theatre.head.home")}</Link>
          <button type="button" onClick={onChange}>
            {words("theatre.head.change")}
          </button>
          {stages.map((stage) => (
            <a key={stage} href={`/wall?feed=theatre:${stage}`} onClick={keepFragment}>
              {words("theatre.head.wallStage", { name: stage.toUpperCase() })}
            </a>
          ))}
          <button type="button" onClick={copy} onBlur={() => setCopied(false)}>
            {words(copied ? "theatre.head.copied" : "theatre.head.copy")}
          </button>
          <button type="button" onClick={onTables}>
            {words("theatre.transport.table")}
          </button>
          <button type="button" onClick={onHelp}>
            {words("theatre.transport.help")}
          </button>
          <a
            href={language === "en" ? "?lang=ru" : "?lang=en"}
            lang={language === "en" ? "ru" : "en"}
            onClick={keepFragment}
          >
            {words("controls.language")}
          </a>
          <a href="?theme=light" onClick={keepFragment}>
            {words("controls.themeLight")}
          </a>
          <a href="?theme=dark" onClick={keepFragment}>
            {words("controls.themeDark")}
          </a>
        </nav>
        <form className="lesson__find" onSubmit={search}>
          <label>
            <span className="visually-hidden">{words("theatre.head.find")}</span>
            <input
              ref={find}
              type="search"
              maxLength={60}
              placeholder={`${words("theatre.head.find")}: ${words("theatre.head.findHint")}`}
              aria-invalid={missed}
              title={missed ? words("theatre.head.notFound") : undefined}
              onChange={() => setMissed(false)}
            />
          </label>
          <output className="visually-hidden">{missed ? words("theatre.head.notFound") : ""}</output>
        </form>
      </div>
    </header>
  );
}

/** Another language, another theme, the wall: another page of the same run where it stands now. */
function keepFragment(event: { currentTarget: HTMLAnchorElement }): void {
  const to = new URL(event.currentTarget.href);
  to.hash = location.hash;
  event.currentTarget.href = to.href;
}
