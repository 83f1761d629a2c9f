import type { ChannelFrame, Frame, Freshness, HistoryPoint, QueueFrame } from "../../sim/metrics/frame.ts";
import type { Projection } from "../../sim/metrics/projection.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";
import { channelScope, queueScope } from "./deskScope.ts";

/** One row of the table of queues. */
export interface DeskRow {
  /** `channel:voice`, `queue:sales/voice`. */
  readonly scope: string;
  /** `channel`: the head of its queues; `queue`: one of several; `only`: a channel with one queue or none, told in one row. */
  readonly kind: "channel" | "queue" | "only";
  readonly channel: Channel;
  /** The queue's own name; absent for heads. */
  readonly queueId?: string;
  readonly figures: ChannelFrame | QueueFrame;
  /** Of the data behind it. */
  readonly freshness: Freshness;
  /** Service level of the last two hours; empty for queues. */
  readonly history: readonly HistoryPoint[];
  readonly projection?: Projection;
}

/**
 * Channels in the order given, each with its queues in order of name: the order does not change with the figures, so that
 * a finger finds its row again.
 */
export function deskRows(frame: Pick<Frame, "channels" | "queues">, order: readonly Channel[]): readonly DeskRow[] {
  return order.flatMap((channel) => {
    const head = frame.channels.find((row) => row.channel === channel);
    if (head === undefined) return [];
    const queues = frame.queues
      .filter((queue) => queue.channel === channel)
      .sort((a, b) => a.queueId.localeCompare(b.queueId));
    const { freshness, history, projection } = head;
    const own = { channel, freshness, history, ...(projection === undefined ? {} : { projection }) };
    const scope = channelScope(channel);
    const [only] = queues;
    if (queues.length < 2) {
      return [{ ...own, scope, kind: "only", figures: head, ...(only === undefined ? {} : { queueId: only.queueId }) }];
    }
    return [
      { ...own, scope, kind: "channel", figures: head },
      ...queues.map(
        (figures): DeskRow => ({
          scope: queueScope(figures.queueId, channel),
          kind: "queue",
          channel,
          queueId: figures.queueId,
          figures,
          freshness,
          history: [],
        }),
      ),
    ];
  });
}
