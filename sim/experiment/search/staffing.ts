import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { GroupSpec, HeadcountSpec } from "../../scenario/staff.ts";
import { agentsScheduled, combinedShrinkage } from "../../staffing/index.ts";
import { HOUR_MS, MINUTE_MS } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import { type RunPlace, runPlace } from "../runPlace.ts";
import type { StaffSearchSpec } from "./spec.ts";

/** Agents by group and block: number of group × blocks + number of block. */
export type Agents = Int32Array;

/** The cells a search fills: groups × blocks of a run, what an agent costs in each, and the scenario they make. */
export class Staffing {
  readonly scenario: Scenario;
  readonly place: RunPlace;
  /** Numbers of the groups in the scenario. */
  readonly groups: readonly number[];
  readonly blocks: number;
  readonly intervalsABlock: number;
  /** Money for an agent on queue for an hour, by group. */
  readonly costPerHour: readonly number[];
  readonly #shrinkage: readonly number[];
  readonly #blockMs: readonly number[];
  readonly #first: number;

  constructor({
    scenario,
    groupIds,
    intervalsABlock,
  }: Pick<StaffSearchSpec, "scenario" | "groupIds" | "intervalsABlock">) {
    this.scenario = scenario;
    this.place = runPlace(scenario);
    this.groups = groupIds.map((id) => scenario.groups.findIndex((group) => group.id === id));
    this.intervalsABlock = intervalsABlock;
    const { intervals, intervalMs, countsFrom, endsAt } = this.place;
    this.blocks = Math.ceil(intervals / intervalsABlock);
    this.#shrinkage = this.groups.map((g) => {
      const { absentShare = 0, plannedShare = 0 } = scenario.groups[g]!.shrinkage ?? {};
      return combinedShrinkage([absentShare, plannedShare], "multiplicative");
    });
    const wages = this.groups.map((g) => scenario.groups[g]!.costPerHour ?? 0);
    const paid = wages.some((wage) => wage > 0);
    this.costPerHour = wages.map((wage, g) => (paid ? wage : 1) / (1 - this.#shrinkage[g]!));
    const blockMs = intervalMs * intervalsABlock;
    this.#blockMs = Array.from({ length: this.blocks }, (_, b) => Math.min(blockMs, endsAt - countsFrom - b * blockMs));
    const minutes = intervalMs / MINUTE_MS;
    this.#first = Math.floor(new LocalTime(scenario.timeZone).minuteOf(countsFrom) / minutes);
  }

  get cells(): number {
    return this.groups.length * this.blocks;
  }

  blockOf(interval: number): number {
    return Math.floor(interval / this.intervalsABlock);
  }

  groupOf(cell: number): number {
    return Math.floor(cell / this.blocks);
  }

  /** Money for one agent on queue throughout a block. */
  price(cell: number): number {
    return (this.costPerHour[this.groupOf(cell)]! * this.#blockMs[cell % this.blocks]!) / HOUR_MS;
  }

  cost(agents: Agents): number {
    let cost = 0;
    for (let cell = 0; cell < agents.length; cell++) cost += agents[cell]! * this.price(cell);
    return cost;
  }

  startsAt(): number[] {
    const { countsFrom, intervalMs } = this.place;
    return Array.from({ length: this.blocks }, (_, b) => countsFrom + b * intervalMs * this.intervalsABlock);
  }

  /** Agents as lists by group. */
  byGroup(agents: Agents): number[][] {
    return this.groups.map((_, g) => Array.from(agents.subarray(g * this.blocks, (g + 1) * this.blocks)));
  }

  scheduled(agents: Agents): number[][] {
    return this.byGroup(agents).map((counts, g) => counts.map((count) => agentsScheduled(count, this.#shrinkage[g]!)));
  }

  /** Changes that schedule so many agents that as many are on queue on average; people and shifts give way to a count. */
  changes(agents: Agents): ScenarioChange[] {
    const scheduled = Int32Array.from(this.scheduled(agents).flat());
    return this.groups.flatMap((number, g) => {
      const { id, people, shifts } = this.scenario.groups[number]!;
      return [
        { path: `groups/${id}/headcount`, set: this.#headcount(scheduled, g) },
        ...(people.length === 0 ? [] : [{ path: `groups/${id}/people`, set: [] }]),
        ...(shifts.length === 0 ? [] : [{ path: `groups/${id}/shifts`, set: [] }]),
      ];
    });
  }

  /** The scenario with these agents on queue: alike, unnamed, all there. `change` may alter groups on top. */
  scenarioOf(agents: Agents, change: (group: GroupSpec, g: number) => GroupSpec = (group) => group): Scenario {
    const groups = this.scenario.groups.map((group, number) => {
      const g = this.groups.indexOf(number);
      if (g < 0) return group;
      const { shrinkage: _, ...rest } = group;
      const staffed = { ...rest, people: [], shifts: [], headcount: this.#headcount(agents, g) };
      return change(staffed, g);
    });
    return { ...this.scenario, groups };
  }

  /** Before the first counted interval as in it, after the last as in that one; the run may pass midnight. */
  #headcount(agents: Agents, g: number): HeadcountSpec {
    const intervalMinutes = this.place.intervalMs / MINUTE_MS;
    const of = (interval: number) => agents[g * this.blocks + this.blockOf(interval)]!;
    if (this.blocks === 1) return { profile: "daily", intervalMinutes, agents: [of(0)] };
    const perDay = 1_440 / intervalMinutes;
    const { intervals } = this.place;
    const at = (i: number) => {
      const counted = (i - this.#first + perDay) % perDay;
      if (counted < intervals) return of(counted);
      return counted - intervals < perDay - counted ? of(intervals - 1) : of(0);
    };
    return { profile: "daily", intervalMinutes, agents: Array.from({ length: perDay }, (_, i) => at(i)) };
  }
}
