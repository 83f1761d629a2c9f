import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DayClock } from "../../../live/sources/bank/dayClock.ts";
import { type BankDay, BankImport } from "../../../live/sources/bank/importBank.ts";
import { BANK_COLUMNS, parseRecord } from "../../../live/sources/bank/record.ts";
import { linesOf } from "../../../live/sources/lines.ts";
import type { FloorEvent } from "../../../sim/vocabulary/index.ts";

const HEADING = BANK_COLUMNS.join(",");
const DAY = "1999-01-31";

async function imported(rows: readonly string[]) {
  const bank = new BankImport();
  const lines = async function* () {
    yield HEADING;
    yield* rows;
  };
  const days: BankDay[] = [];
  for await (const day of bank.days(lines())) days.push(day);
  return { report: bank.report, days, events: days.flatMap(({ events }) => events) };
}

async function allOf(lines: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

/** Local second of the day and what happened, for winter days of Jerusalem (UTC+2). */
function outline(events: readonly FloorEvent[], date = DAY): string[] {
  const midnight = Date.parse(`${date}T00:00:00+02:00`);
  return events.map(({ at, type }) => `${(at - midnight) / 1000} ${type}`);
}

describe("records", () => {
  test("[B1] an answered record is menu, wait of q_time and service of ser_time", async () => {
    const { events } = await imported([`${DAY},100,110,110,150,149,209,10,40,60,PS,2,7,AGENT,A01,AA01,1`]);
    expect(outline(events)).toEqual([
      "100 contact.started",
      "110 contact.self_service",
      "110 visit.queued",
      "150 agent.session",
      "150 work.connected",
      "210 agent.session",
      "210 work.released",
      "210 contact.ended",
    ]);
    expect(events.find(({ type }) => type === "visit.queued")).toMatchObject({ queueId: "PS", priority: 2 });
    expect(events.find(({ type }) => type === "visit.queued")).not.toHaveProperty("enqueuedAt");
    expect(events.find(({ type }) => type === "contact.started")).toMatchObject({ customerId: "bank:7" });
    expect(events.filter(({ basis }) => basis === "inferred").map(({ type }) => type)).toEqual([
      "agent.session",
      "agent.session",
      "work.released",
    ]);
  });

  test("[B1] answered at once: the wait is nothing and begins with the service", async () => {
    const { events } = await imported([`${DAY},100,110,0,0,109,169,10,0,60,NW,0,0,AGENT,A01,AA01,1`]);
    const types = ["visit.queued", "work.connected", "work.released"];
    expect(outline(events.filter(({ type }) => types.includes(type)))).toEqual([
      "109 visit.queued",
      "109 work.connected",
      "169 work.released",
    ]);
  });

  test("[B2] hanging up in the queue is an abandon, in the menu it is not; PHANTOM is nothing", async () => {
    const { events, report } = await imported([
      `${DAY},100,110,110,150,0,0,10,40,0,PS,0,0,HANG,,AA01,1`,
      `${DAY},200,210,0,0,0,0,10,0,0,PS,0,0,HANG,,AA01,2`,
      `${DAY},300,310,310,320,319,320,10,10,1,PS,0,0,PHANTOM,,AA01,3`,
    ]);
    expect(outline(events)).toEqual([
      "100 contact.started",
      "110 contact.self_service",
      "110 visit.queued",
      "150 visit.dequeued",
      "150 contact.ended",
      "200 contact.started",
      "210 contact.self_service",
      "210 contact.ended",
    ]);
    expect(report).toMatchObject({ records: 3, phantoms: 1, hungUpInMenu: 1, rejectedCount: 0 });
  });

  test("[B3] a pick-up by nobody is answered, by no person, derived", async () => {
    const { events, report } = await imported([`${DAY},100,110,0,0,110,113,10,0,3,PS,0,0,AGENT,,AA01,1`]);
    expect(events.find(({ type }) => type === "work.connected")).toMatchObject({
      agentId: "no-server",
      basis: "derived",
    });
    expect(events.some(({ type }) => type === "agent.session")).toBe(false);
    expect(report.withoutServer).toBe(1);
  });

  test("[B4] midnight wraps the clocks, not the durations; what lies beyond the day passes with the next one", async () => {
    const { days } = await imported([
      `${DAY},86387,86390,86390,5,5,65,3,15,60,PS,0,0,AGENT,A01,AA01,1`,
      "1999-02-01,30,40,0,0,41,50,10,0,9,PS,0,0,AGENT,A02,AA01,2",
    ]);
    expect(days.map(({ date }) => date)).toEqual([DAY, "1999-02-01"]);
    expect(outline(days[0]!.events)).toEqual([
      "86387 contact.started",
      "86390 contact.self_service",
      "86390 visit.queued",
    ]);
    expect(outline(days[1]!.events).filter((text) => text.includes("work"))).toEqual([
      "86405 work.connected",
      "86441 work.connected",
      "86450 work.released",
      "86465 work.released",
    ]);
  });

  test("[B4] a queue entered after midnight is entered minutes later, not a day before", async () => {
    const { events } = await imported([`${DAY},86390,5,5,25,25,40,15,20,15,PS,0,0,AGENT,A01,AA01,1`]);
    expect(outline(events).filter((text) => !text.includes("session"))).toEqual([
      "86390 contact.started",
      "86405 contact.self_service",
      "86405 visit.queued",
      "86425 work.connected",
      "86440 work.released",
      "86440 contact.ended",
    ]);
  });

  test("[B4] a shift that goes on past midnight is one shift", async () => {
    const { events } = await imported([
      `${DAY},86300,86300,0,0,86300,200,0,0,300,PS,0,0,AGENT,A01,AA01,1`,
      "1999-02-01,100,100,0,0,100,400,0,0,300,PS,0,0,AGENT,A01,AA02,2",
    ]);
    const sessions = events.flatMap((event) => (event.type === "agent.session" ? [`${event.state} ${event.at}`] : []));
    const midnight = Date.parse("1999-02-01T00:00:00+02:00");
    expect(sessions).toEqual([`on ${midnight - 100_000}`, `off ${midnight + 400_000}`]);
  });

  test("[B5] local clocks become instants by the zone's own rules, on days the clocks change too", () => {
    const clock = new DayClock("Asia/Jerusalem");
    const at = (date: string, second: number): string => new Date(clock.instantOf(date, second)).toISOString();
    expect(at("1999-01-01", 0)).toBe("1998-12-31T22:00:00.000Z");
    expect(at("1999-07-01", 43_200)).toBe("1999-07-01T09:00:00.000Z");
    // 2 April 1999 at 02:00 the clocks went to 03:00, 3 September at 02:00 back to 01:00.
    expect(at("1999-04-02", 3_600)).toBe("1999-04-01T23:00:00.000Z");
    expect(at("1999-04-02", 10_800)).toBe("1999-04-02T00:00:00.000Z");
    expect(at("1999-09-03", 0)).toBe("1999-09-02T21:00:00.000Z");
    expect(at("1999-09-03", 7_200)).toBe("1999-09-03T00:00:00.000Z");
    expect(new Date(clock.endOf("1999-09-03")).toISOString()).toBe("1999-09-03T22:00:00.000Z");
    expect(() => new DayClock("Nowhere/At_All")).toThrow(RangeError);
  });

  test("[B6] wrong lines are told by number with every problem, and stop nothing", async () => {
    const good = `${DAY},100,110,110,150,149,209,10,40,60,PS,2,7,AGENT,A01,AA01,1`;
    const { report, events } = await imported([
      "rubbish",
      good.replace(",100,", ",-5,").replace("AGENT", "OTHER").replace("PS", "ps"),
      good,
      good.replace(DAY, "1999-01-30"),
    ]);
    expect(report.rejected.map(({ line, problems }) => [line, problems.map(({ path }) => path)])).toEqual([
      [2, [""]],
      [3, ["vru_entry", "type", "outcome"]],
      [5, ["date"]],
    ]);
    expect(events.filter(({ type }) => type === "visit.queued")).toHaveLength(1);
    expect(parseRecord(good)).toMatchObject({ ok: true });
  });

  test("[B6] a file of another shape yields nothing and says why", async () => {
    const bank = new BankImport();
    const lines = async function* () {
      yield "a,b,c";
    };
    for await (const _day of bank.days(lines())) throw new Error("no day was expected");
    expect(bank.report.rejected).toMatchObject([{ line: 1, problems: [{ code: "bad-format" }] }]);
  });

  test("[B7] plain and packed files give the same lines", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lines-"));
    const text = "first\r\nвторая\n\nlast";
    writeFileSync(join(folder, "plain"), text);
    writeFileSync(join(folder, "packed"), gzipSync(text));
    for (const name of ["plain", "packed"]) {
      expect(await allOf(linesOf(join(folder, name)))).toEqual(["first", "вторая", "", "last"]);
    }
    await expect(allOf(linesOf(join(folder, "absent")))).rejects.toThrow("ENOENT");
    rmSync(folder, { recursive: true });
  });
});

const DATA = join(
  import.meta.dirname,
  "../../../../shared/data/anonymous_bank/calls_1999_jan_oct_pseudonymised.csv.xz",
);

interface DayTotals {
  offered: number;
  answered: number;
  abandoned: number;
  waitMs: number;
  serviceMs: number;
}

/** Totals of a day from the events alone, by the local date the contact began on. */
function totalsByDate(
  totals: Map<string, DayTotals>,
  open: Map<string, { date: string; at: number }>,
  events: readonly FloorEvent[],
): void {
  const add = (date: string, part: Partial<DayTotals>): void => {
    const sums = totals.get(date) ?? { offered: 0, answered: 0, abandoned: 0, waitMs: 0, serviceMs: 0 };
    totals.set(date, sums);
    for (const [name, value] of Object.entries(part)) sums[name as keyof DayTotals] += value;
  };
  for (const event of events) {
    if (event.type === "visit.queued") {
      const date = event.contactId.slice(5, 15);
      open.set(event.visitId, { date, at: event.at });
      add(date, { offered: 1 });
    } else if (event.type === "work.connected") {
      const { date, at } = open.get(event.visitId ?? "")!;
      open.delete(event.visitId ?? "");
      open.set(event.workId, { date, at: event.at });
      add(date, { answered: 1, waitMs: event.at - at });
    } else if (event.type === "visit.dequeued") {
      const { date, at } = open.get(event.visitId)!;
      open.delete(event.visitId);
      add(date, { abandoned: 1, waitMs: event.at - at });
    } else if (event.type === "work.released") {
      const { date, at } = open.get(event.workId)!;
      open.delete(event.workId);
      add(date, { serviceMs: event.at - at });
    }
  }
}

describe.skipIf(!existsSync(DATA))("302 days of a real bank (skipped where the data are absent)", () => {
  test("[B8] totals of every day equal those a database counts in the raw file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bank-"));
    const raw = join(folder, "raw.csv");
    const lines = await allOf(linesOf(DATA));
    writeFileSync(raw, `${lines.join("\n")}\n`);

    const { DuckDBInstance } = await import("@duckdb/node-api");
    const database = await (await DuckDBInstance.create(":memory:")).connect();
    const answer = await database.runAndReadAll(`
      select strftime(date, '%Y-%m-%d') as day,
             count(*) filter (queued)::int,
             count(*) filter (outcome = 'AGENT')::int,
             count(*) filter (queued and outcome = 'HANG')::int,
             coalesce(sum(q_time) filter (queued), 0)::int * 1000,
             coalesce(sum(ser_time) filter (outcome = 'AGENT'), 0)::int * 1000
      from (select *, outcome = 'AGENT' or (outcome = 'HANG' and q_start > 0) as queued
            from read_csv('${raw}', header = true))
      group by all order by all`);
    rmSync(folder, { recursive: true });
    const expected = answer.getRows().map(([day, offered, answered, abandoned, waits, services]) => {
      return [day, { offered, answered, abandoned, waitMs: Number(waits), serviceMs: Number(services) }];
    });

    const bank = new BankImport();
    const totals = new Map<string, DayTotals>();
    const open = new Map<string, { date: string; at: number }>();
    let last = 0;
    let backwards = 0;
    for await (const { date, events } of bank.days(linesOf(DATA))) {
      totals.set(date, totals.get(date) ?? { offered: 0, answered: 0, abandoned: 0, waitMs: 0, serviceMs: 0 });
      totalsByDate(totals, open, events);
      for (const { at } of events) {
        if (at < last) backwards += 1;
        last = at;
      }
    }
    expect(bank.report).toMatchObject({ records: 360_364, phantoms: 2_968, hungUpInMenu: 19_720, rejectedCount: 0 });
    expect([open.size, backwards]).toEqual([0, 0]);
    expect(totals.size).toBe(302);
    expect([...totals].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(expected);
  }, 180_000);
});
