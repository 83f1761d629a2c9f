"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { csvText } from "../../_charts/csv.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { aboutRows } from "./aboutRows.ts";
import { certificateOf } from "./certificate.ts";
import { useResults } from "./ResultsProvider.tsx";
import { comparisonRows, dayRows, intervalRows, type OutRows, tabbedText } from "./resultRows.ts";

const JSON_TYPE = "application/json";

/** Ways to take the results along: tables, pictures, the printed report, everything as JSON, the file for the terminal. */
export function OutMenu() {
  const words = useWords();
  const language = useLanguage();
  const { news, about, client } = useResults();
  const menu = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState<string>();
  const comparison = news?.comparison;
  if (about === undefined || news === undefined || comparison === undefined) return null;
  const { scenarios, seed } = about;
  const desk = { ...scenarios[0]!.desk, seed };
  const certificate = certificateOf(news, about);
  const name = (end: string) => `floorcast-${desk.id}.${end}`;
  const rows = (): OutRows => comparisonRows({ comparison, news, scenarios, seed, language, words });
  const csv = (decimalComma: boolean) => {
    takeAway(name("csv"), new Blob([csvText(rows(), decimalComma)], { type: "text/csv;charset=utf-8" }));
  };
  const over = (work: () => void | Promise<void>) => () => {
    if (menu.current !== null) menu.current.open = false;
    Promise.resolve(work()).catch(() => setSaid(words("results.outFailed")));
  };
  const everything = async () => {
    const report = await client?.report();
    const whole = {
      floorcast: "comparison",
      seed,
      fingerprint: news.fingerprint,
      command: certificate?.text.split("\n")[1],
      scenarios: scenarios.map(({ tag, id, label, scenario }) => ({ tag, id, name: label, scenario })),
      comparison,
      report: report === undefined ? undefined : (JSON.parse(report) as unknown),
      document: desk,
    };
    takeAway(name("json"), new Blob([JSON.stringify(whole, plainLists)], { type: JSON_TYPE }));
  };
  const workbook = async () => {
    const of = { comparison, scenarios, language, words };
    const blob = await client?.workbook([
      { name: words("results.sheet"), rows: rows() },
      { name: words("results.sheetIntervals"), rows: intervalRows(of) },
      { name: words("results.sheetDays"), rows: dayRows(of) },
      {
        name: words("results.sheetAbout"),
        rows: aboutRows({ ...{ document: desk, scenarios, seed, certificate, language, words }, runs: news.runs }),
      },
    ]);
    if (blob !== undefined) takeAway(name("xlsx"), blob);
  };
  // The desk as it was when the runs were asked for: later edits are no part of what the certificate says.
  const file = () => takeAway("lab.json", new Blob([JSON.stringify(desk)], { type: JSON_TYPE }));
  const copy = async () => {
    await navigator.clipboard.writeText(tabbedText(rows(), language === "ru"));
    setSaid(words("results.copied"));
  };
  const ways: readonly (readonly [label: string, work: () => void | Promise<void>])[] = [
    [words("results.outCopy"), copy],
    ["CSV , .", () => csv(false)],
    ["CSV ; ,", () => csv(true)],
    ["XLSX", workbook],
    [words("results.outJson"), everything],
    [words("results.outFile"), file],
  ];
  return (
    <details className="out" ref={menu}>
      <summary className="button button--small">{words("results.out.title")}</summary>
      <div className="out__ways">
        {ways.map(([label, work]) => (
          <button key={label} type="button" onClick={over(work)}>
            {label}
          </button>
        ))}
        <Link href="/lab/report">{words("results.outReport")}</Link>
      </div>
      {said !== undefined && (
        <span className="visually-hidden" role="status">
          {said}
        </span>
      )}
    </details>
  );
}

/** Lists of numbers as lists: what they are kept in is nobody's concern outside. */
function plainLists(_: string, value: unknown): unknown {
  return value instanceof Float64Array ? [...value] : value;
}
