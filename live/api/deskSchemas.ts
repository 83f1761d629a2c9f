import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { LISTED_FIGURES } from "../../sim/metrics/counted.ts";
import { NAMINGS } from "../../sim/metrics/lens.ts";
import { BOUNDS } from "../bounds.ts";
import { answer, problemAnswer } from "./answers.ts";

const instant = z.number().int().openapi({ description: "ms since 1970 UTC" });

const RowSchema = z
  .looseObject({
    source: z.string(),
    contactId: z.string(),
    channel: z.string(),
    sinceAt: instant,
    met: z.boolean().optional().openapi({ description: "Of ratios: counts above the line" }),
  })
  .openapi("CountedContact", { description: "One visit, or one work, that was counted" });
const ListSchema = z.looseObject({
  at: instant,
  counted: z.enum(["floor", "log"]),
  total: z.number().int(),
  met: z.number().int().optional(),
  rows: z.array(RowSchema),
});
const JourneySchema = z.looseObject({
  at: instant,
  journeyId: z.string().optional(),
  contacts: z.array(z.looseObject({ contactId: z.string(), channel: z.string() })),
  timesExplained: z.number().int(),
  transfers: z.number().int(),
  cutShort: z.boolean(),
});
const WhySchema = z.looseObject({
  at: instant,
  basis: z.enum(["routing", "observed"]),
  state: z.enum(["waits", "rings", "served", "elsewhere", "gone"]),
});
const ReadingsSchema = z.looseObject({
  at: instant,
  readings: z.array(z.looseObject({ variant: z.string(), value: z.number().optional(), n: z.number().int() })),
});

const names = z.enum(NAMINGS).optional();
const at = z.string().optional().openapi({ description: "ms since 1970 UTC; absent: now" });
const one = { params: z.object({ id: z.string().max(BOUNDS.idCharacters) }) };
const told = { query: z.object({ source: z.string().optional(), at, names }) };
const busy = problemAnswer("not-ready, too-busy, log-failed; Retry-After says when");
const get = (path: string, summary: string, request: RouteConfig["request"], responses: RouteConfig["responses"]) =>
  createRoute({ method: "get", path, summary, ...(request === undefined ? {} : { request }), responses });

/** What is behind the numbers of the desk. */
export const DESK_ROUTES: readonly RouteConfig[] = [
  get(
    "/api/v1/contacts",
    "The contacts counted in a figure, by its own definition",
    {
      query: z.object({
        figure: z.enum(LISTED_FIGURES),
        scope: z.string().optional().openapi({ description: "total, channel:voice or queue:sales/voice" }),
        window: z.string().optional(),
        variant: z.string().optional(),
        attribution: z.string().optional(),
        agent: z.string().optional(),
        at,
        names,
        offset: z.string().optional(),
        limit: z.string().optional(),
      }),
    },
    {
      200: answer("A page of them", ListSchema),
      400: problemAnswer("bad-query"),
      409: problemAnswer("not-countable"),
      503: busy,
    },
  ),
  get(
    "/api/v1/contacts/{id}",
    "A contact and its journey over channels",
    { ...one, ...told },
    {
      200: answer("Every contact it is linked with", JourneySchema),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-contact"),
      503: busy,
    },
  ),
  get(
    "/api/v1/journeys/{id}",
    "A journey by its own id",
    { ...one, ...told },
    {
      200: answer("Its contacts", JourneySchema),
      400: problemAnswer("bad-query"),
      404: problemAnswer("unknown-contact"),
      503: busy,
    },
  ),
  get(
    "/api/v1/explanations/contacts/{id}",
    "Why a contact on the floor waits, and why it went to whom it went",
    { ...one, ...told },
    {
      200: answer("As far as it can be told", WhySchema),
      400: problemAnswer("bad-query"),
      503: problemAnswer("not-ready"),
    },
  ),
  get(
    "/api/v1/explanations/service-level",
    "One window of one scope by all formulas of service level",
    {
      query: z.object({
        scope: z.string().optional(),
        window: z.string().optional(),
        attribution: z.string().optional(),
      }),
    },
    {
      200: answer("One reading a formula", ReadingsSchema),
      400: problemAnswer("bad-query"),
      404: problemAnswer("not-found"),
      503: problemAnswer("not-ready"),
    },
  ),
];
