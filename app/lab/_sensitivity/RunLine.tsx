"use client";

import { useEffect } from "react";
import type { ManyRuns } from "../../../sim/experiment/sensitivity/asked.ts";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface RunLineProps {
  readonly running: boolean;
  readonly result: ManyRuns | undefined;
  readonly failure: string | undefined;
  /** How much of it is done, in [0, 1]; absent: nobody can say. */
  readonly done?: number | undefined;
  /** Said beside the count while it runs. */
  readonly note?: string | undefined;
  readonly stop: () => void;
}

/** What is under way or how it ended, with seed and certificate. Esc ends it; what is done stays. Takes its room at once. */
export function RunLine({ running, result, failure, done, note, stop }: RunLineProps) {
  const words = useWords();
  const language = useLanguage();
  useEffect(() => {
    if (!running) return;
    const press = (event: KeyboardEvent) => event.key === "Escape" && stop();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [running, stop]);
  const runsText = words("sensitivity.runs", { n: result?.runs ?? 0 });
  const text = () => {
    const detail = failure ?? result?.failure;
    if (detail !== undefined) return words("sensitivity.failed", { detail });
    if (running) return [words("sensitivity.running", { runs: runsText }), note].filter(Boolean).join(" · ");
    if (result === undefined) return "";
    const { end, contacts, seed, fingerprint } = result;
    return words(end === "cancelled" ? "sensitivity.cancelled" : "sensitivity.done", {
      ...{ runs: runsText, contacts: count(contacts, language), seed, fingerprint },
    });
  };
  return (
    <div className="lab-run" data-run={running ? "running" : (result?.end ?? "none")}>
      {running && <progress max={1} value={done ?? 0} aria-label={words("sensitivity.running", { runs: runsText })} />}
      <span role="status">{text()}</span>
      {running && (
        <button type="button" className="button button--small" onClick={stop}>
          {words("sensitivity.stop")} <kbd>Esc</kbd>
        </button>
      )}
    </div>
  );
}
