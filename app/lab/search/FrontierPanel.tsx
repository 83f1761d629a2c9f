"use client";

import { useRef } from "react";
import type { FrontierPoint } from "../../../sim/experiment/search/frontier.ts";
import type { StaffSearchSpec } from "../../../sim/experiment/search/spec.ts";
import { FrontierChart } from "../../_charts/FrontierChart.tsx";
import { percentExact } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { SearchClient } from "../../_state/useSearchWorker.ts";
import { TakeAway } from "../_plan/TakeAway.tsx";
import { costText } from "../_plan/text.ts";

export interface FrontierPanelProps {
  readonly spec: StaffSearchSpec;
  readonly points: readonly FrontierPoint[];
  readonly client: () => SearchClient;
}

/** What each level of service costs, as a picture and as a table. */
export function FrontierPanel({ spec, points, client }: FrontierPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const chart = useRef<HTMLDivElement>(null);
  const marks = points.flatMap(({ level, result, dominated }) => {
    if (result.found === undefined) return [];
    const levels = result.found.kept.filter(({ target }) => target.figure === "serviceLevel");
    const worst = levels.reduce(
      (least, one) => ((one.estimate.value ?? 1) < (least.estimate.value ?? 1) ? one : least),
      levels[0]!,
    );
    const { value = level, halfWidth = 0 } = worst?.estimate ?? {};
    const text = `${percentExact(level, 0, language)}: ${costText(result.found.cost, spec.scenario, language)}`;
    return [
      {
        level,
        low: value - halfWidth,
        high: value + halfWidth,
        value,
        halfWidth,
        cost: result.found.cost,
        dominated,
        text,
        bound: result.bound,
      },
    ];
  });
  const rows = () => [
    [words("search.serviceLevel"), words("search.cost"), words("search.value"), "±", words("search.gapHead")],
    ...marks.map(({ level, cost, value, halfWidth, bound }) => [
      ...[level, cost, value, halfWidth],
      bound.kind === "none" ? undefined : bound.gap,
    ]),
  ];
  return (
    <section aria-label={words("search.frontierTitle")} data-frontier={points.length}>
      <h2>{words("search.frontierTitle")}</h2>
      {marks.length > 0 && (
        <div className="plan-columns">
          <div ref={chart}>
            <FrontierChart
              marks={marks}
              shareOf={(share) => percentExact(share, 0, language)}
              costOf={(cost) => costText(cost, spec.scenario, language)}
              label={words("search.frontierLabel")}
              costTitle={words("search.cost")}
              shareTitle={words("search.serviceLevel")}
            />
          </div>
          <div className="near-table__room">
            <table className="near-table near-table--tight">
              <thead>
                <tr>
                  <th scope="col">{words("search.serviceLevel")}</th>
                  <th scope="col" className="num">
                    {words("search.cost")}
                  </th>
                  <th scope="col" className="num">
                    {words("search.value")}
                  </th>
                  <th scope="col" className="num">
                    {words("search.gapHead")}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{words("search.verdict")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {marks.map(({ level, cost, value, halfWidth, dominated, bound }) => (
                  <tr key={level}>
                    <th scope="row">{percentExact(level, 0, language)}</th>
                    <td className="num">{costText(cost, spec.scenario, language)}</td>
                    <td className="num">
                      {percentExact(value, 1, language)} ± {percentExact(halfWidth, 1, language)}
                    </td>
                    <td className="num">
                      {bound.kind === "none"
                        ? "—"
                        : bound.kind === "proved"
                          ? words("search.gapProved")
                          : `≤ ${percentExact(bound.gap, 1, language)}`}
                    </td>
                    <td>{dominated ? words("search.dominated") : ""}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
      <div className="buttons">
        <TakeAway
          name="frontier"
          rows={rows}
          workbook={(table) => client().workbook(table)}
          json={() => ({ targets: spec.targets, seed: spec.seed, points })}
          chart={chart}
        />
      </div>
    </section>
  );
}
