import type { InitialState } from "../../engine/start/initialState.ts";
import type { ServiceLevelTarget } from "../../metrics/config.ts";
import type { LevelPasts } from "../../metrics/levelPast.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Channel } from "../../vocabulary/index.ts";
import type { LookAheadReading, LookAheadSource, WaitEstimate } from "./result.ts";

/** Somebody in line as the floor knows them. */
export type WaitingOne = Pick<WaitEstimate, "contactId" | "visitId" | "queueId" | "channel" | "sinceAt">;

/** Bounds of one look-ahead. */
export const LOOK_AHEAD_BOUNDS = {
  /** Fewest and most runs. */
  leastRuns: 20,
  mostRuns: 300,
  /** Contacts whose wait is estimated; those behind are not. */
  waits: 2_000,
  /** Of them, those that are kept with a look-ahead: the oldest. */
  waitsKept: 200,
} as const;

/** Everything a look-ahead is made of, as plain data: the same job gives the same numbers in any thread. */
export interface LookAheadJob {
  /** The operating model: who comes, who answers, by which rules. */
  readonly scenario: Scenario;
  /** The floor; its instant is when the look-ahead is made. */
  readonly initial: InitialState;
  /** Any text but that of the feed: with the feed's own seed it would be the future instead of a guess at it. */
  readonly seed: string;
  /** `dayRuns` ≤ `runs` of them go on to the end of the day. */
  readonly runs: number;
  readonly dayRuns: number;
  readonly reading: LookAheadReading;
  readonly shortAbandonMs: number;
  /** Length of the clock's intervals, ms. */
  readonly intervalMs: number;
  readonly past: LevelPasts;
  readonly targets: Readonly<Record<Channel, ServiceLevelTarget>>;
  /** Channels spoken of, in order. */
  readonly channels: readonly Channel[];
  /** As `initial.waiting`, in its order. */
  readonly waits: readonly WaitingOne[];
  readonly source: LookAheadSource;
  readonly days?: number;
  readonly notPlaced: number;
}
