import type { Floor } from "../../sim/floor/index.ts";
import { type Lens, namedBy } from "../../sim/metrics/lens.ts";
import type { AgentId } from "../../sim/vocabulary/index.ts";

const SEAT = /^seat-(\d{1,9})$/;
/** Somebody who has left the floor and whose name is not shown. */
const NOBODYS_SEAT = "seat-0" as AgentId;

/** Ids of agents as those who look may know them: an id of a telephone system is often a login, and a login a name. */
export class ShownAgents {
  readonly #floor: Floor;
  readonly #names: Lens["names"];

  constructor(floor: Floor, names: Lens["names"]) {
    this.#floor = floor;
    this.#names = names;
  }

  /** The id as frames of the same lens have it. */
  idOf(agentId: AgentId): AgentId {
    if (this.#names === "names") return agentId;
    const agent = this.#floor.agents.get(agentId);
    return agent === undefined ? NOBODYS_SEAT : namedBy(this.#names, agent).agentId;
  }

  /** What to call somebody in a sentence: name, initials, else the seat. */
  nameOf(agentId: AgentId): string {
    const agent = this.#floor.agents.get(agentId);
    if (agent === undefined) return this.#names === "names" ? agentId : NOBODYS_SEAT;
    return namedBy(this.#names, agent).name ?? `${agent.seat}`;
  }

  /** Who is meant by an id of a frame, whichever lens it was; `undefined` where nobody of that seat is known. */
  meant(shownId: string): AgentId | undefined {
    if (this.#floor.agents.has(shownId as AgentId)) return shownId as AgentId;
    const seat = Number(SEAT.exec(shownId)?.[1] ?? Number.NaN);
    for (const agent of this.#floor.agents.values()) if (agent.seat === seat) return agent.agentId;
    return undefined;
  }
}
