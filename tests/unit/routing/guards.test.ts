import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import type { GuardSpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeAgent, FakeFloor } from "../../fixtures/routingFloor.ts";

const QUEUES = [
  queue("voice", "voice"),
  queue("mail", "email", { priority: 9 }),
  queue("chat", "chat", { priority: 5 }),
];
const ALL = QUEUES.map(({ id }) => [id, 5] as const);
const MAIL = { queue: 1, waitedMs: 60_000 } as const;

function idle(count: number): FakeAgent[] {
  return Array.from({ length: count }, (): FakeAgent => ({ group: 0 }));
}

describe("guards", () => {
  test("[R12] a reserve of one: the second idle agent may take mail, the last one only calls", () => {
    const policy = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["voice"], agents: 1 }] });
    const scenario = world(policy, QUEUES, [team("a", 3, ALL)]);
    const takes = (agents: FakeAgent[], contact: { queue: number; waitedMs: number }) => {
      const floor = new FakeFloor(scenario, agents, [contact]);
      return [floor.contactFor(0), floor.agentFor(0)];
    };
    expect(takes(idle(2), MAIL)).toEqual([0, 0]);
    expect(takes(idle(1), MAIL)).toEqual([-1, -1]);
    expect(takes(idle(1), { queue: 0, waitedMs: 1 })).toEqual([0, 0]);
    // Somebody at work already is not kept free by refusing.
    expect(takes([{ group: 0, holds: { chat: 1 } }], MAIL)).toEqual([0, 0]);
  });

  test("[R12] the named reserve keeps more from mail than from chats", () => {
    const policy = { name: "reserve", parameters: { agents: 1, fromEmail: 2 } };
    const floor = (free: number) =>
      new FakeFloor(world(policy, QUEUES, [team("a", 5, ALL)]), idle(free), [MAIL, { queue: 2, waitedMs: 1 }]);
    expect([1, 2, 3].map((free) => floor(free).agentFor(0))).toEqual([-1, -1, 0]);
    expect([1, 2, 3].map((free) => floor(free).agentFor(1))).toEqual([-1, 0, 0]);
    expect(floor(2).contactFor(0)).toBe(1);
  });

  test("[R13] with hysteresis a reserve that has closed opens only above its second bound", () => {
    const policy = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["voice"], agents: 1, releaseAbove: 3 }] });
    const scenario = world(policy, QUEUES, [team("a", 6, ALL)]);
    const compiled = compilePolicy(scenario);
    const asked = (free: number) => new FakeFloor(scenario, idle(free), [MAIL], {}, compiled).agentFor(0);
    expect([3, 2, 1, 2, 3, 4, 3, 2].map(asked)).toEqual([0, 0, -1, -1, -1, 0, 0, 0]);
    expect(asked(1)).toBe(-1);
    expect([...compiled.memory]).toContain(1);
    compiled.memory.fill(0);
    expect(asked(2)).toBe(0);
  });

  test("[R14] a lender lends while its own wait is short, and takes back at the return rule", () => {
    const guard: GuardSpec = {
      kind: "lend",
      groupIds: ["writers"],
      forQueueIds: ["voice"],
      when: [{ figure: "estimated-wait-ms", queueId: "chat", below: 30_000 }],
      returnWhen: [{ figure: "estimated-wait-ms", queueId: "chat", above: 60_000 }],
    };
    const groups = [
      team("writers", 2, [
        ["chat", 5],
        ["voice", 5],
      ]),
    ];
    const asked = (guards: readonly GuardSpec[], waits: readonly number[]) => {
      const scenario = world(firstCome({ guards }), QUEUES, groups);
      const compiled = compilePolicy(scenario);
      return waits.map((wait) => {
        const figures = { estimatedWaitMs: [0, 0, wait] };
        return new FakeFloor(scenario, [{ group: 0 }], [{ queue: 0, waitedMs: 1 }], figures, compiled).contactFor(0);
      });
    };
    const { returnWhen: _, ...plain } = guard;
    expect(asked([guard], [40_000, 29_000, 40_000, 60_000, 61_000, 40_000, 29_000])).toEqual([-1, 0, 0, 0, -1, -1, 0]);
    expect(asked([{ ...guard, when: [] }], [61_000, 61_000, 60_000, 61_000])).toEqual([-1, -1, 0, -1]);
    expect(asked([plain], [40_000, 29_000, 40_000])).toEqual([-1, 0, -1]);
  });

  test("[R15] limits of offers, of occupancy and of open contacts pass over the agent they stop", () => {
    const groups = [team("a", 3, ALL)];
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 9_000 }, offers: 3, occupancy: 0.9 },
      { group: 0, idleMs: { end: 5_000 }, offers: 2, occupancy: 0.85, holds: { chat: 2 } },
      { group: 0, idleMs: { end: 1_000 }, offers: 1, occupancy: 0.2, holds: { chat: 1 } },
    ];
    const asked = (...guards: GuardSpec[]) =>
      new FakeFloor(world(firstCome({ guards }), QUEUES, groups), agents, [MAIL]).agentFor(0);
    expect(asked()).toBe(0);
    expect(asked({ kind: "rate", for: {}, offers: 3, windowMs: 60_000 })).toBe(1);
    expect(asked({ kind: "occupancy", for: { channels: ["email"] }, atMost: 0.85 })).toBe(1);
    expect(asked({ kind: "occupancy", for: { channels: ["email"] }, atMost: 0.84 })).toBe(2);
    expect(asked({ kind: "occupancy", for: { queueIds: ["chat"] }, atMost: 0 })).toBe(0);
    expect(asked({ kind: "rate", for: {}, offers: 3, windowMs: 1 }, { kind: "open-at-most", for: {}, open: 1 })).toBe(
      2,
    );
    expect(asked({ kind: "rate", for: { returning: true }, offers: 1, windowMs: 1 })).toBe(0);
  });

  test("[R21] the engine keeps up to date what the policy reads, and no more", () => {
    const needs = (policy: Parameters<typeof world>[0]) =>
      compilePolicy(
        world(policy, QUEUES, [
          team("a", 9, ALL),
          team("b", 9, [
            ["mail", 5],
            ["voice", 5],
          ]),
        ]),
      ).needs;
    const nothing = {
      lengths: false,
      sweep: false,
      particulars: false,
      estimates: false,
      serviceLevel: false,
      occupancy: false,
      offers: false,
    };
    expect(needs("fifo-li")).toEqual(nothing);
    expect(needs("prio")).toEqual(nothing);
    const weighs = { ...nothing, particulars: true };
    expect(needs("reserve")).toEqual({ ...weighs, sweep: true });
    const alike = [team("a", 9, ALL), team("b", 9, ALL)];
    expect(compilePolicy(world("reserve", QUEUES, alike)).needs).toEqual(weighs);
    expect(needs("overflow")).toEqual({ ...weighs, sweep: true, estimates: true, lengths: true });
    expect(needs({ name: "round-robin", parameters: { limit: 9 } })).toEqual({ ...weighs, sweep: true, offers: true });
    expect(needs("idle-ratio")).toEqual({ ...weighs, lengths: true });
    expect(needs(firstCome({ guards: [{ kind: "occupancy", for: {}, atMost: 0.9 }] }))).toEqual({
      ...weighs,
      sweep: true,
      occupancy: true,
    });
    expect(
      needs(firstCome({ admission: [{ kind: "refuse", for: {}, when: [{ figure: "service-level", below: 0.2 }] }] })),
    ).toEqual({ ...nothing, serviceLevel: true });
    expect(needs(firstCome({ admission: [{ kind: "announce-wait", for: {}, when: [] }] })).estimates).toBe(true);
  });

  test("[R31] admission rules say whom they are for, when they hold and where they lead", () => {
    const queues = [...QUEUES, queue("back", "callback")];
    const policy = { name: "callback", parameters: { threshold: 60, askAfter: 5, acceptance: 0.25 } };
    const scenario = world(policy, queues, [
      team(
        "a",
        1,
        queues.map(({ id }) => [id, 5] as const),
      ),
    ]);
    const { admission } = compilePolicy(scenario);
    expect(admission).toHaveLength(1);
    expect(admission[0]).toMatchObject({
      kind: "offer-callback",
      toQueue: 3,
      afterMs: 5_000,
      acceptedShare: 0.25,
      triedShare: 1,
    });
    expect([...admission[0]!.queues]).toEqual([1, 0, 0, 0]);
    const holds = (ms: number) => admission[0]!.holds(new FakeFloor(scenario, [], [], { estimatedWaitMs: [ms] }), 0);
    expect([holds(60_000), holds(60_001)]).toEqual([false, true]);
    const steer = compilePolicy(world({ name: "steer", parameters: { over: 30, under: 60 } }, queues, scenario.groups));
    const steers = (here: number, there: number) =>
      steer.admission[0]!.holds(new FakeFloor(scenario, [], [], { estimatedWaitMs: [here, 0, there] }), 0);
    expect([steers(31_000, 59_000), steers(31_000, 61_000), steers(29_000, 0)]).toEqual([true, false, false]);
  });
});
