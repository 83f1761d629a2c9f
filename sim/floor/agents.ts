import type { EventOf, Instant } from "../vocabulary/index.ts";
import type { AgentSide, FloorAgent, Presence } from "./agent.ts";
import { MAX_MEMBERSHIPS, MAX_SLOTS } from "./limits.ts";
import { FOLDED, type FoldOutcome, ignored } from "./outcome.ts";
import type { Folding } from "./state.ts";

export function foldSession({ state, source }: Folding, event: EventOf<"agent.session">): FoldOutcome {
  const agent = state.agent(event.agentId, event.at);
  if (agent === undefined) return ignored("too-many");
  const side = agent.side(source);
  if (side.session !== undefined && event.at < side.session.at) return ignored("out-of-order");
  side.session = { on: event.state === "on", at: event.at };
  if (event.name !== undefined) agent.name = event.name;
  if (event.teamId !== undefined) agent.teamId = event.teamId;
  agent.changed();
  state.reviewAgent(agent, event.at);
  return FOLDED;
}

export function foldPresence({ state, source }: Folding, event: EventOf<"agent.presence">): FoldOutcome {
  const agent = state.agent(event.agentId, event.at);
  if (agent === undefined) return ignored("too-many");
  const side = agent.side(source);
  const presence: Presence = { available: event.available, reason: event.reason, at: event.at };
  if (!placePresence(side, event, presence)) return ignored("out-of-order");
  if (event.name !== undefined) agent.name = event.name;
  agent.changed();
  state.reviewAgent(agent, event.at);
  return FOLDED;
}

/** Puts a presence where it belongs unless something newer stands there; says whether it did. */
export function placePresence(
  side: AgentSide,
  scope: Pick<EventOf<"agent.presence">, "queueId" | "channel">,
  presence: Presence,
): boolean {
  if (scope.queueId !== undefined) {
    const known = side.queuePresence.get(scope.queueId);
    if (known !== undefined && known.at > presence.at) return false;
    if (known === undefined && side.queuePresence.size >= MAX_MEMBERSHIPS) return false;
    side.queuePresence.set(scope.queueId, presence);
    return true;
  }
  if (scope.channel !== undefined) {
    const known = side.channelPresence.get(scope.channel);
    if (known !== undefined && known.at > presence.at) return false;
    side.channelPresence.set(scope.channel, presence);
    return true;
  }
  if (side.presence !== undefined && side.presence.at > presence.at) return false;
  side.presence = presence;
  // Said of everything, it replaces what was said of parts before.
  for (const [queueId, narrow] of side.queuePresence) if (narrow.at <= presence.at) side.queuePresence.delete(queueId);
  for (const [channel, narrow] of side.channelPresence) {
    if (narrow.at <= presence.at) side.channelPresence.delete(channel);
  }
  return true;
}

export function foldCapacity({ state, source }: Folding, event: EventOf<"agent.capacity">): FoldOutcome {
  if (!(Number.isInteger(event.max) && event.max >= 0)) return ignored("bad-value");
  const agent = state.agent(event.agentId, event.at);
  if (agent === undefined) return ignored("too-many");
  const side = agent.side(source);
  const max = Math.min(event.max, MAX_SLOTS);
  if (event.channel === undefined) side.totalCapacity = max;
  else side.capacity.set(event.channel, max);
  agent.changed();
  state.reviewAgent(agent, event.at);
  return FOLDED;
}

export function foldMembership({ state, source }: Folding, event: EventOf<"agent.membership">): FoldOutcome {
  const agent = state.agent(event.agentId, event.at);
  if (agent === undefined) return ignored("too-many");
  const side = agent.side(source);
  const known = side.memberships.get(event.queueId);
  if (known !== undefined && known.at > event.at) return ignored("out-of-order");
  if (event.member) {
    if (known === undefined && side.memberships.size >= MAX_MEMBERSHIPS) return ignored("too-many");
    side.memberships.set(event.queueId, { level: event.level, at: event.at });
    side.wasMember = true;
  } else endMembership(side, event.queueId);
  if (event.name !== undefined) agent.name = event.name;
  agent.changed();
  state.reviewAgent(agent, event.at);
  return FOLDED;
}

export function endMembership(side: AgentSide, queueId: EventOf<"agent.membership">["queueId"]): void {
  side.memberships.delete(queueId);
  side.queuePresence.delete(queueId);
}

/** The agent's view from one source starts anew. */
export function forgetSide(side: AgentSide, agent: FloorAgent, folding: Folding, at: Instant): void {
  side.forget();
  agent.changed();
  folding.state.reviewAgent(agent, at);
}
