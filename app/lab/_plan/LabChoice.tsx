"use client";

import { BASELINE_ID, DRAFT_ID } from "../../../sim/scenario/lab/document.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { useLab } from "../_scenarios/useLab.ts";

/** Ids of every sound scenario of the desk: the baseline, what is saved, the draft. */
export function useSoundIds(): readonly string[] {
  const { document, scenarioOf } = useLab();
  const ids = [
    BASELINE_ID,
    ...document.scenarios.map(({ id }) => id),
    ...(document.draft === undefined ? [] : [DRAFT_ID]),
  ];
  return ids.filter((id) => scenarioOf(id).ok);
}

export interface LabChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (id: string) => void;
}

/** One scenario of the desk. */
export function LabChoice({ label, value, onValue }: LabChoiceProps) {
  const { nameOf } = useLab();
  const ids = useSoundIds();
  return (
    <SelectField
      label={label}
      value={value}
      choices={ids.map((id) => ({ value: id, label: nameOf(id) }))}
      onValue={onValue}
    />
  );
}
