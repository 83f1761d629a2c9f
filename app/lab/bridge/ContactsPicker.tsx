"use client";

import { useRef, useState } from "react";
import { rowProblemText } from "../../../sim/history/rowProblem.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import { runWindow } from "../../../sim/scenario/runWindow.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { dayText } from "../../../sim/vocabulary/localDate.ts";
import { TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { DayRead, SearchClient } from "../../_state/useSearchWorker.ts";

export interface ContactsPickerProps {
  readonly plan: Scenario;
  readonly client: () => SearchClient;
  readonly day: { readonly name: string; readonly read: DayRead } | undefined;
  readonly onDay: (day: { readonly name: string; readonly read: DayRead } | undefined) => void;
}

/** A day from a file of contacts: its date, who was there where somebody knows it, and what could not be placed. */
export function ContactsPicker({ plan, client, day, onDay }: ContactsPickerProps) {
  const words = useWords();
  const language = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  const window = runWindow(plan.run);
  const intervals = Math.ceil(window.lengthMinutes / window.intervalMinutes);
  const [file, setFile] = useState<File>();
  const [date, setDate] = useState(dayText(window.day));
  const [agents, setAgents] = useState<Readonly<Record<string, string>>>({});
  const [isReading, setReading] = useState(false);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(date);
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
    if (chosen === undefined || !isDate || !plan.groups.every(({ id }) => isCounts(agents[id]))) return;
    setReading(true);
    const told = Object.fromEntries(
      plan.groups.flatMap(({ id }) => ((agents[id] ?? "").trim() === "" ? [] : [[id, counts(agents[id]!)]])),
    );
    const answer = await client()
      .day(plan, chosen, chosen.name, { date, agents: told })
      .catch((problem: unknown) => ({ ok: false as const, problems: [], detail: String(problem) }));
    setReading(false);
    if (!answer.ok) {
      onDay(undefined);
      setWrong([words("bridge.badFile"), ...answer.problems.map((problem) => rowProblemText(problem, language))]);
      return;
    }
    const { actual } = answer.value.day;
    setWrong(actual.ok ? [] : actual.problems.slice(0, 20).map((problem) => problemText(problem, language)));
    onDay({ name: chosen.name, read: answer.value });
  };
  const nameOf = (id: string, list: Scenario["queues"] | Scenario["groups"]) =>
    list.find((one) => one.id === id)?.name[language] ?? id;
  return (
    <>
      <div className="wish-bar">
        <TextField
          label={words("bridge.date")}
          value={date}
          error={isDate ? undefined : "2026-03-02"}
          maxLength={10}
          onValue={setDate}
        />
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
        <button type="button" className="button" onClick={() => chooser.current?.click()}>
          {words("bridge.chooseFile")}
        </button>
        {file !== undefined && (
          <button type="button" className="button" onClick={() => void read(file)}>
            {file.name}
          </button>
        )}
        <input
          ref={chooser}
          type="file"
          className="visually-hidden"
          aria-label={words("bridge.fromContacts")}
          tabIndex={-1}
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = "";
            setFile(chosen);
            void read(chosen);
          }}
        />
      </div>
      <p className="near-note">{words("bridge.contactsHint")}</p>
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
    const { handleTimes, staffing } = found.asPlanned;
    return [
      ...(handleTimes.length === 0
        ? []
        : [words("bridge.handleTimesOf", { names: handleTimes.map((id) => nameOf(id, plan.queues)).join(", ") })]),
      ...(staffing.length === 0
        ? []
        : [words("bridge.staffingOf", { names: staffing.map((id) => nameOf(id, plan.groups)).join(", ") })]),
    ];
  }
}
