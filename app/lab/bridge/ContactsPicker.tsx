"use client";

import { useState } from "react";
import { rowProblemText } from "../../../sim/history/rowProblem.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import { runWindow } from "../../../sim/scenario/runWindow.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { TextField } from "../../_edit/Fields.tsx";
import { FileButton } from "../../_edit/FileButton.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { DayRead, SearchClient } from "../../_state/useSearchWorker.ts";
import { dayTitle } from "../history/dates.ts";

export interface ContactsPickerProps {
  readonly plan: Scenario;
  /** From a file, or from what the server keeps. */
  readonly from: "file" | "history";
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly client: () => SearchClient;
  readonly day: { readonly name: string; readonly read: DayRead } | undefined;
  readonly onDay: (day: { readonly name: string; readonly read: DayRead } | undefined) => void;
}

/** A day from a file or from the history: who was there where somebody knows it, and what could not be placed. */
export function ContactsPicker({ plan, from, date, client, day, onDay }: ContactsPickerProps) {
  const words = useWords();
  const language = useLanguage();
  const window = runWindow(plan.run);
  const intervals = Math.ceil(window.lengthMinutes / window.intervalMinutes);
  const [file, setFile] = useState<File>();
  const [agents, setAgents] = useState<Readonly<Record<string, string>>>({});
  const [isReading, setReading] = useState(false);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const counts = (text: string) =>
    text
      .trim()
      .split(/[\s;,]+/)
      .map(Number);
  const isCounts = (text: string | undefined) => {
    if (text === undefined || text.trim() === "") return true;
    const read = counts(text);
    return read.length === intervals && read.every((value) => Number.isInteger(value) && value >= 0 && value <= 2_000);
  };
  const read = async (chosen: File | undefined) => {
    if (!plan.groups.every(({ id }) => isCounts(agents[id]))) return;
    setReading(true);
    const told = Object.fromEntries(
      plan.groups.flatMap(({ id }) => ((agents[id] ?? "").trim() === "" ? [] : [[id, counts(agents[id]!)]])),
    );
    const options = { date, agents: told };
    const asked =
      chosen === undefined ? client().dayOfHistory(plan, options) : client().day(plan, chosen, chosen.name, options);
    const answer = await asked.catch((problem: unknown) => ({
      ...{ ok: false as const, problems: [], detail: String(problem) },
    }));
    setReading(false);
    if (!answer.ok) {
      onDay(undefined);
      setWrong([
        words(chosen === undefined ? "bridge.badHistory" : "bridge.badFile"),
        ...("detail" in answer ? [answer.detail] : []),
        ...answer.problems.map((problem) => rowProblemText(problem, language)),
      ]);
      return;
    }
    const { actual } = answer.value.day;
    setWrong(actual.ok ? [] : actual.problems.slice(0, 20).map((problem) => problemText(problem, language)));
    onDay({ name: chosen?.name ?? words("bridge.ofHistory", { date: dayTitle(date, language) }), read: answer.value });
  };
  const nameOf = (id: string, list: Scenario["queues"] | Scenario["groups"]) =>
    list.find((one) => one.id === id)?.name[language] ?? id;
  return (
    <>
      <div className="wish-bar">
        {plan.groups.map(({ id, name }) => (
          <TextField
            key={id}
            label={`${words("bridge.agents")}: ${name[language]}`}
            hint={words("bridge.agentsHint", { n: intervals, group: name[language] })}
            value={agents[id] ?? ""}
            error={
              isCounts(agents[id]) ? undefined : words("bridge.agentsHint", { n: intervals, group: name[language] })
            }
            maxLength={10_000}
            onValue={(text) => setAgents({ ...agents, [id]: text })}
          />
        ))}
        {from === "history" ? (
          <button type="button" className="button" onClick={() => void read(undefined)}>
            {words("bridge.readHistory")}
          </button>
        ) : (
          <FileButton
            label={words("chooseFile")}
            name={words("bridge.fromContacts")}
            disabled={isReading}
            onFiles={([chosen]) => {
              setFile(chosen);
              void read(chosen);
            }}
          />
        )}
        {from === "file" && file !== undefined && (
          <button type="button" className="button" onClick={() => void read(file)}>
            {file.name}
          </button>
        )}
      </div>
      <p className="near-note">{words(from === "file" ? "bridge.contactsHint" : "bridge.historyHint")}</p>
      {isReading && <p role="status">{words("bridge.reading")}</p>}
      {wrong.length > 0 && (
        <ul className="notice notice--warn" role="alert">
          {wrong.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {day !== undefined && (
        <ul className="notice" role="status">
          <li>{words("bridge.chosen", { name: day.name, contacts: day.read.day.contacts })}</li>
          {day.read.day.byIntervals.length > 0 && (
            <li>
              {words("bridge.byIntervals", {
                names: day.read.day.byIntervals.map((id) => nameOf(id, plan.queues)).join(", "),
              })}
            </li>
          )}
          {day.read.problems > 0 && <li>{words("bridge.lines", { n: day.read.problems })}</li>}
          {Object.keys(day.read.day.unplaced).length > 0 && (
            <li>
              {words("bridge.unplaced", {
                n: Object.values(day.read.day.unplaced).reduce((sum, n) => sum + n, 0),
                names: Object.keys(day.read.day.unplaced).slice(0, 8).join(", "),
              })}
            </li>
          )}
          {asPlanned(day.read).length > 0 && (
            <li>{words("bridge.asPlanned", { what: asPlanned(day.read).join("; ") })}</li>
          )}
        </ul>
      )}
    </>
  );

  function asPlanned({ day: found }: DayRead): string[] {
    const { volume, handleTimes, staffing } = found.asPlanned;
    return [
      ...(volume.length === 0
        ? []
        : [words("bridge.volumeOfQueues", { names: volume.map((id) => nameOf(id, plan.queues)).join(", ") })]),
      ...(handleTimes.length === 0
        ? []
        : [words("bridge.handleTimesOf", { names: handleTimes.map((id) => nameOf(id, plan.queues)).join(", ") })]),
      ...(staffing.length === 0
        ? []
        : [words("bridge.staffingOf", { names: staffing.map((id) => nameOf(id, plan.groups)).join(", ") })]),
    ];
  }
}
