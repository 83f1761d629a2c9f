import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../vocabulary/index.ts";

/** Bounds of alarms in one place. Units are in the names; comments say what happens beyond a bound. */
export const ALARM_BOUNDS = {
  /** Rules of one book. Beyond it the list is refused. */
  rules: 200,
  /** Alarms in the book at once. Beyond it a new one waits until there is room; returned ones make room first. */
  open: 1_000,
  /** Alarms a frame lists, worst first; the rest is only counted. */
  listed: 200,
  /** Delays and cooldowns, ms. */
  delayMs: DAY_MS,
  /** Shortest and longest time an alarm may be shelved, ms. */
  shelveLeastMs: MINUTE_MS,
  shelveMostMs: DAY_MS,
  /** How long an alarm nobody saw stays to be read after its condition is gone, ms. */
  returnedMs: 5 * MINUTE_MS,
  /** Over which time the board counts its own alarms, ms. */
  rateMs: HOUR_MS,
  /** Quiet hours of one rule. */
  quietHours: 20,
  /** Channels out of one rule. */
  sendTo: 10,
  idLength: 64,
  nameLength: 80,
  responseLength: 200,
  byLength: 40,
  /** Spells a dry run lists of one rule; the rest is only counted. */
  spells: 200,
  /** Evidence may ask for this many at most. */
  n: 1_000_000,
  /** A threshold or deadband in any unit. */
  figure: 1e12,
} as const;
