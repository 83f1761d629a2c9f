"use client";

import { useState } from "react";
import type { ScenarioOfForecast } from "../../../sim/experiment/scenarioOfForecast.ts";
import type { Estimates } from "../../../sim/forecast/estimates/estimates.ts";
import { NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ForecastAnswer, Forecasting, ForecastMade } from "../../_state/useForecast.ts";
import { dayTitle } from "../history/dates.ts";
import { ScenarioAnswer } from "./ScenarioAnswer.tsx";

export interface ScenarioPanelProps {
  readonly made: ForecastMade;
  readonly estimates: Estimates;
  readonly client: NonNullable<Forecasting["client"]>;
  /** The day that is open. */
  readonly date: string | undefined;
}

/** One click from the forecast to a day that can be simulated: rates, handle times, patience, a first plan of agents. */
export function ScenarioPanel({ made, estimates, client, date }: ScenarioPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [days, setDays] = useState<"1" | "7">("1");
  const [within, setWithin] = useState<number | undefined>(20);
  const [share, setShare] = useState<number | undefined>(80);
  const toldHandleTime = !("absent" in estimates.handleTimes.meanMs);
  const toldShrinkage = !("absent" in estimates.shrinkage);
  const [handle, setHandle] = useState<number | undefined>(undefined);
  const [losses, setLosses] = useState<number | undefined>(undefined);
  const [result, setResult] = useState<{
    readonly of: ForecastMade;
    readonly wished: string;
    readonly date: string;
    readonly answer: ForecastAnswer<ScenarioOfForecast>;
  }>();
  const first = made.model.days.some((day) => day.date === date) ? date : made.model.days[0]?.date;
  const wished = JSON.stringify([first, days, within, share, handle, losses]);
  const make = async () => {
    if (first === undefined || within === undefined || share === undefined) return;
    const answer = await client.scenario({
      ...{ date: first, days: days === "7" ? 7 : 1 },
      target: { withinMs: Math.round(within * 1_000), share: share / 100 },
      ...(toldHandleTime || handle === undefined ? {} : { handleMs: Math.max(1, Math.round(handle * 1_000)) }),
      ...(toldShrinkage || losses === undefined ? {} : { shrinkage: Math.min(0.9, Math.max(0, losses / 100)) }),
    });
    setResult({ of: made, wished, date: first, answer });
  };
  const isOld = result !== undefined && (result.of !== made || result.wished !== wished);
  return (
    <section aria-label={words("forecast.scenario")}>
      <h2>{words("forecast.scenario")}</h2>
      <p>{words("forecast.scenarioLine")}</p>
      <div className="wish-bar">
        <SelectField
          label={words("forecast.scenarioOf")}
          value={days}
          choices={[
            { value: "1", label: first === undefined ? "—" : dayTitle(first, language) },
            {
              value: "7",
              label: words("forecast.weekFrom", { day: first === undefined ? "—" : dayTitle(first, language) }),
            },
          ]}
          onValue={setDays}
        />
        <NumberInput label={words("forecast.targetShare")} unit="%" value={share} onValue={setShare} />
        <NumberInput
          label={words("forecast.targetWithin")}
          unit={words("forecast.seconds")}
          value={within}
          onValue={setWithin}
        />
        {!toldHandleTime && (
          <NumberInput
            label={words("forecast.handleTime")}
            unit={words("forecast.seconds")}
            value={handle}
            onValue={setHandle}
          />
        )}
        {!toldShrinkage && (
          <NumberInput label={words("forecast.shrinkage")} unit="%" value={losses} onValue={setLosses} />
        )}
        <button type="button" className="button button--main" onClick={() => void make()}>
          {words("forecast.makeScenario")}
        </button>
      </div>
      {result !== undefined && <ScenarioAnswer date={result.date} answer={result.answer} isOld={isOld} />}
    </section>
  );
}
