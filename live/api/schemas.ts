import { z } from "@hono/zod-openapi";

/** What the OpenAPI document says of answers. Answers are typed by their sources; these describe, they do not check. */
export const ProblemSchema = z
  .object({
    type: z.string().openapi({ example: "/api#body-too-large" }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: "Stable; the list is in docs/ERRORS.md" }),
    detail: z.string(),
  })
  .openapi("Problem");

export const CloudEventSchema = z
  .looseObject({
    specversion: z.literal("1.0"),
    id: z.string().openapi({ description: "Unique within its source, 1–200 characters: the same id is stored once" }),
    source: z.string().openapi({ example: "crm://branch-7", description: "One instance of a sender, a URI reference" }),
    type: z.string().openapi({ example: "org.floorcast.visit.queued" }),
    time: z.string().openapi({ example: "2026-03-02T09:00:00.000Z", description: "When it happened, RFC 3339" }),
    data: z.looseObject({}).openapi({ description: "Fields by type: docs/schemas/v1" }),
  })
  .openapi("FloorCloudEvent", {
    example: {
      specversion: "1.0",
      id: "visit-1-queued",
      source: "crm://branch-7",
      type: "org.floorcast.visit.queued",
      time: "2026-03-02T09:00:00.000Z",
      dataschema: "https://floorcast.org/schemas/v1",
      data: { visitId: "visit-1", contactId: "contact-1", queueId: "sales", channel: "voice" },
    },
  });

export const IngestAnswerSchema = z
  .object({
    accepted: z.number().int().openapi({ description: "Stored now, for the first time" }),
    duplicates: z.number().int().openapi({ description: "Stored before: nothing changed" }),
    rejected: z.number().int(),
    results: z.array(
      z.object({
        index: z.number().int().openapi({ description: "Place in the batch, from 0" }),
        line: z.number().int().optional().openapi({ description: "Line of NDJSON, from 1" }),
        id: z.string().optional(),
        result: z.enum(["accepted", "duplicate", "rejected"]),
        problems: z
          .array(z.object({ path: z.string(), code: z.string(), expected: z.string(), got: z.string() }))
          .optional(),
      }),
    ),
  })
  .openapi("IngestAnswer");

export const ReadinessSchema = z
  .object({
    state: z.enum(["replaying", "catching-up", "ready", "failed"]),
    done: z.number().optional(),
    total: z.number().optional(),
    progress: z.number().min(0).max(1).optional(),
    problem: z.object({ code: z.string(), detail: z.string() }).optional(),
  })
  .openapi("Readiness");

export const FrameSchema = z
  .looseObject({
    version: z.number().int(),
    sequence: z.number().int(),
    at: z.number().int().openapi({ description: "Floor time, ms since 1970 UTC" }),
    place: z.string(),
    feed: z.looseObject({ kind: z.enum(["live", "replayed", "simulated"]), label: z.string(), state: z.string() }),
    channels: z.array(z.looseObject({ channel: z.string(), waiting: z.number().int() })),
  })
  .openapi("Frame", { description: "Everything a display draws; durations in ms, fractions in [0, 1]" });

export const RecordingSchema = z
  .object({
    id: z.string(),
    title: z.object({ en: z.string(), ru: z.string() }),
    description: z.object({ en: z.string(), ru: z.string() }),
    startsAt: z.number().int(),
    endsAt: z.number().int(),
    contacts: z.number().int(),
    agents: z.number().int(),
  })
  .openapi("Recording");

export const SourceSchema = z
  .looseObject({ source: z.string(), state: z.string(), freshness: z.string(), label: z.string().optional() })
  .openapi("Source");

export const DefinitionSchema = z.looseObject({ id: z.string(), unit: z.string() }).openapi("Definition");
export const ConfigSchema = z.looseObject({ place: z.string(), timeZone: z.string() }).openapi("BoardConfig");
