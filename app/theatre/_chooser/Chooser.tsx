"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { parseScenarioText } from "../../../sim/scenario/parseFile.ts";
import { PRESETS, presetNamed } from "../../../sim/scenario/presets/index.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import type { RunDescription } from "../../../sim/theatre/types/index.ts";
import { FileButton } from "../../_edit/FileButton.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type Choice, descriptionOf, firstChoice, variantIds } from "./chosen.ts";

export interface ChooserProps {
  readonly onOpen: (description: RunDescription) => void;
  readonly onLink: (fragment: string) => void;
}

/** Larger files are no scenarios of the lab: they are refused before they are read. */
const MOST_BYTES = 5 * 1024 * 1024;
const FIRST = presetNamed("split-or-blend") ?? PRESETS[0]!;
const SEED = "1";

/** What the stages are to play: a scenario, one or two of its variants, a seed; or a link that says it all. */
export function Chooser({ onOpen, onLink }: ChooserProps) {
  const words = useWords();
  const language = useLanguage();
  const [choice, setChoice] = useState<Choice>(() => ({ ...firstChoice(FIRST, SEED), a: "scatter", b: "reserve-2" }));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { file } = choice;
  const { name, story } = file.scenario;
  const take = (next: ScenarioFile) => {
    setProblems([]);
    setChoice((now) => firstChoice(next, now.seed));
  };
  const read = async (chosen: File) => {
    const parsed = parseScenarioText(chosen.size > MOST_BYTES ? "" : await chosen.text());
    if (parsed.ok) take(parsed.file);
    else setProblems(parsed.problems.map((one) => problemText(one, language)));
  };
  const open = (event: FormEvent) => {
    event.preventDefault();
    onOpen(descriptionOf(choice));
  };
  const nameOf = (id: string) =>
    file.variants.find((variant) => variant.id === id)?.name[language] ?? words("theatre.chooser.base");
  return (
    <main className="page chooser">
      <header>
        <nav className="page__bar">
          <Link href="/">{words("back")}</Link>
          <Link href="/theatre/lessons">{words("lesson.title")}</Link>
          <Link href="/theatre/puzzles">{words("puzzle.title")}</Link>
          <Link href="/join">{words("lesson.join.title")}</Link>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"}>{words("controls.language")}</a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
        <h1>{words("theatre.chooser.title")}</h1>
        <p className="page__lead">{words("theatre.chooser.lead")}</p>
      </header>
      <div className="chooser__parts">
        <nav aria-label={words("theatre.chooser.presets")}>
          <h2>{words("theatre.chooser.presets")}</h2>
          <ul className="chooser__presets">
            {PRESETS.map((preset) => (
              <li key={preset.scenario.id}>
                <button type="button" aria-pressed={preset === file} onClick={() => take(preset)}>
                  {preset.scenario.name[language]}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <form className="chooser__form" onSubmit={open}>
          <h2>{name[language]}</h2>
          {story !== undefined && (
            <>
              <p className="chooser__question">{story.question[language]}</p>
              <p>{story.story[language]}</p>
              <p className="chooser__claim">{story.claim[language]}</p>
            </>
          )}
          <div className="chooser__fields">
            <label className="form__field">
              <span>{words("theatre.chooser.a")}</span>
              <select
                aria-label={words("theatre.chooser.a")}
                value={choice.a}
                onChange={(event) => setChoice({ ...choice, a: event.target.value })}
              >
                {variantIds(file).map((id) => (
                  <option key={id} value={id}>
                    {nameOf(id)}
                  </option>
                ))}
              </select>
            </label>
            <label className="form__field">
              <span>{words("theatre.chooser.b")}</span>
              <select
                aria-label={words("theatre.chooser.b")}
                value={choice.b ?? ""}
                onChange={({ target: { value } }) => setChoice({ ...choice, b: value === "" ? undefined : value })}
              >
                {variantIds(file).map((id) => (
                  <option key={id} value={id}>
                    {nameOf(id)}
                  </option>
                ))}
                <option value="">{words("theatre.chooser.none")}</option>
              </select>
            </label>
            <label className="form__field form__field--short">
              <span>{words("theatre.chooser.seed")}</span>
              <input
                required
                maxLength={100}
                value={choice.seed}
                onChange={(event) => setChoice({ ...choice, seed: event.target.value })}
              />
            </label>
          </div>
          <button type="submit" className="btn btn--play">
            {words("theatre.chooser.open")}
          </button>
        </form>
        <section className="chooser__else">
          <div className="form__field">
            <span>{words("theatre.chooser.file")}</span>
            <FileButton
              label={words("chooseFile")}
              name={words("theatre.chooser.file")}
              accept=".json,application/json"
              className="btn"
              onFiles={([chosen]) => void read(chosen)}
            />
            <small>{words("theatre.chooser.fileHint")}</small>
          </div>
          {problems.length > 0 && (
            <div role="alert">
              <p>{words("theatre.chooser.unreadable")}</p>
              <ul className="theatre__problems">
                {problems.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </div>
          )}
          <LinkForm onLink={onLink} />
        </section>
      </div>
    </main>
  );
}

function LinkForm({ onLink }: Pick<ChooserProps, "onLink">) {
  const words = useWords();
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("link") ?? "").trim();
    onLink(text.includes("#") ? text.slice(text.indexOf("#") + 1) : text);
  };
  return (
    <form onSubmit={open} className="chooser__link">
      <label className="form__field">
        <span>{words("theatre.chooser.link")}</span>
        <input name="link" required />
        <small>{words("theatre.chooser.linkHint")}</small>
      </label>
      <button type="submit" className="btn">
        {words("theatre.chooser.openLink")}
      </button>
    </form>
  );
}
