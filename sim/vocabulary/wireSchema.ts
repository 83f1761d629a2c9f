import * as z from "zod";
import { BASES } from "./events.ts";
import type { EventId, SourceId } from "./ids.ts";
import { parseDateTime } from "./rfc3339.ts";
import { id, oneOf, uriReference, VALUE_BOUNDS, whole } from "./schemaParts.ts";
import type { Instant } from "./units.ts";

/** What stands before the event type on the wire: `org.floorcast.visit.queued`. */
export const TYPE_PREFIX = "org.floorcast.";
/** What stands before the version in our own `dataschema`. Of another's, only the number at the end is read. */
export const DATA_SCHEMA_PREFIX = "urn:floorcast:vocabulary:";
/** Digits of the largest safe integer. */
export const SEQUENCE_DIGITS = 16;

const ANY_VERSION = /(?:^|\D)([1-9]\d{0,8})$/;

/** The version a `dataschema` ends in, ≥ 1; `undefined` when it ends in none. */
export function versionOf(dataschema: string): number | undefined {
  const match = ANY_VERSION.exec(dataschema);
  return match === null ? undefined : Number(match[1]);
}

/** `2026-03-09T07:45:00.250Z` as an instant; the form and the range are one problem. */
function dateTime(): z.ZodType<Instant, string> {
  const expected = "an RFC 3339 date-time with offset, from 1990 to 2099";
  return z
    .string({ error: expected })
    .max(64, { error: expected, abort: true })
    .meta({ format: "date-time", description: expected })
    .transform((text, context) => {
      const at = parseDateTime(text);
      if (at !== undefined) return at;
      context.addIssue({ code: "custom", message: expected, input: text, params: { code: "bad-format" } });
      return z.NEVER;
    });
}

function sequence(): z.ZodType<number, string> {
  const expected = `a decimal count of 1–${SEQUENCE_DIGITS} digits, as text`;
  return z
    .string({ error: expected })
    .regex(new RegExp(`^[0-9]{1,${SEQUENCE_DIGITS}}$`), { error: expected, abort: true })
    .refine((digits) => Number.isSafeInteger(Number(digits)), {
      error: `at most ${Number.MAX_SAFE_INTEGER}`,
      params: { code: "out-of-range" },
    })
    .describe(expected)
    .transform(Number);
}

const core = {
  specversion: z.literal("1.0", { error: "1.0" }),
  type: z.string({ error: `${TYPE_PREFIX} and an event type` }),
  source: uriReference<SourceId>(),
  id: id<EventId>(),
};

/** What CloudEvents 1.0 demands of every event, ours or not. */
export const anyCloudEvent = z.object(core);

/** The attributes of an event of ours; `data` is checked by the schema of its type. */
export const floorCloudEvent = z.object({
  ...core,
  time: dateTime(),
  dataschema: z.exactOptional(
    z
      .string({ error: "a URI ending in the vocabulary version" })
      .max(VALUE_BOUNDS.textLength, { error: "a URI ending in the vocabulary version", abort: true })
      .regex(ANY_VERSION, { error: "a URI ending in the vocabulary version" })
      .describe("a URI ending in the vocabulary version; absent: the current one"),
  ),
  datacontenttype: z.exactOptional(
    z
      .string({ error: "a JSON media type" })
      .max(VALUE_BOUNDS.idLength, { error: "a JSON media type", abort: true })
      .regex(/^application\/([A-Za-z0-9.+-]+\+)?json(;.*)?$/, { error: "a JSON media type" })
      .describe("a JSON media type; absent: application/json"),
  ),
  subject: z.exactOptional(id().describe("contact or agent it is about; not read, the data says it")),
  recordedtime: z.exactOptional(dateTime()),
  sequence: z.exactOptional(sequence()),
  ccbasis: z.exactOptional(oneOf(BASES)),
  ccprecision: z.exactOptional(whole(1, VALUE_BOUNDS.precisionMs)),
});

/** Attributes that are read; everything else at the top level is left alone. */
export const ATTRIBUTES = [...Object.keys(floorCloudEvent.shape), "data"] as const;
