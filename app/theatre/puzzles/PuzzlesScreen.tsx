"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { PUZZLES, puzzleNamed } from "../../../sim/theatre/puzzle/puzzles.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type Best, bestsIn, keepBest } from "./bestKept.ts";
import { PuzzleBoard } from "./PuzzleBoard.tsx";

/** The puzzles, and the one that is played. */
export function PuzzlesScreen() {
  const words = useWords();
  const language = useLanguage();
  const [id, setId] = useState(PUZZLES[0]!.id);
  const [bests, setBests] = useState<ReadonlyMap<string, Best>>(new Map());
  useEffect(() => {
    setBests(bestsIn(localStorage, PUZZLES));
    const asked = puzzleNamed(new URLSearchParams(location.search).get("p") ?? "");
    if (asked !== undefined) setId(asked.id);
  }, []);
  const choose = (next: string) => {
    const query = new URLSearchParams(location.search);
    query.set("p", next);
    history.replaceState(null, "", `${location.pathname}?${query}`);
    setId(next);
  };
  const puzzle = puzzleNamed(id) ?? PUZZLES[0]!;
  return (
    <main className="page lessons" data-testid="puzzles">
      <header>
        <nav className="page__bar">
          <Link href="/">{words("back")}</Link>
          <Link href="/theatre">{words("theatre.title")}</Link>
          <Link href="/theatre/lessons">{words("lesson.title")}</Link>
          <a href={language === "en" ? "?lang=ru" : "?lang=en"}>{words("controls.language")}</a>
          <a href="?theme=light">{words("controls.themeLight")}</a>
          <a href="?theme=dark">{words("controls.themeDark")}</a>
        </nav>
        <h1>{words("puzzle.title")}</h1>
        <p className="page__lead">{words("puzzle.lead")}</p>
      </header>
      <div className="chooser__parts">
        <nav aria-label={words("puzzle.list")}>
          <ul className="chooser__presets">
            {PUZZLES.map((one) => (
              <li key={one.id}>
                <button type="button" aria-pressed={one.id === puzzle.id} onClick={() => choose(one.id)}>
                  {one.title[language]}
                  {bests.has(one.id) && (
                    <>
                      {" "}
                      <span role="img" aria-label={words("puzzle.solved")}>
                        ✓
                      </span>
                    </>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <PuzzleBoard
          key={puzzle.id}
          puzzle={puzzle}
          best={bests.get(puzzle.id)}
          onKept={(result) => setBests(keepBest(localStorage, PUZZLES, puzzle, result))}
        />
      </div>
    </main>
  );
}
