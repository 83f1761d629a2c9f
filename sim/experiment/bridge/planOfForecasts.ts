import type { ForecastSnapshot } from "../../forecast/accuracy.ts";
import type { QueueSpec } from "../../scenario/queueSpec.ts";
import { runWindow } from "../../scenario/runWindow.ts";
import type { Scenario } from "../../scenario/scenario.ts";

/** A plan with the volume forecasts had as they stood. */
export interface ForecastPlan {
  readonly plan: Scenario;
  /** The forecast each queue's volume is of. */
  readonly placed: readonly { readonly queueId: string; readonly madeAt: number; readonly of: "model" | "plan" }[];
  /** Queues no forecast tells of: their volume is the plan's. */
  readonly asPlanned: readonly string[];
}

const DAY_MINUTES = 1_440;

/**
 * `plan` with the volume of the forecasts that stood at `at` for a local date, `YYYY-MM-DD`: of each queue the latest made no
 * later, of two made at once a planner's (FK2). A forecast is of the queue whose id or name, in either language, is its own.
 * How unsure the plan is of its rates stays. A plan of several days keeps its volume: a date is one of them only.
 */
export function planOfForecasts(
  plan: Scenario,
  snapshots: readonly ForecastSnapshot[],
  date: string,
  at: number,
): ForecastPlan {
  const placed: ForecastPlan["placed"][number][] = [];
  const isOneDay = runWindow(plan.run).lengthMinutes <= DAY_MINUTES;
  const queues = plan.queues.map((queue) => {
    const stood = isOneDay ? stoodAt(snapshots, queue, date, at) : undefined;
    if (stood === undefined) return queue;
    placed.push({ queueId: queue.id, madeAt: stood.madeAt, of: stood.of });
    return { ...queue, arrivals: arrivalsOf(queue, stood, date) };
  });
  const told = new Set(placed.map(({ queueId }) => queueId));
  return {
    plan: { ...plan, queues },
    placed,
    asPlanned: plan.queues.flatMap(({ id }) => (told.has(id) ? [] : [id])),
  };
}

function stoodAt(
  snapshots: readonly ForecastSnapshot[],
  { id, name, channel }: QueueSpec,
  date: string,
  at: number,
): ForecastSnapshot | undefined {
  const names = [id, name.en, name.ru];
  let found: ForecastSnapshot | undefined;
  for (const one of snapshots) {
    if (one.channel !== channel || !names.includes(one.queue) || one.madeAt > at) continue;
    if (!one.days.some((day) => day.date === date)) continue;
    const isLater = found === undefined || one.madeAt > found.madeAt;
    if (isLater || (one.madeAt === found?.madeAt && one.of === "plan")) found = one;
  }
  return found;
}

/** Expected counts of the day as rates, nobody outside of the hours the forecast tells of. */
function arrivalsOf(queue: QueueSpec, snapshot: ForecastSnapshot, date: string): NonNullable<QueueSpec["arrivals"]> {
  const { intervalMinutes, fromMinute } = snapshot;
  const perHour = new Array<number>(DAY_MINUTES / intervalMinutes).fill(0);
  const first = Math.round(fromMinute / intervalMinutes);
  const day = snapshot.days.find((one) => one.date === date)!;
  for (const [i, [mean]] of day.intervals.entries()) {
    perHour[(first + i) % perHour.length] = Math.max(0, (mean * 60) / intervalMinutes);
  }
  const { busyness } = queue.arrivals ?? {};
  return { profile: "daily", intervalMinutes, perHour, ...(busyness === undefined ? {} : { busyness }) };
}
