"use client";

import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { preciseDifference } from "../_sensitivity/figureText.ts";
import { askedText } from "../_sensitivity/names.ts";
import type { Choice } from "./choice.ts";
import type { ChoicePrediction } from "./predictions.ts";

export interface ChoiceTableProps {
  readonly file: ScenarioFile;
  readonly prediction: ChoicePrediction;
  readonly choice: Choice;
}

/** What each variant of the question was judged by, with its interval, and what that makes of it. */
export function ChoiceTable({ file, prediction, choice }: ChoiceTableProps) {
  const words = useWords();
  const language = useLanguage();
  const { rule, figure, from } = prediction;
  const nameOf = (id: string | undefined) => file.variants.find((one) => one.id === id)?.name[language] ?? "";
  const queueOf = (id: string | undefined) => file.scenario.queues.find((one) => one.id === id)?.name[language] ?? "";
  const { unit } = figureMeaning(rule === "all-kept" ? "serviceLevel" : figure);
  const asked = askedText(file.scenario, prediction, language, words);
  const word = (id: string) =>
    choice.right.includes(id) ? "right" : choice.close.includes(id) ? "close" : ("wrong" as const);
  return (
    <div className="near-table__room">
      <table className="near-table preset-choice">
        <caption>{words(`presets.told.${rule}`, { figure: asked, of: nameOf(from ?? choice.right[0]) })}</caption>
        <tbody>
          {choice.told.map(({ variant, value, halfWidth, queueId }) => (
            <tr key={variant} data-is={word(variant)}>
              <th scope="row">{nameOf(variant)}</th>
              {rule === "all-kept" && <td>{queueOf(queueId)}</td>}
              <td className="num">
                {value === 0 && halfWidth === 0 ? "—" : preciseDifference({ value, halfWidth }, unit, language)}
              </td>
              <td>{words(`presets.is.${word(variant)}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
