"use client";

import { useRef, useState } from "react";
import type { CountedContact, CountedList } from "../../sim/metrics/counted.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { csvText } from "../_charts/csv.ts";
import { saveFile } from "../_edit/jsonFile.ts";
import { ask, type Refusal } from "../_edit/revisioned.ts";
import { clockWithSeconds, count, duration, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { useDeskActions } from "./actions.ts";
import { listPath } from "./askPaths.ts";
import type { DrillId } from "./deskAddress.ts";
import { CONTACT_HEADS, contactCells } from "./listRows.ts";
import { SidePart, Unanswered } from "./SidePart.tsx";
import type { Served } from "./served.ts";
import { useAgentNames } from "./useAgentNames.ts";
import { useQuestion } from "./useQuestion.ts";
import { useScopeName } from "./useScopeName.ts";

const PAGE = 100;
/** Rows of one question, and of a whole file. */
const FILE_PAGE = 1_000;
const FILE_ROWS = 20_000;

export interface DrillPanelProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly figure: DrillId;
  readonly scope: string;
  readonly at: number | undefined;
  /** Only works of this agent. */
  readonly agentId?: string;
  readonly onClose?: (() => void) | undefined;
}

interface ListAnswer extends CountedList {
  readonly at: number;
}

/** The contacts counted in a figure, as it stood when it was pressed. */
export function DrillPanel({ frame, served, figure, scope, at, agentId, onClose }: DrillPanelProps) {
  const words = useWords();
  const language = useLanguage();
  const scopeName = useScopeName()(scope);
  const actions = useDeskActions();
  const nameOf = useAgentNames(frame);
  const [offset, setOffset] = useState(0);
  const own = agentId === undefined ? {} : { agentId };
  const path = (from: number, limit: number) => listPath(frame, figure, scope, { at, offset: from, limit, ...own });
  const wanted = served === "no" ? undefined : path(offset, PAGE);
  // The page before stays until the next is there, and the buttons with it.
  const about = `${figure} ${scope} ${at} ${agentId}`;
  const { value, of, refusal, asking } = useQuestion<ListAnswer>(wanted, 0, about);
  const first = useRef(0);
  if (of === wanted) first.current = offset;
  const [notSaved, setNotSaved] = useState<Refusal>();
  const export_ = async () => {
    setNotSaved(undefined);
    const rows: CountedContact[] = [];
    for (let from = 0; from < FILE_ROWS; from += FILE_PAGE) {
      const page = await ask<ListAnswer>(path(from, FILE_PAGE));
      if (!page.ok) return setNotSaved(page);
      rows.push(...page.value.rows);
      if (rows.length >= page.value.total) break;
    }
    const table = rows.map((row) => contactCells(row, frame.timeZone));
    saveFile(`${figure}.csv`, csvText([CONTACT_HEADS, ...table], language === "ru"), "text/csv");
  };
  const told = value?.rows ?? [];
  return (
    <SidePart title={words(`desk.figure.${figure}`)} onClose={onClose}>
      <p className="side__what">
        {agentId === undefined ? scopeName : nameOf(agentId)}
        {value !== undefined && (
          <>
            {": "}
            <b data-testid="drill-total">{count(value.total, language)}</b>
            {value.met !== undefined &&
              `, ${words(figure === "abandonment" ? "desk.drill.gaveUp" : "desk.drill.kept", {
                n: value.met,
                share: percent(value.total === 0 ? undefined : value.met / value.total, language),
              })}`}
            {", "}
            {words("wall.asOf", { time: clockWithSeconds(value.at, frame.timeZone) })}
          </>
        )}
      </p>
      {served === "no" && <p>{words("desk.side.notServed")}</p>}
      {asking && <p role="status">{words("edit.loading")}</p>}
      {refusal !== undefined && <Unanswered {...refusal} />}
      {notSaved !== undefined && <Unanswered {...notSaved} />}
      {value !== undefined && value.total === 0 && <p>{words("desk.drill.none")}</p>}
      {told.length > 0 && (
        <table className="dtable drill" data-testid="drill" aria-busy={of !== wanted}>
          <thead>
            <tr>
              <th scope="col">{words("desk.drill.since")}</th>
              <th scope="col">{words("desk.drill.where")}</th>
              <th scope="col" className="num">
                {words(figure === "handled" ? "desk.drill.handled" : "desk.drill.wait")}
              </th>
              <th scope="col">{words("desk.drill.how")}</th>
            </tr>
          </thead>
          <tbody>
            {told.map((row) => (
              <tr key={`${row.source} ${row.visitId ?? row.workId}`} data-met={row.met}>
                <th scope="row">
                  <button
                    type="button"
                    className="dlink"
                    onClick={() => actions.contact(row.contactId, row.source)}
                    aria-label={words("desk.drill.open", { id: row.contactId })}
                  >
                    {clockWithSeconds(row.sinceAt, frame.timeZone)}
                  </button>
                </th>
                <td>{row.queueId ?? words(`channel.${row.channel}`)}</td>
                <td className="num">{duration(figure === "handled" ? row.handleMs : row.waitMs, language)}</td>
                <td>
                  {row.agentId !== undefined
                    ? nameOf(row.agentId)
                    : row.outcome === undefined
                      ? words("desk.drill.waits")
                      : words(`desk.outcome.${row.outcome}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {value !== undefined && value.total > 0 && (
        <div className="buttons">
          {value.total > PAGE && (
            <>
              <button
                type="button"
                className="button button--small"
                disabled={offset === 0}
                onClick={() => setOffset(Math.max(0, offset - PAGE))}
              >
                {words("desk.drill.before")}
              </button>
              <span className="faint">
                {words("desk.drill.page", { from: first.current + 1, to: first.current + told.length, n: value.total })}
              </span>
              <button
                type="button"
                className="button button--small"
                disabled={offset + PAGE >= value.total}
                onClick={() => setOffset(offset + PAGE)}
              >
                {words("desk.drill.after")}
              </button>
            </>
          )}
          <button type="button" className="button button--small" onClick={() => void export_()}>
            {words("tables.csv")}
          </button>
        </div>
      )}
    </SidePart>
  );
}
