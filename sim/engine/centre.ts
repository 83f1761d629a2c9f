import { compilePolicy } from "../routing/compile.ts";
import type { CompiledPolicy } from "../routing/compiled.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GroupSpec, PersonSpec, ShiftSpec } from "../scenario/staff.ts";
import { unnamedAgentIds } from "../scenario/unnamedAgents.ts";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import { meanHandleMs } from "./demand/handleTime.ts";
import { compileQueue } from "./kernel/centreQueue.ts";
import { type Durations, durationsOf } from "./numbers/durations.ts";

/** A queue as the engine runs it: numbers instead of names, distributions as tables, absent fields as what they mean. */
export interface CentreQueue {
  readonly spec: QueueSpec;
  /** Number of its channel in `CHANNELS`. */
  readonly channel: number;
  readonly exclusive: boolean;
  /** Numbers of the groups that serve it, in the scenario's order. */
  readonly groups: Int32Array;
  readonly priority: number;
  /** Infinity: nothing is promised. */
  readonly dueInMs: number;
  readonly talk: Durations;
  readonly wrapUp: Durations | undefined;
  readonly patience: Durations | undefined;
  /** By local interval of arrival, instead of those above. */
  readonly byInterval: CentreIntervals | undefined;
  readonly identificationMs: number;
  readonly selfService: CentreSelfService | undefined;
  readonly messages: CentreMessages | undefined;
  /** Share that leaves at once when it would have to wait. */
  readonly baulkShare: number;
  /** Who would not wait this many times the announced wait leaves at once; 0: announcements drive nobody away. */
  readonly announcedFactor: number;
  readonly redial: CentreReturn | undefined;
  readonly switching: CentreReturn | undefined;
  readonly repeat: CentreReturn | undefined;
  readonly question: CentreReturn | undefined;
  readonly clarifyMs: number;
  readonly lostResolvedFactor: number;
  readonly ownAgentFactor: number;
  /** Share of the conversation that a perfect match of contact and agent saves; 0: none. */
  readonly matchSaving: number;
  readonly resolvedShare: number;
  /** Points (concurrency, share) one after the other, rising; empty: `resolvedShare` holds whatever is held. */
  readonly resolvedBy: Float64Array;
  readonly backOffice: CentreHandOver | undefined;
  readonly transfer: CentreHandOver | undefined;
  readonly dialling: CentreDialling | undefined;
  /** Contacts already waiting at the start, and for how long. */
  readonly backlog: { readonly contacts: number; readonly age: Durations } | undefined;
  /** Nothing lies between a fresh contact and its line. */
  readonly plainStart: boolean;
  /** Nothing but a wrap-up follows a conversation, and it is always resolved. */
  readonly plainEnd: boolean;
  /** That one who came to this queue gives up has consequences for the floor, in whatever line it happens. */
  readonly leavesOnTime: boolean;
}

export interface CentreIntervals {
  readonly minutes: number;
  readonly talk: readonly Durations[] | undefined;
  readonly patience: readonly Durations[] | undefined;
}

export interface CentreSelfService {
  readonly duration: Durations;
  readonly containedShare: number;
  readonly falselyContainedShare: number;
  readonly missCostMs: number;
  readonly regularShare: number;
  readonly regularDuration: Durations | undefined;
  readonly wrongGuessShare: number;
  readonly misrouteShare: number;
  /** −1: nobody is misrouted. */
  readonly misrouteTo: number;
  readonly wrongAgent: Durations | undefined;
}

export interface CentreMessages {
  readonly customerReply: Durations | undefined;
  readonly agentReply: Durations | undefined;
  /** 1: the session is one conversation. */
  readonly parts: number;
  readonly releaseAfterMs: number;
  /** Infinity: for ever. */
  readonly sameAgentMs: number;
  readonly readUpMs: number;
}

/** Customers who come (again): who, when, where, and whether what they told is kept. */
export interface CentreReturn {
  readonly share: number;
  readonly delay: Durations;
  readonly to: number;
  readonly keptShare: number;
  /** Times after the first. */
  readonly atMost: number;
}

export interface CentreHandOver {
  readonly share: number;
  readonly to: number;
  readonly keptShare: number;
}

export interface CentreDialling {
  readonly answerShare: number;
  readonly noAnswer: Durations;
  readonly redials: number;
  readonly redialDelay: Durations;
  /** When a scheduled callback is due; undefined: it keeps its caller's place. */
  readonly after: Durations | undefined;
}

/** People with the same skills and the same capacity, so that a decision looks at one of them instead of all. */
export interface CentreGroup {
  readonly spec: GroupSpec;
  /** Numbers of the queues it serves. */
  readonly queues: Int32Array;
  readonly total: number;
  /** By channel number: slots, 0: none; what one contact takes of `capacity`. */
  readonly slots: Int32Array;
  readonly weights: Float64Array;
  /** Infinity: weights do not matter. */
  readonly capacity: number;
  readonly sameChannel: boolean;
  /** By channel number: stretch by contacts in conversation, from 1; undefined: none. */
  readonly slowDown: readonly (Float64Array | undefined)[];
  readonly slows: boolean;
  readonly answer: Durations | undefined;
  readonly missedShare: number;
}

export interface CentreAgent {
  readonly id: string;
  readonly name: string;
  /** Number of its group. */
  readonly inGroup: number;
  readonly shifts: readonly ShiftSpec[];
  /** Absent: one of those counted by interval, without a name. */
  readonly person?: PersonSpec;
}

/** A scenario compiled for running. Holds no state but the policy's memory: one run at a time uses it. */
export interface Centre {
  readonly scenario: Scenario;
  readonly policy: CompiledPolicy;
  readonly queues: readonly CentreQueue[];
  readonly groups: readonly CentreGroup[];
  readonly agents: readonly CentreAgent[];
  /** Agent × queue: what the share resolved is multiplied by. */
  readonly resolvedFactor: Float64Array;
  /** By queue: mean conversation and wrap-up, ms, before factors. */
  readonly meanHandleMs: Float64Array;
  /** Whether demand answers to waits somewhere. */
  readonly elastic: boolean;
  /** Whether anything happens besides the ordinary day. */
  readonly eventful: boolean;
  readonly handsBack: boolean;
}

/** The centre of a parsed scenario. Throws `RangeError` for one that parsing would refuse. */
export function compileCentre(scenario: Scenario): Centre {
  const numbers = new Map(scenario.queues.map((queue, k) => [queue.id, k]));
  const numberOf = (id: string): number => {
    const k = numbers.get(id);
    if (k === undefined) throw new RangeError(`queueId: expected a queue of ${scenario.id}, got ${id}`);
    return k;
  };
  const exclusive = new Set<Channel>(scenario.exclusiveChannels);
  const groups = scenario.groups.map((group) => compileGroup(group, numberOf));
  const queues = scenario.queues.map((spec, k) =>
    compileQueue(spec, k, {
      numberOf,
      exclusive: exclusive.has(spec.channel),
      groups: Int32Array.from([...groups.keys()].filter((g) => groups[g]!.queues.includes(k))),
    }),
  );
  const agents = scenario.groups.flatMap((group, inGroup) => agentsOf(group, inGroup));
  const resolvedFactor = new Float64Array(agents.length * queues.length).fill(1);
  agents.forEach((agent, a) => {
    for (const skill of scenario.groups[agent.inGroup]!.skills) {
      const k = numberOf(skill.queueId);
      resolvedFactor[a * queues.length + k] = (skill.resolvedFactor ?? 1) * (agent.person?.resolvedFactor ?? 1);
    }
  });
  const policy = compilePolicy(scenario);
  const handsBack = scenario.shiftEnd === "hand-back";
  return {
    scenario,
    policy,
    queues,
    groups,
    agents,
    resolvedFactor,
    meanHandleMs: Float64Array.from(scenario.queues, meanHandleMs),
    elastic: scenario.queues.some((queue) => queue.arrivals?.waitElasticity !== undefined),
    eventful: (scenario.events ?? []).length > 0,
    handsBack,
  };
}

function compileGroup(spec: GroupSpec, numberOf: (id: string) => number): CentreGroup {
  const { slots } = spec;
  return {
    spec,
    queues: Int32Array.from(spec.skills, (skill) => numberOf(skill.queueId)),
    total: slots.total,
    slots: Int32Array.from(CHANNELS, (channel) => slots.byChannel[channel] ?? 0),
    weights: Float64Array.from(CHANNELS, (channel) => slots.weights?.[channel] ?? 1),
    capacity: slots.capacity ?? Number.POSITIVE_INFINITY,
    sameChannel: slots.mix === "same-channel",
    slowDown: CHANNELS.map((channel) => slots.slowDown?.[channel] && Float64Array.from(slots.slowDown[channel])),
    slows: slots.slowDown !== undefined,
    answer: spec.ring && durationsOf(spec.ring.answerMs),
    missedShare: spec.ring?.missedShare ?? 0,
  };
}

/** The group's people, then as many unnamed ones as its headcount ever asks for. */
function agentsOf(group: GroupSpec, inGroup: number): CentreAgent[] {
  const people: CentreAgent[] = group.people.map((person) => ({
    id: person.id,
    name: person.name,
    inGroup,
    shifts: person.shifts ?? group.shifts,
    person,
  }));
  for (const [i, id] of unnamedAgentIds(group).entries()) {
    people.push({ id, name: `${group.name.en} ${i + 1}`, inGroup, shifts: [] });
  }
  return people;
}
