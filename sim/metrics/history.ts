import type { Instant } from "../vocabulary/index.ts";
import { ATTRIBUTIONS, type BoardConfig, WINDOWS } from "./config.ts";
import type { HistoryPoint } from "./frame.ts";
import { type ServiceLevelCounts, serviceLevel } from "./serviceLevel.ts";

/** Points a scope keeps, one a minute. */
export const HISTORY_POINTS = 121;
/** Readings whose points are kept made; beyond it they are made anew. */
const MAX_READINGS = 32;

type Reading = Pick<BoardConfig, "variant" | "attribution" | "headline">;

/** One minute's end: who waited, and the counts of service level by window and attribution as they stood. */
interface Minute {
  readonly at: Instant;
  readonly waiting: number;
  readonly counts: readonly ServiceLevelCounts[];
}

/** The last two hours of a scope, minute by minute, readable by every variant, attribution and window. */
export class History {
  #minutes: Minute[] = [];
  readonly #read = new Map<string, readonly HistoryPoint[]>();

  /** Keeps the end of one minute; `countsOf` tells the counts as they stand. */
  remember(
    at: Instant,
    waiting: number,
    countsOf: (reading: Pick<Reading, "attribution" | "headline">) => ServiceLevelCounts,
  ): void {
    const counts = WINDOWS.flatMap((headline) =>
      ATTRIBUTIONS.map((attribution) => countsOf({ attribution, headline })),
    );
    if (this.#minutes.length >= HISTORY_POINTS) this.#minutes.shift();
    this.#minutes.push({ at, waiting, counts });
    this.#read.clear();
  }

  /** The points as `reading` sees them, oldest first; one and the same list until the next minute ends. */
  points(reading: Reading): readonly HistoryPoint[] {
    const key = `${reading.variant} ${reading.attribution} ${reading.headline}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const place = WINDOWS.indexOf(reading.headline) * ATTRIBUTIONS.length + ATTRIBUTIONS.indexOf(reading.attribution);
    const points = this.#minutes.map(({ at, waiting, counts }): HistoryPoint => {
      const { value, n } = serviceLevel(counts[place]!, reading.variant);
      return { at, n, waiting, ...(value === undefined ? {} : { serviceLevel: value }) };
    });
    if (this.#read.size < MAX_READINGS) this.#read.set(key, points);
    return points;
  }

  clear(): void {
    this.#minutes = [];
    this.#read.clear();
  }
}
