"use client";

import { useState } from "react";
import type { Cleaning } from "../../../sim/history/decisions.ts";
import { exportTable } from "../../../sim/history/exportTable.ts";
import type { IntervalRow } from "../../../sim/history/rows.ts";
import { csvText } from "../../_charts/csv.ts";
import { takeAway } from "../../_charts/takeAway.ts";
import { EditBar } from "../../_edit/EditBar.tsx";
import { useEditing } from "../../_edit/useEditing.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { HistoryClient } from "../../_state/historyWorker.ts";
import { Calendar } from "./Calendar.tsx";
import { CLEANING, type CleaningStep } from "./cleaning.ts";
import type { HistoryQueue } from "./historyClient.ts";
import { Overview } from "./Overview.tsx";
import { ProposalTable } from "./ProposalTable.tsx";
import { QueuePicker } from "./QueuePicker.tsx";
import { useOverview } from "./useOverview.ts";

export interface StoredQueueProps {
  readonly queues: readonly HistoryQueue[];
  readonly worker: () => HistoryClient;
}

/** What is stored of one queue: its days, what is proposed about them, and what was decided. */
export function StoredQueue({ queues, worker }: StoredQueueProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<string>();
  const [date, setDate] = useState<string>();
  const editing = useEditing<Cleaning, CleaningStep>(CLEANING);
  const queue = queues.find((one) => keyOf(one) === chosen) ?? queues[0];
  const state = useOverview(worker, queue, editing.value?.country ?? null);
  const cleaning = editing.value;
  return (
    <section className="stored" aria-label={words("history.queues")}>
      <div className="near-page__bar">
        <EditBar
          editing={editing}
          nameOf={(step) => words(`history.step.${step}`)}
          discardName="discard"
          theirsName="theirs"
          wrong={0}
        />
      </div>
      <header className="stored__head">
        <h2>{words("history.queues")}</h2>
        <QueuePicker
          queues={queues}
          chosen={queue}
          onChoose={(one) => {
            setChosen(keyOf(one));
            setDate(undefined);
          }}
        />
        {state.kind === "shown" && <Export rows={state.rows} worker={worker} />}
      </header>
      {state.kind === "loading" && <p className="stored__wait">{words("history.loading")}</p>}
      {state.kind === "refused" && (
        <p className="notice notice--warn" role="alert">
          {words("history.refused", { detail: state.refusal.detail })} <code>{state.refusal.code}</code>
        </p>
      )}
      {state.kind === "shown" && cleaning !== undefined && (
        <>
          <Overview overview={state.overview} cleaning={cleaning} date={date} onDate={setDate} />
          <div className="stored__decide">
            <ProposalTable
              proposals={state.overview.proposals}
              cleaning={cleaning}
              date={date}
              onDate={setDate}
              onDecide={editing.change}
            />
            <Calendar cleaning={cleaning} onChange={editing.change} />
          </div>
        </>
      )}
    </section>
  );
}

function keyOf({ queue, channel }: HistoryQueue): string {
  return `${channel} ${queue}`;
}

/** The stored intervals as files in our own layout: what an import reads back. */
function Export({ rows, worker }: { readonly rows: readonly IntervalRow[]; readonly worker: () => HistoryClient }) {
  const words = useWords();
  const language = useLanguage();
  const name = "floorcast-history";
  return (
    <div className="buttons stored__export">
      <button
        type="button"
        className="button"
        onClick={() =>
          takeAway(`${name}.csv`, new Blob([csvText(exportTable(rows), language === "ru")], { type: "text/csv" }))
        }
      >
        {words("history.exportCsv")}
      </button>
      <button
        type="button"
        className="button"
        onClick={() =>
          void worker()
            .workbook(exportTable(rows))
            .then((book) => takeAway(`${name}.xlsx`, book))
        }
      >
        {words("history.exportXlsx")}
      </button>
    </div>
  );
}
