"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison } from "../../_state/useComparison.ts";

/** Every service-level trap in its sentences; nothing where there is none. */
export function TrapList({ comparison }: { readonly comparison: Comparison }) {
  const words = useWords();
  const language = useLanguage();
  const { traps } = comparison;
  if (traps.length === 0) return null;
  return (
    <section className="traps" aria-label={words("results.traps")}>
      {traps.map(({ from, to, level, sentences }) => (
        <p key={`${from} ${to} ${level}`}>
          <span aria-hidden="true">■</span> {sentences[language].join(" ")}
        </p>
      ))}
    </section>
  );
}
