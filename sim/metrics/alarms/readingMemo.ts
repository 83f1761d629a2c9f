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

/** What a place was last read as; a reading holds while the revision of its scope stands. At most one a metric and window. */
export class ReadingMemo {
  readonly #byWindow = new Map<WindowId | "now", Map<AlarmMetric, { revision: number; reading: AlarmReading }>>();

  /** The reading of `metric`, when it was made at `revision`. */
  reading(metric: AlarmMetric, window: WindowId | "now", revision: number): AlarmReading | undefined {
    const known = this.#byWindow.get(window)?.get(metric);
    return known?.revision === revision ? known.reading : undefined;
  }

  remember(metric: AlarmMetric, window: WindowId | "now", revision: number, reading: AlarmReading): void {
    if (!holds(metric, reading)) return;
    let readings = this.#byWindow.get(window);
    if (readings === undefined) {
      readings = new Map();
      this.#byWindow.set(window, readings);
    }
    const known = readings.get(metric);
    if (known === undefined) readings.set(metric, { revision, reading });
    else Object.assign(known, { revision, reading });
  }
}

/** A wait grows by itself; that nobody waits holds until something is counted. */
function holds(metric: AlarmMetric, reading: AlarmReading): boolean {
  return OF_COUNTS.has(metric) || (metric === "longestWaitMs" && reading.value === undefined);
}
