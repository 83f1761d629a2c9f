import type { Instant } from "../vocabulary/index.ts";
import { ATTRIBUTIONS, type BoardConfig, WINDOWS } from "./config.ts";
import type { HistoryPoint } from "./frame.ts";
import { type ServiceLevelCounts, serviceLevel } from "./serviceLevel.ts";

/** Points a scope keeps, one a minute. */
export const HISTORY_POINTS = 121;
/** Readings whose points are kept made; beyond it those nobody asked for in this minute are forgotten. */
const MAX_READINGS = 32;

type Reading = Pick<BoardConfig, "variant" | "attribution" | "headline">;

/** Every window by every attribution, in the order their counts stand in a row. */
const READINGS = WINDOWS.flatMap((headline) => ATTRIBUTIONS.map((attribution) => ({ headline, attribution })));
/** Numbers of one `ServiceLevelCounts`, and of a minute: its instant, who waited, and the counts of every reading. */
const COUNTS = 6;
const ROW = 2 + READINGS.length * COUNTS;

/** Points as one reading sees them, made up to a minute. */
interface Read {
  readonly points: readonly HistoryPoint[];
  readonly minutes: number;
}

/** The last two hours of a scope, minute by minute, readable by every variant, attribution and window. */
export class History {
  /** A ring of rows, made with the first minute: most scopes have none. */
  #rows: Float64Array | undefined;
  /** Minutes ever kept; the last `HISTORY_POINTS` of them are in the ring. */
  #minutes = 0;
  readonly #read = new Map<string, Read>();

  /** Keeps the end of one minute; `countsOf` tells the counts as they stand. */
  remember(
    at: Instant,
    waiting: number,
    countsOf: (reading: Pick<Reading, "attribution" | "headline">) => ServiceLevelCounts,
  ): void {
    this.#rows ??= new Float64Array(HISTORY_POINTS * ROW);
    const rows = this.#rows;
    let place = (this.#minutes % HISTORY_POINTS) * ROW;
    rows[place++] = at;
    rows[place++] = waiting;
    for (const reading of READINGS) {
      const counts = countsOf(reading);
      rows[place++] = counts.answeredIn;
      rows[place++] = counts.answeredLate;
      rows[place++] = counts.abandonedIn;
      rows[place++] = counts.short;
      rows[place++] = counts.late;
      rows[place++] = counts.flowed;
    }
    this.#minutes += 1;
  }

  /**
   * The points as `reading` sees them, oldest first; one and the same list until the next minute ends, and a point is one
   * and the same object as long as it is in the list.
   */
  points(reading: Reading): readonly HistoryPoint[] {
    const key = `${reading.variant} ${reading.attribution} ${reading.headline}`;
    const known = this.#read.get(key);
    if (known?.minutes === this.#minutes) return known.points;
    const first = Math.max(0, this.#minutes - HISTORY_POINTS);
    const from = Math.max(first, known?.minutes ?? 0);
    const points = known === undefined ? [] : known.points.slice(known.points.length - (from - first));
    for (let minute = from; minute < this.#minutes; minute++) points.push(this.#point(minute, reading));
    if (known === undefined && this.#read.size >= MAX_READINGS) this.#forgetUnread();
    this.#read.set(key, { points, minutes: this.#minutes });
    return points;
  }

  clear(): void {
    this.#minutes = 0;
    this.#read.clear();
  }

  #forgetUnread(): void {
    for (const [key, { minutes }] of this.#read) if (minutes < this.#minutes) this.#read.delete(key);
    if (this.#read.size >= MAX_READINGS) this.#read.clear();
  }

  #point(minute: number, { variant, attribution, headline }: Reading): HistoryPoint {
    const rows = this.#rows!;
    const row = (minute % HISTORY_POINTS) * ROW;
    const nth = WINDOWS.indexOf(headline) * ATTRIBUTIONS.length + ATTRIBUTIONS.indexOf(attribution);
    const place = row + 2 + nth * COUNTS;
    const counts: ServiceLevelCounts = {
      answeredIn: rows[place]!,
      answeredLate: rows[place + 1]!,
      abandonedIn: rows[place + 2]!,
      short: rows[place + 3]!,
      late: rows[place + 4]!,
      flowed: rows[place + 5]!,
    };
    const { value, n } = serviceLevel(counts, variant);
    const at = rows[row]! as Instant;
    const waiting = rows[row + 1]!;
    return { at, n, waiting, ...(value === undefined ? {} : { serviceLevel: value }) };
  }
}
