import { CHANNELS } from "../../vocabulary/index.ts";
import type { Centre } from "../centre.ts";
import { AgentLists } from "./agentLists.ts";

/**
 * Where an agent is. `leaving` and `breakDue` agents finish what is open and take nothing new; `paused` ones missed an
 * offer and are offered nothing for a while.
 */
export const PLACE = { away: 0, onQueue: 1, breakDue: 2, onBreak: 3, leaving: 4, paused: 5 } as const;
export type Place = (typeof PLACE)[keyof typeof PLACE];
const { onQueue, away } = PLACE;
const KINDS = CHANNELS.length;
/** Weights are compared with capacities up to this much rounding. */
const EPSILON = 1e-9;

/** Asked for the time where an instant handed over would be a number in a box of its own, thrown away at once. */
export interface Clock {
  readonly now: number;
}

/**
 * Agents in columns, and for every group one list per number of open contacts: those who may take another, longest idle
 * by the policy's clock in front, equals by their numbers. A decision looks at the fronts of a few lists instead of at
 * everybody.
 */
export class AgentPool {
  declare readonly centre: Centre;
  declare readonly agents: number;
  /** First list of each group; its lists follow for 0, 1, … total − 1 open. */
  declare readonly firstList: Int32Array;
  /** By group: how many contacts an agent may hold. */
  declare readonly totals: Int32Array;
  /** Group × queue, 1: somebody of the group who holds nothing can take one of the queue. */
  declare private readonly fits: Uint8Array;
  declare private readonly queues: number;
  declare readonly lists: AgentLists;
  /** Where everybody stands in the lists: a column like the others, for snapshots. */
  declare readonly links: Int32Array;
  declare held: Int32Array;
  /** Contacts of exclusive channels held, 0 or 1. */
  declare exclusive: Uint8Array;
  /** Sum of weights held, where the group has a capacity. */
  declare weight: Float64Array;
  declare place: Uint8Array;
  declare readonly groupOf: Int32Array;
  /** Contacts held: in conversation, silent or in wrap-up. */
  declare open: Int32Array;
  /** Of them, those in conversation: what the pace goes by. */
  declare talking: Int32Array;
  /** By the policy's idle clock. */
  declare idleSince: Float64Array;
  /** When last offered anything; −Infinity: never. */
  declare offeredAt: Float64Array;
  /** When last offered a contact of each channel; −Infinity: never. */
  declare offeredOn: Float64Array;
  /** The contact that rings at the agent; −1: none. */
  declare offered: Int32Array;
  /** Rises with every offer: an answer due for an earlier one is void. */
  declare offerNumber: Int32Array;
  /** 1: nobody will answer the offer. */
  declare misses: Uint8Array;
  /** First of the contacts held, set aside, and waiting for nobody else; −1: none. */
  declare firstWork: Int32Array;
  declare firstAside: Int32Array;
  declare firstReturned: Int32Array;
  /** ∫ open dt up to `areaAt`. */
  declare areaMs: Float64Array;
  declare areaAt: Float64Array;
  /** Not interrupted again before. */
  declare interruptedUntil: Float64Array;
  /** Agents of each group who are on queue. */
  declare present: Int32Array;
  /** Who stands in no list because the next contact is being looked for, and could take one as if nothing were held; −1: nobody. */
  expected = -1;
  /** Told of changes before they happen, by policies that look at occupancy. */
  watch: { changes(agent: number, now: number): void } | undefined = undefined;
  declare private readonly clock: Centre["policy"]["idleClock"];
  declare private readonly sinceOffer: boolean;
  declare private readonly particulars: boolean;
  /** By queue: number of its channel. */
  declare private readonly channelOf: Int32Array;
  declare private readonly time: Clock;

  constructor(centre: Centre, time: Clock) {
    this.time = time;
    this.sinceOffer = centre.policy.idleClock === "since-offer";
    this.particulars = centre.policy.needs.particulars;
    this.channelOf = Int32Array.from(centre.queues, (queue) => queue.channel);
    const count = centre.agents.length;
    const groups = centre.groups.length;
    this.centre = centre;
    this.agents = count;
    this.clock = centre.policy.idleClock;
    let lists = 0;
    this.firstList = Int32Array.from(centre.groups, (group) => {
      const first = lists;
      lists += group.total;
      return first;
    });
    this.totals = Int32Array.from(centre.groups, (group) => group.total);
    this.queues = centre.queues.length;
    this.fits = Uint8Array.from({ length: groups * this.queues }, (_, i) => {
      const { slots, weights, capacity } = centre.groups[Math.floor(i / this.queues)]!;
      const { channel } = centre.queues[i % this.queues]!;
      return slots[channel]! > 0 && weights[channel]! <= capacity + EPSILON ? 1 : 0;
    });
    this.held = new Int32Array(count * KINDS);
    this.exclusive = new Uint8Array(count);
    this.weight = new Float64Array(count);
    this.place = new Uint8Array(count);
    this.groupOf = Int32Array.from(centre.agents, (agent) => agent.inGroup);
    this.open = new Int32Array(count);
    this.talking = new Int32Array(count);
    this.idleSince = new Float64Array(count);
    this.lists = new AgentLists(lists, this.idleSince);
    this.links = this.lists.links;
    this.offeredAt = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.offeredOn = new Float64Array(count * KINDS).fill(Number.NEGATIVE_INFINITY);
    this.offered = new Int32Array(count).fill(-1);
    this.offerNumber = new Int32Array(count);
    this.misses = new Uint8Array(count);
    this.firstWork = new Int32Array(count).fill(-1);
    this.firstAside = new Int32Array(count).fill(-1);
    this.firstReturned = new Int32Array(count).fill(-1);
    this.areaMs = new Float64Array(count);
    this.areaAt = new Float64Array(count);
    this.interruptedUntil = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.present = new Int32Array(groups);
  }

  /** Contacts of channel number `channel` the agent holds. */
  holding(agent: number, channel: number): number {
    return this.held[agent * KINDS + channel]!;
  }

  /** Whether the agent could take a contact of queue `k` now. Skill is not asked: a group is asked only for its own. */
  canTake(agent: number, k: number): boolean {
    if (agent !== this.expected) return this.lists.isListed(agent) && this.hasRoom(agent, k);
    return this.fits[this.groupOf[agent]! * this.queues + k] !== 0;
  }

  /** Whether the agent stands in a list: there, not reserved by an offer, and could take something of some queue. */
  isListed(agent: number): boolean {
    return this.lists.isListed(agent);
  }

  /** Whether a contact of queue `k` fits beside what the agent holds, wherever the agent is. */
  hasRoom(agent: number, k: number): boolean {
    const open = this.open[agent]!;
    const inGroup = this.groupOf[agent]!;
    if (open === 0) return this.fits[inGroup * this.queues + k] !== 0;
    return open < this.totals[inGroup]! && this.hasRoomBeside(agent, k, open);
  }

  private hasRoomBeside(agent: number, k: number, open: number): boolean {
    const queue = this.centre.queues[k]!;
    const group = this.centre.groups[this.groupOf[agent]!]!;
    if (queue.exclusive || this.exclusive[agent] !== 0) return false;
    const held = this.held[agent * KINDS + queue.channel]!;
    if (held >= group.slots[queue.channel]!) return false;
    if (group.sameChannel && held !== open) return false;
    return this.weight[agent]! + group.weights[queue.channel]! <= group.capacity + EPSILON;
  }

  /** The agent of `group` with `open` contacts who is first in that list and can take one of queue `k`; −1: none. */
  first(group: number, open: number, k: number): number {
    if (open === 0) return this.fits[group * this.queues + k] !== 0 ? this.lists.head(this.firstList[group]!) : -1;
    if (open >= this.totals[group]!) return -1;
    let agent = this.lists.head(this.firstList[group]! + open);
    while (agent >= 0 && !this.hasRoom(agent, k)) agent = this.lists.next(agent);
    return agent;
  }

  /** Lists of the agents of these groups who hold nothing, but for groups that can take none of queue `k`. */
  idleLists(groups: Int32Array, k: number): Int32Array {
    const able = groups.filter((group) => this.fits[group * this.queues + k] !== 0);
    return able.map((group) => this.firstList[group]!);
  }

  /** The agent behind, in the same list, who can take one of queue `k`; −1: none. */
  after(agent: number, k: number): number {
    let behind = this.lists.next(agent);
    while (behind >= 0 && !this.hasRoom(behind, k)) behind = this.lists.next(behind);
    return behind;
  }

  /** Agents of the group who hold nothing and could take something. */
  idle(group: number): number {
    return this.lists.count(this.firstList[group]!);
  }

  /** The agent has taken a contact of queue `k`; like all that follows without an instant, at the clock. */
  took(agent: number, k: number): void {
    const at = this.time.now;
    if (this.watch !== undefined) this.watch.changes(agent, at);
    const queue = this.centre.queues[k]!;
    this.areaMs[agent]! += this.open[agent]! * (at - this.areaAt[agent]!);
    this.areaAt[agent] = at;
    this.open[agent]!++;
    this.held[agent * KINDS + queue.channel]!++;
    if (queue.exclusive) this.exclusive[agent] = 1;
    this.weight[agent]! += this.centre.groups[this.groupOf[agent]!]!.weights[queue.channel]!;
    this.list(agent);
  }

  /** As an offer and `took` together, for an agent of an idle list who can hold one contact. */
  seizes(agent: number, k: number): void {
    this.lists.remove(agent);
    this.open[agent] = 1;
    if (this.sinceOffer) this.idleSince[agent] = this.time.now;
    if (this.particulars) this.notes(agent, k);
  }

  /** As `frees`, then `seizes`, for an agent at whom nobody looks between. */
  goesOn(agent: number): void {
    if (this.sinceOffer) this.idleSince[agent] = this.time.now;
  }

  /** As `finished`, for an agent who can hold one contact. The agent stands in no list yet. */
  frees(agent: number, k: number): void {
    this.open[agent] = 0;
    if (!this.sinceOffer) this.idleSince[agent] = this.time.now;
    if (this.particulars) this.held[agent * KINDS + this.channelOf[k]!] = 0;
  }

  /** What only some policies look at. */
  private notes(agent: number, k: number): void {
    const at = this.time.now;
    const place = agent * KINDS + this.channelOf[k]!;
    this.offeredAt[agent] = at;
    this.offeredOn[place] = at;
    this.held[place] = 1;
  }

  /** The agent is done with a contact of queue `k`. */
  finished(agent: number, k: number): void {
    this.putDown(agent, k);
    if (this.clock === "since-end" || (this.clock === "since-available" && this.open[agent] === 0)) {
      this.idleSince[agent] = this.time.now;
    }
    this.list(agent);
  }

  /** The agent holds a contact of queue `k` no more, without having finished it. */
  putDown(agent: number, k: number): void {
    const at = this.time.now;
    if (this.watch !== undefined) this.watch.changes(agent, at);
    const queue = this.centre.queues[k]!;
    this.areaMs[agent]! += this.open[agent]! * (at - this.areaAt[agent]!);
    this.areaAt[agent] = at;
    this.open[agent]!--;
    this.held[agent * KINDS + queue.channel]!--;
    if (queue.exclusive) this.exclusive[agent] = 0;
    this.weight[agent] =
      this.open[agent] === 0
        ? 0
        : this.weight[agent]! - this.centre.groups[this.groupOf[agent]!]!.weights[queue.channel]!;
  }

  /** When the agent was last offered a contact of `channel`; −Infinity: never. */
  lastOffer(agent: number, channel: number): number {
    return this.offeredOn[agent * KINDS + channel]!;
  }

  /** ∫ open dt of the agent up to `at`. */
  area(agent: number, at: number): number {
    return this.areaMs[agent]! + this.open[agent]! * (at - this.areaAt[agent]!);
  }

  /** The agent has been offered a contact of `channel`. */
  wasOffered(agent: number, channel: number, at: number): void {
    this.offeredAt[agent] = at;
    this.offeredOn[agent * KINDS + channel] = at;
    if (this.clock === "since-offer") this.idleSince[agent] = at;
  }

  /** The agent is somewhere else from now on. */
  moved(agent: number, place: Place, at: number): void {
    if (this.watch !== undefined) this.watch.changes(agent, at);
    const before = this.place[agent]!;
    this.place[agent] = place;
    const group = this.groupOf[agent]!;
    if (before === onQueue) this.present[group]!--;
    if (place === onQueue) {
      this.present[group]!++;
      if (before === away || this.clock === "since-available") this.idleSince[agent] = at;
    }
    this.list(agent);
  }

  /** Puts the agent where it belongs in the list it belongs to, or in none. */
  list(agent: number): void {
    if (this.lists.isListed(agent)) this.lists.remove(agent);
    const group = this.groupOf[agent]!;
    const open = this.open[agent]!;
    if (this.place[agent] !== onQueue || this.offered[agent]! >= 0 || this.exclusive[agent] !== 0) return;
    if (open < this.totals[group]!) this.lists.insert(agent, this.firstList[group]! + open);
  }

  /** As `frees`, then `list`, for an agent on queue whose contacts no policy looks at one by one. */
  freesIdle(agent: number): void {
    this.open[agent] = 0;
    if (!this.sinceOffer) this.idleSince[agent] = this.time.now;
    this.lists.insert(agent, this.firstList[this.groupOf[agent]!]!);
  }
}
