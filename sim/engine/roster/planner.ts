import type { GroupSpec } from "../../scenario/staff.ts";
import type { LocalDays } from "../demand/localDays.ts";
import type { Absences } from "./absences.ts";
import { type DayPlan, DayPlanDraft, PLANNED } from "./dayPlan.ts";
import { Headcounts } from "./headcounts.ts";
import type { Observed } from "./observed.ts";
import { People, type Presence } from "./people.ts";
import type { RosterAgent } from "./rosterTarget.ts";

/** Plans kept for the next replication, where chance has no part in them: a month of days. */
const KEPT = 32;

/** Makes the plan of a local day: shifts that begin on it, less whatever keeps people away, and headcounts. */
export class Planner {
  readonly #groups: readonly GroupSpec[];
  readonly #agents: readonly RosterAgent[];
  readonly #people: People;
  readonly #headcounts: Headcounts;
  readonly #absences: Absences;
  /** Whether chance or a run's own beginning has a part in the plans. */
  readonly #varies: boolean;
  readonly #plans = new Map<number, DayPlan>();
  /** Whether the plans go by who was there at the start of the run. */
  #observed = false;
  readonly #days: LocalDays;
  /** The run's first local day. Of the day before, only shifts that last until then matter. */
  #firstDay = 0;

  constructor(groups: readonly GroupSpec[], agents: readonly RosterAgent[], days: LocalDays, absences: Absences) {
    this.#groups = groups;
    this.#agents = agents;
    this.#people = new People(groups, agents, days);
    this.#headcounts = new Headcounts(groups, days, absences);
    this.#absences = absences;
    this.#days = days;
    this.#varies = absences.any || groups.some(({ shrinkage }) => shrinkage !== undefined);
  }

  restart(seed: Int32Array, replication: number, firstDay: number, observed: Observed | undefined): void {
    this.#firstDay = firstDay;
    this.#people.restart(seed, replication, observed);
    this.#headcounts.restart(seed, replication);
    this.#absences.restart(seed, replication, this.#people);
    if (this.#varies || this.#observed || observed !== undefined) this.#plans.clear();
    this.#observed = observed !== undefined;
  }

  planOf(day: number): DayPlan {
    const known = this.#plans.get(day);
    if (known !== undefined) return known;
    if (this.#plans.size === KEPT) this.#plans.clear();
    const draft = new DayPlanDraft();
    for (const [agent, { person }] of this.#agents.entries())
      if (person !== undefined) this.#planAgent(draft, agent, day);
    for (const group of this.#groups.keys()) {
      this.#headcounts.dayOf(group, day, (at, count) => draft.add(at, PLANNED.headcount, group, count));
    }
    const plan = draft.plan();
    this.#plans.set(day, plan);
    return plan;
  }

  #planAgent(draft: DayPlanDraft, agent: number, day: number): void {
    const there: Presence[] = [];
    // Plans that are kept for other runs, which may begin on other days, have every shift.
    const since = this.#varies && day < this.#firstDay ? this.#days.startOf(this.#firstDay) : Number.NEGATIVE_INFINITY;
    for (const shift of this.#people.shiftsOn(agent, day)) {
      if (shift.toAt < since) continue;
      const presence = this.#people.presenceIn(agent, day, shift);
      if (presence === undefined) continue;
      const stretches = this.#absences.remainderOf(agent, presence);
      there.push(...stretches);
      for (const { at, lastsMs, reason } of this.#people.pausesIn(agent, day, shift)) {
        // A break due before a late one comes, or while somebody is away, is not taken.
        if (stretches.some(({ fromAt, toAt }) => at >= fromAt && at < toAt)) {
          draft.add(at, PLANNED.breakStarts, agent, lastsMs, reason);
        }
      }
    }
    for (const { fromAt, toAt } of joined(there)) {
      draft.add(fromAt, PLANNED.comes, agent, toAt);
      draft.add(toAt, PLANNED.leaves, agent, 0);
    }
  }
}

/** Stretches in order of their beginnings, those that touch or overlap made one. */
function joined(stretches: readonly Presence[]): Presence[] {
  const whole: Presence[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last === undefined || stretch.fromAt > last.toAt) whole.push(stretch);
    else whole[whole.length - 1] = { fromAt: last.fromAt, toAt: Math.max(last.toAt, stretch.toAt) };
  }
  return whole;
}
