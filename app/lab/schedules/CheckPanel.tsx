"use client";

import { useState } from "react";
import { problemText } from "../../../sim/scenario/problems.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type CheckResult, useSearchWorker } from "../../_state/useSearchWorker.ts";
import { differenceText, estimateText, scopeText } from "../_plan/text.ts";
import { useLab } from "../_scenarios/useLab.ts";
import type { PlanPanelProps } from "./PlanPanel.tsx";

/** Days simulated of each. */
const DAYS = 60;

type State =
  | { readonly kind: "idle" | "running" }
  | { readonly kind: "refused"; readonly lines: readonly string[] }
  | { readonly kind: "checked"; readonly result: CheckResult };

/** One step from shifts to what they bring: into the draft of the desk, and simulated against the scenario as it was. */
export function CheckPanel({ spec, plan, scenario, group, client }: PlanPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const searching = useSearchWorker();
  const [state, setState] = useState<State>({ kind: "idle" });
  const check = async () => {
    setState({ kind: "running" });
    const made = await client().scenario(scenario, group.id, plan, spec.firstWeekday);
    if (!made.ok)
      return setState({ kind: "refused", lines: made.problems.map((problem) => problemText(problem, language)) });
    const { people, shifts } = made.scenario.groups.find(({ id }) => id === group.id)!;
    const at = `groups/${group.id}`;
    lab.edit(
      [
        { path: `${at}/people`, set: people },
        { path: `${at}/shifts`, set: shifts },
        ...(group.headcount === undefined ? [] : [{ path: `${at}/headcount`, remove: true as const }]),
      ],
      words("schedules.takenName", { group: group.name[language] }),
    );
    const result = await searching.client().check([scenario, made.scenario], lab.document.seed, DAYS);
    setState({ kind: "checked", result });
  };
  return (
    <section aria-label={words("schedules.simulate")} data-check={state.kind}>
      <div className="buttons">
        <button
          type="button"
          className="button button--main"
          disabled={state.kind === "running"}
          onClick={() => void check()}
        >
          {words("schedules.simulate")}
        </button>
        <span role="status">{state.kind === "running" ? words("schedules.simulating") : ""}</span>
      </div>
      {state.kind === "refused" && (
        <ul className="notice notice--warn" role="alert">
          {state.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {state.kind === "checked" && !state.result.ok && (
        <p className="notice notice--warn" role="alert">
          {words("schedules.failed", { detail: state.result.detail })}
        </p>
      )}
      {state.kind === "checked" && state.result.ok && (
        <div className="near-table__room">
          <table className="near-table near-table--tight">
            <caption>{words("schedules.checked", { n: state.result.replications, seed: state.result.seed })}</caption>
            <thead>
              <tr>
                <th scope="col">{words("schedules.scopeOf")}</th>
                <th scope="col">{words("schedules.figure")}</th>
                <th scope="col" className="num">
                  {words("schedules.was")}
                </th>
                <th scope="col" className="num">
                  {words("schedules.is")}
                </th>
                <th scope="col" className="num">
                  {words("schedules.difference")}
                </th>
              </tr>
            </thead>
            <tbody>
              {state.result.figures.map(({ figure, scope, before, after, difference }) => (
                <tr key={`${figure} ${JSON.stringify(scope)}`}>
                  <th scope="row">{scopeText(scope, scenario, language, words("schedules.centre"))}</th>
                  <td>{words(`schedules.figures.${figure as "cost"}`)}</td>
                  <td className="num">{estimateText(figure, before, language)}</td>
                  <td className="num">{estimateText(figure, after, language)}</td>
                  <td className="num">{differenceText(figure, difference.value, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
