import type { FloorEvent } from "../vocabulary/index.ts";
import { type Parsed, type Problem, shortened } from "../vocabulary/problems.ts";
import { parseCloudEvent } from "../vocabulary/wire.ts";
import { isDeeperThan, isLongerThan } from "./jsonScan.ts";

/** How much one request may bring. A snapshot of 20,000 lines fits; JSON nesting of our events is 5 at most. */
export const INGEST_BOUNDS = {
  /** Body, UTF-8 bytes. */
  maxBytes: 5 * 1024 * 1024,
  /** Events of one body. */
  maxEvents: 10_000,
  /** Nesting of lists and objects, the batch's own list included. */
  maxDepth: 8,
  /** One line of NDJSON, UTF-8 bytes without its line break. */
  maxLineBytes: 64 * 1024,
} as const;

export interface IngestBounds {
  readonly maxBytes: number;
  readonly maxEvents: number;
  readonly maxDepth: number;
  readonly maxLineBytes: number;
}

/** Why a whole body was refused. Stable: docs/ERRORS.md lists them with the HTTP status each becomes. */
export type RefusalCode =
  | "unsupported-content-type"
  | "body-too-large"
  | "too-deep"
  | "malformed-json"
  | "not-a-batch"
  | "too-many-events";

/** What became of one event of a batch. `index` counts events from 0, `line` lines of NDJSON from 1. */
export type IngestEntry = { readonly index: number; readonly line?: number } & Parsed<FloorEvent>;

/** A batch read: every event on its own, in order; or, when `refused`, nothing (entries are then empty). */
export interface Batch {
  readonly entries: readonly IngestEntry[];
  readonly refused?: { readonly code: RefusalCode; readonly detail: string };
}

type Form = "json" | "single" | "batch" | "lines";

const FORMS: ReadonlyMap<string, Form> = new Map([
  ["application/json", "json"],
  ["application/cloudevents+json", "single"],
  ["application/cloudevents-batch+json", "batch"],
  ["application/x-ndjson", "lines"],
  ["application/ndjson", "lines"],
  ["application/jsonl", "lines"],
]);

/**
 * The events of a request body: a JSON list or one JSON object (`application/json`), one CloudEvent, a CloudEvents batch,
 * or NDJSON (blank lines are skipped). Bad events are rejected one by one with all their problems; only a body that
 * cannot be taken apart at all is refused as a whole. An empty list or NDJSON text is a batch of nothing. Keys such as
 * `__proto__` get no further: an event is built from known fields only.
 */
export function parseBatch(body: string, contentType: string, bounds: IngestBounds = INGEST_BOUNDS): Batch {
  const mediaType = contentType.split(";", 1)[0]!.trim().toLowerCase();
  const form = FORMS.get(mediaType);
  if (form === undefined) {
    return refuse(
      "unsupported-content-type",
      `expected one of ${[...FORMS.keys()].join(", ")}, got ${shortened(mediaType)}`,
    );
  }
  if (isLongerThan(body, bounds.maxBytes)) {
    return refuse("body-too-large", `expected at most ${bounds.maxBytes} bytes`);
  }
  // RFC 8259 §8.1: a parser may ignore a byte order mark.
  const text = body.startsWith("\ufeff") ? body.slice(1) : body;
  return form === "lines" ? parseLines(text, bounds) : parseJson(text, form, bounds);
}

function parseJson(text: string, form: Exclude<Form, "lines">, bounds: IngestBounds): Batch {
  if (isDeeperThan(text, bounds.maxDepth)) return refuse("too-deep", `expected nesting of at most ${bounds.maxDepth}`);
  const json = readJson(text);
  if (!json.ok) return refuse("malformed-json", json.detail);
  const isList = Array.isArray(json.value);
  if (form === "single" && isList) return refuse("not-a-batch", "expected one CloudEvent, got a list");
  if (form === "batch" && !isList) return refuse("not-a-batch", "expected a list of CloudEvents, got one value");
  const values: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (values.length > bounds.maxEvents) return tooMany(bounds);
  return { entries: values.map((value, index) => ({ index, ...parseCloudEvent(value) })) };
}

function parseLines(text: string, bounds: IngestBounds): Batch {
  const entries: IngestEntry[] = [];
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    const content = text.slice(start, end === -1 ? text.length : end).trim();
    start = end === -1 ? text.length : end + 1;
    line++;
    if (content === "") continue;
    if (entries.length === bounds.maxEvents) return tooMany(bounds);
    entries.push({ index: entries.length, line, ...parseLine(content, line, bounds) });
  }
  return { entries };
}

function parseLine(content: string, line: number, bounds: IngestBounds): Parsed<FloorEvent> {
  const path = `line ${line}`;
  if (isLongerThan(content, bounds.maxLineBytes)) {
    return reject({
      path,
      code: "line-too-long",
      expected: `at most ${bounds.maxLineBytes} bytes`,
      got: shortened(content),
    });
  }
  if (isDeeperThan(content, bounds.maxDepth)) {
    return reject({
      path,
      code: "too-deep",
      expected: `nesting of at most ${bounds.maxDepth}`,
      got: shortened(content),
    });
  }
  const json = readJson(content);
  if (json.ok) return parseCloudEvent(json.value);
  return reject({ path, code: "malformed-json", expected: `JSON: ${json.detail}`, got: shortened(content) });
}

function reject(problem: Problem): Parsed<FloorEvent> {
  return { ok: false, problems: [problem] };
}

function refuse(code: RefusalCode, detail: string): Batch {
  return { entries: [], refused: { code, detail } };
}

function tooMany(bounds: IngestBounds): Batch {
  return refuse("too-many-events", `expected at most ${bounds.maxEvents} events in a body`);
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string };

function readJson(text: string): Json {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // The engine's own words say where; they may quote the input, hence the cut.
    return { ok: false, detail: error instanceof SyntaxError ? error.message.slice(0, 100) : "not JSON" };
  }
}
