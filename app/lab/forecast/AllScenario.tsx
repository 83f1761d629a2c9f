"use client";

import { useState } from "react";
import type { ScenarioOfForecast } from "../../../sim/experiment/scenarioOfForecast.ts";
import { NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { QueueForecast } from "../../_state/allForecasts.ts";
import type { ForecastAnswer, ForecastClient } from "../../_state/useForecast.ts";
import { dayTitle } from "../history/dates.ts";
import { ScenarioAnswer } from "./ScenarioAnswer.tsx";

export interface AllScenarioProps {
  readonly client: ForecastClient;
  readonly results: readonly QueueForecast[];
}

/** A day of all queues together as one scenario. Voice is to be answered in seconds: one target stands for all. */
export function AllScenario({ client, results }: AllScenarioProps) {
  const words = useWords();
  const language = useLanguage();
  const dates = [...new Set(results.flatMap(({ made }) => made?.plan.days.map(({ date }) => date) ?? []))].sort();
  const [date, setDate] = useState(dates[0] ?? "");
  const [share, setShare] = useState<number | undefined>(80);
  const [within, setWithin] = useState<number | undefined>(20);
  const [handle, setHandle] = useState<number | undefined>(undefined);
  const [result, setResult] = useState<{
    readonly wished: string;
    readonly date: string;
    readonly answer: ForecastAnswer<ScenarioOfForecast>;
  }>();
  const wished = JSON.stringify([date, share, within, handle]);
  if (dates.length === 0) return null;
  const make = async () => {
    if (share === undefined || within === undefined) return;
    const answer = await client.scenario({
      ...{ together: true, date, days: 1 },
      target: { withinMs: Math.round(within * 1_000), share: share / 100 },
      ...(handle === undefined ? {} : { handleMs: Math.max(1, Math.round(handle * 1_000)) }),
    });
    setResult({ wished, date, answer });
  };
  return (
    <>
      <div className="wish-bar">
        <SelectField
          label={words("forecast.scenarioOf")}
          value={date}
          choices={dates.map((one) => ({ value: one, label: dayTitle(one, language) }))}
          onValue={setDate}
        />
        <NumberInput label={words("forecast.targetShare")} unit="%" value={share} onValue={setShare} />
        <NumberInput
          label={words("forecast.targetWithin")}
          unit={words("forecast.seconds")}
          value={within}
          onValue={setWithin}
        />
        <NumberInput
          label={words("forecast.handleWhereUntold")}
          unit={words("forecast.seconds")}
          value={handle}
          onValue={setHandle}
        />
        <button type="button" className="button" onClick={() => void make()}>
          {words("forecast.makeScenarioOfAll")}
        </button>
      </div>
      {result !== undefined && (
        <ScenarioAnswer date={result.date} answer={result.answer} isOld={result.wished !== wished} />
      )}
    </>
  );
}
