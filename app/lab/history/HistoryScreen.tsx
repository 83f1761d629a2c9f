"use client";

import { useWords } from "../../_i18n/Words.tsx";
import { QueueTable } from "./QueueTable.tsx";
import { useHistory } from "./useHistory.ts";

/** `/lab/history`: what a centre's past is made of, and what was decided about it. */
export function HistoryScreen() {
  const words = useWords();
  const history = useHistory();
  return (
    <div className="near-page">
      <header className="near-page__head">
        <div>
          <h1>{words("history.title")}</h1>
          <p>{words("history.line")}</p>
        </div>
      </header>
      {history.refusal !== undefined && (
        <p className="notice notice--warn" role="alert">
          {words("history.refused", { detail: history.refusal.detail })} <code>{history.refusal.code}</code>
        </p>
      )}
      {history.queues !== undefined && <QueueTable queues={history.queues} />}
    </div>
  );
}
