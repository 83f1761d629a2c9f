import { describe, expect, test } from "vitest";
import { seconds } from "../../../sim/vocabulary/index.ts";
import { always, group, voiceQueue } from "../../fixtures/centres.ts";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

describe("the picture of an instant", () => {
  test("[TH13] lanes: who waits in order, how long, against what patience; who left lies in the tray for five minutes", () => {
    const file = twoAgents([10, 20, 30, 40], { patienceMs: { kind: "deterministic", valueMs: 35_000 } });
    const one = opened(describedRun(file, undefined));
    const state = one.frame(at(50)).stages[0]!;
    expect(state.lanes).toEqual([
      {
        lane: 0,
        waiting: 2,
        people: [
          {
            ...{ contact: 3, who: "line.3", joinedAt: at(30), waitMs: 20_000, ringing: [], priority: 1 },
            ...{ patienceLeftMs: 15_000, patienceMs: 35_000 },
          },
          {
            ...{ contact: 4, who: "line.4", joinedAt: at(40), waitMs: 10_000, ringing: [], priority: 1 },
            ...{ patienceLeftMs: 25_000, patienceMs: 35_000 },
          },
        ],
        longestWaitMs: 20_000,
        inSelfService: 0,
        parked: 0,
        shut: false,
      },
    ]);
    // Anna is free at 70 s: the third has left at 65 s, the fourth is answered.
    const later = one.frame(at(70)).stages[0]!;
    expect(later.leavers).toEqual([
      { contact: 3, who: "line.3", lane: 0, at: at(65), waitMs: 35_000, reason: "gave-up" },
    ]);
    expect(one.frame(at(364)).stages[0]!.leavers.length).toBe(1);
    expect(one.frame(at(365)).stages[0]!.leavers).toEqual([]);
    expect(later.totals.lanes).toEqual([
      {
        ...{ lane: 0, offered: 4, answered: 3, answeredInTime: 2, decided: 4, left: 1, leftShort: 0, turnedAway: 0 },
        ...{ handled: 1, waitMsOfAnswered: 30_000, cameBack: 0 },
      },
    ]);
  });

  test("[TH13] seats: what is held since when, who is free since when, and what would still fit", () => {
    const one = opened(describedRun(twoAgents([10]), undefined));
    expect(one.frame(at(15)).stages[0]!.seats).toEqual([
      {
        ...{ seat: 0, place: "full", freeUnits: 0, places: [0] },
        pieces: [{ contact: 1, who: "line.1", lane: 0, phase: "talking", since: at(10), units: 1, from: 0 }],
      },
      { seat: 1, place: "ready", pieces: [], freeUnits: 1, places: [1], idleSince: at(0) },
    ]);
    expect(one.frame(at(15)).stages[0]!.room).toEqual([{ freeUnits: 1, places: 1, waiting: 0, people: 2 }]);
  });

  test("[TH13] free thirds are no place for a contact that needs a whole column", () => {
    const trace = (...times: number[]) => ({
      ...({ profile: "daily", intervalMinutes: 1_440, perHour: [0] } as const),
      trace: times.map((one) => ({ atMs: seconds(one) })),
    });
    const calls = voiceQueue(0, always(60_000), { id: "calls", arrivals: trace(30) });
    const chats = voiceQueue(0, always(600_000), { id: "chats", channel: "chat", arrivals: trace(10, 20) });
    const slots = { total: 3, byChannel: { voice: 1, chat: 3 } };
    const people = [
      { id: "anna", name: "Anna" },
      { id: "boris", name: "Boris" },
    ];
    const file = twoAgents([]);
    const scenario = {
      ...file.scenario,
      policy: "least-busy",
      queues: [calls, chats],
      groups: [group(0, [calls, chats], { slots, people })],
    };
    const one = opened(describedRun({ scenario, variants: [] }, undefined));
    expect(one.overview.channels).toEqual(["voice", "chat"]);
    expect(one.overview.seats[0]!.column.a).toEqual({ units: 3, takes: [3, 1] });
    const state = one.frame(at(40)).stages[0]!;
    // One chat each: two thirds free on both, and no room for the call that waits.
    expect(state.room).toEqual([
      { freeUnits: 4, places: 0, waiting: 1, people: 2 },
      { freeUnits: 4, places: 4, waiting: 0, people: 2 },
    ]);
    expect(one.frame(at(5)).stages[0]!.room).toEqual([
      { freeUnits: 6, places: 2, waiting: 0, people: 2 },
      { freeUnits: 6, places: 6, waiting: 0, people: 2 },
    ]);
  });

  test("[TH13] whoever tries again or goes to another channel is seen leaving, on the way, and coming as what they are", () => {
    const file = twoAgents([10, 20, 30], {
      patienceMs: { kind: "deterministic", valueMs: 15_000 },
      customers: { redial: { share: 1, delayMs: { kind: "deterministic", valueMs: 60_000 }, atMost: 1 } },
    });
    const one = opened(describedRun(file, undefined));
    const gone = one.frame(at(50)).stages[0]!;
    expect(gone.leavers.map(({ who, next }) => [who, next])).toEqual([["line.3", "redial"]]);
    expect(gone.coming).toEqual([{ who: "line.3a", lane: 0, cause: "redial", comesAt: at(105) }]);
    const back = one.frame(at(106)).stages[0]!;
    expect(back.coming).toEqual([]);
    expect(back.seats.flatMap(({ pieces }) => pieces.map(({ who, cause }) => [who, cause]))).toEqual([
      ["line.3a", "redial"],
    ]);
    // On the way is not back yet.
    expect(gone.totals.lanes[0]!.cameBack).toBe(0);
    expect(back.totals.lanes[0]!.cameBack).toBe(1);
  });

  test("[TH14] the running difference: shares while somebody is decided, counts, and the smaller n", () => {
    const one = opened(describedRun(twoAgents([10, 20]), "alone"));
    const shares = one.series("answered-in-time", []).points.slice(0, 3);
    expect(shares).toEqual([
      { at: at(0), a: undefined, b: undefined, difference: undefined, n: 0 },
      { at: at(60), a: 1, b: 1, difference: 0, n: 1 },
      { at: at(120), a: 1, b: 0.5, difference: 0.5, n: 2 },
    ]);
    expect(one.series("waiting", [0]).points[1]).toEqual({ at: at(60), a: 0, b: 1, difference: -1, n: 2 });
    expect(one.series("answered", [7]).points[2]).toMatchObject({ a: 0, b: 0 });
    expect(one.series("left", []).points.length).toBe(31);
  });

  test("[TH15] moments: a target broken and kept again, a long wait, many leaving", () => {
    const times = Array.from({ length: 40 }, (_, i) => 60 + i);
    const file = twoAgents(times, { patienceMs: { kind: "deterministic", valueMs: 61_000 } });
    const { moments } = opened(describedRun(file, undefined)).overview;
    expect(moments.map(({ kind, at: instant }) => [kind, instant])).toEqual([
      // Two are answered at once, two at 120 and 121 s; from 125 s on one leaves a second. The fifth, come at 64 s, has
      // waited for 60 s at 124 s; five have left at 129 s; at 140 s 20 are decided, 2 of them in time.
      ["long-wait", at(124)],
      ["many-leave", at(129)],
      ["target-breach", at(140)],
    ]);
    const run = opened(describedRun(file, undefined));
    expect(run.next("moment", at(0)).moment?.kind).toBe("long-wait");
    expect(run.previous("moment", at(140)).moment?.kind).toBe("many-leave");
  });

  test("[TH16] the difference is explained: whose, when, in which lane, and what held those who could have helped", () => {
    const file = twoAgents([10, 20, 3_700], { patienceMs: { kind: "deterministic", valueMs: 15_000 } }, {}, 120);
    const one = opened(describedRun(file, "alone"));
    const told = one.aggregate("left", at(0), at(7_200))!;
    expect(told).toMatchObject({ a: 0, b: 1, difference: -1, onlyA: 0, onlyB: 1 });
    expect(told.hours).toEqual([{ from: at(0), to: at(3_600), onlyA: 0, onlyB: 1 }]);
    expect(told.lanes).toEqual([{ lane: 0, channel: "voice", onlyA: 0, onlyB: 1 }]);
    expect(told.chains).toEqual([
      {
        ...{ lane: 0, heldBy: 0, onlyA: 0, onlyB: 1, a: "in-time", b: "left" },
        example: { who: "line.2", at: at(35) },
      },
    ]);
    expect(told.sentences.en[0]).toBe(
      "People who left: 0 on A, 1 on B, so 1 person more on B (0 only on A, 1 only on B).",
    );
    expect(one.aggregate("left", at(0), at(30))!.difference).toBe(0);
    expect(opened(describedRun(file, undefined)).aggregate("left", at(0), at(60))).toBeUndefined();
  });

  test("[TH16] whoever leaves on both stages makes no difference", () => {
    const file = twoAgents([10, 20, 30], { patienceMs: { kind: "deterministic", valueMs: 15_000 } });
    const told = opened(describedRun(file, "alone")).aggregate("left", at(0), at(600));
    expect(told).toMatchObject({ a: 1, b: 2, difference: -1, onlyA: 0, onlyB: 1 });
    expect(told!.chains.map(({ example }) => example.who)).toEqual(["line.2"]);
  });
});
