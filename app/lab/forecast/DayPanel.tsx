"use client";

import { useId, useMemo, useState } from "react";
import { BandChart, type BandPoint } from "../../_charts/BandChart.tsx";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ForecastMade } from "../../_state/useForecast.ts";
import { dayTitle } from "../history/dates.ts";
import { ChartKey } from "./ChartKey.tsx";
import { contacts, intervalPoints } from "./points.ts";

/** One day by its intervals, as a chart and as a table. */
export function DayPanel({ made, date }: { readonly made: ForecastMade; readonly date: string }) {
  const words = useWords();
  const language = useLanguage();
  const points = useMemo(() => intervalPoints(made, date, language, words), [made, date, language, words]);
  const [cursor, setCursor] = useState(0);
  const [asTable, setAsTable] = useState(false);
  const tableId = useId();
  const at = Math.min(cursor, Math.max(0, points.length - 1));
  const isToday = made.today?.date === date;
  const ghost = points.some((point) => point.ghost !== undefined)
    ? words(isToday ? "forecast.key.before" : "forecast.key.usual")
    : undefined;
  const isChanged = made.changed.some((one) => one.date === date);
  return (
    <section className="forecast-panel" aria-label={words("forecast.ofDay", { day: dayTitle(date, language) })}>
      <header>
        <h2>{dayTitle(date, language)}</h2>
        <ChartKey planned={isChanged} ghost={ghost} />
        <button
          type="button"
          className="button button--small"
          aria-expanded={asTable}
          aria-controls={tableId}
          onClick={() => setAsTable(!asTable)}
        >
          {words("forecast.asTable")}
        </button>
      </header>
      {isToday && made.today !== undefined && <TodayLine made={made} />}
      <BandChart
        points={points}
        at={at}
        onAt={setCursor}
        label={words("forecast.ofDayLabel", { day: dayTitle(date, language) })}
        name="forecast-day"
        unit={words("forecast.contactsAnInterval")}
        numberOf={(value) => count(value, language)}
      />
      <p className="forecast-told">{points[at]?.told}</p>
      <div id={tableId} hidden={!asTable}>
        {asTable && <PointTable points={points} />}
      </div>
    </section>
  );
}

/** What the first hours change about the rest of today. */
function TodayLine({ made }: { readonly made: ForecastMade }) {
  const words = useWords();
  const language = useLanguage();
  const { today } = made;
  if (today === undefined) return null;
  const rest = (counts: Float64Array) => counts.subarray(today.known).reduce((sum, value) => sum + value, 0);
  const [before, after] = [rest(today.before.counts.mean), rest(today.after.counts.mean)];
  return (
    <p role="status">
      {words("forecast.rest", {
        before: contacts(Math.round(before), language),
        after: contacts(Math.round(after), language),
        total: contacts(Math.round(today.after.total.mean), language),
      })}
    </p>
  );
}

function PointTable({ points }: { readonly points: readonly BandPoint[] }) {
  const words = useWords();
  const language = useLanguage();
  const of = (value: number | undefined) => (value === undefined ? "—" : contacts(value, language));
  return (
    <div className="near-table__room">
      <table className="near-table near-table--tight">
        <thead>
          <tr>
            <th scope="col">{words("forecast.interval")}</th>
            <th scope="col" className="num">
              {words("forecast.key.actual")}
            </th>
            <th scope="col" className="num">
              {words("forecast.key.median")}
            </th>
            <th scope="col" className="num">
              {words("forecast.key.half")}
            </th>
            <th scope="col" className="num">
              {words("forecast.key.ninety")}
            </th>
            <th scope="col" className="num">
              {words("forecast.key.planned")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, actual, band, planned }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{of(actual)}</td>
              <td className="num">{of(band?.median)}</td>
              <td className="num">{band === undefined ? "—" : `${of(band.low50)}–${of(band.high50)}`}</td>
              <td className="num">{band === undefined ? "—" : `${of(band.low90)}–${of(band.high90)}`}</td>
              <td className="num">{of(planned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
