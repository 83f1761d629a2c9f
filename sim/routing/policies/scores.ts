import type { RoutingFloor } from "../compiled.ts";
import { agentContribution, type CompiledAgentTerm } from "../model/agentTerms.ts";
import { type CompiledItemTerm, itemContribution } from "../model/itemTerms.ts";
import type { RoutingModel } from "../model/model.ts";

/**
 * Scores as vectors, compared from the front: one place for each lexicographic term of contacts, then of agents, and the
 * sum of everything else last. What is not weighed (agents when an agent looks for a contact, unless pairs are weighed)
 * stays 0 and decides nothing.
 */
export class Scores {
  readonly width: number;
  readonly #model: RoutingModel;
  readonly #items: readonly CompiledItemTerm[];
  readonly #agents: readonly CompiledAgentTerm[];
  readonly #itemLevels: number;

  constructor(model: RoutingModel, items: readonly CompiledItemTerm[], agents: readonly CompiledAgentTerm[]) {
    this.#model = model;
    this.#items = items;
    this.#agents = agents;
    this.#itemLevels = items.filter((term) => term.level >= 0).length;
    this.width = this.#itemLevels + agents.filter((term) => term.level >= 0).length + 1;
  }

  /** Writes the score of the contact for the agent into `out`, on top of what is there. */
  addItem(floor: RoutingFloor, contact: number, agent: number, out: Float64Array): void {
    const terms = this.#items;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const place = term.level < 0 ? this.width - 1 : term.level;
      out[place]! += itemContribution(term, this.#model, floor, contact, agent);
    }
  }

  /** Writes the score of the agent for the contact into `out`, on top of what is there. */
  addAgent(floor: RoutingFloor, contact: number, agent: number, out: Float64Array): void {
    const terms = this.#agents;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const place = term.level < 0 ? this.width - 1 : this.#itemLevels + term.level;
      out[place]! += agentContribution(term, this.#model, floor, contact, agent);
    }
  }
}

/** Positive when score `a` is above `b`, negative when below, 0 when equal. */
export function compareScores(a: Float64Array, b: Float64Array): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return a[i]! > b[i]! ? 1 : -1;
  }
  return 0;
}
