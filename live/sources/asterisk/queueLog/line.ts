import { type Instant, isInstant, SECOND_MS } from "../../../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../../../sim/vocabulary/problems.ts";
import { type Column, isQueueLogEvent, QUEUE_LOG_EVENTS } from "./kinds.ts";

/** Longest line read, characters. Asterisk's own are below 1,000; what is longer is no log line. */
export const LONGEST_LINE = 65_536;
/** Longest names, characters: with a source of 40 the id of a work stays below the vocabulary's 200. */
const LONGEST: Readonly<Record<Column, number>> = { callid: 64, queue: 80, agent: 120 };

/** One line of `queue_log`, its columns as written. `undefined` where Asterisk wrote `NONE` or nothing. */
export interface QueueLogLine {
  /** The text itself: what the identity of its events is made from. */
  readonly text: string;
  /** Start of the second it was written in. */
  readonly at: Instant;
  /** Unique id of the caller's channel; also `MANAGER`, `CLI`, `REALTIME` for events of no contact. */
  readonly callid: string | undefined;
  readonly queue: string | undefined;
  /** A member's name or its interface: which of them depends on the event (see directory.ts). */
  readonly agent: string | undefined;
  readonly event: string;
  readonly data: readonly string[];
}

export type ParsedLine =
  | { readonly ok: true; readonly line: QueueLogLine }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads `epoch|callid|queue|agent|EVENT|data…` without its line break. Wrong lines give every problem found. */
export function parseLine(text: string): ParsedLine {
  if (text.length > LONGEST_LINE) {
    const expected = `at most ${LONGEST_LINE} characters`;
    return { ok: false, problems: [{ path: "", code: "line-too-long", expected, got: String(text.length) }] };
  }
  const fields = text.split("|");
  const [time = "", callid = "", queue = "", agent = "", event = ""] = fields;
  if (fields.length < 5) {
    const expected = "time|callid|queue|agent|event|data…";
    return { ok: false, problems: [{ path: "", code: "bad-format", expected, got: shortened(text) }] };
  }
  const problems: Problem[] = [];
  const at = /^\d{1,10}(\.\d{1,6})?$/.test(time) ? Math.floor(Number(time)) * SECOND_MS : Number.NaN;
  if (Number.isNaN(at)) {
    problems.push({ path: "time", code: "bad-format", expected: "seconds since 1970", got: shortened(time) });
  } else if (!isInstant(at)) {
    problems.push({ path: "time", code: "out-of-range", expected: "a second in 1990–2099", got: shortened(time) });
  }
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(event)) {
    problems.push({ path: "event", code: "bad-format", expected: "the name of an event", got: shortened(event) });
  }
  const columns = { callid: named(callid), queue: named(queue), agent: named(agent) };
  for (const path of COLUMNS) {
    const value = columns[path] ?? "";
    if (value.length > LONGEST[path]) {
      const expected = `at most ${LONGEST[path]} characters`;
      problems.push({ path, code: "bad-length", expected, got: shortened(value) });
    }
    if (/[\p{Cc}\p{Cs}]/u.test(value)) {
      problems.push({ path, code: "bad-format", expected: "no control characters", got: shortened(value) });
    }
  }
  const needed: readonly Column[] = isQueueLogEvent(event) ? QUEUE_LOG_EVENTS[event] : [];
  for (const path of needed) {
    if (columns[path] === undefined) {
      problems.push({
        path,
        code: "missing-field",
        expected: `a ${path} for ${event}`,
        got: shortened(fields[COLUMN[path]]),
      });
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, line: { text, at: at as Instant, ...columns, event, data: fields.slice(5).map(plain) } };
}

const COLUMNS: readonly Column[] = ["callid", "queue", "agent"];
const COLUMN: Readonly<Record<Column, number>> = { callid: 1, queue: 2, agent: 3 };

/** Data columns are free text: control characters would break ids and terminals further on. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, "");
}

function named(column: string): string | undefined {
  return column === "" || column === "NONE" ? undefined : column;
}

/** A count of seconds or ms as written in a data column; `undefined` when it is no whole number ≥ 0 below a year. */
export function dataNumber(line: QueueLogLine, index: number): number | undefined {
  const text = line.data[index] ?? "";
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
