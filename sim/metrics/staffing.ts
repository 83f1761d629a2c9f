import {
  type Floor,
  type FloorAgent,
  type FloorObserver,
  type FloorQueue,
  loads,
  type OpenWork,
} from "../floor/index.ts";
import type { Channel, Instant } from "../vocabulary/index.ts";
import type { DrawnAgent } from "./agentFrame.ts";
import { drawnChannel, servedChannels, slotsFor } from "./agentSlots.ts";
import type { Scope } from "./scope.ts";
import type { Scopes } from "./scopes.ts";

/** Changes noted before they are worked out, whether or not the instant is over. */
const MOST_NOTED = 4_096;

/** What one agent adds to one scope, changed in place: this is touched by every event of a work. */
export interface Part {
  readonly scope: Scope;
  /** Works counted here: of this channel or queue, or all. */
  readonly channel: Channel | undefined;
  readonly queue: FloorQueue | undefined;
  /** Slots the agent has here; `undefined` for everything and the team, where they follow the drawn channel. */
  readonly granted: number | undefined;
  /** Served here by right: there whenever the agent is ready, not only with a contact in hand. */
  readonly open: boolean;
  /** Here only for a contact in hand outside what the agent serves: gone with it. */
  readonly lent: boolean;
  staffed: 0 | 1;
  busy: 0 | 1;
  slots: number;
  slotsBusy: number;
  inProgress: number;
}

/** What a part is narrowed to; everything when empty. */
interface Of {
  readonly channel?: Channel;
  readonly queue?: FloorQueue;
}

/** An agent's parts, and what parts and numbers followed from when they were last worked out. */
interface Share {
  readonly revision: number;
  readonly queuesKnown: number;
  readonly parts: readonly Part[];
  loadRevision: number;
  present: boolean;
  ready: boolean;
}

/** What an agent did today; counts and ms. */
export interface AgentDay {
  handled: number;
  handleMs: number;
  dayStart: number;
}

/**
 * Who is there, how many slots they have and how many are in use, per scope and over time. An agent's share is taken out
 * and put back whenever something about the agent changes, so the totals are distinct agents and never sums over queues.
 *
 * A share follows from the agent's state alone, and no time passes inside an instant: so changes are only noted, and each
 * agent is worked out once when the instant is over or somebody looks. A release and the wrap-up it begins cost nothing.
 */
export class StaffingTally implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #floor: () => Floor;
  readonly #shares = new Map<FloorAgent, Share>();
  readonly #days = new Map<FloorAgent, AgentDay>();
  /** How agents were last drawn; see `agentFrame`. */
  readonly drawn = new WeakMap<FloorAgent, DrawnAgent>();
  /** Who changed in this instant; somebody may be here twice, the second time there is nothing left to do. */
  readonly #changed: FloorAgent[] = [];

  constructor(scopes: Scopes, floor: () => Floor) {
    this.#scopes = scopes;
    this.#floor = floor;
  }

  agentChanged(agent: FloorAgent): void {
    const changed = this.#changed;
    if (changed[changed.length - 1] === agent) return;
    changed.push(agent);
    // An import may put a whole day into one instant.
    if (changed.length >= MOST_NOTED) this.settle();
  }

  /** Works out who changed; must be called before floor time moves on and before anything here is read. */
  settle(): void {
    // From the end: shares add up in any order, and the list keeps its room.
    for (let agent = this.#changed.pop(); agent !== undefined; agent = this.#changed.pop()) this.#workOut(agent);
  }

  workFinished(work: OpenWork, at: Instant): void {
    if (work.role !== "primary" || at < this.#scopes.timeline.dayStart) return;
    const day = this.#dayOf(work.agent);
    day.handled += 1;
    day.handleMs += work.talkMs + work.holdMs + work.wrapUpMs;
  }

  /** Works finished since the day began, and their handle time. */
  day(agent: FloorAgent): Readonly<AgentDay> {
    return this.#dayOf(agent);
  }

  /** Where the agent counts; empty for somebody only ever heard of. */
  parts(agent: FloorAgent): readonly Part[] {
    return this.#shares.get(agent)?.parts ?? [];
  }

  /** Forgets those the floor has forgotten. */
  sweep(): void {
    const { agents } = this.#floor();
    for (const agent of this.#shares.keys()) {
      if (agents.get(agent.agentId) !== agent) {
        this.#shares.delete(agent);
        this.#days.delete(agent);
      }
    }
  }

  #workOut(agent: FloorAgent): void {
    const floor = this.#floor();
    const present = agent.signedIn();
    const ready = agent.available();
    let share = this.#shares.get(agent);
    const drawnUp = share?.revision === agent.revision && share.queuesKnown === floor.queues.length;
    const sameLoad = share?.loadRevision === agent.loadRevision;
    if (drawnUp && sameLoad && share?.present === present && share.ready === ready) return;
    if (share === undefined || !drawnUp || !stillCovers(share.parts, agent)) {
      for (const part of share?.parts ?? []) this.#put(part, 0, 0, 0, 0, 0);
      share = this.#drawUp(agent, floor);
      this.#shares.set(agent, share);
    }
    share.loadRevision = agent.loadRevision;
    share.present = present;
    share.ready = ready;
    const busy = agent.busy() > 0 ? 1 : 0;
    for (const part of share.parts) {
      let slotsBusy = 0;
      let inProgress = 0;
      for (const work of agent.works) {
        if (!loads(work) || !countsIn(part, work)) continue;
        slotsBusy += 1;
        if (work.role === "primary") inProgress += 1;
      }
      // A queue's own line needs a contact of that queue; a channel's needs any.
      const inHand = part.queue === undefined ? busy === 1 : slotsBusy > 0;
      const open = part.open && (ready || part.queue !== undefined);
      const here = present && (open || inHand);
      const granted = part.granted ?? this.#drawnSlots(agent);
      if (here) this.#put(part, 1, busy, Math.max(granted, slotsBusy), slotsBusy, inProgress);
      else this.#put(part, 0, 0, 0, 0, inProgress);
    }
  }

  #dayOf(agent: FloorAgent): AgentDay {
    const { dayStart } = this.#scopes.timeline;
    let day = this.#days.get(agent);
    if (day === undefined || day.dayStart !== dayStart) {
      day = { handled: 0, handleMs: 0, dayStart };
      this.#days.set(agent, day);
    }
    return day;
  }

  /** Slots the agent has in all, by the channel they are drawn by: that changes with every contact. */
  #drawnSlots(agent: FloorAgent): number {
    const drawn = drawnChannel(agent, this.#floor(), this.#scopes.config);
    return drawn === undefined ? 0 : slotsFor(agent, drawn, this.#scopes.config);
  }

  #drawUp(agent: FloorAgent, floor: Floor): Share {
    const { config } = this.#scopes;
    const parts: Part[] = [];
    const add = (scope: Scope, granted: number | undefined, open: boolean, lent: boolean, of: Of = {}): void => {
      parts.push({
        ...{ scope, channel: of.channel, queue: of.queue, granted, open, lent },
        ...{ staffed: 0, busy: 0, slots: 0, slotsBusy: 0, inProgress: 0 },
      });
    };
    add(this.#scopes.total, undefined, true, false);
    const team = this.#scopes.ofTeam(agent.teamId);
    if (team !== undefined) add(team, undefined, true, false);
    const served = servedChannels(agent, floor);
    const inHand = agent.works.filter(loads);
    for (const channel of new Set([...served, ...inHand.map((work) => work.channel)])) {
      const own = served.has(channel);
      add(this.#scopes.channel(channel), slotsFor(agent, channel, config), own, !own, { channel });
    }
    const belonged = queuesOf(agent, floor);
    for (const queue of new Set([...belonged, ...inHand.flatMap((work) => work.queue ?? [])])) {
      const own = belonged.has(queue);
      const open = own && agent.availableIn(queue.queueId);
      add(this.#scopes.queues[queue.index]!, slotsFor(agent, queue.channel, config), open, !own, { queue });
    }
    const { revision, loadRevision } = agent;
    return { revision, queuesKnown: floor.queues.length, parts, loadRevision, present: false, ready: false };
  }

  #put(part: Part, staffed: 0 | 1, busy: 0 | 1, slots: number, slotsBusy: number, inProgress: number): void {
    if (
      part.staffed === staffed &&
      part.busy === busy &&
      part.slots === slots &&
      part.slotsBusy === slotsBusy &&
      part.inProgress === inProgress
    ) {
      return;
    }
    const { scope } = part;
    scope.weigh(this.#scopes.now);
    scope.staffed += staffed - part.staffed;
    scope.busy += busy - part.busy;
    scope.slots += slots - part.slots;
    scope.slotsBusy += slotsBusy - part.slotsBusy;
    scope.inProgress += inProgress - part.inProgress;
    part.staffed = staffed;
    part.busy = busy;
    part.slots = slots;
    part.slotsBusy = slotsBusy;
    part.inProgress = inProgress;
  }
}

function countsIn(part: Part, work: OpenWork): boolean {
  if (part.queue !== undefined) return work.queue === part.queue;
  return part.channel === undefined || work.channel === part.channel;
}

/** Queues the agent belongs to. */
function queuesOf(agent: FloorAgent, floor: Floor): Set<FloorQueue> {
  const queues = new Set<FloorQueue>();
  for (const side of agent.sides) {
    for (const queueId of side.memberships.keys()) for (const queue of floor.queuesOf(queueId)) queues.add(queue);
  }
  return queues;
}

/** Whether `parts` hold every work in hand, and none lent for a work that is over. */
function stillCovers(parts: readonly Part[], agent: FloorAgent): boolean {
  for (const work of agent.works) if (loads(work) && !covers(parts, work)) return false;
  for (const part of parts) if (part.lent && !isUsed(part, agent)) return false;
  return true;
}

/** Whether the work's channel and, if it has one, its queue are among `parts`. */
function covers(parts: readonly Part[], work: OpenWork): boolean {
  let channel = false;
  let queue = work.queue === undefined;
  for (const part of parts) {
    if (part.queue !== undefined) queue ||= part.queue === work.queue;
    else channel ||= part.channel === work.channel;
  }
  return channel && queue;
}

function isUsed(part: Part, agent: FloorAgent): boolean {
  for (const work of agent.works) if (loads(work) && countsIn(part, work)) return true;
  return false;
}
