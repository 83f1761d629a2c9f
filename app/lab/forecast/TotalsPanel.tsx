"use client";

import { useMemo, useState } from "react";
import { BandChart } from "../../_charts/BandChart.tsx";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ForecastMade } from "../../_state/useForecast.ts";
import { ChartKey } from "./ChartKey.tsx";
import { dayPlaces } from "./points.ts";

export interface TotalsPanelProps {
  readonly made: ForecastMade;
  /** The day that is open below. */
  readonly date: string | undefined;
  readonly onDate: (date: string) => void;
}

const PAST_DAYS = 63;

/** Contacts a day: the last nine weeks, and what is to come. A day is opened by a press or Enter. */
export function TotalsPanel({ made, date, onDate }: TotalsPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const places = useMemo(() => dayPlaces(made, PAST_DAYS, language, words), [made, language, words]);
  const open = places.findIndex((place) => place.date === date);
  const [cursor, setCursor] = useState<number>();
  const at = Math.min(places.length - 1, cursor ?? Math.max(0, open));
  return (
    <section className="forecast-panel" aria-label={words("forecast.byDay")}>
      <header>
        <h2>{words("forecast.byDay")}</h2>
        <ChartKey planned={made.changed.length > 0} ghost={undefined} />
      </header>
      <BandChart
        points={places.map(({ point }) => point)}
        at={at}
        onAt={setCursor}
        onChosen={(chosen) => {
          const place = places[chosen];
          if (place !== undefined) onDate(place.date);
        }}
        label={words("forecast.byDayLabel")}
        name="forecast-days"
        unit={words("forecast.contactsADay")}
        numberOf={(value) => count(value, language)}
      />
      <p className="forecast-told">{places[at]?.point.told}</p>
    </section>
  );
}
