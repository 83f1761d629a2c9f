import { weekdayOf } from "../vocabulary/localTime.ts";
import type { ArrivalSpec } from "./demand.ts";
import type { QueueSpec } from "./queueSpec.ts";
import type { RunWindow } from "./runWindow.ts";
import type { Scenario } from "./scenario.ts";

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * Contacts that come of themselves to `queue` in the run, an upper estimate: rates × length, induced demand, the most a
 * falling wait may draw, spikes and flash crowds, backlog, and a day as busy as one in forty is (two deviations above its
 * mean). The days on which clocks change count as any other.
 */
export function expectedContacts(scenario: Scenario, queue: QueueSpec, window: RunWindow): number {
  const { arrivals, backlog } = queue;
  const waiting = backlog?.contacts ?? 0;
  if (arrivals === undefined) return waiting + crowds(scenario, queue.id);
  if (arrivals.trace !== undefined) return waiting + arrivals.trace.length + crowds(scenario, queue.id);
  const runs = new Rates(arrivals, weekdayOf(window.day));
  const from = window.startMinute;
  let contacts = runs.between(from, from + window.minutes);
  for (const event of scenario.events ?? []) {
    if (event.kind !== "spike" || !event.queueIds.includes(queue.id)) continue;
    const start = event.day * DAY_MINUTES + event.minute;
    contacts += Math.max(0, event.factor - 1) * runs.between(start, start + event.durationMinutes);
  }
  const days = Math.max(1, window.minutes / DAY_MINUTES);
  const busy = 1 + (2 * (arrivals.busyness?.dayCv ?? 0)) / Math.sqrt(days);
  const drawn = (1 + (arrivals.inducedShare ?? 0)) * (arrivals.waitElasticity?.atMost ?? 1);
  return waiting + crowds(scenario, queue.id) + contacts * busy * drawn;
}

function crowds(scenario: Scenario, queueId: string): number {
  const events = scenario.events ?? [];
  return events.reduce(
    (sum, event) => sum + (event.kind === "flash-crowd" && event.queueId === queueId ? event.contacts : 0),
    0,
  );
}

/** The most contacts of `queue` in an hour, as its rates and spikes have it; 0 without arrivals. */
export function busiestPerHour(scenario: Scenario, queue: QueueSpec): number {
  const { arrivals } = queue;
  if (arrivals === undefined) return 0;
  const factor = Math.max(1, ...(scenario.events ?? []).map((event) => (event.kind === "spike" ? event.factor : 1)));
  const weekday = Math.max(...(arrivals.weekdayFactors ?? [1]));
  const busy = 1 + 2 * (arrivals.busyness?.dayCv ?? 0);
  return Math.max(...arrivals.perHour) * weekday * factor * busy * (1 + (arrivals.inducedShare ?? 0));
}

/** The rates of one queue laid out over the week, minute 0 of which is the run's first midnight. */
class Rates {
  readonly #spec: ArrivalSpec;
  readonly #firstWeekday: number;
  readonly #week: number;

  constructor(spec: ArrivalSpec, firstWeekday: number) {
    this.#spec = spec;
    this.#firstWeekday = firstWeekday;
    this.#week = this.#within(0, WEEK_MINUTES);
  }

  /** Expected contacts between two minutes of the run: whole weeks at once, what is left interval by interval. */
  between(from: number, to: number): number {
    const weeks = Math.floor((to - from) / WEEK_MINUTES);
    return weeks * this.#week + this.#within(from + weeks * WEEK_MINUTES, to);
  }

  #within(from: number, to: number): number {
    const { intervalMinutes, profile, perHour, weekdayFactors } = this.#spec;
    const inDay = DAY_MINUTES / intervalMinutes;
    let contacts = 0;
    for (let minute = from; minute < to; ) {
      const ends = Math.min(to, (Math.floor(minute / intervalMinutes) + 1) * intervalMinutes);
      const weekday = (this.#firstWeekday - 1 + Math.floor(minute / DAY_MINUTES)) % 7;
      const interval = Math.floor((minute % DAY_MINUTES) / intervalMinutes);
      const row = profile === "weekly" ? weekday * inDay + interval : interval;
      contacts += ((ends - minute) / 60) * perHour[row]! * (weekdayFactors?.[weekday] ?? 1);
      minute = ends;
    }
    return contacts;
  }
}
