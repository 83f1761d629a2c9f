"use client";

import { useEffect, useRef, useState } from "react";
import type { Override } from "../../../sim/forecast/overrides.ts";
import { NONE, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type AllForecasts, type QueueForecast, startAllForecasts } from "../../_state/allForecasts.ts";
import type { HistoryQueue } from "../history/historyClient.ts";
import { AllScenario } from "./AllScenario.tsx";
import { contacts } from "./points.ts";
import { forecastWish, historyOf, lengthOf, type WishDraft } from "./wish.ts";

export interface AllQueuesProps {
  readonly queues: readonly HistoryQueue[];
  readonly draft: WishDraft;
  readonly overrides: readonly Override[];
}

type State = "idle" | "running" | "done" | "stopped" | "failed";

/** Every queue of the history by the same wish, one after the other; together they make a day of the whole centre. */
export function AllQueues({ queues, draft, overrides }: AllQueuesProps) {
  const words = useWords();
  const language = useLanguage();
  const [results, setResults] = useState<readonly QueueForecast[]>([]);
  const [state, setState] = useState<State>("idle");
  const [problem, setProblem] = useState<string>();
  const all = useRef<AllForecasts>(undefined);
  useEffect(() => () => all.current?.end(), []);
  const [of, setOf] = useState<string>();
  const wished = JSON.stringify([queues.map(historyOf), forecastWish(draft, draft.intervalMinutes ?? 0, overrides)]);
  const isOld = of !== undefined && of !== wished;
  const run = () => {
    all.current?.end();
    const fail = (detail: string) => {
      if (all.current !== started) return;
      started.end();
      setProblem(detail);
      setState("failed");
    };
    const started = startAllForecasts(fail);
    all.current = started;
    setOf(wished);
    setResults([]);
    setProblem(undefined);
    setState("running");
    started
      .run(
        queues.map(historyOf),
        (lengths) => {
          const length = lengthOf(lengths, draft.intervalMinutes);
          return length === undefined ? undefined : forecastWish(draft, length, overrides);
        },
        (result) => setResults((before) => [...before, result]),
      )
      .then(
        () => setState((before) => (before === "running" && all.current === started ? "done" : before)),
        (failure: unknown) => fail(String(failure)),
      );
  };
  const stop = () => {
    all.current?.end();
    setState("stopped");
  };
  const share = (value: number | undefined) => percentExact(value, 1, language);
  return (
    <section aria-label={words("forecast.allQueues")}>
      <h2>{words("forecast.allQueues")}</h2>
      <div className="run-bar">
        <button type="button" className="button" onClick={state === "running" ? stop : run}>
          {words(state === "running" ? "forecast.cancel" : "forecast.forecastAll")}
        </button>
        <span role="status">
          {state === "idle" ? "" : words("forecast.allDone", { done: results.length, total: queues.length })}
        </span>
      </div>
      {problem !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("forecast.failed", { detail: problem })}
        </p>
      )}
      {isOld && (
        <p className="notice" role="status">
          {words("forecast.allOld")}
        </p>
      )}
      {results.length > 0 && (
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <thead>
              <tr>
                <th scope="col">{words("forecast.queue")}</th>
                <th scope="col">{words("forecast.methodName")}</th>
                <th scope="col" className="num">
                  {words("forecast.wapeAt", { n: 1 })}
                </th>
                <th scope="col" className="num">
                  {words("forecast.inside90")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.nextDay")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.key.ninety")}
                </th>
                <th scope="col" className="num">
                  {words("forecast.inAll")}
                </th>
              </tr>
            </thead>
            <tbody>
              {results.map(({ queue, channel, made, backtest, code }) => {
                const first = made?.plan.days[0]?.total;
                const scores = backtest?.methods.find(({ method }) => method === made?.model.method);
                const step = scores?.steps.find((one) => one.step === 1)?.interval;
                const of = (value: number) => contacts(Math.round(value), language);
                return (
                  <tr key={`${queue} ${channel}`}>
                    <th scope="row">
                      {queue} · {words(`channel.${channel}`)}
                    </th>
                    <td>{made === undefined ? <code>{code}</code> : words(`forecast.method.${made.model.method}`)}</td>
                    <td className="num">{share(step?.wape)}</td>
                    <td className="num">{share(step?.coverage90)}</td>
                    <td className="num">{first === undefined ? NONE : of(first.median)}</td>
                    <td className="num">{first === undefined ? NONE : `${of(first.low90)}–${of(first.high90)}`}</td>
                    <td className="num">
                      {made === undefined ? NONE : of(made.plan.days.reduce((sum, day) => sum + day.total.mean, 0))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {state === "done" && !isOld && all.current !== undefined && (
        <AllScenario client={all.current.client} results={results} />
      )}
    </section>
  );
}
