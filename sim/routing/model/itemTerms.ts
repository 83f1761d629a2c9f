import { unreachable } from "../../vocabulary/index.ts";
import type { RoutingFloor } from "../compiled.ts";
import type { ItemTerm } from "../spec.ts";
import type { RoutingModel } from "./model.ts";
import { queueNumber } from "./numbers.ts";
import { bendBy, bendOf, bent } from "./transforms.ts";

/** A policy that says nothing takes whoever waits longest. */
export const LONGEST_WAIT: readonly ItemTerm[] = [{ feature: "wait-s", weight: 1, transform: "linear" }];

/** One term of the score of contacts, in numbers. */
export interface CompiledItemTerm {
  readonly spec: ItemTerm;
  /** Place in the list of lexicographic terms; −1: it goes into the sum. */
  readonly level: number;
  /** By queue number, 1: it counts. */
  readonly only: Uint8Array;
  readonly bend: ReturnType<typeof bendOf>;
  readonly by: number;
}

/** The terms that have an effect, in the policy's order. Throws `RangeError` for an unknown queue. */
export function compileItemTerms(model: RoutingModel): readonly CompiledItemTerm[] {
  const terms = model.spec.itemScore.length === 0 ? LONGEST_WAIT : model.spec.itemScore;
  let levels = 0;
  return terms
    .filter((term) => term.weight !== 0)
    .map((spec) => {
      const only = spec.only && new Set(spec.only.map((id) => queueNumber(model.scenario, id)));
      return {
        spec,
        level: spec.transform === "lexicographic" ? levels++ : -1,
        only: Uint8Array.from(model.queues, (_, k) => (only === undefined || only.has(k) ? 1 : 0)),
        bend: bendOf(spec.transform),
        by: bendBy(spec.transform),
      };
    });
}

/** What the term adds to the score of the contact for this agent, 0 where it does not count. */
export function itemContribution(
  term: CompiledItemTerm,
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  agent: number,
): number {
  const queue = floor.queueOf[contact]!;
  if (term.only[queue] === 0) return 0;
  let value = bent(itemValue(term.spec.feature, model, floor, contact, queue, agent), term.bend, term.by);
  if (term.spec.times !== undefined) {
    for (const feature of term.spec.times) value *= itemValue(feature, model, floor, contact, queue, agent);
  }
  return term.spec.weight * value;
}

/** Product of the features a term is multiplied by; 1: by none. */
export function itemFactor(
  { spec }: CompiledItemTerm,
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  agent: number,
): number {
  const queue = floor.queueOf[contact]!;
  return (spec.times ?? []).reduce((of, feature) => of * itemValue(feature, model, floor, contact, queue, agent), 1);
}

/** The feature itself, in the unit its name says. */
export function itemValue(
  feature: ItemTerm["feature"],
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  queue: number,
  agent: number,
): number {
  switch (feature) {
    case "wait-s":
      return (floor.now - floor.enqueuedAt[contact]!) / 1_000;
    case "priority":
      return 99 - floor.priority[contact]!;
    case "slack-s":
      return (promisedAt(model, floor, contact, queue) - floor.now) / 1_000;
    case "value":
      return model.queues[queue]!.value;
    case "speed-per-h":
      return 3_600_000 / floor.meanHandleMs(queue, agent);
    case "waiting":
      return floor.lineOf[contact]! < 0 ? 0 : floor.length(floor.lineOf[contact]!);
    case "journey-age-s":
      return (floor.now - floor.journeyStartedAt[contact]!) / 1_000;
    case "returning":
      return floor.returning[contact]!;
    case "own-work":
      return floor.lastAgent[contact] === agent ? 1 : 0;
    case "primary":
      return model.groups[floor.groupOf[agent]!]!.primary === queue ? 1 : 0;
    case "level":
      return model.groups[floor.groupOf[agent]!]!.level[queue]!;
    case "known-work-s":
      return knownWorkS(model, floor, contact, queue, agent);
    default:
      return unreachable(feature);
  }
}

/** The due time; where nothing is due, the wait that counts as in time; where there is no target, when it came. */
function promisedAt(model: RoutingModel, floor: RoutingFloor, contact: number, queue: number): number {
  const dueAt = floor.dueAt[contact]!;
  return dueAt < Number.POSITIVE_INFINITY ? dueAt : floor.enqueuedAt[contact]! + model.queues[queue]!.targetMs;
}

/** The conversation drawn for the contact, as long as the agent's skill makes it, s. */
export function knownWorkS(
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  queue: number,
  agent: number,
): number {
  return (floor.talkMs[contact]! * model.groups[floor.groupOf[agent]!]!.handleTimeFactor[queue]!) / 1_000;
}

/**
 * Whether contacts may stand in a line in another order than their promises, which stay where they were: a boost and a
 * missed offer move a contact, an overflow brings promises of another queue, a callback keeps the place it had, and
 * whoever comes back to a session begins to wait anew.
 */
export function movesInLine({ spec, scenario }: RoutingModel): boolean {
  return (
    spec.plans.some((plan) =>
      plan.steps.some((step) => (step.boostMs ?? 0) !== 0 || step.onExpiry?.kind === "overflow"),
    ) ||
    (spec.offer.mode !== "auto" && spec.offer.onMiss === "requeue-tail") ||
    spec.admission.some((rule) => rule.kind === "offer-callback") ||
    scenario.queues.some((queue) => queue.messages?.away !== undefined)
  );
}

/**
 * Whether the front of a line is always the best of it, so that nobody behind it needs a look: everything that differs
 * inside a line speaks for whoever came first.
 */
export function frontIsBest(terms: readonly CompiledItemTerm[], model: RoutingModel): boolean {
  const { spec } = model;
  const moved = movesInLine(model);
  const prioritySet = spec.admission.some((rule) => rule.kind === "set-priority");
  return terms.every(({ spec: { feature, weight } }) => {
    switch (feature) {
      case "wait-s":
        return weight > 0;
      case "slack-s":
        return weight < 0 && !moved;
      case "priority":
        return !prioritySet;
      case "value":
      case "speed-per-h":
      case "waiting":
      case "primary":
      case "level":
        return true;
      case "journey-age-s":
      case "returning":
      case "own-work":
      case "known-work-s":
        return false;
      default:
        return unreachable(feature);
    }
  });
}
