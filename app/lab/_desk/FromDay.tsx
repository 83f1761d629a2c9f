"use client";

import { useEffect, useState } from "react";
import type { Refusal } from "../../_edit/revisioned.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { dayTitle } from "../history/dates.ts";
import { floorDay, historyDay, knownDays } from "./labServer.ts";
import type { WayProps } from "./NewMenu.tsx";
import { RefusalNote } from "./RefusalNote.tsx";
import { documentOf } from "./ways.ts";

/** A day lived again: contacts of the log or imported ones, when they came, with the people who were there. */
export function FromDay({ onDocument }: WayProps) {
  const words = useWords();
  const language = useLanguage();
  const [days, setDays] = useState<readonly string[]>();
  const [imported, setImported] = useState("");
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  useEffect(() => {
    let gone = false;
    void knownDays().then((answer) => {
      if (gone) return;
      if (answer.ok) setDays(answer.value.days.map((day) => day.date).toReversed());
      else setRefusal(answer);
    });
    return () => {
      gone = true;
    };
  }, []);
  const take = async (date: string, from: typeof floorDay) => {
    setBusy(date);
    setRefusal(undefined);
    const answer = await from(date);
    setBusy(undefined);
    if (!answer.ok) return setRefusal(answer);
    onDocument(documentOf(answer.value.scenario, { kind: "day", date }, language));
  };
  return (
    <div className="lab-form">
      <p>{words("lab.dayLine")}</p>
      {days?.length === 0 && <p>{words("lab.noDays")}</p>}
      <ul className="lab-picks">
        {days?.map((date) => (
          <li key={date}>
            <button type="button" disabled={busy !== undefined} onClick={() => void take(date, floorDay)}>
              <b>{dayTitle(date, language)}</b>
              {busy === date && <span>{words("lab.reading")}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p>{words("lab.importedLine")}</p>
      <div className="buttons">
        <label className="lab-date">
          {words("lab.importedDay")}{" "}
          <input type="date" value={imported} onChange={({ target }) => setImported(target.value)} />
        </label>
        <button
          type="button"
          className="button"
          disabled={imported === "" || busy !== undefined}
          onClick={() => void take(imported, historyDay)}
        >
          {words("lab.open")}
        </button>
      </div>
      {refusal !== undefined && <RefusalNote refusal={refusal} />}
    </div>
  );
}
