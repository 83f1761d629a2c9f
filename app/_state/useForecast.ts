"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Backtest, BacktestProgress } from "../../sim/forecast/backtest.ts";
import type { Estimates } from "../../sim/forecast/estimates/estimates.ts";
import type {
  ForecastAnswer,
  ForecastMade,
  ForecastWish,
  HistoryChosen,
  OpenedHistory,
} from "../../workers/forecastApi.ts";
import { createForecastClient, type ForecastClient } from "../../workers/forecastClient.ts";

export type {
  ForecastAnswer,
  ForecastMade,
  ForecastWish,
  HistoryChosen,
  OpenedHistory,
  ScenarioWish,
  ShownDay,
  ShownForecast,
} from "../../workers/forecastApi.ts";
export type { ForecastClient } from "../../workers/forecastClient.ts";

/** Why something is missing. `code` is stable. */
export interface ForecastRefusal {
  readonly code: string;
  readonly detail: string;
}

export interface Forecasting {
  /** Absent until the history was read. */
  readonly opened: OpenedHistory | undefined;
  /** Absent until the first forecast; the last one while another is under way. */
  readonly made: ForecastMade | undefined;
  readonly estimates: Estimates | undefined;
  readonly backtest: Backtest | undefined;
  /** How far the backtest is; absent while none runs. */
  readonly progress: BacktestProgress | undefined;
  readonly refusal: ForecastRefusal | undefined;
  /** Absent until the worker is there. */
  readonly client: ForecastClient | undefined;
  /** A trial was stopped or failed, or the worker is gone: nothing goes on until `tryAgain`. */
  readonly isStopped: boolean;
  callOff(): void;
  /** Tries methods on the past anew; where the history was not read or the worker is gone, from the beginning. */
  tryAgain(): void;
}

/**
 * Forecasts of one history, by a worker of its own: the forecast at once, then what each method would have done, then the
 * forecast of the method that did best. A wish that changes is answered anew; a backtest that was made is not made again, one that was stopped when asked.
 */
export function useForecast(chosen: HistoryChosen | undefined, wish: ForecastWish | undefined): Forecasting {
  const [client, setClient] = useState<ForecastClient>();
  const [opened, setOpened] = useState<OpenedHistory>();
  const [made, setMade] = useState<ForecastMade>();
  const [estimates, setEstimates] = useState<Estimates>();
  const [backtest, setBacktest] = useState<Backtest>();
  const [progress, setProgress] = useState<BacktestProgress>();
  const [refusal, setRefusal] = useState<ForecastRefusal>();
  const [isStopped, setStopped] = useState(false);
  const [isGone, setGone] = useState(false);
  /** Counts workers, and trials asked for again. */
  const [life, setLife] = useState(0);
  const [again, setAgain] = useState(0);
  const tested = useRef<string>(undefined);

  const fail = useCallback((detail: string) => {
    setStopped(true);
    setProgress(undefined);
    setRefusal({ code: "forecast-failed", detail });
  }, []);

  useEffect(() => {
    if (life < 0) return;
    setGone(false);
    const started = createForecastClient((detail) => {
      // It answers nothing more: what was under way is over.
      setGone(true);
      fail(detail);
    });
    setClient(started);
    return () => started.dispose();
  }, [life, fail]);

  const historyKey = JSON.stringify(chosen);
  useEffect(() => {
    if (client === undefined || historyKey === undefined) return;
    let gone = false;
    setOpened(undefined);
    setMade(undefined);
    setEstimates(undefined);
    setBacktest(undefined);
    setRefusal(undefined);
    setStopped(false);
    tested.current = undefined;
    const open = async () => {
      const answer = await client.open(JSON.parse(historyKey) as HistoryChosen);
      if (gone || isCalledOff(answer)) return;
      if (!answer.ok) {
        setStopped(true);
        return setRefusal(answer);
      }
      setOpened(answer.value);
      const told = await client.estimates();
      if (!gone && told.ok) setEstimates(told.value);
    };
    open().catch((problem: unknown) => !gone && fail(String(problem)));
    return () => {
      gone = true;
    };
  }, [client, historyKey, fail]);

  const wishKey = wish === undefined ? undefined : JSON.stringify(wish);
  useEffect(() => {
    if (client === undefined || opened === undefined || wishKey === undefined || again < 0) return;
    let gone = false;
    let testing: string | undefined;
    const wished = JSON.parse(wishKey) as ForecastWish;
    const forecast = async () => {
      const answer = await client.forecast(wished);
      if (gone) return;
      if (answer.ok) setMade(answer.value);
      setRefusal(answer.ok ? undefined : answer);
    };
    const run = async () => {
      await forecast();
      const test = `${wished.intervalMinutes} ${wished.horizonDays}`;
      if (gone || tested.current === test) return;
      tested.current = testing = test;
      setBacktest(undefined);
      setStopped(false);
      // Steps come through a port of their own: one may be heard after the answer.
      const answer = await client.backtest(wished, (step) => !gone && testing === test && setProgress(step));
      testing = undefined;
      if (gone) return;
      setProgress(undefined);
      if (!answer.ok) {
        setStopped(true);
        return isCalledOff(answer) ? undefined : setRefusal(answer);
      }
      setBacktest(answer.value);
      await forecast();
    };
    run().catch((problem: unknown) => !gone && fail(String(problem)));
    return () => {
      gone = true;
      // Not through: the next wish tries anew. Said here, since its forecast may be answered before this trial is.
      if (testing !== undefined) tested.current = undefined;
      setProgress(undefined);
      void client.callOff();
    };
  }, [client, opened, wishKey, again, fail]);

  const callOff = useCallback(() => {
    setProgress(undefined);
    void client?.callOff();
  }, [client]);
  const isWhole = opened !== undefined && !isGone;
  const tryAgain = useCallback(() => {
    tested.current = undefined;
    setStopped(false);
    if (isWhole) setAgain((before) => before + 1);
    else setLife((before) => before + 1);
  }, [isWhole]);
  return { opened, made, estimates, backtest, progress, refusal, isStopped, client, callOff, tryAgain };
}

function isCalledOff<T>(answer: ForecastAnswer<T>): boolean {
  return !answer.ok && answer.code === "called-off";
}
