"use client";

import { count, percentNumber } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ImportProgress } from "../../_state/historyWorker.ts";

export interface ImportProgressBarProps {
  readonly name: string;
  readonly progress: ImportProgress | undefined;
  readonly onCancel: () => void;
}

/** How far an import is, and the way to call it off. */
export function ImportProgressBar({ name, progress, onCancel }: ImportProgressBarProps) {
  const words = useWords();
  const language = useLanguage();
  const share = progress === undefined || progress.ofBytes === 0 ? 0 : progress.bytes / progress.ofBytes;
  return (
    <section className="import-run" aria-label={words("history.importing", { name })}>
      <p className="import-run__name">{words("history.importing", { name })}</p>
      <progress max={1} value={share} aria-label={words("history.importing", { name })} />
      <p role="status">
        {words("history.progress", {
          share: percentNumber(share),
          rows: count(progress?.rows ?? 0, language),
          problems: count(progress?.problems ?? 0, language),
        })}
      </p>
      <button type="button" className="button" onClick={onCancel}>
        {words("history.cancelImport")}
      </button>
    </section>
  );
}
