"use client";

import { LevelPlot, type LevelPoint } from "../../_charts/LevelPlot.tsx";
import { limit, percent, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type Column, minuteText } from "./columns.ts";

/** What an experiment says of one queue by interval of the run: every list has all of its columns. */
export interface IntervalOutcome {
  readonly id: string;
  readonly name: string;
  readonly target: { readonly share: number; readonly withinMs: number };
  readonly shown: readonly (LevelPoint | undefined)[];
  /** The baseline's middle day. Absent: the baseline is what is shown. */
  readonly before?: readonly (number | undefined)[];
  /** Share in target over the whole day, mean of days. Absent: nobody came. */
  readonly wholeBefore?: number;
  readonly whole?: number;
  /** Letters of the comparison. */
  readonly tag: string;
}

export interface LevelRowsProps {
  readonly outcome: readonly IntervalOutcome[];
  /** Columns of the run that are shown. */
  readonly shown: readonly number[];
  readonly columns: readonly Column[];
}

/** Service level by interval, one plot a queue, on the axis of the sheet; the same as a table for whoever reads one. */
export function LevelRows({ outcome, shown, columns }: LevelRowsProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className="time-block__outcome">
      <div className="time-block__levels-head">
        <h2>{words("labEdit.serviceLevel")}</h2>
        <p className="time-block__key">
          <span className="level-key level-key--line">{words("labEdit.keyLine", { tag: outcome[0]?.tag ?? "B" })}</span>
          <span className="level-key level-key--before">A</span>
          <span className="level-key level-key--target">{words("labEdit.keyTarget")}</span>
        </p>
      </div>
      <div className="time-block__levels">
        {outcome.map(({ id, name, target, before, whole, wholeBefore, ...one }) => (
          <div className="time-row" key={id}>
            <p className="time-row__head">
              <b>{name}</b>
              <span>
                {percent(target.share, language)} · {limit(target.withinMs, language)}
              </span>
            </p>
            <LevelPlot
              shown={shown.map((i) => one.shown[i])}
              before={before === undefined ? undefined : shown.map((i) => before[i])}
              target={target.share}
              label={words("labEdit.levelPlot", { name, share: percentExact(whole, 1, language) })}
            />
            <p className="time-row__total">
              {wholeBefore !== undefined && <>{percentExact(wholeBefore, 1, language)} → </>}
              <b>{percentExact(whole, 1, language)}</b>
            </p>
          </div>
        ))}
      </div>
      <details className="time-block__twin">
        <summary>{words("labEdit.asTable")}</summary>
        <table className="near-table">
          <thead>
            <tr>
              <th scope="col">{words("labEdit.time")}</th>
              {outcome.map(({ id, name }) => (
                <th scope="col" key={id} className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((column, k) => (
              <tr key={`${column.day} ${column.minute}`}>
                <th scope="row">{minuteText(column.minute)}</th>
                {outcome.map(({ id, shown: points }) => {
                  const point = points[shown[k]!];
                  return (
                    <td key={id} className="num">
                      {percentExact(point?.middle, 1, language)}
                      {point !== undefined &&
                        ` (${percentExact(point.low, 0, language)}–${percentExact(point.high, 0, language)})`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
