import type { Context, Hono } from "hono";
import { parseOverrides } from "../../sim/forecast/overrides.ts";
import { parseSnapshot } from "../../sim/forecast/snapshotSchema.ts";
import { type Instant, isChannel, isInstant } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { ForecastQuery } from "../log/forecastTable.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { historyStored } from "./historyAnswers.ts";
import { badQuery, problem } from "./problems.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;

/** Forecasts as they stood when they were made, and what people change about them. */
export function forecastRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const stored = (context: Asked, work: () => Promise<Response>) => historyStored(context, parts, work);

  app.get("/api/v1/forecasts", (context) => {
    const asked = queryOf(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    return stored(context, async () => context.json(await parts.history.forecasts.list(asked.query)));
  });

  app.get("/api/v1/forecasts/latest", (context) => {
    const asked = queryOf(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    return stored(context, async () => {
      const snapshot = await parts.history.forecasts.latest(asked.query);
      return snapshot === undefined
        ? problem(context, "unknown-forecast", "none was kept that the query asks for")
        : context.json(snapshot);
    });
  });

  app.get("/api/v1/forecasts/:id", (context) =>
    stored(context, async () => {
      const id = idOf(context);
      const snapshot = id === undefined ? undefined : await parts.history.forecasts.get(id);
      return snapshot === undefined ? unknown(context) : context.json(snapshot);
    }),
  );

  app.post("/api/v1/forecasts", async (context) => {
    const written = await door.json(context, BOUNDS.bodyBytes);
    if (!written.ok) return written.answer;
    const parsed = parseSnapshot(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    return stored(context, async () => context.json(await parts.history.forecasts.keep(parsed.snapshot), 201));
  });

  app.delete("/api/v1/forecasts/:id", (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    return stored(context, async () => {
      const id = idOf(context);
      return id !== undefined && (await parts.history.forecasts.remove(id))
        ? context.body(null, 204)
        : unknown(context);
    });
  });

  app.get("/api/v1/forecast-overrides", (context) =>
    stored(context, async () => {
      const kept = await parts.history.documents.get("overrides", "all");
      const headers = { ETag: `"${kept?.revision ?? 0}"`, "Cache-Control": "no-cache" };
      return context.json(kept?.body ?? [], 200, headers);
    }),
  );

  app.put("/api/v1/forecast-overrides", async (context) => {
    const written = await door.json(context, BOUNDS.historyDocumentBytes);
    if (!written.ok) return written.answer;
    const parsed = parseOverrides(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    const expected = matchedRevision(context);
    if (expected === undefined)
      return problem(context, "revision-required", "If-Match says that you know what is there");
    return stored(context, async () => {
      const saved = await parts.history.documents.save("overrides", "all", parsed.overrides, expected);
      if (saved.ok) return context.json(saved.document.body, 200, { ETag: `"${saved.document.revision}"` });
      const detail = `the overrides are of revision ${saved.revision} by now`;
      return problem(context, saved.code, detail, { ETag: `"${saved.revision}"` });
    });
  });
}

type Query =
  | { readonly ok: true; readonly query: ForecastQuery }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function queryOf(asked: Readonly<Record<string, string>>): Query {
  const problems: Problem[] = [];
  const { queue, channel, of, at, covers } = asked;
  const wrong = (path: string, code: Problem["code"], expected: string) =>
    problems.push({ path, code, expected, got: shortened(asked[path]) });
  if (queue !== undefined && (queue === "" || queue.length > 200)) wrong("queue", "bad-length", "1–200 characters");
  if (channel !== undefined && !isChannel(channel)) wrong("channel", "not-one-of", "a channel: voice, chat, email …");
  if (of !== undefined && of !== "model" && of !== "plan") wrong("of", "not-one-of", "model or plan");
  const madeTo = at === undefined ? undefined : /^\d{1,15}$/.test(at) ? Number(at) : Number.NaN;
  if (madeTo !== undefined && !isInstant(madeTo)) wrong("at", "bad-format", "ms since 1970 UTC");
  if (covers !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(covers)) wrong("covers", "bad-format", "a date, YYYY-MM-DD");
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    query: {
      ...{ queue, covers, madeTo: madeTo as Instant | undefined },
      channel: isChannel(channel) ? channel : undefined,
      of: of === "model" || of === "plan" ? of : undefined,
    },
  };
}

function idOf(context: Asked): number | undefined {
  const text = context.req.param("id") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function unknown(context: Asked): Response {
  return problem(context, "unknown-forecast", "GET /api/v1/forecasts lists those there are");
}

function invalid(context: Asked, problems: readonly Problem[]): Response {
  return problem(context, "invalid-forecast", `${problems.length} problems; nothing was stored`, {}, { problems });
}
