import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { answer, json, problemAnswer } from "./answers.ts";

const KeptSchema = z
  .object({
    id: z.number().int(),
    madeAt: z.number().int(),
    of: z.enum(["model", "plan"]),
    method: z.string(),
    queue: z.string(),
    channel: z.string(),
    timeZone: z.string(),
    intervalMinutes: z.number().int(),
    after: z.string(),
    from: z.string(),
    to: z.string(),
  })
  .openapi("KeptForecast", { description: "A kept forecast without its figures; dates are local, YYYY-MM-DD" });
const SnapshotSchema = z
  .looseObject({ madeAt: z.number().int(), days: z.array(z.looseObject({})) })
  .openapi("Forecast", {
    description:
      "As it stood when it was made: by day the expected count and the quantiles 5, 25, 50, 75, 95 % of each interval and of the total",
  });
const OverridesSchema = z
  .array(z.looseObject({ id: z.string(), reason: z.string() }))
  .openapi("ForecastOverrides", { description: "What people change about forecasts, and why" });

const failing = { 503: problemAnswer("log-failed; Retry-After says when") };
const bodies = {
  400: problemAnswer("malformed-body, malformed-json, body-cut-short"),
  403: problemAnswer("foreign-host, foreign-origin"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  422: problemAnswer("invalid-forecast, with every problem and its place"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  ...failing,
};
const query = z.object({
  queue: z.string().optional(),
  channel: z.string().optional().openapi({ example: "voice" }),
  of: z.string().optional().openapi({ description: "model or plan" }),
  at: z.string().optional().openapi({ description: "Only those made no later, ms since 1970 UTC" }),
  covers: z.string().optional().openapi({ description: "Only those that tell of this local date, YYYY-MM-DD" }),
});
const params = z.object({ id: z.string().max(15) });

/** Forecasts, in the order the page shows them. */
export const FORECAST_ROUTES: readonly RouteConfig[] = [
  createRoute({
    method: "get",
    path: "/api/v1/forecasts",
    summary: "Kept forecasts, without their figures",
    request: { query },
    responses: { 200: answer("Latest made first", z.array(KeptSchema)), 400: problemAnswer("bad-query"), ...failing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/forecasts/latest",
    summary: "The latest kept forecast; with `at` the one that stood then",
    request: { query },
    responses: {
      200: answer("What a planner made of it counts before the model's", SnapshotSchema),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-forecast"),
      ...failing,
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/forecasts/{id}",
    summary: "One kept forecast",
    request: { params },
    responses: { 200: answer("As it was kept", SnapshotSchema), 404: problemAnswer("unknown-forecast"), ...failing },
  }),
  createRoute({
    method: "post",
    path: "/api/v1/forecasts",
    summary: "Keep a forecast",
    description: "Never changed afterwards; the same one twice is kept once.",
    request: { body: { required: true, content: json(SnapshotSchema) } },
    responses: { 201: answer("Kept", KeptSchema), ...bodies },
  }),
  createRoute({
    method: "delete",
    path: "/api/v1/forecasts/{id}",
    summary: "Remove a kept forecast",
    request: { params },
    responses: {
      204: { description: "It is gone" },
      403: problemAnswer("foreign-host, foreign-origin"),
      404: problemAnswer("unknown-forecast"),
      429: problemAnswer("too-many-requests; Retry-After says when"),
      ...failing,
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/forecast-overrides",
    summary: "What people change about forecasts",
    responses: { 200: answer("Its revision is the ETag; 0 before anything was", OverridesSchema), ...failing },
  }),
  createRoute({
    method: "put",
    path: "/api/v1/forecast-overrides",
    summary: "Save what people change about forecasts",
    request: {
      headers: z.object({ "if-match": z.string().optional().openapi({ example: '"3"' }) }),
      body: { required: true, content: json(OverridesSchema) },
    },
    responses: {
      200: answer("Saved; the new revision is the ETag", OverridesSchema),
      ...bodies,
      412: problemAnswer("revision-conflict; ETag says which revision there is"),
      428: problemAnswer("revision-required"),
    },
  }),
];
