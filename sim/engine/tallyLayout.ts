/**
 * Counts and sums of one queue in one interval, by the interval the contact joined the line (work done, for the talk and
 * wrap-up columns: by the same interval, so that every ratio is of the same contacts). They add over intervals, queues
 * and replications; whoever wants ratios divides sums by sums. Times are ms.
 */
export const QUEUE_COLUMNS = [
  "started", // contacts that began, self-service included
  "fresh", // of them, those that follow no other contact: a customer's need
  "contained", // ended in self-service
  "queued", // joined the line: what service levels are of
  "answered",
  "answeredAtOnce", // without any wait
  "answeredWithin", // after at most the target's `withinMs`
  "abandoned", // gave up in line, baulking included
  "abandonedShort", // after at most the target's `shortAbandonMs`
  "abandonedWithin", // after at most the target's `withinMs`
  "baulked", // of the abandoned, at once on hearing of the wait
  "refused", // turned away by an admission rule, an outage or closed doors; never queued
  "callbacks", // left the line for a callback
  "overflowed", // left the line for another by its plan
  "turnedAway", // let go at closing, or refused after a wait
  "steered", // went to another channel on an announcement
  "switched", // gave up and went to another channel
  "redials",
  "repeats",
  "statusQuestions",
  "transfers",
  "misrouted",
  "contextLost",
  "explained", // conversations in which the customer had to explain the matter: the first, and each after lost context
  "missed", // offers nobody took
  "interrupted",
  "handedBack",
  "takenOver", // session parts answered by another agent than the last
  "handled", // wrapped up
  "resolved",
  "needsResolved", // customers' needs settled, booked where the need began
  "dueMissed", // answered after it was due
  "waitMsAnswered",
  "waitMsAbandoned",
  "talkMs", // conversation as it took, slow-down included
  "wrapUpMs",
  "selfServiceMs",
  "concurrencyMs", // talkMs times the contacts held meanwhile: divided by talkMs, the mean concurrency
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

/** Sums of one group over one interval of the clock. Agent time in ms; they add over intervals, groups, replications. */
export const GROUP_COLUMNS = [
  "scheduledMs", // shift time as planned, breaks included: what is paid
  "presentMs", // signed on, breaks included, working past the end included
  "onQueueMs", // present and not on a break or in a meeting
  "busyMs", // at least one contact held; occupancy = busyMs ÷ onQueueMs
  "slotMs", // sum over contacts held
  "capacityMs", // slots the group could hold while on queue
  "overtimeMs", // present after the shift's end
] as const;
export type GroupColumn = (typeof GROUP_COLUMNS)[number];

/** Buckets of the wait histogram. */
export const WAIT_BUCKETS = 192;

/** Upper bounds of the buckets, inclusive, whole ms: 0, then 1 s growing by 7 % each, the last one open (Infinity). */
export const WAIT_BOUNDS_MS: Float64Array = waitBounds();

function waitBounds(): Float64Array {
  const bounds = new Float64Array(WAIT_BUCKETS).fill(Number.POSITIVE_INFINITY);
  bounds[0] = 0;
  // Multiplied up, not a power: powers differ in their last bit between machines.
  for (let i = 1, bound = 1_000; i < WAIT_BUCKETS - 1; i++, bound *= 1.07) bounds[i] = Math.floor(bound);
  return bounds;
}

/** Where a figure stands in the vector of one replication. */
export interface TallyLayout {
  readonly intervals: number;
  readonly intervalMs: number;
  readonly queues: number;
  readonly groups: number;
  /** Length of the vector. */
  readonly size: number;
}

export function tallyLayout(intervals: number, intervalMs: number, queues: number, groups: number): TallyLayout {
  const size =
    intervals * queues * QUEUE_COLUMNS.length + intervals * groups * GROUP_COLUMNS.length + queues * WAIT_BUCKETS;
  return { intervals, intervalMs, queues, groups, size };
}

/** First place of the columns of `queue` in `interval`. */
export function queueCell(layout: TallyLayout, interval: number, queue: number): number {
  return (interval * layout.queues + queue) * QUEUE_COLUMNS.length;
}

/** First place of the columns of `group` in `interval`. */
export function groupCell(layout: TallyLayout, interval: number, group: number): number {
  return (
    layout.intervals * layout.queues * QUEUE_COLUMNS.length + (interval * layout.groups + group) * GROUP_COLUMNS.length
  );
}

/** First bucket of the waits of answered contacts of `queue`, over the whole run. */
export function waitCell(layout: TallyLayout, queue: number): number {
  return layout.size - (layout.queues - queue) * WAIT_BUCKETS;
}
