import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordingEvents } from "../../live/recordings.ts";
import { Floor, type FloorObserver } from "../../sim/floor/index.ts";
import { defaultBoardConfig, totals } from "../../sim/metrics/index.ts";
import { SECOND_MS } from "../../sim/vocabulary/index.ts";

const RECORDING = "asterisk-384-calls";
const FOLDER = join(import.meta.dirname, "../../recordings", RECORDING);
const TARGET_MS = 20 * SECOND_MS;

interface OracleQueue {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly timeout: number;
  readonly exitKey: number;
  readonly withdrawn: number;
  readonly answeredWithin20s: number;
  readonly rna: number;
  readonly meanWaitAnswered: number;
  readonly asterisk_final: { readonly ServicelevelPerf: string; readonly ServicelevelPerf2: string };
  readonly from_log: {
    readonly completed: number;
    readonly abandonedLikeAsterisk: number;
    readonly SL1: number;
    readonly SL2: number;
  };
}

const oracle = JSON.parse(readFileSync(join(import.meta.dirname, RECORDING, "oracle-totals.json"), "utf8")) as {
  readonly queues: Readonly<Record<string, OracleQueue>>;
};

/** What passes through the fold, counted by queue and by agent. */
function counted() {
  const queues = new Map<string, Record<string, number>>();
  const agents = new Map<string, { answered: number; talkMs: number }>();
  const add = (queueId: string, name: string, value = 1): void => {
    const sums = queues.get(queueId) ?? {};
    queues.set(queueId, sums);
    sums[name] = (sums[name] ?? 0) + value;
  };
  const observer: FloorObserver = {
    visitQueued: (visit) => add(visit.queue.queueId, "offered"),
    visitAnswered(visit) {
      add(visit.queue.queueId, "answered");
      add(visit.queue.queueId, "waitMs", visit.waitMs);
      if (visit.waitMs <= TARGET_MS) add(visit.queue.queueId, "inTarget");
    },
    visitLeft(visit, outcome) {
      add(visit.queue.queueId, outcome);
      // Asterisk calls every one of these an abandon, but for the key exit.
      if (outcome !== "key_exit" && visit.waitMs <= TARGET_MS) add(visit.queue.queueId, "leftInTarget");
    },
    offerEnded(work, outcome) {
      if (outcome === "no_answer" || outcome === "failed") add(work.queue?.queueId ?? "", "rna");
    },
    workFinished(work) {
      const sums = agents.get(work.agent.agentId) ?? { answered: 0, talkMs: 0 };
      agents.set(work.agent.agentId, { answered: sums.answered + 1, talkMs: sums.talkMs + work.talkMs });
    },
  };
  const floor = new Floor(observer);
  const events = recordingEvents(RECORDING);
  for (const event of events) floor.apply(event);
  floor.advance((events.at(-1)!.at + 60 * SECOND_MS) as never);
  return { queues, agents, floor };
}

const { queues, agents, floor } = counted();
const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

describe("totals of a real Asterisk, from the first QUEUESTART to the end", () => {
  test("[Q1] nothing is left open, unmatched or ignored by the fold", () => {
    expect(floor.waiting).toHaveLength(0);
    expect([...floor.works()]).toHaveLength(0);
    expect(floor.counters).toEqual({ unmatched: 0, dropped: 0, ignored: {} });
    expect([...queues.keys()].sort()).toEqual(Object.keys(oracle.queues).sort());
  });

  test.each(Object.entries(oracle.queues))("[Q1] counts and waits of %s equal the oracle", (queue, expected) => {
    const sums = queues.get(queue) ?? {};
    const of = (name: string): number => sums[name] ?? 0;
    expect({
      offered: of("offered"),
      answered: of("answered"),
      abandoned: of("abandoned"),
      timeout: of("timeout"),
      exitKey: of("key_exit"),
      withdrawn: of("withdrawn"),
      answeredWithin20s: of("inTarget"),
      rna: of("rna"),
      meanWaitAnswered: Math.round(of("waitMs") / of("answered") / 10) / 100,
    }).toEqual({
      offered: expected.offered,
      answered: expected.answered,
      abandoned: expected.abandoned,
      timeout: expected.timeout,
      exitKey: expected.exitKey,
      withdrawn: expected.withdrawn,
      answeredWithin20s: expected.answeredWithin20s,
      rna: expected.rna,
      meanWaitAnswered: expected.meanWaitAnswered,
    });
    const gone = of("abandoned") + of("timeout") + of("withdrawn");
    expect(percent(of("inTarget"), of("answered"))).toBe(expected.from_log.SL1);
    expect(percent(of("inTarget") + of("leftInTarget"), of("answered") + gone)).toBe(expected.from_log.SL2);
    expect([of("answered"), gone]).toEqual([expected.from_log.completed, expected.from_log.abandonedLikeAsterisk]);
  });

  test.each(["billing", "nightline"])(
    "[Q1] %s: Asterisk's own service level, where its counters are right",
    (queue) => {
      const sums = queues.get(queue)!;
      const { ServicelevelPerf, ServicelevelPerf2 } = oracle.queues[queue]!.asterisk_final;
      const gone = (sums.abandoned ?? 0) + (sums.timeout ?? 0) + (sums.withdrawn ?? 0);
      expect(percent(sums.inTarget!, sums.answered!)).toBe(Number(ServicelevelPerf));
      const kept = sums.inTarget! + (sums.leftInTarget ?? 0);
      expect(percent(kept, sums.answered! + gone)).toBe(Number(ServicelevelPerf2));
    },
  );

  test("[Q1] the totals of the product say the same, the rest of its exits included", () => {
    const rows = totals(recordingEvents(RECORDING), { by: "queue", config: defaultBoardConfig() });
    expect(rows.map(({ key }) => key)).toEqual(Object.keys(oracle.queues).sort());
    for (const row of rows) {
      const expected = oracle.queues[row.key]!;
      expect(row).toMatchObject({
        offered: expected.offered,
        answered: expected.answered,
        answeredInTarget: expected.answeredWithin20s,
        stillWaiting: 0,
        unmatched: 0,
        ringNoAnswer: expected.rna,
        left: {
          abandoned: expected.abandoned,
          timeout: expected.timeout,
          key_exit: expected.exitKey,
          withdrawn: expected.withdrawn,
          system_lost: 0,
        },
      });
      expect(Math.round(row.averageSpeedOfAnswerMs! / 10) / 100).toBe(expected.meanWaitAnswered);
      expect(Math.round(row.serviceLevel.decision["of-answered"].value! * 1000) / 10).toBe(expected.from_log.SL1);
      expect(Math.round(row.exitsInTargetPositive.value! * 1000) / 10).toBe(expected.from_log.SL2);
    }
    const people = totals(recordingEvents(RECORDING), { by: "agent", config: defaultBoardConfig() });
    expect(people.map(({ key, handled, talkMs }) => [key, { answered: handled, talkMs }])).toEqual([...agents].sort());
  });

  test("[Q1] contacts and talk time of every agent equal a recount of the raw lines", () => {
    // Field positions only, nothing of the adapter: CONNECT opens, the next end of the same id, queue and name closes.
    const raw = ["queue_log.0", "queue_log"].flatMap((file) =>
      readFileSync(join(FOLDER, file), "utf8").trimEnd().split("\n"),
    );
    const openedAt = new Map<string, number>();
    const recount = new Map<string, { answered: number; talkMs: number }>();
    for (const line of raw) {
      const [time, callid, queue, agent = "", event = ""] = line.split("|");
      const key = `${callid}|${queue}|${agent}`;
      if (event === "CONNECT") openedAt.set(key, Number(time));
      if (!/^(COMPLETE(AGENT|CALLER)|BLINDTRANSFER|ATTENDEDTRANSFER)$/.test(event)) continue;
      const sums = recount.get(agent) ?? { answered: 0, talkMs: 0 };
      recount.set(agent, {
        answered: sums.answered + 1,
        talkMs: sums.talkMs + (Number(time) - openedAt.get(key)!) * SECOND_MS,
      });
    }
    expect(raw).toHaveLength(1_647);
    expect([...recount.values()].reduce((sum, { answered }) => sum + answered, 0)).toBe(306);
    expect(Object.fromEntries([...agents].sort())).toEqual(Object.fromEntries([...recount].sort()));
  });
});
