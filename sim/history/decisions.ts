import * as z from "zod";
import { CHANNELS, type Channel } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { Problem } from "../vocabulary/problems.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";

/**
 * What a decision does to a day. `unknown`: nobody knows the counts of these minutes; `zero`: nobody came in them;
 * `exclude`: the day is left out of fits; `special`: it is a day of its own kind, by that name.
 */
export type Effect =
  | { readonly kind: "unknown" | "zero"; readonly fromMinute: number; readonly toMinute: number }
  | { readonly kind: "exclude" }
  | { readonly kind: "special"; readonly name: string };

/** What a person decided about one proposal. It holds what it does, so that it stands when proposals are made anew. */
export interface Decision {
  /** Id of the proposal. */
  readonly id: string;
  readonly verdict: "accepted" | "rejected";
  readonly queue: string;
  readonly channel: Channel;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly effect: Effect;
}

/** Something people know of: a mailing, a price change. Its days are special by its name. */
export interface NamedEvent {
  readonly id: string;
  readonly name: string;
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  /** Absent: of every queue. */
  readonly queue?: string;
  readonly channel?: Channel;
}

/** Everything that was decided about a history. */
export interface Cleaning {
  readonly version: 1;
  /** Whose public holidays are proposed: ISO 3166-1 code; null: nobody's. */
  readonly country: string | null;
  readonly decisions: readonly Decision[];
  readonly events: readonly NamedEvent[];
}

export const NOTHING_DECIDED: Cleaning = { version: 1, country: null, decisions: [], events: [] };

export const DECISION_BOUNDS = { decisions: 20_000, events: 1_000, eventDays: 366, name: 120 } as const;

const expecting = (error: string) => ({ error, abort: true });
const DATE = expecting("a date, YYYY-MM-DD");
const date = z.string(DATE).refine(isDate, { ...DATE, params: { code: "bad-format" } });
const NAME = expecting(`1–${DECISION_BOUNDS.name} characters, no control characters`);
const name = z
  .string(NAME)
  .min(1, NAME)
  .max(DECISION_BOUNDS.name, NAME)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, NAME);
const ID = expecting("1–700 characters");
const id = z.string(ID).min(1, ID).max(700, ID);
const QUEUE = expecting("1–200 characters");
const queue = z.string(QUEUE).min(1, QUEUE).max(200, QUEUE);
const MINUTE = expecting("a whole minute in [0, 1440]");
const minute = z.int(MINUTE).min(0, MINUTE).max(1_440, MINUTE);
const channel = z.enum(CHANNELS, expecting(`one of ${CHANNELS.join(", ")}`));

const effect = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("unknown"), fromMinute: minute, toMinute: minute }),
    z.object({ kind: z.literal("zero"), fromMinute: minute, toMinute: minute }),
    z.object({ kind: z.literal("exclude") }),
    z.object({ kind: z.literal("special"), name }),
  ],
  expecting("what it does: unknown, zero, exclude, special"),
);

const schema = z.object({
  version: z.literal(1, expecting("1")),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, expecting("two capital letters of ISO 3166-1"))
    .nullable(),
  decisions: z
    .array(z.object({ id, verdict: z.enum(["accepted", "rejected"]), queue, channel, date, effect }))
    .max(DECISION_BOUNDS.decisions, expecting(`at most ${DECISION_BOUNDS.decisions} decisions`))
    .refine((list) => new Set(list.map((one) => one.id)).size === list.length, {
      error: "each proposal decided once",
    }),
  events: z
    .array(
      z
        .object({ id, name, from: date, to: date, queue: queue.exactOptional(), channel: channel.exactOptional() })
        .refine(({ from, to }) => from <= to && dayNumber(to) - dayNumber(from) < DECISION_BOUNDS.eventDays, {
          error: `an event that ends no earlier than it begins, of at most ${DECISION_BOUNDS.eventDays} days`,
        }),
    )
    .max(DECISION_BOUNDS.events, expecting(`at most ${DECISION_BOUNDS.events} events`))
    .refine((list) => new Set(list.map((one) => one.id)).size === list.length, { error: "ids that are used once" }),
});

export type ParsedCleaning =
  | { readonly ok: true; readonly cleaning: Cleaning }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Decisions from outside, or everything wrong with them (the first 50 problems). */
export function parseCleaning(input: unknown): ParsedCleaning {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { ok: true, cleaning: result.data };
  return { ok: false, problems: problemsOf(result.error.issues) };
}

/** Whether `text` is a day there is, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayText(dayNumber(text)) === text;
}
