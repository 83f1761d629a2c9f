import type { RoutingFloor } from "../compiled.ts";
import { compileAgentTerms, longestIdleIsBest } from "../model/agentTerms.ts";
import type { GuardSet } from "../model/guards.ts";
import { compileItemTerms, frontIsBest } from "../model/itemTerms.ts";
import { lot } from "../model/match.ts";
import type { RoutingModel } from "../model/model.ts";
import { PolicyFrame } from "./policyFrame.ts";
import { compareScores, Scores } from "./scores.ts";

/**
 * Any policy: every pair that skill, step, capacity and guards allow is scored, the highest is taken. Where all that
 * differs inside a line or a list speaks for its front, only fronts are scored.
 */
export class ScoredPolicy extends PolicyFrame {
  protected readonly scores: Scores;
  readonly #pairs: boolean;
  readonly #agentsFirst: boolean;
  readonly #seeded: boolean;
  readonly #frontIsBest: boolean;
  readonly #longestIdleIsBest: boolean;
  /** The score being made, and the best so far. */
  #score: Float64Array;
  #best: Float64Array;
  #found = -1;

  constructor(model: RoutingModel, guards: GuardSet, title: PolicyFrame["title"]) {
    super(model, guards, title, true);
    const { spec } = model;
    const items = compileItemTerms(model);
    const agents = compileAgentTerms(model);
    this.scores = new Scores(model, items, agents);
    this.#pairs = spec.combine === "pair-sum";
    this.#agentsFirst = spec.combine === "agent-then-item";
    this.#seeded = spec.tieBreak === "seeded";
    // In a pair the agent's terms may speak for anybody in the line.
    const knowsContacts = this.#pairs && agents.some(({ spec }) => ABOUT_CONTACTS.has(spec.feature));
    const guardsContacts = guards.guards.some(
      ({ filter }) => filter.returning !== undefined || filter.hasLastAgent !== undefined,
    );
    this.#frontIsBest = frontIsBest(items, model) && !knowsContacts && !guardsContacts;
    const guardsAgents = spec.guards.some(({ kind }) => kind === "rate" || kind === "occupancy");
    const knowsAgents = this.#pairs && items.some(({ spec }) => ABOUT_AGENTS.has(spec.feature) || spec.times);
    this.#longestIdleIsBest = longestIdleIsBest(agents) && !guardsAgents && !knowsAgents && !this.#agentsFirst;
    this.#score = new Float64Array(this.scores.width);
    this.#best = new Float64Array(this.scores.width);
  }

  selectAgent(floor: RoutingFloor, contact: number, line: number): number {
    this.#found = -1;
    const { queue, groups, ofLastAgent } = this.lines[line]!;
    if (ofLastAgent) {
      const last = floor.lastAgent[contact]!;
      if (last >= 0 && floor.canTake(last, queue)) this.#weighAgent(floor, contact, queue, last);
      return this.#found;
    }
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      const levels = this.model.queues[queue]!.exclusive ? 1 : this.model.groups[group]!.total;
      for (let open = 0; open < levels; open++) {
        let agent = floor.first(group, open, queue);
        while (agent >= 0) {
          const equal = this.#weighAgent(floor, contact, queue, agent);
          if (this.#longestIdleIsBest && !(this.#seeded && equal)) break;
          agent = floor.after(agent, queue);
        }
      }
    }
    return this.#found;
  }

  selectContact(floor: RoutingFloor, agent: number): number {
    this.#found = -1;
    const { lines, ownLines } = this.model.groups[floor.groupOf[agent]!]!;
    for (let i = 0; i < lines.length; i++) this.#weighLine(floor, lines[i]!, floor.head(lines[i]!), agent);
    for (let i = 0; i < ownLines.length; i++)
      this.#weighLine(floor, ownLines[i]!, floor.own(ownLines[i]!, agent), agent);
    return this.#found;
  }

  #weighLine(floor: RoutingFloor, line: number, front: number, agent: number): void {
    const { queue } = this.lines[line]!;
    if (front < 0 || !floor.canTake(agent, queue)) return;
    let contact = front;
    while (contact >= 0) {
      const equal = this.#weighContact(floor, contact, queue, agent);
      if (this.#frontIsBest && !(this.#seeded && equal)) return;
      contact = floor.behind(contact);
    }
  }

  /** Whether the contact is as good as the best so far (itself included). */
  #weighContact(floor: RoutingFloor, contact: number, queue: number, agent: number): boolean {
    if (this.guards.refusal(floor, contact, queue, agent) !== undefined) return false;
    const score = this.#score.fill(0);
    this.scores.addItem(floor, contact, agent, score);
    if (this.#pairs) this.scores.addAgent(floor, contact, agent, score);
    const difference = this.#found < 0 ? 1 : compareScores(score, this.#best);
    if (difference > 0 || (difference === 0 && this.#contactComesFirst(floor, contact, this.#found, agent))) {
      this.#takes(contact);
    }
    return difference >= 0;
  }

  #weighAgent(floor: RoutingFloor, contact: number, queue: number, agent: number): boolean {
    if (this.guards.refusal(floor, contact, queue, agent) !== undefined) return false;
    if (this.#agentsFirst && !this.#wouldPick(floor, agent, contact)) return false;
    const score = this.#score.fill(0);
    if (this.#pairs) this.scores.addItem(floor, contact, agent, score);
    this.scores.addAgent(floor, contact, agent, score);
    const difference = this.#found < 0 ? 1 : compareScores(score, this.#best);
    if (difference > 0 || (difference === 0 && this.#agentComesFirst(floor, contact, agent, this.#found))) {
      this.#takes(agent);
    }
    return difference >= 0;
  }

  #takes(found: number): void {
    const score = this.#score;
    this.#score = this.#best;
    this.#best = score;
    this.#found = found;
  }

  /** Whether the agent, asked now, would pick this contact of all that wait; one that has just come waits in no line yet. */
  #wouldPick(floor: RoutingFloor, agent: number, contact: number): boolean {
    const found = this.#found;
    const best = this.#best.slice();
    const picked = this.selectContact(floor, agent);
    let is = picked < 0 || picked === contact;
    if (!is) {
      const score = new Float64Array(this.scores.width);
      this.scores.addItem(floor, contact, agent, score);
      const difference = compareScores(score, this.#best);
      is = difference > 0 || (difference === 0 && this.#contactComesFirst(floor, contact, picked, agent));
    }
    this.#found = found;
    this.#best.set(best);
    return is;
  }

  #contactComesFirst(floor: RoutingFloor, a: number, b: number, agent: number): boolean {
    if (this.#seeded) return lot(floor.matchOf(a, agent)) < lot(floor.matchOf(b, agent));
    const earlier = floor.enqueuedAt[a]! - floor.enqueuedAt[b]!;
    return earlier < 0 || (earlier === 0 && floor.arrival[a]! < floor.arrival[b]!);
  }

  #agentComesFirst(floor: RoutingFloor, contact: number, a: number, b: number): boolean {
    return this.#seeded ? lot(floor.matchOf(contact, a)) < lot(floor.matchOf(contact, b)) : a < b;
  }
}

/** Terms of agents that differ from contact to contact of one line. */
const ABOUT_CONTACTS: ReadonlySet<string> = new Set(["match", "last-agent", "known-work-s"]);
/** Terms of contacts that differ from agent to agent of one list. */
const ABOUT_AGENTS: ReadonlySet<string> = new Set(["own-work", "speed-per-h"]);
