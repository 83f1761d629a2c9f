import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { NAMED_METRICS } from "../../sim/metrics/namedFigure.ts";
import { answer, json, problemAnswer } from "./answers.ts";

const BoardSchema = z
  .looseObject({
    version: z.literal(1),
    id: z.string().openapi({ example: "north-hall", description: "1–64 of a–z, 0–9 and hyphens" }),
    name: z.string(),
    audience: z.enum(["supervisor", "operations", "agents"]),
    names: z.enum(["names", "initials", "none"]),
    widgets: z.array(z.string()),
  })
  .openapi("Board", { description: "What one wall shows, to whom, how: docs/how-to/boards.md" });
const ListedSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    audience: z.string(),
    revision: z.number().int(),
    savedAt: z.number().int(),
  })
  .openapi("ListedBoard");
const FileSchema = z
  .object({ format: z.literal("floorcast-boards"), version: z.literal(1), boards: z.array(BoardSchema) })
  .openapi("BoardFile");
const FigureSchema = z
  .looseObject({
    definition: z.enum(Object.keys(NAMED_METRICS) as [string, ...string[]]),
    at: z.number().int(),
    from: z.number().int().openapi({ description: "First instant that counts in its window" }),
    counted: z.enum(["floor", "log"]),
    value: z.number().optional().openapi({ description: "Absent when nobody was counted" }),
    n: z.number().int().optional(),
    low: z.number().optional(),
    high: z.number().optional(),
    sums: z.looseObject({}).openapi({ description: "Counts and sums of the window: equal sums, equal figures" }),
    serviceLevel: z.looseObject({}).openapi({ description: "What service level is made of" }),
  })
  .openapi("Figure");

const params = z.object({ id: z.string().max(64) });
const ifMatch = z.object({ "if-match": z.string().optional().openapi({ example: '"3"' }) });
const writing = {
  403: problemAnswer("foreign-host, foreign-origin"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  503: problemAnswer("log-failed; Retry-After says when"),
};
const bodies = {
  400: problemAnswer("malformed-body, malformed-json, body-cut-short"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  422: problemAnswer("invalid-board, with every problem and its place"),
};
const revisions = {
  412: problemAnswer("revision-conflict; ETag says which revision there is"),
  428: problemAnswer("revision-required"),
};

/** Boards and figures, in the order the page shows them. */
export const BOARD_ROUTES: readonly RouteConfig[] = [
  createRoute({
    method: "get",
    path: "/api/v1/boards",
    summary: "Boards people made",
    responses: { 200: answer("In order of id", z.array(ListedSchema)) },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/boards/{id}",
    summary: "One board",
    request: { params },
    responses: { 200: answer("Its revision is the ETag", BoardSchema), 404: problemAnswer("unknown-board") },
  }),
  createRoute({
    method: "put",
    path: "/api/v1/boards/{id}",
    summary: "Save a board",
    description: "If-Match names the revision it was made from; without it only a new board is saved.",
    request: { params, headers: ifMatch, body: { required: true, content: json(BoardSchema) } },
    responses: {
      200: answer("Saved; the new revision is the ETag", BoardSchema),
      201: answer("Saved for the first time", BoardSchema),
      404: problemAnswer("unknown-board: it was deleted meanwhile"),
      409: problemAnswer("too-many-boards"),
      ...bodies,
      ...revisions,
      ...writing,
    },
  }),
  createRoute({
    method: "delete",
    path: "/api/v1/boards/{id}",
    summary: "Delete a board",
    request: { params, headers: ifMatch },
    responses: {
      204: { description: "It is gone" },
      404: problemAnswer("unknown-board"),
      ...revisions,
      ...writing,
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/default-boards",
    summary: "Boards that fit the floor as it is, before anything is set up",
    responses: { 200: answer("None before there is a frame", z.array(BoardSchema)) },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/board-file",
    summary: "All boards as one file",
    responses: { 200: answer("What POST takes", FileSchema) },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/board-file",
    summary: "Save all boards of a file, or none",
    description: "Boards of the same ids are replaced.",
    request: { body: { required: true, content: json(FileSchema) } },
    responses: {
      200: answer("What was saved", z.array(ListedSchema)),
      409: problemAnswer("too-many-boards"),
      ...bodies,
      ...writing,
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/figures",
    summary: "One figure by its definition, as tiles show it",
    description:
      "Without `at` of the floor as it is now; with it counted anew from the log. Equal counts for the same definition, scope, window and instant.",
    request: {
      query: z.object({
        definition: z.string().openapi({ example: "serviceLevel" }),
        scope: z.string().optional().openapi({ example: "queue:sales/voice" }),
        at: z.string().optional().openapi({ description: "ms since 1970 UTC" }),
        window: z.string().optional(),
        variant: z.string().optional(),
        attribution: z.string().optional(),
      }),
    },
    responses: {
      200: answer("The figure and the counts it is made of", FigureSchema),
      400: problemAnswer("bad-query, with every problem"),
      404: problemAnswer("not-found: no such queue was seen"),
      409: problemAnswer("not-countable: a source listed its whole state, which no event tells"),
      503: problemAnswer("not-ready, too-busy, log-failed"),
    },
  }),
];
