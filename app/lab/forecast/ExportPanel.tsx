"use client";

import { useRef, useState } from "react";
import { type Cell, csvText } from "../../_charts/csv.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { saveFile } from "../../_edit/jsonFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Forecasting, ForecastMade } from "../../_state/useForecast.ts";
import { keepForecast, removeForecast } from "./forecastClient.ts";
import { keepAll } from "./keepAll.ts";
import { minuteText } from "./points.ts";

export interface ExportPanelProps {
  readonly made: ForecastMade;
  readonly client: NonNullable<Forecasting["client"]>;
}

/** Keeps the forecast on the server as it stands, or hands it over as a table. */
export function ExportPanel({ made, client }: ExportPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [said, setSaid] = useState<{ readonly of: ForecastMade; readonly text: string }>();
  const [kept, setKept] = useState<ForecastMade>();
  // Set at the press and not when it is drawn: the second half of a double press comes before that.
  const keeping = useRef<ForecastMade>(undefined);
  const say = (text: string) => setSaid({ of: made, text });
  const failed = (detail: string) => say(words("forecast.failed", { detail }));
  const keep = async () => {
    if (keeping.current === made) return;
    keeping.current = made;
    setKept(made);
    const snapshots = await client.snapshots(Date.now());
    const answer = snapshots.ok
      ? await keepAll(snapshots.value, keepForecast, removeForecast)
      : { ok: false as const, detail: snapshots.code, left: 0 };
    if (answer.ok) return say(words("forecast.kept"));
    if (answer.left > 0) say(words("forecast.keptHalf", { detail: answer.detail }));
    else failed(answer.detail);
    if (keeping.current === made) keeping.current = undefined;
    setKept((before) => (before === made ? undefined : before));
  };
  const workbook = async () => {
    try {
      takeAway(`${name}.xlsx`, await client.workbook(forecastTable(made, words)));
    } catch (problem) {
      failed(String(problem));
    }
  };
  const name = `forecast-${made.model.days[0]?.date ?? "empty"}`;
  return (
    <div className="buttons">
      <span role="status">{said?.of === made ? said.text : ""}</span>
      <button
        type="button"
        className="button"
        onClick={() => saveFile(`${name}.csv`, csvText(forecastTable(made, words), language === "ru"), "text/csv")}
      >
        CSV
      </button>
      <button type="button" className="button" onClick={() => void workbook()}>
        XLSX
      </button>
      <button
        type="button"
        className="button button--main"
        disabled={made.model.days.length === 0 || kept === made}
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
