import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { BOUNDS } from "../bounds.ts";
import { LENS_SCHEMA } from "../hubMessage.ts";
import { ALARM_ROUTES } from "./alarmSchemas.ts";
import { answer, problemAnswer } from "./answers.ts";
import { BOARD_ROUTES } from "./boardSchemas.ts";
import { DAY_ROUTES } from "./daySchemas.ts";
import { DESK_ROUTES } from "./deskSchemas.ts";
import { FORECAST_ROUTES } from "./forecastSchemas.ts";
import { HISTORY_ROUTES } from "./historySchemas.ts";
import { LAB_ROUTES } from "./labSchemas.ts";
import { LOOK_AHEAD_ROUTES } from "./lookaheadSchemas.ts";
import { ROSTER_ROUTES } from "./rosterSchemas.ts";
import {
  CloudEventSchema,
  ConfigSchema,
  DefinitionSchema,
  FrameSchema,
  IngestAnswerSchema,
  ReadinessSchema,
  RecordingSchema,
  SourceSchema,
} from "./schemas.ts";

/** The head of the OpenAPI document. */
export const DOCUMENT_HEAD = {
  openapi: "3.1.0",
  info: {
    title: "Floorcast",
    version: "1",
    description:
      "Events in, frames out. Frames are also pushed on the WebSocket /live (docs/asyncapi.json). Times are ms since 1970 UTC, durations ms, fractions 0–1.",
    license: { name: "Apache-2.0" },
  },
};

const text = (description: string, type: string) => ({ description, content: { [type]: { schema: z.string() } } });
const get = (path: string, summary: string, responses: RouteConfig["responses"]) =>
  createRoute({ method: "get", path, summary, responses });

const events = createRoute({
  method: "post",
  path: "/api/v1/events",
  summary: "Send events",
  description:
    "One CloudEvent, a list of them, or one a line (NDJSON). Acknowledged only after they are stored for good; the same (source, id) is stored once, so whatever was not acknowledged is simply sent again. Events of one source may arrive out of order by up to disorderMs; who sends in order says 0, and is shown at once. What a source's first event said holds.",
  request: {
    query: z.object({
      disorderMs: z.number().int().min(0).max(BOUNDS.httpDisorderMostMs).default(BOUNDS.httpDisorderMs).optional(),
    }),
    body: {
      required: true,
      content: {
        "application/json": { schema: z.union([CloudEventSchema, z.array(CloudEventSchema)]) },
        "application/cloudevents+json": { schema: CloudEventSchema },
        "application/cloudevents-batch+json": { schema: z.array(CloudEventSchema) },
        "application/x-ndjson": { schema: z.string() },
      },
    },
  },
  responses: {
    200: answer("At least one event was stored or known already, or the batch was empty", IngestAnswerSchema),
    422: answer("Every event was rejected", IngestAnswerSchema),
    400: problemAnswer("malformed-body, malformed-json, not-a-batch, too-deep, body-cut-short, bad-query"),
    403: problemAnswer("foreign-host, foreign-origin"),
    413: problemAnswer("body-too-large, too-many-events"),
    415: problemAnswer("unsupported-content-type"),
    429: problemAnswer("too-many-requests; Retry-After says when"),
    503: problemAnswer("not-ready, too-busy, log-failed; Retry-After says when"),
  },
});

const frame = createRoute({
  method: "get",
  path: "/api/v1/frame",
  summary: "The floor now",
  description:
    "As the centre reads by itself; by the reading and naming of a board (board); or by a lens (variant, attribution, headline and names, all four).",
  request: {
    query: LENS_SCHEMA.partial().extend({ board: z.string().max(64).optional() }),
  },
  responses: {
    200: answer("At most a quarter of a second old", FrameSchema),
    400: problemAnswer("bad-query, with `problems`"),
    404: problemAnswer("unknown-board"),
    503: problemAnswer("not-ready, too-many-lenses; Retry-After says when"),
  },
});

const recordingEvents = createRoute({
  method: "get",
  path: "/api/v1/recordings/{id}/events",
  summary: "The events of a recording, one a line, in the form of our own log",
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: {
    200: text("Events in the order they happened", "application/x-ndjson"),
    404: problemAnswer("unknown-recording"),
  },
});

/** Every route, in the order the page shows them. */
export const ROUTES: readonly RouteConfig[] = [
  events,
  frame,
  get("/api/v1/sources", "Where events come from, and how fresh they are", {
    200: answer("In the order they appeared", z.array(SourceSchema)),
  }),
  get("/api/v1/config", "Targets, limits and calendar of the board", {
    200: answer("The board's settings", ConfigSchema),
  }),
  get("/api/v1/definitions", "What every figure means", { 200: answer("All definitions", z.array(DefinitionSchema)) }),
  get("/api/v1/recordings", "Recorded floors that can be replayed", {
    200: answer("All recordings", z.array(RecordingSchema)),
  }),
  recordingEvents,
  ...DAY_ROUTES,
  ...ALARM_ROUTES,
  ...BOARD_ROUTES,
  ...DESK_ROUTES,
  ...HISTORY_ROUTES,
  ...LOOK_AHEAD_ROUTES,
  ...ROSTER_ROUTES,
  ...FORECAST_ROUTES,
  ...LAB_ROUTES,
  get("/api/v1/openapi.json", "This description", { 200: answer("OpenAPI 3.1", z.looseObject({})) }),
  get("/healthz", "Whether the process lives", { 200: answer("It does", z.object({ ok: z.literal(true) })) }),
  get("/readyz", "Whether the floor is whole and events can be stored", {
    200: answer("Ready", ReadinessSchema),
    503: answer("Not yet, or no more; says why and how far", ReadinessSchema),
  }),
  get("/metrics", "The server's own measures", { 200: text("Prometheus text format", "text/plain") }),
];
