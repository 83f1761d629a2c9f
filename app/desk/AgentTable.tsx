"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { useWords } from "../_i18n/Words.tsx";
import { isTyping } from "../wall/isTyping.ts";
import { useKept } from "../wall/useKept.ts";
import { AgentRow } from "./AgentRow.tsx";
import { AgentTools } from "./AgentTools.tsx";
import { useDeskActions } from "./actions.ts";
import { type AgentColumn, type AgentSort, EVERYBODY, filteredAgents, placeOfSeat, sortedAgents } from "./agentRows.ts";
import { keptView } from "./agentView.ts";
import type { Served } from "./served.ts";
import { useAdherence } from "./useAdherence.ts";

const ROW_PX = 24;
/** Rows drawn beyond those in sight. */
const BEYOND = 12;
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

export interface AgentTableProps {
  readonly frame: Frame;
  readonly served: Served;
  readonly chosen: string | undefined;
}

/** Every agent there is, thousands of them: sorted, filtered, searched; only those in sight are drawn. */
export function AgentTable({ frame, served, chosen }: AgentTableProps) {
  const words = useWords();
  const actions = useDeskActions();
  const [keptText, keep] = useKept("floorcast-desk-agents");
  const view = useMemo(() => keptView(keptText), [keptText]);
  const [filter, setFilter] = useState(EVERYBODY);
  /** Whose row the keyboard is at: a person keeps it, wherever frames put them in the order. */
  const [active, setActive] = useState<number>();
  const lastPlace = useRef(0);
  const room = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  /** The focus follows the keyboard to a row that may have to be drawn first. */
  const follows = useRef(false);
  const { agents, at } = frame;
  const kept = useAdherence(frame, served === "now");
  // Without a roster these two would be empty.
  const columns = view.columns.filter((column) => kept !== undefined || !OF_ROSTER.has(column));
  const shown = sortedAgents(filteredAgents(agents, filter), view.sort, view.descending, at, kept?.of);
  const place = placeOfSeat(shown, active, lastPlace.current);
  lastPlace.current = place;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => room.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    // The row the keyboard is at is always drawn: out of sight it would lose the focus, and Tab would pass the table by.
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return place >= shown.length || near.includes(place) ? near : [...near, place].sort((a, b) => a - b);
    },
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  const walk = (to: number) => {
    const next = Math.min(shown.length - 1, Math.max(0, to));
    setActive(shown[next]?.seat);
    virtual.scrollToIndex(next);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined) walk(place + step);
    else if (event.key === "Home") walk(0);
    else if (event.key === "End") walk(shown.length - 1);
    else return;
    follows.current = true;
    event.preventDefault();
  };
  const sortBy = (column: AgentColumn) => {
    const sort: AgentSort = column === "limit" ? "overLimit" : column;
    keep(JSON.stringify({ ...view, sort, descending: view.sort === sort && !view.descending }));
  };
  const template = { gridTemplateColumns: columns.map((column) => WIDTHS[column]).join(" ") };
  const drawn = virtual.getVirtualItems();
  const reached = drawn.some(({ index }) => index === place) ? shown[place]?.seat : undefined;
  useEffect(() => {
    if (!follows.current || reached === undefined) return;
    follows.current = false;
    document.getElementById(`agent-${reached}`)?.focus({ preventScroll: true });
  }, [reached]);
  return (
    <section className="agents-desk" aria-label={words("desk.agents.title")}>
      <AgentTools
        frame={frame}
        shown={shown}
        view={view}
        onView={(next) => keep(JSON.stringify(next))}
        filter={filter}
        onFilter={(next) => {
          setFilter(next);
          setActive(undefined);
          lastPlace.current = 0;
          virtual.scrollToIndex(0);
        }}
        search={search}
        adherence={kept}
        inSight={[(virtual.range?.startIndex ?? 0) + 1, (virtual.range?.endIndex ?? -1) + 1]}
      />
      <div className="agents-desk__room" ref={room}>
        <table className="agents-desk__table" aria-rowcount={shown.length + 1} data-testid="desk-agents">
          <caption className="visually-hidden">{words("desk.agents.title")}</caption>
          <thead>
            <tr className="agents-desk__heads" style={template}>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={NUMBERS.has(column) ? "num" : ""}
                  aria-sort={sortOf(column, view.sort, view.descending)}
                  data-metric={column === "handleTime" ? "averageHandleMs" : undefined}
                  title={OF_ROSTER.has(column) ? words(`desk.agents.means.${column as "adherence"}`) : undefined}
                >
                  <button type="button" className="dlink" onClick={() => sortBy(column)}>
                    {words(`desk.agents.column.${column}`)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="agents-desk__rows" style={{ height: virtual.getTotalSize() }}>
            {drawn.map((item) => {
              const agent = shown[item.index];
              if (agent === undefined) return null;
              return (
                <AgentRow
                  key={agent.seat}
                  agent={agent}
                  at={at}
                  columns={columns}
                  adherence={kept?.of.get(agent.agentId)}
                  template={template.gridTemplateColumns}
                  top={item.start}
                  index={item.index}
                  reached={item.index === place}
                  chosen={agent.agentId === chosen}
                  onOpen={() => {
                    setActive(agent.seat);
                    actions.agent(agent.agentId);
                  }}
                  onKey={press}
                />
              );
            })}
          </tbody>
        </table>
        {shown.length === 0 && <p>{words("desk.agents.none")}</p>}
      </div>
    </section>
  );
}

const OF_ROSTER: ReadonlySet<AgentColumn> = new Set(["adherence", "conformance"]);
const NUMBERS: ReadonlySet<AgentColumn> = new Set([...OF_ROSTER, "for", "handled", "handleTime", "seat"]);
const WIDTHS: Readonly<Record<AgentColumn, string>> = {
  name: "minmax(120px, 1.6fr)",
  team: "minmax(70px, 1fr)",
  channel: "minmax(76px, 0.8fr)",
  state: "minmax(110px, 1.2fr)",
  for: "60px",
  limit: "minmax(84px, 0.6fr)",
  slots: "minmax(116px, 0.8fr)",
  handled: "64px",
  handleTime: "100px",
  adherence: "74px",
  conformance: "74px",
  seat: "52px",
};

function sortOf(column: AgentColumn, sort: AgentSort, descending: boolean): "ascending" | "descending" | "none" {
  if ((column === "limit" ? "overLimit" : column) !== sort) return "none";
  return descending ? "descending" : "ascending";
}
