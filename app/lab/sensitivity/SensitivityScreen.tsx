"use client";

import { useMemo, useState } from "react";
import type { FigureId } from "../../../sim/experiment/figures.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { figureMeaning, figuresOf, scopeKey, scopeOfKey, scopesOf } from "../../_state/labMeanings.ts";
import { useLab } from "../_scenarios/useLab.ts";
import { scopeText } from "../_sensitivity/names.ts";
import { MapPanel } from "./MapPanel.tsx";
import { SourcePick } from "./SourcePick.tsx";
import { SweepPanel } from "./SweepPanel.tsx";
import { type Source, scenarioOfSource, slidersOf, sourceKey } from "./sources.ts";
import { TornadoPanel } from "./TornadoPanel.tsx";

/** `/lab/sensitivity`: what matters, how far it moves a figure, and where one plan beats another. */
export function SensitivityScreen() {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const [source, setSource] = useState<Source>({ kind: "desk", id: lab.selectedId });
  const [figure, setFigure] = useState<FigureId>("serviceLevel");
  const [key, setKey] = useState("total");
  const parsed = useMemo(() => scenarioOfSource(source, lab), [source, lab]);
  const scenario = parsed.ok ? parsed.scenario : lab.scenario;
  const scopes = scopesOf(scenario);
  const scope = scopes.find((one) => scopeKey(one) === key) ?? scopeOfKey("total")!;
  const figures = figuresOf(scope);
  const chosen = figures.includes(figure) ? figure : figures[0]!;
  const asked = { figure: chosen, scope };
  const { seed } = lab.document;
  const of = `${sourceKey(source)} ${source.kind === "preset" ? source.variant : ""} ${scopeKey(scope)} ${chosen}`;
  const [baseline, other] = lab.compared;
  return (
    <div className="near-page sensitivity">
      <header className="near-page__head">
        <div>
          <h1>{words("sensitivity.title")}</h1>
          <p>{words("sensitivity.line")}</p>
        </div>
      </header>
      <div className="sensitivity__source">
        <SourcePick label={words("sensitivity.scenario")} value={source} onValue={setSource} />
        <SelectField
          label={words("sensitivity.scope")}
          value={scopeKey(scope)}
          choices={scopes.map((one) => ({
            value: scopeKey(one),
            label: scopeText(scenario, one, language, words) || words("sensitivity.whole"),
          }))}
          onValue={setKey}
        />
        <SelectField
          label={words("sensitivity.figure")}
          value={chosen}
          choices={figures.map((one) => ({ value: one, label: figureMeaning(one).name[language] }))}
          onValue={setFigure}
        />
      </div>
      {!parsed.ok && (
        <div className="notice notice--warn" role="alert">
          <ul>
            {parsed.problems.map((problem) => (
              <li key={`${problem.path} ${problem.code}`}>{problemText(problem, language)}</li>
            ))}
          </ul>
        </div>
      )}
      {parsed.ok && (
        <>
          <TornadoPanel key={`tornado ${of}`} {...{ scenario, asked, seed }} />
          <SweepPanel key={`sweep ${of}`} {...{ scenario, asked, seed }} sliders={slidersOf(source)} />
        </>
      )}
      <MapPanel
        a={{ kind: "desk", id: baseline?.id ?? lab.selectedId }}
        b={{ kind: "desk", id: other?.id ?? lab.selectedId }}
        {...{ asked, seed }}
      />
    </div>
  );
}
