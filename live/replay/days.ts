import { DAY_VERSION, type DatedRules, type DayHeader } from "../../sim/feed/day.ts";
import { defaultAlarmRules } from "../../sim/metrics/alarms/defaultRules.ts";
import { parseRules } from "../../sim/metrics/alarms/parseRules.ts";
import { Calendar } from "../../sim/metrics/calendar.ts";
import { dayAt, dayOfDate, type LocalDay } from "../../sim/metrics/localDay.ts";
import { DAY_MS, type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import type { Centre } from "../centre.ts";
import { dayEventCount, eventMinutes, LEAD_MS } from "../log/dayEvents.ts";
import { actionsOf, rulesBetween } from "./deeds.ts";

/** A day of which the log has anything. */
export interface KnownDay extends LocalDay {
  readonly events: number;
}

/** The days of the floor that is shown. */
export class Days {
  readonly #centre: Centre;

  constructor(centre: Centre) {
    this.#centre = centre;
  }

  /** The day floor time is in. */
  today(): LocalDay {
    return this.dayAt(this.#centre.shownAt);
  }

  /** The day an instant belongs to. */
  dayAt(at: Instant): LocalDay {
    return dayAt(at, this.#calendar(), this.#centre.config());
  }

  /** The day of a date; undefined for what is no date. */
  dayOf(date: string): LocalDay | undefined {
    return dayOfDate(date, this.#calendar(), this.#centre.config());
  }

  /** The day `days` before `day`. */
  before(day: LocalDay, days: number): LocalDay {
    return this.dayAt((day.startsAt + DAY_MS / 2 - days * DAY_MS) as Instant);
  }

  /** How far `day` has come: its end, or for today floor time now. */
  reached(day: LocalDay): Instant {
    return Math.min(day.endsAt, this.#centre.shownAt + 1) as Instant;
  }

  /** Days with events, latest first, at most 400. */
  async known(): Promise<readonly KnownDay[]> {
    const since = (this.#centre.shownAt - BOUNDS.dayListMs) as Instant;
    const minutes = await eventMinutes(this.#centre.shown.log, since);
    const calendar = this.#calendar();
    const days: KnownDay[] = [];
    let day: LocalDay | undefined;
    let events = 0;
    const close = () => {
      if (day !== undefined) days.push({ ...day, events });
    };
    for (const [minute, count] of minutes) {
      const at = (minute * MINUTE_MS) as Instant;
      if (day === undefined || at >= day.endsAt) {
        close();
        day = dayAt(at, calendar, this.#centre.config());
        events = 0;
      }
      events += count;
    }
    close();
    return days.reverse();
  }

  /** What a replay of `day` is told before its events. Events may be more than a replay can hold: the caller looks. */
  async header(day: LocalDay): Promise<DayHeader> {
    const { shown, real } = this.#centre;
    const { date, startsAt } = day;
    const endsAt = this.reached(day);
    const from = (startsAt - LEAD_MS) as Instant;
    const config = this.#centre.config();
    const saved = (await real.alarmStore.rulesSaved()).flatMap(({ at, document }): DatedRules[] => {
      const parsed = parseRules(document);
      return parsed.ok ? [{ at, rules: parsed.rules }] : [];
    });
    const changes = await shown.alarms.changes(from, endsAt, BOUNDS.alarmHistoryItems);
    return {
      version: DAY_VERSION,
      ...{ date, startsAt, endsAt },
      whole: endsAt === day.endsAt,
      events: await dayEventCount(shown.log, { startsAt, endsAt }),
      live: shown === real,
      simulated: shown !== real,
      config,
      rules: rulesBetween(saved, defaultAlarmRules(config), from, endsAt),
      actions: actionsOf(changes),
    };
  }

  #calendar(): Calendar {
    return new Calendar(this.#centre.config().timeZone);
  }
}
