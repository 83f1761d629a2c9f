"use client";

import type { Estimate, Untold } from "../../../sim/forecast/estimates/estimate.ts";
import type { Estimates } from "../../../sim/forecast/estimates/estimates.ts";
import { CurveChart } from "../../_charts/CurveChart.tsx";
import { count, decimal, duration, percent, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface EstimatesPanelProps {
  readonly estimates: Estimates;
  /** What counts drift by a year; absent until a forecast was made. */
  readonly drift: Estimate | Untold | undefined;
}

/** The axis of patience ends where so few are left, or where nobody was seen. */
const LEFT_OVER = 0.02;
const LEAST_AXIS_MS = 60_000;

/** What the history tells besides its counts: each with its 95 % interval and n; what it does not tell, with the reason. */
export function EstimatesPanel({ estimates, drift }: EstimatesPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const { handleTimes, patience, repeats, shrinkage, abandonmentRate } = estimates;
  const share = (value: number) => percent(value, language);
  const ms = (value: number) => duration(value, language);
  const number = (value: number) => decimal(value, 2, language);
  const yearly = (value: number) => `${value > 0 ? "+" : ""}${percentExact(value, 1, language)}`;
  const rows: readonly (readonly [string, Estimate | Untold | undefined, (value: number) => string])[] = [
    [words("forecast.handleTime"), handleTimes.meanMs, ms],
    [words("forecast.handleCv"), handleTimes.cv, number],
    [words("forecast.wrapUpShare"), handleTimes.wrapUpShare, share],
    [words("forecast.patienceMedian"), patience.medianMs, ms],
    [words("forecast.patienceMean"), patience.meanMs, ms],
    [words("forecast.abandonment"), abandonmentRate, share],
    [words("forecast.redials"), repeats.redialShare, share],
    [words("forecast.repeats"), repeats.repeatShare, share],
    [words("forecast.shrinkage"), shrinkage, share],
    [words("forecast.drift"), drift, yearly],
  ];
  const { curve } = patience;
  return (
    <section aria-label={words("forecast.estimates")}>
      <h2>{words("forecast.estimates")}</h2>
      <div className="estimates">
        <table className="near-table near-table--tight">
          <thead>
            <tr>
              <th scope="col">{words("forecast.measure")}</th>
              <th scope="col" className="num">
                {words("forecast.value")}
              </th>
              <th scope="col" className="num">
                {words("forecast.interval95")}
              </th>
              <th scope="col" className="num">
                n
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, told, text]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {told === undefined || "absent" in told ? (
                  <td colSpan={3}>{told === undefined ? "—" : words(`forecast.untold.${told.absent}`)}</td>
                ) : (
                  <>
                    <td className="num">{text(told.value)}</td>
                    <td className="num">
                      {text(told.low)} … {text(told.high)}
                    </td>
                    <td className="num">{count(told.n, language)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {!("absent" in curve) && (
          <figure>
            <figcaption>
              {words("forecast.patienceCurve", {
                n: count(curve.n, language),
                abandoned: count(curve.abandoned, language),
              })}
            </figcaption>
            <CurveChart
              x={curve.atMs}
              y={curve.survival}
              low={curve.low}
              high={curve.high}
              upTo={axisEnd(curve.atMs, curve.survival)}
              textOf={ms}
              shareOf={share}
              marks={patience.spikes.map((spike) => ({ x: spike.atMs, text: ms(spike.atMs) }))}
              label={words("forecast.patienceLabel")}
              name="patience"
            />
          </figure>
        )}
      </div>
    </section>
  );
}

function axisEnd(atMs: readonly number[], survival: readonly number[]): number {
  const place = survival.findIndex((share) => share <= LEFT_OVER);
  return Math.max(LEAST_AXIS_MS, atMs[place] ?? atMs.at(-1) ?? LEAST_AXIS_MS);
}
