import type { AgentId, Channel, Instant, QueueId, TeamId } from "../vocabulary/index.ts";
import type { OpenWork } from "./entities.ts";
import { absenceOf } from "./presenceReason.ts";
import type { FloorSource } from "./source.ts";

/** What an agent does, decided in this order. */
export type AgentActivity = "offline" | "break" | "away" | "contact" | "ringing" | "wrapup" | "ready";

/** Said of an agent for one queue or channel, or for all. */
export interface Presence {
  readonly available: boolean;
  readonly reason: string | undefined;
  readonly at: Instant;
}

/** What one source knows of an agent. */
export class AgentSide {
  readonly source: FloorSource;
  /** `undefined` until the source says: then being a member or being heard of is signing in. */
  session: { readonly on: boolean; readonly at: Instant } | undefined;
  presence: Presence | undefined;
  readonly queuePresence = new Map<QueueId, Presence>();
  readonly channelPresence = new Map<Channel, Presence>();
  readonly memberships = new Map<QueueId, { readonly level: number | undefined; readonly at: Instant }>();
  /** Leaving the last queue signs out, but only somebody who had one. */
  wasMember = false;
  readonly capacity = new Map<Channel, number>();
  totalCapacity: number | undefined;
  /** `availableAnywhere` as last worked out; asked for at every event of a work, changed by the few of the agent. */
  #anywhere: boolean | undefined;

  constructor(source: FloorSource) {
    this.source = source;
  }

  signedIn(hasWork: boolean): boolean {
    if (this.session !== undefined) return this.session.on;
    return this.memberships.size > 0 || hasWork || (this.presence !== undefined && !this.wasMember);
  }

  /** Ready in `queueId`: what was said of the queue, else of everything; silence is readiness. */
  availableIn(queueId: QueueId): boolean {
    return (this.queuePresence.get(queueId) ?? this.presence)?.available ?? true;
  }

  /** Ready anywhere at all: paused in one queue and open in another is ready. */
  availableAnywhere(): boolean {
    this.#anywhere ??= this.#openAnywhere();
    return this.#anywhere;
  }

  /** What was said of the agent here has changed. */
  changed(): void {
    this.#anywhere = undefined;
  }

  #openAnywhere(): boolean {
    let known = false;
    for (const queueId of this.memberships.keys()) {
      known = true;
      if (this.availableIn(queueId)) return this.#someChannelOpen();
    }
    for (const [queueId, presence] of this.queuePresence) {
      if (this.memberships.size > 0 && !this.memberships.has(queueId)) continue;
      known = true;
      if (presence.available) return this.#someChannelOpen();
    }
    return !known && (this.presence?.available ?? true) && this.#someChannelOpen();
  }

  /** Why the agent is not there, from the latest absence heard. */
  reason(): string | undefined {
    let latest: Presence | undefined;
    for (const presence of this.#absences()) {
      if (latest === undefined || presence.at >= latest.at) latest = presence;
    }
    return latest?.reason;
  }

  *#absences(): Iterable<Presence> {
    if (this.presence?.available === false) yield this.presence;
    for (const presence of this.queuePresence.values()) if (!presence.available) yield presence;
    for (const presence of this.channelPresence.values()) if (!presence.available) yield presence;
  }

  #someChannelOpen(): boolean {
    if (this.channelPresence.size === 0 || this.presence?.available === true) return true;
    for (const presence of this.channelPresence.values()) if (presence.available) return true;
    return false;
  }

  forget(): void {
    this.session = undefined;
    this.presence = undefined;
    this.queuePresence.clear();
    this.channelPresence.clear();
    this.memberships.clear();
    // After a reset silence is not presence: the agent is offline until heard of again.
    this.wasMember = true;
  }
}

/** A person on the floor. */
export class FloorAgent {
  readonly agentId: AgentId;
  /** From 101 in order of first appearance. */
  readonly seat: number;
  name: string | undefined;
  teamId: TeamId | undefined;
  readonly sides: AgentSide[] = [];
  /** Open works in order of opening, `released` ones included. */
  readonly works: OpenWork[] = [];
  /**
   * Rises with every session, presence, membership, capacity and first contact of a channel: who keeps what follows from
   * them compares it.
   */
  revision = 0;
  /** Rises when a work begins or ceases to load the agent. */
  loadRevision = 0;
  activity: AgentActivity = "offline";
  reason: string | undefined;
  /** When the present activity began. */
  activityAt: Instant;
  /** Channel of the last work that was connected. */
  lastChannel: Channel | undefined;
  /** Channels ever worked here; bounded by the list of channels. */
  readonly workedChannels = new Set<Channel>();

  constructor(agentId: AgentId, seat: number, at: Instant) {
    this.agentId = agentId;
    this.seat = seat;
    this.activityAt = at;
  }

  side(source: FloorSource): AgentSide {
    for (const side of this.sides) if (side.source === source) return side;
    const side = new AgentSide(source);
    this.sides.push(side);
    return side;
  }

  /** What the sources say of the agent, or the channels worked here, have changed. */
  changed(): void {
    this.revision += 1;
    for (const side of this.sides) side.changed();
  }

  /** A contact of `channel` begins: from now on the agent is one who works there. */
  worked(channel: Channel): void {
    this.lastChannel = channel;
    if (this.workedChannels.has(channel)) return;
    this.workedChannels.add(channel);
    this.revision += 1;
  }

  /** Contacts that load the agent: talk, hold and wrap-up, consults too; listening in (`monitor`) is no load. */
  busy(channel?: Channel): number {
    let count = 0;
    for (const work of this.works) {
      if (loads(work) && (channel === undefined || work.channel === channel)) count++;
    }
    return count;
  }

  signedIn(): boolean {
    for (const side of this.sides) if (this.#signedInBy(side)) return true;
    return false;
  }

  /** Signed in and ready to take a contact from some queue, whatever is in hand already. */
  available(): boolean {
    for (const side of this.sides) if (this.#signedInBy(side) && side.availableAnywhere()) return true;
    return false;
  }

  availableIn(queueId: QueueId): boolean {
    for (const side of this.sides) {
      if (!side.memberships.has(queueId) && !side.queuePresence.has(queueId)) continue;
      if (side.signedIn(true) && side.availableIn(queueId)) return true;
    }
    return false;
  }

  /** How many contacts of `channel` a capacity event allows, `undefined` when none spoke of it. */
  capacityOf(channel: Channel): number | undefined {
    let most: number | undefined;
    for (const side of this.sides) {
      const max = side.capacity.get(channel) ?? side.totalCapacity;
      if (max !== undefined && (most === undefined || max > most)) most = max;
    }
    return most;
  }

  /** Why the agent is absent, by the first source that says; `undefined` when none does. */
  absenceReason(): string | undefined {
    for (const side of this.sides) {
      const reason = side.reason();
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  /** What the agent does now, from sessions, presences and open works. */
  observe(): AgentActivity {
    if (!this.signedIn()) return "offline";
    if (!this.available()) return absenceOf(this.absenceReason());
    let ringing = false;
    let wrapUp = false;
    for (const work of this.works) {
      if (work.role === "monitor") continue;
      if (work.phase === "connected" || work.phase === "held") return "contact";
      if (work.phase === "offered") ringing = true;
      if (work.phase === "wrapup") wrapUp = true;
    }
    return ringing ? "ringing" : wrapUp ? "wrapup" : "ready";
  }

  #signedInBy(side: AgentSide): boolean {
    if (side.session !== undefined) return side.session.on;
    for (const work of this.works) if (work.source === side.source) return side.signedIn(true);
    return side.signedIn(false);
  }
}

/** Whether `work` occupies a slot of its agent. */
export function loads(work: OpenWork): boolean {
  return work.role !== "monitor" && (work.phase === "connected" || work.phase === "held" || work.phase === "wrapup");
}
