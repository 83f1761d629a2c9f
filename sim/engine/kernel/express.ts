import type { CompiledPolicy } from "../../routing/compiled.ts";
import type { EngineObserver } from "../observer.ts";
import type { AgentPool } from "./agentPool.ts";
import { type ContactPool, FLAG, PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import type { PolicyView } from "./policyView.ts";
import type { WaitingLines } from "./waitingLines.ts";
import type { WorkHeap } from "./workHeap.ts";

/** All that may be known of a contact that goes the short way. */
const PLAIN = FLAG.told | FLAG.explains;

/**
 * The short way of contacts to whom nothing can happen but waiting, conversation and wrap-up, with agents who hold one at
 * a time: the same facts in the same order as by way of the other parts, which are asked for nothing here. Most of a large
 * simulation goes this way, so it pays to have it in one place.
 */
export class Express {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly agents: AgentPool;
  declare private readonly lines: WaitingLines;
  declare private readonly works: WorkHeap;
  declare private readonly policy: CompiledPolicy;
  declare private readonly floor: PolicyView;
  declare private readonly observer: EngineObserver;
  /** By queue: the line of those who may go this way; −1: the queue's contacts may not. */
  declare readonly lineOf: Int32Array;
  /** By queue, 1: whoever waits is put down nowhere but in line. */
  declare private readonly quiet: Uint8Array;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.agents = kernel.agents;
    this.lines = kernel.lines;
    this.works = kernel.works;
    this.policy = kernel.centre.policy;
    this.floor = kernel.floor;
    this.observer = kernel.observer;
    const ordinary = isOrdinary(kernel);
    this.lineOf = Int32Array.from(kernel.centre.queues, (_, k) =>
      ordinary && isPlain(kernel, k) ? kernel.steps.plainLine(k) : -1,
    );
    this.quiet = Uint8Array.from(kernel.centre.queues, (_, k) => (kernel.departures.isQuiet(k) ? 1 : 0));
  }

  /** A fresh contact comes to queue `k`. */
  comes(k: number): void {
    const { kernel, contacts } = this;
    const { now } = kernel;
    const queue = kernel.centre.queues[k]!;
    const line = this.lineOf[k]!;
    const contact = contacts.take();
    kernel.draws.plain(contacts, contact, k, queue);
    contacts.queue[contact] = k;
    contacts.home[contact] = k;
    contacts.arrival[contact] = kernel.life.countsOne();
    contacts.journeyStartedAt[contact] = now;
    contacts.enqueuedAt[contact] = now;
    contacts.joinedAt[contact] = now;
    contacts.dueAt[contact] = now + queue.dueInMs;
    contacts.priority[contact] = queue.priority;
    contacts.visits[contact] = 1;
    contacts.phase[contact] = PHASE.waiting;
    this.observer.arrived(contact);
    kernel.decisions++;
    const agent = this.policy.selectAgent(this.floor, contact, line);
    if (agent >= 0) {
      this.connects(contact, agent, k);
      return;
    }
    contacts.ownPriority[contact] = queue.priority;
    contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
    if (this.quiet[k] !== 0) contacts.deadlineAt[contact] = now + contacts.patienceMs[contact]!;
    else kernel.departures.waits(contact, k);
    this.lines.join(contact, line);
  }

  private connects(contact: number, agent: number, k: number): void {
    const { contacts, agents } = this;
    const { now } = this.kernel;
    contacts.generation[contact]!++;
    contacts.phase[contact] = PHASE.talking;
    contacts.agent[contact] = agent;
    contacts.connectedAt[contact] = now;
    // A fresh contact has told nobody anything yet.
    contacts.flags[contact] = PLAIN;
    agents.seizes(agent, k);
    contacts.areaMs[contact] = agents.areaMs[agent]!;
    this.observer.connected(contact, agent);
    contacts.endOrder[contact] = this.works.add(now + contacts.talkMs[contact]!, contact);
  }

  /** Whether the end of this contact's conversation can go the short way: fresh, without a wrap-up. */
  ends(contact: number): boolean {
    const { contacts, agents, kernel } = this;
    const k = contacts.queue[contact]!;
    const short =
      this.lineOf[k]! >= 0 &&
      contacts.wrapUpMs[contact] === 0 &&
      contacts.phase[contact] === PHASE.talking &&
      (contacts.flags[contact]! & ~PLAIN) === 0;
    if (!short) return false;
    const agent = contacts.agent[contact]!;
    agents.frees(agent, k);
    this.observer.done(contact, agent);
    contacts.release(contact);
    if (agents.listOf[agent]! < 0) {
      kernel.presence.emptied(agent);
      return true;
    }
    if (kernel.presence.relieves(agent)) return true;
    kernel.decisions++;
    const next = this.policy.selectContact(this.floor, agent);
    if (next < 0) return true;
    const line = contacts.line[next]!;
    this.lines.leave(next);
    if (this.lineOf[contacts.queue[next]!]! >= 0 && contacts.flags[next] === 0) {
      this.connects(next, agent, contacts.queue[next]!);
    } else kernel.offers.offer(next, agent, line);
    return true;
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
