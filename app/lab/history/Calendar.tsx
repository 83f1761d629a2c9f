"use client";

import { useEffect, useState } from "react";
import { type Cleaning, DECISION_BOUNDS, isDate } from "../../../sim/history/decisions.ts";
import { TextField } from "../../_edit/Fields.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type CleaningStep, freeEventId, withEvent, withoutEvent } from "./cleaning.ts";
import { dayTitle } from "./dates.ts";
import { askHistory } from "./historyClient.ts";

export interface CalendarProps {
  readonly cleaning: Cleaning;
  readonly onChange: (next: Cleaning, step: CleaningStep, key: string) => void;
}

/** Whose public holidays are proposed, and what else people know of: named events with their dates. */
export function Calendar({ cleaning, onChange }: CalendarProps) {
  const words = useWords();
  const language = useLanguage();
  const countries = useCountries();
  const [name, setName] = useState("");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const names = new Intl.DisplayNames([language], { type: "region" });
  const sorted = [...countries].sort((a, b) => (names.of(a) ?? a).localeCompare(names.of(b) ?? b, language));
  const last = to === "" ? from : to;
  const right = name.trim() !== "" && isDate(from) && isDate(last) && from <= last;
  const add = () => {
    if (!right) return;
    onChange(
      withEvent(cleaning, { id: freeEventId(cleaning), name: name.trim(), from, to: last }),
      "event",
      `event ${name}`,
    );
    setName("");
    setFrom("");
    setTo("");
  };
  return (
    <section className="calendar" aria-label={words("history.calendar")}>
      <h2>{words("history.calendar")}</h2>
      <label className="field">
        <span className="field__label">{words("history.country")}</span>
        <select
          value={cleaning.country ?? ""}
          onChange={({ target }) =>
            onChange({ ...cleaning, country: target.value === "" ? null : target.value }, "country", "country")
          }
        >
          <option value="">{words("history.noCountry")}</option>
          {sorted.map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        </select>
      </label>
      <form
        className="calendar__event"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField label={words("history.eventName")} value={name} maxLength={DECISION_BOUNDS.name} onValue={setName} />
        <label className="field">
          <span className="field__label">{words("history.from")}</span>
          <input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label className="field">
          <span className="field__label">{words("history.to")}</span>
          <input type="date" value={to} min={from} onChange={({ target }) => setTo(target.value)} />
        </label>
        <button type="submit" className="button" disabled={!right}>
          {words("history.addEvent")}
        </button>
      </form>
      {cleaning.events.length > 0 && (
        <ul className="calendar__list">
          {cleaning.events.map((event) => (
            <li key={event.id}>
              <span>
                <b>{event.name}</b> {dayTitle(event.from, language)}
                {event.to !== event.from && ` – ${dayTitle(event.to, language)}`}
              </span>
              <button
                type="button"
                className="button button--small"
                aria-label={words("history.removeEvent", { name: event.name })}
                onClick={() => onChange(withoutEvent(cleaning, event.id), "removeEvent", `remove ${event.id}`)}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useCountries(): readonly string[] {
  const [countries, setCountries] = useState<readonly string[]>([]);
  useEffect(() => {
    const end = new AbortController();
    askHistory<readonly string[]>("countries", { signal: end.signal }).then(
      (told) => {
        if (told.ok) setCountries(told.value);
      },
      () => undefined,
    );
    return () => end.abort();
  }, []);
  return countries;
}
