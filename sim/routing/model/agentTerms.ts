import { unreachable } from "../../vocabulary/index.ts";
import type { RoutingFloor } from "../compiled.ts";
import type { AgentTerm } from "../spec.ts";
import { knownWorkS } from "./itemTerms.ts";
import { predictedMatch } from "./match.ts";
import type { ModelGroup, RoutingModel } from "./model.ts";
import { groupNumber } from "./numbers.ts";
import { bendBy, bendOf, bent } from "./transforms.ts";

/** A policy that says nothing asks whoever is idle longest. */
export const LONGEST_IDLE: readonly AgentTerm[] = [{ feature: "idle-s", weight: 1, transform: "linear" }];

/** Longest “since” that is told apart, s: whoever never had an offer counts as idle this long. */
const NEVER_S = 1e9;
const DAY_MS = 86_400_000;

/** One term of the score of agents, in numbers. */
export interface CompiledAgentTerm {
  readonly spec: AgentTerm;
  /** Place in the list of lexicographic terms; −1: it goes into the sum. */
  readonly level: number;
  /** By group number, 1: it counts. */
  readonly only: Uint8Array;
  readonly bend: ReturnType<typeof bendOf>;
  readonly by: number;
}

/** The terms that have an effect, in the policy's order. Throws `RangeError` for an unknown group. */
export function compileAgentTerms(model: RoutingModel): readonly CompiledAgentTerm[] {
  const terms = model.spec.agentScore.length === 0 ? LONGEST_IDLE : model.spec.agentScore;
  let levels = 0;
  return terms
    .filter((term) => term.weight !== 0)
    .map((spec) => {
      const only = spec.only && new Set(spec.only.map((id) => groupNumber(model.scenario, id)));
      return {
        spec,
        level: spec.transform === "lexicographic" ? levels++ : -1,
        only: Uint8Array.from(model.groups, (_, g) => (only === undefined || only.has(g) ? 1 : 0)),
        bend: bendOf(spec.transform),
        by: bendBy(spec.transform),
      };
    });
}

/** What the term adds to the score of the agent for this contact, 0 where it does not count. */
export function agentContribution(
  term: CompiledAgentTerm,
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  agent: number,
): number {
  if (term.only[floor.groupOf[agent]!] === 0) return 0;
  return term.spec.weight * bent(agentValue(term.spec.feature, model, floor, contact, agent), term.bend, term.by);
}

/** The feature itself, in the unit its name says. */
export function agentValue(
  feature: AgentTerm["feature"],
  model: RoutingModel,
  floor: RoutingFloor,
  contact: number,
  agent: number,
): number {
  const queue = floor.queueOf[contact]!;
  const group = model.groups[floor.groupOf[agent]!]!;
  const channel = model.queues[queue]!.channel;
  switch (feature) {
    case "idle-s":
      return sinceS(floor.now, floor.idleSince[agent]!);
    case "open":
      return floor.open[agent]!;
    case "spare-slots":
      return spareSlots(model, group, floor, agent, queue);
    case "load":
      return floor.open[agent]! / group.total;
    case "level":
      return group.level[queue]!;
    case "skills":
      return group.skills;
    case "primary":
      return group.primary === queue ? 1 : 0;
    case "same-channel":
      return floor.holding(agent, channel);
    case "offers-in-window":
      return floor.offersInWindow(agent, DAY_MS);
    case "since-same-channel-s":
      return sinceS(floor.now, floor.offeredOnAt(agent, channel));
    case "last-agent":
      return floor.lastAgent[contact] === agent ? 1 : 0;
    case "idle-in-group":
      return floor.idle(floor.groupOf[agent]!);
    case "occupancy":
      return floor.occupancy(agent);
    case "cost-per-h":
      return group.costPerHour;
    case "match":
      return predictedMatch(floor.matchOf(contact, agent), model.spec.offer.matchAccuracy ?? 1);
    case "known-work-s":
      return knownWorkS(model, floor, contact, queue, agent);
    default:
      return unreachable(feature);
  }
}

function sinceS(now: number, at: number): number {
  return Math.min((now - at) / 1_000, NEVER_S);
}

/** Contacts of the queue's channel the agent could take on top of what is held, by slots and by weights. */
function spareSlots(model: RoutingModel, group: ModelGroup, floor: RoutingFloor, agent: number, queue: number): number {
  const { channel, exclusive } = model.queues[queue]!;
  const open = floor.open[agent]!;
  if (exclusive) return open === 0 && group.slots[channel]! > 0 ? 1 : 0;
  let spare = Math.min(group.total - open, group.slots[channel]! - floor.holding(agent, channel));
  if (group.capacity < Number.POSITIVE_INFINITY) {
    let free = group.capacity;
    for (let c = 0; c < group.weights.length; c++) free -= group.weights[c]! * floor.holding(agent, c);
    // Thirds add up to 0.9999…: a hair's breadth is no reason to lose a slot.
    spare = Math.min(spare, Math.floor(free / group.weights[channel]! + 1e-9));
  }
  return Math.max(0, spare);
}

/**
 * Whether the front of a list (agents of one group who hold as many contacts, by the idle clock) is always the best of
 * it. Without a term of the idle clock the whole list must be looked at, if only for the tie.
 */
export function longestIdleIsBest(terms: readonly CompiledAgentTerm[]): boolean {
  return (
    terms.some(({ spec }) => spec.feature === "idle-s" && isPlain(spec)) &&
    terms.every(({ spec }) => {
      switch (spec.feature) {
        case "idle-s":
          return spec.weight > 0;
        case "open":
        case "load":
        case "level":
        case "skills":
        case "primary":
        case "idle-in-group":
        case "cost-per-h":
        case "known-work-s":
          return true;
        default:
          return false;
      }
    })
  );
}

/** Says a difference of any size, so that equal scores mean equal clocks. */
function isPlain({ transform, only }: AgentTerm): boolean {
  return only === undefined && (typeof transform === "string" || "power" in transform);
}
