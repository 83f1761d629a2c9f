import type { Language } from "../../_i18n/language.ts";
import type { Say } from "../../_i18n/Words.tsx";
import type { Comparison, ComparisonNews, DayPlot } from "../../_state/useComparison.ts";
import { measureTitle, scopeText } from "./measureText.ts";
import type { Taking } from "./ResultsProvider.tsx";

/** A cell of what is taken away; absent: nobody was counted. */
export type OutCell = string | number | undefined;
export type OutRows = readonly (readonly OutCell[])[];

export interface OutOf {
  readonly comparison: Comparison;
  readonly news: Pick<ComparisonNews, "fingerprint">;
  readonly scenarios: readonly Taking[];
  readonly seed: string;
  readonly language: Language;
  readonly words: Say;
}

/**
 * A comparison as rows, its head first: one for each measure and scenario. Numbers are whole, in the unit beside them
 * (shares as fractions, times in ms); how to repeat them stands in every row.
 */
export function comparisonRows({ comparison, news, scenarios, seed, language, words }: OutOf): OutRows {
  const head = [
    ...["measure", "unit", "tag", "scenario", "value", "valuePm", "difference", "differencePm"],
    ...["percent", "percentPm", "word", "typical", "keptOf20", "formula", "runs", "seedOf", "fingerprint"],
  ].map((id) => words(`results.out.${id as "measure"}`));
  const rows = comparison.rows.flatMap(({ measure, values, differences }) =>
    scenarios.map(({ tag, label }, i): readonly OutCell[] => {
      const value = values[i];
      const found = i === 0 ? undefined : differences[i - 1];
      const { twenty = [] } = value ?? {};
      return [
        ...[measureTitle(measure, scenarios, language, words), words(`results.outUnit.${measure.unit}`), tag, label],
        ...[value?.value, value?.halfWidth, found?.value, found?.halfWidth],
        ...[found?.relative.value, found?.relative.halfWidth],
        found === undefined ? undefined : words(`results.verdict.${found.verdict}`),
        twenty.length === 0 ? undefined : (twenty[9]! + twenty[10]!) / 2,
        ...[value?.kept, measure.formula[language], comparison.runs, seed, news.fingerprint],
      ];
    }),
  );
  return [head, ...rows];
}

/** A plot as rows, its head first: one for each interval, value, low and high of each scenario; shares as fractions. */
export function plotRows(
  plot: DayPlot,
  { scenarios, language, words }: Omit<OutOf, "comparison" | "news" | "seed">,
): OutRows {
  const clock = clockOf(plot);
  const scope = scopeText(plot.scope, scenarios, language, words);
  const name = words(`results.plot.${plot.figure}`);
  const head = [
    words("results.time"),
    ...scenarios.flatMap(({ tag }) => [
      `${name}, ${scope}, ${tag}`,
      `${tag} ${words("results.lowEnd")}`,
      `${tag} ${words("results.highEnd")}`,
    ]),
  ];
  const length = Math.max(0, ...plot.scenarios.map((cells) => cells.length));
  const rows = Array.from({ length }, (_, i): readonly OutCell[] => [
    clock(i),
    ...plot.scenarios.flatMap((cells) => [cells[i]?.value, cells[i]?.low, cells[i]?.high]),
  ]);
  return [head, ...rows];
}

/** All plots under each other, the head first: one row for each figure, part, interval and scenario; numbers are whole. */
export function intervalRows({ comparison, scenarios, language, words }: Omit<OutOf, "news" | "seed">): OutRows {
  const head = [
    ...[words("results.out.measure"), words("results.out.part"), words("results.out.unit"), words("results.time")],
    ...[words("results.out.tag"), words("results.out.scenario"), words("results.out.value")],
    ...[words("results.lowEnd"), words("results.highEnd")],
  ];
  const rows = comparison.plots.flatMap((plot) => {
    const clock = clockOf(plot);
    const part = scopeText(plot.scope, scenarios, language, words);
    return scenarios.flatMap(({ tag, label }, s) =>
      (plot.scenarios[s] ?? []).map(({ value, low, high }, i): readonly OutCell[] => [
        ...[words(`results.plot.${plot.figure}`), part, words(`results.outUnit.${plot.unit}`), clock(i)],
        ...[tag, label, value, low, high],
      ]),
    );
  });
  return [head, ...rows];
}

/** Twenty equally likely days, the head first: one row for each measure and scenario; nobody counted, no row. */
export function dayRows({ comparison, scenarios, language, words }: Omit<OutOf, "news" | "seed">): OutRows {
  const head = [
    ...(["measure", "unit", "tag", "scenario"] as const).map((id) => words(`results.out.${id}`)),
    ...Array.from({ length: 20 }, (_, i) => `${words("results.dayOf")}: ${i + 1}`),
  ];
  const rows = comparison.rows.flatMap(({ measure, values }) =>
    scenarios.flatMap(({ tag, label }, i): readonly OutCell[][] => {
      const twenty = values[i]?.twenty ?? [];
      if (twenty.length === 0) return [];
      const title = measureTitle(measure, scenarios, language, words);
      return [[title, words(`results.outUnit.${measure.unit}`), tag, label, ...twenty]];
    }),
  );
  return [head, ...rows];
}

/** When an interval begins, in the centre's own time: `14:30`; with the date where the run is longer than a day. */
export function clockOf({ from, intervalMs, timeZone, scenarios }: DayPlot): (interval: number) => string {
  const length = Math.max(0, ...scenarios.map((cells) => cells.length));
  const isLong = length * intervalMs > 86_400_000;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    ...(isLong ? { day: "2-digit", month: "2-digit" } : {}),
  });
  return (interval) => format.format(from + interval * intervalMs);
}

/** Rows as text that spreadsheets take from the clipboard: tabs between cells, no tab or line break inside of them. */
export function tabbedText(rows: OutRows, decimalComma: boolean): string {
  const cell = (value: OutCell) => {
    if (value === undefined) return "";
    if (typeof value === "number") return decimalComma ? String(value).replace(".", ",") : String(value);
    const flat = value.replaceAll(/[\t\r\n]+/g, " ");
    return /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
  };
  return rows.map((row) => row.map(cell).join("\t")).join("\n");
}
