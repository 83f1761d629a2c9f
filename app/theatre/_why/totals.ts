import type { LaneTotals, StageState, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { hardestChannel } from "../_stage/room.ts";

/** What a row counts in, and which way is better; 0: neither. */
export interface TotalRow {
  readonly id: "level" | "left" | "longest" | "free" | "places" | "back";
  /** The lane it is of; absent: of all. */
  readonly lane?: number;
  readonly unit: "share" | "count" | "ms";
  readonly better: 1 | -1 | 0;
  /** One a stage; undefined: nobody counts, or nobody waits. */
  readonly values: readonly (number | undefined)[];
  /** What a share is of, one a stage. */
  readonly n?: readonly number[];
}

/** More lanes than this have no row each: the lane the difference is of comes first. */
const MOST_LANES = 3;

/** The table "so far": service levels by queue, people who left, waits and room now, customers who came again. */
export function totalRows(overview: TheatreOverview, stages: readonly StageState[]): readonly TotalRow[] {
  const promised = overview.lanes
    .flatMap((head, lane) => (head.target === undefined ? [] : [lane]))
    .slice(0, MOST_LANES);
  const room = overview.stages.map(({ stage }) => hardestChannel(overview, stage));
  const sum = (of: (totals: LaneTotals) => number) =>
    stages.map(({ totals }) => totals.lanes.reduce((all, lane) => all + of(lane), 0));
  return [
    ...promised.map(
      (lane): TotalRow => ({
        id: "level",
        lane,
        unit: "share",
        better: 1,
        values: stages.map((state) => levelOf(state, lane)?.share),
        n: stages.map((state) => levelOf(state, lane)?.n ?? 0),
      }),
    ),
    { id: "left", unit: "count", better: -1, values: sum(({ left, turnedAway }) => left + turnedAway) },
    {
      id: "longest",
      unit: "ms",
      better: -1,
      values: stages.map(({ lanes }) => {
        const waits = lanes.flatMap(({ longestWaitMs }) => (longestWaitMs === undefined ? [] : [longestWaitMs]));
        return waits.length === 0 ? undefined : Math.max(...waits);
      }),
    },
    { id: "free", unit: "count", better: 0, values: stages.map((state, i) => state.room[room[i]!]?.freeUnits) },
    { id: "places", unit: "count", better: 1, values: stages.map((state, i) => state.room[room[i]!]?.places) },
    { id: "back", unit: "count", better: 0, values: sum(({ cameBack }) => cameBack) },
  ];
}

/** Answered within the limit ÷ those decided, as the lane's own formula counts them; undefined: nobody counts yet. */
function levelOf({ totals }: StageState, lane: number): { readonly share: number; readonly n: number } | undefined {
  const own = totals.lanes.find((one) => one.lane === lane);
  if (own === undefined) return undefined;
  return own.decided <= 0 ? undefined : { share: own.answeredInTime / own.decided, n: own.decided };
}

/** The better side: 0 for A, 1 for B; undefined: neither is, or it cannot be said. */
export function leader({ better, values: [a, b] }: TotalRow): 0 | 1 | undefined {
  if (better === 0 || a === undefined || b === undefined || a === b) return undefined;
  return (a - b) * better > 0 ? 0 : 1;
}
