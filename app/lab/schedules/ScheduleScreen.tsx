"use client";

import { useEffect, useState } from "react";
import type { RequirementOf } from "../../../sim/experiment/scheduleScenario.ts";
import { SelectField } from "../../_edit/Fields.tsx";
import { FileButton } from "../../_edit/FileButton.tsx";
import { readJson, saveFile } from "../../_edit/jsonFile.ts";
import { percentExact } from "../../_i18n/format.ts";
import { money } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useScheduleWorker } from "../../_state/useScheduleWorker.ts";
import { LabChoice } from "../_plan/LabChoice.tsx";
import { RunLine } from "../_plan/RunLine.tsx";
import { useLab } from "../_scenarios/useLab.ts";
import { RulesForm } from "./RulesForm.tsx";
import { pastedRequirement, type RulesDraft, specOf, usualRules } from "./rules.ts";
import { loadedRules, ScheduleProblems } from "./ScheduleProblems.tsx";
import { ScheduleResultPanel } from "./ScheduleResultPanel.tsx";
import { useSchedule } from "./useSchedule.ts";

type Source = "headcount" | "queues" | "pasted";

/** `/lab/schedules`: from agents wanted to shifts with breaks, and from these back to the scenario and its check. */
export function ScheduleScreen() {
  const words = useWords();
  const language = useLanguage();
  const lab = useLab();
  const { client, crash } = useScheduleWorker();
  const [chosen, setChosen] = useState(lab.selectedId);
  const parsed = lab.scenarioOf(chosen);
  const scenario = parsed.ok ? parsed.scenario : lab.before;
  const [groupId, setGroupId] = useState<string>();
  const group = scenario.groups.find(({ id }) => id === groupId) ?? scenario.groups[0]!;
  const [source, setSource] = useState<Source>("headcount");
  const [pasted, setPasted] = useState("");
  const [told, setTold] = useState<RequirementOf>();
  const [rules, setRules] = useState<RulesDraft>();
  const [refused, setRefused] = useState<ReturnType<typeof loadedRules>>();
  const scheduling = useSchedule();
  const from = source === "pasted" ? undefined : source;
  useEffect(() => {
    if (from === undefined) return;
    let left = false;
    void client()
      .requirement(scenario, group.id, from)
      .then((found) => !left && setTold(found));
    return () => {
      left = true;
    };
  }, [client, scenario, group.id, from]);
  const read = source === "pasted" ? pastedRequirement(pasted) : told;
  const wanted = read === undefined ? undefined : { firstWeekday: 1, ...told, ...read };
  const slotMinutes = wanted?.slotMinutes ?? 30;
  const draft = rules ?? usualRules(slotMinutes, group.costPerHour ?? 1, (key) => words(`schedules.${key}`));
  const { isPlanning, better, made, problems } = scheduling;
  const load = async (file: File) => {
    const answer = await readJson(file);
    const loaded = loadedRules(answer, draft);
    setRefused(loaded.ok ? undefined : loaded);
    if (loaded.ok) setRules(loaded.draft);
  };
  return (
    <div className="near-page plan-page" data-schedule={isPlanning ? "running" : (made?.result.kind ?? "empty")}>
      <header className="near-page__head">
        <div>
          <h1>{words("schedules.title")}</h1>
          <p>{words("schedules.line")}</p>
        </div>
      </header>
      <section aria-label={words("schedules.from")}>
        <div className="wish-bar">
          <LabChoice label={words("search.of")} value={chosen} onValue={setChosen} />
          <SelectField
            label={words("schedules.group")}
            value={group.id}
            choices={scenario.groups.map(({ id, name }) => ({ value: id, label: name[language] }))}
            onValue={setGroupId}
          />
          <SelectField
            label={words("schedules.from")}
            value={source}
            choices={(["headcount", "queues", "pasted"] as const).map((value) => ({
              value,
              label: words(`schedules.source.${value}`),
            }))}
            onValue={setSource}
          />
        </div>
        {source === "pasted" && (
          <label className="field">
            <span className="field__label">{words("schedules.pasted")}</span>
            <textarea
              className="plan-text"
              value={pasted}
              maxLength={50_000}
              spellCheck={false}
              aria-invalid={pasted !== "" && read === undefined ? true : undefined}
              onChange={({ target }) => setPasted(target.value)}
            />
            <span className="field__hint">{words("schedules.pastedHint", { n: 48, minutes: 30 })}</span>
          </label>
        )}
        <RulesForm draft={draft} slotMinutes={slotMinutes} days={wanted?.requirement.length ?? 1} onDraft={setRules} />
        {isPlanning ? (
          <RunLine
            done={undefined}
            text={
              better === undefined
                ? words("schedules.planning")
                : words("schedules.better", {
                    cost: money(better.cost.total, scenario.currency, language),
                    gap: percentExact(better.gap, 1, language),
                  })
            }
            stop={words("schedules.stop")}
            onStop={scheduling.stop}
          />
        ) : (
          <div className="buttons">
            <button
              type="button"
              className="button button--main"
              disabled={wanted === undefined}
              onClick={() => wanted !== undefined && scheduling.plan(specOf(draft, wanted), draft.seconds)}
            >
              {words("schedules.plan")}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                const { seconds: _, ...kept } = draft;
                saveFile("shift-rules.json", `${JSON.stringify(kept, null, 2)}\n`, "application/json");
              }}
            >
              {words("schedules.save")}
            </button>
            <FileButton
              label={words("schedules.load")}
              accept=".json,application/json"
              onFiles={([file]) => void load(file)}
            />
          </div>
        )}
        {problems.length > 0 && <ScheduleProblems problems={problems} />}
        {refused?.ok === false && <ScheduleProblems problems={refused.problems} />}
        {crash !== undefined && (
          <p className="notice notice--warn" role="alert">
            {words("schedules.crashed", { detail: crash })}
          </p>
        )}
      </section>
      {made !== undefined && <ScheduleResultPanel {...made} scenario={scenario} group={group} client={client} />}
    </div>
  );
}
