"use client";

import { useEffect, useState } from "react";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDefinitions } from "../_state/useDefinitions.ts";
import { isTyping } from "./isTyping.ts";

/** `data-figure` of the rows → id of the metric it shows, in the order of the columns. */
const METRIC_OF = new Map([
  ["waiting", "waiting"],
  ["longest", "longestWaitMs"],
  ["service-level", "serviceLevel"],
  ["abandonment", "abandonment"],
  ["occupancy", "occupancy"],
]);

/** What the figure under the pointer means; D shows all of them, for hands on a keyboard. */
export function DefinitionCard() {
  const words = useWords();
  const language = useLanguage();
  const asked = useAsked();
  const definitions = useDefinitions(asked.length > 0);
  const shown = asked.flatMap((id) => definitions?.get(id) ?? []);
  if (shown.length === 0) return null;
  return (
    <aside className="definitions" aria-label={words("controls.definitions")} aria-live="polite">
      <dl>
        {shown.map(({ id, name, formula, counted, when }) => (
          <div key={id}>
            <dt>{name[language]}</dt>
            <dd>{formula[language]}</dd>
            <dd className="definitions__basis">
              {counted[language]}; {when[language]}
            </dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

/** Ids of the metrics asked about: the one pointed at, or all after D; none when the pointer leaves or Escape is pressed. */
function useAsked(): readonly string[] {
  const [asked, setAsked] = useState<readonly string[]>([]);
  useEffect(() => {
    const point = ({ target }: PointerEvent) => {
      const figure = target instanceof Element ? target.closest<HTMLElement>("[data-figure]") : null;
      const id = METRIC_OF.get(figure?.dataset.figure ?? "");
      setAsked((before) => (id === undefined ? (before.length > 1 ? before : []) : [id]));
    };
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "d" || event.key === "D") {
        setAsked((before) => (before.length > 1 ? [] : [...METRIC_OF.values()]));
      } else if (event.key === "Escape") setAsked([]);
    };
    window.addEventListener("pointerover", point);
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("pointerover", point);
      window.removeEventListener("keydown", press);
    };
  }, []);
  return asked;
}
