import type {
  AgentId,
  Channel,
  ContactId,
  EventOf,
  Instant,
  OfferOutcome,
  QueueId,
  VisitId,
  WorkId,
  WorkRole,
} from "../vocabulary/index.ts";
import type { OpenVisit, OpenWork } from "./entities.ts";
import { MAX_OPEN_WORKS, WRAP_UP_GRACE_MS } from "./limits.ts";
import { isMissed } from "./missed.ts";
import { FOLDED, type FoldOutcome, ignored } from "./outcome.ts";
import type { FloorSource } from "./source.ts";
import type { FloorState, Folding, When } from "./state.ts";
import { takeOut } from "./takeOut.ts";
import { answer } from "./visits.ts";

/** What it takes to open a work, from an event or a snapshot. */
interface Opening {
  readonly workId: WorkId;
  readonly contactId: ContactId;
  readonly agentId: AgentId;
  readonly channel: Channel;
  readonly visitId?: VisitId | undefined;
  readonly queueId?: QueueId | undefined;
  readonly role?: WorkRole | undefined;
}

export function foldOffered({ state, source }: Folding, event: EventOf<"work.offered">): FoldOutcome {
  const known = whyNot(source, event.workId);
  if (known !== undefined) return known;
  const work = openWork(state, source, event, event.at);
  return work === undefined ? ignored("too-many") : FOLDED;
}

export function foldOfferEnded({ state, source }: Folding, event: EventOf<"work.offer_ended">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  if (work.phase !== "offered") return ignored("wrong-phase");
  if (work.visit !== undefined) takeOut(work.visit.offers, work);
  endOffer(state, work, event.outcome, event.at);
  return FOLDED;
}

export function foldConnected({ state, source }: Folding, event: EventOf<"work.connected">): FoldOutcome {
  let work = source.works.get(event.workId);
  if (work === undefined) {
    if (source.recentWorks.has(event.workId)) return ignored("already-closed");
    work = openWork(state, source, event, event.at);
    if (work === undefined) return ignored("too-many");
  } else if (work.phase !== "offered") return ignored("wrong-phase");
  connectWork(state, work, event.visitId, event);
  return FOLDED;
}

/** Talk begins; closes the wait of the visit it answers, if that is still open. */
export function connectWork(state: FloorState, work: OpenWork, visitId: VisitId | undefined, when: When): void {
  const { source, agent } = work;
  state.elapsed(source, work.openedAt, when.at, when.precisionMs);
  work.phase = "connected";
  work.phaseAt = when.at;
  work.connectedAt = when.at;
  agent.loadRevision += 1;
  agent.worked(work.channel);
  const wanted = visitId ?? work.visit?.visitId;
  if (wanted !== undefined && work.role === "primary") {
    const visit = source.visits.get(wanted);
    if (visit !== undefined) {
      work.visit = visit;
      work.queue = visit.queue;
      answer(state, visit, work, when.at, when.precisionMs);
    } else if (!source.recentVisits.has(wanted)) {
      source.recentVisits.add(wanted);
      state.counters.unmatched += 1;
      state.observer.answerUnmatched?.(work, when.at);
    } else if (work.visit?.ended !== "answered") work.visit = undefined;
  }
  state.observer.workConnected?.(work, when.at);
  const granted = agent.capacityOf(work.channel);
  if (granted !== undefined && agent.busy(work.channel) > granted) source.overCapacity += 1;
  state.reviewAgent(agent, when.at);
}

export function foldHeld({ state, source }: Folding, event: EventOf<"work.held" | "work.resumed">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  const wanted = event.type === "work.held" ? "connected" : "held";
  if (work.phase !== wanted) return ignored("wrong-phase");
  endTalkOrHold(state, work, event);
  work.phase = event.type === "work.held" ? "held" : "connected";
  work.phaseAt = event.at;
  state.reviewAgent(work.agent, event.at);
  return FOLDED;
}

export function foldTransferred({ state, source }: Folding, event: EventOf<"work.transferred">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  if (work.transferred || work.connectedAt === undefined) return ignored("wrong-phase");
  work.transferred = true;
  state.observer.workTransferred?.(work, event);
  return FOLDED;
}

export function foldReleased({ state, source }: Folding, event: EventOf<"work.released">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  if (work.phase !== "connected" && work.phase !== "held") return ignored("wrong-phase");
  release(state, work, event);
  state.released.push(work);
  state.reviewAgent(work.agent, event.at);
  return FOLDED;
}

export function foldWrapUpStarted({ state, source }: Folding, event: EventOf<"work.wrapup_started">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  if (work.phase === "offered" || work.phase === "wrapup") return ignored("wrong-phase");
  if (work.phase === "released") takeOut(state.released, work);
  else release(state, work, event);
  work.phase = "wrapup";
  work.phaseAt = event.at;
  work.agent.loadRevision += 1;
  state.reviewAgent(work.agent, event.at);
  return FOLDED;
}

export function foldWrapUpEnded({ state, source }: Folding, event: EventOf<"work.wrapup_ended">): FoldOutcome {
  const work = source.works.get(event.workId);
  if (work === undefined) return unknown(source, event.workId);
  if (work.phase !== "wrapup") return ignored("wrong-phase");
  work.wrapUpMs += state.elapsed(source, work.phaseAt, event.at, event.precisionMs);
  finish(state, work, event.at);
  return FOLDED;
}

/** Finishes, as of their release, the works released at `deadline − grace` whose wrap-up never began. */
export function finishReleased(state: FloorState, work: OpenWork): void {
  takeOut(state.released, work);
  finish(state, work, work.releasedAt!);
}

/** When a released work stops waiting for its wrap-up. */
export function graceEndsAt(work: OpenWork): number {
  return work.phaseAt + WRAP_UP_GRACE_MS;
}

/** Forgets a work whose end was not seen. */
export function loseWork(state: FloorState, work: OpenWork, at: Instant): void {
  if (work.phase === "released") {
    finishReleased(state, work);
    return;
  }
  if (work.visit !== undefined) takeOut(work.visit.offers, work);
  remove(state, work);
  state.observer.workLost?.(work, at);
  state.reviewAgent(work.agent, at);
}

/** Ends an offer; the caller has taken it off the visit. */
export function endOffer(state: FloorState, work: OpenWork, outcome: OfferOutcome, at: Instant): void {
  remove(state, work);
  state.observer.offerEnded?.(work, outcome, at);
  if (work.visit !== undefined && isMissed(outcome)) work.visit.missed = true;
  state.reviewAgent(work.agent, at);
}

/** Opens a work as an offer; `undefined` when there is no room for the agent. */
export function openWork(state: FloorState, source: FloorSource, opening: Opening, at: Instant): OpenWork | undefined {
  const agent = state.agent(opening.agentId, at);
  if (agent === undefined) return undefined;
  if (state.openWorks >= MAX_OPEN_WORKS) {
    const [oldest] = source.works.values();
    if (oldest === undefined) return undefined;
    loseWork(state, oldest, at);
    state.counters.dropped += 1;
  }
  const role = opening.role ?? "primary";
  const visit: OpenVisit | undefined = opening.visitId === undefined ? undefined : source.visits.get(opening.visitId);
  const queue =
    visit?.queue ?? (opening.queueId === undefined ? undefined : state.queue(opening.queueId, opening.channel));
  source.channels.add(opening.channel);
  if (queue !== undefined) source.queues.add(queue);
  agent.side(source);
  const work: OpenWork = {
    workId: opening.workId,
    contactId: opening.contactId,
    source,
    agent,
    channel: opening.channel,
    role,
    order: state.nextOrder(),
    queue,
    visit: role === "primary" ? visit : undefined,
    phase: "offered",
    phaseAt: at,
    openedAt: at,
    connectedAt: undefined,
    releasedAt: undefined,
    talkMs: 0,
    holdMs: 0,
    wrapUpMs: 0,
    transferred: false,
  };
  source.works.set(work.workId, work);
  agent.works.push(work);
  state.openWorks += 1;
  work.visit?.offers.push(work);
  state.observer.workOffered?.(work);
  state.reviewAgent(agent, at);
  return work;
}

function release(state: FloorState, work: OpenWork, when: When): void {
  endTalkOrHold(state, work, when);
  work.phase = "released";
  work.phaseAt = when.at;
  work.releasedAt = when.at;
  work.agent.loadRevision += 1;
  state.observer.workReleased?.(work, when.at);
}

function endTalkOrHold(state: FloorState, work: OpenWork, when: When): void {
  const elapsedMs = state.elapsed(work.source, work.phaseAt, when.at, when.precisionMs);
  if (work.phase === "held") work.holdMs += elapsedMs;
  else work.talkMs += elapsedMs;
}

function finish(state: FloorState, work: OpenWork, at: Instant): void {
  remove(state, work);
  state.observer.workFinished?.(work, at);
  state.reviewAgent(work.agent, at);
}

function remove(state: FloorState, work: OpenWork): void {
  work.source.works.delete(work.workId);
  work.source.recentWorks.add(work.workId);
  const { agent } = work;
  takeOut(agent.works, work);
  if (work.phase !== "offered") agent.loadRevision += 1;
  state.openWorks -= 1;
}

function whyNot(source: FloorSource, workId: WorkId): FoldOutcome | undefined {
  if (source.works.has(workId)) return ignored("already-open");
  if (source.recentWorks.has(workId)) return ignored("already-closed");
  return undefined;
}

function unknown(source: FloorSource, workId: WorkId): FoldOutcome {
  return ignored(source.recentWorks.has(workId) ? "already-closed" : "unknown-work");
}
