import { describe, expect, test } from "vitest";
import { firstCome } from "../../fixtures/centres.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeContact, type FakeFigures, FakeFloor } from "../../fixtures/routingFloor.ts";

const QUEUES = [
  queue("sales", "voice", { priority: 1, value: 5, target: { withinMs: 20_000, share: 0.8 } }),
  queue("support", "voice", { priority: 3, value: 1, target: { withinMs: 60_000, share: 0.8 } }),
  queue("mail", "email", { priority: 9, value: 1, dueInMs: 14_400_000 }),
];
const TEAM = [
  team("a", 2, [
    ["sales", 5],
    ["support", 5],
    ["mail", 5],
  ]),
];

/** The contact an idle agent takes. */
function chosen(
  policy: Parameters<typeof world>[0],
  contacts: readonly FakeContact[],
  figures: FakeFigures = {},
): number {
  return new FakeFloor(world(policy, QUEUES, TEAM), [{ group: 0 }], contacts, figures).contactFor(0);
}

describe("whose turn it is", () => {
  test("[R2] first come, first served over all queues of the agent; equal instants by arrival", () => {
    const waiting: FakeContact[] = [
      { queue: 0, waitedMs: 1_000 },
      { queue: 2, waitedMs: 9_000 },
      { queue: 1, waitedMs: 9_000 },
    ];
    expect(chosen("fifo-li", waiting)).toBe(1);
    expect(chosen("fifo-li", [...waiting].reverse())).toBe(0);
    expect(chosen("fifo-li", [])).toBe(-1);
  });

  test("[R5] strict priority goes first whatever the age; inside it, first come", () => {
    const waiting: FakeContact[] = [
      { queue: 1, waitedMs: 3_600_000 },
      { queue: 0, waitedMs: 1_000 },
      { queue: 0, waitedMs: 2_000 },
    ];
    expect(chosen("prio", waiting)).toBe(2);
  });

  test("[R5] a step of priority is worth its minutes: two steps of one minute cross over at 120 s", () => {
    const waitedFor = (ms: number): FakeContact[] => [
      { queue: 0, waitedMs: 0 },
      { queue: 1, waitedMs: ms },
    ];
    expect(chosen("aged", waitedFor(119_999))).toBe(0);
    expect(chosen("aged", waitedFor(120_001))).toBe(1);
    expect(chosen({ name: "aged", parameters: { slope: 2 } }, waitedFor(239_999))).toBe(0);
    expect(chosen({ name: "aged", parameters: { slope: 2 } }, waitedFor(240_001))).toBe(1);
  });

  test("[R5] least time left: a promise counts by its due time, a call by the wait of its target", () => {
    const mailDueIn = (dueInMs: number): FakeContact[] => [
      { queue: 1, waitedMs: 30_000 },
      { queue: 2, waitedMs: 14_000_000, dueInMs },
    ];
    expect(chosen("edf", mailDueIn(30_001))).toBe(0);
    expect(chosen("edf", mailDueIn(29_999))).toBe(1);
  });

  test("[R5] worth × speed: 5 × 6/h beats 1 × 12/h, and loses to it at 1 × 31/h", () => {
    const waiting: FakeContact[] = [
      { queue: 0, waitedMs: 0 },
      { queue: 1, waitedMs: 99_000 },
    ];
    expect(chosen("cmu", waiting, { meanHandleMs: [600_000, 300_000, 1] })).toBe(0);
    expect(chosen("cmu", waiting, { meanHandleMs: [600_000, 3_600_000 / 31, 1] })).toBe(1);
  });

  test("[R5] generalised cµ: worth grows with the wait, by its power", () => {
    // Worth 5 against 1 at equal speed: with power 1 the waits must differ by more than 5, with power 2 by √5.
    const waiting = (ms: number): FakeContact[] => [
      { queue: 0, waitedMs: 10_000 },
      { queue: 1, waitedMs: ms },
    ];
    const gcmu = (power: number, ms: number) => chosen({ name: "gcmu", parameters: { power } }, waiting(ms));
    expect([gcmu(1, 49_000), gcmu(1, 51_000)]).toEqual([0, 1]);
    expect([gcmu(2, 22_000), gcmu(2, 23_000)]).toEqual([0, 1]);
    expect([gcmu(0.5, 249_000), gcmu(0.5, 251_000)]).toEqual([0, 1]);
  });

  test("[R5] the newest first: a negative weight looks behind the front of the line", () => {
    const policy = firstCome({ itemScore: [{ feature: "wait-s", weight: -1, transform: "linear" }] });
    expect(
      chosen(policy, [
        { queue: 0, waitedMs: 9 },
        { queue: 0, waitedMs: 5 },
        { queue: 0, waitedMs: 7 },
      ]),
    ).toBe(1);
  });

  test("[R5] a threshold counts only what is beyond it", () => {
    const policy = firstCome({
      itemScore: [
        { feature: "wait-s", weight: 1, transform: { threshold: 60 }, only: ["support"] },
        { feature: "wait-s", weight: 0.1, transform: "linear" },
      ],
    });
    const waiting = (ms: number): FakeContact[] => [
      { queue: 0, waitedMs: 100_000 },
      { queue: 1, waitedMs: ms },
    ];
    expect(chosen(policy, waiting(60_000))).toBe(0);
    // 0.1 × 62 + 2 = 8.2 against 0.1 × 100 = 10.
    expect(chosen(policy, waiting(62_000))).toBe(0);
    // 0.1 × 64 + 4 = 10.4 against 0.1 × 100 = 10.
    expect(chosen(policy, waiting(64_000))).toBe(1);
  });

  test("[R5] the bound that knows every work takes the shortest, wherever it stands in line", () => {
    const waiting: FakeContact[] = [
      { queue: 0, waitedMs: 9_000, talkMs: 50_000 },
      { queue: 0, waitedMs: 8_000, talkMs: 20_000 },
      { queue: 2, waitedMs: 99_000, talkMs: 30_000 },
    ];
    expect(chosen("oracle", waiting)).toBe(1);
  });

  test("[R5] own work is worth a wait; journeys and returning customers are weighed one by one", () => {
    const waiting: FakeContact[] = [
      { queue: 0, waitedMs: 40_000, lastAgent: 1 },
      { queue: 0, waitedMs: 15_000, lastAgent: 0 },
      { queue: 0, waitedMs: 5_000, returning: true, journeyMs: 9_000_000 },
    ];
    expect(chosen("last-agent", waiting)).toBe(1);
    expect(chosen({ name: "last-agent", parameters: { worth: 20 } }, waiting)).toBe(0);
    const by = (feature: "returning" | "journey-age-s") =>
      chosen(firstCome({ itemScore: [{ feature, weight: 1, transform: "lexicographic" }] }), waiting);
    expect([by("returning"), by("journey-age-s")]).toEqual([2, 2]);
  });

  test("[R5] the longest line first counts contacts, not waits", () => {
    const waiting: FakeContact[] = [
      { queue: 0, waitedMs: 500_000 },
      { queue: 1, waitedMs: 10_000 },
      { queue: 1, waitedMs: 20_000 },
    ];
    expect(chosen("idle-ratio", waiting)).toBe(2);
  });
});
