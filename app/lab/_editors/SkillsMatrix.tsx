"use client";

import { type KeyboardEvent, useState } from "react";
import type { ScenarioChange } from "../../../sim/scenario/scenarioFile.ts";
import type { GroupSpec, SlotsSpec } from "../../../sim/scenario/staff.ts";
import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useFormScope } from "./form/formScope.ts";
import { numberIn } from "./pasteCells.ts";
import { factorOf, levelOf, withFactor, withLevel } from "./skills.ts";

/** Groups × queues: level 0–10 and handle-time factor. Arrows move between cells, as in a sheet. */
export function SkillsMatrix() {
  const words = useWords();
  const language = useLanguage();
  const { scenario, before, change } = useFormScope();
  const [told, setTold] = useState<string>();
  const setLevel = (group: GroupSpec, queueId: string, level: number) => {
    const skills = withLevel(group, queueId, level);
    if (skills === undefined) return setTold(words("labEdit.lastSkill"));
    setTold(undefined);
    change([{ path: `groups/${group.id}/skills`, set: skills }, ...slotsFor(group, queueId, level)]);
  };
  // Whoever is to serve a channel must be able to hold one contact of it.
  const slotsFor = (group: GroupSpec, queueId: string, level: number): readonly ScenarioChange[] => {
    const { slots }: { readonly slots: SlotsSpec } = group;
    const channel = scenario.queues.find(({ id }) => id === queueId)?.channel;
    if (level === 0 || channel === undefined || slots.byChannel[channel] !== undefined) return [];
    return [{ path: `groups/${group.id}/slots/byChannel/${channel}`, set: 1 }];
  };
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const { target } = event;
    if (step === undefined || !(target instanceof HTMLInputElement)) return;
    const all = [...event.currentTarget.querySelectorAll("input")];
    all[all.indexOf(target) + step[1]!]?.focus();
    event.preventDefault();
  };
  return (
    <div className="near-table__room">
      <table className="near-table edit-matrix" onKeyDown={press}>
        <caption>{words("labEdit.matrix")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("labEdit.group")}</th>
            {scenario.queues.map(({ id, name }) => (
              <th key={id} scope="col">
                {name[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scenario.groups.map((group) => {
            const old = before.groups.find(({ id }) => id === group.id);
            return (
              <tr key={group.id}>
                <th scope="row">{group.name[language]}</th>
                {scenario.queues.map(({ id, name }) => {
                  const level = levelOf(group, id);
                  const factor = factorOf(group, id);
                  const label = { group: group.name[language], queue: name[language] };
                  return (
                    <td key={id}>
                      <Cell
                        label={words("labEdit.skillCell", label)}
                        value={level}
                        differs={level !== levelOf(old, id)}
                        range={[0, 10]}
                        step={1}
                        onValue={(value) => setLevel(group, id, value)}
                      />
                      {level > 0 && (
                        <Cell
                          label={words("labEdit.skillFactor", label)}
                          value={factor}
                          differs={factor !== factorOf(old, id)}
                          range={[0.1, 10]}
                          step={0.05}
                          sign="×"
                          onValue={(value) =>
                            change([{ path: `groups/${group.id}/skills`, set: withFactor(group, id, value) }])
                          }
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="edit-field__hint">{words("labEdit.matrixHint")}</p>
      {told !== undefined && (
        <p className="field__error" role="alert">
          {told}
        </p>
      )}
    </div>
  );
}

interface CellProps {
  readonly label: string;
  readonly value: number;
  readonly differs: boolean;
  readonly range: readonly [number, number];
  readonly step: number;
  readonly sign?: string;
  readonly onValue: (value: number) => void;
}

/** A number of the matrix; what does not fit stays in the cell and is not done. */
function Cell({ label, value, differs, range, step, sign, onValue }: CellProps) {
  const language = useLanguage();
  const [draft, setDraft] = useState<string>();
  const number = draft === undefined || draft.trim() === "" ? 0 : numberIn(draft, language === "ru");
  const fits =
    number !== undefined && number >= range[0] && number <= range[1] && (step !== 1 || Number.isInteger(number));
  const commit = () => {
    if (draft !== undefined && fits && number !== value) onValue(number);
    if (fits) setDraft(undefined);
  };
  return (
    <span className="edit-matrix__cell" data-differs={differs}>
      {sign}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={(draft !== undefined && !fits) || undefined}
        value={draft ?? (Number.isInteger(value) ? String(value) : decimal(value, 2, language))}
        onChange={({ target }) => setDraft(target.value.slice(0, 8))}
        onFocus={({ target }) => target.select()}
        onBlur={commit}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (event.key === "Enter") commit();
          else if (event.key === "Escape") setDraft(undefined);
          else if (by !== undefined) {
            const next = Number((value + by * step).toPrecision(6));
            if (next >= range[0] && next <= range[1]) onValue(next);
            event.preventDefault();
          }
        }}
      />
    </span>
  );
}
