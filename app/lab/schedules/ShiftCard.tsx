"use client";

import type { ScheduledBreak, ShiftType } from "../../../sim/staffing/schedule/spec.ts";
import { NumberInput, TextField } from "../../_edit/Fields.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import { NumberCell } from "../search/SearchForm.tsx";
import { TimeField } from "./TimeField.tsx";

export interface ShiftCardProps {
  readonly type: ShiftType;
  readonly slotMinutes: number;
  readonly onType: (type: ShiftType) => void;
  /** Absent: the last one stays. */
  readonly onRemove: (() => void) | undefined;
}

/** One kind of shift: its length, when it begins, what it costs, its breaks. */
export function ShiftCard({ type, slotMinutes, onType, onRemove }: ShiftCardProps) {
  const words = useWords();
  const minutes = words("schedules.minutes");
  const { start, breaks } = type;
  const setBreak = (at: number, next: ScheduledBreak) => onType({ ...type, breaks: breaks.with(at, next) });
  return (
    <fieldset className="shift-card">
      <legend className="visually-hidden">{type.name}</legend>
      <div className="shift-card__fields">
        <TextField
          label={words("schedules.name")}
          value={type.name}
          maxLength={200}
          onValue={(name) => onType({ ...type, name })}
        />
        <NumberInput
          label={words("schedules.length")}
          unit={words("schedules.hourUnit")}
          step={slotMinutes / 60}
          value={type.lengthMinutes / 60}
          onValue={(hours) => onType({ ...type, lengthMinutes: Math.round((hours ?? 0) * 60) })}
        />
        <TimeField
          label={words("schedules.firstStart")}
          minute={start.fromMinute}
          onMinute={(fromMinute) => onType({ ...type, start: { ...start, fromMinute } })}
        />
        <TimeField
          label={words("schedules.lastStart")}
          minute={start.toMinute}
          onMinute={(toMinute) => onType({ ...type, start: { ...start, toMinute } })}
        />
        <NumberInput
          label={words("schedules.step")}
          unit={minutes}
          step={slotMinutes}
          value={start.stepMinutes}
          onValue={(stepMinutes) => onType({ ...type, start: { ...start, stepMinutes: stepMinutes ?? 0 } })}
        />
        <NumberInput
          label={words("schedules.wage")}
          unit={words("schedules.perHour")}
          value={type.costPerHour}
          onValue={(costPerHour) => onType({ ...type, costPerHour: costPerHour ?? 0 })}
        />
        <NumberInput
          label={words("schedules.most")}
          value={type.mostADay}
          onValue={(most) => {
            const { mostADay: _, ...rest } = type;
            onType(most === undefined ? rest : { ...rest, mostADay: most });
          }}
        />
      </div>
      {breaks
        .map((one, at) => ({ one, at, key: `break ${at}` }))
        .map(({ one, at: i, key }) => {
          const cell = (field: "durationMinutes" | "earliestMinutes" | "latestMinutes", label: string) => (
            <NumberCell
              label={label}
              unit=""
              value={one[field]}
              onValue={(value) => setBreak(i, { ...one, [field]: value ?? 0 })}
            />
          );
          return (
            <div className="shift-card__break" key={key}>
              <input
                type="text"
                aria-label={`${words("schedules.breaks")}, ${words("schedules.reason")}`}
                value={one.reason}
                maxLength={100}
                onChange={({ target }) => setBreak(i, { ...one, reason: target.value })}
              />
              <span>
                {words("schedules.lasts")} {cell("durationMinutes", `${one.reason}, ${words("schedules.lasts")}`)}{" "}
                {minutes},
              </span>
              <span>
                {words("schedules.after")} {cell("earliestMinutes", `${one.reason}, ${words("schedules.after")}`)}{" "}
                {words("schedules.before")} {cell("latestMinutes", `${one.reason}, ${words("schedules.before")}`)}{" "}
                {words("schedules.intoShift")}
              </span>
              <label className="check">
                <input
                  type="checkbox"
                  checked={one.paid}
                  onChange={({ target }) => setBreak(i, { ...one, paid: target.checked })}
                />
                {words("schedules.paid")}
              </label>
              <button
                type="button"
                className="button button--small"
                onClick={() => onType({ ...type, breaks: breaks.toSpliced(i, 1) })}
              >
                {words("schedules.remove")}
              </button>
            </div>
          );
        })}
      <div className="buttons">
        <button
          type="button"
          className="button button--small"
          disabled={breaks.length >= 6}
          onClick={() =>
            onType({ ...type, breaks: [...breaks, nextBreak(type, slotMinutes, words("schedules.newBreak"))] })
          }
        >
          {words("schedules.addBreak")}
        </button>
        {onRemove !== undefined && (
          <button type="button" className="button button--small" onClick={onRemove}>
            {words("schedules.remove")}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** A break behind the last one, half an hour on. */
function nextBreak({ breaks, lengthMinutes }: ShiftType, slotMinutes: number, reason: string): ScheduledBreak {
  const last = breaks.at(-1);
  const after =
    last === undefined
      ? Math.floor(lengthMinutes / 3 / slotMinutes) * slotMinutes
      : last.latestMinutes + last.durationMinutes;
  return {
    reason,
    durationMinutes: slotMinutes,
    earliestMinutes: after,
    latestMinutes: after + slotMinutes,
    paid: true,
  };
}
