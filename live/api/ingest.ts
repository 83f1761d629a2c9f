import type { Context, Hono } from "hono";
import { type Batch, type IngestEntry, parseBatch } from "../../sim/feed/ingest.ts";
import type { FloorEvent } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { AcceptResult } from "../centre.ts";
import { LogFailure } from "../log/failure.ts";
import { remoteAddress } from "../security.ts";
import { AddressBuckets } from "../tokenBucket.ts";
import { readBody } from "./body.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";

interface EventAnswer {
  readonly index: number;
  readonly line?: number;
  readonly id?: string;
  readonly result: "accepted" | "duplicate" | "rejected";
  readonly problems?: readonly {
    readonly path: string;
    readonly code: string;
    readonly expected: string;
    readonly got: string;
  }[];
}

/**
 * `POST /api/v1/events`: answers after the commit, with what became of each event. 200 when at least one was stored or
 * known (or the batch was empty), 422 when all were rejected; refusals of the whole body are problems. Sending the same
 * again is safe: it is answered with duplicates.
 */
export function ingestRoute(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  const buckets = new AddressBuckets(BOUNDS.ingestBurst, BOUNDS.ingestPerSecond, BOUNDS.ingestAddresses);
  let storing = 0;
  app.post("/api/v1/events", async (context) => {
    const origin = context.req.header("origin");
    if (!parts.isOwnOrigin(origin)) return problem(context, "foreign-origin", `got Origin ${shortened(origin)}`);
    const waitMs = buckets.take(remoteAddress(context.env.incoming), parts.time.now());
    if (waitMs > 0) {
      const detail = `${BOUNDS.ingestPerSecond} requests a second lastingly, ${BOUNDS.ingestBurst} at once`;
      return problem(context, "too-many-requests", detail, { "Retry-After": String(Math.ceil(waitMs / 1_000)) });
    }
    if (storing >= BOUNDS.ingestConcurrent) {
      return problem(context, "too-busy", `${storing} batches are under way`, { "Retry-After": "1" });
    }
    storing += 1;
    try {
      return await ingest(context, parts);
    } finally {
      storing -= 1;
    }
  });
}

async function ingest(context: Context<ApiEnvironment>, parts: ApiParts): Promise<Response> {
  const readiness = parts.centre.readiness();
  // A log that failed is tried again with the next append: only it can say that the disk has room again.
  if (readiness.state === "replaying" || readiness.state === "catching-up") {
    return problem(context, "not-ready", `the floor is ${readiness.state}`, { "Retry-After": "1" });
  }
  const disorderMs = disorderOf(context.req.query("disorderMs"));
  if (disorderMs === undefined) {
    const path = "disorderMs";
    const expected = `whole ms from 0 to ${BOUNDS.httpDisorderMostMs}`;
    const problems = [{ path, code: "bad-format", expected, got: shortened(context.req.query(path)) }];
    return problem(context, "bad-query", "1 problem", { Connection: "close" }, { problems });
  }
  const body = await readBody(context.req.raw, BOUNDS.bodyBytes);
  // What is left of the body is not read, so this connection cannot carry another request.
  if (!body.ok) return problem(context, body.code, body.detail, { Connection: "close" });
  const batch: Batch = parseBatch(body.text, context.req.header("content-type") ?? "");
  if (batch.refused !== undefined) return problem(context, batch.refused.code, batch.refused.detail);
  try {
    const answers = await store(batch.entries, disorderMs, parts);
    const count = (result: EventAnswer["result"]) => answers.filter((answer) => answer.result === result).length;
    const rejected = count("rejected");
    return context.json(
      { accepted: count("accepted"), duplicates: count("duplicate"), rejected, results: answers },
      rejected > 0 && rejected === answers.length ? 422 : 200,
    );
  } catch (failure) {
    if (!(failure instanceof LogFailure)) throw failure;
    for (const entry of batch.entries) if (entry.ok) parts.measures.rejected(entry.event.source, "not-stored");
    parts.logger.error({ code: failure.code }, failure.message);
    return problem(context, "log-failed", `${failure.code}: ${failure.message}`, { "Retry-After": "5" });
  }
}

/** What the sender says of its order; `undefined` for what is no such number. */
function disorderOf(said: string | undefined): number | undefined {
  if (said === undefined) return BOUNDS.httpDisorderMs;
  return /^\d{1,6}$/.test(said) && Number(said) <= BOUNDS.httpDisorderMostMs ? Number(said) : undefined;
}

async function store(entries: readonly IngestEntry[], disorderMs: number, parts: ApiParts): Promise<EventAnswer[]> {
  const events = entries.flatMap((entry) => (entry.ok ? [unrecorded(entry.event)] : []));
  const results = (await parts.centre.accept(events, disorderMs)).values();
  return entries.map((entry) => {
    const place = { index: entry.index, ...(entry.line === undefined ? {} : { line: entry.line }) };
    if (!entry.ok) {
      parts.measures.rejected("unknown", "invalid");
      return { ...place, result: "rejected", problems: entry.problems };
    }
    const result = results.next().value as AcceptResult;
    const answer = { ...place, id: entry.event.eventId };
    if (result === "accepted" || result === "duplicate") return { ...answer, result };
    return { ...answer, result: "rejected", problems: [refusalProblem(result, entry.event, parts.time.now())] };
  });
}

/** When it was recorded here is for us to say. */
function unrecorded(event: FloorEvent): FloorEvent {
  const { recordedAt: _, ...rest } = event;
  return rest as FloorEvent;
}

function refusalProblem(
  code: Exclude<AcceptResult, "accepted" | "duplicate">,
  event: FloorEvent,
  now: number,
): Omit<Problem, "code"> & { readonly code: string } {
  if (code === "simulated-source") {
    const got = shortened(event.source);
    return { path: "source", code, expected: "a source that is not simulation:, whose events have their own log", got };
  }
  const expected = `at most ${BOUNDS.aheadMs} ms ahead of the server's clock`;
  return { path: "time", code, expected, got: `${event.at - now} ms ahead` };
}
