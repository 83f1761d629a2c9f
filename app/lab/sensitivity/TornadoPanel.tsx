"use client";

import { useState } from "react";
import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import type { Swing, TornadoSpec } from "../../../sim/experiment/sensitivity/tornado.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { NumberInput, SelectField } from "../../_edit/Fields.tsx";
import { useWords } from "../../_i18n/Words.tsx";
import { isUsual, parametersOf, swingOf } from "../../_state/labMeanings.ts";
import { useTornado } from "../../_state/useLabRun.ts";
import { RunLine } from "../_sensitivity/RunLine.tsx";
import { TornadoFigure } from "./TornadoFigure.tsx";

export interface TornadoPanelProps {
  readonly scenario: Scenario;
  readonly asked: FigureAsked;
  readonly seed: string;
}

const REPLICATIONS = 80;
const MOST_SWINGS = 40;

/** What matters most: each parameter down and up by a share, one at a time. */
export function TornadoPanel({ scenario, asked, seed }: TornadoPanelProps) {
  const words = useWords();
  const [percent, setPercent] = useState<number | undefined>(10);
  const [which, setWhich] = useState<"usual" | "every">("usual");
  const run = useTornado();
  const right = percent !== undefined && percent > 0 && percent < 100;
  const start = () => {
    if (!right) return;
    const every = parametersOf(scenario);
    const chosen = which === "usual" ? every.filter(isUsual) : every;
    const swings = chosen.slice(0, MOST_SWINGS).map((parameter) => swingOf(scenario, parameter, percent / 100));
    if (swings.length > 0) run.start({ scenario, swings, ...asked, seed, replications: REPLICATIONS });
  };
  const { result, spec } = run;
  const total = spec === undefined ? 1 : (1 + 2 * spec.swings.length) * REPLICATIONS;
  const name = words("sensitivity.tornado");
  return (
    <section className="lab-panel" aria-label={name}>
      <header className="lab-panel__head">
        <h2>{name}</h2>
        <p>{words("sensitivity.tornadoLine")}</p>
      </header>
      <div className="lab-panel__controls">
        <NumberInput
          label={words("sensitivity.share")}
          value={percent}
          unit="%"
          error={right ? undefined : words("sensitivity.badShare")}
          onValue={setPercent}
        />
        <SelectField
          label={words("sensitivity.parameters")}
          value={which}
          choices={[
            { value: "usual", label: words("sensitivity.usual") },
            { value: "every", label: words("sensitivity.every", { n: MOST_SWINGS }) },
          ]}
          onValue={setWhich}
        />
        <button type="button" className="button button--main" disabled={!right} onClick={start}>
          {words("sensitivity.run")}
        </button>
      </div>
      <RunLine
        running={run.running}
        result={result}
        failure={run.failure}
        done={(result?.runs ?? 0) / total}
        stop={run.stop}
      />
      {result !== undefined && spec !== undefined && <TornadoFigure result={result} {...swingsOf(spec)} />}
    </section>
  );
}

function swingsOf(spec: TornadoSpec): { readonly swings: readonly Swing[]; readonly spec: TornadoSpec } {
  return { swings: spec.swings, spec };
}
