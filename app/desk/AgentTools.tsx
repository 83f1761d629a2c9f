"use client";

import { type RefObject, useId } from "react";
import type { AgentFrame, Frame } from "../../sim/metrics/frame.ts";
import { csvText } from "../_charts/csv.ts";
import { saveFile } from "../_edit/jsonFile.ts";
import { count, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { AGENT_COLUMNS, AGENT_STATES, type AgentFilter, handleTimeOf } from "./agentRows.ts";
import type { AgentView } from "./agentView.ts";
import type { KnownAdherence } from "./useAdherence.ts";

export interface AgentToolsProps {
  readonly frame: Frame;
  /** Filtered and sorted: what the file holds. */
  readonly shown: readonly AgentFrame[];
  readonly view: AgentView;
  readonly onView: (view: AgentView) => void;
  readonly filter: AgentFilter;
  readonly onFilter: (filter: AgentFilter) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Against the roster; absent where there is none. */
  readonly adherence: KnownAdherence | undefined;
  /** First and last row in sight, from 1. */
  readonly inSight: readonly [number, number];
}

/** What narrows the table of agents down, which columns it has, and the way to a file. */
export function AgentTools({
  frame,
  shown,
  view,
  onView,
  filter,
  onFilter,
  search,
  adherence,
  inSight,
}: AgentToolsProps) {
  const words = useWords();
  const language = useLanguage();
  const columnsId = useId();
  const { agents } = frame;
  const teams = [...new Set(agents.flatMap(({ teamId }) => teamId ?? []))].sort((a, b) => a.localeCompare(b));
  const nameOf = (state: AgentFilter["state"]) =>
    state === "all" || state === "overLimit" || state === "ringing" || state === "offline"
      ? words(`desk.agents.${state}`)
      : words(`state.${state}`);
  const counted = (state: AgentFilter["state"]) =>
    agents.filter((agent) =>
      state === "all" ? agent.state !== "offline" : state === "overLimit" ? agent.overLimit : agent.state === state,
    ).length;
  // They stand whether anybody is like that or not: a row of words that comes and goes with its counts would jump.
  const states = (["all", "overLimit", ...AGENT_STATES] as const).filter(
    (state) => state !== "unknown" || state === filter.state || counted(state) > 0,
  );
  const save = () => {
    const rows = shown.map((agent) => [
      agent.name,
      agent.seat,
      agent.teamId,
      agent.channel,
      agent.state,
      agent.reason,
      (frame.at - agent.sinceAt) / 1_000,
      agent.overLimit ? "yes" : "no",
      agent.busy,
      agent.slots,
      agent.handled,
      inSeconds(handleTimeOf(agent)),
      adherence?.of.get(agent.agentId)?.adherence,
      adherence?.of.get(agent.agentId)?.conformance,
    ]);
    saveFile("agents.csv", csvText([FILE_HEADS, ...rows], language === "ru"), "text/csv");
  };
  return (
    <>
      {adherence !== undefined && (
        <p className="agents-desk__kept" data-testid="adherence-total">
          {words("desk.agents.kept", {
            adherence: percent(adherence.total.adherence, language),
            conformance: percent(adherence.total.conformance, language),
            n: adherence.total.planned,
          })}{" "}
          ({words(`desk.ahead.source.${adherence.source}`)}
          {adherence.total.unheard > 0 && `, ${words("desk.agents.unheard", { n: adherence.total.unheard })}`})
        </p>
      )}
      <div className="agents-desk__tools">
        <h2>{words("desk.agents.title")}</h2>
        <div className="chips">
          {states.map((state) => (
            <button
              key={state}
              type="button"
              className="chip"
              aria-pressed={filter.state === state}
              onClick={() => onFilter({ ...filter, state })}
            >
              {nameOf(state)} {count(counted(state), language)}
            </button>
          ))}
        </div>
        {teams.length > 1 && (
          <select
            aria-label={words("desk.agents.column.team")}
            value={filter.team}
            onChange={({ target }) => onFilter({ ...filter, team: target.value })}
          >
            <option value="">{words("desk.agents.everyTeam")}</option>
            {teams.map((team) => (
              <option key={team} value={team}>
                {team}
              </option>
            ))}
          </select>
        )}
        <input
          ref={search}
          type="search"
          aria-label={words("desk.agents.search")}
          placeholder={words("desk.agents.searchKey")}
          value={filter.text}
          maxLength={100}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
          onKeyDown={({ key, currentTarget }) => key === "Escape" && currentTarget.blur()}
        />
        <span className="faint" role="status">
          {words("desk.agents.inSight", { from: shown.length === 0 ? 0 : inSight[0], to: inSight[1], n: shown.length })}
        </span>
        <button type="button" className="button button--small" popoverTarget={columnsId}>
          {words("desk.agents.columns")}
        </button>
        <div id={columnsId} popover="auto" className="columns-choice">
          {AGENT_COLUMNS.filter((column) => column !== "name").map((column) => (
            <label key={column}>
              <input
                type="checkbox"
                checked={view.columns.includes(column)}
                onChange={({ target }) =>
                  onView({
                    ...view,
                    columns: AGENT_COLUMNS.filter((known) =>
                      known === column ? target.checked : view.columns.includes(known),
                    ),
                  })
                }
              />
              {words(`desk.agents.column.${column}`)}
            </label>
          ))}
        </div>
        <button type="button" className="button button--small" onClick={save}>
          {words("tables.csv")}
        </button>
      </div>
    </>
  );
}

const FILE_HEADS = [
  "name",
  "seat",
  "team",
  "channel",
  "state",
  "reason",
  "in state s",
  "over limit",
  "slots busy",
  "slots",
  "handled today",
  "handle time s",
  "adherence",
  "conformance",
] as const;

function inSeconds(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms) / 1_000;
}
