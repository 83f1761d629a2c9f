"use client";

import { useRef } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDefinitions } from "../_state/useDefinitions.ts";
import type { View } from "../_state/view.ts";
import { explained } from "./explained.ts";
import { ageText, basisTexts, sourceTexts, subjectText } from "./explainedTexts.ts";
import { useAskedFigure } from "./useAskedFigure.ts";

/** Sources told one by one; the rest is counted. */
const SOURCES_SHOWN = 6;

export interface DefinitionCardProps {
  readonly frame: Frame | undefined;
  readonly link: View["link"]["state"];
}

/**
 * What the figure under the pointer, the finger or the keyboard means: of what, over which window, of how many, by which
 * formula, how fresh. It stands in the half of the screen the figure is not in, and follows the frames.
 */
export function DefinitionCard({ frame, link }: DefinitionCardProps) {
  const words = useWords();
  const language = useLanguage();
  const asked = useAskedFigure();
  const answer = asked && frame && explained(frame, asked, link);
  const definitions = useDefinitions(answer?.metric !== undefined);
  const said = useRef({ key: "", text: "" });
  if (asked === undefined || frame === undefined || answer === undefined) return null;
  const described = answer.metric === undefined ? undefined : definitions?.get(answer.metric);
  if (answer.own === undefined && described === undefined) return null;
  const own = (part: "name" | "formula" | "counted") => words(`explain.own.${answer.own ?? "load"}.${part}`);
  const name = described?.name[language] ?? own("name");
  const formula = described?.formula[language] ?? own("formula");
  const counted =
    described === undefined ? own("counted") : `${described.counted[language]}; ${described.when[language]}`;
  const title = `${name} · ${subjectText(answer, words)}`;
  const basis = basisTexts(answer, frame.at, words, language);
  const sources = answer.sources ?? [];
  // Read aloud once for each figure asked about, not with every second its data ages.
  const key = `${asked.of} ${asked.figure} ${language}`;
  if (said.current.key !== key) said.current = { key, text: [title, ...basis, formula, counted].join(". ") };
  return (
    <aside
      className="definitions"
      aria-label={words("controls.definitions")}
      data-testid="definition"
      data-place={asked.half === "upper" ? "bottom" : "top"}
    >
      <p className="visually-hidden" aria-live="polite">
        {said.current.text}
      </p>
      <h2>{title}</h2>
      {basis.length > 0 && <p className="definitions__n">{basis.join(" · ")}</p>}
      <p>{formula}</p>
      <p className="definitions__basis">{counted}</p>
      {sources.length > 0 && (
        <ul className="definitions__sources">
          {sources.slice(0, SOURCES_SHOWN).map((source) => (
            <li key={source.source}>
              <b>{source.source}</b> {sourceTexts(source, frame, words, language).join(" · ")}
            </li>
          ))}
          {sources.length > SOURCES_SHOWN && <li>{words("wall.more", { n: sources.length - SOURCES_SHOWN })}</li>}
        </ul>
      )}
      {answer.sources === undefined && (
        <p className="definitions__age">{ageText(answer.age, frame.at, words, language)}</p>
      )}
      {asked.by === "keys" && <p className="definitions__basis">{words("explain.keys")}</p>}
    </aside>
  );
}
