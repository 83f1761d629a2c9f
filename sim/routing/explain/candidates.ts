import type { RoutingFloor } from "../compiled.ts";
import { agentContribution, agentValue, type CompiledAgentTerm } from "../model/agentTerms.ts";
import { type CompiledItemTerm, itemContribution, itemFactor, itemValue } from "../model/itemTerms.ts";
import { lot } from "../model/match.ts";
import type { RoutingModel } from "../model/model.ts";
import type { Candidate, Contribution, Flip } from "./explanation.ts";

/** The terms that count in a decision: of agents when a contact looks, of contacts when an agent does, of both in pairs. */
export interface WeighedTerms {
  readonly items: readonly CompiledItemTerm[];
  readonly agents: readonly CompiledAgentTerm[];
}

/** The pair with its score and what each term did to it. */
export function candidateOf(
  model: RoutingModel,
  terms: WeighedTerms,
  floor: RoutingFloor,
  contact: number,
  agent: number,
): Candidate {
  const itemPlaces = terms.items.filter((term) => term.level >= 0).length;
  const agentPlaces = terms.agents.filter((term) => term.level >= 0).length;
  const last = itemPlaces + agentPlaces;
  const queue = floor.queueOf[contact]!;
  const contributions: Contribution[] = [
    ...terms.items.map((term) => ({
      side: "contact" as const,
      feature: term.spec.feature,
      value: itemValue(term.spec.feature, model, floor, contact, queue, agent),
      weight: term.spec.weight,
      ...(term.spec.times && { factor: itemFactor(term, model, floor, contact, agent) }),
      points: itemContribution(term, model, floor, contact, agent),
      place: term.level < 0 ? last : term.level,
    })),
    ...terms.agents.map((term) => ({
      side: "agent" as const,
      feature: term.spec.feature,
      value: agentValue(term.spec.feature, model, floor, contact, agent),
      weight: term.spec.weight,
      points: agentContribution(term, model, floor, contact, agent),
      place: term.level < 0 ? last : itemPlaces + term.level,
    })),
  ];
  const score = Array.from({ length: last + 1 }, () => 0);
  for (const { place, points } of contributions) score[place]! += points;
  return { contact, agent, score, contributions };
}

/** Negative when `a` goes before `b`: the higher score, then the policy’s tie-break. */
export function byScore(model: RoutingModel, floor: RoutingFloor): (a: Candidate, b: Candidate) => number {
  const seeded = model.spec.tieBreak === "seeded";
  return (a, b) => {
    const place = decidingPlace(a, b);
    if (place >= 0) return b.score[place]! - a.score[place]!;
    if (seeded) return lot(floor.matchOf(a.contact, a.agent)) - lot(floor.matchOf(b.contact, b.agent));
    if (a.contact === b.contact) return a.agent - b.agent;
    const earlier = floor.enqueuedAt[a.contact]! - floor.enqueuedAt[b.contact]!;
    return earlier || floor.arrival[a.contact]! - floor.arrival[b.contact]!;
  };
}

/** First place where two scores differ; −1: they are equal. */
export function decidingPlace(a: Candidate, b: Candidate): number {
  return a.score.findIndex((points, place) => points !== b.score[place]);
}

/** What nobody is born with: it changes from minute to minute, so a change of it says something. */
const CHANGEABLE: ReadonlySet<string> = new Set([
  "wait-s",
  "slack-s",
  "waiting",
  "journey-age-s",
  "priority",
  "idle-s",
  "open",
  "spare-slots",
  "load",
  "same-channel",
  "offers-in-window",
  "since-same-channel-s",
  "idle-in-group",
  "occupancy",
  "match",
]);

/**
 * How much one straight term of `other` would have had to change for it to pass `winner`, where one term can: those that
 * change from minute to minute before fixed ones, then the smallest change. Undefined: no such term.
 */
export function flipOf(winner: Candidate, other: Candidate): Flip | undefined {
  const place = decidingPlace(winner, other);
  if (place < 0) return undefined;
  const missing = winner.score[place]! - other.score[place]!;
  const flips = other.contributions.flatMap((term, i): readonly (Flip & { readonly fixed: boolean })[] => {
    if (term.place !== place || term.points !== term.weight * term.value) return [];
    // What the two share (the same contact’s wait, the same agent’s idleness) would change for both.
    const shared = term.side === "contact" ? winner.contact === other.contact : winner.agent === other.agent;
    if (shared && winner.contributions[i]!.value === term.value) return [];
    return [
      { side: term.side, feature: term.feature, change: missing / term.weight, fixed: !CHANGEABLE.has(term.feature) },
    ];
  });
  flips.sort((a, b) => Number(a.fixed) - Number(b.fixed) || Math.abs(a.change) - Math.abs(b.change));
  const [first] = flips;
  return first === undefined ? undefined : { side: first.side, feature: first.feature, change: first.change };
}
