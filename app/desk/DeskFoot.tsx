"use client";

import { useEffect, useState } from "react";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDefinitions } from "../_state/useDefinitions.ts";
import { isTyping } from "../wall/isTyping.ts";

/**
 * What the figure under the pointer, the finger or the keyboard means, in one line that covers nothing; D opens the
 * definitions of all figures on the page.
 */
export function DeskFoot() {
  const words = useWords();
  const language = useLanguage();
  const [asked, setAsked] = useState<string>();
  const [all, setAll] = useState<readonly string[]>([]);
  const definitions = useDefinitions(asked !== undefined || all.length > 0);
  useEffect(() => {
    const metricOf = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>("[data-metric]")?.dataset.metric : undefined;
    const point = ({ target }: Event) => {
      const metric = metricOf(target);
      if (metric !== undefined) setAsked(metric);
    };
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (event.key === "Escape") setAll([]);
      if (event.key.toLowerCase() !== "d") return;
      const shown = [...document.querySelectorAll<HTMLElement>(".desk [data-metric]")].flatMap(
        ({ dataset }) => dataset.metric ?? [],
      );
      setAll((before) => (before.length > 0 ? [] : [...new Set(shown)]));
    };
    for (const kind of ["pointerover", "focusin"]) window.addEventListener(kind, point);
    window.addEventListener("keydown", press);
    return () => {
      for (const kind of ["pointerover", "focusin"]) window.removeEventListener(kind, point);
      window.removeEventListener("keydown", press);
    };
  }, []);
  const one = asked === undefined ? undefined : definitions?.get(asked);
  return (
    <footer className="desk__foot">
      <p aria-live="polite" data-testid="definition">
        {one === undefined ? (
          words("desk.keys")
        ) : (
          <>
            <b>{one.name[language]}</b> {one.formula[language]}. {one.counted[language]}; {one.when[language]}
          </>
        )}
      </p>
      {all.length > 0 && (
        <dl className="desk__definitions" aria-label={words("controls.definitions")}>
          {all
            .flatMap((id) => definitions?.get(id) ?? [])
            .map(({ id, name, formula, counted, when }) => (
              <div key={id}>
                <dt>{name[language]}</dt>
                <dd>{formula[language]}</dd>
                <dd className="faint">
                  {counted[language]}; {when[language]}
                </dd>
              </div>
            ))}
        </dl>
      )}
    </footer>
  );
}
