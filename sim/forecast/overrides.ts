import * as z from "zod";
import { isDate } from "../history/decisions.ts";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import { dayNumber } from "../vocabulary/localDate.ts";
import type { Problem } from "../vocabulary/problems.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import type { Band, Bands } from "./bands.ts";
import type { Forecast, ForecastDay } from "./forecast.ts";
import { OVERRIDE_BOUNDS } from "./overrideBounds.ts";

/** What a person changes about a forecast, and why. It is kept apart from the model: the model's own figures stand. */
export interface Override {
  readonly id: string;
  readonly queue: string;
  readonly channel: Channel;
  /** First and last local date, both included; at most 366 days. */
  readonly from: string;
  readonly to: string;
  /** Local minutes of the day, the end excluded; intervals that begin inside are changed. Absent: the whole day. */
  readonly fromMinute?: number;
  readonly toMinute?: number;
  /**
   * `factor`: so many times as many. `add`: so many more in each day, spread as the forecast is. `total`: so many in all
   * in each day, spread likewise.
   */
  readonly change:
    | { readonly kind: "factor"; readonly factor: number }
    | { readonly kind: "add"; readonly contacts: number }
    | { readonly kind: "total"; readonly contacts: number };
  /** In the planner's own words. */
  readonly reason: string;
}

/** A forecast with what people changed. */
export interface Planned {
  /** Counts and bands with the changes in the order they were given; laws are the model's own. */
  readonly forecast: Forecast;
  /** What was changed, by date: ids of the overrides that did. Empty: nothing. */
  readonly changed: readonly { readonly date: string; readonly overrides: readonly string[] }[];
}

/**
 * `forecast` with `overrides`, those of its queue and channel, each on what the ones before left. Bands are moved by the
 * factor of their expected count: a person's word changes what is expected, not how sure one is of it. Where nobody is
 * expected, contacts on top are spread evenly.
 */
export function withOverrides(forecast: Forecast, overrides: readonly Override[]): Planned {
  const own = overrides.filter(({ queue, channel }) => queue === forecast.queue && channel === forecast.channel);
  const changed: { date: string; overrides: string[] }[] = [];
  const days = forecast.days.map((day) => {
    const acting = own.filter(({ from, to }) => from <= day.date && day.date <= to);
    if (acting.length === 0) return day;
    changed.push({ date: day.date, overrides: acting.map(({ id }) => id) });
    return acting.reduce((before, override) => changedDay(before, override, forecast), day);
  });
  return { forecast: { ...forecast, days }, changed };
}

const KEYS = ["mean", "median", "low50", "high50", "low90", "high90"] as const;

function changedDay(day: ForecastDay, override: Override, { fromMinute, intervalMinutes }: Forecast): ForecastDay {
  const { change, fromMinute: begin = 0, toMinute: end = 1_440 } = override;
  const meant = Array.from(day.counts.mean.keys()).filter((i) => {
    const minute = fromMinute + i * intervalMinutes;
    return minute >= begin && minute < end;
  });
  if (meant.length === 0) return day;
  const expected = meant.reduce((sum, i) => sum + day.counts.mean[i]!, 0);
  const wanted =
    change.kind === "factor"
      ? expected * change.factor
      : Math.max(0, change.kind === "add" ? expected + change.contacts : change.contacts);
  const counts: Record<keyof Bands, Float64Array> = {
    mean: day.counts.mean.slice(),
    median: day.counts.median.slice(),
    low50: day.counts.low50.slice(),
    high50: day.counts.high50.slice(),
    low90: day.counts.low90.slice(),
    high90: day.counts.high90.slice(),
  };
  for (const i of meant) {
    for (const key of KEYS)
      counts[key][i] = expected > 0 ? (counts[key][i]! * wanted) / expected : wanted / meant.length;
  }
  const before = day.total.mean;
  const after = before - expected + wanted;
  const factor = before > 0 ? after / before : 0;
  const { mean, median, low50, high50, low90, high90 } = day.total;
  const of = (value: number) => (before > 0 ? value * factor : after);
  const total: Band = {
    mean: mean + wanted - expected,
    median: of(median),
    low50: of(low50),
    high50: of(high50),
    low90: of(low90),
    high90: of(high90),
  };
  return { ...day, counts, total };
}

const expecting = (error: string) => ({ error, abort: true });
const DATE = expecting("a date, YYYY-MM-DD");
const date = z.string(DATE).refine(isDate, { ...DATE, params: { code: "bad-format" } });
const text = (most: number) => {
  const words = expecting(`1–${most} characters, no control characters`);
  return z
    .string(words)
    .min(1, words)
    .max(most, words)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, words);
};
const MINUTE = expecting("a whole minute in [0, 1440]");
const minute = z.int(MINUTE).min(0, MINUTE).max(1_440, MINUTE);
const FACTOR = expecting(`a number in [0, ${OVERRIDE_BOUNDS.factor}]`);
const CONTACTS = expecting(`a number in [−${OVERRIDE_BOUNDS.contacts}, ${OVERRIDE_BOUNDS.contacts}]`);
const contacts = z.number(CONTACTS).min(-OVERRIDE_BOUNDS.contacts, CONTACTS).max(OVERRIDE_BOUNDS.contacts, CONTACTS);
const TOTAL = expecting(`a number in [0, ${OVERRIDE_BOUNDS.contacts}]`);

const override = z
  .object({
    id: text(200),
    queue: text(200),
    channel: z.enum(CHANNELS, expecting(`one of ${CHANNELS.join(", ")}`)),
    from: date,
    to: date,
    fromMinute: minute.exactOptional(),
    toMinute: minute.exactOptional(),
    change: z.discriminatedUnion(
      "kind",
      [
        z.object({
          kind: z.literal("factor"),
          factor: z.number(FACTOR).min(0, FACTOR).max(OVERRIDE_BOUNDS.factor, FACTOR),
        }),
        z.object({ kind: z.literal("add"), contacts }),
        z.object({ kind: z.literal("total"), contacts: contacts.min(0, TOTAL) }),
      ],
      expecting("a change: factor, add or total"),
    ),
    reason: text(OVERRIDE_BOUNDS.reason),
  })
  .refine(({ from, to }) => from <= to && dayNumber(to) - dayNumber(from) < OVERRIDE_BOUNDS.days, {
    error: `an end no earlier than the beginning, at most ${OVERRIDE_BOUNDS.days} days`,
    params: { code: "inconsistent" },
  })
  .refine(({ fromMinute = 0, toMinute = 1_440 }) => fromMinute < toMinute, {
    error: "minutes that end after they begin",
    params: { code: "inconsistent" },
  });

const list = z
  .array(override, expecting("a list"))
  .max(OVERRIDE_BOUNDS.overrides, expecting(`at most ${OVERRIDE_BOUNDS.overrides} overrides`))
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, { error: "ids that are used once" });

export type ParsedOverrides =
  | { readonly ok: true; readonly overrides: readonly Override[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Overrides from outside, or everything wrong with them (the first 50 problems). Never throws. */
export function parseOverrides(input: unknown): ParsedOverrides {
  const result = list.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, overrides: result.data };
  return { ok: false, problems: problemsOf(result.error.issues) };
}
