import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { Field } from "../../sim/metrics/fields.ts";
import { CHANNELS, type Channel, DAY_MS, type Instant, type QueueId } from "../../sim/vocabulary/index.ts";
import type { EventLog } from "./log.ts";

/** How long before a window a visit may have begun and still be counted: longer waits are not seen here. */
export const LOOK_BACK_MS = 7 * DAY_MS;
/** A work without a wrap-up within this time after its release is finished as of that release (F11). */
export const GRACE_MS = 2_000;

/** What is counted: everything, a channel, or a queue on a channel; facts in [`from`, `at`], as known at `at`. */
export interface CountRequest {
  readonly channel?: Channel | undefined;
  readonly queueId?: QueueId | undefined;
  readonly from: Instant;
  readonly at: Instant;
}

/** Fields the log can be asked for: customers' and handling; staffing needs the fold. */
export const COUNTED_FIELDS = [
  "offered",
  "answered",
  "abandoned",
  "shortAbandons",
  "leftOtherwise",
  "systemLost",
  "waitMsOfAnswered",
  "waitMsOfAbandoned",
  "handled",
  "talkMs",
  "holdMs",
  "wrapUpMs",
  "decidedAnsweredIn",
  "decidedAnsweredLate",
  "decidedAbandonedIn",
  "decidedShort",
  "decidedLate",
  "decidedLateStill",
  "decidedFlowed",
  "offeredAnsweredIn",
  "offeredAnsweredLate",
  "offeredAbandonedIn",
  "offeredShort",
  "offeredLate",
  "offeredFlowed",
  "endedAnsweredIn",
  "endedAnsweredLate",
  "endedAbandonedIn",
  "endedShort",
  "endedLate",
  "endedFlowed",
] as const satisfies readonly Field[];
export type CountedField = (typeof COUNTED_FIELDS)[number];

/** Counts of one window as the log tells them, and who waits at its end. */
export interface LoggedCounts {
  readonly sums: Readonly<Record<CountedField, number>>;
  readonly waiting: number;
  readonly waitingLate: number;
  /** Begin of the oldest wait; absent when nobody waits. */
  readonly oldestAt?: Instant;
  /** Every wait answered in the window, ms. */
  readonly waitsMs: readonly number[];
  /** Snapshots and resets of sources in reach: state that no event by itself tells. */
  readonly snapshots: number;
}

const PATHS = [
  "type",
  "visitId",
  "contactId",
  "queueId",
  "channel",
  "enqueuedAt",
  "workId",
  "role",
  "outcome",
  "by",
  "agentId",
];

/**
 * Each fact of a visit or a work, once, from its events: the tables `visits`, `works`, `spent`, `finished`. Parameters: $at,
 * $since and $graceMs. `targets`: rows of channel and acceptable wait, see `targetRows`.
 */
export const facts = (targets: string) => `
WITH told AS MATERIALIZED (
  SELECT position, source, happened_at AS t,
    f[1] AS type, f[2] AS visit, f[3] AS contact, f[4] AS queue, f[5] AS channel, CAST(f[6] AS BIGINT) AS enqueued,
    f[7] AS work, coalesce(f[8], 'primary') AS role, f[9] AS outcome, f[10] AS said_by, f[11] AS agent
  FROM (SELECT position, source, happened_at,
      json_extract_string(body, [${PATHS.map((path) => `'$.${path}'`).join(", ")}]) AS f
    FROM events WHERE happened_at BETWEEN $since AND $at
      -- Nothing here is told by messages, and they are the most: reading their bodies would be half the work.
      AND NOT contains(body, '"type":"contact.message"'))
), targets(channel, acceptable) AS (VALUES ${targets}
), queued AS (
  SELECT source, visit, contact, queue, told.channel, t AS queued_at, position,
    least(t, coalesce(enqueued, t)) AS enqueued_at, acceptable
  FROM told JOIN targets USING (channel) WHERE type = 'visit.queued'
  QUALIFY row_number() OVER (PARTITION BY source, visit ORDER BY t, position) = 1
), opened AS (
  SELECT source, work, arg_min(role, (t, position)) AS role, arg_min(channel, (t, position)) AS channel,
    arg_min(queue, (t, position)) AS queue, arg_min(contact, (t, position)) AS contact,
    arg_min(agent, (t, position)) AS agent,
    arg_min(visit, (t, position)) FILTER (WHERE type = 'work.offered') AS offered_visit,
    arg_min(visit, (t, position)) FILTER (WHERE type = 'work.connected') AS connected_visit,
    min((t, position)) FILTER (WHERE type = 'work.connected') AS connected
  FROM told WHERE type IN ('work.offered', 'work.connected') GROUP BY source, work
), works AS (
  SELECT *, coalesce(connected_visit, offered_visit) AS visit FROM opened WHERE connected IS NOT NULL
), ends AS (
  SELECT source, visit, struct_extract(connected, 1) AS t, struct_extract(connected, 2) AS position,
    'answered' AS outcome, work
  FROM works WHERE role = 'primary' AND visit IS NOT NULL
  UNION ALL
  SELECT source, visit, t, position, outcome, NULL FROM told WHERE type = 'visit.dequeued'
  UNION ALL
  SELECT q.source, q.visit, e.t, e.position, CASE
      WHEN e.outcome = 'abandoned' THEN 'abandoned'
      WHEN e.outcome = 'lost' OR (e.outcome = 'unknown' AND e.said_by = 'system') THEN 'system_lost'
      WHEN e.outcome IN ('resolved', 'contained') OR e.said_by <> 'customer' THEN 'withdrawn'
      ELSE 'abandoned' END, NULL
  FROM told e JOIN queued q ON q.source = e.source AND q.contact = e.contact
  WHERE e.type = 'contact.ended' AND (e.t, e.position) > (q.queued_at, q.position)
  UNION ALL
  SELECT q.source, q.visit, r.t, r.position, 'system_lost', NULL
  FROM queued q ASOF JOIN (SELECT source, t, position FROM told WHERE type = 'stream.reset') r
    ON q.source = r.source AND q.queued_at <= r.t
), first_ends AS (
  SELECT * FROM ends QUALIFY row_number() OVER (PARTITION BY source, visit ORDER BY t, position) = 1
), visits AS (
  SELECT q.source, q.visit, q.contact, q.queue, q.channel, q.queued_at, q.enqueued_at, q.acceptable,
    q.enqueued_at + q.acceptable + 1 AS late_at, e.outcome, e.t AS ended_at, e.work,
    -- Not of who still waits: the greatest of nothing and 0 would be 0.
    CASE WHEN e.t IS NOT NULL THEN greatest(0, e.t - q.enqueued_at) END AS wait
  FROM queued q LEFT JOIN first_ends e USING (source, visit)
  -- An end told before its beginning opens nothing.
  WHERE e.t IS NULL OR (e.t, e.position) > (q.queued_at, q.position)
), steps AS (
  SELECT s.source, s.work, s.type, s.t, s.t - lag(s.t) OVER turn AS elapsed, lag(s.type) OVER turn AS before
  FROM told s JOIN works w USING (source, work)
  WHERE s.type IN ('work.connected', 'work.held', 'work.resumed', 'work.released', 'work.wrapup_started', 'work.wrapup_ended')
  WINDOW turn AS (PARTITION BY s.source, s.work ORDER BY s.t, s.position)
), spent AS (
  SELECT source, work,
    min(t) FILTER (WHERE type = 'work.released') AS released_at,
    min(t) FILTER (WHERE type = 'work.wrapup_started') AS wrapup_at,
    min(t) FILTER (WHERE type = 'work.wrapup_ended') AS wrapped_at,
    coalesce(sum(elapsed) FILTER (WHERE before IN ('work.connected', 'work.resumed')), 0) AS talk,
    coalesce(sum(elapsed) FILTER (WHERE before = 'work.held'), 0) AS hold,
    coalesce(sum(elapsed) FILTER (WHERE before = 'work.wrapup_started'), 0) AS wrap
  FROM steps GROUP BY source, work
), finished AS (
  SELECT w.source, w.work, coalesce(v.channel, w.channel) AS channel, coalesce(v.queue, w.queue) AS queue,
    CASE WHEN wrapup_at IS NULL OR wrapup_at > released_at + $graceMs THEN released_at ELSE wrapped_at END AS finished_at,
    CASE WHEN wrapup_at IS NULL OR wrapup_at > released_at + $graceMs THEN 0 ELSE wrap END AS wrap,
    talk, hold, v.outcome = 'answered' AS answers, v.wait <= v.acceptable AS in_target
  FROM works w JOIN spent s USING (source, work) LEFT JOIN visits v ON v.source = w.source AND v.visit = w.visit
  WHERE w.role = 'primary' AND (
    (wrapped_at IS NOT NULL AND NOT (wrapup_at > coalesce(released_at, wrapup_at) + $graceMs))
    OR (released_at + $graceMs < $at AND (wrapup_at IS NULL OR wrapup_at > released_at + $graceMs)))
)`;

/** Rows of one scope; $channel and $queue, null for everything. */
export const SCOPE =
  "channel = coalesce($channel::VARCHAR, channel) AND coalesce(queue, '') = coalesce($queue::VARCHAR, queue, '')";
const IN_TARGET = "wait <= acceptable";
const LATE = "(CASE WHEN outcome IS NULL THEN late_at <= $at ELSE wait > acceptable AND outcome <> 'system_lost' END)";
const SHORT = "outcome = 'abandoned' AND wait < $shortMs";
const FLOWED = "outcome NOT IN ('answered', 'abandoned', 'system_lost')";
/** `instant` lies in the window: $from to $at, both included. */
export const inside = (instant: string) => `${instant} BETWEEN $from AND $at`;

/** What of one visit is counted in which field: when it counts, and whether at all. */
export const VISIT_FACTS = {
  offered: ["queued_at", "true"],
  answered: ["ended_at", "outcome = 'answered'"],
  abandoned: ["ended_at", "outcome = 'abandoned'"],
  shortAbandons: ["ended_at", SHORT],
  leftOtherwise: ["ended_at", FLOWED],
  systemLost: ["ended_at", "outcome = 'system_lost'"],
  decidedAnsweredIn: ["ended_at", `outcome = 'answered' AND ${IN_TARGET}`],
  decidedAnsweredLate: ["ended_at", `outcome = 'answered' AND NOT ${IN_TARGET}`],
  decidedAbandonedIn: ["ended_at", `outcome = 'abandoned' AND ${IN_TARGET}`],
  decidedShort: [`CASE WHEN ${IN_TARGET} THEN ended_at ELSE late_at END`, SHORT],
  decidedLate: ["late_at", LATE],
  decidedLateStill: ["late_at", "outcome IS NULL"],
  decidedFlowed: ["ended_at", FLOWED],
  offeredAnsweredIn: ["queued_at", `outcome = 'answered' AND ${IN_TARGET}`],
  offeredAnsweredLate: ["queued_at", `outcome = 'answered' AND NOT ${IN_TARGET}`],
  offeredAbandonedIn: ["queued_at", `outcome = 'abandoned' AND ${IN_TARGET}`],
  offeredShort: ["queued_at", SHORT],
  offeredLate: ["queued_at", LATE],
  offeredFlowed: ["queued_at", FLOWED],
  endedAbandonedIn: ["ended_at", `outcome = 'abandoned' AND ${IN_TARGET}`],
  endedShort: ["ended_at", SHORT],
  endedFlowed: ["ended_at", FLOWED],
} as const satisfies Partial<Record<CountedField, readonly [at: string, where: string]>>;

/** Conditions on one visit, by the field it adds one to. */
export const VISIT_COUNTS = Object.fromEntries(
  Object.entries(VISIT_FACTS).map(([field, [at, where]]) => [field, `${where} AND ${inside(at)}`]),
) as Record<keyof typeof VISIT_FACTS, string>;
export const ABANDONED_LATE = `outcome = 'abandoned' AND NOT ${IN_TARGET} AND ${inside("ended_at")}`;

const countIf = (condition: string, name: string) => `count(*) FILTER (WHERE ${condition}) AS "${name}"`;
const sumIf = (what: string, condition: string, name: string) =>
  `coalesce(sum(${what}) FILTER (WHERE ${condition}), 0) AS "${name}"`;

const VISITS = [
  ...Object.entries(VISIT_COUNTS).map(([name, condition]) => countIf(condition, name)),
  sumIf("wait", VISIT_COUNTS.answered, "waitMsOfAnswered"),
  sumIf("wait", VISIT_COUNTS.abandoned, "waitMsOfAbandoned"),
  countIf(ABANDONED_LATE, "abandonedLate"),
  countIf("outcome IS NULL", "waiting"),
  countIf("outcome IS NULL AND late_at <= $at", "waitingLate"),
  `min(enqueued_at) FILTER (WHERE outcome IS NULL) AS "oldestAt"`,
  `list(wait) FILTER (WHERE ${VISIT_COUNTS.answered}) AS "waits"`,
];
const WORKS = [
  countIf("true", "handled"),
  sumIf("talk", "true", "talkMs"),
  sumIf("hold", "true", "holdMs"),
  sumIf("wrap", "true", "wrapUpMs"),
  countIf("answers AND in_target", "endedAnsweredIn"),
  countIf("answers AND NOT in_target", "endedAnsweredLate"),
];

/** The rows of the targets: our own numbers, checked with the configuration. */
export function targetRows({ targets }: BoardConfig): string {
  return CHANNELS.map((channel) => `('${channel}', ${targets[channel].acceptableWaitMs})`).join(", ");
}

/** Everything from outside is a parameter. */
const queryOf = (config: BoardConfig) => `${facts(targetRows(config))}
SELECT * FROM (SELECT ${VISITS.join(",\n  ")} FROM visits WHERE ${SCOPE})
CROSS JOIN (SELECT ${WORKS.join(",\n  ")} FROM finished WHERE ${SCOPE} AND ${inside("finished_at")})
CROSS JOIN (SELECT ${countIf("type = 'stream.snapshot'", "snapshots")} FROM told)`;

/** Asks the log for the counts of one window, as it stood when asked. Rejects with what the database says. */
export async function loggedCounts(log: EventLog, config: BoardConfig, request: CountRequest): Promise<LoggedCounts> {
  const connection = await log.connect();
  try {
    const reader = await connection.runAndReadAll(queryOf(config), {
      at: BigInt(request.at),
      from: BigInt(request.from),
      since: BigInt(request.from - LOOK_BACK_MS),
      graceMs: BigInt(GRACE_MS),
      shortMs: BigInt(config.shortAbandonMs),
      channel: request.channel ?? null,
      queue: request.queueId ?? null,
    });
    return countsOf(reader.getRowObjectsJS()[0] ?? {});
  } finally {
    connection.closeSync();
  }
}

function countsOf(row: Readonly<Record<string, unknown>>): LoggedCounts {
  const number = (name: string) => Number(row[name] ?? 0);
  const sums = Object.fromEntries(COUNTED_FIELDS.map((field) => [field, number(field)])) as Record<
    CountedField,
    number
  >;
  sums.endedLate = number("abandonedLate") + number("endedAnsweredLate");
  const waits = (row.waits ?? []) as readonly unknown[];
  return {
    sums,
    waiting: number("waiting"),
    waitingLate: number("waitingLate"),
    ...(row.oldestAt == null ? {} : { oldestAt: Number(row.oldestAt) as Instant }),
    waitsMs: waits.map(Number),
    snapshots: number("snapshots"),
  };
}
