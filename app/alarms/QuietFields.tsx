"use client";

import type { QuietHours } from "../../sim/metrics/alarms/rule.ts";
import { CheckList } from "../_edit/Fields.tsx";
import { useWords } from "../_i18n/Words.tsx";
import { minuteText } from "./ruleSentence.ts";

const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
/** Every night from ten to six. */
const NIGHTS: QuietHours = { weekdays: [1, 2, 3, 4, 5, 6, 7], startMinute: 22 * 60, endMinute: 6 * 60 };

export interface QuietFieldsProps {
  readonly hours: readonly QuietHours[];
  readonly error: string | undefined;
  readonly onHours: (hours: readonly QuietHours[]) => void;
}

/** When a rule shows but makes no sound and sends nothing, in the centre's own time. */
export function QuietFields({ hours, error, onHours }: QuietFieldsProps) {
  const words = useWords();
  const set = (place: number, next: QuietHours) => onHours(hours.map((each, i) => (i === place ? next : each)));
  return (
    <fieldset className="checks quiet" aria-describedby={error === undefined ? undefined : "quiet-error"}>
      <legend>{words("rules.quiet")}</legend>
      <p className="field__hint">{words("rules.quietNote")}</p>
      {/* Quiet hours are who they are by their place. */}
      {[...hours.entries()].map(([place, one]) => (
        <div className="quiet__one" key={place}>
          <TimeField
            label={words("rules.quietFrom")}
            minute={one.startMinute}
            onMinute={(startMinute) => set(place, { ...one, startMinute })}
          />
          <TimeField
            label={words("rules.quietTo")}
            minute={one.endMinute % (24 * 60)}
            onMinute={(endMinute) => set(place, { ...one, endMinute })}
          />
          <button type="button" className="button" onClick={() => onHours(hours.filter((_, i) => i !== place))}>
            {words("rules.quietRemove", { n: place + 1 })}
          </button>
          <CheckList
            label={words("rules.quietDays")}
            choices={DAYS.map((value) => ({ value, label: words(`rules.weekday.${value}`) }))}
            value={DAYS.filter((day) => one.weekdays.includes(Number(day)))}
            onValue={(days) => set(place, { ...one, weekdays: (days ?? DAYS).map(Number) })}
          />
        </div>
      ))}
      <button type="button" className="button" onClick={() => onHours([...hours, NIGHTS])}>
        {words("rules.quietAdd")}
      </button>
      {error !== undefined && (
        <p className="field__error" id="quiet-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly minute: number;
  readonly onMinute: (minute: number) => void;
}

function TimeField({ label, minute, onMinute }: TimeFieldProps) {
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <input
        type="time"
        required
        value={minuteText(minute)}
        onChange={({ target }) => {
          const [hour, rest] = target.value.split(":").map(Number);
          if (hour !== undefined && rest !== undefined) onMinute(hour * 60 + rest);
        }}
      />
    </label>
  );
}
