"use client";

import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import type { Override } from "../../../sim/forecast/overrides.ts";
import { ProblemList } from "../../_edit/ProblemList.tsx";
import { useEditing } from "../../_edit/useEditing.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { goToQuery, useAddress } from "../../_state/address.ts";
import { useForecast } from "../../_state/useForecast.ts";
import { useHistory } from "../history/useHistory.ts";
import { AllQueues } from "./AllQueues.tsx";
import { BacktestTable } from "./BacktestTable.tsx";
import { DayPanel } from "./DayPanel.tsx";
import { EstimatesPanel } from "./EstimatesPanel.tsx";
import { ExportPanel } from "./ExportPanel.tsx";
import { loadOverrides, saveOverrides } from "./forecastClient.ts";
import { isOverridesLike, OverridePanel, type OverrideStep } from "./OverridePanel.tsx";
import { RunBar } from "./RunBar.tsx";
import { ScenarioPanel } from "./ScenarioPanel.tsx";
import { TotalsPanel } from "./TotalsPanel.tsx";
import { WishBar } from "./WishBar.tsx";
import { addressOfWish, forecastWish, historyOf, lengthOf, type WishDraft, wishOfAddress } from "./wish.ts";

const NO_OVERRIDES: readonly Override[] = [];

/** `/lab/forecast`: what is to come, how sure that is, what people know better, and the day it makes. */
export function ForecastScreen() {
  const words = useWords();
  const language = useLanguage();
  const query = useAddress();
  const { queues, refusal: unread } = useHistory();
  const draft = useMemo(() => (queues === undefined ? undefined : wishOfAddress(query, queues)), [queues, query]);
  const queue = queues?.find((one) => one.queue === draft?.queue && one.channel === draft?.channel);
  const overriding = useEditing<readonly Override[], OverrideStep>({
    draftKey: "floorcast-forecast-overrides",
    isValue: isOverridesLike,
    load: loadOverrides,
    save: saveOverrides,
  });
  const chosen = useMemo(() => (queue === undefined ? undefined : historyOf(queue)), [queue]);
  const [length, setLength] = useState<number>();
  const wish =
    draft === undefined || length === undefined
      ? undefined
      : forecastWish(draft, length, overriding.value ?? NO_OVERRIDES);
  const forecasting = useForecast(chosen, wish);
  const { opened, made, backtest, estimates, refusal, client } = forecasting;
  const wanted = draft?.intervalMinutes;
  useEffect(() => {
    setLength(opened === undefined ? undefined : lengthOf(opened.lengths, wanted));
  }, [opened, wanted]);
  // A day belongs to its queue: the address may bring another one at any time, a step back as well.
  const place = `${draft?.channel} ${draft?.queue}`;
  const [picked, setPicked] = useState<{ readonly place: string; readonly date: string }>();
  const day = (picked?.place === place ? picked.date : undefined) ?? made?.today?.date ?? made?.model.days[0]?.date;
  const change = (over: Partial<WishDraft>) => {
    // From the address and not from what was drawn last: two changes may come before the page catches up with the first.
    const now = queues === undefined ? undefined : wishOfAddress(new URLSearchParams(window.location.search), queues);
    if (now !== undefined) goToQuery(addressOfWish({ ...now, ...over }), "replace");
  };
  if (queues !== undefined && queues.length === 0) {
    return (
      <div className="near-page" data-forecast="empty">
        <h1>{words("forecast.title")}</h1>
        <p>
          {words("forecast.nothing")} <Link href="/lab/history">{words("forecast.toHistory")}</Link>
        </p>
      </div>
    );
  }
  const trouble = unread ?? refusal;
  return (
    <div className="near-page" data-forecast={made === undefined ? "waiting" : made.calibrated ? "tested" : "first"}>
      <header className="near-page__head">
        <div>
          <h1>{words("forecast.title")}</h1>
          <p>{words("forecast.line")}</p>
        </div>
        {made !== undefined && client !== undefined && <ExportPanel key={place} made={made} client={client} />}
      </header>
      {draft !== undefined && queues !== undefined && (
        <WishBar
          draft={draft}
          queues={queues}
          lengths={opened?.lengths ?? []}
          length={length}
          chosen={backtest?.chosen}
          onChange={change}
        />
      )}
      <RunBar forecasting={forecasting} isRefused={trouble !== undefined} />
      {trouble !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("forecast.failed", { detail: trouble.detail })} <code>{trouble.code}</code>
        </p>
      )}
      {made?.model.instead !== undefined && (
        <p className="notice" role="status">
          {made.model.instead.reason === "no-history"
            ? words("forecast.noHistory")
            : words("forecast.shortHistory", {
                known: made.model.instead.knownDays,
                needed: made.model.instead.neededDays,
              })}
        </p>
      )}
      {made !== undefined && (
        <>
          <TotalsPanel made={made} date={day} onDate={(date) => setPicked({ place, date })} />
          {day !== undefined && <DayPanel made={made} date={day} />}
          <OverridePanel editing={overriding} made={made} date={day} />
          {overriding.refusal?.kind === "problems" && <ProblemList problems={overriding.refusal.problems} />}
        </>
      )}
      {backtest !== undefined && <BacktestTable backtest={backtest} used={made?.model.method} language={language} />}
      {estimates !== undefined && <EstimatesPanel estimates={estimates} drift={made?.drift} />}
      {made !== undefined && estimates !== undefined && client !== undefined && made.model.days.length > 0 && (
        <ScenarioPanel made={made} estimates={estimates} client={client} date={day} />
      )}
      {draft !== undefined && queues !== undefined && queues.length > 1 && overriding.value !== undefined && (
        <AllQueues queues={queues} draft={draft} overrides={overriding.value} />
      )}
    </div>
  );
}
