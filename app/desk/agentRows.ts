import type { Adherence } from "../../sim/metrics/adherence.ts";
import type { AgentFrame, AgentState } from "../../sim/metrics/frame.ts";

/** Columns of the table of agents, in their order; the name always stands. */
export const AGENT_COLUMNS = [
  "name",
  "team",
  "channel",
  "state",
  "for",
  "limit",
  "slots",
  "handled",
  "handleTime",
  "adherence",
  "conformance",
  "seat",
] as const;
export type AgentColumn = (typeof AGENT_COLUMNS)[number];

/** What agents are sorted by; `overLimit`: those over their limit first, longest over it first. */
export const AGENT_SORTS = [
  "overLimit",
  "name",
  "team",
  "channel",
  "state",
  "for",
  "slots",
  "handled",
  "handleTime",
  "adherence",
  "conformance",
  "seat",
] as const;
export type AgentSort = (typeof AGENT_SORTS)[number];

export const AGENT_STATES: readonly AgentState[] = [
  "contact",
  "ringing",
  "wrapup",
  "ready",
  "break",
  "away",
  "unknown",
  "offline",
];

export interface AgentFilter {
  /** `all` leaves out who is offline. */
  readonly state: AgentState | "all" | "overLimit";
  /** "" for every team. */
  readonly team: string;
  /** Words that name, team, reason or seat must hold, all of them. */
  readonly text: string;
}

const NOBODY: ReadonlyMap<string, Adherence> = new Map();

export const EVERYBODY: AgentFilter = { state: "all", team: "", text: "" };

/** Mean handle time today, ms; absent where nothing was handled. */
export function handleTimeOf({ handled, handleMs }: AgentFrame): number | undefined {
  return handled === 0 ? undefined : handleMs / handled;
}

export function filteredAgents(
  agents: readonly AgentFrame[],
  { state, team, text }: AgentFilter,
): readonly AgentFrame[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");
  return agents.filter((agent) => {
    if (state === "all" ? agent.state === "offline" : state === "overLimit" ? !agent.overLimit : agent.state !== state)
      return false;
    if (team !== "" && agent.teamId !== team) return false;
    if (wanted.length === 0) return true;
    const said = [agent.name, agent.teamId, agent.reason, `${agent.seat}`].join(" ").toLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}

/** A new list in order; ties by seat, so that rows do not swap places. What is absent comes last either way. */
export function sortedAgents(
  agents: readonly AgentFrame[],
  sort: AgentSort,
  descending: boolean,
  at: number,
  adherence: ReadonlyMap<string, Adherence> = NOBODY,
): readonly AgentFrame[] {
  const sign = descending ? -1 : 1;
  return [...agents].sort((a, b) => {
    const [left, right] = [keyOf(a, sort, at, adherence), keyOf(b, sort, at, adherence)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined) || a.seat - b.seat;
    }
    const order =
      typeof left === "string" && typeof right === "string" ? left.localeCompare(right) : Number(left) - Number(right);
    return sign * order || a.seat - b.seat;
  });
}

/** Where the person of `seat` stands; who is gone leaves their place, at most the last, to whoever stands there. 0 when empty. */
export function placeOfSeat(shown: readonly AgentFrame[], seat: number | undefined, before: number): number {
  const found = seat === undefined ? -1 : shown.findIndex((agent) => agent.seat === seat);
  return found >= 0 ? found : Math.min(before, Math.max(0, shown.length - 1));
}

function keyOf(
  agent: AgentFrame,
  sort: AgentSort,
  at: number,
  kept: ReadonlyMap<string, Adherence>,
): string | number | undefined {
  switch (sort) {
    case "overLimit":
      // Over the limit by how much, then the others by how long they are in their state.
      return agent.overLimit ? -(at - agent.sinceAt - (agent.limitMs ?? 0)) - 1e12 : -(at - agent.sinceAt);
    case "name":
      return agent.name;
    case "team":
      return agent.teamId;
    case "channel":
      return agent.channel;
    case "state":
      return AGENT_STATES.indexOf(agent.state);
    case "for":
      return at - agent.sinceAt;
    case "slots":
      return agent.busy;
    case "handled":
      return agent.handled;
    case "handleTime":
      return handleTimeOf(agent);
    case "adherence":
    case "conformance":
      return kept.get(agent.agentId)?.[sort];
    case "seat":
      return agent.seat;
  }
}
