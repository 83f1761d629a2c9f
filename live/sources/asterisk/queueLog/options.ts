import type { SourceId } from "../../../../sim/vocabulary/index.ts";

/** What a `queue_log` cannot say of itself. */
export interface QueueLogOptions {
  /** Which Asterisk it is: `asterisk://pbx1`. Ids of contacts carry it: unique ids repeat between servers. */
  readonly source: SourceId;
  /**
   * Who is behind an interface or a pool agent's number: `{ "PJSIP/7009": "Anna Petrova", "a90": "Pooled Agent 90" }`.
   * Without it the pairs are learned from the log where it allows only one, and what rests on them is `derived`.
   */
  readonly members?: Readonly<Record<string, string>>;
  /** Wrap-up of the queue's configuration, ms ≥ 0, for every queue or by queue. Absent: no wrap-up is assumed. */
  readonly wrapUpMs?: number | Readonly<Record<string, number>>;
  /** Secret with which callers' numbers are hashed. Absent: no customer is identified; numbers never leave the adapter. */
  readonly salt?: string;
  /** Contacts remembered at once; beyond it the oldest is given up as lost. Default 50,000. */
  readonly contacts?: number;
}

/** A wrap-up longer than a working day is a mistake of units. */
const LONGEST_WRAP_UP_MS = 8 * 3_600_000;

/** Throws `RangeError` for a wrap-up that is no whole number of ms in [0, 8 h], a source without a name or a bound below 1. */
export function checkOptions(options: QueueLogOptions): void {
  if (!/^asterisk:\/\/[^\p{Cc}\s]{1,40}$/u.test(options.source)) {
    throw new RangeError(`source: expected asterisk://<name of 1–40 characters>, got ${options.source}`);
  }
  const wrapUps = typeof options.wrapUpMs === "number" ? [options.wrapUpMs] : Object.values(options.wrapUpMs ?? {});
  for (const wrapUpMs of wrapUps) {
    if (!Number.isInteger(wrapUpMs) || wrapUpMs < 0 || wrapUpMs > LONGEST_WRAP_UP_MS) {
      throw new RangeError(`wrapUpMs: expected whole ms in [0, ${LONGEST_WRAP_UP_MS}], got ${wrapUpMs}`);
    }
  }
  if (options.contacts !== undefined && !(Number.isInteger(options.contacts) && options.contacts >= 1)) {
    throw new RangeError(`contacts: expected a whole number ≥ 1, got ${options.contacts}`);
  }
}

/** Wrap-up assumed after a contact of `queue`, ms; 0 when none is configured. */
export function wrapUpOf(options: QueueLogOptions, queue: string): number {
  if (typeof options.wrapUpMs === "number") return options.wrapUpMs;
  return options.wrapUpMs !== undefined && Object.hasOwn(options.wrapUpMs, queue) ? (options.wrapUpMs[queue] ?? 0) : 0;
}
