import type { ContactRow, IntervalRow } from "../../sim/history/rows.ts";
import { type Channel, type Instant, isChannel, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import { type HistoryDatabase, INTERVAL_SUMS } from "./historyDatabase.ts";
import { contactsSql, intervalsSql, KEPT } from "./historySql.ts";

/** One queue and channel of the history. */
export interface HistoryQueue {
  readonly queue: string;
  readonly channel: Channel;
  /** Zone of the latest import that tells of it: its days are local days there. */
  readonly timeZone: string;
  /** Lengths of its intervals, minutes, shortest first; empty: it is known by contacts alone. */
  readonly minutes: readonly number[];
  readonly intervals: number;
  readonly contacts: number;
  readonly firstAt: Instant;
  /** Begin of the last interval, or arrival of the last contact. */
  readonly lastAt: Instant;
}

/** Which part of a history: `from` ≤ start < `to`. */
export interface HistorySpan {
  readonly queue: string;
  readonly channel: Channel;
  readonly from: Instant;
  readonly to: Instant;
}

/** A piece of an answer; `next`: where the next begins, absent at the end. */
export interface Piece<Row> {
  readonly rows: readonly Row[];
  readonly next?: Instant;
}

/** Reads what the kept imports say. */
export class HistoryReading {
  readonly #database: HistoryDatabase;

  constructor(database: HistoryDatabase) {
    this.#database = database;
  }

  /** Every queue and channel, in order of name. */
  async queues(): Promise<readonly HistoryQueue[]> {
    const rows = await this.#database.read(`
      WITH told AS (
        SELECT queue, channel, import, minutes, count(*) AS intervals, 0 AS contacts, min(start_at) AS first_at,
          max(start_at) AS last_at FROM history_intervals WHERE ${KEPT} GROUP BY ALL
        UNION ALL
        SELECT queue, channel, import, NULL, 0, count(*), min(arrived_at), max(arrived_at)
        FROM history_contacts WHERE ${KEPT} GROUP BY ALL)
      SELECT queue, channel, list(DISTINCT minutes) FILTER (minutes IS NOT NULL) AS minutes,
        sum(intervals) AS intervals, sum(contacts) AS contacts, min(first_at) AS first_at, max(last_at) AS last_at,
        (SELECT time_zone FROM history_imports WHERE position = max(told.import)) AS time_zone
      FROM told GROUP BY queue, channel ORDER BY queue, channel`);
    return rows.map((row) => ({
      queue: String(row.queue),
      channel: channelOf(row.channel),
      timeZone: String(row.time_zone),
      minutes: ((row.minutes ?? []) as unknown[]).map(Number).sort((a, b) => a - b),
      intervals: Number(row.intervals),
      contacts: Number(row.contacts),
      firstAt: Number(row.first_at) as Instant,
      lastAt: Number(row.last_at) as Instant,
    }));
  }

  /**
   * Intervals in order of time, each as its latest import tells it. Where imports tell the same time in intervals of
   * different lengths, those of the latest import count, so that nothing counts twice.
   */
  async intervals({ queue, channel, from, to }: HistorySpan): Promise<Piece<IntervalRow>> {
    const rows = await this.#database.read(
      `WITH told AS (${intervalsSql(KEPT, "queue = $queue AND channel = $channel AND start_at >= $from - 86400000 AND start_at < $to")}),
      lengths AS (SELECT count(DISTINCT minutes) AS n FROM told)
      SELECT * FROM told WHERE start_at >= $from AND ((SELECT n FROM lengths) = 1 OR NOT EXISTS (
        SELECT 1 FROM told other WHERE other.minutes <> told.minutes AND other.import > told.import
          AND other.start_at < told.start_at + told.minutes * ${MINUTE_MS}
          AND told.start_at < other.start_at + other.minutes * ${MINUTE_MS}))
      ORDER BY start_at, minutes LIMIT ${BOUNDS.historyRows + 1}`,
      { queue, channel, from: BigInt(from), to: BigInt(to) },
    );
    return piece(rows.map(intervalOf), BOUNDS.historyRows, (row) => row.startAt);
  }

  /** Contacts in order of arrival. */
  async contacts({ queue, channel, from, to }: HistorySpan): Promise<Piece<ContactRow>> {
    const rows = await this.#database.read(
      `WITH told AS (${contactsSql(KEPT, "queue = $queue AND channel = $channel AND arrived_at >= $from AND arrived_at < $to")})
      SELECT * FROM told ORDER BY ALL LIMIT ${BOUNDS.historyContacts + 1}`,
      { queue, channel, from: BigInt(from), to: BigInt(to) },
    );
    const each = rows.flatMap((row) => new Array<ContactRow>(Number(row.n)).fill(contactOf(row)));
    return piece(each, BOUNDS.historyContacts, (row) => row.arrivedAt);
  }

  /**
   * Contacts counted by intervals of `minutes` (a divisor of an hour) cut from the hour, those with none left out. Sums of
   * durations are over the contacts whose duration is known; absent where none is.
   */
  async counted({ queue, channel, from, to }: HistorySpan, minutes: number): Promise<Piece<IntervalRow>> {
    const length = minutes * MINUTE_MS;
    const sum = (what: string, condition: string, name: string) =>
      `sum(${what} * n) FILTER (${condition}) AS "${name}"`;
    const rows = await this.#database.read(
      `WITH told AS (${contactsSql(KEPT, "queue = $queue AND channel = $channel AND arrived_at >= $from AND arrived_at < $to")})
      SELECT arrived_at - arrived_at % ${length} AS start_at, $queue AS queue, $channel AS channel, ${minutes} AS minutes,
        sum(n) AS offered, coalesce(sum(n) FILTER (outcome = 'answered'), 0) AS answered,
        coalesce(sum(n) FILTER (outcome = 'abandoned'), 0) AS abandoned,
        ${sum("talk_ms", "outcome = 'answered'", "talkMs")}, ${sum("wrap_up_ms", "outcome = 'answered'", "wrapUpMs")},
        ${sum("(coalesce(talk_ms, 0) + coalesce(wrap_up_ms, 0))", "outcome = 'answered' AND coalesce(talk_ms, wrap_up_ms) IS NOT NULL", "handleMs")},
        ${sum("wait_ms", "outcome = 'answered'", "waitMsOfAnswered")},
        ${sum("wait_ms", "outcome = 'abandoned'", "waitMsOfAbandoned")}
      FROM told GROUP BY start_at ORDER BY start_at LIMIT ${BOUNDS.historyRows + 1}`,
      { queue, channel, from: BigInt(from), to: BigInt(to) },
    );
    return piece(rows.map(intervalOf), BOUNDS.historyRows, (row) => row.startAt);
  }
}

/** The first `most` rows. What shares its instant with the first row left out is left out too: `next` brings it back whole. */
function piece<Row>(rows: readonly Row[], most: number, at: (row: Row) => Instant): Piece<Row> {
  const after = rows[most];
  if (after === undefined) return { rows };
  const next = at(after);
  const kept = rows.slice(0, most).filter((row) => at(row) < next);
  // So many at one instant that a piece holds nothing else: it is told whole rather than never.
  if (kept.length === 0) return { rows: rows.filter((row) => at(row) === next), next: (next + 1) as Instant };
  return { rows: kept, next };
}

function channelOf(value: unknown): Channel {
  // Rows are checked before they are stored: another word would be our mistake.
  if (!isChannel(value)) throw new TypeError(`history: expected a channel, got ${String(value)}`);
  return value;
}

function intervalOf(row: Record<string, unknown>): IntervalRow {
  const told = ["agents", ...INTERVAL_SUMS].flatMap((name) =>
    row[name] == null || name === "offered" ? [] : [[name, Number(row[name])] as const],
  );
  return {
    queue: String(row.queue),
    channel: channelOf(row.channel),
    startAt: Number(row.start_at) as Instant,
    minutes: Number(row.minutes),
    offered: Number(row.offered),
    ...Object.fromEntries(told),
  };
}

function contactOf(row: Record<string, unknown>): ContactRow {
  const duration = (name: string, column: string) => (row[column] == null ? {} : { [name]: Number(row[column]) });
  const name = (column: string) => (row[column] == null ? {} : { [column]: String(row[column]) });
  return {
    queue: String(row.queue),
    channel: channelOf(row.channel),
    arrivedAt: Number(row.arrived_at) as Instant,
    outcome: row.outcome === "answered" || row.outcome === "abandoned" ? row.outcome : "other",
    ...duration("waitMs", "wait_ms"),
    ...duration("talkMs", "talk_ms"),
    ...duration("wrapUpMs", "wrap_up_ms"),
    ...name("agent"),
    ...name("customer"),
    ...name("id"),
  };
}
