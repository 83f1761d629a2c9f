import type { Hono } from "hono";
import { compileCentre } from "../../sim/engine/centre.ts";
import { routingWhy } from "../../sim/feed/routingWhy.ts";
import type { Board } from "../../sim/metrics/board.ts";
import { SERVICE_LEVEL_VARIANTS } from "../../sim/metrics/config.ts";
import { PLACE } from "../../sim/metrics/fields.ts";
import { serviceLevelCounts } from "../../sim/metrics/figures.ts";
import { serviceLevel } from "../../sim/metrics/serviceLevel.ts";
import { observedWhy } from "../../sim/metrics/why/observedWhy.ts";
import type { ContactWhy } from "../../sim/metrics/why/why.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { ContactId, Instant } from "../../sim/vocabulary/index.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { oneQuery } from "./deskQuery.ts";
import { whenReady } from "./deskRoutes.ts";
import { figureQuery } from "./figureRoutes.ts";
import { badQuery, problem } from "./problems.ts";
import { ShownAgents } from "./shownAgents.ts";

/**
 * Why: `GET /api/v1/explanations/contacts/{id}` says why a contact on the floor waits and why it went to whom it went;
 * `GET /api/v1/explanations/service-level` reads one window by all six formulas.
 */
export function explanationRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  app.get("/api/v1/explanations/contacts/:id", (context) =>
    whenReady(context, parts, async () => {
      const id = context.req.param("id");
      const asked = oneQuery(context.req.query(), id);
      if (!asked.ok) return badQuery(context, asked.problems);
      const { source, names } = asked.value;
      const { board, at } = parts.centre.shown.boardAt(parts.centre.shownAt);
      const shown = new ShownAgents(board.floor, names);
      const input = { floor: board.floor, config: board.config, at, usualMs: usualOf(board, at) };
      const observed = observedWhy(input, id, source);
      const routing = parts.centre.reasonsOf(id as ContactId);
      const why =
        routing === undefined
          ? observed
          : routingWhy(observed, routing.told, {
              scenario: routing.scenario,
              agents: agentsOf(routing.scenario),
              nameOf: (agentId) => shown.nameOf(agentId),
            });
      return context.json(withAgents(why, shown), 200, { "Cache-Control": "no-store" });
    }),
  );

  app.get("/api/v1/explanations/service-level", (context) =>
    whenReady(context, parts, async () => {
      const asked = figureQuery({ ...context.req.query(), definition: "serviceLevel" }, parts.centre.config());
      if (!asked.ok) return badQuery(context, asked.problems);
      const { scope, window, attribution } = asked.request;
      const { board, at } = parts.centre.shown.boardAt(parts.centre.shownAt);
      const found = board.measured(scope, at);
      if (found === undefined) return problem(context, "not-found", "the floor has not seen this queue");
      const counts = serviceLevelCounts(found.scope, found.scope.sums(window), { attribution });
      const readings = SERVICE_LEVEL_VARIANTS.map((variant) => ({ variant, ...serviceLevel(counts, variant) }));
      return context.json({ at, scope, window, attribution, counts, readings }, 200, { "Cache-Control": "no-store" });
    }),
  );
}

const places = new WeakMap<Scenario, readonly string[]>();

/** Ids of the agents of a scenario by their places in its centre; worked out once. */
function agentsOf(scenario: Scenario): readonly string[] {
  const known = places.get(scenario) ?? compileCentre(scenario).agents.map(({ id }) => id);
  places.set(scenario, known);
  return known;
}

/** How long works of a visit's queue take today: talk, hold and wrap-up ÷ finished. */
function usualOf(board: Board, at: Instant): Parameters<typeof observedWhy>[0]["usualMs"] {
  return ({ queue: { queueId, channel } }) => {
    const sums = board.measured({ channel, queueId }, at)?.scope.sums("day");
    if (sums === undefined || sums[PLACE.handled] === 0) return undefined;
    return Math.round((sums[PLACE.talkMs] + sums[PLACE.holdMs] + sums[PLACE.wrapUpMs]) / sums[PLACE.handled]);
  };
}

/** The same with agents as those who look may know them. */
function withAgents(why: ContactWhy, shown: ShownAgents): ContactWhy {
  const { waits } = why;
  return {
    ...why,
    agentIds: why.agentIds.map((id) => shown.idOf(id)),
    ...(waits === undefined
      ? {}
      : {
          waits: { ...waits, nextFree: waits.nextFree.map((next) => ({ ...next, agentId: shown.idOf(next.agentId) })) },
        }),
    chosen: why.chosen.map((one) => ({ ...one, agentId: shown.idOf(one.agentId) })),
  };
}
