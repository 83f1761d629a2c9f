"use client";

import { useState } from "react";
import { type Cell, csvText } from "../../_charts/csv.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Forecasting, ForecastMade } from "../../_state/useForecast.ts";
import { keepForecast } from "./forecastClient.ts";
import { minuteText } from "./points.ts";

export interface ExportPanelProps {
  readonly made: ForecastMade;
  readonly client: NonNullable<Forecasting["client"]>;
}

/** Keeps the forecast on the server as it stands, or hands it over as a table. */
export function ExportPanel({ made, client }: ExportPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [kept, setKept] = useState<{ readonly of: ForecastMade; readonly text: string }>();
  const keep = async () => {
    const snapshots = await client.snapshots(Date.now());
    if (!snapshots.ok) return setKept({ of: made, text: words("forecast.failed", { detail: snapshots.code }) });
    for (const snapshot of snapshots.value) {
      const answer = await keepForecast(snapshot);
      if (!answer.ok) return setKept({ of: made, text: words("forecast.failed", { detail: answer.detail }) });
    }
    setKept({ of: made, text: words("forecast.kept") });
  };
  const name = `forecast-${made.model.days[0]?.date ?? "empty"}`;
  return (
    <div className="buttons">
      <span role="status">{kept?.of === made ? kept.text : ""}</span>
      <button
        type="button"
        className="button"
        onClick={() => saveFile(`${name}.csv`, csvText(forecastTable(made, words), language === "ru"), "text/csv")}
      >
        CSV
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          void client.workbook(forecastTable(made, words)).then((book) => takeAway(`${name}.xlsx`, book));
        }}
      >
        XLSX
      </button>
      <button
        type="button"
        className="button button--main"
        disabled={made.model.days.length === 0 || kept?.of === made}
        onClick={() => void keep()}
      >
        {words("forecast.keep")}
      </button>
    </div>
  );
}

/** A row for each interval to come, under a head: date, time, the model's figures, the plan's. */
export function forecastTable(made: ForecastMade, words: ReturnType<typeof useWords>): readonly (readonly Cell[])[] {
  const { queue, channel, fromMinute, intervalMinutes } = made.series;
  const head = ["queue", "channel", "date", "time", "expected", "low90", "low50", "median", "high50", "high90", "plan"];
  const plan = new Map(made.plan.days.map((day) => [day.date, day]));
  const rounded = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 1_000) / 1_000);
  return [
    head.map((name) => words(`forecast.columns.${name as "date"}`)),
    ...made.model.days.flatMap(({ date, counts }) =>
      Array.from(counts.mean, (mean, i): Cell[] => [
        ...[queue, channel, date, minuteText(fromMinute + i * intervalMinutes)],
        ...[mean, counts.low90[i], counts.low50[i], counts.median[i], counts.high50[i], counts.high90[i]].map(rounded),
        rounded(plan.get(date)?.counts.mean[i]),
      ]),
    ),
  ];
}
