import { CHANNELS } from "../vocabulary/index.ts";
import type { Centre, CentreQueue } from "./centre.ts";

/** Where an agent is. `leaving` and `breakDue` agents finish what is open and take nothing new. */
export const PLACE = { away: 0, onQueue: 1, breakDue: 2, onBreak: 3, leaving: 4 } as const;
export type Place = (typeof PLACE)[keyof typeof PLACE];

const KINDS = CHANNELS.length;

/**
 * Agents in columns, and for every class one list per number of open contacts: those who may take another, whoever has
 * held that many the longest in front. A decision looks at the fronts of a few lists instead of at everybody.
 */
export class AgentPool {
  readonly #centre: Centre;
  /** First list of each class; its lists follow for 0, 1, … total − 1 open. */
  readonly #firstList: Int32Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  /** The list the agent stands in; −1: none. */
  readonly #list: Int32Array;
  readonly #held: Int32Array;
  /** Contacts of exclusive channels held, 0 or 1. */
  readonly #exclusive: Uint8Array;

  readonly place: Uint8Array;
  readonly open: Int32Array;
  /** Since when the agent holds as many contacts as now. */
  readonly sinceAt: Float64Array;
  /** The break that waits for open contacts to end, or is running; −1: none. */
  readonly breakNumber: Int32Array;
  /** Rises with every shift: what was due in an earlier one is void. */
  readonly shift: Int32Array;

  constructor(centre: Centre) {
    const { agents, classes } = centre;
    this.#centre = centre;
    let lists = 0;
    this.#firstList = Int32Array.from(classes, (kind) => {
      const first = lists;
      lists += kind.total;
      return first;
    });
    this.#head = new Int32Array(lists).fill(-1);
    this.#tail = new Int32Array(lists).fill(-1);
    this.#next = new Int32Array(agents.length);
    this.#previous = new Int32Array(agents.length);
    this.#list = new Int32Array(agents.length).fill(-1);
    this.#held = new Int32Array(agents.length * KINDS);
    this.#exclusive = new Uint8Array(agents.length);
    this.place = new Uint8Array(agents.length);
    this.open = new Int32Array(agents.length);
    this.sinceAt = new Float64Array(agents.length);
    this.breakNumber = new Int32Array(agents.length).fill(-1);
    this.shift = new Int32Array(agents.length);
  }

  /** Contacts of channel number `channel` the agent holds. */
  held(agent: number, channel: number): number {
    return this.#held[agent * KINDS + channel]!;
  }

  /** Whether the agent could take a contact of this queue now. Skill is not asked: a class is asked only for its own. */
  canTake(agent: number, queue: CentreQueue): boolean {
    if (this.place[agent] !== PLACE.onQueue || this.#exclusive[agent] !== 0) return false;
    const kind = this.#centre.classes[this.#centre.agents[agent]!.inClass]!;
    const open = this.open[agent]!;
    if (queue.exclusive) return open === 0 && kind.slots[queue.channel]! > 0;
    return open < kind.total && this.held(agent, queue.channel) < kind.slots[queue.channel]!;
  }

  /** The agent of class `inClass` with `open` contacts who has been so longest and can take one; −1: none. */
  firstWith(inClass: number, open: number, queue: CentreQueue): number {
    let agent = this.#head[this.#firstList[inClass]! + open]!;
    while (agent >= 0 && !this.canTake(agent, queue)) agent = this.#next[agent]!;
    return agent;
  }

  /** The agent has taken a contact of this queue. */
  took(agent: number, queue: CentreQueue, at: number): void {
    this.open[agent]!++;
    this.#held[agent * KINDS + queue.channel]!++;
    if (queue.exclusive) this.#exclusive[agent] = 1;
    this.sinceAt[agent] = at;
    this.list(agent);
  }

  /** The agent is done with a contact of this queue. */
  finished(agent: number, queue: CentreQueue, at: number): void {
    this.open[agent]!--;
    this.#held[agent * KINDS + queue.channel]!--;
    if (queue.exclusive) this.#exclusive[agent] = 0;
    this.sinceAt[agent] = at;
    this.list(agent);
  }

  /** The agent is somewhere else from now on. Becoming available starts idle time anew. */
  moved(agent: number, place: Place, at: number): void {
    this.place[agent] = place;
    if (place === PLACE.onQueue) this.sinceAt[agent] = at;
    this.list(agent);
  }

  /** Puts the agent at the end of the list it belongs to, or in none. */
  list(agent: number): void {
    this.#leaveList(agent);
    const inClass = this.#centre.agents[agent]!.inClass;
    const open = this.open[agent]!;
    if (this.place[agent] !== PLACE.onQueue || this.#exclusive[agent] !== 0) return;
    if (open >= this.#centre.classes[inClass]!.total) return;
    const list = this.#firstList[inClass]! + open;
    const last = this.#tail[list]!;
    this.#list[agent] = list;
    this.#previous[agent] = last;
    this.#next[agent] = -1;
    if (last < 0) this.#head[list] = agent;
    else this.#next[last] = agent;
    this.#tail[list] = agent;
  }

  #leaveList(agent: number): void {
    const list = this.#list[agent]!;
    if (list < 0) return;
    const before = this.#previous[agent]!;
    const after = this.#next[agent]!;
    if (before < 0) this.#head[list] = after;
    else this.#next[before] = after;
    if (after < 0) this.#tail[list] = before;
    else this.#previous[after] = before;
    this.#list[agent] = -1;
  }
}
