"use client";

import type { ScenarioOfForecast } from "../../../sim/experiment/scenarioOfForecast.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import { saveFile } from "../../_edit/jsonFile.ts";
import { count, duration, percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { OpenInLab } from "./OpenInLab.tsx";
import { headcounts } from "./staffLine.ts";

/** What came of making a scenario: what it is, what was taken for granted, and the way to take it along; or why there is none. */
export function ScenarioMade({ date, answer }: { readonly date: string; readonly answer: ScenarioOfForecast }) {
  const words = useWords();
  const language = useLanguage();
  if (!answer.ok) {
    if (answer.reason === "refused") {
      return (
        <ul className="notice notice--warn" role="alert">
          {answer.problems.map((problem) => (
            <li key={`${problem.path} ${problem.code}`}>{problemText(problem, language)}</li>
          ))}
        </ul>
      );
    }
    return (
      <p className="notice notice--warn" role="alert">
        {words(answer.reason === "no-handle-time" ? "forecast.needsHandleTime" : "forecast.noSuchDate")}
      </p>
    );
  }
  const { scenario, assumed } = answer;
  const name = `scenario-${date}.json`;
  const staff = headcounts(scenario);
  const target = scenario.queues[0]?.target;
  return (
    <div className="notice scenario-made" role="status">
      <p>
        {words("forecast.scenarioMade", {
          ...{ name: scenario.name[language], queues: scenario.queues.length },
          ...{ most: count(staff.most, language), hours: count(staff.hours, language) },
          share: percent(target?.share, language),
          within: duration(target?.withinMs, language),
        })}
      </p>
      {assumed.length > 0 && (
        <ul>
          {assumed.map((one) => (
            <li key={`${one.queueId} ${one.what}`}>{words(`forecast.assumed.${one.what}`, { queue: one.queueId })}</li>
          ))}
        </ul>
      )}
      <div className="buttons">
        <OpenInLab scenario={scenario} date={date} />
        <button
          type="button"
          className="button"
          onClick={() => saveFile(name, `${JSON.stringify(scenario, null, 2)}\n`, "application/json")}
        >
          {words("forecast.download")}
        </button>
        <code>npm run floorcast -- simulate {name}</code>
      </div>
    </div>
  );
}
