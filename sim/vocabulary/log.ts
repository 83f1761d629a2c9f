import { type FloorEvent, VOCABULARY_VERSION } from "./events.ts";

/**
 * One event as one line of our own log: the inner form as JSON with the vocabulary version under `v`, no line break.
 * Lossless for every event; about half the size of the CloudEvents form, which is for others.
 */
export function encodeLog(event: FloorEvent): string {
  return JSON.stringify({ v: VOCABULARY_VERSION, ...event });
}

/**
 * The event of a line that `encodeLog` wrote. The line is trusted: nothing but the version is checked. Throws
 * `SyntaxError` for text that is not JSON, `RangeError` for a line of another version: old logs are migrated, not guessed.
 */
export function decodeLog(line: string): FloorEvent {
  const { v, ...event } = JSON.parse(line) as FloorEvent & { readonly v: unknown };
  if (v !== VOCABULARY_VERSION) {
    throw new RangeError(`log line: expected vocabulary version ${VOCABULARY_VERSION}, got ${String(v).slice(0, 20)}`);
  }
  // The rest of a union loses its discriminant in the type, not in the value.
  return event as FloorEvent;
}
