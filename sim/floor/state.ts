import type { AgentId, Channel, Envelope, Instant, JourneyId, QueueId, SourceId } from "../vocabulary/index.ts";
import { FloorAgent } from "./agent.ts";
import type { FloorQueue, OpenJourney, OpenWork } from "./entities.ts";
import { MAX_AGENTS, MAX_QUEUES, MAX_SOURCES } from "./limits.ts";
import type { FloorObserver } from "./observer.ts";
import type { IgnoredCode } from "./outcome.ts";
import { FloorSource } from "./source.ts";
import { WaitingLine } from "./waitingLine.ts";

/** What the floor counted of itself; all counts since it was made. */
export interface FloorCounters {
  /** Answers of visits nobody saw queued. */
  unmatched: number;
  /** Entities that left because a bound was reached. */
  dropped: number;
  ignored: Partial<Record<IgnoredCode, number>>;
}

/** The floor's memory, shared by the files that fold one kind of event each. */
export class FloorState {
  readonly observer: FloorObserver;
  now: Instant | undefined;
  readonly sources = new Map<SourceId, FloorSource>();
  readonly agents = new Map<AgentId, FloorAgent>();
  readonly queues: FloorQueue[] = [];
  readonly queuesById = new Map<QueueId, FloorQueue[]>();
  readonly journeys = new Map<JourneyId, OpenJourney>();
  readonly line = new WaitingLine();
  /** Released works whose wrap-up may still begin, in order of release as folded. */
  readonly released: OpenWork[] = [];
  openWorks = 0;
  openContacts = 0;
  readonly counters: FloorCounters = { unmatched: 0, dropped: 0, ignored: {} };
  #folding: Folding | undefined;
  #order = 0;
  #seat = 100;

  constructor(observer: FloorObserver) {
    this.observer = observer;
  }

  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  /** What handlers of an event of `source` need, the source opened at first mention; `undefined` beyond the bound. */
  folding(source: SourceId): Folding | undefined {
    // Events come in runs of one source: neither looked up nor made again for each.
    if (this.#folding?.source.source === source) return this.#folding;
    let known = this.sources.get(source);
    if (known === undefined) {
      if (this.sources.size >= MAX_SOURCES) return undefined;
      known = new FloorSource(source);
      this.sources.set(source, known);
    }
    this.#folding = { state: this, source: known };
    return this.#folding;
  }

  /** The queue on that channel, opened at first mention; `undefined` beyond the bound. */
  queue(queueId: QueueId, channel: Channel): FloorQueue | undefined {
    let list = this.queuesById.get(queueId);
    if (list !== undefined) {
      for (const queue of list) if (queue.channel === channel) return queue;
    }
    if (this.queues.length >= MAX_QUEUES) return undefined;
    const queue: FloorQueue = { index: this.queues.length, queueId, channel };
    this.queues.push(queue);
    if (list === undefined) {
      list = [];
      this.queuesById.set(queueId, list);
    }
    list.push(queue);
    this.observer.queueOpened?.(queue);
    // Members were told of before the queue's channel was known: what they can serve has just changed.
    for (const agent of this.agents.values()) {
      if (agent.sides.some((side) => side.memberships.has(queueId))) this.observer.agentChanged?.(agent, this.now!);
    }
    return queue;
  }

  /** The agent, seated at first mention. Beyond the bound somebody offline and idle leaves; nobody like that: `undefined`. */
  agent(agentId: AgentId, at: Instant): FloorAgent | undefined {
    const known = this.agents.get(agentId);
    if (known !== undefined) return known;
    if (this.agents.size >= MAX_AGENTS && !this.#unseatSomebody()) return undefined;
    this.#seat += 1;
    const agent = new FloorAgent(agentId, this.#seat, at);
    this.agents.set(agentId, agent);
    return agent;
  }

  #unseatSomebody(): boolean {
    for (const agent of this.agents.values()) {
      if (agent.activity === "offline" && agent.works.length === 0) {
        this.agents.delete(agent.agentId);
        this.counters.dropped += 1;
        return true;
      }
    }
    return false;
  }

  /** `toAt − fromAt`, never negative; a negative one beyond the source's precision is counted as a skew. */
  elapsed(source: FloorSource, fromAt: number, toAt: number, precisionMs: number): number {
    const elapsedMs = toAt - fromAt;
    if (elapsedMs >= 0) return elapsedMs;
    if (-elapsedMs > precisionMs) source.skews += 1;
    return 0;
  }

  /** Works out what the agent does now, ends the previous activity if it changed, and tells the observer. */
  reviewAgent(agent: FloorAgent, at: Instant): void {
    const activity = agent.observe();
    const reason = activity === "break" || activity === "away" ? agent.absenceReason() : undefined;
    if (activity !== agent.activity || reason !== agent.reason) {
      const changedAt = (at > agent.activityAt ? at : agent.activityAt) as Instant;
      this.observer.activityEnded?.(agent, agent.activity, agent.activityAt, changedAt);
      agent.activity = activity;
      agent.reason = reason;
      agent.activityAt = changedAt;
    }
    this.observer.agentChanged?.(agent, at);
  }
}

/** What a handler needs besides the event itself. */
export interface Folding {
  readonly state: FloorState;
  readonly source: FloorSource;
}

/** The envelope facts a handler uses, also for entities a snapshot lists. */
export type When = Pick<Envelope, "at" | "precisionMs">;
