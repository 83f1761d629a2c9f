import { type Floor, type FloorAgent, loads } from "../floor/index.ts";
import type { Instant } from "../vocabulary/index.ts";
import { drawnChannel, slotsFor } from "./agentSlots.ts";
import type { BoardConfig } from "./config.ts";
import type { AgentFrame, AgentState } from "./frame.ts";
import { agentUnknown, type FreshnessInput } from "./freshness.ts";
import { type Lens, namedBy } from "./lens.ts";
import { known } from "./scopeFigures.ts";
import type { StaffingTally } from "./staffing.ts";

/** What a board shows of one person. */
export function agentFrame(
  agent: FloorAgent,
  floor: Floor,
  staffing: StaffingTally,
  config: BoardConfig,
  input: FreshnessInput,
): AgentFrame {
  const state: AgentState = agentUnknown(agent, input) ? "unknown" : agent.activity;
  const channel = drawnChannel(agent, floor, config);
  const busy = agent.busy();
  const granted = channel === undefined ? 0 : slotsFor(agent, channel, config);
  const sinceAt = state === "contact" ? oldestContactAt(agent) : agent.activityAt;
  const limitMs = limitOf(state, agent, config);
  const day = staffing.day(agent);
  return {
    agentId: agent.agentId,
    ...known("name", agent.name),
    seat: agent.seat,
    ...known("teamId", agent.teamId),
    state,
    ...known("reason", state === "break" || state === "away" ? agent.reason : undefined),
    sinceAt,
    busy,
    slots: Math.max(granted, busy),
    ...known("channel", channel),
    ...known("limitMs", limitMs),
    overLimit: limitMs !== undefined && input.at - sinceAt > limitMs,
    handled: day.handled,
    handleMs: day.handleMs,
  };
}

/** When the oldest contact in talk or on hold was connected. */
function oldestContactAt(agent: FloorAgent): Instant {
  let oldestAt: Instant | undefined;
  for (const work of agent.works) {
    if (!loads(work) || work.phase === "wrapup" || work.connectedAt === undefined) continue;
    if (oldestAt === undefined || work.connectedAt < oldestAt) oldestAt = work.connectedAt;
  }
  return oldestAt ?? agent.activityAt;
}

/** The limit of the state, by the channel of the oldest contact; `undefined` for states without one. */
function limitOf(state: AgentState, agent: FloorAgent, config: BoardConfig): number | undefined {
  if (state === "wrapup") return config.agentLimits.wrapUpMs;
  if (state === "break") return config.agentLimits.breakMs;
  if (state !== "contact") return undefined;
  const work = agent.works.find((one) => loads(one) && one.phase !== "wrapup");
  return work === undefined ? undefined : config.agentLimits.contactMs[work.channel];
}

/** The same person as boards draw somebody whose name is not shown, or only by initials. */
export function agentAs(agent: AgentFrame, names: Lens["names"]): AgentFrame {
  const { agentId, name, ...rest } = agent;
  const named = namedBy(names, { agentId, name, seat: agent.seat });
  return { ...rest, agentId: named.agentId, ...known("name", named.name) };
}
