"use client";

import type { Accuracy } from "../../../sim/forecast/accuracy.ts";
import type { Scores } from "../../../sim/forecast/scores.ts";
import { count, decimal, NONE, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { AccuracyFound } from "../../_state/compareForecasts.ts";

/** Rows of each forecast: the nearest days apart, then all together. */
const STEPS = [1, 2, 3, 5, 7, 14] as const;

/** How far off kept forecasts were, by queue, kind and days ahead. */
export function AccuracyTable({ found }: { readonly found: AccuracyFound }) {
  const words = useWords();
  const language = useLanguage();
  if (found.accuracies.length === 0) return <p role="status">{words("accuracy.nothingYet")}</p>;
  const share = (value: number | undefined, digits = 1) => percentExact(value, digits, language);
  const number = (value: number | undefined) => (value === undefined ? NONE : decimal(value, 2, language));
  const row = (key: string, ahead: string, interval: Scores, total: Scores) => (
    <tr key={key}>
      <td className="num">{ahead}</td>
      <td className="num">{count(interval.n, language)}</td>
      <td className="num">{share(interval.wape)}</td>
      <td className="num">{share(total.wape)}</td>
      <td className="num">{number(interval.mase)}</td>
      <td className="num">{share(interval.bias)}</td>
      <td className="num">{number(interval.pinball)}</td>
      <td className="num">{share(interval.coverage50, 0)}</td>
      <td className="num">{share(interval.coverage90, 0)}</td>
    </tr>
  );
  return (
    <section aria-label={words("accuracy.table")}>
      <h2>{words("accuracy.table")}</h2>
      {found.accuracies.map((one: Accuracy) => (
        <div className="near-table__room" key={`${one.queue} ${one.channel} ${one.of} ${one.method}`}>
          <table className="near-table near-table--tight">
            <caption>
              {one.queue} · {words(`channel.${one.channel}`)} · {words(`accuracy.ofs.${one.of}`)} ·{" "}
              {words(`forecast.method.${one.method}`)}
            </caption>
            <thead>
              <tr>
                <th scope="col" className="num">
                  {words("accuracy.ahead")}
                </th>
                <th scope="col" className="num">
                  {words("accuracy.n")}
                </th>
                <th scope="col" className="num">
                  WAPE
                </th>
                <th scope="col" className="num">
                  {words("accuracy.wapeDay")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.mase")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.bias")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.pinball")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.inside50")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.inside90")}
                </th>
              </tr>
            </thead>
            <tbody>
              {one.steps
                .filter(({ step }) => STEPS.some((wanted) => wanted === step))
                .map(({ step, interval, total }) => row(String(step), String(step), interval, total))}
              {row("all", words("accuracy.all"), one.all.interval, one.all.total)}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
