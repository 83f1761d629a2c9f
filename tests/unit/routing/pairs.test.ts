import { describe, expect, test } from "vitest";
import { lot, predictedMatch } from "../../../sim/routing/model/match.ts";
import { bestPairs } from "../../../sim/routing/policies/bestPairs.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeAgent, FakeFloor } from "../../fixtures/routingFloor.ts";

const QUEUES = [queue("a", "chat"), queue("b", "chat")];
const GROUPS = [
  team("own-a", 2, [
    ["a", 5],
    ["b", 5],
  ]),
  team("own-b", 2, [
    ["b", 5],
    ["a", 5],
  ]),
];
const NONE = Number.NEGATIVE_INFINITY;

function batched(over: Partial<PolicySpec> = {}): PolicySpec {
  return firstCome({
    combine: "assignment",
    itemScore: [
      { feature: "wait-s", weight: 1, transform: "linear" },
      { feature: "primary", weight: 30, transform: "linear" },
    ],
    agentScore: [{ feature: "idle-s", weight: 1, transform: "linear" }],
    ...over,
  });
}

function pairsOf(floor: FakeFloor): readonly (readonly number[])[] {
  const pairs = new Int32Array(2 * 10);
  const count = floor.policy.assign(floor, pairs);
  return Array.from({ length: count }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]);
}

describe("pairs", () => {
  test("[R17] weighed pairs: a longer wait loses to one’s own queue until it is longer by its worth", () => {
    const policy = { name: "pair", parameters: { wait: 1, idle: 0, primary: 30 } };
    const taken = (ms: number) =>
      new FakeFloor(
        world(policy, QUEUES, GROUPS),
        [{ group: 0 }],
        [
          { queue: 0, waitedMs: 0 },
          { queue: 1, waitedMs: ms },
        ],
      ).contactFor(0);
    expect([taken(29_000), taken(31_000)]).toEqual([0, 1]);
  });

  test("[R17] in a pair the score of the agent counts for the contact too: 0.2 × 200 s idle beats 30 s", () => {
    const asked = (idleMs: number) =>
      new FakeFloor(
        world("pair", QUEUES, GROUPS),
        [{ group: 0 }, { group: 1, idleMs: { end: idleMs } }],
        [{ queue: 0, waitedMs: 0 }],
      ).agentFor(0);
    expect([asked(149_000), asked(151_000)]).toEqual([0, 1]);
  });

  test("[R17] agents first: the best free agent is asked only when the contact is what it would pick", () => {
    const policy = firstCome({
      combine: "agent-then-item",
      itemScore: [{ feature: "primary", weight: 1, transform: "lexicographic" }],
    });
    const agents: FakeAgent[] = [{ group: 0, idleMs: { end: 99_000 } }, { group: 1 }];
    const waiting = { queue: 0, waitedMs: 50_000 };
    const floor = new FakeFloor(world(policy, QUEUES, GROUPS), agents, [waiting, { queue: 1, waitedMs: 0 }]);
    expect(floor.agentFor(1)).toBe(1);
    expect(floor.contactFor(0)).toBe(0);
    expect(floor.policy.needs.sweep).toBe(true);
  });

  test("[R18] the best pairs together: 1 + 9 beats the greedy 10 + −5; forbidden pairs are never made", () => {
    expect([...bestPairs(Float64Array.of(10, 1, 9, -5), 2, 2)]).toEqual([1, 0]);
    expect([...bestPairs(Float64Array.of(10, 9, 1, -5), 2, 2)]).toEqual([1, 0]);
    expect([...bestPairs(Float64Array.of(10, NONE, 9, NONE), 2, 2)]).toEqual([0, -1]);
    expect([...bestPairs(Float64Array.of(1, 2, 3), 1, 3)]).toEqual([2]);
    expect([...bestPairs(Float64Array.of(1, 2, 3), 3, 1)]).toEqual([-1, -1, 0]);
    expect([...bestPairs(Float64Array.of(NONE), 1, 1)]).toEqual([-1]);
    expect([...bestPairs(new Float64Array(0), 0, 3)]).toEqual([]);
    expect(() => bestPairs(new Float64Array(3), 2, 2)).toThrow(/scores: expected 2 × 2 values, got 3/);
  });

  test("[R18] more pairs go before better ones", () => {
    // Row 0 alone with column 0 scores 100, but then row 1 has nobody.
    expect([...bestPairs(Float64Array.of(100, 0, 50, NONE), 2, 2)]).toEqual([1, 0]);
  });

  test("[R18] a batch gives each agent its own queue, though contact by contact would not", () => {
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 1_000 } },
      { group: 1, idleMs: { end: 9_000 } },
    ];
    const contacts = [
      { queue: 0, waitedMs: 2_000 },
      { queue: 1, waitedMs: 1_000 },
    ];
    const floor = new FakeFloor(world(batched(), QUEUES, GROUPS), agents, contacts);
    expect(floor.policy.batchEveryMs).toBe(1_000);
    expect(pairsOf(floor)).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(new FakeFloor(world(firstCome(), QUEUES, GROUPS), agents, contacts).agentFor(0)).toBe(1);
    expect(pairsOf(new FakeFloor(world(batched(), QUEUES, GROUPS), agents, []))).toEqual([]);
    expect(pairsOf(new FakeFloor(world(batched(), QUEUES, GROUPS), [], contacts))).toEqual([]);
  });

  test("[R18] a batch keeps the reserve: the pairs it makes count", () => {
    const guards = [{ kind: "reserve", forQueueIds: ["a"], agents: 1 }] as const;
    const agents: FakeAgent[] = [{ group: 0 }, { group: 1 }, { group: 1 }];
    const contacts = [1, 1, 1].map((queueNumber, i) => ({ queue: queueNumber, waitedMs: 1_000 * i }));
    expect(pairsOf(new FakeFloor(world(batched({ guards }), QUEUES, GROUPS), agents, contacts))).toHaveLength(2);
  });

  test("[R18] a batch asks the last agent of who waits for it, and nobody else", () => {
    const steps = [
      { when: [], agents: { lastAgent: true }, expiresAfterMs: 9_000 },
      { when: [], agents: {} },
    ] as const;
    const policy = batched({ plans: [{ for: { hasLastAgent: true }, steps }] });
    const agents: FakeAgent[] = [{ group: 0 }, { group: 1, idleMs: { end: 99_000 } }];
    const contacts = [
      { queue: 0, waitedMs: 5, lastAgent: 0 },
      { queue: 0, waitedMs: 4, lastAgent: 0 },
    ];
    expect(pairsOf(new FakeFloor(world(policy, QUEUES, GROUPS), agents, contacts))).toEqual([[0, 0]]);
  });

  test("[R19] a prediction is the truth with the probability of its accuracy, and uniform whatever that is", () => {
    const truths = Array.from({ length: 20_000 }, (_, i) => (i * 0.618_033_988_749) % 1 || 0.5);
    for (const accuracy of [0, 0.6, 1]) {
      const predictions = truths.map((truth) => predictedMatch(truth, accuracy));
      const right = predictions.filter((prediction, i) => prediction === truths[i]).length / truths.length;
      expect(Math.abs(right - accuracy)).toBeLessThan(0.015);
      const mean = predictions.reduce((a, b) => a + b) / truths.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
      const lots = truths.map(lot);
      const together = lots.reduce((sum, one, i) => sum + (one - 0.5) * (predictions[i]! - 0.5), 0) / truths.length;
      expect(Math.abs(together)).toBeLessThan(0.005);
    }
  });

  test("[R19] the predicted match decides whom a contact gets, and how long a wait it outweighs", () => {
    const policy = { name: "predictive", parameters: { accuracy: 1, gain: 60 } };
    const match = (contact: number, agent: number) =>
      [
        [0.2, 0.9],
        [0.8, 0.1],
      ][contact]![agent]!;
    const agents: FakeAgent[] = [{ group: 0, idleMs: { end: 99_000 } }, { group: 0 }];
    const floor = (ms: number) =>
      new FakeFloor(
        world(policy, QUEUES, GROUPS),
        agents,
        [
          { queue: 0, waitedMs: ms },
          { queue: 0, waitedMs: 0 },
        ],
        { match },
      );
    expect(floor(0).agentFor(0)).toBe(1);
    // Agent 0 fits contact 1 better by 0.6 × 60 s.
    expect([floor(35_000).contactFor(0), floor(37_000).contactFor(0)]).toEqual([1, 0]);
  });
});
