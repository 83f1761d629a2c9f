import type { Floor } from "../../../floor/floor.ts";
import type { FloorAgent } from "../../../floor/index.ts";
import { keyOf } from "./keys.ts";
import type { ObservedSkill } from "./observed.ts";

/** A queue an agent takes less of than this, of their contacts and of its, is taken now and then: helping out, no skill. */
const RARE_SHARE = 0.05;

/** Queues (`queue/channel`, sorted) of each agent: what they are members of, and what they take more than now and then. */
export function skillsOf(floor: Floor, observed: readonly ObservedSkill[]): ReadonlyMap<string, readonly string[]> {
  const byAgent = new Map<string, number>();
  const byQueue = new Map<string, number>();
  for (const { agentId, queueId, channel, contacts } of observed) {
    add(byAgent, agentId, contacts);
    add(byQueue, keyOf(queueId, channel), contacts);
  }
  const taken = new Map<string, Set<string>>();
  for (const { agentId, queueId, channel, contacts } of observed) {
    const key = keyOf(queueId, channel);
    const most = Math.max(contacts / byAgent.get(agentId)!, contacts / byQueue.get(key)!);
    if (most >= RARE_SHARE) put(taken, agentId, key);
  }
  // Whoever has a contact of a queue in hand takes from it.
  for (const { queue, agent } of floor.works())
    if (queue !== undefined) put(taken, agent.agentId, keyOf(queue.queueId, queue.channel));
  return new Map(
    Array.from(floor.agents.values(), (agent) => [
      agent.agentId,
      [...new Set([...(taken.get(agent.agentId) ?? []), ...memberships(agent, floor)])].sort(),
    ]),
  );
}

function memberships(agent: FloorAgent, floor: Floor): string[] {
  return agent.sides.flatMap((side) =>
    [...side.memberships.keys()].flatMap((id) =>
      floor.queuesOf(id).map(({ queueId, channel }) => keyOf(queueId, channel)),
    ),
  );
}

function add(sums: Map<string, number>, key: string, count: number): void {
  sums.set(key, (sums.get(key) ?? 0) + count);
}

function put(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
