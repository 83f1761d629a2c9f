import * as z from "zod";
import type { QueueId, SourceId, TeamId } from "../../vocabulary/index.ts";
import { between, channel, id, listOf, oneOf, uriReference, whole, yesOrNo } from "../../vocabulary/schemaParts.ts";
import { WINDOWS } from "../config.ts";
import { ALARM_BOUNDS } from "./bounds.ts";
import { ALARM_METRICS, type AlarmEvidence, type AlarmRule, type AlarmScope, type AlarmThreshold } from "./rule.ts";

/** Lower-case letters, digits, hyphens: it stands in addresses and before the `@` of an alarm's id. */
const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
// Control characters break lines, terminals and mails; a lone surrogate cannot be sent.
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const maybe = z.exactOptional;

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? `no field ${issue.keys.join(", ")}` : "an object"),
  });
}

function slug(): z.ZodString {
  const error = `1–${ALARM_BOUNDS.idLength} lower-case letters, digits and hyphens`;
  return z
    .string(error)
    .min(1, { error, abort: true })
    .max(ALARM_BOUNDS.idLength, { error, abort: true })
    .regex(SLUG, error);
}

/** Text of 1 to `most` characters that is not blank. */
export function line(most: number): z.ZodString {
  const error = `1–${most} characters, not blank, no control characters`;
  return z
    .string(error)
    .max(most, { error, abort: true })
    .regex(PRINTABLE, { error, abort: true })
    .refine((text) => text.trim() !== "", { error, params: { code: "bad-length" } });
}

const figure = between(-ALARM_BOUNDS.figure, ALARM_BOUNDS.figure);
const threshold: z.ZodType<AlarmThreshold> = z.union(
  [
    strict({ below: figure }),
    strict({ above: figure }),
    strict({ target: z.literal("missed"), times: maybe(between(0.01, 1_000)) }),
  ],
  { error: 'one of {"below": number}, {"above": number}, {"target": "missed", "times": 0.01–1000 or absent}' },
);

const n = whole(1, ALARM_BOUNDS.n);
const evidence: z.ZodType<AlarmEvidence> = z.discriminatedUnion(
  "kind",
  [
    strict({ kind: z.literal("none") }),
    strict({ kind: z.literal("minimum-n"), n }),
    strict({ kind: z.literal("interval"), n }),
  ],
  { error: "kind none, minimum-n or interval" },
);

const scope: z.ZodType<AlarmScope> = z.discriminatedUnion(
  "kind",
  [
    strict({ kind: z.literal("total") }),
    strict({ kind: z.literal("channel"), channel }),
    strict({ kind: z.literal("queue"), queueId: id<QueueId>() }),
    strict({ kind: z.literal("team"), teamId: id<TeamId>() }),
    strict({ kind: z.literal("source"), source: uriReference<SourceId>() }),
    strict({
      kind: z.literal("each-channel"),
      channelKinds: maybe(
        listOf(oneOf(["live", "session", "deferrable"]), 3).refine((kinds) => kinds.length > 0, {
          error: "at least one of live, session, deferrable, or no field at all",
          params: { code: "bad-length" },
        }),
      ),
    }),
    ...(["each-queue", "each-team", "each-source"] as const).map((kind) => strict({ kind: z.literal(kind) })),
  ],
  { error: "kind total, channel, queue, team, source, or each- one of them" },
) as z.ZodType<AlarmScope>;

const quietHours = strict({
  weekdays: listOf(whole(1, 7), 7).refine((days) => days.length > 0 && new Set(days).size === days.length, {
    error: "1 to 7 different weekdays, 1 = Monday",
    params: { code: "bad-length" },
  }),
  startMinute: whole(0, 1_439),
  endMinute: whole(0, 1_440),
});

const delay = whole(0, ALARM_BOUNDS.delayMs);

/** One rule by itself; what its parts say of each other is checked in `parseRules`. */
export const ruleSchema = strict({
  id: slug(),
  name: maybe(line(ALARM_BOUNDS.nameLength)),
  enabled: yesOrNo,
  metric: oneOf(ALARM_METRICS),
  scope,
  window: oneOf([...WINDOWS, "now"]),
  watch: maybe(threshold),
  act: maybe(threshold),
  evidence,
  watchEvidence: maybe(evidence),
  onDelayMs: delay,
  offDelayMs: delay,
  deadband: between(0, ALARM_BOUNDS.figure),
  cooldownMs: delay,
  quietHours: listOf(quietHours, ALARM_BOUNDS.quietHours),
  sound: oneOf(["once", "until-seen", "off"]),
  response: maybe(line(ALARM_BOUNDS.responseLength)),
  sendTo: listOf(slug(), ALARM_BOUNDS.sendTo),
}) satisfies z.ZodType<AlarmRule>;

export const rulesSchema = listOf(ruleSchema, ALARM_BOUNDS.rules);
