"use client";

import type { ScenarioOfForecast } from "../../../sim/experiment/scenarioOfForecast.ts";
import { useWords } from "../../_i18n/Words.tsx";
import type { ForecastAnswer } from "../../_state/useForecast.ts";
import { ScenarioMade } from "./ScenarioMade.tsx";

export interface ScenarioAnswerProps {
  /** First day that was asked for. */
  readonly date: string;
  readonly answer: ForecastAnswer<ScenarioOfForecast>;
  /** The forecast, or what was asked for, is another one by now. */
  readonly isOld: boolean;
}

/** What came of asking for a scenario. Of a wish that changed since nothing is shown, so that no old day is opened for a new one. */
export function ScenarioAnswer({ date, answer, isOld }: ScenarioAnswerProps) {
  const words = useWords();
  if (isOld) {
    return (
      <p className="notice" role="status">
        {words("forecast.scenarioOld")}
      </p>
    );
  }
  if (!answer.ok) {
    return (
      <p className="notice notice--warn" role="alert">
        {words("forecast.failed", { detail: `${answer.code} ${answer.detail}` })}
      </p>
    );
  }
  return <ScenarioMade date={date} answer={answer.value} />;
}
