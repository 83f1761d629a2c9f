import type { Scenario } from "../../scenario/scenario.ts";
import { type CompiledAgentTerm, compileAgentTerms } from "../model/agentTerms.ts";
import { GuardSet } from "../model/guards.ts";
import { type CompiledItemTerm, compileItemTerms } from "../model/itemTerms.ts";
import { buildModel, type RoutingModel } from "../model/model.ts";
import { policySpecOf } from "../registry.ts";
import { byScore, candidateOf, decidingPlace, flipOf, type WeighedTerms } from "./candidates.ts";
import type {
  Candidate,
  IdlenessExplanation,
  MadeBy,
  OfferExplanation,
  Refusal,
  SilenceExplanation,
} from "./explanation.ts";
import { type Moment, refusalOf } from "./refusals.ts";

/** Candidates, refusals, agents of one reason and lines listed in one explanation, unless told otherwise. */
const MOST_LISTED = 100;
/** Contacts of one line that are looked at. */
const MOST_WALKED = 1_000;

/**
 * Says of a decision why it was made, and of a silence why it lasts, from the floor as it stood at that moment. It works
 * everything out anew, beside the policy: who asks for no explanation pays for none.
 */
export class PolicyExplainer {
  readonly model: RoutingModel;
  readonly #guards: GuardSet;
  readonly #items: readonly CompiledItemTerm[];
  readonly #agents: readonly CompiledAgentTerm[];
  readonly #most: number;

  /**
   * For a parsed scenario; throws `RangeError` as `compilePolicy` does. `most`: how much one explanation lists of each
   * kind, the rest is counted.
   */
  constructor(scenario: Scenario, most = MOST_LISTED) {
    this.#most = most;
    const spec = policySpecOf(scenario.policy, scenario);
    this.model = buildModel(scenario, spec);
    this.#guards = new GuardSet(scenario, spec.guards);
    this.#items = compileItemTerms(this.model);
    this.#agents = compileAgentTerms(this.model);
  }

  /**
   * Why the contact was offered to the agent. `moment` is before the offer: the contact stands in line `line`, or has
   * just come to it, and the agent is free. `by` absent: the scores decided.
   */
  offer(
    moment: Moment,
    offer: Pick<OfferExplanation, "trigger" | "contact" | "agent"> & { readonly line: number; readonly by?: MadeBy },
  ): OfferExplanation {
    const { trigger, contact, agent, line, by = "score" } = offer;
    const { floor } = moment;
    const pairs = trigger === "contact" ? this.#agentsFor(moment, contact, line) : this.#contactsFor(moment, agent);
    const terms = this.#terms(trigger, by);
    const considered: Candidate[] = [];
    const excluded: { contact: number; agent: number; why: Refusal }[] = [];
    for (const pair of pairs) {
      const why = trigger === "contact" ? this.#picked(moment, pair) : this.#allowed(moment, pair);
      if (why.rule === "none") considered.push(candidateOf(this.model, terms, floor, pair.contact, pair.agent));
      else excluded.push({ contact: pair.contact, agent: pair.agent, why });
    }
    considered.sort(byScore(this.model, floor));
    const own = considered.find((row) => row.contact === contact && row.agent === agent);
    const next = by === "score" ? considered.find((row) => row !== own) : undefined;
    const place = own === undefined || next === undefined ? undefined : decidingPlace(own, next);
    return {
      trigger,
      by,
      contact,
      agent,
      ...this.#place(line),
      considered: this.#listed(considered, own),
      more: Math.max(0, considered.length - this.#most),
      excluded: excluded.slice(0, this.#most),
      excludedMore: Math.max(0, excluded.length - this.#most),
      margin:
        place === undefined ? undefined : { place, points: place < 0 ? 0 : own!.score[place]! - next!.score[place]! },
      flip: own === undefined || next === undefined ? undefined : flipOf(own, next),
    };
  }

  /** Why the agent is not asked for a contact that stands in `line`; `none`: nothing forbids it. */
  whyNot(moment: Moment, contact: number, line: number, agent: number, held = false): Refusal {
    const why = this.#picked(moment, { contact, line, agent });
    if (why.rule !== "none") return why;
    if (held) return { rule: "timer" };
    const { combine, batchEveryMs } = this.model.spec;
    return combine === "assignment" ? { rule: "batch", everyMs: batchEveryMs ?? 1_000 } : why;
  }

  /** Why nobody takes a contact that waits in `line`; `held`: it waits for its step’s `notBeforeMs` and is in no line yet. */
  silence(moment: Moment, contact: number, line: number, held = false): SilenceExplanation {
    const reasons = new Map<string, { readonly why: Refusal; readonly agents: number[] }>();
    for (const { agent } of this.#agentsFor(moment, contact, line)) {
      const why = this.whyNot(moment, contact, line, agent, held);
      const key =
        why.rule === "guard" ? `guard ${why.guard}` : why.rule === "not-there" ? `not-there ${why.where}` : why.rule;
      const known = reasons.get(key);
      if (known === undefined) reasons.set(key, { why, agents: [agent] });
      else known.agents.push(agent);
    }
    const sorted = [...reasons.values()].sort((a, b) => b.agents.length - a.agents.length);
    const { expiresAfterMs } = this.model.lines[line]!;
    return {
      contact,
      ...this.#place(line),
      ...(expiresAfterMs < Number.POSITIVE_INFINITY ? { stepMs: expiresAfterMs } : {}),
      reasons: sorted.map(({ why, agents }) => ({
        why,
        agents: agents.slice(0, this.#most),
        more: Math.max(0, agents.length - this.#most),
      })),
    };
  }

  /** Why an agent who is free gets nothing of what waits: the front of each line there is somebody in. */
  idleness(moment: Moment, agent: number): IdlenessExplanation {
    const { floor } = moment;
    const where = moment.whereabouts?.(agent);
    const lines = this.model.lines.flatMap(({ queue, ofLastAgent }, line) => {
      const own = ofLastAgent ? floor.own(line, agent) : -1;
      const contact = own < 0 ? floor.head(line) : own;
      if (contact < 0) return [];
      const why = this.whyNot(moment, contact, line, agent);
      return why.rule === "skill" ? [] : [{ queue, contact, why }];
    });
    return {
      agent,
      ...(where === undefined ? {} : { where }),
      lines: lines.slice(0, this.#most),
      more: Math.max(0, lines.length - this.#most),
    };
  }

  /** The best of all, and the pair itself where it is not among them. */
  #listed(considered: readonly Candidate[], own: Candidate | undefined): readonly Candidate[] {
    const listed = considered.slice(0, this.#most);
    return own === undefined || listed.includes(own) ? listed : [...listed.slice(0, -1), own];
  }

  #allowed(moment: Moment, { contact, line, agent }: Pair): Refusal {
    return refusalOf(this.model, this.#guards, moment, contact, line, agent);
  }

  /** As `#allowed`, for an agent whom a contact looks for: where agents pick first, it must be the agent's pick. */
  #picked(moment: Moment, pair: Pair): Refusal {
    const why = this.#allowed(moment, pair);
    if (why.rule !== "none" || this.model.spec.combine !== "agent-then-item") return why;
    const { floor } = moment;
    const terms: WeighedTerms = { items: this.#items, agents: [] };
    const order = byScore(this.model, floor);
    const own = candidateOf(this.model, terms, floor, pair.contact, pair.agent);
    const better = this.#contactsFor(moment, pair.agent)
      .filter((other) => other.contact !== pair.contact && this.#allowed(moment, other).rule === "none")
      .map((other) => candidateOf(this.model, terms, floor, other.contact, pair.agent))
      .sort(order)[0];
    return better !== undefined && order(better, own) < 0 ? { rule: "prefers", contact: better.contact } : why;
  }

  #place(line: number): { readonly step: number; readonly steps: number } {
    const { plan, step } = this.model.lines[line]!;
    return { step, steps: this.model.spec.plans[plan]?.steps.length ?? 1 };
  }

  /** Whoever is rung beside the pair of a batch is found as without one. */
  #terms(trigger: OfferExplanation["trigger"], by: MadeBy): WeighedTerms {
    const both = this.model.spec.combine === "pair-sum" || by === "batch";
    return {
      items: both || trigger === "agent" ? this.#items : [],
      agents: both || trigger === "contact" ? this.#agents : [],
    };
  }

  #agentsFor({ floor }: Moment, contact: number, line: number): readonly Pair[] {
    return Array.from(floor.groupOf, (_, agent) => ({ contact, line, agent }));
  }

  /** Whatever waits in lines the agent has a skill for. */
  #contactsFor({ floor }: Moment, agent: number): readonly Pair[] {
    const { level } = this.model.groups[floor.groupOf[agent]!]!;
    return this.model.lines.flatMap(({ queue, ofLastAgent }, line) => {
      if (level[queue] === 0) return [];
      const pairs: Pair[] = [];
      let contact = ofLastAgent ? floor.own(line, agent) : floor.head(line);
      for (; contact >= 0 && pairs.length < MOST_WALKED; contact = floor.behind(contact))
        pairs.push({ contact, line, agent });
      return pairs;
    });
  }
}

interface Pair {
  readonly contact: number;
  readonly line: number;
  readonly agent: number;
}
