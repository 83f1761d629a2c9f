"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { type AccuracyFound, compareForecasts } from "../../_state/compareForecasts.ts";
import { lastAsked } from "../../_state/lastAsked.ts";
import { type KeptForecast, keptForecast, keptForecasts, removeForecast } from "../forecast/forecastClient.ts";
import { historyOf } from "../forecast/wish.ts";
import { useHistory } from "../history/useHistory.ts";
import { AccuracyTable } from "./AccuracyTable.tsx";
import { KeptTable } from "./KeptTable.tsx";
import { StoodPanel } from "./StoodPanel.tsx";

/** Forecasts whose figures are read: the latest ones of a year of daily forecasts and their plans. */
const MOST_COMPARED = 400;

/** `/lab/accuracy`: what forecasts said, what came, and how far apart that was. */
export function AccuracyScreen() {
  const words = useWords();
  const { queues, refusal } = useHistory();
  const [kept, setKept] = useState<readonly KeptForecast[]>();
  const [found, setFound] = useState<AccuracyFound>();
  const [shown, setShown] = useState<{ readonly id: number; readonly snapshot: ForecastSnapshot }>();
  const [asked] = useState(lastAsked);
  const [failed, setProblem] = useState<string>();
  // Without the history nothing is read at all: its refusal is the page's.
  const problem = failed ?? refusal?.detail;
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (queues === undefined || version < 0) return;
    const end = new AbortController();
    const read = async () => {
      const listed = await keptForecasts(end.signal);
      if (!listed.ok) return setProblem(listed.detail);
      setKept(listed.value);
      const snapshots: ForecastSnapshot[] = [];
      for (const { id } of listed.value.slice(0, MOST_COMPARED)) {
        const answer = await keptForecast(id, end.signal);
        if (answer.ok) snapshots.push(answer.value);
      }
      const wanted = queues.filter(({ queue, channel }) =>
        snapshots.some((snapshot) => snapshot.queue === queue && snapshot.channel === channel),
      );
      const compared = await compareForecasts(snapshots, wanted.map(historyOf));
      if (end.signal.aborted) return;
      if (compared.ok) setFound(compared.value);
      setProblem(compared.ok ? undefined : compared.detail);
    };
    read().catch((failure: unknown) => !end.signal.aborted && setProblem(String(failure)));
    return () => end.abort();
  }, [queues, version]);
  const show = async (id: number) => {
    const isLast = asked.ask(id);
    const answer = await keptForecast(id);
    if (!isLast()) return;
    if (answer.ok) setShown({ id, snapshot: answer.value });
    else setProblem(answer.detail);
  };
  const remove = async (id: number) => {
    const answer = await removeForecast(id);
    if (!answer.ok) return setProblem(answer.detail);
    asked.forget(id);
    setShown((before) => (before?.id === id ? undefined : before));
    setVersion((before) => before + 1);
  };
  return (
    <div className="near-page" data-accuracy={found === undefined ? "waiting" : "found"}>
      <header className="near-page__head">
        <div>
          <h1>{words("accuracy.title")}</h1>
          <p>{words("accuracy.line")}</p>
        </div>
      </header>
      {problem !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("accuracy.failed", { detail: problem })}
        </p>
      )}
      {kept?.length === 0 && (
        <p>
          {words("accuracy.none")} <Link href="/lab/forecast">{words("accuracy.toForecast")}</Link>
        </p>
      )}
      {found === undefined && problem === undefined && kept?.length !== 0 && (
        <p role="status">{words("accuracy.reading")}</p>
      )}
      {found !== undefined && kept !== undefined && kept.length > 0 && (
        <>
          <AccuracyTable found={found} />
          <KeptTable kept={kept} onShow={(id) => void show(id)} onRemove={(id) => void remove(id)} />
          {shown !== undefined && <StoodPanel key={shown.id} snapshot={shown.snapshot} came={found.came} />}
        </>
      )}
    </div>
  );
}
