import type { TeamId } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";
import type { AgentFrame, AgentState, ScopeAge, TeamFrame } from "./frame.ts";
import type { Scope } from "./scope.ts";
import { known } from "./scopeFigures.ts";
import type { Scopes } from "./scopes.ts";
import { workMetrics } from "./workMetrics.ts";

const NOBODY: Readonly<Record<AgentState, number>> = {
  contact: 0,
  ringing: 0,
  wrapup: 0,
  ready: 0,
  break: 0,
  away: 0,
  offline: 0,
  unknown: 0,
};

/** Every team there is, in order of id; `agents` are counted by their team. The census must have been taken. */
export function teamFrames(
  agents: readonly AgentFrame[],
  scopes: Scopes,
  config: BoardConfig,
  ages: ReadonlyMap<TeamId, ScopeAge>,
): readonly TeamFrame[] {
  const states = new Map<TeamId, Record<AgentState, number>>();
  for (const { teamId, state } of agents) {
    if (teamId === undefined) continue;
    const counts = states.get(teamId) ?? { ...NOBODY };
    counts[state] += 1;
    states.set(teamId, counts);
  }
  return [...scopes.teams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([teamId, scope]) => teamFrame(teamId, scope, states.get(teamId) ?? NOBODY, config, ages.get(teamId)));
}

function teamFrame(
  teamId: TeamId,
  scope: Scope,
  agents: Readonly<Record<AgentState, number>>,
  config: BoardConfig,
  age: ScopeAge | undefined,
): TeamFrame {
  const input = { scope, sums: scope.sums(config.headline), config, longestWaitMs: undefined };
  return {
    teamId,
    agents,
    ...known("age", age),
    agentsReady: scope.agentsReady,
    agentsOverLimit: scope.agentsOverLimit,
    inProgress: workMetrics.inProgress.compute(input),
    slotsBusy: scope.slotsBusy,
    slots: scope.slots,
    freeSlots: scope.freeSlots,
    slotLoad: workMetrics.slotLoad.compute(input),
    occupancy: workMetrics.occupancy.compute(input),
    handled: workMetrics.handled.compute(input),
    ...known("averageHandleMs", workMetrics.averageHandleMs.compute(input)),
  };
}
