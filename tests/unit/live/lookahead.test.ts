import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { BOUNDS } from "../../../live/bounds.ts";
import { Centre } from "../../../live/centre.ts";
import { estimatedFrom } from "../../../live/lookahead/estimating.ts";
import { LookAheadKeeper } from "../../../live/lookahead/keeper.ts";
import { LookAheadLedger } from "../../../live/lookahead/ledger.ts";
import { modelOf } from "../../../live/lookahead/models.ts";
import { Pace } from "../../../live/lookahead/pace.ts";
import { readRoster } from "../../../live/lookahead/rosterFile.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { hours, type Instant, later, minutes, type SourceId } from "../../../sim/vocabulary/index.ts";
import { LookAheadService } from "../../../workers/lookaheadService.ts";
import { running } from "./server.ts";
import { NINE, SetTime, temporaryDirectory } from "./support.ts";

const config = defaultBoardConfig({ place: "Real", timeZone: "Asia/Kamchatka" });

/** A centre of its own, three hours before the end of its day. */
async function heard(): Promise<{ readonly centre: Centre; readonly time: SetTime; readonly keeper: LookAheadKeeper }> {
  const time = new SetTime(NINE);
  const problems: unknown[] = [];
  let clock = 0;
  const watcher = {
    ...{ result: () => undefined, committed: () => undefined, framed: () => undefined },
    ...{ failed: (what: string, problem: unknown) => problems.push([what, problem]), simulationEnded: () => undefined },
  };
  const centre = await Centre.open({ directory: temporaryDirectory(), config, sources: [], time, watcher });
  const keeper = new LookAheadKeeper({
    ...{ centre, time, model: modelOf(estimatedFrom({ expected: async () => undefined }, () => undefined)) },
    // A clock by which five runs take 100 ms.
    start: () => ({ api: new LookAheadService(() => (clock += 100)), end: async () => undefined }),
    onFailure: (what, problem) => problems.push([what, problem]),
  });
  onTestFinished(async () => {
    await keeper.close();
    await centre.close();
    expect(problems).toEqual([]);
  });
  await centre.start();
  return { centre, time, keeper };
}

async function hears(centre: Centre, from: Instant, until: Instant): Promise<void> {
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "real", startAt: from });
  for (let more = true; more; ) {
    const batch = feed.take(until, 5_000);
    more = batch.more;
    await centre.accept(
      batch.events.map((event) => ({ ...event, source: "crm://one" as SourceId })),
      0,
    );
  }
}

describe("a live floor", () => {
  test("[LA15] is looked ahead of by what its log tells, scored against what comes, and kept as it stood", async () => {
    const { centre, time, keeper } = await heard();
    // Soon again: the first events of a new floor are coming.
    expect(await keeper.look()).toBe(BOUNDS.lookAheadFirstMs);
    expect([keeper.latest(), keeper.problem]).toEqual([undefined, "floor-empty"]);
    await hears(centre, later(NINE, -minutes(90)), NINE);
    await keeper.look();
    const made = keeper.latest()!;
    expect(made.source).toEqual({ arrivals: "today", handleTimes: "log", patience: "log", staffing: "presence" });
    expect([made.madeAt, made.runs, made.ageMs]).toEqual([centre.shownAt, 40, 0]);
    const voice = made.channels.find(({ channel }) => channel === "voice")!;
    expect(voice.points[5]!.serviceLevel!.n).toBe(40);
    // Walls and alarms are told.
    const row = centre.frame()!.channels.find(({ channel }) => channel === "voice")!;
    expect(row.projection!.points.length).toBe(12);
    expect(row.projection!.chance).toEqual({
      value: Math.round(voice.points[11]!.keeps!.value! * 1_000) / 1_000,
      n: 40,
      low: expect.any(Number),
      high: expect.any(Number),
    });
    expect(await keeper.asOf(later(NINE, -1))).toBeUndefined();
    expect(await keeper.asOf(later(NINE, minutes(30)))).toMatchObject({ madeAt: made.madeAt, ageMs: minutes(30) });
    // Twenty minutes on what was said of the first quarter has come, and so have most of those who waited.
    time.set(later(NINE, minutes(20)));
    await keeper.look();
    const score = keeper.score();
    expect(score.levels[0]!.n).toBeGreaterThan(3);
    expect(score.levels[0]!.coverage.n).toBe(score.levels[0]!.n);
    expect(score.levels[1]!.n).toBe(0);
  }, 30_000);

  test("[LA16] levers are tried on common random numbers, and what was chosen is logged with who", async () => {
    const { centre, keeper } = await heard();
    await hears(centre, later(NINE, -hours(1)), NINE);
    expect(await keeper.weigh([])).toBeUndefined();
    await keeper.look();
    const { scenario } = keeper;
    const main = [...scenario!.groups].sort((a, b) => b.people.length - a.people.length)[0]!.id;
    const nothing = await keeper.weigh([{ kind: "add", agents: 0, groupId: main }]);
    if (typeof nothing !== "object") throw new TypeError(`expected a result, got ${nothing}`);
    for (const { points } of nothing.channels) {
      for (const { change, before, after, waiting } of points) {
        expect(after).toEqual(before);
        expect(change ?? { value: 0, low: 0, high: 0 }).toEqual({ value: 0, low: 0, high: 0 });
        expect(waiting).toEqual({ value: 0, low: 0, high: 0 });
      }
    }
    const more = await keeper.weigh([{ kind: "add", agents: 15, groupId: main }]);
    if (typeof more !== "object") throw new TypeError(`expected a result, got ${more}`);
    expect(more.runs).toBe(nothing.runs);
    const voice = more.channels.find(({ channel }) => channel === "voice")!;
    // Fifteen more people cannot make the line longer on the same arrivals.
    expect(voice.points.at(-1)!.waiting.value).toBeLessThanOrEqual(0);
    expect(voice.points.at(-1)!.change!.value).toBeGreaterThanOrEqual(0);
    const chosen = await keeper.choose([{ kind: "add", agents: 15, groupId: main }], "Maria");
    expect(await keeper.chosen()).toEqual([chosen]);
  }, 30_000);
});

test("[LA15] what is changed about the model brings the next look-ahead forward, where one is waited for", () => {
  const due: { readonly ms: number; off: boolean }[] = [];
  const time = {
    now: () => NINE,
    after(ms: number) {
      const one = { ms, off: false };
      due.push(one);
      return () => {
        one.off = true;
      };
    },
  };
  const parts = { centre: {}, time, model: async () => undefined, start: () => undefined, onFailure: () => undefined };
  const keeper = new LookAheadKeeper(parts as never);
  keeper.soon();
  expect(due).toEqual([]);
  keeper.start();
  keeper.soon();
  expect(due).toEqual([
    { ms: BOUNDS.lookAheadFirstMs, off: true },
    { ms: BOUNDS.lookAheadFirstMs, off: false },
  ]);
});

test("[LA17] runs are as many as the share of a core allows; where the fewest cost more, look-aheads are made less often", () => {
  const pace = new Pace();
  expect(pace.plan()).toEqual({ runs: 40, dayRuns: 20 });
  pace.took({ runs: 40, dayRuns: 20 }, { longMs: 200, shortMs: 40 });
  // 2,500 ms: 100 long ones of 10, and of the rest 200 of 2.
  expect(pace.plan()).toEqual({ runs: 300, dayRuns: 100 });
  expect(pace.period({ longMs: 1_000, shortMs: 400 })).toBe(30_000);
  const slow = new Pace();
  slow.took({ runs: 40, dayRuns: 20 }, { longMs: 20 * 400, shortMs: 20 * 60 });
  expect(slow.plan()).toEqual({ runs: 100, dayRuns: 20 });
  expect(slow.period({ longMs: 8_000, shortMs: 4_800 })).toBe(12 * 12_800);
});

test("[LA18] an estimate of a wait is scored when its contact is answered, not when it leaves", () => {
  const ledger = new LookAheadLedger();
  const waits = ["a", "b"].map((contactId) => ({
    ...{ contactId, visitId: `${contactId}.v`, queueId: "sales", channel: "voice" as const, sinceAt: NINE },
    ...{ p50Ms: 60_000, p90Ms: 120_000, answeredShare: 1 },
  }));
  ledger.says({ madeAt: NINE, channels: [], waits } as never);
  const visit = (name: string) => ({ visitId: `${name}.v`, endedAt: later(NINE, 90_000) }) as never;
  ledger.visitAnswered(visit("a"));
  ledger.visitLeft(visit("b"));
  ledger.visitAnswered(visit("b"));
  const seen = ledger.sees({ at: later(NINE, 100_000), channels: [] } as never);
  expect(seen.waits).toEqual([{ at: NINE, channel: "voice", p50Ms: 60_000, p90Ms: 120_000, waitedMs: 90_000 }]);
  expect(ledger.score().waits).toMatchObject({ n: 1, withinP50: { value: 0 }, withinP90: { value: 1 } });
});

test("[LA19] levers and instants that are none are refused with every problem, and nothing is tried", async () => {
  const server = await running();
  const get = async (path: string) => {
    const answer = await fetch(`${server.address}${path}`);
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };
  expect(await get("/api/v1/look-ahead")).toEqual([503, "no-look-ahead"]);
  expect(await get("/api/v1/look-ahead?at=yesterday")).toEqual([400, "bad-query"]);
  expect(await get("/api/v1/look-ahead?at=1772442000000")).toEqual([503, "no-look-ahead"]);
  expect(await get("/api/v1/look-ahead/score")).toEqual([200, undefined]);
  expect(await get("/api/v1/levers")).toEqual([503, "no-look-ahead"]);
});

test("[LA14] a roster file that is none stops the server with every problem", async () => {
  const file = join(temporaryDirectory(), "roster.csv");
  writeFileSync(file, "agent,weekday,start,end\nanna,9,09:00,17:00\nboris,1,25:00,17:00\n");
  await expect(readRoster(file)).rejects.toMatchObject({
    code: "roster-refused",
    message: expect.stringMatching(/0\.weekday: expected .*; 1\.start: expected a local time HH:MM/),
  });
  await expect(readRoster(`${file}.none`)).rejects.toMatchObject({ code: "roster-refused" });
  writeFileSync(file, "agent,weekday,start,end\nanna,1,09:00,17:00\n");
  expect((await readRoster(file))("2026-03-02", 1)!.size).toBe(1);
});
