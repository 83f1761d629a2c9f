import { type FloorAgent, loads } from "../floor/index.ts";
import { slotsFor } from "./agentSlots.ts";
import type { BoardConfig } from "./config.ts";
import type { AgentFrame } from "./frame.ts";
import type { Scopes } from "./scopes.ts";
import type { StaffingTally } from "./staffing.ts";

/** Takes rounding away where thirds and fifths add up to a whole: free slots are whole. */
const TOLERANCE = 1e-9;

/** Somebody on the floor and what a board shows of them, names and all. */
export interface Counted {
  readonly agent: FloorAgent;
  readonly shown: AgentFrame;
}

/**
 * Counts who is ready, what they could take, and who is over a limit into every scope, replacing the last count. Staffing
 * must be settled. Somebody whose sources are all stale is neither ready nor over a limit: nobody knows.
 */
export function census(everybody: readonly Counted[], scopes: Scopes, staffing: StaffingTally): void {
  for (const scope of scopes.all) {
    scope.agentsReady = 0;
    scope.freeSlots = 0;
    scope.agentsOverLimit = 0;
  }
  for (const { agent, shown } of everybody) {
    if (shown.state === "offline" || shown.state === "unknown") continue;
    const oldest = shown.overLimit ? agent.works.find(loads) : undefined;
    const free = agent.available() ? freeShare(agent, scopes.config) : 0;
    for (const part of staffing.parts(agent)) {
      const { scope } = part;
      if (shown.overLimit && isDrawnBy(scope, shown, oldest?.queue?.queueId)) scope.agentsOverLimit += 1;
      if (!part.open) continue;
      if (shown.state === "ready") scope.agentsReady += 1;
      if (free > 0) scope.freeSlots += Math.floor((part.granted ?? shown.slots) * free + TOLERANCE);
    }
  }
}

/**
 * What is left of an agent, in [0, 1]: each contact in hand or ringing takes its share, one chat of three a third. One
 * chat of three therefore leaves two chats, and no voice.
 */
function freeShare(agent: FloorAgent, config: BoardConfig): number {
  if (agent.works.length === 0) return 1;
  let free = 1;
  for (const work of agent.works) {
    if (loads(work) || work.phase === "offered") free -= 1 / Math.max(1, slotsFor(agent, work.channel, config));
  }
  return Math.max(0, free);
}

function isDrawnBy(
  scope: { readonly channel: AgentFrame["channel"]; readonly queueId: string | undefined },
  shown: AgentFrame,
  queueId: string | undefined,
): boolean {
  if (scope.queueId !== undefined) return scope.queueId === queueId && scope.channel === shown.channel;
  return scope.channel === undefined || scope.channel === shown.channel;
}
