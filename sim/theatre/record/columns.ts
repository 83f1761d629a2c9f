import { PHASE } from "../../engine/kernel/contactPool.ts";
import type { EngineView } from "../../engine/observer.ts";
import { unitsOf, unitsTaken } from "./room.ts";

/** A contact in a column: its number, and where it stands from the bottom. */
interface Held {
  readonly row: number;
  readonly number: number;
  readonly from: number;
  readonly units: number;
}

/**
 * Where pieces stand in the columns of agents: each goes to the lowest gap it fits into when it comes, and stays. The
 * picture's own bookkeeping; the engine knows only how much is held.
 */
export class Columns {
  readonly #held: Held[][];

  constructor(agents: number) {
    this.#held = Array.from({ length: agents }, () => []);
  }

  /** The place of the contact in row `row` at the agent, found now unless it has one: units from the bottom. */
  placeOf(view: EngineView, row: number, agent: number): number {
    const { contacts, agents, centre } = view;
    const number = contacts.arrival[row]! + 1;
    const known = this.#held[agent]!.filter((one) => isHeld(view, one, agent));
    const own = known.find((one) => one.row === row && one.number === number);
    this.#held[agent] = known;
    if (own !== undefined) return own.from;
    const group = centre.groups[agents.groupOf[agent]!]!;
    const queue = centre.queues[contacts.queue[row]!]!;
    const units = unitsTaken(group, queue.channel, queue.exclusive);
    const from = lowestGap(known, units, unitsOf(group));
    known.push({ row, number, from, units });
    return from;
  }
}

/** Whether the contact still takes room of the agent, or rings there. */
function isHeld({ contacts, agents }: EngineView, { row, number }: Held, agent: number): boolean {
  if (contacts.arrival[row] !== number - 1) return false;
  if (agents.offered[agent] === row) return true;
  const phase = contacts.phase[row];
  const works = phase === PHASE.talking || phase === PHASE.silent || phase === PHASE.wrapUp;
  return works && contacts.agent[row] === agent;
}

/** The lowest place where `units` fit; where nothing that is whole fits, on top of the highest, within the column. */
function lowestGap(held: readonly Held[], units: number, room: number): number {
  const sorted = [...held].sort((a, b) => a.from - b.from);
  let from = 0;
  for (const one of sorted) {
    if (one.from - from >= units - 1e-9) return from;
    from = Math.max(from, one.from + one.units);
  }
  return Math.max(0, Math.min(from, room - units));
}
