"use client";

import { useMemo, useState } from "react";
import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { ClaimMap } from "../_sensitivity/ClaimMap.tsx";
import { AxisFields } from "./AxisFields.tsx";
import { type AxisDraft, axisOfDraft, proposedAxis } from "./axisDraft.ts";
import { SourcePick } from "./SourcePick.tsx";
import { type Source, scenarioOfSource } from "./sources.ts";

export interface MapPanelProps {
  readonly a: Source;
  readonly b: Source;
  readonly asked: FigureAsked;
  readonly seed: string;
}

const MOST = 320;
const MOST_CELLS = 100;

/** Where one scenario beats another, over two quantities both have. */
export function MapPanel({ a: firstA, b: firstB, asked, seed }: MapPanelProps) {
  const words = useWords();
  const lab = useLab();
  const [a, setA] = useState(firstA);
  const [b, setB] = useState(firstB);
  const parsedA = useMemo(() => scenarioOfSource(a, lab), [a, lab]);
  const parsedB = useMemo(() => scenarioOfSource(b, lab), [b, lab]);
  const scenario = parsedA.ok ? parsedA.scenario : lab.before;
  const [x, setX] = useState<AxisDraft>(() => proposedAxis(scenario, arrivalsOf(scenario.queues.map(({ id }) => id))));
  const [y, setY] = useState<AxisDraft>(() => proposedAxis(scenario, `queues/${scenario.queues[0]?.id}/talkMs/meanMs`));
  const madeX = axisOfDraft(scenario, [], x);
  const madeY = axisOfDraft(scenario, [], y);
  const cells = madeX?.ok === true && madeY?.ok === true ? madeX.axis.points.length * madeY.axis.points.length : 0;
  const spec =
    parsedA.ok && parsedB.ok && madeX?.ok === true && madeY?.ok === true && cells <= MOST_CELLS
      ? { a: parsedA.scenario, b: parsedB.scenario, x: madeX.axis, y: madeY.axis, ...asked, seed, most: MOST }
      : undefined;
  return (
    <ClaimMap title={words("sensitivity.map")} line={words("sensitivity.mapLine")} name="verdict-map" spec={spec}>
      <SourcePick label={words("sensitivity.a")} value={a} onValue={setA} />
      <SourcePick label={words("sensitivity.b")} value={b} onValue={setB} />
      <AxisFields
        {...{ scenario, sliders: [], draft: x, onDraft: setX, made: madeX }}
        label={words("sensitivity.first")}
      />
      <AxisFields
        {...{ scenario, sliders: [], draft: y, onDraft: setY, made: madeY }}
        label={words("sensitivity.second")}
      />
      {cells > MOST_CELLS && (
        <p className="field__error" role="alert">
          {words("sensitivity.tooManyCells", { n: MOST_CELLS, got: cells })}
        </p>
      )}
    </ClaimMap>
  );
}

/** All arrivals together where there are several queues. */
function arrivalsOf(queueIds: readonly string[]): string {
  return queueIds.length > 1 ? "all:arrivals" : `queues/${queueIds[0]}/arrivals/perHour`;
}
