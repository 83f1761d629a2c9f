"use client";

import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { Fired } from "./DryRunPanel.tsx";
import { ruleName, ruleSentences } from "./ruleSentence.ts";
import type { DryRun } from "./useDryRun.ts";

export interface RuleTableProps {
  readonly rules: readonly AlarmRule[];
  readonly dryRun: DryRun;
  /** Places of rules with something wrong. */
  readonly wrong: ReadonlySet<number>;
  readonly chosen: string | undefined;
  readonly onChosen: (id: string) => void;
  readonly onEnabled: (rule: AlarmRule, enabled: boolean) => void;
  readonly onCopy: (rule: AlarmRule) => void;
  readonly onRemove: (rule: AlarmRule) => void;
}

/** Every rule in plain words, with what it would have done. */
export function RuleTable(props: RuleTableProps) {
  const { rules, dryRun, wrong, chosen, onChosen, onEnabled, onCopy, onRemove } = props;
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="near-table__room">
      <table className="near-table rules">
        <thead>
          <tr>
            <th scope="col">{words("rules.on")}</th>
            <th scope="col">{words("rules.columnRule")}</th>
            <th scope="col">{words("rules.columnSays")}</th>
            <th scope="col">{words("rules.columnDay")}</th>
            <th scope="col">{words("rules.columnDo")}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, place) => {
            const name = ruleName(rule, words);
            return (
              <tr key={rule.id} data-rule={rule.id} data-chosen={rule.id === chosen} data-wrong={wrong.has(place)}>
                <td>
                  <input
                    type="checkbox"
                    checked={rule.enabled}
                    aria-label={words("rules.switchOn", { name })}
                    onChange={({ target }) => onEnabled(rule, target.checked)}
                  />
                </td>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-label={words("rules.open", { name })}
                    aria-pressed={rule.id === chosen}
                    onClick={() => onChosen(rule.id)}
                  >
                    {name}
                  </button>
                  <small>{rule.id}</small>
                </th>
                <td className="rules__says">
                  {ruleSentences(rule, words, language).map((sentence) => (
                    <span key={sentence}>{sentence} </span>
                  ))}
                </td>
                <td>
                  <Fired rule={rule} dryRun={dryRun} />
                </td>
                <td>
                  <div className="buttons">
                    <button
                      type="button"
                      className="button"
                      aria-label={words("rules.copyWhat", { name })}
                      onClick={() => onCopy(rule)}
                    >
                      {words("rules.copy")}
                    </button>
                    <button
                      type="button"
                      className="button"
                      aria-label={words("rules.removeWhat", { name })}
                      onClick={() => onRemove(rule)}
                    >
                      {words("rules.remove")}
                    </button>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
