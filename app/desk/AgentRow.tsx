import type { KeyboardEvent, ReactNode } from "react";
import type { Adherence } from "../../sim/metrics/adherence.ts";
import type { AgentFrame } from "../../sim/metrics/frame.ts";
import { SlotGlyph } from "../_charts/SlotGlyph.tsx";
import { WaitBar } from "../_charts/WaitBar.tsx";
import { count, duration, NONE, percent } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import { loadText } from "../_tiles/loadText.ts";
import { Mark } from "../_tiles/Mark.tsx";
import { type AgentColumn, handleTimeOf } from "./agentRows.ts";

export interface AgentRowProps {
  readonly agent: AgentFrame;
  readonly at: number;
  readonly columns: readonly AgentColumn[];
  /** Against the roster; absent where they are not planned, or there is none. */
  readonly adherence: Adherence | undefined;
  /** CSS tracks of the columns. */
  readonly template: string;
  /** Where it stands in the room, px. */
  readonly top: number;
  readonly index: number;
  /** The row the keyboard is at: the one stop of the whole table for Tab. */
  readonly reached: boolean;
  readonly chosen: boolean;
  readonly onOpen: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** One person in a line of the virtual table. */
export function AgentRow(props: AgentRowProps) {
  const { agent, at, columns, adherence, template, top, index, reached, chosen, onOpen, onKey } = props;
  const words = useWords();
  const language = useLanguage();
  const absent = agent.state === "break" || agent.state === "away" || agent.state === "offline";
  const state = words(
    agent.state === "ringing" || agent.state === "offline" ? `desk.agents.${agent.state}` : `state.${agent.state}`,
  );
  const cells: Readonly<Record<AgentColumn, () => ReactNode>> = {
    name: () => (
      <button
        id={`agent-${agent.seat}`}
        type="button"
        className="dname agents-desk__open"
        tabIndex={reached ? 0 : -1}
        aria-current={chosen}
        onClick={onOpen}
        onKeyDown={onKey}
      >
        <span className="dname__mark">{agent.overLimit && <Mark kind="watch" />}</span>
        <span className="agents-desk__name">{agent.name ?? words("wall.seat", { seat: agent.seat })}</span>
      </button>
    ),
    team: () => agent.teamId ?? NONE,
    channel: () => (agent.channel === undefined ? NONE : words(`channel.${agent.channel}`)),
    state: () => (agent.reason === undefined ? state : `${state}, ${agent.reason}`),
    for: () => duration(at - agent.sinceAt, language),
    limit: () => agent.limitMs !== undefined && <WaitBar waitMs={at - agent.sinceAt} limitMs={agent.limitMs} />,
    slots: () => (
      <>
        <SlotGlyph busy={agent.busy} slots={agent.slots} absent={absent} />
        <small>{loadText(agent.busy, agent.slots, language)}</small>
      </>
    ),
    handled: () => count(agent.handled, language),
    handleTime: () => duration(handleTimeOf(agent), language),
    adherence: () => percent(adherence?.adherence, language),
    conformance: () => percent(adherence?.conformance, language),
    seat: () => count(agent.seat, language),
  };
  return (
    <tr
      aria-rowindex={index + 2}
      className="agents-desk__row"
      data-chosen={chosen}
      data-over={agent.overLimit}
      data-state={agent.state}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      {columns.map((column) =>
        column === "name" ? (
          <th key={column} scope="row" data-column={column}>
            {cells[column]()}
          </th>
        ) : (
          <td key={column} data-column={column}>
            {cells[column]()}
          </td>
        ),
      )}
    </tr>
  );
}
