"use client";

import { useState } from "react";
import type {
  Swing,
  TornadoBar,
  TornadoEnd,
  TornadoResult,
  TornadoSpec,
} from "../../../sim/experiment/sensitivity/tornado.ts";
import { type BarKind, type BarRow, BarRows, type RowBar } from "../../_charts/BarRows.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { ChartOrTable } from "../_sensitivity/ChartOrTable.tsx";
import { axisText, differenceText, preciseDifference, preciseText, widthText } from "../_sensitivity/figureText.ts";
import { askedText } from "../_sensitivity/names.ts";
import { Refused } from "../_sensitivity/SweepFigure.tsx";

export interface TornadoFigureProps {
  readonly result: TornadoResult;
  readonly swings: readonly Swing[];
  readonly spec: TornadoSpec;
}

/** The bars, what they say in sentences, and their table. */
export function TornadoFigure({ result, swings, spec }: TornadoFigureProps) {
  const words = useWords();
  const language = useLanguage();
  const [cursor, setCursor] = useState(0);
  const { unit } = figureMeaning(spec.figure);
  const figure = askedText(spec.scenario, spec, language, words);
  const bars = result.bars.filter(({ low, high }) => low !== undefined || high !== undefined);
  if (bars.length === 0) return null;
  const at = Math.min(cursor, bars.length - 1);
  const nameOf = ({ swing }: TornadoBar) => swings[swing]?.name[language] ?? "";
  const text = (swing: Swing | undefined, value: number | undefined) =>
    swing === undefined || value === undefined ? "" : axisText(value, swing.unit, language);
  const rangeOf = (swing: Swing | undefined): string => {
    if (swing === undefined) return "";
    const ends = { low: text(swing, swing.low.value), high: text(swing, swing.high.value) };
    return swing.now === undefined
      ? words("sensitivity.factors", ends)
      : words("sensitivity.now", { now: text(swing, swing.now), ...ends });
  };
  const gain = (end: TornadoEnd | undefined) =>
    end === undefined ? words("sensitivity.tornadoNone") : preciseDifference(end.difference, unit, language);
  const told = (bar: TornadoBar | undefined): string => {
    if (bar === undefined) return "";
    const swing = swings[bar.swing];
    return words("sensitivity.tornadoTold", {
      ...{ name: nameOf(bar), low: text(swing, swing?.low.value), high: text(swing, swing?.high.value) },
      ...{ lowGain: gain(bar.low), highGain: gain(bar.high) },
    });
  };
  const barOf = (end: TornadoEnd, kind: BarKind): RowBar => {
    const { value = 0, halfWidth } = end.difference;
    const ends = halfWidth === undefined ? {} : { least: value - halfWidth, most: value + halfWidth };
    const sure = end.verdict === "unclear" ? "unclear" : kind;
    return { from: 0, to: value, ...ends, kind: sure, text: differenceText(value, unit, language) };
  };
  const rows = bars.map(
    (bar): BarRow => ({
      id: swings[bar.swing]?.id ?? String(bar.swing),
      name: nameOf(bar),
      note: rangeOf(swings[bar.swing]),
      word: wordOf(bar) === undefined ? "" : words(`sensitivity.${wordOf(bar) ?? "unclear"}`),
      bars: [
        ...(bar.low === undefined ? [] : [barOf(bar.low, "low")]),
        ...(bar.high === undefined ? [] : [barOf(bar.high, "high")]),
      ],
    }),
  );
  const title = words("sensitivity.tornado");
  return (
    <>
      <TornadoSaid bars={bars} nameOf={nameOf} figure={figure} reach={(bar) => widthText(bar.reach, unit, language)} />
      <ChartOrTable
        name={`tornado-${spec.scenario.id}`}
        title={title}
        chart={
          <>
            <TornadoKey />
            <BarRows
              rows={rows}
              at={at}
              onAt={setCursor}
              told={told(bars[at])}
              label={title}
              name="tornado"
              axisTitle={words("sensitivity.tornadoAxis", {
                figure,
                value: result.base === undefined ? "—" : preciseText(result.base, unit, language),
              })}
              figureText={(value) => differenceText(value, unit, language)}
              line={0}
            />
            <p className="lab-told">{told(bars[at])}</p>
          </>
        }
        head={[
          words("sensitivity.parameter"),
          words("sensitivity.values"),
          words("sensitivity.low"),
          words("sensitivity.high"),
          words("sensitivity.reach"),
          words("sensitivity.word"),
        ]}
        rows={bars.map((bar) => [
          nameOf(bar),
          rangeOf(swings[bar.swing]),
          gain(bar.low),
          gain(bar.high),
          widthText(bar.reach, unit, language),
          wordOf(bar) === undefined ? "" : words(`sensitivity.${wordOf(bar) ?? "unclear"}`),
        ])}
        csv={() => [
          [
            "parameter",
            "now",
            "low",
            "high",
            "low_gain",
            "low_half_width",
            "high_gain",
            "high_half_width",
            "reach",
            "unclear",
          ],
          ...bars.map((bar) => {
            const swing = swings[bar.swing];
            return [
              ...[swing?.id, swing?.now, swing?.low.value, swing?.high.value],
              ...[bar.low?.difference.value, bar.low?.difference.halfWidth],
              ...[bar.high?.difference.value, bar.high?.difference.halfWidth, bar.reach, String(bar.unclear)],
            ];
          }),
        ]}
        json={() => ({ ...result, swings, figure: spec.figure })}
      />
      <Refused result={result} />
    </>
  );
}

/** The word of a bar: not told from none, the same at both ends, or in an order that may turn; absent: nothing to say. */
function wordOf({ unclear, low, high, beforeNext }: TornadoBar): "unclear" | "same" | "mayTurn" | undefined {
  if (unclear) return "unclear";
  if (low?.verdict === "same" && high?.verdict === "same") return "same";
  const { value, halfWidth } = beforeNext ?? {};
  return value !== undefined && value !== 0 && halfWidth !== undefined && value <= halfWidth ? "mayTurn" : undefined;
}

function TornadoKey() {
  const words = useWords();
  return (
    <ul className="tornado-key">
      {(["low", "high", "unclear"] as const).map((kind) => (
        <li key={kind}>
          <span data-kind={kind} aria-hidden="true" />
          {words(`sensitivity.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

interface TornadoSaidProps {
  readonly bars: readonly TornadoBar[];
  readonly nameOf: (bar: TornadoBar) => string;
  readonly figure: string;
  readonly reach: (bar: TornadoBar) => string;
}

/** Which matters most, which cannot be told from none, which change nothing: from the bars alone. */
function TornadoSaid({ bars, nameOf, figure, reach }: TornadoSaidProps) {
  const words = useWords();
  const [first] = bars;
  if (first === undefined || first.unclear) return null;
  const unclear = bars.filter((bar) => bar.unclear);
  const same = bars.filter((bar) => wordOf(bar) === "same");
  return (
    <p className="lab-said">
      {words("sensitivity.top", { name: nameOf(first), figure, reach: reach(first) })}{" "}
      {unclear.length === 0
        ? words("sensitivity.unclearNone")
        : words("sensitivity.unclearOnes", { n: unclear.length, names: unclear.map(nameOf).join("; ") })}{" "}
      {same.length > 0 && words("sensitivity.sameOnes", { n: same.length })}
    </p>
  );
}
