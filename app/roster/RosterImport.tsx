"use client";

import { useRef, useState } from "react";
import type { RosterRow } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { FileButton } from "../_edit/FileButton.tsx";
import { ProblemList } from "../_edit/ProblemList.tsx";
import type { Refusal } from "../_edit/revisioned.ts";
import { useWords } from "../_i18n/Words.tsx";
import { readRosterText } from "./rosterDraft.ts";

/** Longest text, bytes: what the server takes. */
const MOST_BYTES = 5_000_000;

export interface RosterImportProps {
  readonly rows: readonly RosterRow[];
  /** The roster with what was read. */
  readonly onRead: (rows: readonly RosterRow[]) => void;
}

/** Shifts from a file or the clipboard, instead of those there are or beside them; read whole or not at all. */
export function RosterImport({ rows, onRead }: RosterImportProps) {
  const words = useWords();
  const latest = useRef(rows);
  latest.current = rows;
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<Refusal>();
  const [reading, setReading] = useState(false);
  const take = async (beside: boolean) => {
    setReading(true);
    setRefused(undefined);
    const answer = await readRosterText(text);
    setReading(false);
    if (!answer.ok) return setRefused(answer);
    setText("");
    // Beside those there are by now: shifts may have been written while the text was read.
    onRead(beside ? [...latest.current, ...answer.value] : answer.value);
  };
  const choose = async (file: File) => {
    setRefused(undefined);
    if (file.size > MOST_BYTES) {
      const detail = `${file.size} B > ${MOST_BYTES} B`;
      return setRefused({ ok: false, kind: "refused", code: "body-too-large", detail, problems: [] });
    }
    setText(await file.text());
  };
  return (
    <section className="roster__import" aria-label={words("roster.import")}>
      <h2>{words("roster.import")}</h2>
      <p className="faint">{words("roster.form")}</p>
      <div className="roster__tools">
        <FileButton
          label={words("chooseFile")}
          name={words("roster.file")}
          accept=".csv,.json,text/csv,application/json"
          disabled={reading}
          onFiles={([file]) => void choose(file)}
        />
      </div>
      <textarea
        aria-label={words("roster.paste")}
        rows={4}
        readOnly={reading}
        value={text}
        placeholder={"agent,weekday,date,start,end,breaks"}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="roster__tools">
        <button
          type="button"
          className="button"
          disabled={reading || text.trim() === ""}
          onClick={() => void take(false)}
        >
          {words("roster.instead")}
        </button>
        <button
          type="button"
          className="button"
          disabled={reading || text.trim() === ""}
          onClick={() => void take(true)}
        >
          {words("roster.beside")}
        </button>
      </div>
      {refused !== undefined &&
        (refused.problems.length > 0 ? (
          <ProblemList problems={refused.problems} />
        ) : (
          <p className="notice notice--warn" role="alert">
            {refused.detail} <code>{refused.code}</code>
          </p>
        ))}
    </section>
  );
}
