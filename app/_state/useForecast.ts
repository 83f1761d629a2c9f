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
  callOff(): void;
}

/**
 * Forecasts of one history, by a worker of its own: the forecast at once, then what each method would have done, then the
 * forecast of the method that did best. A wish that changes is answered anew; a backtest is made once an interval length.
 */
export function useForecast(chosen: HistoryChosen | undefined, wish: ForecastWish | undefined): Forecasting {
  const [client, setClient] = useState<ForecastClient>();
  const [opened, setOpened] = useState<OpenedHistory>();
  const [made, setMade] = useState<ForecastMade>();
  const [estimates, setEstimates] = useState<Estimates>();
  const [backtest, setBacktest] = useState<Backtest>();
  const [progress, setProgress] = useState<BacktestProgress>();
  const [refusal, setRefusal] = useState<ForecastRefusal>();
  const tested = useRef<string>(undefined);

  useEffect(() => {
    const started = createForecastClient((detail) => setRefusal({ code: "forecast-failed", detail }));
    setClient(started);
    return () => started.dispose();
  }, []);

  const historyKey = JSON.stringify(chosen);
  useEffect(() => {
    if (client === undefined || historyKey === undefined) return;
    let gone = false;
    setOpened(undefined);
    setMade(undefined);
    setEstimates(undefined);
    setBacktest(undefined);
    setRefusal(undefined);
    tested.current = undefined;
    const open = async () => {
      const answer = await client.open(JSON.parse(historyKey) as HistoryChosen);
      if (gone || isCalledOff(answer)) return;
      if (!answer.ok) return setRefusal(answer);
      setOpened(answer.value);
      const told = await client.estimates();
      if (!gone && told.ok) setEstimates(told.value);
    };
    open().catch((problem: unknown) => !gone && setRefusal({ code: "forecast-failed", detail: String(problem) }));
    return () => {
      gone = true;
    };
  }, [client, historyKey]);

  const wishKey = wish === undefined ? undefined : JSON.stringify(wish);
  useEffect(() => {
    if (client === undefined || opened === undefined || wishKey === undefined) return;
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
      // Steps come through a port of their own: one may be heard after the answer.
      const answer = await client.backtest(wished, (step) => !gone && testing === test && setProgress(step));
      testing = undefined;
      if (gone) return;
      setProgress(undefined);
      if (!answer.ok) return isCalledOff(answer) ? undefined : setRefusal(answer);
      setBacktest(answer.value);
      await forecast();
    };
    run().catch((problem: unknown) => !gone && setRefusal({ code: "forecast-failed", detail: String(problem) }));
    return () => {
      gone = true;
      // Not through: the next wish tries anew. Said here, since its forecast may be answered before this trial is.
      if (testing !== undefined) tested.current = undefined;
      setProgress(undefined);
      void client.callOff();
    };
  }, [client, opened, wishKey]);

  const callOff = useCallback(() => {
    setProgress(undefined);
    void client?.callOff();
  }, [client]);
  return { opened, made, estimates, backtest, progress, refusal, client, callOff };
}

function isCalledOff<T>(answer: ForecastAnswer<T>): boolean {
  return !answer.ok && answer.code === "called-off";
}
