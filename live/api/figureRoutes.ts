import type { Context, Hono } from "hono";
import { ATTRIBUTIONS, type BoardConfig, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../sim/metrics/config.ts";
import {
  type FigureRequest,
  type FigureScope,
  NAMED_METRICS,
  type NamedMetricId,
} from "../../sim/metrics/namedFigure.ts";
import { type Instant, isChannel, isInstant, type QueueId } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { LogFailure, logFailure } from "../log/failure.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { badQuery, problem } from "./problems.ts";

const NAMED = Object.keys(NAMED_METRICS) as readonly NamedMetricId[];

/**
 * `GET /api/v1/figures`: one figure by its definition, as tiles show it. Without `at` from the floor as it is now; with it
 * counted anew from the log, for any instant there is.
 */
export function figureRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  let counting = false;
  app.get("/api/v1/figures", async (context) => {
    const readiness = parts.centre.readiness();
    if (readiness.state === "replaying" || readiness.state === "catching-up") {
      return problem(context, "not-ready", `the floor is ${readiness.state}`, { "Retry-After": "1" });
    }
    const asked = figureQuery(context.req.query(), parts.centre.config());
    if (!asked.ok) return badQuery(context, asked.problems);
    const { request, at } = asked;
    if (at === undefined) {
      const now = parts.centre.shown.figure(request, parts.centre.shownAt);
      return now === undefined ? unknownScope(context) : answer(context, request, now);
    }
    // One at a time: a count reads a week of the log, and whoever asks in a loop must not stop the floor.
    if (counting) return problem(context, "too-busy", "another figure is being counted", { "Retry-After": "1" });
    counting = true;
    try {
      const counted = await parts.centre.shown.figureAt(request, at);
      if (counted !== undefined) return answer(context, request, counted);
      const detail =
        "a source listed its whole state within the seven days before the window: only the floor of now can tell";
      return problem(context, "not-countable", detail);
    } catch (failure) {
      const { code, message } =
        failure instanceof LogFailure ? failure : logFailure(failure, parts.centre.shown.log.directory);
      parts.logger.error({ code }, message);
      return problem(context, "log-failed", `${code}: ${message}`, { "Retry-After": "5" });
    } finally {
      counting = false;
    }
  });
}

function answer(context: Context<ApiEnvironment>, request: FigureRequest, figure: object): Response {
  return context.json({ ...request, ...figure }, 200, { "Cache-Control": "no-store" });
}

function unknownScope(context: Context<ApiEnvironment>): Response {
  return problem(context, "not-found", "the floor has not seen this queue");
}

type Asked =
  | { readonly ok: true; readonly request: FigureRequest; readonly at: Instant | undefined }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The query as a request, with what it leaves out as the board reads; or everything that is wrong with it. */
export function figureQuery(query: Readonly<Record<string, string>>, config: BoardConfig): Asked {
  const problems: Problem[] = [];
  const wrong = (path: string, expected: string): undefined => {
    const got = query[path];
    const code = got === undefined ? "missing-field" : path === "at" || path === "scope" ? "bad-format" : "not-one-of";
    problems.push({ path, code, expected, got: shortened(got) });
  };
  const oneOf = <const T extends string>(path: string, values: readonly T[], otherwise?: T): T | undefined => {
    const said = query[path] ?? otherwise;
    return values.find((value) => value === said) ?? wrong(path, `one of ${values.join(", ")}`);
  };
  const definition = oneOf("definition", NAMED);
  const window = oneOf("window", WINDOWS, config.headline);
  const variant = oneOf("variant", SERVICE_LEVEL_VARIANTS, config.variant);
  const attribution = oneOf("attribution", ATTRIBUTIONS, config.attribution);
  const scope = scopeOf(query.scope ?? "total") ?? wrong("scope", "total, channel:voice or queue:sales/voice");
  const said = query.at === undefined ? undefined : Number(query.at);
  if (said !== undefined && !(/^\d{1,15}$/.test(query.at ?? "") && isInstant(said))) wrong("at", "ms since 1970 UTC");
  if (problems.length > 0 || !definition || !window || !variant || !attribution || !scope)
    return { ok: false, problems };
  const at = said === undefined ? undefined : (said as Instant);
  return { ok: true, at, request: { definition, scope, window, variant, attribution } };
}

/** `total`, `channel:voice` or `queue:sales/voice` as a scope; `undefined` for anything else. */
export function scopeOf(text: string): FigureScope | undefined {
  if (text === "total") return {};
  const [, kind, rest = ""] = /^(channel|queue):(.{1,250})$/.exec(text) ?? [];
  if (kind === "channel") return isChannel(rest) ? { channel: rest } : undefined;
  // The channel follows the last stroke: ids of queues may hold strokes of their own.
  const stroke = rest.lastIndexOf("/");
  const channel = rest.slice(stroke + 1);
  return stroke > 0 && isChannel(channel) ? { channel, queueId: rest.slice(0, stroke) as QueueId } : undefined;
}
