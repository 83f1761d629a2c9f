import type { InitialWork } from "../engine/start/initialState.ts";
import { Room } from "../engine/start/room.ts";
import type { FloorAgent, OpenWork } from "../floor/index.ts";
import { compilePolicy } from "../routing/compile.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { CHANNELS, type Channel, type Instant } from "../vocabulary/index.ts";
import type { NotPlaced } from "./fromFloor.ts";
import type { FloorNames } from "./fromFloorNames.ts";

/** What agents have in hand, as works of the scenario's queues. */
export class FloorWorks {
  readonly #scenario: Scenario;
  readonly #names: FloorNames;
  readonly #groups: ReadonlyMap<string, string>;
  readonly #notPlaced: NotPlaced[];
  /** Channels whose work may be set aside for another: pairs `by/over`. */
  readonly #interrupts: ReadonlySet<string>;

  constructor(scenario: Scenario, names: FloorNames, groups: ReadonlyMap<string, string>, notPlaced: NotPlaced[]) {
    this.#scenario = scenario;
    this.#names = names;
    this.#groups = groups;
    this.#notPlaced = notPlaced;
    this.#interrupts = new Set(
      compilePolicy(scenario).preempt.map(({ by, over }) => `${CHANNELS[by]}/${CHANNELS[over]}`),
    );
  }

  /** Conversations and wrap-ups of one agent that have a place; offers are for whoever waits. */
  of(agent: FloorAgent, at: Instant): readonly InitialWork[] {
    const agentId = this.#names.agentOf(agent);
    const groupId = this.#groups.get(agentId);
    const group = this.#scenario.groups.find(({ id }) => id === groupId);
    const room = group && new Room(group, this.#scenario);
    const placed: InitialWork[] = [];
    const contacts = new Set<string>();
    for (const work of agent.works) {
      if (!isOpen(work)) continue;
      const queue = this.#queueOf(work, groupId);
      const contact = this.#names.contactOf(work.source, work.contactId);
      // Handed on and come back to the same agent, who still wraps up its first part.
      const contactId = contacts.has(contact) ? `${contact} ${work.workId}` : contact;
      if (work.role === "monitor") this.#leaves(work, "no-load", work.channel);
      else if (room === undefined) this.#leaves(work, "no-group", agentId);
      else if (queue === undefined)
        this.#leaves(work, work.queue ? "unknown-queue" : "no-queue", work.queue?.queueId ?? "");
      else {
        const one = this.#workOf(work, queue, at, agent);
        if (one.phase !== "aside" && !room.take(queue.channel)) {
          this.#leaves(work, "no-room", agentId);
        } else placed.push({ contactId, agentId, queueId: queue.id, ...one });
        contacts.add(contact);
      }
    }
    return placed;
  }

  #workOf(
    work: OpenWork,
    { channel }: QueueSpec,
    at: Instant,
    agent: FloorAgent,
  ): Pick<InitialWork, "phase" | "elapsedMs" | "workedMs" | "talkedMs"> {
    const inPhaseMs = Math.max(0, at - work.phaseAt);
    if (work.phase === "wrapup") {
      return { phase: "wrap-up", elapsedMs: inPhaseMs, talkedMs: Math.max(0, work.talkMs) + Math.max(0, work.holdMs) };
    }
    const elapsedMs = Math.max(0, at - (work.connectedAt ?? work.phaseAt));
    const worked = { elapsedMs, workedMs: work.talkMs + (work.phase === "connected" ? inPhaseMs : 0) };
    if (work.phase === "held" && this.#isAside(work, channel, agent)) return { phase: "aside", ...worked };
    // Where work is set aside for other work, the time it stood still is none of it; with the customer on hold it is.
    const stoodStill = work.holdMs > 0 && this.#mayBeSetAside(channel);
    const phase = work.phase === "held" ? "hold" : "conversation";
    return { phase, ...(stoodStill ? worked : { elapsedMs }) };
  }

  #mayBeSetAside(channel: Channel): boolean {
    return CHANNELS.some((by) => this.#interrupts.has(`${by}/${channel}`));
  }

  /** A work on hold is set aside where the agent has another that may interrupt it; else the customer is on hold. */
  #isAside(work: OpenWork, channel: Channel, agent: FloorAgent): boolean {
    return agent.works.some(
      (other) => other !== work && other.phase !== "released" && this.#interrupts.has(`${other.channel}/${channel}`),
    );
  }

  /** The queue of the work; of one without: the first on its channel that its agent serves. */
  #queueOf(work: OpenWork, groupId: string | undefined): QueueSpec | undefined {
    if (work.queue !== undefined) return this.#names.queueOf(work.queue);
    const skills = this.#scenario.groups.find(({ id }) => id === groupId)?.skills ?? [];
    return this.#scenario.queues.find(
      ({ id, channel }) => channel === work.channel && skills.some(({ queueId }) => queueId === id),
    );
  }

  #leaves(work: OpenWork, reason: NotPlaced["reason"], detail: string): void {
    this.#notPlaced.push({ what: "work", id: work.workId, reason, detail });
  }
}

/** In conversation, on hold or in wrap-up. */
function isOpen(work: OpenWork): boolean {
  return work.phase !== "offered" && work.phase !== "released";
}
