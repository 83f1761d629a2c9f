import { HELD, OWN_LINE, PHASE } from "../../engine/kernel/contactPool.ts";
import type { EngineView } from "../../engine/observer.ts";

/** Open rows of a floor, sorted by what a picture asks of them: one walk over the pool for each picture. */
export interface OpenRows {
  /** By queue: everybody in line or ringing, whoever is next in front. */
  readonly waiting: readonly (readonly number[])[];
  /** By agent: what is held, set aside or rings. */
  readonly held: readonly (readonly number[])[];
  /** By queue: with a menu or bot; open and at nobody. */
  readonly inSelfService: Int32Array;
  readonly parked: Int32Array;
  /** Seats it rings at, by row, of those that ring. */
  readonly ringing: ReadonlyMap<number, readonly number[]>;
}

export function openRows(view: EngineView): OpenRows {
  const { contacts, agents, centre } = view;
  const queues = centre.queues.length;
  const waiting: number[][] = Array.from({ length: queues }, () => []);
  const held: number[][] = Array.from({ length: agents.agents }, () => []);
  const inSelfService = new Int32Array(queues);
  const parked = new Int32Array(queues);
  for (let row = 0; row < contacts.rows; row++) {
    const queue = contacts.queue[row]!;
    switch (contacts.phase[row]) {
      case PHASE.selfService:
        inSelfService[queue]!++;
        break;
      case PHASE.waiting:
      case PHASE.ringing:
        waiting[queue]!.push(row);
        break;
      case PHASE.talking:
      case PHASE.silent:
      case PHASE.wrapUp:
      case PHASE.aside:
        held[contacts.agent[row]!]!.push(row);
        break;
      case PHASE.away:
        parked[queue]!++;
        break;
    }
  }
  const ringing = new Map<number, number[]>();
  for (let agent = 0; agent < agents.agents; agent++) {
    const row = agents.offered[agent]!;
    if (row < 0) continue;
    held[agent]!.push(row);
    const known = ringing.get(row);
    if (known === undefined) ringing.set(row, [agent]);
    else known.push(agent);
  }
  const order = lineOrder(view);
  for (const rows of waiting) rows.sort(order);
  return { waiting, held, inSelfService, parked, ringing };
}

/**
 * Whoever rings is out of line already; then line by line as the policy goes through them, in each by when it first
 * joined; who waits for an own agent, or for a step to begin, stands behind.
 */
function lineOrder({ contacts }: EngineView): (a: number, b: number) => number {
  const place = (row: number): number => {
    if (contacts.phase[row] === PHASE.ringing) return -1;
    const line = contacts.line[row]!;
    if (line === OWN_LINE || line < 0 || contacts.next[row] === HELD) return Number.MAX_SAFE_INTEGER;
    return line;
  };
  return (a, b) =>
    place(a) - place(b) ||
    contacts.enqueuedAt[a]! - contacts.enqueuedAt[b]! ||
    contacts.arrival[a]! - contacts.arrival[b]!;
}
