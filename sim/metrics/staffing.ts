import { type Floor, type FloorAgent, type FloorObserver, loads, type OpenWork } from "../floor/index.ts";
import type { Instant } from "../vocabulary/index.ts";
import { drawnChannel, servedChannels, slotsFor } from "./agentSlots.ts";
import type { Scope } from "./scope.ts";
import type { Scopes } from "./scopes.ts";

/** What one agent adds to one scope. */
interface Part {
  readonly scope: Scope;
  readonly staffed: 0 | 1;
  readonly busy: 0 | 1;
  readonly slots: number;
  readonly slotsBusy: number;
  readonly inProgress: number;
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
 */
export class StaffingTally implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #floor: () => Floor;
  readonly #parts = new Map<FloorAgent, readonly Part[]>();
  readonly #days = new Map<FloorAgent, AgentDay>();

  constructor(scopes: Scopes, floor: () => Floor) {
    this.#scopes = scopes;
    this.#floor = floor;
  }

  agentChanged(agent: FloorAgent): void {
    const before = this.#parts.get(agent);
    const after = this.#partsOf(agent);
    if (before !== undefined && alike(before, after)) return;
    const { now } = this.#scopes;
    for (const part of before ?? []) {
      part.scope.settle(now);
      put(part, -1);
    }
    for (const part of after) {
      part.scope.settle(now);
      put(part, 1);
    }
    this.#parts.set(agent, after);
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

  /** Forgets those the floor has forgotten. */
  sweep(): void {
    const { agents } = this.#floor();
    for (const agent of this.#parts.keys()) {
      if (agents.get(agent.agentId) !== agent) {
        this.#parts.delete(agent);
        this.#days.delete(agent);
      }
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

  #partsOf(agent: FloorAgent): Part[] {
    const floor = this.#floor();
    const { config } = this.#scopes;
    const inHand = agent.works.filter(loads);
    const busy = inHand.length > 0 ? 1 : 0;
    const present = agent.signedIn();
    const staffed = present && (busy === 1 || agent.available());
    const parts: Part[] = [];
    const add = (scope: Scope, here: boolean, slots: number, works: readonly OpenWork[]): void => {
      const slotsBusy = works.length;
      const inProgress = works.reduce((count, work) => count + (work.role === "primary" ? 1 : 0), 0);
      if (!here && inProgress === 0) return;
      parts.push(
        here
          ? { scope, staffed: 1, busy, slots: Math.max(slots, slotsBusy), slotsBusy, inProgress }
          : { scope, staffed: 0, busy: 0, slots: 0, slotsBusy: 0, inProgress },
      );
    };
    const drawn = drawnChannel(agent, floor, config);
    add(this.#scopes.total, staffed, drawn === undefined ? 0 : slotsFor(agent, drawn, config), inHand);
    for (const channel of servedChannels(agent, floor)) {
      const works = inHand.filter((work) => work.channel === channel);
      add(this.#scopes.channel(channel), staffed, slotsFor(agent, channel, config), works);
    }
    for (const queue of this.#queuesOf(agent, inHand)) {
      const works = inHand.filter((work) => work.queue === queue);
      const here = present && (works.length > 0 || agent.availableIn(queue.queueId));
      add(this.#scopes.queues[queue.index]!, here, slotsFor(agent, queue.channel, config), works);
    }
    return parts;
  }

  #queuesOf(agent: FloorAgent, inHand: readonly OpenWork[]): Set<NonNullable<OpenWork["queue"]>> {
    const queues = new Set<NonNullable<OpenWork["queue"]>>();
    for (const side of agent.sides) {
      for (const queueId of side.memberships.keys()) {
        for (const queue of this.#floor().queuesOf(queueId)) queues.add(queue);
      }
    }
    for (const work of inHand) if (work.queue !== undefined) queues.add(work.queue);
    return queues;
  }
}

function put(part: Part, sign: 1 | -1): void {
  const { scope } = part;
  scope.staffed += sign * part.staffed;
  scope.busy += sign * part.busy;
  scope.slots += sign * part.slots;
  scope.slotsBusy += sign * part.slotsBusy;
  scope.inProgress += sign * part.inProgress;
}

function alike(a: readonly Part[], b: readonly Part[]): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place++) {
    const one = a[place]!;
    const other = b[place]!;
    if (
      one.scope !== other.scope ||
      one.staffed !== other.staffed ||
      one.busy !== other.busy ||
      one.slots !== other.slots ||
      one.slotsBusy !== other.slotsBusy ||
      one.inProgress !== other.inProgress
    ) {
      return false;
    }
  }
  return true;
}
