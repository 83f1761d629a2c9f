import type { Observed, ObservedQueue } from "../../sim/experiment/lookahead/estimate/observed.ts";
import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import { facts, GRACE_MS, targetRows } from "./figuresSql.ts";
import type { EventLog } from "./log.ts";

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

// Latest of each queue: what was true weeks ago says less than what is true now, and memory is bounded.
const LATEST = (instant: string) =>
  `QUALIFY row_number() OVER (PARTITION BY queue, channel ORDER BY ${instant} DESC) <= ${BOUNDS.observedLatest}`;

/** The questions, in the order they are asked; each gives rows of queue and channel first. */
const QUESTIONS = {
  offered: `SELECT queue, channel, CAST(queued_at // ${QUARTER_MS} * ${QUARTER_MS} AS BIGINT), count(*)
    FROM visits WHERE queue IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  waits: `SELECT queue, channel, wait, outcome = 'answered' FROM visits
    WHERE queue IS NOT NULL AND outcome IN ('answered', 'abandoned') ${LATEST("ended_at")}`,
  works: `SELECT queue, channel, talk + hold, wrap FROM finished
    WHERE queue IS NOT NULL ${LATEST("finished_at")}`,
  skills: `SELECT coalesce(v.queue, w.queue), coalesce(v.channel, w.channel), w.agent, count(*)
    FROM works w LEFT JOIN visits v ON v.source = w.source AND v.visit = w.visit
    WHERE w.agent IS NOT NULL AND coalesce(v.queue, w.queue) IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  days: `SELECT agent, min(struct_extract(connected, 1)), max(struct_extract(connected, 1)) FROM works
    WHERE agent IS NOT NULL GROUP BY agent, (struct_extract(connected, 1) + $offset) // ${DAY_MS} ORDER BY ALL`,
} as const;

/**
 * What the log tells of a centre before `at`: of the last four weeks and a day, and of no more than its latest events.
 * `offsetMs`: local time less UTC, for days of people. Rejects with what the database says.
 */
export async function observedOf(log: EventLog, config: BoardConfig, at: Instant, offsetMs: number): Promise<Observed> {
  const connection = await log.connect();
  try {
    const [[first] = []] = (
      await connection.runAndReadAll(
        `SELECT min(happened_at) FROM (SELECT happened_at FROM events ORDER BY position DESC LIMIT ${BOUNDS.observedEvents})`,
      )
    ).getRows();
    const fromAt = Math.max(at - BOUNDS.observedMs, Number(first ?? at)) as Instant;
    const asked = { at: BigInt(at), since: BigInt(fromAt), graceMs: BigInt(GRACE_MS) };
    const rows = async (question: keyof typeof QUESTIONS) => {
      const parameters = question === "days" ? { ...asked, offset: BigInt(offsetMs) } : asked;
      const reader = await connection.runAndReadAll(`${facts(targetRows(config))}\n${QUESTIONS[question]}`, parameters);
      return reader.getRows();
    };
    const queues = new Map<string, Mutable>();
    const queueOf = (queueId: unknown, channel: unknown): Mutable => {
      const key = `${queueId}/${channel}`;
      const known = queues.get(key);
      if (known !== undefined) return known;
      const queue: Mutable = {
        ...{ queueId: String(queueId), channel: String(channel) as Channel },
        ...{ offered: [], answeredMs: [], abandonedMs: [], talkMs: [], wrapUpMs: [] },
      };
      queues.set(key, queue);
      return queue;
    };
    for (const [queue, channel, quarter, contacts] of await rows("offered")) {
      queueOf(queue, channel).offered.push([Number(quarter), Number(contacts)]);
    }
    for (const [queue, channel, wait, answered] of await rows("waits")) {
      const of = queueOf(queue, channel);
      (answered === true ? of.answeredMs : of.abandonedMs).push(Number(wait));
    }
    for (const [queue, channel, talk, wrap] of await rows("works")) {
      const of = queueOf(queue, channel);
      of.talkMs.push(Number(talk));
      of.wrapUpMs.push(Number(wrap));
    }
    const skills = (await rows("skills")).map(([queueId, channel, agentId, contacts]) => ({
      ...{ agentId: String(agentId), queueId: String(queueId), channel: String(channel) as Channel },
      contacts: Number(contacts),
    }));
    const days = (await rows("days")).map(([agentId, firstAt, lastAt]) => ({
      ...{ agentId: String(agentId), firstAt: Number(firstAt) as Instant, lastAt: Number(lastAt) as Instant },
    }));
    return { fromAt, toAt: at, queues: [...queues.values()], skills, days };
  } finally {
    connection.closeSync();
  }
}

type Mutable = {
  -readonly [K in keyof ObservedQueue]: ObservedQueue[K] extends readonly (infer Item)[] ? Item[] : ObservedQueue[K];
};
