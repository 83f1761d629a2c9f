"use client";

import { useState } from "react";
import type { ScenarioOfForecast } from "../../../sim/experiment/scenarioOfForecast.ts";
import { NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { QueueForecast } from "../../_state/allForecasts.ts";
import type { ForecastClient } from "../../_state/useForecast.ts";
import { dayTitle } from "../history/dates.ts";
import { ScenarioMade } from "./ScenarioMade.tsx";

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
  const [answer, setAnswer] = useState<ScenarioOfForecast>();
  const [failed, setFailed] = useState<string>();
  if (dates.length === 0) return null;
  const make = async () => {
    if (share === undefined || within === undefined) return;
    const made = await client.scenario({
      ...{ together: true, date, days: 1 },
      target: { withinMs: Math.round(within * 1_000), share: share / 100 },
      ...(handle === undefined ? {} : { handleMs: Math.max(1, Math.round(handle * 1_000)) }),
    });
    setFailed(made.ok ? undefined : `${made.code} ${made.detail}`);
    setAnswer(made.ok ? made.value : undefined);
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
      {failed !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("forecast.failed", { detail: failed })}
        </p>
      )}
      {answer !== undefined && <ScenarioMade date={date} answer={answer} />}
    </>
  );
}
