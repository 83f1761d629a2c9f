import type { CompiledPolicy } from "../../routing/compiled.ts";
import type { PlainFacts } from "../observer.ts";
import { type AgentPool, PLACE } from "./agentPool.ts";
import { type ContactPool, PHASE } from "./contactPool.ts";
import type { Draws } from "./draws.ts";
import type { Kernel } from "./kernel.ts";
import { PLAIN_CELL, PLAIN_QUEUE, PLAIN_SINCE, PLAIN_WIDTH, PLAIN_WRAP_UP, type PlainWorks } from "./plainWorks.ts";
import type { PolicyView } from "./policyView.ts";
import type { WaitingLines } from "./waitingLines.ts";
import { WORK, type WorkHeap, type WorkKind } from "./workHeap.ts";

// At hand: what is imported is looked up whenever it is used.
const { waiting } = PHASE;
const { onQueue } = PLACE;
const { talk, talkBeforeWrapUp, wrapUp } = WORK;
const [CELL, QUEUE, SINCE, WRAP_UP] = [PLAIN_CELL, PLAIN_QUEUE, PLAIN_SINCE, PLAIN_WRAP_UP];
const WIDTH = PLAIN_WIDTH;
/** In place of a contact no policy looks at. */
const NOBODY = -1;

/**
 * The short way of contacts to whom nothing can happen but waiting, conversation and wrap-up, with agents who hold one at
 * a time, where nobody listens who wants to be told more than sums: the same things happen in the same order as by way of
 * the other parts, which are asked for nothing here. Most of a large simulation goes this way, so it pays to have it in
 * one place, and to write down of a contact only what can be read later: one that is answered at once never has a row.
 */
export class Express {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly agents: AgentPool;
  declare private readonly lines: WaitingLines;
  declare private readonly works: WorkHeap;
  declare private readonly plain: PlainWorks;
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
    this.plain = kernel.plain;
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
    const { kernel, draws } = this;
    const facts = this.facts!;
    const cell = facts.plainComes(k);
    draws.work(k);
    kernel.decisions++;
    if (this.particulars) {
      this.comesInParticular(k, cell);
      return;
    }
    const arrival = kernel.life.countsOne();
    // Asked for by the queue alone: the contact itself is nobody yet.
    const agent = this.policy.selectAgent(this.floor, NOBODY, this.lineOf[k]!);
    if (agent >= 0) {
      draws.skipsPatience(k);
      draws.skipsLuck(k);
      this.agents.seizes(agent, k);
      facts.plainAtOnce(cell, agent);
      this.talks(agent, k, cell);
      return;
    }
    this.waits(this.describes(k, cell, arrival), k);
  }

  /** As `comes`, under a policy that looks at the contact itself. */
  private comesInParticular(k: number, cell: number): void {
    const { contacts } = this;
    const contact = this.describes(k, cell, this.kernel.life.countsOne());
    const agent = this.policy.selectAgent(this.floor, contact, this.lineOf[k]!);
    if (agent < 0) {
      this.waits(contact, k);
      return;
    }
    contacts.releasePlain(contact);
    this.agents.seizes(agent, k);
    this.facts!.plainAtOnce(cell, agent);
    this.talks(agent, k, cell);
  }

  /** A row for a contact that has just come to queue `k`, with all that can be asked of it. */
  private describes(k: number, cell: number, arrival: number): number {
    const { contacts, draws } = this;
    const { now } = this.kernel;
    const { dueInMs, priority } = this.kernel.centre.queues[k]!;
    const contact = contacts.take();
    draws.patience(contacts, contact, k);
    contacts.talkMs[contact] = draws.talkMs;
    contacts.wrapUpMs[contact] = draws.wrapUpMs;
    contacts.phase[contact] = waiting;
    contacts.queue[contact] = k;
    contacts.cell[contact] = cell;
    contacts.needCell[contact] = cell;
    contacts.arrival[contact] = arrival;
    contacts.enqueuedAt[contact] = now;
    contacts.joinedAt[contact] = now;
    contacts.dueAt[contact] = now + dueInMs;
    contacts.priority[contact] = priority;
    if (this.particulars || this.quiet[k] === 0) this.describesFurther(contact, k, priority);
    else draws.skipsLuck(k);
    return contact;
  }

  /** What only policies that weigh contacts ask, and whoever is to do something when it gives up. */
  private describesFurther(contact: number, k: number, priority: number): void {
    const { contacts } = this;
    this.draws.luck(contacts, contact, k);
    contacts.home[contact] = k;
    contacts.journeyStartedAt[contact] = this.kernel.now;
    contacts.ownPriority[contact] = priority;
    contacts.visits[contact] = 1;
    contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
  }

  private waits(contact: number, k: number): void {
    const { contacts, kernel } = this;
    if (this.quiet[k] !== 0) contacts.deadlineAt[contact] = kernel.now + contacts.patienceMs[contact]!;
    else kernel.departures.waits(contact, k);
    this.lines.join(contact, this.lineOf[k]!);
  }

  /** The agent, who has been seized, begins with a contact of queue `k` whose work is what `draws` says. */
  private talks(agent: number, k: number, cell: number): void {
    const { draws } = this;
    const { numbers, times } = this.plain;
    const { now } = this.kernel;
    const row = agent * WIDTH;
    numbers[row + CELL] = cell;
    numbers[row + QUEUE] = k;
    times[row + SINCE] = now;
    times[row + WRAP_UP] = draws.wrapUpMs;
    this.plain.open++;
    this.works.add(now + draws.talkMs, agent, draws.wrapUpMs === 0 ? talk : talkBeforeWrapUp);
  }

  /** What was put down for the agent as work of this kind is over. */
  ends(agent: number, kind: WorkKind): void {
    const { numbers, times } = this.plain;
    const facts = this.facts!;
    const row = agent * WIDTH;
    if (kind === talkBeforeWrapUp) {
      const { now } = this.kernel;
      facts.plainReleased(agent);
      times[row + SINCE] = now;
      this.works.add(now + times[row + WRAP_UP]!, agent, wrapUp);
      return;
    }
    this.plain.open--;
    this.agents.frees(agent, numbers[row + QUEUE]!);
    if (kind === talk) facts.plainDone(agent);
    else facts.plainHandled(agent);
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
      if (apart) agents.listIdle(agent);
      return;
    }
    const k = contacts.queue[next]!;
    const line = contacts.line[next]!;
    this.lines.leave(next);
    if (this.isPlain(next, k)) {
      if (apart) agents.seizesNext(agent, k);
      else agents.seizes(agent, k);
      this.draws.workOf(contacts, next);
      this.facts!.plainAnswered(next, agent);
      const cell = contacts.cell[next]!;
      // Whatever was due while it waited is void.
      contacts.generation[next]!++;
      contacts.releasePlain(next);
      this.talks(agent, k, cell);
      return;
    }
    if (apart) agents.listIdle(agent);
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
