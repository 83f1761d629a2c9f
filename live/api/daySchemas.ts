import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { ProblemSchema } from "./schemas.ts";

const problemAnswer = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemSchema } },
});

const DaySchema = z
  .object({
    date: z.string().openapi({ example: "2026-03-09", description: "The local date on which the day begins" }),
    startsAt: z.number().int(),
    endsAt: z.number().int(),
    events: z.number().int(),
  })
  .openapi("Day");

/** Days of the log: which there are, and what a replay folds. */
export const DAY_ROUTES: readonly RouteConfig[] = [
  createRoute({
    method: "get",
    path: "/api/v1/days",
    summary: "Days the log has, latest first",
    responses: {
      200: {
        description: "At most 400 days back",
        content: {
          "application/json": {
            schema: z.object({
              timeZone: z.string(),
              today: z.string(),
              now: z.number().int(),
              days: z.array(DaySchema),
            }),
          },
        },
      },
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/days/{date}/events",
    summary: "A day of the log for a replay",
    description:
      "The first line says what the day is and what people did about its alarms; then an event a line, in the order things happened: first what was still open before the day, its last four hours before, the day. Of today what has happened.",
    request: { params: z.object({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }) },
    responses: {
      200: { description: "In the form of our own log", content: { "application/x-ndjson": { schema: z.string() } } },
      404: problemAnswer("unknown-day"),
      409: problemAnswer("day-too-large"),
      503: problemAnswer("not-ready, too-busy, log-failed"),
    },
  }),
];
