import { describe, expect, test } from "vitest";
import { Bisection } from "../../../sim/experiment/search/bisection.ts";
import type { Climb } from "../../../sim/experiment/search/climb.ts";
import { staffFrontier } from "../../../sim/experiment/search/frontier.ts";
import { Judge, neverServed } from "../../../sim/experiment/search/judge.ts";
import { leastCost } from "../../../sim/experiment/search/leastCost.ts";
import { readingsOf } from "../../../sim/experiment/search/lookRuns.ts";
import { bestMoves, type Move, setsWithin } from "../../../sim/experiment/search/moves.ts";
import { searchProblems } from "../../../sim/experiment/search/problems.ts";
import { greatestCheaper, prove } from "../../../sim/experiment/search/prove.ts";
import { foreseen } from "../../../sim/experiment/search/race.ts";
import { searchStaff } from "../../../sim/experiment/search/search.ts";
import { Staffing } from "../../../sim/experiment/search/staffing.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";
import { exactSearch } from "../../fixtures/searches.ts";
import { tuneHere } from "../../fixtures/tunings.ts";

const QUICK = exactSearch({ runsALook: 20, mostRuns: 4_000 });

describe("a bound", () => {
  const need = (groups: number[], least: number) => ({ groups, least: [least] });

  test("[LO13] is the least money for whole agents that meets every need", () => {
    // Two of group 1 are wanted, five of both: 2 × 3 + 3 × 2.
    expect(leastCost([2, 3], [need([1], 2), need([0, 1], 5)], 0)).toBe(12);
    expect(leastCost([4, 3], [need([1], 2), need([0, 1], 5)], 0)).toBe(15);
    expect(leastCost([2, 3], [], 0)).toBe(0);
    // Beyond four groups the dearest single need stands for all.
    expect(leastCost([2, 3, 9, 9, 9], [need([1], 2), need([0, 1], 5)], 0)).toBe(10);
  });

  test("[LO13] of a proof rules out every greatest cheaper staffing, and no other", () => {
    const staffing = new Staffing(QUICK);
    const cost = staffing.cost(Int32Array.of(1, 2));
    // At 1 and 1.15 an hour: cheaper than 3.30, and no longer so with one agent more of either.
    expect(greatestCheaper(staffing, [], cost)).toEqual([
      [0, 2],
      [2, 1],
      [3, 0],
    ]);
    expect(greatestCheaper(staffing, [{ groups: [1], least: [1] }], cost)).toEqual([
      [0, 2],
      [2, 1],
    ]);
  });
});

test("[LO13] no proof where a cheaper staffing misses by no more than chance", async () => {
  const staffing = new Staffing(QUICK);
  const look = { margins: [], feasible: false, outcome: undefined };
  const climb = { look: async (agents: Int32Array) => ({ agents, look }) } as unknown as Climb;
  const from = await climb.look(Int32Array.of(1, 2), 20);
  const proved = (sure: (n: number) => boolean) => {
    let n = 0;
    const judge = { surelyMissed: () => sure(n++) } as unknown as Judge;
    return prove(staffing, judge, climb, [], from, 20, undefined);
  };
  expect((await proved(() => true)).proved).toBe(true);
  expect((await proved((n) => n !== 0)).proved).toBe(false);
  expect((await proved((n) => n === 0)).proved).toBe(false);
});

describe("a search", () => {
  test("[LO12] gives the same to the last bit whatever the number of workers", async () => {
    const [one, three] = await Promise.all([
      searchStaff(QUICK, { run: tuneHere(1) }),
      searchStaff(QUICK, { run: tuneHere(3) }),
    ]);
    expect(three).toEqual(one);
  });

  test("[LO12] called off keeps the best so far and says so; without replications left it says that", async () => {
    const stop = new AbortController();
    const run = tuneHere();
    const cancelled = await searchStaff(QUICK, {
      run,
      signal: stop.signal,
      onProgress: ({ phase }) => phase === "bound" && stop.abort(),
    });
    expect(cancelled.end).toBe("cancelled");
    expect(cancelled.found!.agents).toEqual([[4], [7]]);
    expect(cancelled.bound).toEqual({ kind: "none", cost: 0, gap: 1 });
    const poor = await searchStaff({ ...QUICK, mostRuns: 20 }, { run });
    expect([poor.end, poor.found]).toEqual(["budget", undefined]);
  });

  test("[LO12] for what nobody asked about can do is impossible", async () => {
    // Class two is served by one agent of the second group, and only the first may grow.
    const result = await searchStaff({ ...QUICK, groupIds: ["first"] }, { run: tuneHere() });
    expect([result.end, result.found]).toEqual(["impossible", undefined]);
  });

  test("[LO14] that cannot begin says everything that is wrong with it", () => {
    const wrong = exactSearch({
      groupIds: ["first", "nobody"],
      targets: [{ figure: "occupancy", scope: { kind: "queue", queueId: "one" }, limit: 2, per: "run" }],
      runsALook: 1,
    });
    expect(searchProblems(wrong).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown-group groupIds.1",
      "out-of-range runsALook",
      "bad-target targets.0.scope",
      "bad-target targets.0.limit",
    ]);
    expect(searchProblems(QUICK)).toEqual([]);
    expect(() => searchStaff(wrong, { run: tuneHere() })).toThrow(RangeError);
  });

  test("[LO15] at several levels gives a frontier: more service for more money, each point with its intervals", async () => {
    const levels = [0.6, 0.8, 0.9];
    const points = await staffFrontier({ ...QUICK, mostRuns: 12_000 }, levels, { run: tuneHere() });
    expect(points.map(({ level }) => level)).toEqual(levels);
    const costs = points.map(({ result }) => result.found!.cost);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(new Set(costs).size).toBe(3);
    expect(points.map(({ dominated }) => dominated)).toEqual([false, false, false]);
    for (const { level, result } of points) {
      for (const { estimate } of result.found!.kept)
        expect(estimate.value! + estimate.halfWidth!).toBeGreaterThan(level);
    }
    await expect(staffFrontier(QUICK, [0.8, 0.6], { run: tuneHere() })).rejects.toThrow(RangeError);
  });
});

describe("a look broken off", () => {
  const LEVEL = { figure: "serviceLevel", scope: { kind: "queue", queueId: "one" } } as const;
  const scenarioWith = (...agents: number[]) => new Staffing(QUICK).scenarioOf(Int32Array.from(agents));
  const judgeOf = (most = 1_000) => new Judge(QUICK.targets, 1, tuneHere(), most, undefined);

  test("[LO22] is read after a quarter, a half and all of its runs, first after ten", () => {
    expect(readingsOf(60)).toEqual([15, 30, 60]);
    expect(readingsOf(20)).toEqual([10, 20]);
    expect(readingsOf(240)).toEqual([60, 120, 240]);
    expect(readingsOf(10)).toEqual([10]);
  });

  test("[LO22] has the first runs of the whole one, to the last bit, and costs only those", async () => {
    const [broken, whole] = [judgeOf(), judgeOf()];
    const [kept, missed] = [scenarioWith(4, 7), scenarioWith(1, 3)];
    const asked: number[] = [];
    const looks = await broken.look([kept, missed], "s", 40, (runs, scenario) => {
      asked.push(runs.replications);
      return scenario === 1;
    });
    expect(asked).toEqual([10, 10, 20]);
    expect(looks.map(({ runs }) => runs.replications)).toEqual([40, 10]);
    expect([broken.runs, broken.looks]).toEqual([50, 2]);
    const [all] = await whole.look([kept], "s", 40);
    expect(looks[0]!.runs.series(LEVEL.figure, LEVEL.scope)).toEqual(all!.runs.series(LEVEL.figure, LEVEL.scope));
    expect(looks[0]!.margins).toEqual(all!.margins);
    const [first] = await whole.look([missed], "s", 10);
    expect(looks[1]!.runs.estimate(LEVEL.figure, LEVEL.scope)).toEqual(first!.runs.estimate(LEVEL.figure, LEVEL.scope));
    expect(all!.runs.series(LEVEL.figure, LEVEL.scope, undefined, 15)!.over).toHaveLength(15);
  });

  test("[LO22] foresees the whole look by the same days: what is sure to miss is missed by all runs, a twin by none", async () => {
    const judge = judgeOf();
    const looks = await judge.look([scenarioWith(4, 7), scenarioWith(2, 5), scenarioWith(4, 7)], "s", 40);
    const firstOf = async (scenario: Scenario) => (await judge.look([scenario], "s", 10))[0]!.runs;
    const worse = foreseen(judge, looks[0]!.runs, await firstOf(scenarioWith(2, 5)));
    expect(worse.sure).toBe(true);
    expect(looks[1]!.feasible).toBe(false);
    const twin = foreseen(judge, looks[0]!.runs, await firstOf(scenarioWith(4, 7)));
    expect(twin.sure).toBe(false);
    // The same days, the same staffing: nothing differs, so the forecast is the whole look.
    expect(twin.margins.map(([margin]) => margin)).toEqual(looks[2]!.margins.map(([margin]) => margin));
  });

  test("[LO22] of a bound halves the way from nobody to what is kept, in blocks that are not beside each other", () => {
    const part = new Bisection([8, 8, 4], [0, 2]);
    expect(part.counts()).toEqual([6, 26, 3]);
    part.answer((block) => block === 0);
    expect(part.counts()).toEqual([7, 26, 2]);
    part.answer(() => false);
    expect([part.asks, part.counts()[2]]).toEqual([[2], 1]);
    part.answer(() => true);
    expect([part.isOpen, part.least(0), part.least(2)]).toEqual([false, 7, 2]);
  });
});

describe("par of a puzzle", () => {
  const agents = (id: string, group: string, count: number, price: number): Move => ({
    ...{ id, price },
    changes: [{ path: `groups/${group}/headcount/agents`, set: [count] }],
  });
  const MOVES = [
    agents("four", "first", 4, 1),
    agents("seven", "second", 7, 1),
    agents("two", "second", 2, 1),
    { id: "none", price: 1, changes: [{ path: "groups/first/headcount/agents", set: ["x"] }] },
  ];

  test("[LO16] sets within the budget are all looked at, the empty one too", () => {
    const { sets, every } = setsWithin({ moves: MOVES, budget: 2 });
    expect(sets).toEqual([[], [0], [1], [2], [3], [0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]);
    expect(every).toBe(true);
    const many = Array.from({ length: 24 }, (_, i) => agents(`m${i}`, "first", i, 1));
    const some = setsWithin({ moves: many, budget: 24 });
    expect([some.every, some.sets.length]).toEqual([false, 512]);
    // The first 512: smaller ones first, moves in their order. Of 24: 1 empty, 24, 276 pairs, and 211 of three.
    expect([0, 1, 2, 3].map((size) => some.sets.filter(({ length }) => length === size).length)).toEqual([
      1, 24, 276, 211,
    ]);
    expect(some.sets[301]).toEqual([0, 1, 2]);
  });

  test("[LO16] the best set is found, moves that make no scenario are left out, and par says how sure it is", async () => {
    const spec = {
      ...{ scenario: QUICK.scenario, moves: MOVES, budget: 2, targets: [], seed: "1", replications: 40 },
      objective: { figure: "serviceLevel", scope: { kind: "total" }, better: "higher" },
    } as const;
    const result = await bestMoves(spec, tuneHere());
    expect(result.tried[0]!.ids).toEqual(["four", "seven"]);
    expect(result.tried[0]!.replications).toBe(40);
    expect([result.end, result.everySet, result.ahead, result.impossible]).toEqual(["complete", true, true, 4]);
    expect(await bestMoves(spec, tuneHere(2))).toEqual(result);
    await expect(bestMoves({ ...spec, budget: -1 }, tuneHere())).rejects.toThrow(RangeError);
  });
});

test("[LO24] a line nobody is ever there for keeps no target: without agents nobody is counted", async () => {
  const mail = voiceQueue(6, exponential(300_000), {
    ...{ id: "mail", channel: "email", target: { withinMs: 4 * 3_600_000, share: 0.9 } },
  });
  const headcount = { profile: "daily", intervalMinutes: 1_440, agents: [0] } as const;
  const scenario = centre([mail], [group(0, [mail], { headcount, costPerHour: 1 })], {
    run: { startMinute: 540, lengthMinutes: 120, intervalMinutes: 60 },
  });
  const scope = { kind: "queue", queueId: "mail" } as const;
  const targets = [{ figure: "serviceLevel", scope, per: "run", limit: 0.9 }] as const;
  const wanted = { ...QUICK, scenario, targets, groupIds: ["team"], intervalsABlock: 2 };
  const { found } = await searchStaff(wanted, { run: tuneHere() });
  expect(found!.agents[0]![0]).toBeGreaterThan(0);
  expect(found!.kept[0]!.estimate.value).toBeGreaterThan(0.9);
  const result = await tuneHere()({
    ...{ scenarios: [scenario], seed: "1", plan: { kind: "replications", replications: 2 } },
  });
  if (!("end" in result)) throw new Error(result.detail);
  expect(neverServed(result.outcomes[0]!, scope)).toBe(true);
  expect(neverServed(result.outcomes[0]!, { kind: "group", groupId: "team" })).toBe(false);
});
