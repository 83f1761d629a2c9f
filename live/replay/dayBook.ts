import type { AlarmRule } from "../../sim/metrics/alarms/rule.ts";
import { alarmSpells } from "../../sim/metrics/day/alarmSpells.ts";
import type { DayCounts } from "../../sim/metrics/day/dayCounts.ts";
import type { AlarmIncident, Incident } from "../../sim/metrics/day/incident.ts";
import { incidentsOf } from "../../sim/metrics/day/incidents.ts";
import { type PostMortem, postMortemOf } from "../../sim/metrics/day/postMortem.ts";
import { regrouped } from "../../sim/metrics/day/regroup.ts";
import { type UsualDay, usualOf } from "../../sim/metrics/day/usual.ts";
import type { LocalDay } from "../../sim/metrics/localDay.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import type { Centre } from "../centre.ts";
import { dayCounts } from "../log/dayLineSql.ts";
import { sourceGaps } from "../log/gapsSql.ts";
import type { LoggedFloor } from "../loggedFloor.ts";
import type { Days } from "./days.ts";

/** Intervals a day can be counted by, ms. */
export const STEPS_MS = [300_000, 900_000, 1_800_000] as const;
/** Days are counted by these; the others are made of them. */
const FINE_MS: StepMs = STEPS_MS[0];
export type StepMs = (typeof STEPS_MS)[number];

/** A day, what is usual on such days, what went wrong. */
export interface DayStory {
  readonly counts: DayCounts;
  readonly usual: UsualDay;
  readonly incidents: readonly Incident[];
}

interface Known {
  readonly counts: Promise<DayCounts>;
  readonly countedAt: number;
  readonly whole: boolean;
}

/**
 * Days of the log, counted once: what is past does not change, today is counted anew after a while. One count at a time: each
 * reads a week of the log, and whoever asks in a loop must not stop the floor.
 */
export class DayBook {
  readonly #centre: Centre;
  readonly #days: Days;
  readonly #known = new Map<string, Known>();
  #floor: LoggedFloor | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(centre: Centre, days: Days) {
    this.#centre = centre;
    this.#days = days;
  }

  /** Counted by five minutes, told by `stepMs`: what went wrong is the same whatever the step it is looked at by. */
  async story(day: LocalDay, stepMs: StepMs): Promise<DayStory> {
    const { counts, before, incidents } = await this.#fine(day);
    const times = stepMs / FINE_MS;
    return { counts: regrouped(counts, times), usual: usualOf(before.map((one) => regrouped(one, times))), incidents };
  }

  /** Everything the day tells of one incident, by intervals of five minutes; undefined when the day has no such incident. */
  async postMortem(day: LocalDay, id: string): Promise<PostMortem | undefined> {
    const { counts, before, incidents } = await this.#fine(day);
    const incident = incidents.find((one) => one.id === id);
    if (incident === undefined) return undefined;
    return postMortemOf(incident, counts, usualOf(before), await this.#spells(day, counts));
  }

  async #fine(day: LocalDay) {
    const counts = await this.#counts(day);
    const before = await this.#before(day);
    const { config, changes, rules } = await this.#told(day);
    const gaps = await sourceGaps(this.#centre.shown.log, day.startsAt, counts.reachedAt);
    const incidents = incidentsOf({ day: counts, usual: usualOf(before), changes, rules, gaps, config });
    return { counts, before, incidents };
  }

  async #spells(day: LocalDay, counts: DayCounts): Promise<readonly AlarmIncident[]> {
    const { changes, rules } = await this.#told(day);
    return alarmSpells(changes, counts, rules);
  }

  /** Alarms' history from half a day before, so that one that stood at its beginning is known, and the rules by id. */
  async #told(day: LocalDay) {
    const { shown } = this.#centre;
    const from = (day.startsAt - BOUNDS.dryRunLeadMs) as Instant;
    const changes = await shown.alarms.changes(from, this.#days.reached(day), BOUNDS.alarmHistoryItems);
    const rules: readonly AlarmRule[] = shown.alarms.book.rules;
    return { config: this.#centre.config(), changes, rules };
  }

  /** The same weekday of the weeks before, as far as the log has them, latest first. */
  async #before(day: LocalDay): Promise<readonly DayCounts[]> {
    const known = new Set((await this.#days.known()).map(({ date }) => date));
    const days = Array.from({ length: BOUNDS.usualWeeks }, (_, index) => this.#days.before(day, (index + 1) * 7));
    const counted: DayCounts[] = [];
    for (const one of days.filter(({ date }) => known.has(date))) counted.push(await this.#counts(one));
    return counted;
  }

  #counts(day: LocalDay): Promise<DayCounts> {
    const { shown } = this.#centre;
    // The simulated centre gave way to the real one: these are other days.
    if (this.#floor !== shown) this.#known.clear();
    this.#floor = shown;
    const key = day.date;
    const reachedAt = this.#days.reached(day);
    const known = this.#known.get(key);
    if (known !== undefined && (known.whole || reachedAt - known.countedAt < BOUNDS.dayFreshMs)) return known.counts;
    const counts = this.#turn.then(() => dayCounts(shown.log, this.#centre.config(), day, reachedAt, FINE_MS));
    this.#turn = counts.catch(() => undefined);
    // What is told late is a matter of minutes: a day is not final before.
    const whole = this.#centre.shownAt >= day.endsAt + BOUNDS.dayFinalMs;
    this.#known.delete(key);
    this.#known.set(key, { counts, countedAt: reachedAt, whole });
    counts.catch(() => this.#known.delete(key));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > BOUNDS.daysKept && oldest !== undefined) this.#known.delete(oldest);
    return counts;
  }
}
