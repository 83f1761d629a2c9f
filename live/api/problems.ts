import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../../sim/vocabulary/problems.ts";

/** Every refusal of the HTTP API: stable code → status and title (RFC 9457). docs/ERRORS.md says what to do about each. */
export const HTTP_PROBLEMS = {
  "foreign-host": { status: 403, title: "The Host header does not name this server" },
  "foreign-origin": { status: 403, title: "The page that asks is not of this server" },
  "not-found": { status: 404, title: "There is nothing here" },
  "unknown-contact": { status: 404, title: "Nothing is known of this contact" },
  "unknown-recording": { status: 404, title: "There is no such recording" },
  "unknown-day": { status: 404, title: "The log has no such day" },
  "unknown-incident": { status: 404, title: "The day has no such incident" },
  "day-too-large": { status: 409, title: "The day holds more than a replay can" },
  "unknown-alarm": { status: 404, title: "No such alarm is open" },
  "alarm-state": { status: 409, title: "That cannot be done to an alarm as it is now" },
  "invalid-action": { status: 422, title: "What is to be done is not said as it must be" },
  "invalid-rules": { status: 422, title: "The rules are not rules" },
  "invalid-span": { status: 400, title: "That is no stretch of time" },
  "unknown-board": { status: 404, title: "There is no such board" },
  "too-many-lenses": { status: 503, title: "Too many different readings are asked for at once" },
  "invalid-board": { status: 422, title: "The board is not a board" },
  "too-many-boards": { status: 409, title: "There is no room for another board" },
  "unknown-lab-document": { status: 404, title: "There is no such lab document" },
  "invalid-lab-document": { status: 422, title: "The lab document is not one" },
  "too-many-lab-documents": { status: 409, title: "There is no room for another lab document" },
  "no-scenario": { status: 409, title: "The lab cannot take this floor as a scenario" },
  "unknown-import": { status: 404, title: "There is no such import" },
  "import-state": { status: 409, title: "That cannot be done to an import as it is now" },
  "batch-order": { status: 409, title: "A batch is missing before this one" },
  "too-many-imports": { status: 409, title: "There is no room for another import" },
  "too-many-rows": { status: 413, title: "The import holds more rows than one may" },
  "unknown-forecast": { status: 404, title: "There is no such forecast" },
  "invalid-forecast": { status: 422, title: "What was sent is not of a forecast" },
  "invalid-history": { status: 422, title: "What was sent is not of a history" },
  "bad-query": { status: 400, title: "The query is not what it must be" },
  "not-countable": { status: 409, title: "The log cannot tell this figure" },
  "invalid-roster": { status: 422, title: "What was sent is no roster" },
  "unknown-agent": { status: 404, title: "Nobody of this id is on the floor" },
  "no-look-ahead": { status: 503, title: "Nobody has looked ahead yet" },
  "invalid-levers": { status: 422, title: "The levers are not levers of this floor" },
  "revision-required": { status: 428, title: "A change must say which revision it changes" },
  "revision-conflict": { status: 412, title: "Somebody else has changed it meanwhile" },
  "method-not-allowed": { status: 405, title: "This address is asked in another way" },
  "body-too-large": { status: 413, title: "The body is larger than one request may be" },
  "too-many-events": { status: 413, title: "The batch holds more events than one request may" },
  "unsupported-content-type": { status: 415, title: "The body is of a type that is not read here" },
  "malformed-body": { status: 400, title: "The body is not UTF-8" },
  "malformed-json": { status: 400, title: "The body is not JSON" },
  "not-a-batch": { status: 400, title: "The body is JSON, but not events" },
  "too-deep": { status: 400, title: "The body is nested too deeply" },
  "body-cut-short": { status: 400, title: "The body ended before its end" },
  "too-many-requests": { status: 429, title: "This address asks too often" },
  "too-busy": { status: 503, title: "Too many batches are being stored at once" },
  "not-ready": { status: 503, title: "The floor is not ready yet" },
  "log-failed": { status: 503, title: "Events cannot be stored" },
  internal: { status: 500, title: "The server made a mistake" },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type HttpProblemCode = keyof typeof HTTP_PROBLEMS;

/** An answer that refuses: `application/problem+json` with `type`, `title`, `status`, `code`, `detail`, and what is in `more`. */
export function problem(
  context: Context,
  code: HttpProblemCode,
  detail: string,
  headers: Record<string, string> = {},
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { status } = HTTP_PROBLEMS[code];
  return context.body(problemBody(code, detail, more), status, {
    "Content-Type": "application/problem+json",
    ...headers,
  });
}

/** The refusal of a query, with everything that is wrong with it. */
export function badQuery(context: Context, problems: readonly Problem[]): Response {
  return problem(context, "bad-query", `${problems.length} problems`, {}, { problems });
}

/** The body of such an answer, for places that have no Hono context. */
export function problemBody(
  code: HttpProblemCode,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { status, title } = HTTP_PROBLEMS[code];
  return JSON.stringify({ type: `/api#${code}`, title, status, code, detail, ...more });
}
