"use client";

import { useCallback, useRef, useState } from "react";
import { rowProblemText } from "../../../sim/history/rowProblem.ts";
import { count } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { useHistoryWorker } from "../../_state/historyWorker.ts";
import { askHistory, type HistoryRefusal } from "./historyClient.ts";
import { ImportList } from "./ImportList.tsx";
import { ImportProgressBar } from "./ImportProgressBar.tsx";
import { MappingPanel } from "./MappingPanel.tsx";
import { RowProblems } from "./RowProblems.tsx";
import { SourceBar } from "./SourceBar.tsx";
import { StoredQueue } from "./StoredQueue.tsx";
import { useHistory } from "./useHistory.ts";
import { useImport } from "./useImport.ts";

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `/lab/history`: what a centre's past is made of, and what was decided about it. */
export function HistoryScreen() {
  const words = useWords();
  const language = useLanguage();
  const history = useHistory();
  const [crash, setCrash] = useState<string>();
  const [refusal, setRefusal] = useState<HistoryRefusal>();
  const lost = useRef(() => {});
  const worker = useHistoryWorker((detail) => {
    lost.current();
    setCrash(detail);
  });
  const { refresh } = history;
  const importing = useImport(
    worker,
    HERE,
    useCallback(() => void refresh(), [refresh]),
  );
  lost.current = importing.lose;
  const { phase } = importing;
  const [taking, setTaking] = useState(false);
  const takeLog = async () => {
    setTaking(true);
    const told = await askHistory("from-log", { method: "POST" });
    setTaking(false);
    setRefusal(told.ok ? undefined : told.refusal);
    await refresh();
  };
  const said = refusal ?? history.refusal;
  const busy = taking || phase.kind === "importing" || phase.kind === "looking" || phase.kind === "mapping";
  return (
    <div className="near-page history">
      <header className="near-page__head">
        <div>
          <h1>{words("history.title")}</h1>
          <p>{words("history.line")}</p>
        </div>
      </header>
      {said !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("history.refused", { detail: said.detail })} <code>{said.code}</code>
        </p>
      )}
      {crash !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("history.crashed", { detail: crash })}
        </p>
      )}
      {phase.kind !== "mapping" && phase.kind !== "importing" && (
        <SourceBar
          busy={busy}
          onArrival={(arrival) => {
            setCrash(undefined);
            void importing.take(arrival);
          }}
          onLog={() => void takeLog()}
        />
      )}
      {phase.kind === "looking" && <p role="status">{words("history.looking", { name: phase.arrival.name })}</p>}
      {phase.kind === "refused" && (
        <p className="notice notice--warn" role="alert">
          {phase.arrival.name}: {rowProblemText(phase.problem, language)} <code>{phase.problem.code}</code>
        </p>
      )}
      {phase.kind === "failed" && (
        <p className="notice notice--warn" role="alert">
          {words("history.failed", { detail: phase.detail })}
        </p>
      )}
      {phase.kind === "mapping" && (
        <MappingPanel
          arrival={phase.arrival}
          inspected={phase.inspected}
          mapping={phase.mapping}
          onChange={importing.change}
          onRecut={(delimiter) => void importing.recut(delimiter)}
          onRun={() => void importing.run()}
          onClose={importing.close}
        />
      )}
      {phase.kind === "importing" && (
        <ImportProgressBar name={phase.arrival.name} progress={phase.progress} onCancel={importing.close} />
      )}
      {phase.kind === "done" && (
        <section className="import-done" aria-label={words("history.result")}>
          <p className="notice" role="status">
            {phase.result.kept === undefined
              ? words("history.nothingKept", { name: phase.arrival.name })
              : words("history.kept", {
                  name: phase.arrival.name,
                  rows: count(phase.result.kept.rows, language),
                  added: count(phase.result.kept.added, language),
                  replaced: count(phase.result.kept.replaced, language),
                  same: count(phase.result.kept.same, language),
                })}
            <button type="button" className="button button--small" onClick={importing.close}>
              {words("history.close")}
            </button>
          </p>
          {phase.result.report.problems > 0 && (
            <RowProblems
              problems={phase.result.report.kept}
              count={phase.result.report.problems}
              title={words("history.problemsInFile", { n: phase.result.report.problems })}
            />
          )}
        </section>
      )}
      {history.queues !== undefined && history.queues.length === 0 && phase.kind === "idle" && (
        <p>{words("history.none")}</p>
      )}
      {history.queues !== undefined && history.queues.length > 0 && phase.kind !== "mapping" && (
        <StoredQueue queues={history.queues} worker={worker} />
      )}
      {history.imports !== undefined && phase.kind !== "mapping" && (
        <ImportList imports={history.imports} timeZone={HERE} onChanged={refresh} onRefusal={setRefusal} />
      )}
    </div>
  );
}
