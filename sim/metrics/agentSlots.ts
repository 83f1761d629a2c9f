import type { Floor, FloorAgent } from "../floor/index.ts";
import { loads } from "../floor/index.ts";
import type { Channel } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";

/** Contacts of `channel` the agent may hold at once: as granted, else as the board is configured. */
export function slotsFor(agent: FloorAgent, channel: Channel, config: BoardConfig): number {
  return agent.capacityOf(channel) ?? config.slots[channel];
}

/**
 * The channels an agent serves: granted capacity and queues belonged to; when neither is known, the channels worked
 * before. Empty for somebody only ever heard of.
 */
export function servedChannels(agent: FloorAgent, floor: Floor): ReadonlySet<Channel> {
  const served = new Set<Channel>();
  for (const side of agent.sides) {
    for (const [channel, max] of side.capacity) if (max > 0) served.add(channel);
    for (const queueId of side.memberships.keys()) {
      for (const queue of floor.queuesOf(queueId)) served.add(queue.channel);
    }
  }
  return served.size > 0 ? served : agent.workedChannels;
}

/** The channel an agent's slots are drawn by: of the oldest open contact, else of the last, else the largest capacity. */
export function drawnChannel(agent: FloorAgent, floor: Floor, config: BoardConfig): Channel | undefined {
  for (const work of agent.works) if (loads(work)) return work.channel;
  if (agent.lastChannel !== undefined) return agent.lastChannel;
  let drawn: Channel | undefined;
  for (const channel of servedChannels(agent, floor)) {
    if (drawn === undefined || slotsFor(agent, channel, config) > slotsFor(agent, drawn, config)) drawn = channel;
  }
  return drawn;
}
