import {
  type AgentId,
  type EventId,
  type FloorEvent,
  type Instant,
  SECOND_MS,
  type SourceId,
} from "../../../sim/vocabulary/index.ts";
import { NO_SERVER } from "./translate.ts";

/**
 * The records know no shifts: whoever answered is taken to have been there from the first answer of the day to the end
 * of the last. A shift past midnight goes on when the next day's first answer comes before its end.
 */
export class Shifts {
  readonly #source: SourceId;
  /** Ends that lie beyond the day they were found in. */
  readonly #over = new Map<AgentId, Instant>();

  constructor(source: SourceId) {
    this.#source = source;
  }

  /** Sessions of one day from all of its events; `dayEndsAt` decides which ends must wait for the next day. */
  sessionsOf(events: readonly FloorEvent[], dayEndsAt: Instant): FloorEvent[] {
    const works = new Map<string, AgentId>();
    const first = new Map<AgentId, Instant>();
    const last = new Map<AgentId, Instant>();
    for (const event of events) {
      if (event.type === "work.connected" && event.agentId !== NO_SERVER) {
        works.set(event.workId, event.agentId);
        first.set(event.agentId, Math.min(first.get(event.agentId) ?? event.at, event.at) as Instant);
      } else if (event.type === "work.released") {
        const agentId = works.get(event.workId);
        if (agentId !== undefined) last.set(agentId, Math.max(last.get(agentId) ?? event.at, event.at) as Instant);
      }
    }
    const sessions: FloorEvent[] = [];
    for (const [agentId, fromAt] of first) {
      const over = this.#over.get(agentId);
      if (over === undefined || over < fromAt) sessions.push(this.#session(agentId, fromAt, "on"));
      else last.set(agentId, Math.max(over, last.get(agentId) ?? over) as Instant);
      if (over !== undefined && over >= fromAt) this.#over.delete(agentId);
    }
    sessions.push(...this.rest());
    for (const [agentId, toAt] of last) {
      if (toAt < dayEndsAt) sessions.push(this.#session(agentId, toAt, "off"));
      else this.#over.set(agentId, toAt);
    }
    return sessions;
  }

  /** Ends nobody continued. */
  rest(): FloorEvent[] {
    const ends = [...this.#over].map(([agentId, at]) => this.#session(agentId, at, "off"));
    this.#over.clear();
    return ends;
  }

  #session(agentId: AgentId, at: Instant, state: "on" | "off"): FloorEvent {
    const eventId = `${agentId}:${state}:${at}` as EventId;
    return {
      type: "agent.session",
      source: this.#source,
      eventId,
      at,
      basis: "inferred",
      precisionMs: SECOND_MS,
      agentId,
      state,
      name: agentId,
    };
  }
}
