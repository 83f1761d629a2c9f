import type { FloorEvent, Instant } from "../vocabulary/index.ts";
import { eventRank } from "../vocabulary/rank.ts";
import type { Feed, FeedBatch } from "./feed.ts";

/** Events in the order they are folded: by instant, then by rank, then as they were given. A new array. */
export function inFoldOrder(events: readonly FloorEvent[]): FloorEvent[] {
  return [...events].sort((a, b) => a.at - b.at || eventRank(a.type) - eventRank(b.type));
}

/**
 * A feed of events that all are known already: a recording, a day of the log. They pass in fold order whatever order they
 * are given in, each once. Without events it has ended at once. `label` is what a person called it.
 */
export function createReplayedFeed(events: readonly FloorEvent[], label: string): Feed {
  const ordered = inFoldOrder(events);
  const first = ordered[0];
  const last = ordered.at(-1);
  let next = 0;
  return {
    kind: "replayed",
    label,
    ...(first === undefined ? {} : { startsAt: first.at }),
    ...(last === undefined ? {} : { endsAt: last.at }),
    take(until: Instant, limit: number): FeedBatch {
      if (!(Number.isInteger(limit) && limit >= 1)) {
        throw new RangeError(`limit: expected a whole number ≥ 1, got ${limit}`);
      }
      const from = next;
      while (next < ordered.length && next - from < limit && (ordered[next] as FloorEvent).at <= until) next += 1;
      const following = ordered[next];
      return {
        events: ordered.slice(from, next),
        more: following !== undefined && following.at <= until,
        ended: following === undefined,
        ...(following === undefined ? {} : { nextAt: following.at }),
      };
    },
  };
}
