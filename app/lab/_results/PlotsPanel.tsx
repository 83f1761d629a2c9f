"use client";

import { useState } from "react";
import { IntervalPlot } from "../../_charts/IntervalPlot.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import type { Comparison, DayPlot, PlotFigure } from "../../_state/useComparison.ts";
import { ChartOut } from "./ChartOut.tsx";
import { valueText } from "./figureText.ts";
import { scopeText } from "./measureText.ts";
import { PlainTable } from "./PlainTable.tsx";
import { plotRange } from "./plotRange.ts";
import type { Taking } from "./ResultsProvider.tsx";
import { clockOf, plotRows } from "./resultRows.ts";

export interface PlotsPanelProps {
  readonly comparison: Comparison;
  readonly scenarios: readonly Taking[];
}

/** Where in the day: small multiples of one figure, a plot for each channel or group, on the same scale of time. */
export function PlotsPanel({ comparison, scenarios }: PlotsPanelProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<PlotFigure>();
  const [banded, setBanded] = useState<string>();
  const { plots } = comparison;
  const figures = [...new Set(plots.map(({ figure }) => figure))];
  const figure = figures.find((one) => one === chosen) ?? figures[0];
  if (figure === undefined) {
    return <p className="results-sub">{words("results.noIntervals")}</p>;
  }
  const tags = scenarios.map(({ tag }) => tag);
  const band = tags.find((tag) => tag === banded) ?? tags[1] ?? tags[0]!;
  return (
    <section className="plots" aria-labelledby="plots-title">
      <header className="results-bar">
        <h2 id="plots-title">{words("results.plotsTitle")}</h2>
        <fieldset className="results-seg">
          <legend className="visually-hidden">{words("results.plotsFigure")}</legend>
          {figures.map((one) => (
            <button key={one} type="button" aria-pressed={one === figure} onClick={() => setChosen(one)}>
              {words(`results.plot.${one}`)}
            </button>
          ))}
        </fieldset>
        <span className="results-gap" />
        <span className="results-sub">{words("results.bandOf")}</span>
        <fieldset className="results-seg">
          <legend className="visually-hidden">{words("results.bandOf")}</legend>
          {tags.map((tag) => (
            <button key={tag} type="button" aria-pressed={tag === band} onClick={() => setBanded(tag)}>
              {tag}
            </button>
          ))}
        </fieldset>
      </header>
      <div className="plots__grid">
        {plots
          .filter((plot) => plot.figure === figure)
          .map((plot) => (
            <OnePlot key={plot.scope} plot={plot} scenarios={scenarios} band={band} range={plotRange(plots, figure)} />
          ))}
      </div>
    </section>
  );
}

interface OnePlotProps {
  readonly plot: DayPlot;
  readonly scenarios: readonly Taking[];
  readonly band: string;
  readonly range: readonly [from: number, to: number];
}

export function OnePlot({ plot, scenarios, band, range }: OnePlotProps) {
  const words = useWords();
  const language = useLanguage();
  const { figure, unit, target } = plot;
  const scope = scopeText(plot.scope, scenarios, language, words);
  const title = scope === "" ? words(`results.plot.${figure}`) : `${scope}: ${words(`results.plot.${figure}`)}`;
  const textOf = (value: number) => valueText(unit, value, language).replace(/[.,]0(?=\s?%|$)/, "");
  const clock = clockOf(plot);
  const lines = scenarios.map(({ tag }, i) => ({ tag, cells: plot.scenarios[i] ?? [] }));
  const [head, ...rows] = plotRows(plot, { scenarios, language, words });
  return (
    <ChartOut
      title={title}
      name={`floorcast-${figure}-${plot.scope.replaceAll(/\W+/g, "-")}`}
      definition={words("results.plotDefinition", {
        what: words(`results.plot.${figure}`),
        formula: figureMeaning(figure).formula[language],
        band,
      })}
      chart={
        <IntervalPlot
          lines={lines}
          banded={band}
          target={target}
          range={range}
          textOf={textOf}
          clockOf={clock}
          label={`${title}. ${scenarios.map(({ tag, label }) => `${tag}: ${label}`).join("; ")}`}
        />
      }
      table={
        <PlainTable
          caption={title}
          head={head!.map(String)}
          rows={rows.map(([time, ...cells]) => [
            String(time),
            ...cells.map((cell) => valueText(unit, cell as number | undefined, language)),
          ])}
        />
      }
    />
  );
}
