import type { FeedAddress } from "../_state/feeds.ts";

/**
 * Whether the server keeps the log of what is shown: of the floor as it is `now`, of a day that is past, or not, where a
 * feed plays in this browser alone.
 */
export type Served = "now" | "past" | "no";

export function servedBy({ kind }: FeedAddress): Served {
  if (kind === "live") return "now";
  return kind === "day" ? "past" : "no";
}
