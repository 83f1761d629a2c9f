"use client";

import { entryOf } from "../../../sim/scenario/form/formField.ts";
import { scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import { decimal } from "../../_i18n/format.ts";
import { money } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useDaySheet } from "../../_state/useStaffing.ts";
import { useFormScope } from "./form/formScope.ts";
import { listEntries } from "./form/listEntries.ts";
import { PartField, within } from "./form/PartField.tsx";

/** What agents cost and what an answered contact is worth, with the cost of the run as it follows. */
export function CostsEditor() {
  const words = useWords();
  const language = useLanguage();
  const { scenario, before } = useFormScope();
  const answer = useDaySheet(scenario);
  const sheet = answer?.ok ? answer.sheet : undefined;
  const form = scenarioForm();
  const wage = listEntries(entryOf(form, "groups").field).find(({ key }) => key === "costPerHour")!;
  const worth = listEntries(entryOf(form, "queues").field).find(({ key }) => key === "value")!;
  const at = (of: "groups" | "queues", id: string, i: number, key: string) => {
    const old = (before[of] as readonly { readonly id: string }[]).find((one) => one.id === id);
    const part = { key: "", around: "", path: `${of}/${id}`, place: `${of}.${i}`, value: scenario[of][i], was: old };
    return within(part, key);
  };
  const all = sheet?.groups.reduce((sum, { cost }) => sum + cost, 0) ?? 0;
  return (
    <div className="edit-columns">
      <table className="near-table">
        <caption>{words("labEdit.costTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("labEdit.group")}</th>
            <th scope="col">{words("labFields.costPerHour")}</th>
            <th scope="col" className="num">
              {words("labEdit.paidHours")}
            </th>
            <th scope="col" className="num">
              {words("labEdit.cost")}
            </th>
          </tr>
        </thead>
        <tbody>
          {scenario.groups.map(({ id, name }, i) => {
            const group = sheet?.groups[i];
            const hours =
              (group?.scheduled.reduce((sum, one) => sum + one, 0) ?? 0) * ((sheet?.intervalMs ?? 0) / 3_600_000);
            return (
              <tr key={id}>
                <th scope="row">{name[language]}</th>
                <td>
                  <PartField at={at("groups", id, i, "costPerHour")} entry={wage} />
                </td>
                <td className="num">{decimal(hours, 1, language)}</td>
                <td className="num">{money(group?.cost ?? 0, scenario.currency, language)}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{words("labEdit.sum")}</th>
            <td />
            <td />
            <td className="num">
              <b>{money(all, scenario.currency, language)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <div>
        <PartField
          at={within({ key: "", around: "", path: "", place: "", value: scenario, was: before }, "currency")}
          entry={entryOf(form, "currency")}
        />
        {scenario.queues.map(({ id, name }, i) => (
          <fieldset className="edit-part" key={id}>
            <legend>{name[language]}</legend>
            <PartField at={at("queues", id, i, "value")} entry={worth} />
          </fieldset>
        ))}
      </div>
    </div>
  );
}
