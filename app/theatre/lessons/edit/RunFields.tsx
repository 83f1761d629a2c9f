"use client";

import { useState } from "react";
import { PRESETS } from "../../../../sim/scenario/presets/index.ts";
import type { RunDescription } from "../../../../sim/theatre/types/index.ts";
import { useLanguage, useWords } from "../../../_i18n/Words.tsx";
import { variantIds } from "../../_chooser/chosen.ts";
import {
  fieldOf,
  fileOfRun,
  fragmentOf,
  linkOfPreset,
  linkWith,
  type RunField,
  runOfLink,
} from "../../_lesson/stepRun.ts";

export interface RunFieldsProps {
  readonly link: string;
  readonly onLink: (link: string, key: string) => void;
}

/** What a step's link says, to be changed without the stages: scenario, variants, seed, clock, camera. */
export function RunFields({ link, onLink }: RunFieldsProps) {
  const words = useWords();
  const language = useLanguage();
  const run = runOfLink(link);
  const file = run === undefined ? undefined : fileOfRun(run);
  const preset = run?.scenario.kind === "preset" ? run.scenario.id : "";
  return (
    <div className="lesson-edit__row">
      <label>
        <span>{words("lesson.edits.scenario")}</span>
        <select
          value={preset}
          onChange={({ target }) => onLink(linkOfPreset(target.value, run?.seed ?? "1"), "preset")}
        >
          {preset === "" && <option value="">{file?.scenario.name[language] ?? words("lesson.edits.noRun")}</option>}
          {PRESETS.map(({ scenario }) => (
            <option key={scenario.id} value={scenario.id}>
              {scenario.name[language]}
            </option>
          ))}
        </select>
      </label>
      {run !== undefined && file !== undefined && (
        <>
          {(["a", "b"] as const).map((stage) => (
            <label key={stage}>
              <span>{words(`theatre.chooser.${stage}`)}</span>
              <select
                value={fieldOf(run, stage)}
                onChange={({ target }) => onLink(linkWith(run, stage, target.value) ?? link, stage)}
              >
                {variantIds(file).map((id) => (
                  <option key={id} value={id}>
                    {file.variants.find((one) => one.id === id)?.name[language] ?? words("theatre.chooser.base")}
                  </option>
                ))}
                {stage === "b" && <option value="">{words("theatre.chooser.none")}</option>}
              </select>
            </label>
          ))}
          {(["seed", "minute", "follow", "queues"] as const).map((field) => (
            <Typed key={field} {...{ run, field, link, onLink }} />
          ))}
          <p className="lesson-edit__hint">
            {words("lesson.edits.queueIds", { ids: file.scenario.queues.map(({ id }) => id).join(", ") })}{" "}
            <a href={`/theatre#${fragmentOf(link)}`} target="_blank" rel="noreferrer">
              {words("lesson.edits.look")}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

interface TypedProps extends RunFieldsProps {
  readonly run: RunDescription;
  readonly field: RunField & ("seed" | "minute" | "follow" | "queues");
}

/** A typed part of the run: what makes no run yet is marked, and changes nothing. */
function Typed({ run, field, link, onLink }: TypedProps) {
  const words = useWords();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? fieldOf(run, field);
  return (
    <label>
      <span>{words(`lesson.edits.${field === "queues" ? "lanes" : field}`)}</span>
      <input
        value={text}
        maxLength={200}
        aria-invalid={linkWith(run, field, text) === undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          const next = linkWith(run, field, target.value);
          if (next !== undefined && next !== link) onLink(next, field);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}
