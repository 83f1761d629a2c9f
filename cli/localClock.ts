import { LocalTime } from "../sim/vocabulary/localTime.ts";

/** Prints instants as local time of one zone, `09:30`; throws `RangeError` for a zone the platform does not know. */
export function localClock(timeZone: string): (at: number) => string {
  const local = new LocalTime(timeZone);
  return (at) => {
    const minute = local.minuteOf(at);
    return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  };
}
