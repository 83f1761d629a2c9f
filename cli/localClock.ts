import { runPlace } from "../sim/experiment/runPlace.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { LocalTime } from "../sim/vocabulary/localTime.ts";

/** Prints instants as local time of one zone, `09:30`; throws `RangeError` for a zone the platform does not know. */
export function localClock(timeZone: string): (at: number) => string {
  const local = new LocalTime(timeZone);
  return (at) => {
    const minute = local.minuteOf(at);
    return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  };
}

/** Local clock of an instant of a run, with the day of the run from its second counted day on: `day 2 09:30`. */
export function runClock(scenario: Scenario): (at: number) => string {
  const { days, countsFrom } = runPlace(scenario);
  const firstDay = days.dayAt(countsFrom);
  const clock = localClock(scenario.timeZone);
  return (at) => {
    const day = days.dayAt(at) - firstDay;
    return day === 0 ? clock(at) : `day ${day + 1} ${clock(at)}`;
  };
}
