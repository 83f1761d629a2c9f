import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { ORIGINS } from "../log/historyImports.ts";
import { answer, json, problemAnswer } from "./answers.ts";

const IntervalSchema = z
  .looseObject({
    queue: z.string(),
    channel: z.string(),
    startAt: z.number().int(),
    minutes: z.number().int().openapi({ description: "5, 10, 15, 20, 30, 60 or 1440" }),
    offered: z.number(),
  })
  .openapi("HistoryInterval", {
    description:
      "One interval of one queue. Optional: answered, abandoned, shortAbandoned, answeredWithin, handleMs, talkMs, wrapUpMs, waitMsOfAnswered, waitMsOfAbandoned (sums), agents, part. What is absent is not known.",
  });
const ContactSchema = z
  .looseObject({
    queue: z.string(),
    channel: z.string(),
    arrivedAt: z.number().int(),
    outcome: z.enum(["answered", "abandoned", "other"]),
  })
  .openapi("HistoryContact", {
    description: "One contact. Optional: waitMs, talkMs, wrapUpMs, agent, customer, id.",
  });
const MappingSchema = z
  .looseObject({ version: z.literal(1) })
  .openapi("HistoryMapping", { description: "How the columns of a table are read: docs/how-to/history.md" });
const HeadSchema = z
  .object({
    name: z.string(),
    kind: z.enum(["intervals", "contacts"]),
    origin: z.enum(ORIGINS),
    timeZone: z.string(),
    mapping: MappingSchema.optional(),
    bytes: z.number().int().optional(),
  })
  .openapi("HistoryImportHead");
const ImportSchema = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(["intervals", "contacts"]),
    state: z.enum(["open", "kept", "deleted"]),
    rows: z.number().int(),
    problems: z.number().int(),
    added: z.number().int().optional(),
    replaced: z.number().int().optional(),
    same: z.number().int().optional(),
  })
  .openapi("HistoryImport", { description: "added, replaced, same: against what was kept before it" });
const QueueSchema = z
  .object({
    queue: z.string(),
    channel: z.string(),
    timeZone: z.string(),
    minutes: z.array(z.number().int()),
    intervals: z.number().int(),
    contacts: z.number().int(),
    firstAt: z.number().int(),
    lastAt: z.number().int(),
  })
  .openapi("HistoryQueue");
const CleaningSchema = z
  .looseObject({ version: z.literal(1), country: z.string().nullable() })
  .openapi("HistoryCleaning", { description: "Decisions about proposals, and events with a name" });

const params = z.object({ id: z.string().max(64) });
const failing = { 503: problemAnswer("log-failed; Retry-After says when") };
const writing = {
  403: problemAnswer("foreign-host, foreign-origin"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  ...failing,
};
const bodies = {
  400: problemAnswer("malformed-body, malformed-json, body-cut-short"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  422: problemAnswer("invalid-history, with every problem and its place"),
};
const changes = {
  404: problemAnswer("unknown-import"),
  409: problemAnswer("import-state, batch-order"),
  ...writing,
};
const piece = (row: z.ZodType) =>
  z.object({ rows: z.array(row), next: z.number().int().optional().openapi({ description: "The next `from`" }) });
const span = z.object({
  queue: z.string(),
  channel: z.string().openapi({ example: "voice" }),
  from: z.string().optional().openapi({ description: "ms since 1970 UTC; included" }),
  to: z.string().optional().openapi({ description: "ms since 1970 UTC; excluded" }),
});

/** Histories, in the order the page shows them. */
export const HISTORY_ROUTES: readonly RouteConfig[] = [
  createRoute({
    method: "get",
    path: "/api/v1/history/queues",
    summary: "Queues the history tells of",
    responses: { 200: answer("In order of name", z.array(QueueSchema)), ...failing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/intervals",
    summary: "Intervals of one queue",
    description: "Each once, as the latest import that tells it; at most 50,000 an answer.",
    request: { query: span },
    responses: { 200: answer("In order of time", piece(IntervalSchema)), 400: problemAnswer("bad-query"), ...failing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/contacts",
    summary: "Contacts of one queue",
    request: { query: span },
    responses: {
      200: answer("In order of arrival", piece(ContactSchema)),
      400: problemAnswer("bad-query"),
      ...failing,
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/counted-contacts",
    summary: "Contacts of one queue, counted by intervals",
    description: "Intervals in which nobody came are left out.",
    request: {
      query: span.extend({ minutes: z.string().optional().openapi({ description: "5 or 15; 15 unless said" }) }),
    },
    responses: { 200: answer("In order of time", piece(IntervalSchema)), 400: problemAnswer("bad-query"), ...failing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/imports",
    summary: "Imports of histories",
    responses: { 200: answer("Latest first, deleted ones among them", z.array(ImportSchema)), ...failing },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/history/imports",
    summary: "Begin an import",
    description: "Nothing of it is seen before it is kept.",
    request: { body: { required: true, content: json(HeadSchema) } },
    responses: { 201: answer("Begun", ImportSchema), ...bodies, 409: problemAnswer("too-many-imports"), ...writing },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/history/imports/{id}/rows",
    summary: "Add a batch of rows",
    description:
      "Batches are numbered from 1; the last one may be sent again. At most 5 MiB each; all of it is taken or nothing.",
    request: {
      params,
      query: z.object({ batch: z.string() }),
      body: {
        required: true,
        content: {
          "application/json": { schema: z.array(z.union([IntervalSchema, ContactSchema])) },
          "application/x-ndjson": { schema: z.string() },
        },
      },
    },
    responses: { 200: answer("Taken", ImportSchema), ...bodies, ...changes },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/history/imports/{id}/keep",
    summary: "Keep an import: from here on it counts",
    request: { params, body: { required: true, content: json(z.object({ problems: z.number().int().optional() })) } },
    responses: { 200: answer("Kept; says what it changed", ImportSchema), ...bodies, ...changes },
  }),
  createRoute({
    method: "delete",
    path: "/api/v1/history/imports/{id}",
    summary: "Delete an import; what it replaced counts again",
    request: { params },
    responses: { 200: answer("Deleted; it can be brought back", ImportSchema), ...changes },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/history/imports/{id}/restore",
    summary: "Bring a deleted import back",
    request: { params },
    responses: { 200: answer("Kept again", ImportSchema), ...changes },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/history/from-log",
    summary: "Take the visits of the floor's own log in as an import",
    description:
      "Of the floor that is shown; a simulated one says so in the name. Again changes nothing that is there.",
    responses: { 201: answer("Kept", ImportSchema), 409: problemAnswer("import-state: nothing has ended"), ...writing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/countries",
    summary: "Countries whose public holidays are known",
    responses: { 200: answer("ISO 3166-1 codes", z.array(z.string())) },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/holidays",
    summary: "Public holidays of a country",
    request: {
      query: z.object({ country: z.string().openapi({ example: "RU" }), from: z.string(), to: z.string() }),
    },
    responses: {
      200: answer(
        "By date",
        z.array(z.object({ date: z.string(), name: z.object({ en: z.string(), ru: z.string() }) })),
      ),
      400: problemAnswer("bad-query"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/mappings",
    summary: "How headers were read before",
    responses: {
      200: answer(
        "Latest first",
        z.array(z.object({ signature: z.string(), savedAt: z.number().int(), mapping: MappingSchema })),
      ),
      ...failing,
    },
  }),
  createRoute({
    method: "put",
    path: "/api/v1/history/mappings",
    summary: "Remember how a header is read",
    request: {
      body: { required: true, content: json(z.object({ signature: z.string(), mapping: MappingSchema })) },
    },
    responses: { 204: { description: "Remembered" }, ...bodies, ...writing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/history/cleaning",
    summary: "What was decided about the history",
    responses: { 200: answer("Its revision is the ETag; 0 before anything was", CleaningSchema), ...failing },
  }),
  createRoute({
    method: "put",
    path: "/api/v1/history/cleaning",
    summary: "Save decisions",
    request: {
      headers: z.object({ "if-match": z.string().optional().openapi({ example: '"3"' }) }),
      body: { required: true, content: json(CleaningSchema) },
    },
    responses: {
      200: answer("Saved; the new revision is the ETag", CleaningSchema),
      ...bodies,
      412: problemAnswer("revision-conflict; ETag says which revision there is"),
      428: problemAnswer("revision-required"),
      ...writing,
    },
  }),
];
