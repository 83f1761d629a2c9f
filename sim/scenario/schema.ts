import { z } from "zod";
import { CHANNELS } from "../vocabulary/index.ts";
import type { ArrivalSpec } from "./demand.ts";
import { MAX_DURATION_MS } from "./distribution.ts";
import { distributionSchema } from "./distributionSchema.ts";
import type { QueueSpec } from "./queueSpec.ts";
import type { GroupSpec, PersonSpec, ShiftSpec } from "./staff.ts";

/** Bounds of a scenario from outside. Far above any centre, far below what would stop a browser. */
export const MAX_QUEUES = 64;
export const MAX_GROUPS = 256;
export const MAX_PEOPLE = 2_000;
export const MAX_PER_HOUR = 100_000;

export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "expected lower-case letters, digits, hyphens");
export const localNameSchema = z.strictObject({ en: z.string().min(1).max(80), ru: z.string().min(1).max(80) });
export const channelSchema = z.enum(CHANNELS);
const share = z.number().min(0).max(1);
const ms = z.number().int().min(0).max(MAX_DURATION_MS);

export const arrivalSchema: z.ZodType<ArrivalSpec> = z
  .strictObject({
    profile: z.enum(["daily", "weekly"]),
    intervalMinutes: z.number().int().min(5).max(1_440),
    perHour: z.array(z.number().min(0).max(MAX_PER_HOUR)).min(1).max(2_016),
    weekdayFactors: z.exactOptional(z.array(z.number().min(0).max(100)).length(7)),
  })
  .superRefine((arrivals, context) => {
    if (1_440 % arrivals.intervalMinutes !== 0) {
      context.addIssue({ code: "custom", path: ["intervalMinutes"], message: "expected a divisor of 1440" });
      return;
    }
    const expected = (1_440 / arrivals.intervalMinutes) * (arrivals.profile === "weekly" ? 7 : 1);
    if (arrivals.perHour.length !== expected) {
      context.addIssue({
        code: "custom",
        path: ["perHour"],
        message: `expected ${expected} rates for a ${arrivals.profile} profile of ${arrivals.intervalMinutes} minutes, got ${arrivals.perHour.length}`,
      });
    }
  });

const scoreLimits = { csat: [1, 5], nps: [0, 10] } as const;

const ratingSchema = z
  .strictObject({
    scale: z.enum(["csat", "nps"]),
    share,
    weights: z
      .array(z.strictObject({ score: z.number().int().min(0).max(10), weight: z.number().min(0).max(1e6) }))
      .min(1)
      .max(11)
      .refine((weights) => weights.some((row) => row.weight > 0), { error: "expected at least one weight above 0" }),
  })
  .superRefine((rating, context) => {
    const [low, high] = scoreLimits[rating.scale];
    rating.weights.forEach((row, i) => {
      if (row.score < low || row.score > high) {
        const message = `expected ${low} to ${high} on the ${rating.scale} scale, got ${row.score}`;
        context.addIssue({ code: "custom", path: ["weights", i, "score"], message });
      }
    });
  });

export const queueSchema: z.ZodType<QueueSpec> = z.strictObject({
  id: idSchema,
  name: localNameSchema,
  channel: channelSchema,
  priority: z.number().int().min(0).max(99),
  arrivals: z.exactOptional(arrivalSchema),
  selfService: z.exactOptional(
    z.strictObject({ by: z.enum(["ivr", "bot"]), durationMs: distributionSchema, containedShare: share }),
  ),
  patienceMs: z.exactOptional(distributionSchema),
  talkMs: distributionSchema,
  wrapUpMs: z.exactOptional(distributionSchema),
  dueInMs: z.exactOptional(ms.min(1)),
  messages: z.exactOptional(
    z.strictObject({
      customerReplyMs: z.exactOptional(distributionSchema),
      agentReplyMs: z.exactOptional(distributionSchema),
    }),
  ),
  customers: z.exactOptional(
    z.strictObject({
      onAbandon: z.exactOptional(
        z.strictObject({
          switchShare: share,
          toQueueId: idSchema,
          delayMs: distributionSchema,
          contextKeptShare: share,
        }),
      ),
      repeat: z.exactOptional(z.strictObject({ share, delayMs: distributionSchema })),
      lostContext: z.exactOptional(z.strictObject({ clarifyMs: ms })),
    }),
  ),
  resolution: z.exactOptional(z.strictObject({ share })),
  dialling: z.exactOptional(
    z.strictObject({
      answerShare: share,
      noAnswerMs: distributionSchema,
      redials: z.number().int().min(0).max(20),
      redialDelayMs: distributionSchema,
    }),
  ),
  rating: z.exactOptional(ratingSchema),
  evaluation: z.exactOptional(
    z.strictObject({ share, scoreFrom: share, scoreTo: share }).refine((e) => e.scoreFrom <= e.scoreTo, {
      path: ["scoreTo"],
      error: "expected at least scoreFrom",
    }),
  ),
});

export const shiftSchema: z.ZodType<ShiftSpec> = z
  .strictObject({
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    startMinute: z.number().int().min(0).max(1_439),
    endMinute: z.number().int().min(1).max(2_880),
    breaks: z
      .array(
        z.strictObject({
          afterMinutes: z.number().int().min(1).max(1_440),
          durationMinutes: z.number().int().min(1).max(480),
          reason: z.string().min(1).max(80),
        }),
      )
      .max(12),
  })
  .superRefine((shift, context) => {
    const length = shift.endMinute - shift.startMinute;
    if (length < 1 || length > 1_440) {
      const message = `expected 1 to 1440 minutes after startMinute, got ${length}`;
      context.addIssue({ code: "custom", path: ["endMinute"], message });
    }
    if (new Set(shift.weekdays).size !== shift.weekdays.length) {
      context.addIssue({ code: "custom", path: ["weekdays"], message: "expected each weekday once" });
    }
    let free = 0;
    shift.breaks.forEach((pause, i) => {
      if (pause.afterMinutes < free || pause.afterMinutes + pause.durationMinutes > length) {
        const message = `expected inside the shift, after the break before: ${free} to ${length - pause.durationMinutes}, got ${pause.afterMinutes}`;
        context.addIssue({ code: "custom", path: ["breaks", i, "afterMinutes"], message });
      }
      free = pause.afterMinutes + pause.durationMinutes;
    });
  });

export const personSchema: z.ZodType<PersonSpec> = z.strictObject({
  id: idSchema,
  name: z.string().min(1).max(80),
  shifts: z.exactOptional(z.array(shiftSchema).max(14)),
});

export const groupSchema: z.ZodType<GroupSpec> = z.strictObject({
  id: idSchema,
  name: localNameSchema,
  skills: z
    .array(z.strictObject({ queueId: idSchema, level: z.number().int().min(1).max(10) }))
    .min(1)
    .max(MAX_QUEUES),
  slots: z.strictObject({
    total: z.number().int().min(1).max(20),
    byChannel: z.partialRecord(channelSchema, z.number().int().min(1).max(20)) as z.ZodType<
      GroupSpec["slots"]["byChannel"]
    >,
  }),
  shifts: z.array(shiftSchema).max(14),
  people: z.array(personSchema).min(1).max(MAX_PEOPLE),
});
