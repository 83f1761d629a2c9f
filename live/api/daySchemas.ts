import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { answer, problemAnswer } from "./answers.ts";

const DaySchema = z
  .object({
    date: z.string().openapi({ example: "2026-03-09", description: "The local date on which the day begins" }),
    startsAt: z.number().int(),
    endsAt: z.number().int(),
    events: z.number().int(),
  })
  .openapi("Day");

const StorySchema = z
  .looseObject({
    counts: z.looseObject({ date: z.string(), stepMs: z.number().int(), channels: z.array(z.looseObject({})) }),
    usual: z.looseObject({ dates: z.array(z.string()), channels: z.array(z.looseObject({})) }),
    incidents: z.array(z.looseObject({ id: z.string(), kind: z.string(), level: z.string() })),
  })
  .openapi("DayStory", {
    description: "Lists hold a number an interval, from the day's beginning as far as it has come",
  });

const JourneysSchema = z
  .looseObject({
    matters: z.number().int(),
    contacts: z.number().int(),
    flows: z.array(z.looseObject({ step: z.number().int(), from: z.string(), n: z.number().int() })),
    repeats: z.looseObject({ n: z.number().int() }),
    explained: z.array(z.looseObject({ n: z.number().int() })),
    resolvedByContact: z.looseObject({ n: z.number().int() }),
    resolvedByCustomer: z.looseObject({ n: z.number().int() }),
    lostOn: z.array(z.looseObject({ channel: z.string(), ended: z.number().int() })),
    cutShort: z.boolean(),
  })
  .openapi("Journeys", { description: "A matter is the contacts a customer needed for it" });

const PostMortemSchema = z
  .looseObject({
    incident: z.looseObject({ id: z.string() }),
    channels: z.array(z.looseObject({ rows: z.array(z.looseObject({})) })),
  })
  .openapi("PostMortem");

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

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
    path: "/api/v1/days/{date}",
    summary: "A day by intervals, what is usual on such days, and what went wrong",
    description: "Usual: quartiles of the same weekday of up to eight weeks before, as far as the log has them.",
    request: { params: z.object({ date }), query: z.object({ minutes: z.enum(["5", "15", "30"]).optional() }) },
    responses: {
      200: answer("Counted from the log by the board's definitions", StorySchema),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-day"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/days/{date}/expected",
    summary: "Contacts the kept forecasts and plans expect of a day, by channel",
    request: { params: z.object({ date }), query: z.object({ minutes: z.enum(["5", "15", "30"]).optional() }) },
    responses: {
      200: answer("Channels of which nothing is kept are left out", z.looseObject({})),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-day"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/days/{date}/projection",
    summary: "The look-ahead as it stood at an instant of a day",
    request: { params: z.object({ date }), query: z.object({ at: z.string() }) },
    responses: {
      200: answer("Null where none was kept that was made at most ten minutes before", z.looseObject({})),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-day"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/days/{date}/journeys",
    summary: "From which contact to which customers went on a day, and where they were lost",
    request: { params: z.object({ date }) },
    responses: {
      200: answer("Matters whose first contact began on the day, as they stand at its end or now", JourneysSchema),
      404: problemAnswer("unknown-day"),
      503: problemAnswer("not-ready, too-busy, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/incidents",
    summary: "What went wrong on a day, in the order it began",
    request: { query: z.object({ date: date.optional() }) },
    responses: {
      200: answer(
        "Dips, spikes, gaps and alarms; today's without a date",
        z.looseObject({ incidents: z.array(z.looseObject({})) }),
      ),
      404: problemAnswer("unknown-day"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/incidents/{id}",
    summary: "What happened: everything the day tells of one incident",
    request: { params: z.object({ id: z.string().max(400) }) },
    responses: {
      200: answer("Sums and a table by five minutes, beside what is usual", PostMortemSchema),
      404: problemAnswer("unknown-incident"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/incidents/{id}/causes",
    summary: "What an incident cost by cause: its piece of the day played again with one thing as usual at a time",
    request: { params: z.object({ id: z.string() }) },
    responses: {
      200: answer("By channel; `none` says why it cannot be told", z.looseObject({})),
      404: problemAnswer("unknown-incident"),
      503: problemAnswer("not-ready, log-failed"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/days/{date}/events",
    summary: "A day of the log for a replay",
    description:
      "The first line says what the day is and what people did about its alarms; then an event a line, in the order things happened: first what was still open before the day, its last four hours before, the day. Of today what has happened.",
    request: { params: z.object({ date }) },
    responses: {
      200: { description: "In the form of our own log", content: { "application/x-ndjson": { schema: z.string() } } },
      404: problemAnswer("unknown-day"),
      409: problemAnswer("day-too-large"),
      503: problemAnswer("not-ready, too-busy, log-failed"),
    },
  }),
];
