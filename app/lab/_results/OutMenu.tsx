"use client";

import Link from "next/link";
import { useRef, useState } from "react";
import { fileOfLab } from "../../../sim/scenario/lab/asFile.ts";
import { csvText } from "../../_charts/csv.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { useResults } from "./ResultsProvider.tsx";
import { comparisonRows, type OutRows, tabbedText } from "./resultRows.ts";

const JSON_TYPE = "application/json";

/** Ways to take the results along: tables, pictures, the printed report, everything as JSON, the file for the terminal. */
export function OutMenu() {
  const words = useWords();
  const language = useLanguage();
  const { news, about, client } = useResults();
  const { document: desk } = useLab();
  const menu = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState<string>();
  const comparison = news?.comparison;
  if (about === undefined || news === undefined || comparison === undefined) return null;
  const { scenarios, seed } = about;
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
      scenarios: scenarios.map(({ tag, id, label, scenario }) => ({ tag, id, name: label, scenario })),
      report: report === undefined ? undefined : (JSON.parse(report) as unknown),
    };
    takeAway(name("json"), new Blob([JSON.stringify(whole)], { type: JSON_TYPE }));
  };
  const workbook = async () => {
    const blob = await client?.workbook(rows(), words("results.sheet"));
    if (blob !== undefined) takeAway(name("xlsx"), blob);
  };
  const file = () => {
    takeAway("lab.json", new Blob([JSON.stringify(fileOfLab(desk))], { type: JSON_TYPE }));
  };
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
