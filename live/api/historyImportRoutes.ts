import type { Context, Hono } from "hono";
import * as z from "zod";
import { HISTORY_BOUNDS } from "../../sim/history/bounds.ts";
import { parseMapping } from "../../sim/history/mapping.ts";
import { parseContactRows, parseIntervalRows } from "../../sim/history/rowSchema.ts";
import { isTimeZone } from "../../sim/vocabulary/localTime.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { problemsOf } from "../../sim/vocabulary/schemaProblems.ts";
import { BOUNDS } from "../bounds.ts";
import { type ImportChange, type ImportHead, type ImportInfo, ORIGINS } from "../log/historyImports.ts";
import type { HistoryRows } from "../log/historyRows.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { historyStored, invalidHistory } from "./historyAnswers.ts";
import { historyLines } from "./historyLines.ts";
import { problem } from "./problems.ts";
import type { WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;

/** Imports of histories: begun, filled in batches, kept or dropped, deleted and brought back. */
export function historyImportRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  app.get("/api/v1/history/imports", (context) =>
    historyStored(context, parts, async () => context.json((await parts.history.imports.list()).map(shown))),
  );

  app.post("/api/v1/history/imports", async (context) => {
    const written = await door.json(context, BOUNDS.historyDocumentBytes);
    if (!written.ok) return written.answer;
    const head = parseHead(written.value);
    if (!head.ok) return invalidHistory(context, head.problems);
    return historyStored(context, parts, async () =>
      answered(context, await parts.history.imports.begin(head.head), 201),
    );
  });

  app.post("/api/v1/history/imports/:id/rows", async (context) => {
    const batch = Number(context.req.query("batch"));
    if (!Number.isInteger(batch) || batch < 1 || batch > 1_000_000) {
      return problem(context, "bad-query", "batch: a whole number from 1, one more with every batch");
    }
    const lines = await historyLines(context, door);
    if (!lines.ok) return lines.answer;
    const id = context.req.param("id");
    return historyStored(context, parts, async () => {
      const info = await parts.history.imports.get(id);
      if (info === undefined) return unknown(context);
      const rows = parseRows(info, lines.values);
      if (!rows.ok) return invalidHistory(context, rows.problems);
      return answered(context, await parts.history.imports.append(id, batch, rows.batch));
    });
  });

  app.post("/api/v1/history/imports/:id/keep", async (context) => {
    const written = await door.json(context, 1_024);
    if (!written.ok) return written.answer;
    const counted = z
      .object({ problems: z.int().min(0).max(HISTORY_BOUNDS.rows).default(0) })
      .safeParse(written.value, { reportInput: true });
    if (!counted.success) return invalidHistory(context, problemsOf(counted.error.issues));
    const { problems } = counted.data;
    return historyStored(context, parts, async () =>
      answered(context, await parts.history.imports.keep(context.req.param("id"), problems)),
    );
  });

  app.post("/api/v1/history/imports/:id/restore", async (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    return historyStored(context, parts, async () =>
      answered(context, await parts.history.imports.restore(context.req.param("id"))),
    );
  });

  app.delete("/api/v1/history/imports/:id", async (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    return historyStored(context, parts, async () =>
      answered(context, await parts.history.imports.remove(context.req.param("id"))),
    );
  });
}

const NAME = { error: "1–200 characters, no control characters", abort: true };
const ZONE = { error: "an IANA time zone this machine knows", abort: true };
const headSchema = z.object({
  name: z
    .string(NAME)
    .min(1, NAME)
    .max(200, NAME)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, NAME),
  kind: z.enum(["intervals", "contacts"], "one of intervals, contacts"),
  origin: z.enum(ORIGINS, `one of ${ORIGINS.join(", ")}`),
  timeZone: z.string(ZONE).max(100, ZONE).refine(isTimeZone, ZONE),
  mapping: z.unknown().optional(),
  bytes: z.int().min(0).max(HISTORY_BOUNDS.fileBytes).default(0),
});

type ParsedHead =
  | { readonly ok: true; readonly head: ImportHead }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function parseHead(value: unknown): ParsedHead {
  const parsed = headSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  const { mapping, ...head } = parsed.data;
  if (mapping === undefined) return { ok: true, head };
  const read = parseMapping(mapping);
  if (read.ok) return { ok: true, head: { ...head, mapping: JSON.stringify(read.mapping) } };
  return { ok: false, problems: read.problems.map((one) => ({ ...one, path: `mapping.${one.path}` })) };
}

function parseRows(
  info: ImportInfo,
  values: unknown,
): { readonly ok: true; readonly batch: HistoryRows } | { readonly ok: false; readonly problems: readonly Problem[] } {
  if (info.kind === "intervals") {
    const parsed = parseIntervalRows(values);
    return parsed.ok ? { ok: true, batch: { kind: "intervals", rows: parsed.rows } } : parsed;
  }
  const parsed = parseContactRows(values);
  return parsed.ok ? { ok: true, batch: { kind: "contacts", rows: parsed.rows } } : parsed;
}

function shown({ mapping, ...info }: ImportInfo): object {
  return { ...info, ...(mapping === undefined ? {} : { mapping: JSON.parse(mapping) }) };
}

function answered(context: Asked, change: ImportChange, status: 200 | 201 = 200): Response {
  if (change.ok) return context.json(shown(change.info), status);
  switch (change.code) {
    case "unknown-import":
      return unknown(context);
    case "too-many-imports":
      return problem(context, change.code, `${BOUNDS.historyOpen} being filled, ${BOUNDS.historyImports} in all`);
    case "too-many-rows":
      return problem(context, change.code, `at most ${HISTORY_BOUNDS.rows} rows an import`);
    case "import-state":
      return problem(context, change.code, `it is ${change.state}`);
    case "batch-order":
      return problem(context, change.code, `expected batch ${change.expected}`);
    case "import-kind":
      return problem(context, "import-state", `it is of ${change.kind}`);
  }
}

function unknown(context: Asked): Response {
  return problem(context, "unknown-import", "GET /api/v1/history/imports lists those there are");
}
