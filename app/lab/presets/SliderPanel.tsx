"use client";

import { useState } from "react";
import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { axisOfSlider } from "../../_state/labMeanings.ts";
import { usePointsRun } from "../../_state/useLabRun.ts";
import { axisText } from "../_sensitivity/figureText.ts";
import { askedText } from "../_sensitivity/names.ts";
import { RunLine } from "../_sensitivity/RunLine.tsx";
import { SweepFigure } from "../_sensitivity/SweepFigure.tsx";
import { keyOf } from "./keyOf.ts";

export interface SliderPanelProps {
  readonly file: ScenarioFile;
  /** What can be drawn along a slider: the figures of the answer. */
  readonly figures: readonly FigureAsked[];
  readonly seed: string;
}

const REPLICATIONS = 80;

/** The sliders of a preset: one thing moved step by step, everything else alike, by the same luck. */
export function SliderPanel({ file, figures, seed }: SliderPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const sliders = file.sweeps ?? [];
  const [id, setId] = useState(sliders[0]?.id ?? "");
  const [key, setKey] = useState(keyOf(figures[0]!));
  const [at, setAt] = useState(0);
  const run = usePointsRun();
  const slider = sliders.find((one) => one.id === id) ?? sliders[0];
  if (slider === undefined) return null;
  const chosen = figures.find((one) => keyOf(one) === key) ?? figures[0]!;
  const start = () =>
    run.start({
      points: slider.points.map((_, point) => ({ file, sweep: slider.id, point })),
      figures,
      seed,
      replications: REPLICATIONS,
    });
  const place = Math.min(at, slider.points.length - 1);
  const value = slider.points[place]?.value ?? 0;
  const done = run.result === undefined ? 0 : run.result.runs / (slider.points.length * REPLICATIONS);
  return (
    <section className="lab-panel" aria-label={words("presets.sliders")}>
      <header className="lab-panel__head">
        <h2>{words("presets.sliders")}</h2>
        <p>{words("presets.sliderNote")}</p>
      </header>
      <div className="lab-panel__controls">
        <SelectField
          label={words("presets.slider")}
          value={slider.id}
          choices={sliders.map((one) => ({ value: one.id, label: one.name[language] }))}
          onValue={(next) => {
            setId(next);
            setAt(0);
            run.clear();
          }}
        />
        <SelectField
          label={words("presets.sliderFigure")}
          value={keyOf(chosen)}
          choices={figures.map((one) => ({
            value: keyOf(one),
            label: askedText(file.scenario, one, language, words),
          }))}
          onValue={setKey}
        />
        <label className="field slider-field">
          <span className="field__label">
            {words("presets.sliderAt", { name: slider.name[language], value: axisText(value, slider.unit, language) })}
          </span>
          <input
            type="range"
            min={0}
            max={slider.points.length - 1}
            step={1}
            value={place}
            aria-valuetext={axisText(value, slider.unit, language)}
            onChange={({ target }) => setAt(Number(target.value))}
          />
        </label>
        <button type="button" className="button button--main" onClick={start}>
          {words("presets.sliderRun")}
        </button>
      </div>
      <RunLine running={run.running} result={run.result} failure={run.failure} done={done} stop={run.stop} />
      {run.result !== undefined && (
        <SweepFigure
          result={run.result}
          axis={axisOfSlider(slider)}
          curves={[{ name: slider.name[language], points: slider.points.map((_, i) => i) }]}
          asked={chosen}
          number={figures.indexOf(chosen)}
          scenario={file.scenario}
          at={place}
          onAt={setAt}
          name={`${file.scenario.id}-${slider.id}`}
          title={words("presets.sliders")}
        />
      )}
    </section>
  );
}
