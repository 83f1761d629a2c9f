import { minutes, seconds } from "../vocabulary/index.ts";
import type { ScenarioEventTime } from "./demand.ts";

/** How long an event lasts, ms ≥ 1 minute. */
export function eventLengthMs(event: Pick<ScenarioEventTime, "durationMinutes" | "durationSeconds">): number {
  return minutes(event.durationMinutes) + seconds(event.durationSeconds ?? 0);
}
