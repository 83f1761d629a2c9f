import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";
import type { Override } from "../../../sim/forecast/overrides.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";
import { type Answer, ask } from "../../_edit/revisioned.ts";

const FORECASTS = "/api/v1/forecasts";
const OVERRIDES = "/api/v1/forecast-overrides";

/** A kept forecast without its figures. */
export interface KeptForecast {
  readonly id: number;
  readonly madeAt: number;
  readonly of: "model" | "plan";
  readonly method: string;
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  readonly after: string;
  readonly from: string;
  readonly to: string;
}

export function keptForecasts(signal?: AbortSignal): Promise<Answer<readonly KeptForecast[]>> {
  return ask(FORECASTS, signal === undefined ? {} : { signal });
}

export function keptForecast(id: number, signal?: AbortSignal): Promise<Answer<ForecastSnapshot>> {
  return ask(`${FORECASTS}/${id}`, signal === undefined ? {} : { signal });
}

export function keepForecast(snapshot: ForecastSnapshot): Promise<Answer<KeptForecast>> {
  return ask(FORECASTS, { method: "POST", body: snapshot });
}

export function removeForecast(id: number): Promise<Answer<unknown>> {
  return ask(`${FORECASTS}/${id}`, { method: "DELETE" });
}

export function loadOverrides(signal?: AbortSignal): Promise<Answer<readonly Override[]>> {
  return ask(OVERRIDES, signal === undefined ? {} : { signal });
}

export function saveOverrides(
  overrides: readonly Override[],
  etag: string | undefined,
): Promise<Answer<readonly Override[]>> {
  return ask(OVERRIDES, { method: "PUT", body: overrides, ifMatch: etag });
}
