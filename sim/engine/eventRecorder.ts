import {
  type AgentId,
  type CallbackId,
  CHANNELS,
  type ContactCause,
  type ContactId,
  type CustomerId,
  type EventId,
  type FloorEvent,
  type FloorFact,
  type Instant,
  type JourneyId,
  later,
  type QueueId,
  type SourceId,
  type TeamId,
  type VisitId,
  type WorkId,
} from "../vocabulary/index.ts";
import type { CentreAgent, CentreQueue } from "./centre.ts";
import { luckWord } from "./luck.ts";
import type { EngineObserver, EngineView, FollowUp } from "./observer.ts";

/** What the recorder knows of one open contact beside the engine's columns. */
interface Identity {
  readonly id: ContactId;
  readonly journeyId: JourneyId;
  readonly cause: ContactCause;
  readonly parent?: ContactId;
  readonly callbackId?: CallbackId;
}

const CAUSES = { switch: "switch", callback: "callback", repeat: "repeat" } as const;
const SUFFIX = { switch: "s", callback: "c", repeat: "r" } as const;

/**
 * The observer of walls and theatres: writes what happens as floor events of the source `simulation://<scenario>`.
 * Ids follow from the run and from the order of arrival in each queue, so a contact keeps its id whatever the staffing;
 * a contact that follows another bears its id with a letter more (s – switched, c – callback, r – repeat).
 */
export class EventRecorder implements EngineObserver {
  readonly wantsMessages = true;
  readonly #run: string;
  readonly #emit: (event: FloorEvent) => void;
  readonly #identities: Identity[] = [];
  #ordinals: number[] = [];
  #sequence = 0;
  #view: EngineView | undefined;
  #source = "" as SourceId;

  /** `run` is the prefix of every id: `runName(seed, startAt)`. `emit` gets each event once, in order. */
  constructor(run: string, emit: (event: FloorEvent) => void) {
    this.#run = run;
    this.#emit = emit;
  }

  /** Throws `RangeError` when it is attached twice. */
  attach(view: EngineView): void {
    if (this.#view !== undefined)
      throw new RangeError("observer: expected one that observes nothing yet, got one in use");
    this.#view = view;
    this.#source = sourceOf(view.centre.scenario.id);
    this.#ordinals = view.centre.queues.map(() => 0);
  }

  started(contact: number): void {
    const { contacts } = this.#viewed;
    if (contacts.depth[contact] === 0) {
      const k = contacts.queue[contact]!;
      const id = `${this.#run}.${this.#queueOf(contact).spec.id}.${++this.#ordinals[k]!}`;
      this.#identities[contact] = { id: id as ContactId, journeyId: id as JourneyId, cause: "inbound" };
    }
    const { id, journeyId, cause, parent } = this.#identity(contact);
    this.#happened({
      type: "contact.started",
      contactId: id,
      channel: this.#queueOf(contact).spec.channel,
      direction: cause === "callback" ? "outbound" : "inbound",
      cause,
      customerId: `${journeyId}.who` as CustomerId,
      journeyId,
      ...(parent === undefined ? {} : { parentContactId: parent }),
    });
  }

  selfServed(contact: number, contained: boolean, durationMs: number): void {
    const { id } = this.#identity(contact);
    const by = this.#queueOf(contact).spec.selfService?.by ?? "ivr";
    const outcome = contained ? "contained" : "escalated";
    this.#happened({ type: "contact.self_service", contactId: id, by, outcome, durationMs });
    if (contained) this.#happened({ type: "contact.ended", contactId: id, by: "customer", outcome: "contained" });
  }

  queued(contact: number): void {
    const { spec } = this.#queueOf(contact);
    this.#happened({
      type: "visit.queued",
      visitId: this.#visitId(contact),
      contactId: this.#identity(contact).id,
      queueId: spec.id as QueueId,
      channel: spec.channel,
      priority: spec.priority,
      ...(spec.dueInMs === undefined ? {} : { dueAt: later(this.#viewed.now, spec.dueInMs) }),
    });
  }

  connected(contact: number, agent: number): void {
    const { id, callbackId } = this.#identity(contact);
    const { spec } = this.#queueOf(contact);
    if (callbackId !== undefined) {
      this.#happened({ type: "callback.attempted", callbackId, contactId: id, attempt: 1, outcome: "reached" });
    }
    this.#happened({
      type: "work.connected",
      workId: this.#workId(contact),
      contactId: id,
      agentId: this.#agentId(agent),
      channel: spec.channel,
      visitId: this.#visitId(contact),
      queueId: spec.id as QueueId,
      role: "primary",
    });
  }

  message(contact: number, byCustomer: boolean): void {
    const party = byCustomer ? "customer" : "agent";
    this.#happened({ type: "contact.message", contactId: this.#identity(contact).id, party, public: true });
  }

  released(contact: number, agent: number, resolved: boolean, score: number): void {
    const { id } = this.#identity(contact);
    const { spec } = this.#queueOf(contact);
    const workId = this.#workId(contact);
    this.#happened({ type: "work.released", workId, by: "customer" });
    if (score >= 0) {
      const scale = spec.rating?.scale ?? "csat";
      this.#happened({ type: "contact.rated", contactId: id, scale, score, agentId: this.#agentId(agent) });
    }
    const outcome = resolved ? "resolved" : "unresolved";
    this.#happened({ type: "contact.ended", contactId: id, by: "customer", outcome });
    if (this.#viewed.contacts.wrapUpMs[contact]! > 0) this.#happened({ type: "work.wrapup_started", workId });
  }

  finished(contact: number, agent: number, evaluation: number): void {
    const workId = this.#workId(contact);
    if (this.#viewed.contacts.wrapUpMs[contact]! > 0) this.#happened({ type: "work.wrapup_ended", workId });
    if (evaluation < 0) return;
    const { channel } = this.#queueOf(contact).spec;
    this.#happened({ type: "work.evaluated", workId, agentId: this.#agentId(agent), channel, score: evaluation });
  }

  abandoned(contact: number, next: number, contextKept: boolean): void {
    const { id } = this.#identity(contact);
    this.#happened({ type: "visit.dequeued", visitId: this.#visitId(contact), outcome: "abandoned" });
    if (next >= 0) this.#switched(id, next, contextKept);
    const outcome = next >= 0 ? "switched" : "abandoned";
    this.#happened({ type: "contact.ended", contactId: id, by: "customer", outcome });
  }

  leftForCallback(contact: number, next: number): void {
    const { id } = this.#identity(contact);
    const { dueInMs } = this.#queueOf(next).spec;
    this.#happened({
      type: "callback.requested",
      callbackId: this.#identity(next).callbackId ?? (`${id}.callback` as CallbackId),
      contactId: id,
      kind: "keep_place",
      visitId: this.#visitId(contact),
      ...(dueInMs === undefined ? {} : { promisedAt: later(this.#viewed.now, dueInMs) }),
    });
    this.#happened({ type: "visit.dequeued", visitId: this.#visitId(contact), outcome: "callback" });
    this.#switched(id, next, true);
    this.#happened({ type: "contact.ended", contactId: id, by: "customer", outcome: "switched" });
  }

  followed(contact: number, next: number, why: FollowUp): void {
    const { id, journeyId } = this.#identity(contact);
    this.#identities[next] = {
      id: `${id}${SUFFIX[why]}` as ContactId,
      journeyId,
      cause: CAUSES[why],
      parent: id,
      ...(why === "callback" ? { callbackId: `${id}.callback` as CallbackId } : {}),
    };
  }

  agentCame(agent: number): void {
    const { centre } = this.#viewed;
    const { name, inClass } = this.#agentOf(agent);
    const agentId = this.#agentId(agent);
    const { spec } = centre.classes[inClass]!;
    this.#happened({ type: "agent.session", agentId, state: "on", name, teamId: spec.id as TeamId });
    this.#happened({ type: "agent.capacity", agentId, max: spec.slots.total });
    for (const channel of CHANNELS) {
      const max = spec.slots.byChannel[channel];
      if (max !== undefined) this.#happened({ type: "agent.capacity", agentId, max, channel });
    }
    for (const { queueId, level } of spec.skills) {
      this.#happened({ type: "agent.membership", agentId, queueId: queueId as QueueId, member: true, level });
    }
    this.#happened({ type: "agent.presence", agentId, available: true });
  }

  agentLeft(agent: number): void {
    this.#happened({ type: "agent.session", agentId: this.#agentId(agent), state: "off" });
  }

  breakStarted(agent: number, reason: string): void {
    this.#happened({ type: "agent.presence", agentId: this.#agentId(agent), available: false, reason });
  }

  breakEnded(agent: number): void {
    this.#happened({ type: "agent.presence", agentId: this.#agentId(agent), available: true });
  }

  #switched(contactId: ContactId, next: number, contextKept: boolean): void {
    this.#happened({
      type: "contact.switched",
      contactId,
      nextContactId: this.#identity(next).id,
      toChannel: this.#queueOf(next).spec.channel,
      context: contextKept ? "kept" : "lost",
    });
  }

  #happened(fact: FloorFact): void {
    const sequence = ++this.#sequence;
    this.#emit({
      ...fact,
      source: this.#source,
      eventId: `${this.#run}.${sequence}` as EventId,
      at: this.#viewed.now,
      basis: "observed",
      precisionMs: 1,
      sequence,
    });
  }

  get #viewed(): EngineView {
    if (this.#view === undefined) throw new RangeError("observer: expected one attached to a simulation, got none");
    return this.#view;
  }

  #identity(contact: number): Identity {
    return this.#identities[contact]!;
  }

  #queueOf(contact: number): CentreQueue {
    return this.#viewed.centre.queues[this.#viewed.contacts.queue[contact]!]!;
  }

  #agentOf(agent: number): CentreAgent {
    return this.#viewed.centre.agents[agent]!;
  }

  #agentId(agent: number): AgentId {
    return this.#agentOf(agent).id as AgentId;
  }

  #visitId(contact: number): VisitId {
    return `${this.#identity(contact).id}.v` as VisitId;
  }

  #workId(contact: number): WorkId {
    return `${this.#identity(contact).id}.w` as WorkId;
  }
}

/** The source of every event of a simulated centre. */
export function sourceOf(scenarioId: string): SourceId {
  return `simulation://${scenarioId}` as SourceId;
}

/** A short name of one run, equal for equal (seed, start): two runs in one log do not take each other for duplicates. */
export function runName(seed: string, startAt: Instant): string {
  const text = `${seed}/${startAt}`;
  let [a, b] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    a = luckWord(a ^ text.charCodeAt(i), 1);
    b = luckWord(b ^ text.charCodeAt(i), 2);
  }
  return a.toString(36).padStart(7, "0") + b.toString(36).padStart(7, "0");
}
