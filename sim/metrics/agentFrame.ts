import { type Floor, type FloorAgent, loads } from "../floor/index.ts";
import type { Instant } from "../vocabulary/index.ts";
import { drawnChannel, slotsFor } from "./agentSlots.ts";
import type { BoardConfig } from "./config.ts";
import type { AgentFrame, AgentState } from "./frame.ts";
import { agentUnknown, type FreshnessInput } from "./freshness.ts";
import { type Lens, namedBy } from "./lens.ts";
import { known } from "./scopeFigures.ts";
import type { AgentDay, StaffingTally } from "./staffing.ts";

/** A picture of somebody and all it was made of besides the clock. */
export interface DrawnAgent {
  readonly shown: AgentFrame;
  readonly revision: number;
  readonly loadRevision: number;
  readonly activity: FloorAgent["activity"];
  readonly activityAt: Instant;
  readonly reason: string | undefined;
  readonly queuesKnown: number;
}

/**
 * What a board shows of one person. While nothing about somebody changes it is one and the same object, drawn once: most
 * people do what they did a quarter of a second ago.
 */
export function agentFrame(
  agent: FloorAgent,
  floor: Floor,
  staffing: StaffingTally,
  config: BoardConfig,
  input: FreshnessInput,
): AgentFrame {
  const state: AgentState = agentUnknown(agent, input) ? "unknown" : agent.activity;
  const day = staffing.day(agent);
  const last = staffing.drawn.get(agent);
  if (
    last !== undefined &&
    last.revision === agent.revision &&
    last.loadRevision === agent.loadRevision &&
    last.activity === agent.activity &&
    last.activityAt === agent.activityAt &&
    last.reason === agent.reason &&
    last.queuesKnown === floor.queues.length &&
    last.shown.state === state &&
    last.shown.handled === day.handled &&
    last.shown.handleMs === day.handleMs &&
    last.shown.overLimit === isOver(last.shown.limitMs, last.shown.sinceAt, input.at)
  ) {
    return last.shown;
  }
  const shown = draw(agent, state, floor, config, day, input.at);
  const { revision, loadRevision, activity, activityAt, reason } = agent;
  const queuesKnown = floor.queues.length;
  staffing.drawn.set(agent, { shown, revision, loadRevision, activity, activityAt, reason, queuesKnown });
  return shown;
}

function draw(
  agent: FloorAgent,
  state: AgentState,
  floor: Floor,
  config: BoardConfig,
  day: Readonly<AgentDay>,
  at: Instant,
): AgentFrame {
  const channel = drawnChannel(agent, floor, config);
  const busy = agent.busy();
  const granted = channel === undefined ? 0 : slotsFor(agent, channel, config);
  const sinceAt = state === "contact" ? oldestContactAt(agent) : agent.activityAt;
  const limitMs = limitOf(state, agent, config);
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
    overLimit: isOver(limitMs, sinceAt, at),
    handled: day.handled,
    handleMs: day.handleMs,
  };
}

function isOver(limitMs: number | undefined, sinceAt: Instant, at: Instant): boolean {
  return limitMs !== undefined && at - sinceAt > limitMs;
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

/** By picture, so that it is one object as long as the picture is. */
const UNNAMED: Readonly<Record<Exclude<Lens["names"], "names">, WeakMap<AgentFrame, AgentFrame>>> = {
  initials: new WeakMap(),
  none: new WeakMap(),
};

/** The same person as boards draw somebody whose name is not shown, or only by initials. */
export function agentAs(agent: AgentFrame, names: keyof typeof UNNAMED): AgentFrame {
  const drawn = UNNAMED[names].get(agent);
  if (drawn !== undefined) return drawn;
  const { agentId, name, ...rest } = agent;
  const named = namedBy(names, { agentId, name, seat: agent.seat });
  const unnamed: AgentFrame = { ...rest, agentId: named.agentId, ...known("name", named.name) };
  UNNAMED[names].set(agent, unnamed);
  return unnamed;
}
