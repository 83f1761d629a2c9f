import type { Channel } from "../../../vocabulary/index.ts";

/** A scenario has one channel a queue: a queue of two channels is two. */
export function keyOf(queueId: string, channel: Channel): string {
  return `${queueId}/${channel}`;
}
