import type { Forecasting } from "../../_state/useForecast.ts";

/**
 * What is under way, or why nothing is. `unread`: the history was refused; `unmade`: there is no forecast and none comes;
 * `untested`: bands are the model's own; `tested`: the trial is through.
 */
export type RunState = "reading" | "unread" | "trying" | "making" | "unmade" | "untested" | "tested";

export type RunFacts = Pick<Forecasting, "opened" | "made" | "progress" | "backtest">;

/** `isRefused`: something on the page was refused. A refusal ends reading and making, a trial goes on beside it. */
export function runState({ opened, made, progress, backtest }: RunFacts, isRefused: boolean): RunState {
  if (opened === undefined) return isRefused ? "unread" : "reading";
  if (progress !== undefined) return "trying";
  if (made === undefined) return isRefused || opened.lengths.length === 0 ? "unmade" : "making";
  return backtest === undefined ? "untested" : "tested";
}
