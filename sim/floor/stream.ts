import type { AgentId, EventOf, Instant, QueueId, SnapshotPresence, SnapshotWork } from "../vocabulary/index.ts";
import { endMembership, forgetSide, placePresence } from "./agents.ts";
import { loseContact } from "./contacts.ts";
import type { OpenWork } from "./entities.ts";
import { FOLDED, type FoldOutcome } from "./outcome.ts";
import type { Folding } from "./state.ts";
import { takeOut } from "./takeOut.ts";
import { leave, openVisit } from "./visits.ts";
import { connectWork, loseWork, openWork } from "./works.ts";

/** Everything this source opened is dead; agents are offline until it speaks of them again. */
export function foldReset(folding: Folding, event: EventOf<"stream.reset">): FoldOutcome {
  const { state, source } = folding;
  source.resets += 1;
  for (const visit of [...source.visits.values()]) leave(state, visit, "system_lost", event.at, event.precisionMs);
  for (const work of [...source.works.values()]) loseWork(state, work, event.at);
  for (const contact of [...source.contacts.values()]) loseContact(state, contact, event.at);
  for (const agent of state.agents.values()) {
    const side = agent.sides.find((one) => one.source === source);
    if (side !== undefined) forgetSide(side, agent, folding, event.at);
  }
  return FOLDED;
}

export function foldGap({ source }: Folding, event: EventOf<"stream.gap">): FoldOutcome {
  source.gaps += 1;
  source.missed += event.missed ?? 0;
  return FOLDED;
}

export function foldHealth({ source }: Folding, event: EventOf<"source.health">): FoldOutcome {
  if (event.state === "connected" && source.connectedSinceAt === undefined) source.connectedSinceAt = event.at;
  if (event.state !== "connected" && event.state !== "stale") source.connectedSinceAt = undefined;
  source.state = event.state;
  if (event.skewMs !== undefined) source.reportedSkewMs = event.skewMs;
  if (event.rejected !== undefined) source.rejected = event.rejected;
  return FOLDED;
}

/**
 * The complete list of what is open at `event.at`. Works first: a work listed as connected answers its visit, which is
 * then rightly absent from the listed visits. What began after the snapshot was taken is left alone.
 */
export function foldSnapshot(folding: Folding, event: EventOf<"stream.snapshot">): FoldOutcome {
  foldListedVisits(folding, event);
  foldListedWorks(folding, event);
  closeUnlisted(folding, event);
  foldListedAgents(folding, event);
  return FOLDED;
}

function foldListedVisits({ state, source }: Folding, event: EventOf<"stream.snapshot">): void {
  for (const listed of event.visits) {
    if (source.visits.has(listed.visitId) || source.recentVisits.has(listed.visitId)) continue;
    const queue = state.queue(listed.queueId, listed.channel);
    if (queue === undefined) continue;
    const waitedMs = state.elapsed(source, listed.enqueuedAt, event.at, event.precisionMs);
    const enqueuedAt = (event.at - waitedMs) as Instant;
    openVisit(state, source, {
      visitId: listed.visitId,
      contactId: listed.contactId,
      queue,
      enqueuedAt,
      queuedAt: enqueuedAt,
    });
  }
}

function foldListedWorks(folding: Folding, event: EventOf<"stream.snapshot">): void {
  const { state, source } = folding;
  for (const listed of event.works) {
    if (source.recentWorks.has(listed.workId)) continue;
    const at = Math.min(listed.sinceAt, event.at) as Instant;
    const when = { at, precisionMs: event.precisionMs };
    const work = source.works.get(listed.workId) ?? openWork(state, source, listed, at);
    if (work === undefined || rank(work.phase) >= rank(listed.phase)) continue;
    if (work.phase === "offered") connectWork(state, work, listed.visitId, when);
    moveTo(folding, work, listed, at);
  }
}

/** Brings a connected work to the listed phase; what it did meanwhile is not known and counts as talk. */
function moveTo({ state }: Folding, work: OpenWork, listed: SnapshotWork, at: Instant): void {
  if (listed.phase !== "held" && listed.phase !== "wrapup") return;
  if (work.phase === "released") takeOut(state.released, work);
  else {
    const elapsedMs = Math.max(0, at - work.phaseAt);
    if (work.phase === "held") work.holdMs += elapsedMs;
    else work.talkMs += elapsedMs;
  }
  if (listed.phase === "wrapup" && work.releasedAt === undefined) {
    work.releasedAt = at;
    state.observer.workReleased?.(work, at);
  }
  work.phase = listed.phase;
  work.phaseAt = at;
  work.agent.loadRevision += 1;
  state.reviewAgent(work.agent, at);
}

function rank(phase: OpenWork["phase"]): number {
  return phase === "offered" ? 0 : phase === "connected" ? 1 : phase === "held" ? 2 : phase === "released" ? 3 : 4;
}

function closeUnlisted({ state, source }: Folding, event: EventOf<"stream.snapshot">): void {
  const visits = new Set(event.visits.map((listed) => listed.visitId));
  for (const visit of [...source.visits.values()]) {
    if (visit.queuedAt <= event.at && !visits.has(visit.visitId)) {
      leave(state, visit, "system_lost", event.at, event.precisionMs);
    }
  }
  const works = new Set(event.works.map((listed) => listed.workId));
  for (const work of [...source.works.values()]) {
    // A released work is over already; only its wrap-up is still possible.
    if (work.openedAt <= event.at && !works.has(work.workId) && work.phase !== "released") {
      loseWork(state, work, event.at);
    }
  }
}

function foldListedAgents({ state, source }: Folding, event: EventOf<"stream.snapshot">): void {
  const members = new Map<AgentId, Map<QueueId, number | undefined>>();
  for (const { agentId, queueId, level } of event.memberships) {
    let queues = members.get(agentId);
    if (queues === undefined) {
      queues = new Map();
      members.set(agentId, queues);
    }
    queues.set(queueId, level);
    state.agent(agentId, event.at);
  }
  const presences = grouped(event.presences);
  for (const agentId of presences.keys()) state.agent(agentId, event.at);
  for (const agent of state.agents.values()) {
    const listedQueues = members.get(agent.agentId);
    const listedPresences = presences.get(agent.agentId);
    const known = agent.sides.find((one) => one.source === source);
    if (known === undefined && listedQueues === undefined && listedPresences === undefined) continue;
    const side = known ?? agent.side(source);
    for (const [queueId, membership] of side.memberships) {
      if (membership.at <= event.at && !listedQueues?.has(queueId)) endMembership(side, queueId);
    }
    for (const [queueId, level] of listedQueues ?? []) {
      if ((side.memberships.get(queueId)?.at ?? 0) <= event.at) side.memberships.set(queueId, { level, at: event.at });
      side.wasMember = true;
    }
    for (const listed of listedPresences ?? []) {
      placePresence(side, listed, { available: listed.available, reason: listed.reason, at: event.at });
      if (listed.name !== undefined) agent.name = listed.name;
    }
    agent.changed();
    state.reviewAgent(agent, event.at);
  }
}

function grouped(presences: readonly SnapshotPresence[]): Map<AgentId, SnapshotPresence[]> {
  const byAgent = new Map<AgentId, SnapshotPresence[]>();
  for (const listed of presences) {
    const list = byAgent.get(listed.agentId);
    if (list === undefined) byAgent.set(listed.agentId, [listed]);
    else list.push(listed);
  }
  return byAgent;
}
