"use client";

import { alike } from "../../../../sim/scenario/lab/alike.ts";
import { useLanguage } from "../../../_i18n/Words.tsx";
import type { FieldAt } from "./FieldFrame.tsx";
import { useFormScope } from "./formScope.ts";

export interface ChosenProps {
  readonly of: "queues" | "groups";
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Which queue or group the fields below are of; those that differ from the baseline say so. */
export function Chosen({ of, label, chosen, onChoose }: ChosenProps) {
  const language = useLanguage();
  const { scenario, before, problemsAt } = useFormScope();
  return (
    <fieldset className="edit-segments" aria-label={label}>
      {scenario[of].map((one, i) => {
        const old = before[of].find(({ id }) => id === one.id);
        const wrong = problemsAt(`${of}.${i}`).length;
        return (
          <button key={one.id} type="button" aria-pressed={one.id === chosen} onClick={() => onChoose(one.id)}>
            {one.name[language]}
            {!alike(one, old) && <span className="edit-dot"> ≠</span>}
            {wrong > 0 && <span className="edit-wrong"> ■ {wrong}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

/** Where a queue or a group of the scenario is, beside the baseline's of the same id. */
export function useChosen(
  of: "queues" | "groups",
  chosen: string | undefined,
): FieldAt & { readonly id: string; readonly index: number } {
  const { scenario, before } = useFormScope();
  const list: readonly { readonly id: string }[] = scenario[of];
  const index = Math.max(
    0,
    list.findIndex(({ id }) => id === chosen),
  );
  const value = list[index]!;
  return {
    ...{ id: value.id, index, key: "", around: "" },
    path: `${of}/${value.id}`,
    place: `${of}.${index}`,
    value,
    was: (before[of] as readonly { readonly id: string }[]).find(({ id }) => id === value.id),
  };
}
