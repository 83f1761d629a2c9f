"use client";

import Link from "next/link";
import { BASELINE_ID } from "../../../sim/scenario/lab/document.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { changesText } from "../_results/aboutRows.ts";
import { certificateOf } from "../_results/certificate.ts";
import { DotsPanel } from "../_results/DotsPanel.tsx";
import { OnePlot } from "../_results/PlotsPanel.tsx";
import { plotRange } from "../_results/plotRange.ts";
import { useResults } from "../_results/ResultsProvider.tsx";
import { TrapList } from "../_results/TrapList.tsx";
import { ReportTable } from "./ReportTable.tsx";

/** The comparison of the desk for paper: A4 across, with seed, print, definitions; told by patterns and words, not colour. */
export function ReportScreen() {
  const words = useWords();
  const language = useLanguage();
  const { news, about, isRunning, isStale } = useResults();
  const comparison = news?.comparison;
  if (comparison === undefined || about === undefined || news === undefined) {
    return (
      <p className="report" role="status">
        {words("results.soon")}
      </p>
    );
  }
  const { scenarios, seed } = about;
  const { desk } = scenarios[0]!;
  const certificate = isRunning || isStale ? undefined : certificateOf(news, about);
  const levels = comparison.plots.filter(({ figure }) => figure === "serviceLevel");
  return (
    <article
      className="report"
      data-report={certificate === undefined ? "running" : "ready"}
      data-others={scenarios.length - 1}
    >
      <nav className="report__ways">
        <Link href="/lab">{words("results.reportBack")}</Link>
        <button type="button" className="button" onClick={() => window.print()}>
          {words("results.reportPrint")}
        </button>
      </nav>
      <header>
        <h1>{words("results.reportTitle")}</h1>
        <p>
          {desk.name} · {words("results.seed")} <b>{seed}</b>
          {certificate !== undefined && (
            <>
              {" "}
              · {words("results.certificate")} <b>{certificate.fingerprint}</b>
            </>
          )}{" "}
          · {words("results.runsDoneText", { runs: comparison.runs })}
        </p>
        {certificate === undefined && (
          <p role="status">{words("results.reportUnfinished", { runs: comparison.runs })}</p>
        )}
      </header>
      <section aria-label={words("results.reportScenarios")}>
        <h2>{words("results.reportScenarios")}</h2>
        <table className="report__table">
          <tbody>
            {scenarios.map((one) => (
              <tr key={one.tag}>
                <th scope="row">
                  {one.tag} {one.label}
                </th>
                <td>
                  {one.id === BASELINE_ID ? words("results.reportNoChange") : changesText(desk, one.id, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="results-sub">
          {words("results.reportBase")} {desk.baseline.hash}
        </p>
      </section>
      <ReportTable comparison={comparison} scenarios={scenarios} />
      <p>{words("results.reportReading")}</p>
      <TrapList comparison={comparison} all />
      <section className="report__charts">
        <DotsPanel comparison={comparison} scenarios={scenarios} />
        <div>
          {levels.map((plot) => (
            <OnePlot
              key={plot.scope}
              plot={plot}
              scenarios={scenarios}
              band={scenarios[1]?.tag ?? "A"}
              range={plotRange(levels, "serviceLevel")}
            />
          ))}
        </div>
      </section>
      <section>
        <h2>{words("results.reportDefinitions")}</h2>
        <dl>
          {uniqueBy(comparison.rows).map(({ measure }) => (
            <div key={measure.id}>
              <dt>{measure.name[language]}</dt>
              <dd>{measure.formula[language]}</dd>
            </div>
          ))}
        </dl>
      </section>
      {certificate !== undefined && (
        <section>
          <h2>{words("results.reportRepeat")}</h2>
          <p>
            {words("results.reportRepeatText", { runs: comparison.runs, seed, fingerprint: certificate.fingerprint })}
          </p>
          <pre>{certificate.text.split("\n")[1]}</pre>
        </section>
      )}
    </article>
  );
}

/** One row for each definition. */
function uniqueBy<R extends { readonly measure: { readonly name: { readonly en: string } } }>(rows: readonly R[]): R[] {
  const seen = new Set<string>();
  return rows.filter(({ measure }) => !seen.has(measure.name.en) && seen.add(measure.name.en));
}
