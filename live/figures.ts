import type { Board } from "../sim/metrics/board.ts";
import type { BoardConfig } from "../sim/metrics/config.ts";
import { asSums, FIELD_COUNT, PLACE, type Sums } from "../sim/metrics/fields.ts";
import type { MeasuredScope } from "../sim/metrics/metric.ts";
import { type FigureRequest, type NamedFigure, namedFigure, windowStart } from "../sim/metrics/namedFigure.ts";
import { cellOf, WaitSketch } from "../sim/metrics/waitSketch.ts";
import type { Instant } from "../sim/vocabulary/index.ts";
import { COUNTED_FIELDS, type LoggedCounts, loggedCounts } from "./log/figuresSql.ts";
import type { EventLog } from "./log/log.ts";

/** A figure and where it was counted. */
export interface AnsweredFigure extends NamedFigure {
  readonly at: Instant;
  /** First instant that counts in its window. */
  readonly from: Instant;
  readonly counted: "floor" | "log";
}

/** The figure as the floor has it at `at`; `undefined` when the floor knows no such channel or queue. */
export function figureOfFloor(board: Board, request: FigureRequest, at: Instant): AnsweredFigure | undefined {
  const found = board.measured(request.scope, at);
  if (found === undefined) return undefined;
  const { scope, longestWaitMs } = found;
  const figure = namedFigure(request, scope, scope.sums(request.window), longestWaitMs, board.config);
  return { at, from: windowStart(request.window, at, board.config), counted: "floor", ...figure };
}

/**
 * The same as the log tells it at any past `at`; `undefined` when a source listed its whole state within reach: what such a
 * snapshot opened or closed is told by no event. Rejects with what the database says.
 */
export async function figureOfLog(
  log: EventLog,
  config: BoardConfig,
  request: FigureRequest,
  at: Instant,
): Promise<AnsweredFigure | undefined> {
  const from = windowStart(request.window, at, config);
  const counts = await loggedCounts(log, config, { ...request.scope, from, at });
  if (counts.snapshots > 0) return undefined;
  const longestWaitMs = counts.oldestAt === undefined ? undefined : Math.max(0, at - counts.oldestAt);
  const row = new Float64Array(FIELD_COUNT);
  for (const field of COUNTED_FIELDS) row[PLACE[field]] = counts.sums[field];
  const sums = asSums(row);
  const figure = namedFigure(request, scopeOf(counts, sums), sums, longestWaitMs, config);
  return { at, from, counted: "log", ...figure };
}

/** What the definitions read of a scope, made of counted waits; staffing is not in the log's counts. */
function scopeOf(counts: LoggedCounts, sums: Sums): MeasuredScope {
  const waits = new WaitSketch();
  for (const waitMs of counts.waitsMs) waits.add(cellOf(waitMs));
  return {
    waiting: counts.waiting,
    waitingLate: counts.waitingLate,
    inProgress: 0,
    agentsReady: 0,
    freeSlots: 0,
    agentsOverLimit: 0,
    quantile: (fraction) => waits.quantile(fraction),
    waitingBefore: () => undefined,
    sums: () => sums,
  };
}
