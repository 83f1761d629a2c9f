import type { CalendarDay } from "./openDays.ts";
import type { CountSeries } from "./series.ts";

/** Every method, the simplest first: of two that do equally well the simpler is taken. */
export const METHODS = [
  "seasonal-naive",
  "mean-4",
  "mean-8",
  "level-profile",
  "double-seasonal",
  "mixed",
  "mixed-calendar",
  "factors",
  "combined",
] as const;
export type MethodId = (typeof METHODS)[number];

/**
 * What a method says of one day to come: the joint normal law of √(count + ¼) of its intervals, noise of the counts
 * themselves included. Plain data: it crosses a worker's boundary.
 */
export interface DayLaw {
  readonly date: string;
  readonly weekday: number;
  /** Open days after the last one known: 1 for the next. */
  readonly step: number;
  readonly special: readonly string[];
  readonly mean: Float64Array;
  /** Intervals × intervals, row by row. */
  readonly covariance: Float64Array;
  /** 1: nobody ever came in this interval, or the day is closed: exactly 0 is expected. */
  readonly closed: Uint8Array;
}

/** Why a method other than the one wished is used. */
export type ShortHistory =
  /** Fewer than 3 whole weeks: no weekday profile holds; days of the same weekday are averaged, or all days. */
  | { readonly reason: "short-history"; readonly knownDays: number; readonly neededDays: number }
  /** Nothing is known of any day. */
  | { readonly reason: "no-history" };

export interface ModelOptions {
  /** What is known of days to come. Absent: all ordinary. */
  readonly calendar?: readonly CalendarDay[];
  /** Parameters found before, for a fit that only takes up new days. Absent: found anew. */
  readonly parameters?: readonly number[];
}

/** A method that has seen a history. */
export interface Model {
  readonly method: MethodId;
  /** What can be given back as `ModelOptions.parameters`; empty: the method has none. */
  readonly parameters: readonly number[];
  /** Set where the history is too short for the method and simple means stand in. */
  readonly instead?: ShortHistory;
  /** Effects by name, for people to see: what a special day multiplies counts by. Empty: none known. */
  readonly factors: readonly NamedFactor[];
  /** Laws of the open days of `horizonDays` calendar days (1 to 366) after the history. */
  readonly laws: (horizonDays: number) => DayLaw[];
}

/** What a named special day multiplies an ordinary day's counts by, on average over the day. */
export interface NamedFactor {
  readonly name: string;
  readonly factor: number;
  /** 95 % interval of the factor of the next such day. */
  readonly low: number;
  readonly high: number;
  /** Days of that name in the history. */
  readonly n: number;
}

export type Fit = (series: CountSeries, options: ModelOptions) => Model;
