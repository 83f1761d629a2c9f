import { describe, expect, test } from "vitest";
import { durationOf, patienceOf, scaledTo } from "../../../sim/experiment/staffingTerms.ts";
import { staffPlan } from "../../../sim/experiment/staffPlan.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import { erlangC, meanDuration } from "../../../sim/staffing/index.ts";
import { minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { always, centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";

const target = { withinMs: seconds(20), share: 0.8 };
/** Three half hours from 9:00, with as many contacts in the hour before. */
const run = { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 90 };

function plan(over: Partial<QueueSpec>, team: Partial<GroupSpec> = {}) {
  const line = voiceQueue(100, exponential(minutes(3)), over);
  return staffPlan(centre([line], [group(1, [line], team)], { run }));
}

describe("what a queue needs", () => {
  test("[X20] is the smallest number of agents that keeps its target in each interval", () => {
    const { queues, startsAt, intervalMs } = plan({ target });
    const [{ required, basis, arrivalsPerHour }] = queues as [(typeof queues)[0]];
    expect([basis, intervalMs, startsAt.length]).toEqual(["target", minutes(30), 3]);
    expect(arrivalsPerHour).toEqual([100, 100, 100]);
    const level = (agents: number) =>
      erlangC({ agents, arrivalsPerHour: 100, averageHandleMs: minutes(3) }, seconds(20)).serviceLevel;
    expect(level(required[0]!)).toBeGreaterThanOrEqual(0.8);
    expect(level(required[0]! - 1)).toBeLessThan(0.8);
    expect(new Set(required).size).toBe(1);
  });

  test("[X30] stands on the modified offered load: a floor fills up first, and what came late is work of the next interval", () => {
    const busyThenNobody = [60, 60, 0, 0].flatMap((perHour) => [perHour, perHour]);
    const line = voiceQueue(0, always(minutes(10)), {
      arrivals: {
        ...{ profile: "daily", intervalMinutes: 30 },
        perHour: Array.from({ length: 48 }, (_, i) => busyThenNobody[i - 16] ?? 0),
      },
    });
    const opens = { startMinute: 480, lengthMinutes: 180 };
    const [cold] = staffPlan(centre([line], [group(1, [line])], { run: opens })).queues;
    // 60 an hour for 10 minutes each: the load rises to 10 within 10 minutes and falls to 0 as fast.
    const load = [250 / 30, 10, 10, 10, 50 / 30, 0];
    for (const [i, erlangs] of load.entries()) expect(cold!.offeredLoad[i]).toBeCloseTo(erlangs, 9);
    expect(cold!.arrivalsPerHour.map(Math.round)).toEqual([60, 60, 60, 60, 0, 0]);
    expect(cold!.required).toEqual([9, 10, 10, 10, 2, 0]);
    const warm = { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 60 };
    const [ready] = staffPlan(centre([line], [group(1, [line])], { run: warm })).queues;
    expect(ready!.required).toEqual([10, 10]);
  });

  test("[X30] a law is stretched to a mean with its shape", () => {
    expect(scaledTo({ kind: "lognormal", meanMs: 100, cv: 0.5 }, 300)).toEqual({
      kind: "lognormal",
      meanMs: 300,
      cv: 0.5,
    });
    expect(scaledTo({ kind: "deterministic", valueMs: 0 }, 300)).toEqual({ kind: "deterministic", valueMs: 300 });
    expect(scaledTo({ kind: "empirical", quantilesMs: [0, 100, 200] }, 300)).toEqual({
      ...{ kind: "empirical", quantilesMs: [0, 300, 600] },
    });
    expect(() => scaledTo({ kind: "erlang-2", meanMs: 100 }, 300)).toThrow(RangeError);
  });

  test("[X20] is scheduled with its group's shrinkage, divided and not multiplied, and costs its wage", () => {
    // 5 erlangs of work without a target: 5 agents; absent 20 %, then 10 % of the rest: 5 ÷ 0.72 = 6.94.
    const team = { costPerHour: 20, shrinkage: { absentShare: 0.2, plannedShare: 0.1 } };
    const { queues } = plan({}, team);
    expect(queues[0]).toMatchObject({ basis: "workload", required: [5, 5, 5], scheduled: [7, 7, 7] });
    expect(queues[0]!.shrinkage).toBeCloseTo(0.28, 12);
    expect(queues[0]!.cost).toBeCloseTo(7 * 20 * 1.5, 9);
  });

  test("[X20] stands beside what the scenario has scheduled, and its cost", () => {
    const shift = { weekdays: [1], startMinute: 540, endMinute: 585, breaks: [] };
    const { groups } = plan({}, { shifts: [shift], costPerHour: 20 });
    expect(groups).toEqual([{ groupId: "team", scheduled: [1, 0.5, 0], cost: 15 }]);
  });

  test("[X20] a last interval cut short by the end of the run counts as long as it is", () => {
    const line = voiceQueue(100, exponential(minutes(3)));
    const cut = { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 45 };
    const people = { costPerHour: 20 };
    const { groups, queues } = staffPlan(centre([line], [group(2, [line], people)], { run: cut }));
    expect(groups).toEqual([{ groupId: "team", scheduled: [2, 2], cost: 2 * 20 * 0.75 }]);
    expect(queues[0]!.cost).toBeCloseTo(5 * 20 * 0.75, 9);
  });

  test("[X20] counts slots with the handle time of full agents where an agent holds several", () => {
    const slots = { total: 3, byChannel: { chat: 3 }, slowDown: { chat: [1, 1.25, 1.5] } };
    const { queues } = plan({ channel: "chat", wrapUpMs: always(minutes(1)) }, { slots });
    // (3 × 1.5 + 1) min × 100 ÷ h = 9.17 slots.
    expect(queues[0]).toMatchObject({
      basis: "workload",
      slots: 3,
      averageHandleMs: minutes(5.5),
      required: [4, 4, 4],
    });
    const { queues: kept } = plan({ channel: "chat", target }, { slots });
    expect(kept[0]!.basis).toBe("slots");
    const inSlots = plan({ target, talkMs: exponential(minutes(4.5)) }).queues[0]!.required[0]!;
    expect(kept[0]!.required[0]).toBe(Math.ceil(inSlots / 3));
    const heavy = { ...slots, weights: { chat: 0.5 }, capacity: 1 };
    expect(plan({ channel: "chat" }, { slots: heavy }).queues[0]!.slots).toBe(2);
  });

  test("[X20] leaves out whom self-service contains", () => {
    const selfService = { by: "ivr", durationMs: always(1_000), containedShare: 0.5, flatness: 0.8 } as const;
    expect(plan({ selfService }).queues[0]!.arrivalsPerHour[0]).toBeCloseTo(60, 9);
  });

  test("[X20] says why a queue cannot be planned", () => {
    const line = voiceQueue(0, always(1_000), { id: "quiet" });
    const elastic = voiceQueue(10, always(1_000), { id: "elastic" });
    const answering = {
      ...elastic,
      arrivals: { ...elastic.arrivals!, waitElasticity: { elasticity: 0.3, referenceMs: 1_000, atMost: 2 } },
    };
    const alone = voiceQueue(10, always(1_000), { id: "alone" });
    const world = centre([line, answering, alone], [group(1, [line, answering])], { run });
    expect(staffPlan(world)).toMatchObject({
      queues: [],
      unplanned: [
        { queueId: "quiet", reason: "no-arrivals" },
        { queueId: "elastic", reason: "answers-to-waits" },
        { queueId: "alone", reason: "nobody" },
      ],
    });
  });

  test("[X20] knows every law of the scenario: by name, or by its quantiles", () => {
    expect(durationOf({ kind: "lognormal", meanMs: 100, cv: 1 })).toEqual({ kind: "lognormal", meanMs: 100, cv: 1 });
    for (const law of [
      { kind: "gamma", meanMs: 60_000, cv: 0.5 },
      { kind: "uniform", fromMs: 30_000, toMs: 90_000 },
      { kind: "hyperexponential", phases: [{ share: 1, meanMs: 60_000 }] },
    ] as const) {
      expect(meanDuration(durationOf(law)) / 60_000).toBeCloseTo(1, 1);
    }
    expect(patienceOf({})).toEqual({ kind: "endless" });
    expect(patienceOf({ patienceMs: exponential(5), customers: { baulking: { immediateShare: 0.1 } } })).toEqual({
      kind: "baulking",
      share: 0.1,
      others: { kind: "exponential", meanMs: 5 },
    });
  });
});
