"use client";

import { FLOW_STEPS, type Flow, type JourneyFlows, MATTER_ENDS } from "../../sim/metrics/story/journeyFlows.ts";
import { CHANNELS } from "../../sim/vocabulary/index.ts";
import { csvText } from "../_charts/csv.ts";
import { FlowChart } from "../_charts/FlowChart.tsx";
import type { FlowLink } from "../_charts/flowLayout.ts";
import { saveFile } from "../_edit/jsonFile.ts";
import { clockWithSeconds, count, percent, percentRange } from "../_i18n/format.ts";
import { type Say, useLanguage, useWords } from "../_i18n/Words.tsx";
import { type JourneysAnswer, journeysPath } from "./dayClient.ts";
import { LostOnTable } from "./LostOnTable.tsx";
import { useAsked } from "./useAsked.ts";

/** Ends that are a customer lost. */
const LOUD: ReadonlySet<string> = new Set(["gaveUp", "unresolved", "lost"]);
/** As the sums count them. */
const TIMES = ["never", "once", "twice", "more"] as const;
const ORDER: readonly string[] = [...CHANNELS, ...MATTER_ENDS];

/** The journeys of a day: from contact to contact over channels, what it cost customers, and where they were lost. */
export function DayJourneys({ date, timeZone }: { readonly date: string; readonly timeZone: string }) {
  const words = useWords();
  const language = useLanguage();
  const got = useAsked<JourneysAnswer>(journeysPath(date));
  if (got === undefined) return <p role="status">{words("day.journeys.loading")}</p>;
  if (!got.ok) return <p role="alert">{words("day.journeys.failed", { code: got.code })}</p>;
  const { matters, contacts, to, cutShort } = got.value;
  if (matters === 0) return <p>{words("day.journeys.none")}</p>;
  return (
    <div className="journeys" data-testid="journeys" data-matters={matters}>
      <p>
        {words("day.journeys.lead", { matters, contacts, time: clockWithSeconds(to, timeZone) })}
        {cutShort && ` ${words("day.journeys.cutShort")}`}
      </p>
      <FlowChart
        links={linksOf(got.value.flows)}
        order={ORDER}
        loud={LOUD}
        label={words("day.journeys.chart")}
        headOf={(column) => (column < FLOW_STEPS ? stepName(column, words) : undefined)}
        textOf={({ key, n }) => `${placeName(key, words)} ${count(n, language)}`}
        linkText={({ from, to: next, n }) =>
          words("day.journeys.onward", { from: placeName(from.key, words), to: placeName(next.key, words), n })
        }
      />
      <Sums flows={got.value} />
      <LostOnTable lostOn={got.value.lostOn} />
      <Ways flows={got.value.flows} date={date} />
    </div>
  );
}

/** Ends stand a column after the last contact of their matter. */
function linksOf(flows: readonly Flow[]): readonly FlowLink[] {
  return flows.map(({ step, from, to, end, n }) => ({
    from: { column: step, key: from },
    to: { column: step + 1, key: to ?? end ?? "untold" },
    n,
  }));
}

function stepName(step: number, words: Say): string {
  return words(step === FLOW_STEPS - 1 ? "day.journeys.stepLast" : "day.journeys.step", { n: step + 1 });
}

function placeName(key: string, words: Say): string {
  const end = MATTER_ENDS.find((one) => one === key);
  if (end !== undefined) return words(`day.journeys.ends.${end}`);
  const channel = CHANNELS.find((one) => one === key);
  return channel === undefined ? key : words(`channel.${channel}`);
}

function Sums({ flows }: { readonly flows: JourneyFlows }) {
  const words = useWords();
  const language = useLanguage();
  const { repeats, resolvedByContact, resolvedByCustomer, contextKept, contextLost, explained } = flows;
  const ratios = [
    ["byContact", resolvedByContact],
    ["byCustomer", resolvedByCustomer],
    ["repeats", repeats],
  ] as const;
  return (
    <dl className="pairs journeys__sums">
      {ratios.map(([name, { value, n, low, high }]) => (
        <div key={name} data-sum={name} title={words(`day.journeys.${name}Means`)}>
          <dt>{words(`day.journeys.${name}`)}</dt>
          <dd>
            {percent(value, language)} <small>{percentRange(low, high)}</small> <small>{words("wall.n", { n })}</small>
          </dd>
        </div>
      ))}
      <div data-sum="context" title={words("day.journeys.contextMeans")}>
        <dt>{words("day.journeys.context")}</dt>
        <dd>
          {count(contextKept, language)} / {count(contextLost, language)}
        </dd>
      </div>
      <div data-sum="explained">
        <dt>{words("day.journeys.explained")}</dt>
        <dd>
          {TIMES.map((times, place) => (
            <span key={times}>
              <small>{words(`day.journeys.explainedTimes.${times}`)}</small>{" "}
              {percent(explained[place]?.value, language)}{" "}
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}

/** Every way in numbers: for those who do not see the picture, and for those who reckon on. */
function Ways({ flows, date }: { readonly flows: readonly Flow[]; readonly date: string }) {
  const words = useWords();
  const language = useLanguage();
  const heads = (["step", "from", "to", "n"] as const).map((name) => words(`day.journeys.way.${name}`));
  const rows = flows.map(({ step, from, to, end, n }) => ({
    step: stepName(step, words),
    from: placeName(from, words),
    to: placeName(to ?? end ?? "untold", words),
    n,
  }));
  const save = () =>
    saveFile(
      `floorcast-journeys-${date}.csv`,
      csvText([heads, ...rows.map(({ step, from, to, n }) => [step, from, to, n])], language === "ru"),
      "text/csv",
    );
  return (
    <details>
      <summary>{words("day.journeys.ways")}</summary>
      <button type="button" onClick={save}>
        {words("day.csv")}
      </button>
      <table className="day__table" data-testid="ways">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.step} ${row.from} ${row.to}`}>
              <td>{row.step}</td>
              <td>{row.from}</td>
              <td>{row.to}</td>
              <td className="num">{count(row.n, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
