"use client";

import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import type { ArrivalSpec } from "../../../sim/scenario/demand.ts";
import { RateChart } from "../../_charts/RateChart.tsx";
import { count, decimal, percent } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { minuteText } from "./columns.ts";
import type { FieldAt } from "./form/FieldFrame.tsx";
import { useFormScope } from "./form/formScope.ts";
import { weekdays } from "./form/PartField.tsx";
import { HeldNote } from "./HeldNote.tsx";
import { HoursAxis } from "./HoursAxis.tsx";
import { copiedCells, type PastedCell } from "./pasteCells.ts";
import { busyPart, contactsOf, ratesOf, withRates } from "./rates.ts";
import { useRatePaste } from "./useRatePaste.ts";

/** The profile of one queue: bars drawn by hand, a row of cells by keyboard or from a spreadsheet. */
export function ProfileEditor({ at, name }: { readonly at: FieldAt; readonly name: string }) {
  const words = useWords();
  const language = useLanguage();
  const { change } = useFormScope();
  const arrivals = at.value as ArrivalSpec;
  const old = at.was as ArrivalSpec | undefined;
  const [weekday, setWeekday] = useState(1);
  const [focused, setFocused] = useState(0);
  const [whole, setWhole] = useState(false);
  const [told, setTold] = useState<string>();
  const strokes = useRef(0);
  const drawn = useRef<readonly number[]>(undefined);
  const rates = ratesOf(arrivals, weekday);
  const alike = old?.profile === arrivals.profile && old.intervalMinutes === arrivals.intervalMinutes;
  const before = alike ? ratesOf(old, weekday) : undefined;
  const [first, last] = whole ? [0, rates.length - 1] : busyPart(rates, before);
  const shown = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const columns = shown.map((i) => ({
    minute: i * arrivals.intervalMinutes,
    lengthMinutes: arrivals.intervalMinutes,
    weekday,
    day: 0,
  }));
  const set = (wanted: Parameters<typeof withRates>[2], key?: string) => {
    setTold(undefined);
    change([{ path: `${at.path}/perHour`, set: withRates(arrivals, weekday, wanted) }], key);
  };
  const pasting = useRatePaste(arrivals, (perHour) => change([{ path: `${at.path}/perHour`, set: perHour }]), setTold);
  const style = { "--columns": shown.length } as CSSProperties;
  return (
    <section className="time-block profile-editor" aria-label={words("labEdit.rates")} style={style}>
      <div className="time-block__bar">
        <h2>{words("labEdit.rates")}</h2>
        {arrivals.profile === "weekly" && (
          <select
            aria-label={words("labEdit.week")}
            value={weekday}
            onChange={({ target }) => setWeekday(Number(target.value))}
          >
            {weekdays(language).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
        <label className="check">
          <input type="checkbox" checked={whole} onChange={({ target }) => setWhole(target.checked)} />
          {words("labEdit.wholeDay")}
        </label>
        <span className="edit-field__hint">{words("labEdit.undoHint")}</span>
        <output className="time-block__told" data-wrong={told !== undefined}>
          {told ?? words("labEdit.dayTotal", { n: count(contactsOf(arrivals, weekday), language) })}
        </output>
        {[0.9, 1.1].map((times) => (
          <button
            key={times}
            type="button"
            className="button button--small"
            title={words("labEdit.scaleBy", { n: Math.round(times * 100) })}
            onClick={() => change([{ path: `${at.path}/perHour`, times }])}
          >
            {`${times < 1 ? "−" : "+"}${percent(0.1, language)}`}
          </button>
        ))}
      </div>
      <div className="time-row time-row--chart">
        <span />
        <RateChart
          rates={shown.map((i) => rates[i]!)}
          before={before === undefined ? undefined : shown.map((i) => before[i]!)}
          focused={focused - first}
          label={words("labEdit.ratesChart", { name, n: count(contactsOf(arrivals, weekday), language) })}
          onBegin={() => {
            strokes.current++;
            drawn.current = arrivals.perHour;
          }}
          onDraw={(index, perHour) => {
            // Moves follow each other faster than the page is drawn: a stroke goes on from what it has drawn itself.
            const on = { ...arrivals, perHour: drawn.current ?? arrivals.perHour };
            drawn.current = withRates(on, weekday, [{ index: first + index, perHour }]);
            change([{ path: `${at.path}/perHour`, set: drawn.current }], `stroke ${at.path} ${strokes.current}`);
          }}
        />
        <span />
      </div>
      <HoursAxis columns={columns} />
      <table className="sheet">
        <caption className="visually-hidden">{words("labEdit.rates")}</caption>
        <tbody>
          <tr>
            <th scope="row" className="sheet__head">
              {words("labEdit.unit.perHour")}
            </th>
            {shown.map((i) => (
              <RateCell
                key={i}
                label={words("labEdit.rateCell", { time: minuteText(i * arrivals.intervalMinutes) })}
                value={rates[i]!}
                was={before?.[i]}
                tab={i === focused || (focused < first && i === first)}
                onFocus={() => setFocused(i)}
                onValue={(perHour, key) =>
                  set([{ index: i, perHour }], key ? `rate ${at.path} ${weekday} ${i}` : undefined)
                }
                held={pasting.cellAt(i, weekday)}
                onPaste={(text) => pasting.paste(text, i, weekday)}
                onMend={(text) => pasting.mend(i, weekday, text)}
                copy={() => copiedCells([shown.map((k) => rates[k]!)], language === "ru")}
              />
            ))}
            <td className="sheet__total">{decimal(contactsOf(arrivals, weekday), 0, language)}</td>
          </tr>
        </tbody>
      </table>
      {pasting.held !== undefined && <HeldNote rows={pasting.held.rows} onDrop={pasting.drop} />}
    </section>
  );
}

/** As many digits as have room in a cell: tenths below 100. What is kept is not rounded. */
function rateText(value: number, language: Language): string {
  const tenths = Math.round(value * 10) / 10;
  return decimal(value, tenths >= 100 || Number.isInteger(tenths) ? 0 : 1, language);
}

interface RateCellProps {
  readonly label: string;
  readonly value: number;
  readonly was: number | undefined;
  readonly tab: boolean;
  readonly onFocus: () => void;
  readonly onValue: (perHour: number, coalesce: boolean) => void;
  /** What a paste left in it that is not done yet. */
  readonly held: PastedCell | undefined;
  readonly onPaste: (text: string) => void;
  readonly onMend: (text: string) => void;
  readonly copy: () => string;
}

function RateCell({ label, value, was, tab, held, onFocus, onValue, onPaste, onMend, copy }: RateCellProps) {
  const language = useLanguage();
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    setDraft(undefined);
    if (draft === undefined) return;
    if (held !== undefined) onMend(draft);
    else if (draft.trim() !== "") onPaste(draft);
  };
  const go = (event: KeyboardEvent<HTMLInputElement>, by: number) => {
    commit();
    const all = [...(event.currentTarget.closest("tr")?.querySelectorAll("input") ?? [])];
    all[all.indexOf(event.currentTarget) + by]?.focus();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (by !== undefined) onValue(Math.max(0, value + by), true);
    else if (event.key === "ArrowLeft") go(event, -1);
    else if (event.key === "ArrowRight" || event.key === "Enter") go(event, 1);
    else if (event.key === "Escape") setDraft(undefined);
    else if (event.key === "Delete" && draft === undefined && was !== undefined) onValue(was, false);
    else return;
    event.preventDefault();
  };
  return (
    <td>
      <input
        className="sheet__cell"
        data-differs={was !== undefined && was !== value}
        inputMode="decimal"
        tabIndex={tab ? 0 : -1}
        aria-label={label}
        aria-invalid={held !== undefined && "wrong" in held}
        value={draft ?? held?.text ?? rateText(value, language)}
        onChange={({ target }) => setDraft(target.value.slice(0, 12))}
        onFocus={({ target }) => {
          target.select();
          onFocus();
        }}
        onBlur={commit}
        onKeyDown={press}
        onPaste={(event) => {
          event.preventDefault();
          setDraft(undefined);
          onPaste(event.clipboardData.getData("text/plain"));
        }}
        onCopy={(event) => {
          event.preventDefault();
          event.clipboardData.setData("text/plain", copy());
        }}
      />
    </td>
  );
}
