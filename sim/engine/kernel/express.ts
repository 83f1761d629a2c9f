import type { CompiledPolicy } from "../../routing/compiled.ts";
import type { PlainFacts } from "../observer.ts";
import { type AgentPool, PLACE } from "./agentPool.ts";
import { type ContactPool, PHASE } from "./contactPool.ts";
import type { Draws } from "./draws.ts";
import type { Kernel } from "./kernel.ts";
import type { PolicyView } from "./policyView.ts";
import type { WaitingLines } from "./waitingLines.ts";
import { WORK, type WorkHeap, type WorkKind } from "./workHeap.ts";

// At hand: what is imported is looked up each time.
const { waiting, talking, wrapUp } = PHASE;
const { onQueue } = PLACE;
const { talk, talkBeforeWrapUp, wrapUp: wrapUpWork } = WORK;

/**
 * The short way of contacts to whom nothing can happen but waiting, conversation and wrap-up, with agents who hold one at
 * a time, where nobody listens who wants to be told more than sums: the same things happen in the same order as by way of
 * the other parts, which are asked for nothing here. Most of a large simulation goes this way, so it pays to have it in
 * one place, and to write down of a contact only what can be read later: of one that is answered at once, little more
 * than who has it.
 */
export class Express {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly agents: AgentPool;
  declare private readonly lines: WaitingLines;
  declare private readonly works: WorkHeap;
  declare private readonly draws: Draws;
  declare private readonly policy: CompiledPolicy;
  declare private readonly floor: PolicyView;
  declare private readonly facts: PlainFacts | undefined;
  /** By queue: the line of those who may go this way; −1: the queue's contacts may not. */
  declare readonly lineOf: Int32Array;
  /** By queue, 1: whoever waits is put down nowhere but in line. */
  declare private readonly quiet: Uint8Array;
  /** Whether the policy looks at more of contacts and agents than the fronts of lines and lists. */
  declare private readonly particulars: boolean;

  constructor(kernel: Kernel) {
    const { policy, queues } = kernel.centre;
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.agents = kernel.agents;
    this.lines = kernel.lines;
    this.works = kernel.works;
    this.draws = kernel.draws;
    this.policy = policy;
    this.floor = kernel.floor;
    this.facts = kernel.observer.plain;
    this.particulars = policy.needs.particulars;
    const ordinary = this.facts !== undefined && isOrdinary(kernel);
    this.lineOf = Int32Array.from(queues, (_, k) => (ordinary && isPlain(kernel, k) ? kernel.steps.plainLine(k) : -1));
    this.quiet = Uint8Array.from(queues, (_, k) => (kernel.departures.isQuiet(k) ? 1 : 0));
  }

  /** A fresh contact comes to queue `k`. */
  comes(k: number): void {
    const { kernel, contacts } = this;
    const facts = this.facts!;
    const line = this.lineOf[k]!;
    const contact = contacts.take();
    const cell = facts.plainComes(k);
    const arrival = kernel.life.countsOne();
    contacts.queue[contact] = k;
    contacts.cell[contact] = cell;
    this.draws.work(contacts, contact, k);
    if (this.particulars) this.describes(contact, k, arrival);
    kernel.decisions++;
    const agent = this.policy.selectAgent(this.floor, contact, line);
    if (agent < 0) {
      if (!this.particulars) this.describes(contact, k, arrival);
      this.waits(contact, k, line, cell);
      return;
    }
    if (!this.particulars) this.draws.skipsOthers(k);
    this.agents.seizes(agent, k);
    facts.plainAtOnce(cell, agent);
    this.talks(contact, agent);
  }

  /** Writes what a policy may look at, of a contact that has just come to queue `k`. */
  private describes(contact: number, k: number, arrival: number): void {
    const { contacts } = this;
    const { now } = this.kernel;
    const { dueInMs, priority } = this.kernel.centre.queues[k]!;
    this.draws.others(contacts, contact, k);
    contacts.home[contact] = k;
    contacts.arrival[contact] = arrival;
    contacts.journeyStartedAt[contact] = now;
    contacts.enqueuedAt[contact] = now;
    contacts.dueAt[contact] = now + dueInMs;
    contacts.priority[contact] = priority;
  }

  private waits(contact: number, k: number, line: number, cell: number): void {
    const { contacts, kernel } = this;
    const { now } = kernel;
    contacts.phase[contact] = waiting;
    contacts.joinedAt[contact] = now;
    contacts.needCell[contact] = cell;
    contacts.visits[contact] = 1;
    contacts.ownPriority[contact] = contacts.priority[contact]!;
    contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
    if (this.quiet[k] !== 0) contacts.deadlineAt[contact] = now + contacts.patienceMs[contact]!;
    else kernel.departures.waits(contact, k);
    this.lines.join(contact, line);
  }

  /** The conversation begins; the agent has been seized. */
  private talks(contact: number, agent: number): void {
    const { contacts } = this;
    const { now } = this.kernel;
    contacts.phase[contact] = talking;
    contacts.agent[contact] = agent;
    contacts.connectedAt[contact] = now;
    const kind = contacts.wrapUpMs[contact] === 0 ? talk : talkBeforeWrapUp;
    this.works.add(now + contacts.talkMs[contact]!, contact, kind);
  }

  /** What was put down for the contact as work of this kind is over. */
  ends(contact: number, kind: WorkKind): void {
    const { contacts } = this;
    const agent = contacts.agent[contact]!;
    const facts = this.facts!;
    if (kind === talkBeforeWrapUp) {
      const { now } = this.kernel;
      contacts.phase[contact] = wrapUp;
      contacts.releasedAt[contact] = now;
      facts.plainReleased(contact, agent);
      this.works.add(now + contacts.wrapUpMs[contact]!, contact, wrapUpWork);
      return;
    }
    this.agents.frees(agent, contacts.queue[contact]!);
    if (kind === talk) facts.plainDone(contact, agent);
    else facts.plainHandled(contact, agent);
    contacts.releasePlain(contact);
    this.goesOn(agent);
  }

  /** The agent, who holds nothing and stands in no list, goes, pauses, takes the next contact or waits for one. */
  private goesOn(agent: number): void {
    const { kernel, agents, contacts } = this;
    if (agents.place[agent] !== onQueue) {
      kernel.presence.emptied(agent);
      return;
    }
    // Whoever goes straight on does not stand in a list for a moment, where nobody would see it.
    const apart = !this.particulars && !kernel.presence.hasSurplus;
    if (apart) agents.expected = agent;
    else {
      agents.list(agent);
      if (kernel.presence.relieves(agent)) return;
    }
    kernel.decisions++;
    const next = this.policy.selectContact(this.floor, agent);
    agents.expected = -1;
    if (next < 0) {
      if (apart) agents.list(agent);
      return;
    }
    const k = contacts.queue[next]!;
    const line = contacts.line[next]!;
    this.lines.leave(next);
    if (this.isPlain(next, k)) {
      if (apart) agents.seizesNext(agent, k);
      else agents.seizes(agent, k);
      contacts.generation[next]!++;
      this.facts!.plainAnswered(next, agent);
      this.talks(next, agent);
      return;
    }
    if (apart) agents.list(agent);
    kernel.offers.offer(next, agent, line);
  }

  /** Whether a contact that has waited in queue `k` came there of itself, and nothing is known of it but that. */
  private isPlain(contact: number, k: number): boolean {
    const { contacts } = this;
    return (
      this.lineOf[k]! >= 0 && contacts.flags[contact] === 0 && contacts.needCell[contact] === contacts.cell[contact]
    );
  }
}

/** Whether nothing about the centre as a whole forbids the short way. */
function isOrdinary({ centre, factors, record }: Kernel): boolean {
  const { policy, groups } = centre;
  return (
    policy.offer.mode === "auto" &&
    policy.batchEveryMs === 0 &&
    policy.preempt.length === 0 &&
    !policy.needs.sweep &&
    !centre.tracksWorks &&
    !centre.elastic &&
    !centre.eventful &&
    factors.alike &&
    !record.keeps &&
    groups.every((group) => group.total === 1)
  );
}

/** Whether nothing can happen to contacts of queue `k` but waiting, conversation and wrap-up. */
function isPlain({ centre, steps, admission }: Kernel, k: number): boolean {
  const queue = centre.queues[k]!;
  return (
    queue.plainStart &&
    queue.plainEnd &&
    steps.plainLine(k) >= 0 &&
    !admission.concerns(k) &&
    queue.baulkShare === 0 &&
    queue.matchSaving === 0 &&
    queue.byInterval === undefined &&
    queue.spec.openHours === undefined &&
    queue.spec.evaluation === undefined &&
    queue.spec.arrivals?.trace === undefined
  );
}
