import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { parseChoice, parseLevers } from "../../sim/experiment/lookahead/leverSchema.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";
import type { WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;

/** What may come, how good that was, and what can be done about it. */
export function lookAheadRoutes(app: OpenAPIHono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const { lookAhead } = parts;
  let weighing = false;

  app.get("/api/v1/look-ahead", async (context) => {
    const said = context.req.query("at");
    if (said === undefined) {
      const latest = lookAhead.latest();
      return latest === undefined ? notYet(context, parts) : fresh(context, latest);
    }
    const at = /^\d{1,15}$/.test(said) ? Number(said) : Number.NaN;
    if (!isInstant(at)) {
      const expected = "ms since 1970 UTC";
      const problems = [{ path: "at", code: "bad-format", expected, got: shortened(said) }];
      return problem(context, "bad-query", "1 problems", {}, { problems });
    }
    const kept = await lookAhead.asOf(at as Instant);
    return kept === undefined ? problem(context, "no-look-ahead", "none was kept by then") : fresh(context, kept);
  });

  app.get("/api/v1/look-ahead/score", (context) => fresh(context, lookAhead.score()));

  app.get("/api/v1/levers", async (context) => {
    if (lookAhead.scenario === undefined) return notYet(context, parts);
    const { groups, queues } = places(lookAhead.scenario);
    return fresh(context, { proposals: lookAhead.proposals(), groups, queues, chosen: await lookAhead.chosen() });
  });

  app.post("/api/v1/levers", async (context) => {
    const written = await door.json(context, BOUNDS.leverBodyBytes);
    if (!written.ok) return written.answer;
    const { scenario } = lookAhead;
    if (scenario === undefined) return notYet(context, parts);
    const parsed = parseLevers(asList(written.value), scenario);
    if (!parsed.ok) return invalid(context, parsed.problems);
    // One at a time: each takes seconds of the one core look-aheads may have.
    if (weighing) return problem(context, "too-busy", "other levers are being tried", { "Retry-After": "2" });
    weighing = true;
    try {
      const weighed = await lookAhead.weigh(parsed.levers);
      if (weighed === undefined) return notYet(context, parts);
      if (typeof weighed !== "string") return fresh(context, weighed);
      parts.logger.error({ levers: parsed.levers }, `trying levers failed: ${weighed}`);
      return problem(context, "internal", "it is in the server's log");
    } finally {
      weighing = false;
    }
  });

  app.post("/api/v1/levers/chosen", async (context) => {
    const written = await door.json(context, BOUNDS.leverBodyBytes);
    if (!written.ok) return written.answer;
    const { scenario } = lookAhead;
    if (scenario === undefined) return notYet(context, parts);
    const parsed = parseChoice(asList(written.value), scenario);
    if (!parsed.ok) return invalid(context, parsed.problems);
    return context.json(await lookAhead.choose(parsed.levers, parsed.by), 201);
  });
}

/** Levers come one by one or as a list. */
function asList(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("lever" in value)) return value;
  const { lever, ...rest } = value;
  return { ...rest, levers: [lever] };
}

/** What levers may name, with what people call it. */
function places({ groups, queues }: Scenario): { readonly groups: object[]; readonly queues: object[] } {
  return {
    groups: groups.map(({ id, name }) => ({ id, name })),
    queues: queues.map(({ id, name, channel }) => ({ id, name, channel })),
  };
}

function fresh(context: Asked, body: object): Response {
  return context.json(body, 200, { "Cache-Control": "no-store" });
}

function invalid(context: Asked, problems: readonly Problem[]): Response {
  return problem(context, "invalid-levers", `${problems.length} problems; nothing was tried`, {}, { problems });
}

function notYet(context: Asked, { lookAhead, centre }: ApiParts): Response {
  const why = lookAhead.problem;
  const detail = why === undefined ? `the floor is ${centre.readiness().state}` : `${why}: see docs/ERRORS.md`;
  return problem(context, "no-look-ahead", detail, { "Retry-After": "5" });
}
