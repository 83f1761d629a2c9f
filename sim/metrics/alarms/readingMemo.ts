import type { WindowId } from "../config.ts";
import type { AlarmReading } from "./reading.ts";
import type { AlarmMetric } from "./rule.ts";

/** Figures made of the counts of their scope and nothing else: while these stand, they stand. */
const OF_COUNTS: ReadonlySet<AlarmMetric> = new Set([
  "serviceLevel",
  "abandonment",
  "waiting",
  "averageSpeedOfAnswerMs",
  "averageHandleMs",
  "firstResponse",
  "nextResponse",
  "resolution",
  "csat",
  "firstContactResolution",
  "evaluation",
  "nps",
]);

/** Whether a figure of `metric` stands while the counts of its scope do and nobody waits in it. */
export function standsWithCounts(metric: AlarmMetric): boolean {
  return OF_COUNTS.has(metric) || metric === "longestWaitMs";
}

interface Known {
  window: WindowId | "now";
  revision: number;
  reading: AlarmReading;
}

/**
 * What a place was last read as; a reading holds while the revision of its scope stands. One a metric, over the window it was
 * last read over.
 */
export class ReadingMemo {
  readonly #known = new Map<AlarmMetric, Known>();

  /** The reading of `metric`, when it was made at `revision`. */
  reading(metric: AlarmMetric, window: WindowId | "now", revision: number): AlarmReading | undefined {
    const known = this.#known.get(metric);
    return known?.revision === revision && known.window === window ? known.reading : undefined;
  }

  remember(metric: AlarmMetric, window: WindowId | "now", revision: number, reading: AlarmReading): void {
    if (!holds(metric, reading)) return;
    const known = this.#known.get(metric);
    if (known === undefined) {
      this.#known.set(metric, { window, revision, reading });
      return;
    }
    known.window = window;
    known.revision = revision;
    known.reading = reading;
  }
}

/** A wait grows by itself; that nobody waits holds until something is counted. */
function holds(metric: AlarmMetric, reading: AlarmReading): boolean {
  return OF_COUNTS.has(metric) || (metric === "longestWaitMs" && reading.value === undefined);
}
