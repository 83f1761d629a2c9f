"use client";

import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison, ComparisonTrap } from "../../_state/useComparison.ts";

export interface TrapListProps {
  readonly comparison: Comparison;
  /** Whether every trap is told at once, as on paper. */
  readonly all?: boolean;
}

/** Told at once; the others when asked. */
const FIRST = 3;

/** Every service-level trap in its sentences, those against the base first; nothing where there is none. */
export function TrapList({ comparison, all = false }: TrapListProps) {
  const words = useWords();
  const traps = comparison.traps.toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (traps.length === 0) return null;
  const first = all ? traps : traps.slice(0, FIRST);
  const others = traps.slice(first.length);
  return (
    <section className="traps" aria-label={words("results.traps")}>
      {first.map((trap) => (
        <Told key={keyOf(trap)} trap={trap} />
      ))}
      {others.length > 0 && (
        <details>
          <summary>{words("results.moreTraps", { n: others.length })}</summary>
          {others.map((trap) => (
            <Told key={keyOf(trap)} trap={trap} />
          ))}
        </details>
      )}
    </section>
  );
}

function keyOf({ from, to, scope }: ComparisonTrap): string {
  return `${from} ${to} ${scope}`;
}

function Told({ trap }: { readonly trap: ComparisonTrap }) {
  const language = useLanguage();
  return (
    <p>
      <span aria-hidden="true">■</span> {trap.sentences[language].join(" ")}
    </p>
  );
}
