import type { CentreGroup } from "../../engine/centre.ts";
import type { AgentPool } from "../../engine/kernel/agentPool.ts";
import { PLACE } from "../../engine/kernel/agentPool.ts";

/** Weights are compared with capacities up to this much rounding, as in the engine. */
const EPSILON = 1e-9;

/** Room of a group's column, in units: the capacity that weights share out, or the number of contacts. */
export function unitsOf(group: CentreGroup): number {
  return Number.isFinite(group.capacity) ? group.capacity : group.total;
}

/**
 * What a contact of the channel (by number) takes of the column: its weight; all of it where it is held alone; where channels
 * are not mixed, its share of a column full of its own kind; otherwise one unit. 0: the group takes none.
 */
export function unitsTaken(group: CentreGroup, channel: number, exclusive: boolean): number {
  const slots = group.slots[channel]!;
  if (slots === 0) return 0;
  if (exclusive) return unitsOf(group);
  if (Number.isFinite(group.capacity)) return group.weights[channel]!;
  return group.sameChannel ? group.total / slots : 1;
}

/**
 * How many contacts of the channel the agent could take now beside what is held and what rings; 0 for whoever takes
 * nothing. By the engine's own rules, one contact after the other.
 */
export function placesFor(
  agents: AgentPool,
  agent: number,
  channel: number,
  exclusive: boolean,
  ringing: Ringing,
): number {
  const group = agents.centre.groups[agents.groupOf[agent]!]!;
  if (agents.place[agent] !== PLACE.onQueue || agents.exclusive[agent] !== 0 || ringing.exclusive) return 0;
  const open = agents.open[agent]! + (ringing.channel < 0 ? 0 : 1);
  const held = agents.holding(agent, channel) + (ringing.channel === channel ? 1 : 0);
  const slots = group.slots[channel]!;
  if (slots === 0) return 0;
  if (exclusive) return open === 0 ? 1 : 0;
  if (group.sameChannel && held !== open) return 0;
  const weight = group.weights[channel]!;
  const taken = agents.weight[agent]! + (ringing.channel < 0 ? 0 : group.weights[ringing.channel]!);
  const byWeight =
    Number.isFinite(group.capacity) && weight > 0
      ? Math.floor((group.capacity - taken + EPSILON) / weight)
      : Number.POSITIVE_INFINITY;
  return Math.max(0, Math.min(group.total - open, slots - held, byWeight));
}

/** What rings at an agent; channel −1: nothing. */
export interface Ringing {
  readonly channel: number;
  readonly exclusive: boolean;
}

export const NOTHING_RINGS: Ringing = { channel: -1, exclusive: false };
