import type { Scenario } from "../../scenario/scenario.ts";
import type { RoutingFloor } from "../compiled.ts";
import type { GuardSpec } from "../spec.ts";
import { type CompiledCondition, compileConditions, conditionsHold, idleIn, skilledFor } from "./conditions.ts";
import { type CompiledFilter, compileFilter, contactMatches } from "./filters.ts";
import { groupNumber } from "./numbers.ts";

/** One guard in numbers. */
export interface CompiledGuard {
  readonly kind: GuardSpec["kind"];
  /** Its place in the policy. */
  readonly number: number;
  /** Contacts it may stop. */
  readonly filter: CompiledFilter;
  /** Groups whose agents it stops, by group number. */
  readonly groups: Uint8Array;
  /** `reserve`: groups whose idle agents are counted. */
  readonly counted: Int32Array;
  /** Idle agents kept, offers, share of time or contacts open, by kind; refuses beyond it. */
  readonly limit: number;
  /** `reserve`: opens above this many idle, once closed. */
  readonly releaseAbove: number;
  readonly windowMs: number;
  readonly when: readonly CompiledCondition[];
  readonly returnWhen: readonly CompiledCondition[] | undefined;
  /** First of its places in the memory, one a queue; −1: it remembers nothing. */
  readonly memory: number;
}

/**
 * The guards of a policy: each may refuse a pair of contact and agent whom skill, step and capacity allow. `reserve`
 * stops only agents who hold nothing: one who is busy already is not kept free by refusing.
 *
 * `reserve` with `releaseAbove` and `lend` with `returnWhen` remember between decisions whether they are closed or
 * lent; they look again whenever a decision asks them.
 */
export class GuardSet {
  readonly guards: readonly CompiledGuard[];
  /** One byte a guard and queue: 1: closed (`reserve`) or lent (`lend`). */
  readonly memory: Uint8Array;
  /** Guards by queue × group: most pairs have none. */
  readonly #of: readonly (readonly CompiledGuard[])[];
  readonly #groups: number;

  /** Throws `RangeError` for an id that names nothing. */
  constructor(scenario: Scenario, specs: readonly GuardSpec[]) {
    const queues = scenario.queues.length;
    this.#groups = scenario.groups.length;
    this.guards = specs.map((spec, number) => compileGuard(scenario, spec, number, number * queues));
    this.memory = new Uint8Array(specs.length * queues);
    this.#of = Array.from({ length: queues * this.#groups }, (_, pair) => {
      const queue = Math.floor(pair / this.#groups);
      const group = pair % this.#groups;
      return this.guards.filter((guard) => guard.filter.queues[queue] === 1 && guard.groups[group] === 1);
    });
  }

  /** Guards that may stop contacts of the queue from agents of the group. */
  between(queue: number, group: number): readonly CompiledGuard[] {
    return this.#of[queue * this.#groups + group]!;
  }

  /** The first guard that refuses the pair now, remembering what guards remember; `undefined`: none does. */
  refusal(floor: RoutingFloor, contact: number, queue: number, agent: number): CompiledGuard | undefined {
    const guards = this.#of[queue * this.#groups + floor.groupOf[agent]!]!;
    for (let i = 0; i < guards.length; i++) {
      if (this.refuses(guards[i]!, floor, contact, queue, agent, this.memory)) return guards[i]!;
    }
    return undefined;
  }

  /** Whether one guard refuses the pair; `memory` is its own, or a copy that nobody reads afterwards. */
  refuses(
    guard: CompiledGuard,
    floor: RoutingFloor,
    contact: number,
    queue: number,
    agent: number,
    memory: Uint8Array,
  ): boolean {
    if (!contactMatches(guard.filter, floor, contact)) return false;
    switch (guard.kind) {
      case "reserve":
        return floor.open[agent] === 0 && isClosed(guard, idleIn(guard.counted, floor), memory);
      case "rate":
        return floor.offersInWindow(agent, guard.windowMs) >= guard.limit;
      case "occupancy":
        return floor.occupancy(agent) > guard.limit;
      case "open-at-most":
        return floor.open[agent]! > guard.limit;
      case "lend":
        return !isLent(guard, floor, queue, memory);
    }
  }
}

/** A reserve is closed while no more idle agents are left than it keeps; with hysteresis it opens only above `releaseAbove`. */
function isClosed(guard: CompiledGuard, idle: number, memory: Uint8Array): boolean {
  if (idle <= guard.limit) memory[guard.memory] = 1;
  else if (idle > guard.releaseAbove) memory[guard.memory] = 0;
  return memory[guard.memory] === 1;
}

function isLent(guard: CompiledGuard, floor: RoutingFloor, queue: number, memory: Uint8Array): boolean {
  if (guard.returnWhen === undefined) return conditionsHold(guard.when, floor, queue);
  const place = guard.memory + queue;
  // Coming back goes before going: asked twice about the same floor, the answer is the same.
  if (conditionsHold(guard.returnWhen, floor, queue)) memory[place] = 0;
  else if (conditionsHold(guard.when, floor, queue)) memory[place] = 1;
  return memory[place] === 1;
}

const EVERYBODY: CompiledFilter["returning"] = undefined;

function compileGuard(scenario: Scenario, spec: GuardSpec, number: number, memory: number): CompiledGuard {
  const all = new Uint8Array(scenario.groups.length).fill(1);
  const base = {
    kind: spec.kind,
    number,
    groups: all,
    counted: new Int32Array(0),
    limit: 0,
    releaseAbove: 0,
    windowMs: 0,
    when: [],
    returnWhen: undefined,
    memory,
  };
  switch (spec.kind) {
    case "reserve": {
      const counted = countedBy(scenario, spec.forQueueIds, spec.groupIds);
      const kept = compileFilter(scenario, { queueIds: spec.forQueueIds }).queues;
      const others = { queues: kept.map((is) => 1 - is), returning: EVERYBODY, hasLastAgent: EVERYBODY };
      const groups = all.map((_, g) => (counted.includes(g) ? 1 : 0));
      const releaseAbove = spec.releaseAbove ?? spec.agents;
      return { ...base, filter: others, groups, counted, limit: spec.agents, releaseAbove };
    }
    case "rate":
      return { ...base, filter: compileFilter(scenario, spec.for), limit: spec.offers, windowMs: spec.windowMs };
    case "occupancy":
      return { ...base, filter: compileFilter(scenario, spec.for), limit: spec.atMost };
    case "open-at-most":
      return { ...base, filter: compileFilter(scenario, spec.for), limit: spec.open };
    case "lend": {
      const lent = new Set(spec.groupIds.map((id) => groupNumber(scenario, id)));
      return {
        ...base,
        filter: compileFilter(scenario, { queueIds: spec.forQueueIds }),
        groups: all.map((_, g) => (lent.has(g) ? 1 : 0)),
        when: compileConditions(scenario, spec.when),
        returnWhen: spec.returnWhen && compileConditions(scenario, spec.returnWhen),
      };
    }
  }
}

/** The groups named, or all with the skill for any of the queues. */
function countedBy(
  scenario: Scenario,
  queueIds: readonly string[],
  groupIds: readonly string[] | undefined,
): Int32Array {
  const numbers =
    groupIds?.map((id) => groupNumber(scenario, id)) ?? queueIds.flatMap((id) => skilledFor(scenario, id));
  return Int32Array.from([...new Set(numbers)].sort((a, b) => a - b));
}
