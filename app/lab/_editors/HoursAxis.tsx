import { useWords } from "../../_i18n/Words.tsx";
import { type Column, endText, minuteText } from "./columns.ts";

/** A label wants this many columns of half an hour to stand clear of the next. */
const LABELS = 13;

/** Hours under the chart, on the edges of columns; at the right the unit of the totals below. */
export function HoursAxis({ columns }: { readonly columns: readonly Column[] }) {
  const words = useWords();
  const hoursShown = columns.length === 0 ? 0 : (columns.length * columns[0]!.lengthMinutes) / 60;
  const every = Math.max(1, Math.ceil(hoursShown / LABELS)) * 60;
  const last = columns.at(-1);
  return (
    <div className="time-row time-row--hours" aria-hidden="true">
      <span />
      <div>
        {columns.map((column, i) =>
          column.minute % every === 0 ? (
            <span key={`${column.day} ${column.minute}`} style={{ left: `${(100 * i) / columns.length}%` }}>
              {minuteText(column.minute)}
            </span>
          ) : null,
        )}
        {last !== undefined && (last.minute + last.lengthMinutes) % every === 0 && (
          <span style={{ left: "100%" }}>{endText(last)}</span>
        )}
      </div>
      <span className="time-row__unit">{words("labEdit.hours")}</span>
    </div>
  );
}
