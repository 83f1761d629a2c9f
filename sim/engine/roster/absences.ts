import type { Scenario } from "../../scenario/scenario.ts";
import type { Happenings } from "../demand/happenings.ts";
import type { LocalDays } from "../demand/localDays.ts";
import { KeyedDraws } from "../numbers/randomStream.ts";
import type { People, Presence } from "./people.ts";
import type { RosterAgent } from "./rosterTarget.ts";

interface AbsenceSpec {
  readonly event: number;
  readonly group: number;
  readonly agents: number;
  readonly draws: KeyedDraws;
}

interface Candidate extends Presence {
  readonly agent: number;
  readonly rank: number;
}

/**
 * Who is away because of the scenario's absence events. Of the people scheduled when an event begins, so many are drawn
 * for the rest of their shift or of the event; when one of them would have left, somebody whose shift begins later takes
 * that place. In groups that count agents by interval, the count is lower instead, and nobody named is away.
 */
export class Absences {
  readonly #specs: readonly AbsenceSpec[];
  readonly #agents: readonly RosterAgent[];
  readonly #counted: readonly boolean[];
  readonly #happenings: Happenings;
  readonly #days: LocalDays;
  readonly #away = new Map<number, Presence[]>();

  /** Throws `RangeError` for an event about a group the scenario does not have. */
  constructor(scenario: Scenario, agents: readonly RosterAgent[], happenings: Happenings, days: LocalDays) {
    this.#agents = agents;
    this.#counted = scenario.groups.map(({ headcount }) => headcount !== undefined);
    this.#happenings = happenings;
    this.#days = days;
    this.#specs = (scenario.events ?? []).flatMap((one, event) => {
      if (one.kind !== "absence") return [];
      const group = scenario.groups.findIndex(({ id }) => id === one.groupId);
      if (group < 0) throw new RangeError(`groupId: expected a group of ${scenario.id}, got ${one.groupId}`);
      return [{ event, group, agents: one.agents, draws: new KeyedDraws(`absence/${one.id}`) }];
    });
  }

  get any(): boolean {
    return this.#specs.length > 0;
  }

  restart(seed: Int32Array, replication: number, people: People): void {
    this.#away.clear();
    for (const spec of this.#specs) {
      spec.draws.restart(seed, replication);
      if (!this.#counted[spec.group]) this.#choose(spec, people);
    }
  }

  #choose({ event, group, agents, draws }: AbsenceSpec, people: People): void {
    const from = this.#happenings.fromAt[event]!;
    const to = this.#happenings.toAt[event]!;
    const candidates: Candidate[] = [];
    for (const [agent, { inGroup, person }] of this.#agents.entries()) {
      if (inGroup !== group || person === undefined) continue;
      const rank = draws.uniform(people.wordOf(agent), 0, 0);
      // A shift that began the day before may still run.
      for (let day = this.#days.dayAt(from) - 1; this.#days.startOf(day) < to; day++) {
        for (const shift of people.shiftsOn(agent, day)) {
          if (shift.toAt <= from || shift.fromAt >= to) continue;
          const fromAt = Math.max(shift.fromAt, from);
          candidates.push({ agent, rank, fromAt, toAt: Math.min(shift.toAt, to) });
        }
      }
    }
    candidates.sort((a, b) => a.fromAt - b.fromAt || a.rank - b.rank || a.agent - b.agent);
    let chosen: Candidate[] = [];
    for (const candidate of candidates) {
      chosen = chosen.filter(({ toAt }) => toAt > candidate.fromAt);
      if (chosen.length >= agents) continue;
      chosen.push(candidate);
      const away = this.#away.get(candidate.agent);
      if (away === undefined) this.#away.set(candidate.agent, [candidate]);
      else away.push(candidate);
    }
  }

  /** What is left of somebody's presence, in order of time: nothing, one stretch or several. */
  remainderOf(agent: number, presence: Presence): Presence[] {
    let left = [presence];
    for (const away of this.#away.get(agent) ?? []) {
      left = left.flatMap(({ fromAt, toAt }) =>
        [
          { fromAt, toAt: Math.min(toAt, away.fromAt) },
          { fromAt: Math.max(fromAt, away.toAt), toAt },
        ].filter((part) => part.fromAt < part.toAt),
      );
    }
    return left;
  }

  /** How many of a group's counted agents are away at `at`. */
  countedAway(group: number, at: number): number {
    let count = 0;
    for (const spec of this.#specs) if (spec.group === group && this.#isOn(spec, at)) count += spec.agents;
    return count;
  }

  /** The first instant after `at` at which `countedAway` may change; Infinity: none. */
  nextChange(group: number, at: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (const { group: about, event } of this.#specs) {
      if (about !== group) continue;
      for (const edge of [this.#happenings.fromAt[event]!, this.#happenings.toAt[event]!]) {
        if (edge > at) first = Math.min(first, edge);
      }
    }
    return first;
  }

  #isOn({ event }: AbsenceSpec, at: number): boolean {
    return at >= this.#happenings.fromAt[event]! && at < this.#happenings.toAt[event]!;
  }
}
