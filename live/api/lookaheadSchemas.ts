import { type RouteConfig, z } from "@hono/zod-openapi";
import { answer, json, problemAnswer } from "./answers.ts";

const at = z.number().int().openapi({ description: "ms since 1970 UTC" });
const QuantilesSchema = z
  .object({
    p5: z.number(),
    p10: z.number(),
    p25: z.number(),
    p50: z.number(),
    p75: z.number(),
    p90: z.number(),
    p95: z.number(),
    n: z.number().int(),
  })
  .openapi("Quantiles", { description: "Over the runs that have a value, n of them" });
const PointSchema = z.looseObject({
  at,
  minutes: z.number(),
  serviceLevel: QuantilesSchema.optional(),
  waiting: QuantilesSchema,
  load: QuantilesSchema,
  keeps: z.looseObject({ value: z.number().optional(), n: z.number().int() }).optional(),
});
const LookAheadSchema = z
  .looseObject({
    madeAt: at,
    ageMs: z.number().int().optional(),
    runs: z.number().int(),
    dayRuns: z.number().int(),
    seed: z.string(),
    source: z.looseObject({
      arrivals: z.string(),
      handleTimes: z.string(),
      patience: z.string(),
      staffing: z.string(),
    }),
    channels: z.array(z.looseObject({ channel: z.string(), points: z.array(PointSchema) })),
    waits: z.array(z.looseObject({ contactId: z.string(), answeredShare: z.number() })),
    widened: z.number().optional(),
    problem: z.string().optional(),
  })
  .openapi("LookAhead");
const ScoreSchema = z
  .looseObject({ levels: z.array(z.looseObject({ minutes: z.number(), n: z.number() })), waits: z.looseObject({}) })
  .openapi("LookAheadScore");
const LeverSchema = z
  .looseObject({ kind: z.enum(["move", "recall", "add", "announce", "overflow", "limit"]) })
  .openapi("Lever", { description: "docs/how-to/look-ahead.md says every field" });
const LeverResultSchema = z
  .looseObject({ madeAt: at, runs: z.number().int(), channels: z.array(z.looseObject({ channel: z.string() })) })
  .openapi("LeverResult");
const ChosenSchema = z.looseObject({ at, by: z.string(), levers: z.array(LeverSchema) }).openapi("ChosenLever");
const LeversSchema = z.looseObject({
  proposals: z.array(z.looseObject({ id: z.string(), lever: LeverSchema, helps: z.string() })),
  chosen: z.array(ChosenSchema),
});
const writing = {
  400: problemAnswer("malformed-json, malformed-body, body-cut-short"),
  403: problemAnswer("foreign-host, foreign-origin"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  422: problemAnswer("invalid-levers, with every problem"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  503: problemAnswer("no-look-ahead, too-busy; Retry-After says when"),
};
const levers = z.array(LeverSchema).max(8);

/** Everything about what may come, in the order the page shows it. */
export const LOOK_AHEAD_ROUTES: readonly RouteConfig[] = [
  {
    method: "get",
    path: "/api/v1/look-ahead",
    summary: "What may come: quantiles by channel and instant, and how much longer each contact may wait",
    request: { query: z.object({ at: z.string().optional().openapi({ description: "As it stood then" }) }) },
    responses: {
      200: answer("The latest, or the one kept last by then", LookAheadSchema),
      400: problemAnswer("bad-query"),
      503: problemAnswer("no-look-ahead"),
    },
  },
  {
    method: "get",
    path: "/api/v1/look-ahead/score",
    summary: "How good earlier look-aheads were",
    responses: { 200: answer("Coverage, pinball loss and Brier score by reach, and of waits", ScoreSchema) },
  },
  {
    method: "get",
    path: "/api/v1/levers",
    summary: "What could be done now, and what was chosen before",
    responses: { 200: answer("Proposals first", LeversSchema), 503: problemAnswer("no-look-ahead") },
  },
  {
    method: "post",
    path: "/api/v1/levers",
    summary: "What levers together would change, on common random numbers",
    request: { body: { required: true, content: json(z.object({ levers })) } },
    responses: { 200: answer("By channel, after half an hour, one and two", LeverResultSchema), ...writing },
  },
  {
    method: "post",
    path: "/api/v1/levers/chosen",
    summary: "Log what was decided, and by whom",
    request: { body: { required: true, content: json(z.object({ levers, by: z.string().max(80) })) } },
    responses: { 201: answer("As it was logged", ChosenSchema), ...writing },
  },
];
