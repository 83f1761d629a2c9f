import { type RouteConfig, z } from "@hono/zod-openapi";
import { answer, json, problemAnswer } from "./answers.ts";

const time = z.string().openapi({ description: "Local time HH:MM, 00:00–24:00" });
const RowSchema = z
  .object({
    agent: z.string(),
    date: z.string().optional().openapi({ description: "YYYY-MM-DD; either this or a weekday" }),
    weekday: z.number().int().optional().openapi({ description: "1 = Monday" }),
    start: time,
    end: time,
    breaks: z.array(z.object({ start: time, end: time, reason: z.string().optional() })).optional(),
  })
  .openapi("RosterRow");
const RosterSchema = z.array(RowSchema).openapi("Roster");
const share = z.number().optional();
const names = z.object({ names: z.enum(["names", "initials", "seats"]).optional() });
const writing = {
  400: problemAnswer("malformed-json, malformed-body, body-cut-short"),
  403: problemAnswer("foreign-host, foreign-origin"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  422: problemAnswer("invalid-roster, with every problem"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
};

/** Shifts, and how what was done compares with them. */
export const ROSTER_ROUTES: readonly RouteConfig[] = [
  {
    method: "get",
    path: "/api/v1/roster",
    summary: "The roster of the page",
    responses: { 200: answer("Its revision is the ETag; 0 before anything was saved", RosterSchema) },
  },
  {
    method: "put",
    path: "/api/v1/roster",
    summary: "Save the roster of the page; it counts before that of a file",
    request: {
      headers: z.object({ "if-match": z.string().optional().openapi({ example: '"3"' }) }),
      body: { required: true, content: json(RosterSchema) },
    },
    responses: {
      200: answer("Saved; the new revision is the ETag", RosterSchema),
      ...writing,
      412: problemAnswer("revision-conflict; ETag says which revision there is"),
      428: problemAnswer("revision-required"),
    },
  },
  {
    method: "post",
    path: "/api/v1/roster/read",
    summary: "Read a roster from text, CSV or JSON; nothing is stored",
    request: { body: { required: true, content: json(z.object({ text: z.string() })) } },
    responses: { 200: answer("Its shifts", RosterSchema), ...writing },
  },
  {
    method: "get",
    path: "/api/v1/adherence",
    summary: "What was planned today against what was done, by agent and together",
    request: { query: names },
    responses: {
      200: answer(
        "`source` null: there is no roster",
        z.looseObject({
          source: z.enum(["roster", "roster-page"]).nullable(),
          agents: z.array(z.looseObject({ agentId: z.string(), adherence: share, conformance: share })),
        }),
      ),
      400: problemAnswer("bad-query"),
    },
  },
  {
    method: "get",
    path: "/api/v1/agents/{id}/states",
    summary: "What somebody did in the last two hours, and their shifts of today",
    request: { params: z.object({ id: z.string() }), query: names },
    responses: {
      200: answer("Oldest first; the last is now", z.looseObject({})),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-agent"),
    },
  },
];
