import type { StageState } from "../../../sim/theatre/types/index.ts";

/** Where a customer is on one stage now; nobody who is finished with, or has not come, is anywhere. */
export type Where = "waits" | "served" | "left";

/** Everybody on a stage, by `who`. A customer rings while waiting: that is waiting. */
export function wherePeopleAre(state: StageState): ReadonlyMap<string, Where> {
  const places = new Map<string, Where>();
  for (const { who } of state.leavers) places.set(who, "left");
  for (const { pieces } of state.seats) {
    for (const { who, phase } of pieces) if (phase !== "ringing") places.set(who, "served");
  }
  for (const { people } of state.lanes) for (const { who } of people) places.set(who, "waits");
  return places;
}

/**
 * Whether a customer fares otherwise on the other stage now: waits here and not there, is served here while waiting or
 * gone there. Served here and finished with there is no difference in fate, only in time. Without another stage: never.
 */
export function differs(who: string, here: Where, there: ReadonlyMap<string, Where> | undefined): boolean {
  if (there === undefined) return false;
  const other = there.get(who);
  return here === "waits" ? other !== "waits" : other === "waits" || other === "left";
}
