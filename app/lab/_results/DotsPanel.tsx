"use client";

import { useRef, useState } from "react";
import { QuantileDots } from "../../_charts/QuantileDots.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison } from "../../_state/useComparison.ts";
import { valueText } from "./figureText.ts";
import { measureTitle } from "./measureText.ts";
import { PictureButtons } from "./PictureButtons.tsx";
import { PlainTable } from "./PlainTable.tsx";
import type { Taking } from "./ResultsProvider.tsx";

export interface DotsPanelProps {
  readonly comparison: Comparison;
  readonly scenarios: readonly Taking[];
}

/** What a day may bring: twenty equally likely days of each scenario, of a measure that is chosen. Not its precision. */
export function DotsPanel({ comparison, scenarios }: DotsPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const [isTable, setTable] = useState(false);
  const box = useRef<HTMLElement>(null);
  const rows = comparison.rows.filter(({ values }) => values.some((value) => (value?.twenty.length ?? 0) > 0));
  const row = rows.find(({ measure }) => measure.id === chosen) ?? rows[0];
  if (row === undefined) return null;
  const { measure, values } = row;
  const textOf = (value: number) => valueText(measure.unit, value, language);
  const short = (value: number) => textOf(value).replace(/[.,]0(?=\s?%|$)/, "");
  const lists = scenarios.map(({ tag }, i) => {
    const { twenty = [], kept } = values[i] ?? {};
    const middle = [twenty[9], twenty[10]];
    const typical = middle[0] === undefined || middle[1] === undefined ? undefined : (middle[0] + middle[1]) / 2;
    const head =
      kept === undefined
        ? words("results.typicalDay", { value: valueText(measure.unit, typical, language) })
        : words("results.keptOf", { kept, of: twenty.length });
    return { tag, values: twenty, head };
  });
  const { target } = measure;
  const title = measureTitle(measure, scenarios, language, words);
  const label = `${title}. ${lists.map(({ tag, head }) => `${tag}: ${head}`).join("; ")}`;
  return (
    <section className="dots-panel" aria-labelledby="dots-title" ref={box}>
      <header className="results-bar">
        <h2 id="dots-title">{words("results.dayTitle")}</h2>
        <span className="results-gap" />
        <PictureButtons
          title={words("results.dayTitle")}
          name={`floorcast-days-${measure.id.replaceAll(/\W+/g, "-")}`}
          block={box}
          definition={`${title}: ${measure.formula[language]}`}
        />
        <button type="button" className="lab-link" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {words(isTable ? "results.asDots" : "results.asTable")}
        </button>
      </header>
      <select
        aria-label={words("results.dayMeasure")}
        value={measure.id}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        {rows.map((one) => (
          <option key={one.measure.id} value={one.measure.id}>
            {measureTitle(one.measure, scenarios, language, words)}
          </option>
        ))}
      </select>
      {isTable ? (
        <PlainTable
          caption={title}
          head={[words("results.dayOf"), ...lists.map(({ tag }) => tag)]}
          rows={(lists[0]?.values ?? []).map((_, day) => [
            String(day + 1),
            ...lists.map(({ values: twenty }) => valueText(measure.unit, twenty[day], language)),
          ])}
        />
      ) : (
        <>
          <p className="dots-key">
            {target === undefined ? (
              <DotKey isKept text={words("results.oneDot")} />
            ) : (
              <>
                <DotKey isKept text={words("results.keeps", { target: short(target) })} />
                <DotKey isKept={false} text={words("results.missesIt")} />
              </>
            )}
          </p>
          <QuantileDots
            lists={lists}
            target={target}
            targetText={target === undefined ? "" : words("results.targetAt", { target: short(target) })}
            textOf={short}
            label={label}
          />
        </>
      )}
    </section>
  );
}

function DotKey({ isKept, text }: { readonly isKept: boolean; readonly text: string }) {
  return (
    <span>
      <svg className="dots-key__dot" viewBox="0 0 10 10" aria-hidden="true">
        <circle className={isKept ? "dots__kept" : "dots__missed"} cx={5} cy={5} r={isKept ? 5 : 4.1} />
      </svg>
      {text}
    </span>
  );
}
