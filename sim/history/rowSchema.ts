import * as z from "zod";
import type { Problem } from "../vocabulary/problems.ts";
import { at, between, channel, durationMs, id, oneOf } from "../vocabulary/schemaParts.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import { INTERVAL_MINUTES } from "./bounds.ts";
import type { ContactRow, IntervalRow } from "./rows.ts";

/** Greatest count of one interval: a thousand contacts a second for a day. */
const MOST = 86_400_000;
/** Greatest sum of durations of one interval, ms: `MOST` contacts would still fit into exact integers. */
const MOST_MS = 1e15;

const count = between(0, MOST);
const sumMs = between(0, MOST_MS);
const MINUTES = { error: `one of ${INTERVAL_MINUTES.join(", ")}`, abort: true };
const name = id<string>();

/** `IntervalRow` from outside; fields it does not know do not get in. */
export const intervalRowSchema = z.object({
  queue: name,
  channel,
  startAt: at,
  minutes: z.int(MINUTES).refine((value) => (INTERVAL_MINUTES as readonly number[]).includes(value), {
    ...MINUTES,
    params: { code: "not-one-of" },
  }),
  offered: count,
  answered: count.exactOptional(),
  abandoned: count.exactOptional(),
  shortAbandoned: count.exactOptional(),
  answeredWithin: count.exactOptional(),
  handleMs: sumMs.exactOptional(),
  talkMs: sumMs.exactOptional(),
  wrapUpMs: sumMs.exactOptional(),
  waitMsOfAnswered: sumMs.exactOptional(),
  waitMsOfAbandoned: sumMs.exactOptional(),
  agents: count.exactOptional(),
  part: name.exactOptional(),
});

/** `ContactRow` from outside. */
export const contactRowSchema = z.object({
  queue: name,
  channel,
  arrivedAt: at,
  outcome: oneOf(["answered", "abandoned", "other"]),
  waitMs: durationMs.exactOptional(),
  talkMs: durationMs.exactOptional(),
  wrapUpMs: durationMs.exactOptional(),
  agent: name.exactOptional(),
  customer: name.exactOptional(),
  id: name.exactOptional(),
});

export type ParsedRows<Row> =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const BATCH = { error: "a list of rows", abort: true };

/** A list of interval rows from outside, or what is wrong with it (the first 50 problems, each with its place). */
export function parseIntervalRows(input: unknown): ParsedRows<IntervalRow> {
  const result = z.array(intervalRowSchema, BATCH).safeParse(input, { reportInput: true });
  if (!result.success) return { ok: false, problems: problemsOf(result.error.issues) };
  return { ok: true, rows: result.data };
}

/** The same for contacts. */
export function parseContactRows(input: unknown): ParsedRows<ContactRow> {
  const result = z.array(contactRowSchema, BATCH).safeParse(input, { reportInput: true });
  if (!result.success) return { ok: false, problems: problemsOf(result.error.issues) };
  return { ok: true, rows: result.data };
}
