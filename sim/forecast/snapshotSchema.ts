import * as z from "zod";
import { isDate } from "../history/decisions.ts";
import { CHANNELS, EARLIEST_INSTANT, type Instant, LATEST_INSTANT } from "../vocabulary/index.ts";
import { isTimeZone } from "../vocabulary/localTime.ts";
import type { Problem } from "../vocabulary/problems.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import type { ForecastSnapshot } from "./accuracy.ts";
import { METHODS } from "./model.ts";

/** Bounds of one kept forecast. */
export const SNAPSHOT_BOUNDS = { days: 366, intervals: 288, queue: 200, count: 1e9 } as const;

const expecting = (error: string) => ({ error, abort: true });
const INSTANT = expecting("ms since 1970 UTC, from 1980 to 2100");
const DATE = expecting("a date, YYYY-MM-DD");
const ZONE = expecting("an IANA time zone");
const QUEUE = expecting(`1–${SNAPSHOT_BOUNDS.queue} characters, no control characters`);
const LENGTH = expecting("a divisor of 1440");
const COUNT = expecting("a number of contacts, at least 0");
const figure = z.number(COUNT).min(0, COUNT).max(SNAPSHOT_BOUNDS.count, COUNT);
const figures = z.tuple(
  [figure, figure, figure, figure, figure, figure],
  expecting("six numbers: mean, 5, 25, 50, 75, 95 %"),
);
const date = z.string(DATE).refine(isDate, { ...DATE, params: { code: "bad-format" } });
const DAYS = expecting(`1–${SNAPSHOT_BOUNDS.days} days, each date once`);

const schema = z
  .object({
    madeAt: z
      .int(INSTANT)
      .min(EARLIEST_INSTANT, INSTANT)
      .max(LATEST_INSTANT, INSTANT)
      .transform((at) => at as Instant),
    of: z.enum(["model", "plan"], expecting("model or plan")),
    method: z.enum(METHODS, expecting(`one of ${METHODS.join(", ")}`)),
    queue: z
      .string(QUEUE)
      .min(1, QUEUE)
      .max(SNAPSHOT_BOUNDS.queue, QUEUE)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, QUEUE),
    channel: z.enum(CHANNELS, expecting(`one of ${CHANNELS.join(", ")}`)),
    timeZone: z
      .string(ZONE)
      .max(100, ZONE)
      .refine(isTimeZone, { ...ZONE, params: { code: "not-one-of" } }),
    intervalMinutes: z
      .int(LENGTH)
      .min(5, LENGTH)
      .max(1_440, LENGTH)
      .refine((minutes) => 1_440 % minutes === 0, LENGTH),
    fromMinute: z.int(expecting("a minute in [0, 1439]")).min(0).max(1_439),
    after: date,
    days: z
      .array(
        z.object({
          date,
          step: z.int(expecting("a whole number of days, at least 1")).min(1).max(10_000),
          intervals: z.array(figures).min(1).max(SNAPSHOT_BOUNDS.intervals),
          total: figures,
        }),
        DAYS,
      )
      .min(1, DAYS)
      .max(SNAPSHOT_BOUNDS.days, DAYS)
      .refine((days) => new Set(days.map((day) => day.date)).size === days.length, DAYS),
  })
  .refine(
    ({ days, fromMinute, intervalMinutes }) =>
      days.every(
        ({ intervals }) =>
          intervals.length === days[0]!.intervals.length && fromMinute + intervals.length * intervalMinutes <= 1_440,
      ),
    { error: "days of as many intervals each, inside the day", path: ["days"], params: { code: "inconsistent" } },
  );

export type ParsedSnapshot =
  | { readonly ok: true; readonly snapshot: ForecastSnapshot }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A kept forecast from outside, or everything wrong with it (the first 50 problems). */
export function parseSnapshot(input: unknown): ParsedSnapshot {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, snapshot: result.data };
  return { ok: false, problems: problemsOf(result.error.issues) };
}
