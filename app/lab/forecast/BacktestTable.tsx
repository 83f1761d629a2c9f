"use client";

import type { Backtest } from "../../../sim/forecast/backtest.ts";
import type { MethodId } from "../../../sim/forecast/model.ts";
import type { MethodScores } from "../../../sim/forecast/scoreMethod.ts";
import { count, decimal, NONE, percentExact } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { dayTitle } from "../history/dates.ts";

export interface BacktestTableProps {
  readonly backtest: Backtest;
  /** The method of the forecast that is shown. */
  readonly used: MethodId | undefined;
  readonly language: Language;
}

/** Days ahead whose scores stand in columns of their own. */
const STEPS = [1, 5, 10] as const;

/** How each method would have done on the last days of the history, and which is taken for that. */
export function BacktestTable({ backtest, used, language }: BacktestTableProps) {
  const words = useWords();
  if (backtest.origins === 0) return null;
  const share = (value: number | undefined, digits = 1) => percentExact(value, digits, language);
  const atStep = (scores: MethodScores, step: number) => scores.steps.find((one) => one.step === step)?.interval;
  return (
    <section aria-label={words("forecast.backtest")}>
      <h2>{words("forecast.backtest")}</h2>
      <p>
        {words("forecast.backtestLine", {
          ...{ origins: backtest.origins, horizon: backtest.horizonDays },
          ...{ from: dayTitle(backtest.from, language), to: dayTitle(backtest.to, language) },
        })}
      </p>
      <div className="near-table__room">
        <table className="near-table near-table--tight">
          <thead>
            <tr>
              <th scope="col">{words("forecast.methodName")}</th>
              {STEPS.map((step) => (
                <th scope="col" className="num" key={step}>
                  {words("forecast.wapeAt", { n: step })}
                </th>
              ))}
              <th scope="col" className="num">
                {words("forecast.wape")}
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
              <th scope="col" className="num">
                {words("forecast.restOfDay")}
              </th>
            </tr>
          </thead>
          <tbody>
            {backtest.methods.map((scores) => {
              const steps = scores.steps.filter(({ interval }) => interval.n > 0);
              const inside = (which: "coverage50" | "coverage90") => mean(steps.map((one) => one.interval[which]));
              return (
                <tr key={scores.method} aria-current={scores.method === used ? "true" : undefined}>
                  <th scope="row">
                    {words(`forecast.method.${scores.method}`)}
                    {scores.method === backtest.chosen && <small>{words("forecast.isBest")}</small>}
                    {scores.method === used && scores.method !== backtest.chosen && (
                      <small>{words("forecast.isUsed")}</small>
                    )}
                  </th>
                  {STEPS.map((step) => (
                    <td className="num" key={step}>
                      {share(atStep(scores, step)?.wape)}
                    </td>
                  ))}
                  <td className="num">{share(scores.all.wape)}</td>
                  <td className="num">
                    {scores.all.mase === undefined ? NONE : decimal(scores.all.mase, 2, language)}
                  </td>
                  <td className="num">{share(scores.all.bias)}</td>
                  <td className="num">
                    {scores.all.pinball === undefined ? NONE : decimal(scores.all.pinball, 2, language)}
                  </td>
                  <td className="num">{share(inside("coverage50"), 0)}</td>
                  <td className="num">{share(inside("coverage90"), 0)}</td>
                  <td className="num">
                    {scores.intraday === undefined
                      ? NONE
                      : `${share(scores.intraday.restBefore.wape)} → ${share(scores.intraday.restUpdated.wape)}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="near-note">
        {words("forecast.backtestNote", { n: count(backtest.methods[0]?.all.n ?? 0, language) })}
      </p>
    </section>
  );
}

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}
