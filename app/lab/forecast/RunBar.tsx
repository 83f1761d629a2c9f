"use client";

import { useEffect } from "react";
import { useWords } from "../../_i18n/Words.tsx";
import type { Forecasting } from "../../_state/useForecast.ts";
import { runState } from "./runState.ts";

export interface RunBarProps {
  readonly forecasting: Forecasting;
  /** Something was refused, and the page says what. */
  readonly isRefused: boolean;
}

/**
 * What is under way: the history being read, methods being tried on the past. Esc ends the trial; what stands stays, and
 * the trial can be asked for again.
 */
export function RunBar({ forecasting, isRefused }: RunBarProps) {
  const words = useWords();
  const { made, progress, isStopped, callOff, tryAgain } = forecasting;
  const isTrying = progress !== undefined;
  useEffect(() => {
    if (!isTrying) return;
    const press = (event: KeyboardEvent) => event.key === "Escape" && callOff();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isTrying, callOff]);
  const state = runState(forecasting, isRefused);
  const text = () => {
    if (progress === undefined || state !== "trying") return words(`forecast.${state as "tested"}`);
    const { done, total, method } = progress;
    return words("forecast.trying", { done, total, method: words(`forecast.method.${method}`) });
  };
  return (
    <div className="run-bar">
      <progress
        max={progress?.total ?? 1}
        value={progress === undefined ? (made === undefined ? 0 : 1) : progress.done}
        aria-label={words("forecast.progress")}
      />
      <span role="status">{text()}</span>
      {isTrying && (
        <button type="button" className="button button--small" onClick={callOff}>
          {words("forecast.cancel")} <kbd>Esc</kbd>
        </button>
      )}
      {isStopped && !isTrying && (
        <button type="button" className="button button--small" onClick={tryAgain}>
          {words("forecast.tryAgain")}
        </button>
      )}
    </div>
  );
}
