"use client";

import { useRef } from "react";
import type { Bridge, BridgeBar, BridgeSpec } from "../../../sim/experiment/bridge/bridge.ts";
import { BridgeChart, type BridgeStep } from "../../_charts/BridgeChart.tsx";
import { decimal, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { SearchClient } from "../../_state/useSearchWorker.ts";
import { TakeAway } from "../_plan/TakeAway.tsx";

export interface BridgePanelProps {
  readonly spec: BridgeSpec;
  readonly bridge: Bridge;
  readonly client: () => SearchClient;
  /** Whether something that was asked is another by now. */
  readonly isStale: boolean;
}

/** The bridge in a sentence, as a waterfall and as a table; what a day like this may bring besides. */
export function BridgePanel({ spec, bridge, client, isStale }: BridgePanelProps) {
  const words = useWords();
  const language = useLanguage();
  const chart = useRef<HTMLDivElement>(null);
  const { forecast, actual, expected, bars, days, low, high, replications, seed, same } = bridge;
  const share = (value: number) => percentExact(value, 1, language);
  const points = (value: number) =>
    words("bridge.points", { n: `${value > 0.000_5 ? "+" : ""}${decimal(value * 100, 1, language)}` });
  // Fewer than one day of a hundred is so far off on its side: then it is not luck alone.
  const isBeyondLuck = replications >= 100 && (days.noBetter < 0.01 || days.noBetter > 0.99);
  const nameOf = (factor: BridgeBar["factor"]) =>
    words(factor === "luck" && isBeyondLuck ? "bridge.luckAndMore" : `bridge.factor.${factor}`);
  const largest = bars.reduce((most, bar) => (Math.abs(bar.value) > Math.abs(most.value) ? bar : most));
  const isSame = ({ factor }: BridgeBar) => factor !== "luck" && same.includes(factor);
  const steps: BridgeStep[] = [
    {
      key: "forecast",
      name: words("bridge.forecast"),
      from: 0,
      to: forecast,
      halfWidth: undefined,
      kind: "end",
      text: share(forecast),
    },
  ];
  let at = forecast;
  for (const bar of bars) {
    const kind = bar.factor === "luck" ? "luck" : isSame(bar) ? "none" : bar.value >= 0 ? "up" : "down";
    steps.push({
      ...{ key: bar.factor, name: nameOf(bar.factor), from: at, to: at + bar.value },
      ...{ halfWidth: bar.halfWidth, kind, text: isSame(bar) ? "0" : points(bar.value) },
    });
    at += bar.value;
  }
  steps.push({
    key: "actual",
    name: words("bridge.actual"),
    from: 0,
    to: actual,
    halfWidth: undefined,
    kind: "end",
    text: share(actual),
  });
  const rows = () => [
    [
      "",
      words("bridge.moved"),
      words("bridge.precision"),
      `${words("bridge.orders")} –`,
      `${words("bridge.orders")} +`,
    ],
    [words("bridge.forecast"), forecast, bridge.forecastHalfWidth, undefined, undefined],
    ...bars.map(({ factor, value, halfWidth, least, most }) => [nameOf(factor), value, halfWidth, least, most]),
    [words("bridge.actual"), actual, undefined, undefined, undefined],
  ];
  return (
    <section aria-label={words("bridge.title")} data-built data-stale={isStale}>
      {isStale && (
        <p className="near-note" role="status">
          {words("bridge.stale")}
        </p>
      )}
      <p className="plan-answer">
        {words("bridge.answer", {
          forecast: share(forecast),
          actual: share(actual),
          change: points(actual - forecast),
        })}{" "}
        {words("bridge.largest", {
          factor: words(
            largest.factor === "luck" && isBeyondLuck ? "bridge.luckAndMoreIn" : `bridge.factorIn.${largest.factor}`,
          ),
          value: points(largest.value),
        })}
      </p>
      <div ref={chart}>
        <BridgeChart
          steps={steps}
          shareOf={(value) => percentExact(value, 0, language)}
          label={words("bridge.chartLabel", { forecast: share(forecast), actual: share(actual) })}
        />
      </div>
      <p>
        {words("bridge.expectedDay", { expected: share(expected), low: share(low), high: share(high) })}{" "}
        {words("bridge.noBetter", { n: Math.round(days.noBetter * 20) })} {words("bridge.luckNote")}{" "}
        {isBeyondLuck && <strong>{words("bridge.beyondLuck")}</strong>}
      </p>
      <div className="near-table__room">
        <table className="near-table near-table--tight">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words("search.verdict")}</span>
              </th>
              <th scope="col" className="num">
                {words("bridge.moved")}
              </th>
              <th scope="col" className="num">
                {words("bridge.precision")}
              </th>
              <th scope="col" className="num">
                {words("bridge.orders")}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words("bridge.forecast")}</th>
              <td className="num">{share(forecast)}</td>
              <td className="num">{width(bridge.forecastHalfWidth)}</td>
              <td />
            </tr>
            {bars.map((bar) => (
              <tr key={bar.factor} data-factor={bar.factor}>
                <th scope="row">{nameOf(bar.factor)}</th>
                <td className="num">{isSame(bar) ? words("bridge.same") : points(bar.value)}</td>
                <td className="num">{isSame(bar) ? "" : width(bar.halfWidth)}</td>
                <td className="num">
                  {bar.factor === "luck" || isSame(bar) ? "" : `${points(bar.least)} … ${points(bar.most)}`}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{words("bridge.actual")}</th>
              <td className="num">{share(actual)}</td>
              <td />
              <td />
            </tr>
          </tbody>
        </table>
      </div>
      <div className="buttons">
        <TakeAway
          name="bridge"
          rows={rows}
          workbook={(table) => client().workbook(table)}
          json={() => ({ bridge, scope: spec.scope, realised: spec.realised })}
          chart={chart}
          foot={[
            words("bridge.answer", {
              forecast: share(forecast),
              actual: share(actual),
              change: points(actual - forecast),
            }),
            words("bridge.how", { n: replications, seed }),
          ]}
        />
      </div>
      <p className="near-note">{words("bridge.how", { n: replications, seed })}</p>
    </section>
  );

  function width(value: number | undefined): string {
    return value === undefined ? "—" : decimal(value * 100, 1, language);
  }
}
