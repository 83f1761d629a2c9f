import { PHASE as PHASES } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";

// At hand: what is imported is looked up whenever it is used.
const PHASE = PHASES;

/**
 * Works by agent, for centres in which an agent's works touch each other: conversation is kept as work still to do, and
 * done at 1 ÷ stretch of the number of conversations at once; whenever that number changes, their ends are put down anew
 * and the old ones no longer hold.
 */
export class Pace {
  declare private readonly kernel: Kernel;
  /** By group, 1: its works are kept by agent; and do they slow down. */
  declare private readonly tracked: Uint8Array;
  declare private readonly slowing: Uint8Array;
  /** Group × queue × conversations at once, up to `levels` − 1: how many times as long they take; more at once take no longer. */
  declare readonly stretches: Float64Array;
  declare private readonly queues: number;
  declare readonly levels: number;
  /** Whether an end that changes is moved; where everything is looked through after every event the old one stays one. */
  declare private readonly moves: boolean;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { groups, queues, handsBack, policy } = kernel.centre;
    const all = handsBack || policy.preempt.length > 0;
    this.tracked = Uint8Array.from(groups, (group) => (all || group.slows ? 1 : 0));
    this.moves = !policy.needs.sweep;
    this.slowing = Uint8Array.from(groups, (group) => (group.slows ? 1 : 0));
    this.queues = queues.length;
    this.levels = 1 + Math.max(1, ...groups.flatMap(({ slowDown }) => slowDown.map((factors) => factors?.length ?? 0)));
    this.stretches = Float64Array.from({ length: groups.length * queues.length * this.levels }, (_, i) => {
      const row = Math.floor(i / this.levels);
      const { slowDown } = groups[Math.floor(row / queues.length)]!;
      return stretchAt(slowDown[queues[row % queues.length]!.channel], i % this.levels);
    });
  }

  /** Whether the works of the agent are kept: they slow down, may be interrupted or are handed back. */
  tracks(agent: number): boolean {
    return this.tracked[this.kernel.agents.groupOf[agent]!] !== 0;
  }

  /** As `tracks`, of the agents of a group. */
  tracksGroup(group: number): boolean {
    return this.tracked[group] !== 0;
  }

  /** A conversation of `ms`, alone with the agent, begins or goes on. The contact is not among the agent's works yet. */
  begins(contact: number, agent: number, ms: number): void {
    this.list(contact, agent);
    this.goesOn(contact, agent, ms);
  }

  /** As `begins`, for a contact that is among the agent's works. */
  goesOn(contact: number, agent: number, ms: number): void {
    const { contacts, agents, works, now } = this.kernel;
    contacts.leftMs[contact] = ms;
    contacts.pacedAt[contact] = now;
    contacts.endOrder[contact] = 0;
    const before = agents.talking[agent]!++;
    if (this.slows(agent)) this.retime(agent, before, before + 1, contact);
    else contacts.endOrder[contact] = works.add(now + ms, contact);
  }

  /** A conversation stops for now or for good; the contact stays among the agent's works. */
  ends(contact: number, agent: number): void {
    const { agents } = this.kernel;
    const before = agents.talking[agent]!--;
    if (this.slows(agent)) this.retime(agent, before, before - 1, contact);
  }

  /** What is left of a conversation in progress, ms alone with the agent, ≥ 1. */
  leftMs(contact: number, agent: number): number {
    const { contacts, agents, now } = this.kernel;
    const level = Math.min(agents.talking[agent]!, this.levels - 1);
    const passed = (now - contacts.pacedAt[contact]!) / this.stretches[this.stretchesOf(agent, contact) + level]!;
    return Math.max(1, contacts.leftMs[contact]! - passed);
  }

  private slows(agent: number): boolean {
    return this.slowing[this.kernel.agents.groupOf[agent]!] !== 0;
  }

  /** Place of the stretches of the contact with its agent, by number of conversations at once. */
  stretchesOf(agent: number, contact: number): number {
    const { agents, contacts } = this.kernel;
    return (agents.groupOf[agent]! * this.queues + contacts.queue[contact]!) * this.levels;
  }

  /** Puts down anew when the agent's conversations end, `changed` only if it is one of them now. */
  private retime(agent: number, before: number, after: number, changed: number): void {
    const { contacts, works, now } = this.kernel;
    const { stretches } = this;
    const last = this.levels - 1;
    for (let work = this.kernel.agents.firstWork[agent]!; work >= 0; work = contacts.next[work]!) {
      if (contacts.phase[work] !== PHASE.talking) continue;
      const begins = work === changed && after > before;
      if (work === changed && !begins) continue;
      const row = this.stretchesOf(agent, work);
      let leftMs = contacts.leftMs[work]!;
      if (!begins) {
        leftMs = Math.max(0, leftMs - (now - contacts.pacedAt[work]!) / stretches[row + Math.min(before, last)]!);
        contacts.leftMs[work] = leftMs;
        contacts.pacedAt[work] = now;
      }
      const ms = Math.round(leftMs * stretches[row + Math.min(after, last)]!);
      if (begins || !this.moves) this.puts(work, now + (begins && ms < 1 ? 1 : ms));
      else contacts.endOrder[work] = works.move(contacts.endTicket[work]!, now + ms);
    }
  }

  private puts(work: number, at: number): void {
    const { contacts, works } = this.kernel;
    contacts.endOrder[work] = works.add(at, work);
    contacts.endTicket[work] = works.lastTicket;
  }

  /** Puts the contact behind the agent's other works: longest held first. */
  list(contact: number, agent: number): void {
    const { contacts, agents } = this.kernel;
    let last = agents.firstWork[agent]!;
    contacts.next[contact] = -1;
    if (last < 0) {
      contacts.previous[contact] = -1;
      agents.firstWork[agent] = contact;
      return;
    }
    while (contacts.next[last]! >= 0) last = contacts.next[last]!;
    contacts.next[last] = contact;
    contacts.previous[contact] = last;
  }

  /** Takes the contact out of the agent's works. */
  unlist(contact: number, agent: number): void {
    const { contacts, agents } = this.kernel;
    const before = contacts.previous[contact]!;
    const after = contacts.next[contact]!;
    if (before < 0) agents.firstWork[agent] = after;
    else contacts.next[before] = after;
    if (after >= 0) contacts.previous[after] = before;
    contacts.next[contact] = -1;
    contacts.previous[contact] = -1;
  }
}

/** How many times as long conversations take, `level` at once: beyond what is said, as the last says. */
function stretchAt(factors: Float64Array | undefined, level: number): number {
  if (factors === undefined || factors.length === 0) return 1;
  return factors[Math.min(Math.max(level, 1), factors.length) - 1]!;
}
