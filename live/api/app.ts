import { OpenAPIHono } from "@hono/zod-openapi";
import { alarmRoutes } from "./alarms.ts";
import { boardRoutes } from "./boardRoutes.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { dayRoutes } from "./days.ts";
import { deskRoutes } from "./deskRoutes.ts";
import { explanationRoutes } from "./explanationRoutes.ts";
import { figureRoutes } from "./figureRoutes.ts";
import { forecastRoutes } from "./forecastRoutes.ts";
import { historyRoutes } from "./historyRoutes.ts";
import { ingestRoute } from "./ingest.ts";
import { labRoutes } from "./labRoutes.ts";
import { lookAheadRoutes } from "./lookahead.ts";
import { ROUTES } from "./openapi.ts";
import { problem } from "./problems.ts";
import { readingRoutes } from "./readings.ts";
import { rosterRoutes } from "./roster.ts";
import { WritingDoor } from "./writing.ts";

/** The HTTP API: what `/api/*`, `/healthz`, `/readyz` and `/metrics` answer. */
export function createApi(parts: ApiParts): OpenAPIHono<ApiEnvironment> {
  const app = new OpenAPIHono<ApiEnvironment>();
  for (const route of ROUTES) app.openAPIRegistry.registerPath(route);
  ingestRoute(app, parts);
  readingRoutes(app, parts);
  const door = new WritingDoor(parts);
  alarmRoutes(app, parts, door);
  boardRoutes(app, parts, door);
  figureRoutes(app, parts);
  historyRoutes(app, parts, door);
  forecastRoutes(app, parts, door);
  dayRoutes(app, parts);
  lookAheadRoutes(app, parts, door);
  labRoutes(app, parts, door);
  rosterRoutes(app, parts, door);
  deskRoutes(app, parts);
  explanationRoutes(app, parts);

  app.notFound((context) => {
    const allowed = allowedMethods(context.req.path);
    if (allowed.length > 0 && !allowed.includes(context.req.method)) {
      const allow = allowed.join(", ");
      return problem(context, "method-not-allowed", `expected ${allow}, got ${context.req.method}`, { Allow: allow });
    }
    return problem(context, "not-found", "GET /api says what there is");
  });
  app.onError((mistake, context) => {
    // Its words may quote what others sent: they stay in our own log.
    parts.logger.error({ err: mistake, path: context.req.path }, "answering failed");
    return problem(context, "internal", "it is in the server's log");
  });
  return app;
}

function allowedMethods(path: string): string[] {
  return ROUTES.filter((route) => {
    const pattern = route.path.split("/");
    const parts = path.split("/");
    return pattern.length === parts.length && pattern.every((part, i) => part.startsWith("{") || part === parts[i]);
  }).map((route) => route.method.toUpperCase());
}
