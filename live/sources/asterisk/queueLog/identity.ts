import { createHash } from "node:crypto";
import type { CustomerId, EventId, Instant } from "../../../../sim/vocabulary/index.ts";

/** Identical lines seen in the current second of the log. */
export interface LineStamps {
  second: number;
  seen: Map<string, number>;
}

export function newStamps(): LineStamps {
  return { second: 0, seen: new Map() };
}

/**
 * Identity of a line wherever in whatever file it stands: hash of its text and how often the same text came before in
 * its second. The text carries its second, so rotation, re-reading and restart give the same identity again.
 */
export function lineIdentity(stamps: LineStamps, at: Instant, text: string): string {
  if (stamps.second !== at) {
    stamps.second = at;
    stamps.seen.clear();
  }
  const before = stamps.seen.get(text) ?? 0;
  stamps.seen.set(text, before + 1);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 24);
  return before === 0 ? hash : `${hash}.${before}`;
}

/** Id of the `ordinal`th event of its type (from 0) that a line or a deadline gave rise to. */
export function eventIdOf(identity: string, type: string, ordinal: number): EventId {
  return (ordinal === 0 ? `${identity}:${type}` : `${identity}:${type}:${ordinal}`) as EventId;
}

/**
 * A caller as a salted hash of the digits of the number, so that spellings of one number meet. `undefined` without a
 * salt (a bare hash of a phone number is as good as the number) and for a number that is withheld or too short to
 * mean a person outside.
 */
export function customerOf(number: string, salt: string | undefined): CustomerId | undefined {
  const digits = number.replace(/\D/g, "");
  if (salt === undefined || salt === "" || digits.length < 5) return undefined;
  return createHash("sha256").update(`${salt}\n${digits}`).digest("hex").slice(0, 24) as CustomerId;
}
