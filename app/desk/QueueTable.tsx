"use client";

import type { Frame } from "../../sim/metrics/frame.ts";
import { saveFile } from "../_edit/jsonFile.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { DeskRow } from "./deskRows.ts";
import { QueueTableRow } from "./QueueTableRow.tsx";
import { queueCsv } from "./queueCsv.ts";
import { useGridKeys } from "./useGridKeys.ts";

export interface QueueTableProps {
  readonly frame: Frame;
  readonly rows: readonly DeskRow[];
  /** The scope the right side is about. */
  readonly chosen: string;
}

/** Every channel and its queues: figures to press, bullets on one axis, the trend where there is one. */
export function QueueTable({ frame, rows, chosen }: QueueTableProps) {
  const words = useWords();
  const language = useLanguage();
  const table = useGridKeys<HTMLTableElement>();
  const { variant, window } = frame.total.serviceLevel;
  const ahead = rows.some(({ projection }) => projection !== undefined);
  return (
    <table className="dtable queues" ref={table} data-testid="desk-queues">
      <caption className="visually-hidden">{words("desk.queues.title")}</caption>
      <colgroup>
        {COLUMNS.map((name) => (
          <col key={name} className={`col-${name}`} />
        ))}
        {ahead && <col className="col-chance" />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            {words("desk.queues.queue")}{" "}
            <button
              type="button"
              className="dlink"
              aria-label={words("desk.queues.csv")}
              onClick={() => saveFile("queues.csv", queueCsv(rows, language === "ru"), "text/csv")}
            >
              {words("tables.csv")}
            </button>
          </th>
          <th scope="col" className="num" data-metric="waiting">
            {words("desk.queues.waiting")}
          </th>
          <th scope="col" className="num" data-metric="longestWaitMs">
            {words("desk.queues.longest")}
          </th>
          <th scope="col">{words("desk.queues.limit")}</th>
          <th scope="col" data-metric="serviceLevel" title={words(`variantTitle.${variant}`)}>
            {words("desk.queues.serviceLevel", {
              variant: words(`variant.${variant}`),
              window: words(`window.${window}`).replaceAll(" ", "\u00a0"),
            })}
          </th>
          <th scope="col" className="num" data-metric="serviceLevel">
            {words("desk.queues.level")}
          </th>
          <th scope="col" className="num">
            {words("desk.queues.n")}
          </th>
          <th scope="col" className="num" data-metric="abandonment">
            {words("desk.queues.gaveUp")}
          </th>
          <th scope="col" className="num" data-metric="waitP90Ms">
            {words("desk.queues.p90")}
          </th>
          <th scope="col" data-metric="slotLoad">
            {words("desk.queues.loadKey")}
          </th>
          <th scope="col" className="num" data-metric="inProgress">
            {words("desk.queues.inProgress")}
          </th>
          <th scope="col" className="num" data-metric="slotLoad">
            {words("desk.queues.slots")}
          </th>
          <th scope="col">{words(ahead ? "desk.queues.trendAhead" : "desk.queues.trend")}</th>
          {ahead && (
            <th scope="col" className="num">
              {words("desk.queues.chance")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QueueTableRow key={row.scope} row={row} frame={frame} chosen={row.scope === chosen} ahead={ahead} />
        ))}
      </tbody>
    </table>
  );
}

const COLUMNS = [
  "name",
  "waiting",
  "longest",
  "limit",
  "bullet",
  "level",
  "n",
  "gaveup",
  "p90",
  "load",
  "inhand",
  "slots",
  "trend",
] as const;
