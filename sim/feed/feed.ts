import type { FloorEvent, Instant } from "../vocabulary/index.ts";

/**
 * Anything that yields events in the order they should be folded. Live, replayed and simulated are three of them;
 * the clock, elsewhere, decides when events pass.
 */
export interface Feed {
  readonly kind: "live" | "replayed" | "simulated";
  /** What it is, in words a person gave. */
  readonly label: string;
  /** Floor time of the first event, when known beforehand. */
  readonly startsAt?: Instant;
  /** Floor time of the last event, when known beforehand. */
  readonly endsAt?: Instant;
  /**
   * The next events with `at` ≤ `until`, at most `limit`, in order; an empty array when there are none up to `until`.
   * `ended` is true once nothing will ever come again.
   */
  take(until: Instant, limit: number): FeedBatch;
}

export interface FeedBatch {
  readonly events: readonly FloorEvent[];
  /** More events with `at` ≤ `until` are waiting: call again. */
  readonly more: boolean;
  readonly ended: boolean;
  /** Floor time of the next event, when known: lets a clock skip silence. */
  readonly nextAt?: Instant;
}
