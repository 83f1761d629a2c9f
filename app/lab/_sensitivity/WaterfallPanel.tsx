"use client";

import { type ReactNode, useState } from "react";
import type { Build, FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { WaterfallResult } from "../../../sim/experiment/sensitivity/waterfall.ts";
import { type BarRow, BarRows } from "../../_charts/BarRows.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning } from "../../_state/labMeanings.ts";
import { useWaterfall } from "../../_state/useLabRun.ts";
import { ChartOrTable } from "./ChartOrTable.tsx";
import { differenceText, figureText, preciseDifference, preciseText, widthText } from "./figureText.ts";
import { RunLine } from "./RunLine.tsx";

export interface WaterfallPanelProps extends FigureAsked {
  readonly title: string;
  readonly line: string;
  /** The beginning first. */
  readonly steps: readonly { readonly name: string; readonly build: Build }[];
  readonly seed: string;
  readonly name: string;
  /** Set above the button. */
  readonly children?: ReactNode;
}

const REPLICATIONS = 160;

/** What each step gives, one by one: bars from the level before to the level after, with the interval of each gain. */
export function WaterfallPanel(props: WaterfallPanelProps) {
  const { title, line, steps, seed, children, figure, scope } = props;
  const words = useWords();
  const run = useWaterfall();
  const { result } = run;
  const builds = steps.map(({ build }) => build);
  const start = () => run.start({ steps: builds, figure, scope, seed, replications: REPLICATIONS });
  const done = result === undefined ? 0 : result.runs / (REPLICATIONS * steps.length);
  return (
    <section className="lab-panel" aria-label={title}>
      <header className="lab-panel__head">
        <h2>{title}</h2>
        <p>{line}</p>
      </header>
      <div className="lab-panel__controls">
        {children}
        <button type="button" className="button button--main" onClick={start}>
          {words("sensitivity.run")}
        </button>
      </div>
      <RunLine running={run.running} result={result} failure={run.failure} done={done} stop={run.stop} />
      {result !== undefined && <Falls {...props} result={result} />}
    </section>
  );
}

function Falls({ steps, figure, name, title, result }: WaterfallPanelProps & { readonly result: WaterfallResult }) {
  const words = useWords();
  const language = useLanguage();
  const [cursor, setCursor] = useState(0);
  const { unit, name: figureName } = figureMeaning(figure);
  const shown = result.steps.slice(0, steps.length);
  const begin = shown[0]?.value?.value;
  if (begin === undefined) return null;
  const rows = shown.flatMap((step, i): readonly BarRow[] => {
    const before = i === 0 ? begin : shown[i - 1]?.value?.value;
    const { value } = step;
    if (value?.value === undefined || before === undefined) return [];
    const half = step.gain?.halfWidth;
    const clear = step.verdict !== "unclear" && step.verdict !== "same";
    const kind = i === 0 ? "whole" : !clear ? "unclear" : value.value >= before ? "gain" : "loss";
    return [
      {
        ...{ id: String(i), name: steps[i]?.name ?? "" },
        note: i === 0 ? "" : figureText(value.value, unit, language),
        word: step.verdict === undefined ? "" : words(`sensitivity.${step.verdict}`),
        bars: [
          {
            ...{ from: i === 0 ? begin : before, to: value.value, kind },
            least: half === undefined ? undefined : value.value - half,
            most: half === undefined ? undefined : value.value + half,
            text: i === 0 ? figureText(begin, unit, language) : differenceText(step.gain?.value, unit, language),
          },
        ],
      },
    ];
  });
  const told = (i: number): string => {
    const step = shown[i];
    const of = { name: steps[i]?.name ?? "", value: figureText(step?.value?.value, unit, language) };
    return step?.gain === undefined
      ? words("claims.stepBegin", of)
      : words("claims.stepTold", { ...of, gain: preciseDifference(step.gain, unit, language) });
  };
  const at = Math.min(cursor, rows.length - 1);
  return (
    <>
      <StepsSaid steps={steps} figure={figure} result={result} />
      <ChartOrTable
        name={name}
        title={title}
        chart={
          <>
            <BarRows
              rows={rows}
              at={at}
              onAt={setCursor}
              told={told(at)}
              label={title}
              name={name}
              axisTitle={`${figureName[language]}, ${words("sensitivity.interval")}`}
              figureText={(value) => figureText(value, unit, language)}
              line={begin}
              joined
            />
            <p className="lab-told">{told(at)}</p>
          </>
        }
        head={[
          words("claims.step"),
          figureName[language],
          words("claims.gain"),
          words("sensitivity.interval"),
          words("sensitivity.word"),
        ]}
        rows={[
          ...shown.map(({ value, gain, verdict }, i) => [
            steps[i]?.name ?? "",
            value === undefined ? "—" : preciseText(value, unit, language),
            differenceText(gain?.value, unit, language),
            widthText(gain?.halfWidth, unit, language),
            verdict === undefined ? "" : words(`sensitivity.${verdict}`),
          ]),
          [
            words("claims.stepsWhole"),
            "",
            differenceText(result.whole?.value, unit, language),
            widthText(result.whole?.halfWidth, unit, language),
            result.wholeVerdict === undefined ? "" : words(`sensitivity.${result.wholeVerdict}`),
          ],
        ]}
        csv={() => [
          ["step", figure, "half_width", "gain", "gain_half_width", "word"],
          ...shown.map(({ value, gain, verdict }, i) => [
            ...[steps[i]?.name, value?.value, value?.halfWidth, gain?.value, gain?.halfWidth, verdict],
          ]),
        ]}
        json={() => ({ ...result, names: steps.map((step) => step.name), figure })}
      />
    </>
  );
}

/** What the steps come to, from the run alone. */
function StepsSaid({
  steps,
  figure,
  result,
}: Pick<WaterfallPanelProps, "steps" | "figure"> & { readonly result: WaterfallResult }) {
  const words = useWords();
  const language = useLanguage();
  const { unit, better } = figureMeaning(figure);
  const sign = better === "lower" ? -1 : 1;
  const gains = result.steps.flatMap(({ gain }, i) => (gain?.value === undefined ? [] : [{ i, gain, by: gain.value }]));
  const [first, ...others] = gains;
  if (first === undefined || result.whole === undefined) return null;
  const most = others.reduce((top, one) => (sign * one.by > sign * top.by ? one : top), first);
  const less = result.steps.flatMap(({ verdict }, i) =>
    verdict === "unclear" || verdict === "small" || verdict === "same" ? [steps[i]?.name ?? ""] : [],
  );
  return (
    <p className="lab-said">
      {words("claims.stepsSaid", {
        whole: preciseDifference(result.whole, unit, language),
        step: steps[most.i]?.name ?? "",
        gain: preciseDifference(most.gain, unit, language),
      })}{" "}
      {less.length === 0
        ? words("claims.stepsAll")
        : words("claims.stepsLess", { n: less.length, names: less.join("; ") })}
    </p>
  );
}
