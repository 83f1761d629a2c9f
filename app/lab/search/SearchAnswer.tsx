"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import type { StaffSearchResult, StaffSearchSpec } from "../../../sim/experiment/search/spec.ts";
import { StaffSteps } from "../../_charts/StaffSteps.tsx";
import { count, percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { SearchClient } from "../../_state/useSearchWorker.ts";
import { TakeAway } from "../_plan/TakeAway.tsx";
import { costText, timesOf } from "../_plan/text.ts";
import { useLab } from "../_scenarios/useLab.ts";
import { KeptTable } from "./KeptTable.tsx";

export interface SearchAnswerProps {
  readonly spec: StaffSearchSpec;
  readonly result: StaffSearchResult;
  readonly client: () => SearchClient;
}

/** What was found: its price, what is known of cheaper ones, agents by interval, how targets are kept. */
export function SearchAnswer({ spec, result, client }: SearchAnswerProps) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const charts = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<StaffSearchResult>();
  const { found, bound, end, runs, looks, startCost, intervalMs, failure } = result;
  const groups = spec.groupIds.map((id) => spec.scenario.groups.find((group) => group.id === id)!);
  if (found === undefined) {
    return (
      <p className="notice notice--warn" role="alert">
        {end === "failed"
          ? words("search.failed", { detail: failure ?? "" })
          : `${words(`search.end.${end}`)} ${words("search.nothing")}`}
      </p>
    );
  }
  const times = timesOf(spec.scenario, result.startsAt.length, spec.intervalsABlock);
  const blockHours = (intervalMs * spec.intervalsABlock) / 3_600_000;
  const hours = found.agents.flat().reduce((sum, agents) => sum + agents * blockHours, 0);
  const rows = () => [
    [
      words("search.time"),
      ...groups.flatMap(({ name }) => [
        `${name[language]}, ${words("search.onQueue")}`,
        `${name[language]}, ${words("search.scheduled")}`,
      ]),
    ],
    ...times.map((time, b) => [time, ...groups.flatMap((_, g) => [found.agents[g]![b]!, found.scheduled[g]![b]!])]),
  ];
  const money = (value: number) => costText(value, spec.scenario, language);
  return (
    <>
      <section aria-label={words("search.start")} data-found>
        <p className="plan-answer">
          {words("search.answerLine", {
            hours: count(hours, language),
            cost: money(found.cost),
            start: money(startCost),
          })}
        </p>
        <p>
          <strong>
            {words(`search.bound.${bound.kind}`, {
              bound: money(bound.cost),
              gap: percentExact(bound.gap, 1, language),
            })}
          </strong>{" "}
          {end !== "complete" && words(`search.end.${end}`)}
        </p>
        <div className="buttons">
          <button
            type="button"
            className="button button--main"
            onClick={() => {
              lab.edit(found.changes, words("search.takenName"));
              setTaken(result);
            }}
          >
            {words("search.take")}
          </button>
          <Link className="button" href="/lab/schedules">
            {words("search.schedule")}
          </Link>
          <TakeAway
            name="staffing"
            rows={rows}
            workbook={(table) => client().workbook(table)}
            json={() => ({ ...result, targets: spec.targets })}
            chart={charts}
          />
          <span role="status">{taken === result ? words("search.taken") : ""}</span>
        </div>
        <div className="plan-charts" ref={charts}>
          {groups.map(({ id, name }, g) => {
            const agents = found.agents[g]!;
            return (
              <figure key={id}>
                <figcaption>{words("search.chart", { group: name[language] })}</figcaption>
                <StaffSteps
                  agents={agents}
                  times={times}
                  told={(i) =>
                    `${times[i]}: ${agents[i]} ${words("search.onQueue")}, ${found.scheduled[g]![i]} ${words("search.scheduled")}`
                  }
                  label={words("search.chartLabel", {
                    group: name[language],
                    least: Math.min(...agents),
                    most: Math.max(...agents),
                  })}
                  name={`staff-${id}`}
                />
              </figure>
            );
          })}
        </div>
      </section>
      <KeptTable spec={spec} kept={found.kept} times={times} />
      <section aria-label={words("search.table")}>
        <details className="plan-details">
          <summary>{words("search.table")}</summary>
          <div className="near-table__room">
            <table className="near-table near-table--tight">
              <thead>
                <tr>
                  {rows()[0]!.map((head, i) => (
                    <th key={head} scope="col" className={i === 0 ? undefined : "num"}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows()
                  .slice(1)
                  .map(([time, ...values]) => (
                    <tr key={time}>
                      <th scope="row">{time}</th>
                      {values.map((value, i) => (
                        <td key={rows()[0]![i + 1]} className="num">
                          {value}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </details>
        <p className="near-note">
          {words("search.assumption", {
            seed: result.seed,
            runs: count(runs, language),
            looks: count(looks, language),
          })}
        </p>
      </section>
    </>
  );
}
