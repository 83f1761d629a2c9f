import type { OpenAPIHono } from "@hono/zod-openapi";
import { DEFINITIONS } from "../../sim/metrics/definitions.ts";
import { encodeLog } from "../../sim/vocabulary/log.ts";
import { BOUNDS } from "../bounds.ts";
import { readinessAnswer } from "../health.ts";
import { listRecordings, recordingEvents } from "../recordings.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { frameQuery } from "./frameQuery.ts";
import { DOCUMENT_HEAD } from "./openapi.ts";
import { apiPage } from "./page.ts";
import { badQuery, problem } from "./problems.ts";

/** Lines of a recording sent at once: a few hundred kilobytes. */
const LINES = 1_000;

/** Everything that only reads. */
export function readingRoutes(app: OpenAPIHono<ApiEnvironment>, parts: ApiParts): void {
  app.get("/healthz", (context) => context.json({ ok: true }));

  app.get("/readyz", (context) => {
    const { status, body } = readinessAnswer(parts.centre.readiness());
    return context.json(body, status);
  });

  app.get("/metrics", async (context) =>
    context.body(await parts.measures.text(), 200, { "Content-Type": parts.measures.contentType }),
  );

  app.get("/api/v1/frame", (context) => {
    const asked = frameQuery(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    const reading = asked.boardId === undefined ? (asked.lens ?? "own") : parts.readings.reading(asked.boardId);
    if (reading === undefined) return problem(context, "unknown-board", "GET /api/v1/boards lists those there are");
    const printed = parts.press.latest(reading);
    if (printed === undefined) {
      const { state } = parts.centre.readiness();
      const whole = state === "ready" || state === "failed";
      const detail = whole ? `at most ${BOUNDS.lenses} different readings at once` : `the floor is ${state}`;
      return problem(context, whole ? "too-many-lenses" : "not-ready", detail, { "Retry-After": "1" });
    }
    return context.body(printed.json, 200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  });

  app.get("/api/v1/sources", (context) => {
    const labels = new Map(parts.centre.sources().map(({ source, label }) => [source, label]));
    const seen = parts.press.latest()?.frame.sources ?? [];
    const known = new Set<string>(seen.map(({ source }) => source));
    const silent = [...labels.keys()].filter((source) => !known.has(source));
    return context.json([
      ...seen.map((source) => ({ ...source, ...labelOf(labels, source.source) })),
      ...silent.map((source) => ({ source, state: "connecting", freshness: "unknown", ...labelOf(labels, source) })),
    ]);
  });

  app.get("/api/v1/config", (context) => context.json(parts.centre.config()));
  app.get("/api/v1/definitions", (context) => context.json(DEFINITIONS));
  app.get("/api/v1/recordings", async (context) => context.json(await listRecordings()));

  app.get("/api/v1/recordings/:id/events", async (context) => {
    const id = context.req.param("id");
    const known = (await listRecordings()).some((recording) => recording.id === id);
    if (!known) return problem(context, "unknown-recording", "GET /api/v1/recordings lists those there are");
    const events = await recordingEvents(id);
    const encoder = new TextEncoder();
    let next = 0;
    const lines = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = events.slice(next, next + LINES);
        next += LINES;
        if (piece.length === 0) controller.close();
        else controller.enqueue(encoder.encode(piece.map((event) => `${encodeLog(event)}\n`).join("")));
      },
    });
    return context.body(lines, 200, { "Content-Type": "application/x-ndjson" });
  });

  app.get("/api/v1/openapi.json", (context) => context.json(app.getOpenAPI31Document(DOCUMENT_HEAD)));
  app.get("/api", (context) => context.html(apiPage(app.getOpenAPI31Document(DOCUMENT_HEAD))));
}

function labelOf(labels: ReadonlyMap<string, string>, source: string): { label?: string } {
  const label = labels.get(source);
  return label === undefined ? {} : { label };
}
