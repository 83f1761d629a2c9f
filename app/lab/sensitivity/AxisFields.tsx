"use client";

import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioSweep } from "../../../sim/scenario/scenarioFile.ts";
import { SelectField, TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type AxisMade, isUsual } from "../../_state/labMeanings.ts";
import { type AxisDraft, axisChoices, proposedAxis } from "./axisDraft.ts";

export interface AxisFieldsProps {
  readonly label: string;
  readonly scenario: Scenario;
  readonly sliders: readonly ScenarioSweep[];
  readonly draft: AxisDraft;
  readonly onDraft: (draft: AxisDraft) => void;
  /** What the draft makes; absent: nothing is asked. */
  readonly made: AxisMade | undefined;
  /** Whether nothing may be chosen. */
  readonly optional?: boolean;
}

/** One axis: along what, how its values are meant, and the values. Everything wrong with them is said below. */
export function AxisFields({ label, scenario, sliders, draft, onDraft, made, optional }: AxisFieldsProps) {
  const words = useWords();
  const language = useLanguage();
  const error =
    made === undefined || made.ok
      ? undefined
      : made.problems
          .map(({ place, expected, got }) =>
            words("sensitivity.axisProblem", { place, expected: expected[language], got }),
          )
          .join("; ");
  const choices = [
    ...(optional === true ? [{ value: "", label: words("sensitivity.none") }] : []),
    ...sliders.map(({ id, name }) => ({
      value: `slider:${id}`,
      label: words("sensitivity.slider", { name: name[language] }),
    })),
    ...axisChoices(scenario, isUsual).map(({ id, name }) => ({ value: id, label: name[language] })),
  ];
  const typed = draft.id !== "" && !draft.id.startsWith("slider:");
  return (
    <fieldset className="axis-fields" aria-label={label}>
      <SelectField
        label={label}
        value={draft.id}
        choices={choices}
        onValue={(id) => onDraft(proposedAxis(scenario, id))}
      />
      {typed && (
        <>
          <SelectField
            label={words("sensitivity.way")}
            value={draft.way}
            choices={(["set", "times"] as const).map((way) => ({ value: way, label: words(`sensitivity.${way}`) }))}
            onValue={(way) => onDraft({ ...draft, way })}
          />
          <TextField
            label={words("sensitivity.values")}
            hint={words("sensitivity.valuesHint")}
            value={draft.text}
            maxLength={600}
            error={error}
            onValue={(text) => onDraft({ ...draft, text })}
          />
        </>
      )}
    </fieldset>
  );
}
