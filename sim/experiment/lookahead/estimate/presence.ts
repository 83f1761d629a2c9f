import type { FloorAgent } from "../../../floor/index.ts";
import type { ShiftSpec } from "../../../scenario/staff.ts";
import { HOUR_MS, type Instant, minutes } from "../../../vocabulary/index.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import type { ObservedDay } from "./observed.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const DAY_MINUTES = 1_440;
/** Nobody comes and goes by the minute. */
const ROUND_MINUTES = 15;
/** Whoever is there and was never seen at this hour, nor anybody else, stays so long. */
const STAYS_MINUTES = (4 * HOUR_MS) / minutes(1);

/** From first to last work of one day, local minutes of the day it began on; the end may lie beyond midnight. */
interface Seen {
  readonly agentId: string;
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/**
 * When people will be there without a roster, by their days in the log. Whoever is there now goes when they usually go on days
 * on which they are there at this hour – the median of their own, else of everybody's; whoever is not comes and goes as on the
 * latest day like today, if that is still to come. What is over of today is told as it was.
 */
export class ExpectedPresence {
  readonly #minute: number;
  readonly #seen: readonly Seen[];
  /** By agent, today so far. */
  readonly #today: ReadonlyMap<string, Seen>;
  /** By agent, the latest day like today: of this weekday, else the latest with anybody but today. */
  readonly #like: ReadonlyMap<string, Seen>;

  constructor(days: readonly ObservedDay[], local: LocalTime, at: Instant) {
    const today = local.dayOf(at);
    this.#minute = local.minuteOf(at);
    const all = days.map(({ agentId, firstAt, lastAt }): Seen => {
      const from = local.minuteOf(firstAt);
      return { agentId, day: local.dayOf(firstAt), from, to: from + (lastAt - firstAt) / minutes(1) };
    });
    this.#today = new Map(all.filter(({ day }) => day === today).map((seen) => [seen.agentId, seen]));
    this.#seen = all.filter(({ day }) => day < today);
    const known = [...new Set(this.#seen.map(({ day }) => day))].sort((a, b) => b - a);
    const like = known.find((day) => (today - day) % 7 === 0) ?? known[0];
    this.#like = new Map(this.#seen.filter(({ day }) => day === like).map((seen) => [seen.agentId, seen]));
  }

  /** Shifts of one agent; none: not expected. */
  shiftsOf({ agentId, activity }: FloorAgent): readonly ShiftSpec[] {
    const today = this.#today.get(agentId);
    if (activity !== "offline") {
      const startMinute = down(today?.from ?? this.#minute);
      const leaves = this.#leaves(({ agentId: other }) => other === agentId) ?? this.#leaves(() => true);
      const endMinute = up(leaves ?? this.#minute + STAYS_MINUTES);
      return [shift(startMinute, endMinute)];
    }
    const like = this.#like.get(agentId);
    const seen = like !== undefined && like.from > this.#minute ? like : (today ?? like);
    return seen === undefined ? [] : [shift(down(seen.from), up(seen.to) + ROUND_MINUTES)];
  }

  /** When days that were under way at this minute ended, by their median; undefined: there were none. */
  #leaves(of: (seen: Seen) => boolean): number | undefined {
    const minute = this.#minute;
    const ends = this.#seen
      .flatMap((seen) => {
        if (!of(seen)) return [];
        if (seen.from <= minute && minute < seen.to) return [seen.to];
        // It began the evening before.
        return minute + DAY_MINUTES < seen.to ? [seen.to - DAY_MINUTES] : [];
      })
      .sort((a, b) => a - b);
    return ends[Math.floor(ends.length / 2)];
  }
}

/** At least a rounding, at most a day long. */
function shift(startMinute: number, endMinute: number): ShiftSpec {
  const lasts = Math.min(DAY_MINUTES, Math.max(ROUND_MINUTES, endMinute - startMinute));
  return { weekdays: EVERY_DAY, startMinute, endMinute: startMinute + lasts, breaks: [] };
}

const down = (minute: number): number => Math.floor(minute / ROUND_MINUTES) * ROUND_MINUTES;
const up = (minute: number): number => Math.ceil(minute / ROUND_MINUTES) * ROUND_MINUTES;
