import { estimatedModel } from "../../sim/experiment/lookahead/estimate/estimated.ts";
import { keyOf } from "../../sim/experiment/lookahead/estimate/keys.ts";
import type { ForecastDay } from "../../sim/experiment/lookahead/estimate/observed.ts";
import type { RosterShifts } from "../../sim/experiment/lookahead/estimate/people.ts";
import type { OperatingModel } from "../../sim/experiment/lookahead/operatingModel.ts";
import type { ModelSource } from "../../sim/experiment/lookahead/result.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { dayText } from "../../sim/vocabulary/localDate.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import { BOUNDS } from "../bounds.ts";
import { observedOf } from "../log/observedSql.ts";
import type { LoggedFloor } from "../loggedFloor.ts";
import type { ModelOf } from "./models.ts";

/** Where expected arrivals of a local day come from, if anywhere. */
export interface RatesSource {
  /** What is expected of a queue on the local date (`YYYY-MM-DD`), as known at `at`; `undefined`: nothing is stored. */
  expected(queueId: string, channel: Channel, date: string, at: Instant): Promise<ForecastDay | undefined>;
}

/** Shifts as somebody planned them for the local date (`YYYY-MM-DD`) and weekday (1 = Monday); `undefined`: nobody did. */
export type RosterOf = (date: string, weekday: number) => PlannedDay | undefined;

export interface PlannedDay {
  readonly shifts: RosterShifts;
  readonly source: Extract<ModelSource, "roster" | "roster-page">;
  /** Another one after every change. */
  readonly revision: number;
}

interface Believed {
  readonly floor: LoggedFloor;
  readonly at: Instant;
  readonly model: OperatingModel | undefined;
  /** Of the roster it was made with. */
  readonly revision: number | undefined;
}

/** The model estimated from a floor's own log, anew every quarter of an hour. */
export function estimatedFrom(rates: RatesSource, rosterOf: RosterOf): ModelOf {
  let believed: Believed | undefined;
  return async (centre, floor, at) => {
    const ageMs = believed?.floor === floor ? at - believed.at : Number.POSITIVE_INFINITY;
    // Nothing believed yet is asked for again soon: the first contacts of a new floor are coming.
    const keepsMs = believed?.model === undefined ? BOUNDS.lookAheadPeriodMs : BOUNDS.lookAheadModelMs;
    const local = new LocalTime(centre.config().timeZone);
    const { date, weekday } = dateOf(at, local);
    const roster = rosterOf(date, weekday);
    const asPlanned = believed?.revision === roster?.revision;
    if (asPlanned && ageMs >= 0 && ageMs < keepsMs) return believed?.model;
    const from = floor.ahead(at);
    if (from === undefined) return undefined;
    const config = centre.config();
    const observed = await observedOf(floor.log, config, at, local.offsetMs(at));
    const forecasts = new Map<string, ForecastDay>();
    for (const { queueId, channel } of from.floor.queues) {
      const expected = await rates.expected(queueId, channel, date, at);
      if (expected !== undefined) forecasts.set(keyOf(queueId, channel), expected);
    }
    const shifts = roster === undefined ? {} : { roster: roster.shifts, rosterFrom: roster.source };
    // Asking took time: the floor is taken as it is by now.
    const now = floor.ahead(centre.shownAt) ?? from;
    const { serving } = floor;
    const model = estimatedModel({ ...{ observed, floor: now.floor, config, at, forecasts, serving }, ...shifts });
    believed = { floor, at, model, revision: roster?.revision };
    return model;
  };
}

/** The local date of an instant, and its weekday (1 = Monday). */
export function dateOf(at: Instant, local: LocalTime): { readonly date: string; readonly weekday: number } {
  const day = local.dayOf(at);
  const date = dayText(day);
  // 1970-01-01 was a Thursday.
  return { date, weekday: ((day + 3) % 7) + 1 };
}
