import type { Floor } from "../floor/floor.ts";
import type { FloorAgent, FloorQueue, FloorSource } from "../floor/index.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { unnamedAgentIds } from "../scenario/unnamedAgents.ts";
import type { FloorMapping } from "./fromFloor.ts";

/** Finds what the scenario calls the queues, agents and contacts of a floor. */
export class FloorNames {
  readonly #mapping: FloorMapping;
  readonly #queues: ReadonlyMap<string, QueueSpec>;
  /** Groups of the scenario's own agents. */
  readonly #own: ReadonlyMap<string, string>;
  readonly #scenario: Scenario;
  readonly #manySources: boolean;

  constructor(floor: Floor, scenario: Scenario, mapping: FloorMapping) {
    this.#scenario = scenario;
    this.#mapping = mapping;
    this.#queues = new Map(scenario.queues.map((queue) => [queue.id, queue]));
    this.#manySources = floor.sources.size > 1;
    const own = new Map<string, string>();
    for (const group of scenario.groups) {
      for (const person of group.people) own.set(person.id, group.id);
      for (const unnamed of unnamedAgentIds(group)) own.set(unnamed, group.id);
    }
    this.#own = own;
  }

  /** The scenario's queue; undefined: it has none of that name, or on another channel without the mapping saying so. */
  queueOf({ queueId, channel }: Pick<FloorQueue, "queueId" | "channel">): QueueSpec | undefined {
    const { queues } = this.#mapping;
    const named = ownValue(queues, `${queueId}/${channel}`) ?? ownValue(queues, queueId);
    if (named !== undefined) return this.#queues.get(named);
    const queue = this.#queues.get(queueId);
    return queue?.channel === channel ? queue : undefined;
  }

  agentOf({ agentId }: FloorAgent): string {
    return ownValue(this.#mapping.agents, agentId) ?? agentId;
  }

  /**
   * The group of an agent: the scenario's own, the mapping's; else the one that serves just the queues the agent is a
   * member of, else the one with the most queues among those, all of which the agent serves; else the team of that name.
   * The first of equals. Undefined: none fits.
   */
  groupOf(agent: FloorAgent): string | undefined {
    const known = this.#own.get(this.agentOf(agent));
    if (known !== undefined) return known;
    const { groups } = this.#scenario;
    const mapped = ownValue(this.#mapping.groups, agent.agentId);
    if (mapped !== undefined) return groups.find(({ id }) => id === mapped)?.id;
    const served = this.#served(agent);
    if (served.size === 0) return groups.find(({ id, teamId }) => (teamId ?? id) === agent.teamId)?.id;
    let best: string | undefined;
    let most = 0;
    for (const { id, skills } of groups) {
      if (skills.length <= most || !skills.every(({ queueId }) => served.has(queueId))) continue;
      best = id;
      most = skills.length;
    }
    return best;
  }

  /** The scenario's queues the agent is a member of, whatever source says so. */
  #served(agent: FloorAgent): ReadonlySet<string> {
    const served = new Set<string>();
    for (const side of agent.sides) {
      for (const queueId of side.memberships.keys()) {
        const queue = ownValue(this.#mapping.queues, queueId) ?? queueId;
        if (this.#queues.has(queue)) served.add(queue);
      }
    }
    return served;
  }

  /** Contacts of two sources may be numbered alike. */
  contactOf(source: FloorSource, contactId: string): string {
    return this.#manySources ? `${source.source} ${contactId}` : contactId;
  }
}

/** What a map from outside says itself: names like `constructor` are no entries. */
function ownValue(map: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
