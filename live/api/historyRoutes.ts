import type { Hono } from "hono";
import { NOTHING_DECIDED, parseCleaning } from "../../sim/history/decisions.ts";
import { parseMapping } from "../../sim/history/mapping.ts";
import { EARLIEST_INSTANT, type Instant, isChannel, isInstant, LATEST_INSTANT } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { HistorySpan } from "../log/historyReading.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { historyStored, invalidHistory } from "./historyAnswers.ts";
import { historyAsideRoutes } from "./historyAsideRoutes.ts";
import { historyImportRoutes } from "./historyImportRoutes.ts";
import { badQuery, problem } from "./problems.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

/** Lengths contacts are counted by, minutes: every zone's clock is a whole number of quarters from UTC. */
const COUNTED_MINUTES = [5, 15] as const;

/** Histories: what is stored, how headers were read, what was decided. */
export function historyRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  historyImportRoutes(app, parts, door);
  historyAsideRoutes(app, parts, door);

  app.get("/api/v1/history/queues", (context) =>
    historyStored(context, parts, async () => context.json(await parts.history.reading.queues())),
  );

  app.get("/api/v1/history/intervals", (context) => {
    const asked = spanOf(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    return historyStored(context, parts, async () => context.json(await parts.history.reading.intervals(asked.span)));
  });

  app.get("/api/v1/history/contacts", (context) => {
    const asked = spanOf(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    return historyStored(context, parts, async () => context.json(await parts.history.reading.contacts(asked.span)));
  });

  app.get("/api/v1/history/counted-contacts", (context) => {
    const asked = spanOf(context.req.query());
    if (!asked.ok) return badQuery(context, asked.problems);
    const minutes = COUNTED_MINUTES.find((one) => String(one) === (context.req.query("minutes") ?? "15"));
    if (minutes === undefined) {
      const got = shortened(context.req.query("minutes"));
      return badQuery(context, [{ path: "minutes", code: "not-one-of", expected: "one of 5, 15", got }]);
    }
    return historyStored(context, parts, async () =>
      context.json(await parts.history.reading.counted(asked.span, minutes)),
    );
  });

  app.get("/api/v1/history/mappings", (context) =>
    historyStored(context, parts, async () => {
      const kept = await parts.history.documents.all("mapping");
      return context.json(kept.map(({ id, savedAt, body }) => ({ signature: id, savedAt, mapping: body })));
    }),
  );

  app.put("/api/v1/history/mappings", async (context) => {
    const written = await door.json(context, BOUNDS.historyDocumentBytes);
    if (!written.ok) return written.answer;
    const { signature, mapping } = (written.value ?? {}) as { signature?: unknown; mapping?: unknown };
    const problems: Problem[] = [];
    if (typeof signature !== "string" || signature.length === 0 || signature.length > 2_000) {
      const expected = "the header as one text of 1–2,000 characters";
      problems.push({ path: "signature", code: "bad-length", expected, got: shortened(signature) });
    }
    const parsed = parseMapping(mapping);
    if (!parsed.ok) problems.push(...parsed.problems.map((one) => ({ ...one, path: `mapping.${one.path}` })));
    if (problems.length > 0 || !parsed.ok) return invalidHistory(context, problems);
    return historyStored(context, parts, async () => {
      await parts.history.documents.put("mapping", String(signature), parsed.mapping);
      return context.body(null, 204);
    });
  });

  app.get("/api/v1/history/cleaning", (context) =>
    historyStored(context, parts, async () => {
      const kept = await parts.history.documents.get("cleaning", "all");
      return context.json(kept?.body ?? NOTHING_DECIDED, 200, {
        ETag: `"${kept?.revision ?? 0}"`,
        "Cache-Control": "no-cache",
      });
    }),
  );

  app.put("/api/v1/history/cleaning", async (context) => {
    const written = await door.json(context, BOUNDS.bodyBytes);
    if (!written.ok) return written.answer;
    const parsed = parseCleaning(written.value);
    if (!parsed.ok) return invalidHistory(context, parsed.problems);
    const expected = matchedRevision(context);
    if (expected === undefined) {
      return problem(context, "revision-required", "If-Match says that you know what is there");
    }
    return historyStored(context, parts, async () => {
      const saved = await parts.history.documents.save("cleaning", "all", parsed.cleaning, expected);
      if (saved.ok) return context.json(saved.document.body, 200, { ETag: `"${saved.document.revision}"` });
      const detail = `the decisions are of revision ${saved.revision} by now`;
      return problem(context, saved.code, detail, { ETag: `"${saved.revision}"` });
    });
  });
}

type Span =
  | { readonly ok: true; readonly span: HistorySpan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function spanOf(query: Readonly<Record<string, string>>): Span {
  const problems: Problem[] = [];
  const { queue, channel } = query;
  const wrong = (path: string, code: Problem["code"], expected: string) =>
    problems.push({ path, code, expected, got: shortened(query[path]) });
  if (queue === undefined || queue === "" || queue.length > 200) wrong("queue", "bad-length", "1–200 characters");
  if (!isChannel(channel)) wrong("channel", "not-one-of", "a channel: voice, chat, email …");
  const instantAt = (path: "from" | "to", otherwise: Instant): Instant => {
    const text = query[path];
    if (text === undefined) return otherwise;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (isInstant(value)) return value;
    wrong(path, "bad-format", "ms since 1970 UTC");
    return otherwise;
  };
  const from = instantAt("from", EARLIEST_INSTANT);
  const to = instantAt("to", LATEST_INSTANT);
  if (problems.length > 0 || queue === undefined || !isChannel(channel)) return { ok: false, problems };
  return { ok: true, span: { queue, channel, from, to } };
}
