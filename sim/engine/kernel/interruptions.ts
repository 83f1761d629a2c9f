import { PLACE } from "./agentPool.ts";
import { PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";

/** Work on one channel set aside for another: with what is left of it, to be taken up by the same agent. */
export class Interruptions {
  declare private readonly kernel: Kernel;
  /** The contact somebody is looked for: what may be interrupted depends on its channel. */
  private placing = -1;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** The agent who sets something aside for a contact of `line`; −1: nobody can. */
  makesRoom(contact: number, line: number): number {
    const { centre, floor, contacts, agents } = this.kernel;
    this.placing = contact;
    const agent = centre.policy.selectInterrupted(floor, contact, line);
    if (agent < 0) return -1;
    const k = contacts.queue[contact]!;
    const by = centre.queues[k]!.channel;
    for (let work = agents.firstWork[agent]!; work >= 0 && !agents.hasRoom(agent, k); ) {
      const next = contacts.next[work]!;
      const rule = this.ruleFor(work, by);
      if (rule >= 0) this.setsAside(work, agent, rule);
      work = next;
    }
    agents.list(agent);
    return agent;
  }

  /** The agent of `group` at work on queue `k` who could make room for the contact, longest at it first; −1: none. */
  interruptible(group: number, k: number): number {
    const { agents, contacts } = this.kernel;
    let best = -1;
    let bestAt = Number.POSITIVE_INFINITY;
    for (let agent = 0; agent < agents.agents; agent++) {
      if (agents.groupOf[agent] !== group || !this.mayBeAsked(agent)) continue;
      for (let work = agents.firstWork[agent]!; work >= 0; work = contacts.next[work]!) {
        if (contacts.queue[work] !== k || contacts.phase[work] !== PHASE.talking) continue;
        if (contacts.connectedAt[work]! >= bestAt || !this.wouldHaveRoom(agent)) continue;
        best = agent;
        bestAt = contacts.connectedAt[work]!;
      }
    }
    return best;
  }

  private mayBeAsked(agent: number): boolean {
    const { agents, now } = this.kernel;
    return (
      agents.place[agent] === PLACE.onQueue && agents.offered[agent]! < 0 && agents.interruptedUntil[agent]! <= now
    );
  }

  /** Whether the contact in question would fit once everything it may interrupt were set aside. */
  private wouldHaveRoom(agent: number): boolean {
    const { agents, centre, contacts } = this.kernel;
    const queue = centre.queues[contacts.queue[this.placing]!]!;
    const group = centre.groups[agents.groupOf[agent]!]!;
    if (!group.queues.includes(contacts.queue[this.placing]!) || group.slots[queue.channel] === 0) return false;
    let left = agents.open[agent]!;
    let weight = agents.weight[agent]!;
    for (let work = agents.firstWork[agent]!; work >= 0; work = contacts.next[work]!) {
      if (this.ruleFor(work, queue.channel) < 0) continue;
      left--;
      weight -= group.weights[centre.queues[contacts.queue[work]!]!.channel]!;
    }
    if (left === 0) return true;
    if (queue.exclusive || left >= group.total) return false;
    return (
      weight + group.weights[queue.channel]! <= group.capacity &&
      agents.holding(agent, queue.channel) < group.slots[queue.channel]!
    );
  }

  /** Number of the rule by which channel `by` may interrupt the work; −1: none, or it is not in conversation. */
  private ruleFor(work: number, by: number): number {
    const { contacts, centre } = this.kernel;
    if (contacts.phase[work] !== PHASE.talking) return -1;
    const over = centre.queues[contacts.queue[work]!]!.channel;
    return centre.policy.preempt.findIndex((rule) => rule.by === by && rule.over === over);
  }

  private setsAside(contact: number, agent: number, rule: number): void {
    const { contacts, agents, centre, pace, observer, now } = this.kernel;
    const { resumeCostMs, cooldownMs } = centre.policy.preempt[rule]!;
    const leftMs = pace.leftMs(contact, agent) + resumeCostMs;
    contacts.generation[contact]!++;
    contacts.endOrder[contact] = 0;
    pace.ends(contact, agent);
    contacts.phase[contact] = PHASE.aside;
    pace.unlist(contact, agent);
    contacts.leftMs[contact] = leftMs;
    contacts.pacedAt[contact] = now;
    // Kept as differences, so that what was before adds to what comes after.
    contacts.areaMs[contact] = agents.area(agent, now) - contacts.areaMs[contact]!;
    agents.putDown(agent, contacts.queue[contact]!);
    agents.interruptedUntil[agent] = now + cooldownMs;
    contacts.next[contact] = agents.firstAside[agent]!;
    agents.firstAside[agent] = contact;
    observer.interrupted(contact, agent);
  }

  /** Whether contacts of queue `k` may interrupt now what the agent took up if it took up what it has aside. */
  goesBefore(agent: number, k: number): boolean {
    const { agents, centre, contacts, now } = this.kernel;
    const { policy, queues } = centre;
    if (agents.interruptedUntil[agent]! > now) return false;
    const over = queues[contacts.queue[agents.firstAside[agent]!]!]!.channel;
    const by = queues[k]!.channel;
    return policy.preempt.some((rule) => rule.by === by && rule.over === over);
  }

  /** The agent takes up what was set aside, last set aside first, as far as there is room. */
  resumes(agent: number): void {
    const { contacts, agents, pace, observer, messages, now } = this.kernel;
    for (;;) {
      const contact = agents.firstAside[agent]!;
      if (contact < 0 || agents.offered[agent]! >= 0) return;
      const k = contacts.queue[contact]!;
      if (!agents.hasRoom(agent, k)) return;
      agents.firstAside[agent] = contacts.next[contact]!;
      agents.took(agent, k);
      contacts.phase[contact] = PHASE.talking;
      contacts.connectedAt[contact]! += now - contacts.pacedAt[contact]!;
      contacts.areaMs[contact] = agents.areaMs[agent]! - contacts.areaMs[contact]!;
      observer.resumed(contact, agent);
      pace.begins(contact, agent, Math.max(1, Math.round(contacts.leftMs[contact]!)));
      messages.connected(contact);
    }
  }
}
