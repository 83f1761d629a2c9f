"use client";

import { useState } from "react";
import type { Axis, FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioSweep } from "../../../sim/scenario/scenarioFile.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { usePointsRun } from "../../_state/useLabRun.ts";
import { axisText } from "../_sensitivity/figureText.ts";
import { RunLine } from "../_sensitivity/RunLine.tsx";
import { SweepFigure } from "../_sensitivity/SweepFigure.tsx";
import { AxisFields } from "./AxisFields.tsx";
import { type AxisDraft, axisOfDraft, crossed, NO_AXIS, proposedAxis } from "./axisDraft.ts";

export interface SweepPanelProps {
  readonly scenario: Scenario;
  readonly sliders: readonly ScenarioSweep[];
  readonly asked: FigureAsked;
  readonly seed: string;
}

const REPLICATIONS = 80;
/** More curves than these cannot be told apart. */
const MOST_CURVES = 6;

/** A figure along one quantity, or along two as several curves. */
export function SweepPanel({ scenario, sliders, asked, seed }: SweepPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const [first, setFirst] = useState<AxisDraft>(() => proposedAxis(scenario, firstAxis(scenario, sliders)));
  const [second, setSecond] = useState<AxisDraft>(NO_AXIS);
  const [ran, setRan] = useState<{
    readonly x: Axis;
    readonly second: Axis | undefined;
    readonly asked: FigureAsked;
  }>();
  const [at, setAt] = useState(0);
  const run = usePointsRun();
  const x = axisOfDraft(scenario, sliders, first);
  const more = axisOfDraft(scenario, sliders, second);
  const curves = more?.ok === true ? more.axis.points.length : 1;
  const ready = x?.ok === true && (more === undefined || more.ok) && curves <= MOST_CURVES;
  const start = () => {
    if (x?.ok !== true || !ready) return;
    const axis = more?.ok === true ? more.axis : undefined;
    const rows = crossed(x.axis, axis);
    setRan({ x: x.axis, second: axis, asked });
    setAt(0);
    run.start({
      points: rows.flatMap(({ points }) => points.map((changes) => ({ scenario, changes }))),
      figures: [asked],
      seed,
      replications: REPLICATIONS,
    });
  };
  const total = (run.spec?.points.length ?? 1) * REPLICATIONS;
  const name = words("sensitivity.sweep");
  return (
    <section className="lab-panel" aria-label={name}>
      <header className="lab-panel__head">
        <h2>{name}</h2>
        <p>{words("sensitivity.sweepLine")}</p>
      </header>
      <div className="lab-panel__controls">
        <AxisFields
          {...{ scenario, sliders, draft: first, onDraft: setFirst, made: x }}
          label={words("sensitivity.first")}
        />
        <AxisFields
          {...{ scenario, sliders: [], draft: second, onDraft: setSecond, made: more }}
          label={words("sensitivity.second")}
          optional
        />
        <button type="button" className="button button--main" disabled={!ready} onClick={start}>
          {words("sensitivity.run")}
        </button>
      </div>
      {curves > MOST_CURVES && (
        <p className="field__error" role="alert">
          {words("sensitivity.tooManyCurves", { n: MOST_CURVES })}
        </p>
      )}
      <RunLine
        running={run.running}
        result={run.result}
        failure={run.failure}
        done={(run.result?.runs ?? 0) / total}
        stop={run.stop}
      />
      {run.result !== undefined && ran !== undefined && (
        <SweepFigure
          result={run.result}
          axis={ran.x}
          curves={crossed(ran.x, ran.second).map(({ value }, row) => ({
            name:
              ran.second === undefined
                ? ran.x.name[language]
                : `${ran.second.name[language]} ${axisText(value, ran.second.unit, language)}`,
            points: ran.x.points.map((_, i) => row * ran.x.points.length + i),
          }))}
          asked={ran.asked}
          number={0}
          scenario={scenario}
          at={at}
          onAt={setAt}
          name={`sweep-${scenario.id}`}
          title={name}
        />
      )}
    </section>
  );
}

/** A slider where there is one, else how much comes. */
function firstAxis(scenario: Scenario, sliders: readonly ScenarioSweep[]): string {
  const [slider] = sliders;
  if (slider !== undefined) return `slider:${slider.id}`;
  const queue = scenario.queues.find(({ arrivals }) => arrivals !== undefined);
  return queue === undefined ? "" : `queues/${queue.id}/arrivals/perHour`;
}
