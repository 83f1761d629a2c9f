"use client";

import { useEffect, useMemo, useState } from "react";
import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type ForecastPlan, planOfForecasts } from "../../_state/forecastPlan.ts";
import { type KeptForecast, keptForecast, keptForecasts } from "../forecast/forecastClient.ts";
import { dayTitle, localMoment } from "../history/dates.ts";

export interface VolumePickerProps {
  readonly plan: Scenario;
  /** The local day that is looked at, `YYYY-MM-DD`. */
  readonly date: string;
  /** The plan with the volume of the forecasts chosen; absent: its own. */
  readonly onVolume: (volume: ForecastPlan | undefined) => void;
}

/** Moments offered, the latest. */
const MOST_MOMENTS = 40;
const OWN = "";

/** Whose volume the plan has: its own, or that of the forecasts as they stood at one moment. */
export function VolumePicker({ plan, date, onVolume }: VolumePickerProps) {
  const words = useWords();
  const language = useLanguage();
  const [kept, setKept] = useState<readonly KeptForecast[]>([]);
  const [chosen, setChosen] = useState(OWN);
  const [found, setFound] = useState<ForecastPlan>();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    const end = new AbortController();
    keptForecasts(end.signal).then(
      (answer) => (answer.ok ? setKept(answer.value) : setFailed(answer.detail)),
      (problem: unknown) => !end.signal.aborted && setFailed(String(problem)),
    );
    return () => end.abort();
  }, []);
  const ofDay = useMemo(() => kept.filter(({ from, to }) => from <= date && date <= to), [kept, date]);
  const moments = [...new Set(ofDay.map(({ madeAt }) => madeAt))].sort((a, b) => b - a).slice(0, MOST_MOMENTS);
  const at = moments.find((one) => String(one) === chosen);
  useEffect(() => {
    setFound(undefined);
    setFailed(undefined);
    onVolume(undefined);
    if (at === undefined) return;
    const end = new AbortController();
    const read = async () => {
      const snapshots: ForecastSnapshot[] = [];
      for (const { id } of latestOf(ofDay.filter(({ madeAt }) => madeAt <= at))) {
        const answer = await keptForecast(id, end.signal);
        if (!answer.ok) throw new Error(answer.detail);
        snapshots.push(answer.value);
      }
      if (end.signal.aborted) return;
      const volume = planOfForecasts(plan, snapshots, date, at);
      onVolume(volume.placed.length === 0 ? undefined : volume);
      setFound(volume);
    };
    read().catch((problem: unknown) => !end.signal.aborted && setFailed(String(problem)));
    return () => end.abort();
  }, [at, ofDay, plan, date, onVolume]);
  const list = (ids: readonly string[]) =>
    ids.map((id) => plan.queues.find((one) => one.id === id)?.name[language] ?? id).join(", ") || "–";
  return (
    <div>
      <SelectField
        label={words("bridge.volumeOf")}
        value={at === undefined ? OWN : chosen}
        choices={[
          { value: OWN, label: words("bridge.volumeOwn") },
          ...moments.map((one) => ({
            value: String(one),
            label: words("bridge.volumeAt", { moment: localMoment(one, plan.timeZone, language) }),
          })),
        ]}
        onValue={setChosen}
      />
      {moments.length === 0 && <p className="near-note">{words("bridge.volumeNone")}</p>}
      {found !== undefined && (
        <p className="near-note" role="status">
          {words("bridge.volumeTold", {
            date: dayTitle(date, language),
            placed: list(found.placed.map(({ queueId }) => queueId)),
            others: list(found.asPlanned),
          })}
        </p>
      )}
      {failed !== undefined && (
        <p className="notice notice--warn" role="alert">
          {failed}
        </p>
      )}
    </div>
  );
}

/** Of each queue and kind the latest: others can not be what stood. */
function latestOf(kept: readonly KeptForecast[]): readonly KeptForecast[] {
  const latest = new Map<string, KeptForecast>();
  for (const one of kept) {
    const key = JSON.stringify([one.queue, one.channel, one.of]);
    const known = latest.get(key);
    if (known === undefined || one.madeAt > known.madeAt) latest.set(key, one);
  }
  return [...latest.values()];
}
