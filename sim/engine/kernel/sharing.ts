import type { AgentPool } from "./agentPool.ts";
import { type ContactPool, FLAG, PHASE } from "./contactPool.ts";
import type { Kernel } from "./kernel.ts";
import { sharesGroup } from "./shortWay.ts";
import type { WorkCalendar } from "./workCalendar.ts";

// At hand: what is imported is looked up whenever it is used.
const { talking, wrapUp } = PHASE;
const { told, explains } = FLAG;

/**
 * The short way at agents who hold several contacts: the same things happen in the same order as at `Desk` and `Pace`. What
 * an agent has in hand is a short row of the agent, longest held first, and of all that only what ends next stands in the
 * heap: a conversation that begins or ends moves one end there, and not those of all others beside it.
 */
export class Sharing {
  declare private readonly kernel: Kernel;
  declare private readonly contacts: ContactPool;
  declare private readonly agents: AgentPool;
  declare private readonly works: WorkCalendar;
  /** By group, 1: whatever its agents hold goes this way. */
  declare readonly shares: Uint8Array;
  /** By group, 1: its agents slow down. */
  declare private readonly slows: Uint8Array;
  /** Places of an agent: as many as anybody may hold. */
  declare private readonly width: number;
  /** By agent: how many contacts are in hand; which of them ends next; and since when they go at the pace they do. */
  declare private readonly counts: Int32Array;
  declare private readonly firsts: Int32Array;
  declare private readonly pacedAt: Float64Array;
  /** By agent: ticket and order of what stands in the heap; −1: nothing does. */
  declare private readonly tickets: Int32Array;
  declare private readonly putOrders: Float64Array;
  /**
   * By agent and place: contact; where the stretches of its conversation begin; what is left of that at `pacedAt`, alone
   * with the agent, ms, −1: it is over; when that, or its wrap-up, ends, and in which order.
   */
  declare private readonly rows: Int32Array;
  declare private readonly stretchRows: Int32Array;
  declare private readonly leftMs: Float64Array;
  declare private readonly endsAt: Float64Array;
  declare private readonly orders: Float64Array;

  constructor(kernel: Kernel) {
    const { groups, agents } = kernel.centre;
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.agents = kernel.agents;
    this.works = kernel.works;
    this.shares = Uint8Array.from(groups, (_, g) => (sharesGroup(kernel, g) ? 1 : 0));
    this.slows = Uint8Array.from(groups, ({ slows }) => (slows ? 1 : 0));
    this.width = Math.max(0, ...groups.map(({ total }, g) => (this.shares[g] === 0 ? 0 : total)));
    const count = this.width === 0 ? 0 : agents.length;
    this.counts = new Int32Array(count);
    this.firsts = new Int32Array(count);
    this.pacedAt = new Float64Array(count);
    this.tickets = new Int32Array(count).fill(-1);
    this.putOrders = new Float64Array(count);
    this.rows = new Int32Array(count * this.width);
    this.stretchRows = new Int32Array(count * this.width);
    this.leftMs = new Float64Array(count * this.width);
    this.endsAt = new Float64Array(count * this.width);
    this.orders = new Float64Array(count * this.width);
  }

  /** Nobody goes this way: agents have contacts in hand that have come another. Before the run begins. */
  closes(): void {
    this.shares.fill(0);
  }

  /** The agent, who has room, takes the contact, which stands in no line. */
  begins(contact: number, agent: number, k: number): void {
    const { kernel, contacts, agents, works } = this;
    const { now } = kernel;
    agents.wasOffered(agent, kernel.centre.queues[k]!.channel, now);
    kernel.departures.waitEnds(contact, k);
    contacts.generation[contact]!++; // steps and rules no longer matter
    contacts.phase[contact] = talking;
    contacts.agent[contact] = agent;
    contacts.connectedAt[contact] = now;
    agents.took(agent, k);
    contacts.areaMs[contact] = agents.areaMs[agent]!;
    const flags = contacts.flags[contact]!;
    const asked = (flags & told) === 0 || contacts.lostIn[contact]! >= 0;
    contacts.flags[contact] = (flags & ~explains) | told | (asked ? explains : 0);
    kernel.observer.connected(contact, agent);
    const place = agent * this.width + this.counts[agent]!++;
    const ms = contacts.talkMs[contact]!;
    this.rows[place] = contact;
    this.stretchRows[place] = kernel.pace.stretchesOf(agent, contact);
    this.leftMs[place] = ms;
    const before = agents.talking[agent]!++;
    if (this.slows[agents.groupOf[agent]!] !== 0) this.retimes(agent, before, before + 1, place);
    else {
      this.endsAt[place] = now + ms;
      this.orders[place] = works.nextOrder();
    }
    this.puts(agent);
  }

  /** What the agent had in hand that was to end next has ended. */
  ends(agent: number): void {
    const place = agent * this.width + this.firsts[agent]!;
    const contact = this.rows[place]!;
    this.tickets[agent] = -1;
    if (this.leftMs[place]! >= 0) this.talkEnds(contact, agent, place);
    else this.wrapUpEnds(contact, agent, place);
  }

  private talkEnds(contact: number, agent: number, place: number): void {
    const { kernel, contacts, agents } = this;
    const { now } = kernel;
    contacts.generation[contact]!++;
    contacts.releasedAt[contact] = now;
    contacts.phase[contact] = wrapUp;
    this.leftMs[place] = -1;
    // Whoever is given to the agent meanwhile comes before.
    this.endsAt[place] = Number.POSITIVE_INFINITY;
    const before = agents.talking[agent]!--;
    if (this.slows[agents.groupOf[agent]!] !== 0) this.retimes(agent, before, before - 1, -1);
    kernel.desk.concludes(contact, agent, contacts.queue[contact]!);
    const wrapUpMs = contacts.wrapUpMs[contact]!;
    if (wrapUpMs === 0) {
      this.wrapUpEnds(contact, agent, place);
      return;
    }
    kernel.observer.wrapUpStarted(contact, agent);
    this.endsAt[place] = now + wrapUpMs;
    this.orders[place] = this.works.nextOrder();
    this.puts(agent);
  }

  private wrapUpEnds(contact: number, agent: number, place: number): void {
    const { kernel, contacts, agents } = this;
    this.drops(agent, place);
    agents.finished(agent, contacts.queue[contact]!);
    kernel.observer.finished(contact, agent, true, -1);
    contacts.release(contact);
    if (!kernel.presence.relieves(agent)) {
      this.serves(agent);
      if (agents.open[agent] === 0) kernel.presence.emptied(agent);
    }
    if (this.counts[agent] !== 0) this.puts(agent);
  }

  /** The agent takes contacts that wait, as far as there is room. */
  private serves(agent: number): void {
    const { kernel, contacts, agents } = this;
    const { policy } = kernel.centre;
    while (agents.isListed(agent)) {
      kernel.decisions++;
      const next = policy.selectContact(kernel.floor, agent);
      if (next < 0) return;
      kernel.lines.leave(next);
      this.begins(next, agent, contacts.queue[next]!);
    }
  }

  /** The number of the agent's conversations changes: finds anew when they end. `begun`: the place of one that begins; −1: none. */
  private retimes(agent: number, before: number, after: number, begun: number): void {
    const { works, kernel, stretchRows, leftMs, endsAt, orders } = this;
    const { now } = kernel;
    const { stretches, levels } = kernel.pace;
    const was = Math.min(before, levels - 1);
    const is = Math.min(after, levels - 1);
    const passed = now - this.pacedAt[agent]!;
    const from = agent * this.width;
    const to = from + this.counts[agent]!;
    for (let i = from; i < to; i++) {
      let left = leftMs[i]!;
      if (left < 0) continue;
      const row = stretchRows[i]!;
      if (i !== begun) {
        left = Math.max(0, left - passed / stretches[row + was]!);
        leftMs[i] = left;
      }
      const ms = Math.round(left * stretches[row + is]!);
      endsAt[i] = now + (i === begun && ms < 1 ? 1 : ms);
      orders[i] = works.nextOrder();
    }
    this.pacedAt[agent] = now;
  }

  /** Puts down when the next of what the agent has in hand ends, unless that stands in the calendar already. */
  private puts(agent: number): void {
    const { works, endsAt, orders } = this;
    const from = agent * this.width;
    const to = from + this.counts[agent]!;
    let first = from;
    for (let i = from + 1; i < to; i++) {
      const earlier = endsAt[i]! < endsAt[first]!;
      if (earlier || (endsAt[i] === endsAt[first] && orders[i]! < orders[first]!)) first = i;
    }
    const order = orders[first]!;
    const ticket = this.tickets[agent]!;
    this.firsts[agent] = first - from;
    if (ticket < 0) {
      // Making room may put another column in place of `at`.
      const place = works.room();
      works.at[place] = endsAt[first]!;
      works.addsNext(agent, order);
      this.tickets[agent] = works.lastTicket;
    } else if (order !== this.putOrders[agent]) works.move(ticket, endsAt[first]!, order);
    this.putOrders[agent] = order;
  }

  /** Closes the gap the work at `place` leaves. */
  private drops(agent: number, place: number): void {
    const { rows, stretchRows, leftMs, endsAt, orders } = this;
    const last = agent * this.width + --this.counts[agent]!;
    for (let i = place; i < last; i++) {
      rows[i] = rows[i + 1]!;
      stretchRows[i] = stretchRows[i + 1]!;
      leftMs[i] = leftMs[i + 1]!;
      endsAt[i] = endsAt[i + 1]!;
      orders[i] = orders[i + 1]!;
    }
  }
}
