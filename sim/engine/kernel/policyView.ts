import type { RoutingFloor } from "../../routing/compiled.ts";
import type { Centre } from "../centre.ts";
import { luck } from "../luck.ts";
import type { AgentLists } from "./agentLists.ts";
import type { AgentPool } from "./agentPool.ts";
import { CHANCE } from "./chances.ts";
import type { ContactPool } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import type { WaitingLines } from "./waitingLines.ts";

/** The floor as a policy sees it: the engine's own columns, read only. */
export class PolicyView implements RoutingFloor {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly agents: AgentPool;
  declare private readonly lines: WaitingLines;
  declare private readonly centre: Centre;
  /** Lines of each queue. */
  declare private readonly linesOf: readonly Int32Array[];
  /** By line: the lists of whoever holds nothing and could take a contact of it. */
  declare private readonly idleOf: readonly Int32Array[];
  declare private readonly idleLists: AgentLists;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.agents = kernel.agents;
    this.lines = kernel.lines;
    this.centre = kernel.centre;
    const { lines } = kernel.centre.policy;
    this.linesOf = kernel.centre.queues.map((_, k) =>
      Int32Array.from([...lines.keys()].filter((line) => lines[line]!.queue === k)),
    );
    this.idleOf = lines.map(({ groups, queue }) => kernel.agents.idleLists(groups, queue));
    this.idleLists = kernel.agents.lists;
  }

  get now(): number {
    return this.kernel.now;
  }

  head(line: number): number {
    return this.lines.head(line);
  }

  own(line: number, agent: number): number {
    let contact = this.lines.head(line);
    while (contact >= 0 && !this.isOwn(contact, agent)) contact = this.contacts.next[contact]!;
    return contact;
  }

  behind(contact: number): number {
    const line = this.contacts.line[contact]!;
    const ofLastAgent = this.centre.policy.lines[line]!.ofLastAgent;
    const agent = this.contacts.lastAgent[contact]!;
    let next = this.contacts.next[contact]!;
    while (next >= 0 && !(ofLastAgent ? this.isOwn(next, agent) : this.stays(next))) next = this.contacts.next[next]!;
    return next;
  }

  private isOwn(contact: number, agent: number): boolean {
    return this.contacts.lastAgent[contact] === agent && this.stays(contact);
  }

  /** Whether the contact still waits: behind the front of a line, nobody has dropped those who left. */
  private stays(contact: number): boolean {
    return this.contacts.deadlineAt[contact]! >= this.kernel.now;
  }

  length(line: number): number {
    return this.lines.lengths[line]!;
  }

  waiting(queue: number): number {
    const lines = this.linesOf[queue]!;
    let sum = this.kernel.steps.held[queue]!;
    for (let i = 0; i < lines.length; i++) sum += this.lines.lengths[lines[i]!]!;
    return sum;
  }

  get queueOf(): Int32Array {
    return this.contacts.queue;
  }
  get lineOf(): Int32Array {
    return this.contacts.line;
  }
  get enqueuedAt(): Float64Array {
    return this.contacts.enqueuedAt;
  }
  get arrival(): Float64Array {
    return this.contacts.arrival;
  }
  get dueAt(): Float64Array {
    return this.contacts.dueAt;
  }
  get priority(): Uint8Array {
    return this.contacts.priority;
  }
  get lastAgent(): Int32Array {
    return this.contacts.lastAgent;
  }
  get journeyStartedAt(): Float64Array {
    return this.contacts.journeyStartedAt;
  }
  get returning(): Uint8Array {
    return this.contacts.returning;
  }
  get talkMs(): Float64Array {
    return this.contacts.talkMs;
  }

  matchOf(contact: number, agent: number): number {
    return luck(this.contacts.luck[contact]!, CHANCE.match + agent);
  }

  first(group: number, open: number, queue: number): number {
    return this.agents.first(group, open, queue);
  }

  longestIdle(line: number): number {
    return this.idleLists.longest(this.idleOf[line]!);
  }

  after(agent: number, queue: number): number {
    return this.agents.after(agent, queue);
  }

  canTake(agent: number, queue: number): boolean {
    return this.agents.canTake(agent, queue);
  }

  idle(group: number): number {
    return this.agents.idle(group);
  }

  present(group: number): number {
    return this.agents.present[group]!;
  }

  get groupOf(): Int32Array {
    return this.agents.groupOf;
  }
  get open(): Int32Array {
    return this.agents.open;
  }
  get idleSince(): Float64Array {
    return this.agents.idleSince;
  }
  get offeredAt(): Float64Array {
    return this.agents.offeredAt;
  }

  holding(agent: number, channel: number): number {
    return this.agents.holding(agent, channel);
  }

  offeredOnAt(agent: number, channel: number): number {
    return this.agents.lastOffer(agent, channel);
  }

  offersInWindow(agent: number, windowMs: number): number {
    return this.kernel.record.offersSince(agent, this.kernel.now - windowMs);
  }

  occupancy(agent: number): number {
    return this.kernel.record.occupancy(agent, this.kernel.now);
  }

  meanHandleMs(queue: number, agent: number): number {
    const factor = this.kernel.factors.table[agent * this.centre.queues.length + queue]!;
    return this.centre.meanHandleMs[queue]! * factor;
  }

  interruptible(group: number, queue: number): number {
    return this.kernel.interruptions.interruptible(group, queue);
  }

  estimatedWaitMs(queue: number): number {
    let slots = 0;
    const { groups, channel } = this.centre.queues[queue]!;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      slots += this.agents.present[group]! * this.centre.groups[group]!.slots[channel]!;
    }
    return ((this.waiting(queue) + 1) * this.centre.meanHandleMs[queue]!) / slots;
  }

  longestWaitMs(queue: number): number {
    const lines = this.linesOf[queue]!;
    let longest = 0;
    for (let i = 0; i < lines.length; i++) {
      for (let contact = this.lines.first[lines[i]!]!; contact >= 0; contact = this.contacts.next[contact]!) {
        if (!this.stays(contact)) continue;
        longest = Math.max(longest, this.kernel.now - this.contacts.joinedAt[contact]!);
        // Behind the front nobody joined sooner, unless boosts have changed the order.
        if (this.centre.policy.lines[lines[i]!]!.boostMs === 0) break;
      }
    }
    return longest;
  }

  freeSlots(queue: number): number {
    const { groups } = this.centre.queues[queue]!;
    let free = 0;
    for (let i = 0; i < groups.length; i++) free += this.freeIn(groups[i]!, queue);
    return free;
  }

  /** Further contacts of the queue the agents of `group` could take now. */
  private freeIn(group: number, k: number): number {
    const { agents } = this;
    const { channel, exclusive } = this.centre.queues[k]!;
    const { total, slots } = this.centre.groups[group]!;
    let free = 0;
    for (let open = 0; open < total; open++) {
      for (let agent = agents.first(group, open, k); agent >= 0; agent = agents.after(agent, k)) {
        free += exclusive ? 1 : Math.min(total - open, slots[channel]! - agents.holding(agent, channel));
      }
    }
    return free;
  }

  serviceLevel(queue: number): number {
    return this.kernel.record.serviceLevel(queue, this.kernel.now);
  }
}
