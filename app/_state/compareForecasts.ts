import type { ForecastSnapshot } from "../../sim/forecast/accuracy.ts";
import { createAccuracyClient } from "../../workers/accuracyClient.ts";
import type { HistoryChosen } from "./useForecast.ts";

export type { AccuracyFound } from "../../workers/accuracyApi.ts";

/** Holds kept forecasts against what came, by a worker of its own that ends with the answer. */
export async function compareForecasts(
  snapshots: readonly ForecastSnapshot[],
  histories: readonly HistoryChosen[],
): ReturnType<ReturnType<typeof createAccuracyClient>["compare"]> {
  let crash: (detail: string) => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => {
    crash = (detail) => reject(new Error(detail));
  });
  const client = createAccuracyClient((detail) => crash(detail));
  try {
    return await Promise.race([client.compare(snapshots, histories), crashed]);
  } finally {
    client.dispose();
  }
}
