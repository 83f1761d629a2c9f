"use client";

import { useState } from "react";
import type { RosterRow } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { EditBar } from "../_edit/EditBar.tsx";
import { saveFile } from "../_edit/jsonFile.ts";
import { NearPage } from "../_edit/NearPage.tsx";
import { ProblemList } from "../_edit/ProblemList.tsx";
import { useEditing, whyNothing } from "../_edit/useEditing.ts";
import { useWords } from "../_i18n/Words.tsx";
import { RosterImport } from "./RosterImport.tsx";
import { RosterRows } from "./RosterRows.tsx";
import { isWhole, ROSTER, type RosterStep, rosterCsv } from "./rosterDraft.ts";

const NEW: RosterRow = { agent: "", weekday: 1, start: "09:00", end: "17:30" };

/** When people are planned to work: written here, or read from a file; kept on the server with revisions. */
export function RosterScreen() {
  const words = useWords();
  const editing = useEditing<readonly RosterRow[], RosterStep>(ROSTER);
  const [search, setSearch] = useState("");
  const rows = editing.value;
  const wrong = rows?.filter((row) => !isWhole(row)).length ?? 0;
  return (
    <NearPage room="/roster">
      <div className="roster">
        <header className="roster__head">
          <h1>{words("roster.title")}</h1>
          <EditBar
            editing={editing}
            nameOf={(step) => words(`roster.step.${step}`)}
            discardName="discard"
            theirsName="theirs"
            wrong={wrong}
          >
            <button
              type="button"
              className="button"
              disabled={rows === undefined || rows.length === 0}
              onClick={() => saveFile("roster.csv", rosterCsv(rows ?? []), "text/csv")}
            >
              {words("roster.export")}
            </button>
          </EditBar>
          {editing.refusal?.kind === "problems" && <ProblemList problems={editing.refusal.problems} />}
        </header>
        <p>{words("roster.lead")}</p>
        {rows === undefined ? (
          <p>{words(whyNothing(editing.refusal))}</p>
        ) : (
          <>
            <RosterImport rows={rows} onRead={(next) => editing.change(next, "read")} />
            <div className="roster__tools">
              <p data-testid="roster-count">
                {words("roster.count", { n: rows.length, people: new Set(rows.map(({ agent }) => agent)).size })}
              </p>
              <label>
                {words("roster.search")}{" "}
                <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
              </label>
              <button type="button" className="button" onClick={() => editing.change([NEW, ...rows], "added")}>
                {words("roster.add")}
              </button>
            </div>
            <RosterRows
              rows={rows}
              search={search}
              onRow={(place, row, field) =>
                editing.change(
                  rows.map((one, i) => (i === place ? row : one)),
                  "row",
                  `${place} ${field}`,
                )
              }
              onRemove={(place) =>
                editing.change(
                  rows.filter((_, i) => i !== place),
                  "removed",
                )
              }
            />
          </>
        )}
      </div>
    </NearPage>
  );
}
