"use client";

import type { ContractRules, ShiftType } from "../../../sim/staffing/schedule/spec.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { NumberCell } from "../search/SearchForm.tsx";
import { freshId, usualContract } from "./rules.ts";

export interface ContractTableProps {
  readonly contracts: readonly ContractRules[];
  readonly shiftTypes: readonly ShiftType[];
  readonly onContracts: (contracts: readonly ContractRules[]) => void;
}

/** Contracts, one a row: which shifts, how many days and hours, rest, and how many people there are. */
export function ContractTable({ contracts, shiftTypes, onContracts }: ContractTableProps) {
  const words = useWords();
  const set = (at: number, next: ContractRules) => onContracts(contracts.with(at, next));
  const hour = words("schedules.hourUnit");
  return (
    <div className="near-table__room">
      <table className="near-table near-table--tight">
        <caption>{words("schedules.contracts")}</caption>
        <thead>
          <tr>
            {(["name", "shifts", "days", "inRow", "rest", "hoursAWeek", "spread", "people"] as const).map((key) => (
              <th key={key} scope="col">
                {words(`schedules.${key}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{words("schedules.remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {contracts.map((one, i) => {
            const label = (key: string) => `${one.name}, ${words(`schedules.${key as "days"}`)}`;
            const { mostAgents: _, ...unlimited } = one;
            return (
              <tr key={one.id}>
                <td>
                  <input
                    type="text"
                    aria-label={label("name")}
                    value={one.name}
                    maxLength={200}
                    onChange={({ target }) => set(i, { ...one, name: target.value })}
                  />
                </td>
                <td>
                  {shiftTypes.map(({ id, name }) => (
                    <label className="check" key={id}>
                      <input
                        type="checkbox"
                        checked={one.shiftTypeIds.includes(id)}
                        onChange={({ target }) =>
                          set(i, {
                            ...one,
                            shiftTypeIds: shiftTypes
                              .map((type) => type.id)
                              .filter((each) => (each === id ? target.checked : one.shiftTypeIds.includes(each))),
                          })
                        }
                      />
                      {name}
                    </label>
                  ))}
                </td>
                <td>
                  <NumberCell
                    label={label("days")}
                    unit="–"
                    value={one.daysAWeek.least}
                    onValue={(least) => set(i, { ...one, daysAWeek: { ...one.daysAWeek, least: least ?? 0 } })}
                  />
                  <NumberCell
                    label={label("days")}
                    unit=""
                    value={one.daysAWeek.most}
                    onValue={(most) => set(i, { ...one, daysAWeek: { ...one.daysAWeek, most: most ?? 0 } })}
                  />
                </td>
                <td>
                  <NumberCell
                    label={label("inRow")}
                    unit=""
                    value={one.mostConsecutiveDays}
                    onValue={(days) => set(i, { ...one, mostConsecutiveDays: days ?? 0 })}
                  />
                </td>
                <td>
                  <NumberCell
                    label={label("rest")}
                    unit={hour}
                    value={one.leastRestMinutes / 60}
                    onValue={(hours) => set(i, { ...one, leastRestMinutes: Math.round((hours ?? 0) * 60) })}
                  />
                </td>
                <td>
                  <NumberCell
                    label={label("hoursAWeek")}
                    unit={hour}
                    value={one.mostMinutesAWeek / 60}
                    onValue={(hours) => set(i, { ...one, mostMinutesAWeek: Math.round((hours ?? 0) * 60) })}
                  />
                </td>
                <td>
                  <NumberCell
                    label={label("spread")}
                    unit={hour}
                    value={one.startSpreadMinutes / 60}
                    onValue={(hours) => set(i, { ...one, startSpreadMinutes: Math.round((hours ?? 0) * 60) })}
                  />
                </td>
                <td>
                  <NumberCell
                    label={label("people")}
                    unit=""
                    value={one.mostAgents}
                    onValue={(most) => set(i, most === undefined ? unlimited : { ...unlimited, mostAgents: most })}
                  />
                </td>
                <td>
                  {contracts.length > 1 && (
                    <button
                      type="button"
                      className="button button--small"
                      onClick={() => onContracts(contracts.toSpliced(i, 1))}
                    >
                      {words("schedules.remove")}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="buttons">
        <button
          type="button"
          className="button button--small"
          disabled={contracts.length >= 10}
          onClick={() => {
            const id = freshId(
              "contract",
              contracts.map((one) => one.id),
            );
            const made = usualContract(
              contracts.length + 1,
              shiftTypes.map((type) => type.id),
              words("schedules.contract", { n: contracts.length + 1 }),
            );
            onContracts([...contracts, { ...made, id }]);
          }}
        >
          {words("schedules.addContract")}
        </button>
      </div>
    </div>
  );
}
