import type { ForecastTable } from "../log/forecastTable.ts";
import type { RatesSource } from "./estimating.ts";

/** Forecasts people made and kept: the latest that tells of the day, a planner's before the method's. */
export function storedRates(forecasts: ForecastTable): RatesSource {
  return {
    async expected(queueId, channel, date, at) {
      const snapshot = await forecasts.latest({ queue: queueId, channel, covers: date, madeTo: at });
      const day = snapshot?.days.find((one) => one.date === date);
      if (snapshot === undefined || day === undefined) return undefined;
      const { intervalMinutes, fromMinute } = snapshot;
      return { intervalMinutes, fromMinute, counts: day.intervals.map(([mean]) => mean) };
    },
  };
}
