import { type Instant, MINUTE_MS } from "../../vocabulary/index.ts";
import { decidedBy, type LaneRules } from "../record/laneRules.ts";
import type { StageRecord } from "../record/stageRecord.ts";
import type { DifferenceMeasure } from "../types/description.ts";
import type { DifferencePoint, DifferenceSeries } from "../types/overview.ts";

/** Points of one series at most; a long run is shown by more minutes a point. */
const MOST_POINTS = 720;

interface Value {
  readonly value: number | undefined;
  /** What a share is of; of a count, the customers offered so far. */
  readonly n: number;
}

/** The measure of both stages at every point from the opening on, and their difference a − b. */
export function seriesOf(
  stages: readonly { readonly record: StageRecord; readonly rules: readonly LaneRules[] }[],
  measure: DifferenceMeasure,
  lanes: readonly number[],
  { opensAt, endsAt }: { readonly opensAt: Instant; readonly endsAt: Instant },
): DifferenceSeries {
  const everyMs = Math.max(1, Math.ceil((endsAt - opensAt) / MINUTE_MS / MOST_POINTS)) * MINUTE_MS;
  const points: DifferencePoint[] = [];
  for (let at = opensAt; at <= endsAt; at = (at + everyMs) as Instant) {
    const [a, b] = stages.map(({ record, rules }) => valueAt(record, rules, measure, lanes, at));
    const n = Math.min(a!.n, b?.n ?? a!.n);
    const both = a!.value !== undefined && b?.value !== undefined;
    const difference = both ? a!.value! - b!.value! : undefined;
    points.push({ at, a: a!.value, b: b?.value, difference, n });
  }
  return { measure, lanes, everyMs, points };
}

/**
 * In time: answered within the limit ÷ decided, of visits begun since the opening, each lane by its own formula; undefined
 * while nothing is decided. Left, answered: counts since the opening. Waiting: in line at that instant.
 */
export function valueAt(
  record: StageRecord,
  rules: readonly LaneRules[],
  measure: DifferenceMeasure,
  lanes: readonly number[],
  at: number,
): Value {
  let [offered, answered, inTime, left, decided, waiting] = [0, 0, 0, 0, 0, 0];
  for (const lane of lanes) {
    const counters = record.lanes[lane]!;
    offered += counters.offered.upTo(at);
    answered += counters.answered.upTo(at);
    inTime += counters.answeredInTime.upTo(at);
    left += counters.left.upTo(at);
    decided += decidedBy(counters, at, rules[lane]!.formula);
    waiting += counters.joined.upTo(at) - counters.gone.upTo(at);
  }
  switch (measure) {
    case "answered-in-time":
      return { value: decided > 0 ? inTime / decided : undefined, n: decided };
    case "left":
      return { value: left, n: offered };
    case "answered":
      return { value: answered, n: offered };
    case "waiting":
      return { value: waiting, n: offered };
  }
}
