import type { ChannelFrame, Level, QueueFrame, ScopeFigures } from "../../sim/metrics/frame.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";

const RANK: Readonly<Record<Level, number>> = { act: 0, watch: 1, calm: 2 };

/** Frames between two changes of order among rows of the same level: half a minute at four a second. */
const FRAMES_BETWEEN = 120;

/** Where rows stand, and since which frame they have stood so. */
export interface Order {
  readonly channels: readonly Channel[];
  readonly sinceSequence: number;
}

/**
 * Worst first: by level, then by what is missing of the target. The order of an earlier frame is kept for half a minute
 * as long as levels and channels are the same, so that rows do not swap places for a point or two.
 */
export function worstFirst(rows: readonly ChannelFrame[], sequence: number, before: Order | undefined): Order {
  const wanted = [...rows].sort((a, b) => RANK[a.level] - RANK[b.level] || shortfall(b) - shortfall(a));
  const channels = wanted.map((row) => row.channel);
  if (before === undefined || before.channels.length !== channels.length) return { channels, sinceSequence: sequence };
  const level = new Map(rows.map((row) => [row.channel, row.level]));
  const stillSorted = before.channels.every((channel, index) => {
    const own = level.get(channel);
    const next = before.channels[index + 1];
    const other = next === undefined ? own : level.get(next);
    return own !== undefined && other !== undefined && RANK[own] <= RANK[other];
  });
  const young = sequence >= before.sinceSequence && sequence - before.sinceSequence < FRAMES_BETWEEN;
  if (stillSorted && young) return before;
  return { channels, sinceSequence: sequence };
}

/**
 * Queues of the channels that have several, where they say more than the channel alone: by what is missing of their
 * target, then by name.
 */
export function worstQueuesFirst(queues: readonly QueueFrame[]): QueueFrame[] {
  return queues
    .filter(({ channel, queueId }) => queues.some((other) => other.channel === channel && other.queueId !== queueId))
    .sort((a, b) => missing(b) - missing(a) || a.queueId.localeCompare(b.queueId));
}

/** Points missing of the target; calm channels keep their usual order. */
function shortfall(row: ChannelFrame): number {
  return row.level === "calm" ? 0 : missing(row);
}

/** 0 where nobody was counted. */
function missing({ serviceLevel: { value, target } }: ScopeFigures): number {
  return value === undefined ? 0 : target.fraction - value;
}

/** Loud rows stand before calm ones and take the room they need. */
export function isLoud(row: ChannelFrame): boolean {
  return row.level !== "calm" || row.freshness === "stale";
}
