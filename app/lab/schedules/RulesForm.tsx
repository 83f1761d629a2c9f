"use client";

import { NumberInput } from "../../_edit/Fields.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import { ContractTable } from "./ContractTable.tsx";
import { freshId, type RulesDraft } from "./rules.ts";
import { ShiftCard } from "./ShiftCard.tsx";

export interface RulesFormProps {
  readonly draft: RulesDraft;
  readonly slotMinutes: number;
  /** Days wanted: weeks of people want seven. */
  readonly days: number;
  readonly onDraft: (draft: RulesDraft) => void;
}

/** Kinds of shift, contracts where weeks are planned, and prices of agents missing or too many. */
export function RulesForm({ draft, slotMinutes, days, onDraft }: RulesFormProps) {
  const words = useWords();
  const { shiftTypes, contracts } = draft;
  const perHour = words("schedules.perHour");
  return (
    <>
      <h2>{words("schedules.shifts")}</h2>
      <div className="shift-cards">
        {shiftTypes.map((type, i) => (
          <ShiftCard
            key={type.id}
            type={type}
            slotMinutes={slotMinutes}
            onType={(next) => onDraft({ ...draft, shiftTypes: shiftTypes.with(i, next) })}
            onRemove={
              shiftTypes.length === 1
                ? undefined
                : () =>
                    onDraft({
                      ...draft,
                      shiftTypes: shiftTypes.toSpliced(i, 1),
                      contracts: contracts.map((one) => ({
                        ...one,
                        shiftTypeIds: one.shiftTypeIds.filter((id) => id !== type.id),
                      })),
                    })
            }
          />
        ))}
      </div>
      <div className="buttons">
        <button
          type="button"
          className="button"
          disabled={shiftTypes.length >= 20}
          onClick={() => {
            const id = freshId(
              "shift",
              shiftTypes.map((type) => type.id),
            );
            const name = words("schedules.newShift", { n: shiftTypes.length + 1 });
            onDraft({ ...draft, shiftTypes: [...shiftTypes, { ...shiftTypes.at(-1)!, id, name }] });
          }}
        >
          {words("schedules.addShift")}
        </button>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.withWeeks && days === 7}
            disabled={days !== 7}
            onChange={({ target }) => onDraft({ ...draft, withWeeks: target.checked })}
          />
          {words("schedules.weeks")} {days !== 7 && <small>({words("schedules.weeksHint")})</small>}
        </label>
      </div>
      {draft.withWeeks && days === 7 && (
        <ContractTable
          contracts={contracts}
          shiftTypes={shiftTypes}
          onContracts={(next) => onDraft({ ...draft, contracts: next })}
        />
      )}
      <div className="wish-bar">
        <NumberInput
          label={words("schedules.shortPrice")}
          hint={words("schedules.shortHint")}
          unit={perHour}
          value={draft.shortCostPerHour}
          onValue={(shortCostPerHour) => onDraft({ ...draft, shortCostPerHour })}
        />
        <NumberInput
          label={words("schedules.overPrice")}
          unit={perHour}
          value={draft.overCostPerHour}
          onValue={(price) => onDraft({ ...draft, overCostPerHour: price ?? 0 })}
        />
        <NumberInput
          label={words("schedules.seconds")}
          unit={words("schedules.secondUnit")}
          value={draft.seconds}
          onValue={(seconds) => onDraft({ ...draft, seconds: Math.min(600, Math.max(1, seconds ?? 1)) })}
        />
      </div>
    </>
  );
}
