"use client";

import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { CheckList, NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { limit } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { SearchDraft } from "./targets.ts";

export interface SearchFormProps {
  readonly scenario: Scenario;
  readonly draft: SearchDraft;
  readonly onDraft: (draft: SearchDraft) => void;
}

type Kind = "levels" | "answerSeconds" | "abandonments" | "occupancies";

/** Targets by queue, a ceiling of occupancy by group, and how the staffing may vary. */
export function SearchForm({ scenario, draft, onDraft }: SearchFormProps) {
  const words = useWords();
  const language = useLanguage();
  const number = (kind: Kind, id: string, label: string, unit: string) => (
    <NumberCell
      label={label}
      unit={unit}
      value={draft[kind][id]}
      onValue={(value) => onDraft({ ...draft, [kind]: { ...draft[kind], [id]: value } })}
    />
  );
  return (
    <>
      <div className="plan-columns">
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <caption>{words("search.targets")}</caption>
            <thead>
              <tr>
                <th scope="col">{words("search.queue")}</th>
                <th scope="col">{words("search.within")}</th>
                <th scope="col">{words("search.serviceLevel")}</th>
                <th scope="col">{words("search.answer")}</th>
                <th scope="col">{words("search.abandonment")}</th>
              </tr>
            </thead>
            <tbody>
              {scenario.queues.map(({ id, name, target }) => (
                <tr key={id}>
                  <th scope="row">{name[language]}</th>
                  <td>{target === undefined ? "—" : limit(target.withinMs, language)}</td>
                  <td>
                    {target === undefined ? (
                      <small>{words("search.noTarget")}</small>
                    ) : (
                      number("levels", id, `${words("search.serviceLevel")}, ${name[language]}`, "%")
                    )}
                  </td>
                  <td>
                    {number(
                      "answerSeconds",
                      id,
                      `${words("search.answer")}, ${name[language]}`,
                      words("schedules.secondUnit"),
                    )}
                  </td>
                  <td>{number("abandonments", id, `${words("search.abandonment")}, ${name[language]}`, "%")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <caption>{words("search.occupancy")}</caption>
            <thead>
              <tr>
                <th scope="col">{words("search.group")}</th>
                <th scope="col">{words("search.limit")}</th>
              </tr>
            </thead>
            <tbody>
              {scenario.groups.map(({ id, name }) => (
                <tr key={id}>
                  <th scope="row">{name[language]}</th>
                  <td>{number("occupancies", id, `${words("search.occupancy")}, ${name[language]}`, "%")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <div className="wish-bar">
        <CheckList
          label={words("search.groups")}
          everything={words("search.everyGroup")}
          choices={scenario.groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
          value={draft.groupIds}
          onValue={(groupIds) => onDraft({ ...draft, groupIds })}
        />
        <SelectField
          label={words("search.kept")}
          value={draft.per}
          choices={(["interval", "run"] as const).map((value) => ({ value, label: words(`search.per.${value}`) }))}
          onValue={(per) => onDraft({ ...draft, per })}
        />
        <SelectField
          label={words("search.staffed")}
          value={draft.block}
          choices={(["interval", "hour", "run"] as const).map((value) => ({
            value,
            label: words(`search.block.${value}`),
          }))}
          onValue={(block) => onDraft({ ...draft, block })}
        />
        <NumberInput
          label={words("search.care")}
          hint={words("search.careHint")}
          value={draft.runsALook}
          onValue={(runsALook) => onDraft({ ...draft, runsALook })}
        />
      </div>
    </>
  );
}

interface NumberCellProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly onValue: (value: number | undefined) => void;
}

/** A number in a table: its label is read out, not shown. */
export function NumberCell({ label, unit, value, onValue }: NumberCellProps) {
  return (
    <span className="number-cell">
      <input
        type="number"
        step="any"
        aria-label={label}
        value={value ?? ""}
        onChange={({ target }) =>
          onValue(target.value === "" || !Number.isFinite(target.valueAsNumber) ? undefined : target.valueAsNumber)
        }
      />
      <span className="field__unit">{unit}</span>
    </span>
  );
}
