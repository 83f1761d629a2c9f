import type { Scenario } from "../../scenario/scenario.ts";
import type { Happenings } from "../demand/happenings.ts";
import type { LocalDays } from "../demand/localDays.ts";
import { Absences } from "./absences.ts";
import { DayPlan, PLANNED } from "./dayPlan.ts";
import type { Observed } from "./observed.ts";
import { Planner } from "./planner.ts";
import type { RosterAgent, RosterTarget } from "./rosterTarget.ts";

/** Where a roster stands: plain data. */
export interface RosterState {
  readonly day: number;
  readonly yesterdayNext: number;
  readonly todayNext: number;
  readonly present: Uint8Array;
  readonly leavesAt: Float64Array;
  readonly counts: Int32Array;
  /** Who was there at the start, where the run began from a floor. */
  readonly observed?: Observed;
}

const NOTHING = new DayPlan([]);

/**
 * Who comes, pauses and leaves when. Plans are made one local day at a time, at the day's first instant, and told one
 * thing at a time: the floor asks `nextAt` and `nextComes` and lets the thing happen when its time is there. Shifts of
 * one person that touch or overlap are one presence: nobody leaves at midnight to come at midnight.
 */
export class Roster {
  /** When the next thing is due; a local midnight at the latest, so there always is one. */
  nextAt = Number.POSITIVE_INFINITY;
  readonly #days: LocalDays;
  readonly #planner: Planner;
  readonly #agents: readonly RosterAgent[];
  /** The plan of the last day, whose night shifts end today, and of today; and how far each has happened. */
  #yesterday = NOTHING;
  #today = NOTHING;
  #yesterdayNext = 0;
  #todayNext = 0;
  #day = 0;
  #firstDay = 0;
  #midnight = 0;
  /** Whether it is a day that begins next, or the plan in which the next thing stands. */
  #nextIsDay = false;
  #nextPlan = NOTHING;
  readonly #present: Uint8Array;
  /** When the presence under way, or the last one, ends. */
  readonly #leavesAt: Float64Array;
  readonly #past: Past;
  #observed: Observed | undefined;
  /** Unnamed agents by group as told; −1: not yet. */
  readonly #counts: Int32Array;

  /** `happenings` must be restarted before the roster is. */
  constructor(scenario: Scenario, agents: readonly RosterAgent[], days: LocalDays, happenings: Happenings) {
    this.#days = days;
    this.#agents = agents;
    this.#planner = new Planner(scenario.groups, agents, days, new Absences(scenario, agents, happenings, days));
    this.#past = new Past(agents.length);
    this.#present = new Uint8Array(agents.length);
    this.#leavesAt = new Float64Array(agents.length);
    this.#counts = new Int32Array(scenario.groups.length);
  }

  /** Whether what happens at `nextAt` is somebody's coming; else it goes before everything else of that instant. */
  get nextComes(): boolean {
    return !this.#nextIsDay && this.#nextPlan.what[this.#position(this.#nextPlan)] === PLANNED.comes;
  }

  /** Whether what happens next is the begin of a presence or a break. */
  get #nextBegins(): boolean {
    return !this.#nextIsDay && this.#nextPlan.what[this.#position(this.#nextPlan)]! >= PLANNED.breakStarts;
  }

  /**
   * Begins replication number `replication` of the seed with these words at `startAt`, and tells `target` what is under
   * way: who is there, in order of numbers, and which breaks run, with what is left of them. What begins at `startAt`
   * itself is not under way yet; what ends then is over. With `observed`, everything up to and including `startAt` has
   * happened, and who is there is known: chance speaks of what comes after.
   */
  restart(seed: Int32Array, replication: number, startAt: number, target: RosterTarget, observed?: Observed): void {
    this.#keys(seed, replication, startAt, observed);
    this.#present.fill(0);
    this.#leavesAt.fill(Number.NEGATIVE_INFINITY);
    this.#counts.fill(-1);
    this.#day = this.#firstDay - 1;
    this.#yesterday = NOTHING;
    this.#today = this.#planner.planOf(this.#day);
    this.#yesterdayNext = 0;
    this.#todayNext = 0;
    this.#midnight = this.#days.startOf(this.#firstDay);
    this.#findNext();
    const past = this.#past;
    while (this.nextAt < startAt || (this.nextAt === startAt && (observed !== undefined || !this.#nextBegins))) {
      past.now = this.nextAt;
      this.happens(past);
    }
    target.dayStarts(0);
    this.#counts.forEach((count, group) => {
      if (count >= 0) target.headcount(group, count);
    });
    for (let agent = 0; agent < this.#agents.length; agent++) {
      if (this.#present[agent] === 0) continue;
      target.comes(agent);
      const leftMs = past.pauseEndsAt[agent]! - startAt;
      if (leftMs > 0) target.breakStarts(agent, past.reason[agent]!, leftMs);
    }
  }

  /** Lets the next thing happen: `nextAt` is then the one after it. */
  happens(target: RosterTarget): void {
    if (this.#nextIsDay) this.#dayStarts(target);
    else {
      const plan = this.#nextPlan;
      const i = this.#position(plan);
      if (plan === this.#yesterday) this.#yesterdayNext++;
      else this.#todayNext++;
      this.#tell(plan, i, target);
    }
    this.#findNext();
  }

  save(): RosterState {
    return {
      day: this.#day,
      yesterdayNext: this.#yesterdayNext,
      todayNext: this.#todayNext,
      present: this.#present.slice(),
      leavesAt: this.#leavesAt.slice(),
      counts: this.#counts.slice(),
      ...(this.#observed === undefined ? {} : { observed: this.#observed }),
    };
  }

  /** Goes on where `save` stood, in a run with this seed, replication and start. Tells nobody anything. */
  restore(state: RosterState, seed: Int32Array, replication: number, startAt: number): void {
    this.#keys(seed, replication, startAt, state.observed);
    this.#day = state.day;
    this.#yesterday = this.#planner.planOf(state.day - 1);
    this.#today = this.#planner.planOf(state.day);
    this.#yesterdayNext = state.yesterdayNext;
    this.#todayNext = state.todayNext;
    this.#midnight = this.#days.startOf(state.day + 1);
    this.#present.set(state.present);
    this.#leavesAt.set(state.leavesAt);
    this.#counts.set(state.counts);
    this.#findNext();
  }

  #keys(seed: Int32Array, replication: number, startAt: number, observed: Observed | undefined): void {
    this.#firstDay = this.#days.dayAt(startAt);
    this.#observed = observed;
    this.#planner.restart(seed, replication, this.#firstDay, observed);
  }

  #dayStarts(target: RosterTarget): void {
    this.#day++;
    this.#midnight = this.#days.startOf(this.#day + 1);
    this.#yesterday = this.#today;
    this.#yesterdayNext = this.#todayNext;
    this.#today = this.#planner.planOf(this.#day);
    this.#todayNext = 0;
    // Whoever is still there when the next shift begins stays: known now, before the end of the last one comes up.
    const { at, what, who, value } = this.#today;
    for (let i = 0; i < at.length; i++) {
      const agent = who[i]!;
      if (what[i] === PLANNED.comes && this.#present[agent] === 1 && this.#leavesAt[agent]! >= at[i]!) {
        this.#leavesAt[agent] = Math.max(this.#leavesAt[agent]!, value[i]!);
      }
    }
    if (this.#day >= this.#firstDay) target.dayStarts(this.#day - this.#firstDay);
  }

  #tell(plan: DayPlan, i: number, target: RosterTarget): void {
    const who = plan.who[i]!;
    const value = plan.value[i]!;
    switch (plan.what[i]) {
      case PLANNED.comes:
        this.#leavesAt[who] = Math.max(this.#leavesAt[who]!, value);
        if (this.#present[who] === 1) return;
        this.#present[who] = 1;
        target.comes(who);
        return;
      case PLANNED.leaves:
        if (this.#present[who] === 0 || this.#leavesAt[who]! > plan.at[i]!) return;
        this.#present[who] = 0;
        target.leaves(who);
        return;
      case PLANNED.breakStarts:
        target.breakStarts(who, plan.reason[i]!, value);
        return;
      default:
        if (this.#counts[who] === value) return;
        this.#counts[who] = value;
        target.headcount(who, value);
    }
  }

  #position(plan: DayPlan): number {
    return plan === this.#yesterday ? this.#yesterdayNext : this.#todayNext;
  }

  #findNext(): void {
    const early = this.#yesterday.at[this.#yesterdayNext] ?? Number.POSITIVE_INFINITY;
    const late = this.#today.at[this.#todayNext] ?? Number.POSITIVE_INFINITY;
    this.#nextIsDay = this.#midnight <= early && this.#midnight <= late;
    if (this.#nextIsDay) {
      this.nextAt = this.#midnight;
      return;
    }
    const earlyFirst =
      early < late ||
      (early === late && this.#yesterday.what[this.#yesterdayNext]! <= this.#today.what[this.#todayNext]!);
    this.#nextPlan = earlyFirst ? this.#yesterday : this.#today;
    this.nextAt = Math.min(early, late);
  }
}

/** Listens to what happened before the run began: which breaks would still last. */
class Past implements RosterTarget {
  now = 0;
  readonly pauseEndsAt: Float64Array;
  readonly reason: string[];

  constructor(agents: number) {
    this.pauseEndsAt = new Float64Array(agents);
    this.reason = new Array<string>(agents).fill("");
  }

  /** Whoever is there has come before: what an earlier run left ends here. */
  comes(agent: number): void {
    this.pauseEndsAt[agent] = Number.NEGATIVE_INFINITY;
  }

  leaves(agent: number): void {
    this.pauseEndsAt[agent] = Number.NEGATIVE_INFINITY;
  }

  breakStarts(agent: number, reason: string, lastsMs: number): void {
    this.pauseEndsAt[agent] = this.now + lastsMs;
    this.reason[agent] = reason;
  }

  headcount(): void {}

  dayStarts(): void {}
}
