"use client";

import { useMemo, useState } from "react";
import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";
import type { CountSeries } from "../../../sim/forecast/series.ts";
import { BandChart, type BandPoint } from "../../_charts/BandChart.tsx";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { ChartKey } from "../forecast/ChartKey.tsx";
import { contacts } from "../forecast/points.ts";
import { dayTitle, localMoment, shortDay } from "../history/dates.ts";

export interface StoodPanelProps {
  readonly snapshot: ForecastSnapshot;
  readonly came: readonly CountSeries[];
}

/** One forecast as it stood when it was made, with what came since. */
export function StoodPanel({ snapshot, came }: StoodPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [at, setAt] = useState(0);
  const points = useMemo(() => {
    const series = came.find(({ queue, channel }) => queue === snapshot.queue && channel === snapshot.channel);
    const totals = new Map(
      (series?.days ?? []).map((day) => [day.date, day.counts.reduce((sum, value) => sum + value, 0)]),
    );
    return snapshot.days.map(({ date, total }): BandPoint => {
      const [, low90, low50, median, high50, high90] = total;
      const actual = totals.get(date);
      const known = actual === undefined || Number.isNaN(actual) ? undefined : actual;
      const of = (value: number) => contacts(Math.round(value), language);
      const expected = words("forecast.toldAhead", {
        ...{ day: dayTitle(date, language), n: of(median) },
        ...{ low50: of(low50), high50: of(high50), low90: of(low90), high90: of(high90) },
      });
      return {
        label: shortDay(date, language),
        told: known === undefined ? expected : `${expected}; ${words("forecast.key.actual")}: ${of(known)}`,
        actual: known,
        band: { median, low50, high50, low90, high90 },
      };
    });
  }, [snapshot, came, language, words]);
  const made = localMoment(snapshot.madeAt, snapshot.timeZone, language);
  return (
    <section className="forecast-panel" aria-label={words("accuracy.stood", { made })}>
      <header>
        <h2>{words("accuracy.stood", { made })}</h2>
        <ChartKey planned={false} ghost={undefined} />
      </header>
      <BandChart
        points={points}
        at={Math.min(at, points.length - 1)}
        onAt={setAt}
        label={words("accuracy.stoodLabel")}
        name="forecast-stood"
        unit={words("forecast.contactsADay")}
        numberOf={(value) => count(value, language)}
      />
      <p className="forecast-told">{points[at]?.told}</p>
    </section>
  );
}
