import type { Scenario } from "../../scenario/scenario.ts";
import { type CompiledAgentTerm, compileAgentTerms } from "../model/agentTerms.ts";
import { GuardSet } from "../model/guards.ts";
import { type CompiledItemTerm, compileItemTerms } from "../model/itemTerms.ts";
import { buildModel, type RoutingModel } from "../model/model.ts";
import { policySpecOf } from "../registry.ts";
import { byScore, candidateOf, decidingPlace, flipOf, type WeighedTerms } from "./candidates.ts";
import type { Candidate, IdlenessExplanation, OfferExplanation, Refusal, SilenceExplanation } from "./explanation.ts";
import { type Moment, refusalOf } from "./refusals.ts";

/** Candidates and refusals listed in one explanation. */
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

  /** For a parsed scenario; throws `RangeError` as `compilePolicy` does. */
  constructor(scenario: Scenario) {
    const spec = policySpecOf(scenario.policy, scenario);
    this.model = buildModel(scenario, spec);
    this.#guards = new GuardSet(scenario, spec.guards);
    this.#items = compileItemTerms(this.model);
    this.#agents = compileAgentTerms(this.model);
  }

  /**
   * Why the contact was offered to the agent. `moment` is before the offer: the contact stands in line `line`, or has
   * just come to it, and the agent is free.
   */
  offer(
    moment: Moment,
    offer: Pick<OfferExplanation, "trigger" | "contact" | "agent"> & { readonly line: number },
  ): OfferExplanation {
    const { trigger, contact, agent, line } = offer;
    const { floor } = moment;
    const pairs = trigger === "contact" ? this.#agentsFor(moment, contact, line) : this.#contactsFor(moment, agent);
    const terms = this.#terms(trigger);
    const considered: Candidate[] = [];
    const excluded: { contact: number; agent: number; why: Refusal }[] = [];
    for (const pair of pairs) {
      const why = refusalOf(this.model, this.#guards, moment, pair.contact, pair.line, pair.agent);
      if (why.rule === "none") considered.push(candidateOf(this.model, terms, floor, pair.contact, pair.agent));
      else if (excluded.length < MOST_LISTED) excluded.push({ contact: pair.contact, agent: pair.agent, why });
    }
    considered.sort(byScore(this.model, floor));
    const own = considered.find((row) => row.contact === contact && row.agent === agent);
    const next = considered.find((row) => row !== own);
    const place = own === undefined || next === undefined ? undefined : decidingPlace(own, next);
    return {
      trigger,
      contact,
      agent,
      ...this.#place(line),
      considered: considered.slice(0, MOST_LISTED),
      more: Math.max(0, considered.length - MOST_LISTED),
      excluded,
      margin:
        place === undefined ? undefined : { place, points: place < 0 ? 0 : own!.score[place]! - next!.score[place]! },
      flip: own === undefined || next === undefined ? undefined : flipOf(own, next),
    };
  }

  /** Why the agent is not asked for a contact that stands in `line`; `none`: nothing forbids it. */
  whyNot(moment: Moment, contact: number, line: number, agent: number): Refusal {
    return refusalOf(this.model, this.#guards, moment, contact, line, agent);
  }

  /** Why nobody takes a contact that waits in `line`; `held`: it waits for its step’s `notBeforeMs` and is in no line yet. */
  silence(moment: Moment, contact: number, line: number, held = false): SilenceExplanation {
    const reasons = new Map<string, { readonly why: Refusal; readonly agents: number[] }>();
    for (const { agent } of this.#agentsFor(moment, contact, line)) {
      const refused = refusalOf(this.model, this.#guards, moment, contact, line, agent);
      const why: Refusal = held && refused.rule === "none" ? { rule: "timer" } : refused;
      const key =
        why.rule === "guard" ? `guard ${why.guard}` : why.rule === "not-there" ? `not-there ${why.where}` : why.rule;
      const known = reasons.get(key);
      if (known === undefined) reasons.set(key, { why, agents: [agent] });
      else known.agents.push(agent);
    }
    const sorted = [...reasons.values()].sort((a, b) => b.agents.length - a.agents.length);
    return { contact, ...this.#place(line), stepMs: this.model.lines[line]!.expiresAfterMs, reasons: sorted };
  }

  /** Why an agent who is free gets nothing of what waits: the front of each line there is somebody in. */
  idleness(moment: Moment, agent: number): IdlenessExplanation {
    const { floor } = moment;
    const lines = this.model.lines.flatMap(({ queue }, line) => {
      const contact = floor.head(line);
      if (contact < 0) return [];
      const why = refusalOf(this.model, this.#guards, moment, contact, line, agent);
      return why.rule === "skill" ? [] : [{ queue, contact, why }];
    });
    return { agent, lines };
  }

  #place(line: number): { readonly step: number; readonly steps: number } {
    const { plan, step } = this.model.lines[line]!;
    return { step, steps: this.model.spec.plans[plan]?.steps.length ?? 1 };
  }

  #terms(trigger: OfferExplanation["trigger"]): WeighedTerms {
    const both = this.model.spec.combine === "pair-sum" || this.model.spec.combine === "assignment";
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
