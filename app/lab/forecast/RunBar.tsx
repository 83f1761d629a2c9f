"use client";

import { useEffect } from "react";
import { useWords } from "../../_i18n/Words.tsx";
import type { Forecasting } from "../../_state/useForecast.ts";

/** What is under way: the history being read, methods being tried on the past. Esc ends the trial; what stands stays. */
export function RunBar({ forecasting }: { readonly forecasting: Forecasting }) {
  const words = useWords();
  const { opened, made, progress, backtest, callOff } = forecasting;
  const isTrying = progress !== undefined;
  useEffect(() => {
    if (!isTrying) return;
    const press = (event: KeyboardEvent) => event.key === "Escape" && callOff();
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isTrying, callOff]);
  const text = () => {
    if (opened === undefined) return words("forecast.reading");
    if (progress !== undefined) {
      const { done, total, method } = progress;
      return words("forecast.trying", { done, total, method: words(`forecast.method.${method}`) });
    }
    if (made === undefined) return words("forecast.making");
    return words(backtest === undefined ? "forecast.untested" : "forecast.tested");
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
    </div>
  );
}
