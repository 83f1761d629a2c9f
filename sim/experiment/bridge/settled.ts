import type { QueueSpec } from "../../scenario/queueSpec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { MINUTE_MS } from "../../vocabulary/index.ts";
import { runPlace } from "../runPlace.ts";
import { quantile } from "../spread.ts";

/** Handle times below this many tell too little of their law. */
const FEWEST = 20;
const QUANTILES = 101;

/**
 * A scenario that replays the contacts of a real log, as one that has as many on average: their counts by interval as
 * rates, the handle times they were told with as the queue's. So a contact's own moment and length are luck, and how many
 * came and how long they took are not. Queues without a trace stay.
 */
export function settled(scenario: Scenario): Scenario {
  if (scenario.queues.every(({ arrivals }) => arrivals?.trace === undefined)) return scenario;
  const place = runPlace(scenario);
  const intervalMinutes = place.intervalMs / MINUTE_MS;
  const queues = scenario.queues.map((queue): QueueSpec => {
    const { trace } = queue.arrivals ?? {};
    if (trace === undefined) return queue;
    const perHour = new Array<number>(1_440 / intervalMinutes).fill(0);
    for (const { atMs } of trace) {
      const minute = place.days.local.minuteOf(place.beginsAt + atMs);
      perHour[Math.floor(minute / intervalMinutes)]! += 60 / intervalMinutes;
    }
    const arrivals = { profile: "daily", intervalMinutes, perHour } as const;
    const times = Float64Array.from(trace.flatMap(({ talkMs }) => (talkMs === undefined ? [] : [talkMs]))).sort();
    if (times.length < FEWEST) return { ...queue, arrivals };
    const quantilesMs = Array.from({ length: QUANTILES }, (_, i) =>
      Math.max(1, Math.round(quantile(times, i / (QUANTILES - 1))!)),
    );
    const { byInterval, ...rest } = queue;
    const patienceMs = byInterval?.patienceMs;
    return {
      ...rest,
      arrivals,
      talkMs: { kind: "empirical", quantilesMs },
      ...(patienceMs === undefined ? {} : { byInterval: { intervalMinutes: byInterval!.intervalMinutes, patienceMs } }),
    };
  });
  return { ...scenario, queues };
}
