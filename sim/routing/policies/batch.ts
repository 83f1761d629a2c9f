import type { RoutingFloor } from "../compiled.ts";
import { bestPairs } from "./bestPairs.ts";
import { ScoredPolicy } from "./scored.ts";

/** Contacts and agents that one batch weighs against each other: those first in line, those first in their lists. */
export const BATCH_MOST = 128;

/**
 * Makes all pairs together every so often: as many as can be made, with the highest sum of scores. Each agent gets one
 * contact a batch, however many slots are free: what it would score for a second is not known before the first is held.
 */
export class BatchPolicy extends ScoredPolicy {
  readonly #contacts: number[] = [];
  readonly #agents: number[] = [];
  readonly #score = new Float64Array(this.scores.width);

  override assign(floor: RoutingFloor, pairs: Int32Array): number {
    this.#collectContacts(floor);
    if (this.#contacts.length === 0) return 0;
    this.#collectAgents(floor);
    if (this.#agents.length === 0) return 0;
    const scores = this.#weigh(floor);
    const columns = this.#agents.length;
    const agentOf = bestPairs(scores, this.#contacts.length, columns);
    const rows = [...agentOf.keys()].filter((row) => agentOf[row]! >= 0);
    // The best pairs first: where a reserve closes after some of them, the others wait.
    rows.sort((a, b) => scores[b * columns + agentOf[b]!]! - scores[a * columns + agentOf[a]!]! || a - b);
    const taken = new Int32Array(this.model.groups.length);
    let count = 0;
    for (const row of rows) {
      if (2 * count + 1 >= pairs.length) break;
      const contact = this.#contacts[row]!;
      const agent = this.#agents[agentOf[row]!]!;
      if (this.#reserveIsUsedUp(floor, contact, agent, taken)) continue;
      if (floor.open[agent] === 0) taken[floor.groupOf[agent]!]!++;
      pairs[2 * count] = contact;
      pairs[2 * count + 1] = agent;
      count++;
    }
    return count;
  }

  /** Waiting contacts, longest wait first over all lines. */
  #collectContacts(floor: RoutingFloor): void {
    const all: number[] = [];
    this.lines.forEach((line, number) => {
      if (line.ofLastAgent) {
        this.#collectOwn(floor, number, all);
        return;
      }
      let contact = floor.head(number);
      for (let n = 0; contact >= 0 && n < BATCH_MOST; n++) {
        all.push(contact);
        contact = floor.behind(contact);
      }
    });
    all.sort((a, b) => floor.enqueuedAt[a]! - floor.enqueuedAt[b]! || floor.arrival[a]! - floor.arrival[b]!);
    this.#contacts.length = 0;
    for (let i = 0; i < all.length && i < BATCH_MOST; i++) this.#contacts.push(all[i]!);
  }

  /** Of a line for last agents: such a line is walked agent by agent. */
  #collectOwn(floor: RoutingFloor, line: number, all: number[]): void {
    for (let agent = 0; agent < floor.groupOf.length; agent++) {
      let contact = floor.own(line, agent);
      for (let n = 0; contact >= 0 && n < BATCH_MOST; n++) {
        all.push(contact);
        contact = floor.behind(contact);
      }
    }
  }

  #collectAgents(floor: RoutingFloor): void {
    const seen = new Set<number>();
    for (const contact of this.#contacts) {
      const { queue, groups, ofLastAgent } = this.lines[floor.lineOf[contact]!]!;
      if (ofLastAgent) {
        if (floor.canTake(floor.lastAgent[contact]!, queue)) seen.add(floor.lastAgent[contact]!);
        continue;
      }
      for (const group of groups) {
        for (let open = 0; open < this.model.groups[group]!.total; open++) {
          for (let agent = floor.first(group, open, queue); agent >= 0; agent = floor.after(agent, queue)) {
            if (seen.size >= BATCH_MOST) break;
            seen.add(agent);
          }
        }
      }
    }
    this.#agents.length = 0;
    this.#agents.push(...[...seen].sort((a, b) => a - b).slice(0, BATCH_MOST));
  }

  #weigh(floor: RoutingFloor): Float64Array {
    const columns = this.#agents.length;
    const scores = new Float64Array(this.#contacts.length * columns).fill(Number.NEGATIVE_INFINITY);
    this.#contacts.forEach((contact, row) => {
      const line = floor.lineOf[contact]!;
      const { queue, ofLastAgent } = this.lines[line]!;
      this.#agents.forEach((agent, column) => {
        const group = floor.groupOf[agent]!;
        if (this.model.mayAsk[line * this.model.groups.length + group] === 0) return;
        if (ofLastAgent && floor.lastAgent[contact] !== agent) return;
        if (!floor.canTake(agent, queue) || this.guards.refusal(floor, contact, queue, agent) !== undefined) return;
        this.#score.fill(0);
        this.scores.addItem(floor, contact, agent, this.#score);
        this.scores.addAgent(floor, contact, agent, this.#score);
        scores[row * columns + column] = this.#score[this.scores.width - 1]!;
      });
    });
    return scores;
  }

  /** Whether the pairs made so far have left no idle agent that a reserve does not keep. */
  #reserveIsUsedUp(floor: RoutingFloor, contact: number, agent: number, taken: Int32Array): boolean {
    if (floor.open[agent] !== 0) return false;
    const queue = floor.queueOf[contact]!;
    return this.guards.between(queue, floor.groupOf[agent]!).some(({ kind, counted, limit }) => {
      if (kind !== "reserve") return false;
      let left = 0;
      for (const group of counted) left += floor.idle(group) - taken[group]!;
      return left <= limit;
    });
  }
}
