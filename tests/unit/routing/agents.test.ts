import { describe, expect, test } from "vitest";
import { firstCome } from "../../fixtures/centres.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeAgent, FakeFloor } from "../../fixtures/routingFloor.ts";

const CHAT = [queue("chat", "chat")];
const TEAM = [team("a", 4, [["chat", 5]])];

/** The agent of `agents` who is offered a chat that has just come. */
function chosen(policy: Parameters<typeof world>[0], agents: readonly FakeAgent[], groups = TEAM): number {
  return new FakeFloor(world(policy, CHAT, groups), agents, [{ queue: 0, waitedMs: 0 }]).agentFor(0);
}

describe("who is asked", () => {
  test("[R3] three clocks choose three agents: idle since the last end, the last offer, the coming", () => {
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 90_000, offer: 100_000, available: 200_000 } },
      { group: 0, idleMs: { end: 60_000, offer: 300_000, available: 400_000 } },
      { group: 0, idleMs: { end: 10_000, offer: 50_000, available: 900_000 } },
    ];
    const by = (clock: string) => chosen({ name: "fifo-li", parameters: { clock } }, agents);
    expect([by("since-end"), by("since-offer"), by("since-available")]).toEqual([0, 1, 2]);
  });

  test("[R4] an agent with no chats watches one with two get the next where only the clock counts", () => {
    const a: FakeAgent = { group: 0, idleMs: { end: 60_000 } };
    const b: FakeAgent = { group: 0, holds: { chat: 2 }, idleMs: { end: 120_000 } };
    expect(chosen("fifo-li", [a, b])).toBe(1);
    expect(chosen("least-busy", [a, b])).toBe(0);
  });

  test("[R4] most spare capacity is not fewest contacts where agents may hold different numbers", () => {
    const groups = [
      team("a", 1, [["chat", 5]], { slots: { total: 2, byChannel: { chat: 2 } } }),
      team("b", 1, [["chat", 5]], { slots: { total: 5, byChannel: { chat: 5 } } }),
    ];
    const agents: FakeAgent[] = [{ group: 0 }, { group: 1, holds: { chat: 2 } }];
    expect(chosen("most-avail", agents, groups)).toBe(1);
    expect(chosen("least-busy", agents, groups)).toBe(0);
  });

  test("[R4] spare capacity is bounded by weights: with 1.0 and thirds, two chats leave room for one", () => {
    const weights = { chat: 1 / 3, email: 0.5 };
    const slots = { total: 9, byChannel: { chat: 9, email: 9 }, weights, capacity: 1 };
    const groups = [team("a", 1, [["chat", 5]], { slots }), team("b", 1, [["chat", 5]], { slots })];
    const agents: FakeAgent[] = [
      { group: 0, holds: { chat: 2 } },
      { group: 1, holds: { email: 2 } },
    ];
    expect(chosen("most-avail", agents, groups)).toBe(0);
  });

  test("[R4] round robin goes by the last offer of the channel, whoever is idle longest", () => {
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 900_000 }, offeredMs: { chat: 10_000 } },
      { group: 0, idleMs: { end: 1_000 }, offeredMs: { chat: 20_000, email: 1 } },
    ];
    expect(chosen("round-robin", agents)).toBe(1);
    expect(chosen("round-robin", [...agents, { group: 0 }])).toBe(2);
  });

  test("[R4] round robin with a limit passes over who has had enough", () => {
    const agents: FakeAgent[] = [
      { group: 0, offers: 5, offeredMs: { chat: 90_000 } },
      { group: 0, offers: 4, offeredMs: { chat: 10_000 } },
    ];
    expect(chosen({ name: "round-robin", parameters: { limit: 5 } }, agents)).toBe(1);
    expect(chosen({ name: "round-robin", parameters: { limit: 4 } }, agents)).toBe(-1);
  });

  test("[R4] most and least skilled first, then whoever is idle longest", () => {
    const groups = [team("a", 2, [["chat", 9]]), team("b", 2, [["chat", 2]])];
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 5 } },
      { group: 0, idleMs: { end: 7 } },
      { group: 1, idleMs: { end: 99 } },
      { group: 1, idleMs: { end: 98 } },
    ];
    expect(chosen("skill-best", agents, groups)).toBe(1);
    expect(chosen("skill-least", agents, groups)).toBe(2);
  });

  test("[R4] packing gives the chat to whoever has most chats and room for one more", () => {
    const agents: FakeAgent[] = [{ group: 0 }, { group: 0, holds: { chat: 1 } }, { group: 0, holds: { chat: 3 } }];
    expect(chosen("blend-pack", agents)).toBe(1);
    expect(chosen("blend-scatter", agents)).toBe(0);
  });

  test("[R8] equal scores go to the agent first in the scenario, or by lot", () => {
    const agents = Array.from({ length: 6 }, (): FakeAgent => ({ group: 0 }));
    expect(chosen(firstCome(), agents)).toBe(0);
    expect(chosen(firstCome({ agentScore: [{ feature: "level", weight: 1, transform: "linear" }] }), agents)).toBe(0);
    const lots = (match: (contact: number, agent: number) => number) =>
      new FakeFloor(world(firstCome({ tieBreak: "seeded" }), CHAT, TEAM), agents, [{ queue: 0, waitedMs: 0 }], {
        match,
      });
    const winners = new Set(
      Array.from({ length: 40 }, (_, seed) => lots((_c, agent) => ((seed * 37 + agent * 11) % 97) / 97).agentFor(0)),
    );
    expect(winners.size).toBeGreaterThan(4);
  });

  test("[R16] voice interrupts what can wait, the queue served last first, and never what is not listed", () => {
    const queues = [
      queue("calls", "voice"),
      queue("mail", "email", { priority: 5 }),
      queue("claims", "email", { priority: 9 }),
      queue("chat", "chat"),
    ];
    const groups = [
      team(
        "a",
        3,
        queues.map(({ id }) => [id, 5] as const),
      ),
    ];
    const agents: FakeAgent[] = [
      { group: 0, holds: { email: 1 } },
      { group: 0, holds: { email: 1 } },
      { group: 0, holds: { chat: 1 } },
    ];
    const floor = (interruptible: readonly (readonly [number, number, number])[]) =>
      new FakeFloor(world("interrupt", queues, groups), agents, [{ queue: 0, waitedMs: 0 }], { interruptible });
    const { policy } = floor([]);
    const asked = (rows: readonly (readonly [number, number, number])[]) => {
      const view = floor(rows);
      return view.policy.selectInterrupted(view, 0, view.lineOf[0]!);
    };
    expect(
      asked([
        [0, 1, 0],
        [0, 2, 1],
        [0, 3, 2],
      ]),
    ).toBe(1);
    expect(
      asked([
        [0, 1, 0],
        [0, 3, 2],
      ]),
    ).toBe(0);
    expect(asked([[0, 3, 2]])).toBe(-1);
    expect(policy.preempt).toEqual([{ by: 0, over: 6, resumeCostMs: 30_000, cooldownMs: 300_000 }]);
  });
});
