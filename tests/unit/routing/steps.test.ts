import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import type { StepSpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeAgent, FakeFloor } from "../../fixtures/routingFloor.ts";

const TOPICS = [queue("cards", "voice"), queue("loans", "voice")];
const EXPERTS = team("experts", 2, [["cards", 9]]);
const SIDE = team("side", 2, [
  ["loans", 9],
  ["cards", 9],
]);
const NOVICES = team("novices", 2, [["cards", 3]]);

describe("steps", () => {
  test("[R10] rings go by level, then by whose first skill it is; each lasts its time; the last is everybody", () => {
    const scenario = world({ name: "bullseye", parameters: { ring: 12, rings: 6 } }, TOPICS, [NOVICES, SIDE, EXPERTS]);
    const { lines } = compilePolicy(scenario);
    const cards = lines.filter((line) => line.queue === 0);
    expect(cards.map((line) => [...line.groups])).toEqual([[2], [1, 2], [0, 1, 2]]);
    expect(cards.map((line) => line.expiresAfterMs)).toEqual([12_000, 12_000, Number.POSITIVE_INFINITY]);
    expect(cards.map((line) => line.next)).toEqual([1, 2, -1]);
    // Only one group knows loans: there is nothing to widen, and no ring.
    expect(lines.filter((line) => line.queue === 1).map((line) => [...line.groups])).toEqual([[1]]);
  });

  test("[R10] a contact in the first ring waits beside idle agents of the second, and not a step longer", () => {
    const scenario = world({ name: "bullseye", parameters: { ring: 10 } }, TOPICS, [EXPERTS, NOVICES]);
    const novice: FakeAgent = { group: 1, idleMs: { end: 60_000 } };
    const floor = new FakeFloor(scenario, [{ group: 0, holds: { voice: 1 } }, novice], [{ queue: 0, waitedMs: 0 }]);
    expect(floor.agentFor(0)).toBe(-1);
    expect(floor.contactFor(1)).toBe(-1);
    const second = floor.policy.nextLine(floor, 0, floor.lineOf[0]!);
    const later = new FakeFloor(
      scenario,
      [{ group: 0, holds: { voice: 1 } }, novice],
      [{ queue: 0, waitedMs: 10_000, line: second }],
    );
    expect(later.agentFor(0)).toBe(1);
    expect(later.contactFor(1)).toBe(0);
  });

  test("[R9] the first plan that matches is the contact’s; a step whose conditions fail is passed over", () => {
    const steps: readonly StepSpec[] = [
      {
        when: [{ figure: "idle-agents", groupId: "experts", above: 0 }],
        agents: { groupIds: ["experts"] },
        expiresAfterMs: 5_000,
      },
      {
        when: [{ figure: "estimated-wait-ms", queueId: "loans", below: 30_000 }],
        agents: { groupIds: ["side"] },
        expiresAfterMs: 5_000,
      },
      { when: [], agents: {} },
    ];
    const policy = firstCome({ plans: [{ for: { queueIds: ["cards"], returning: true }, steps }] });
    const scenario = world(policy, TOPICS, [EXPERTS, SIDE, NOVICES]);
    const line = (agents: readonly FakeAgent[], loansMs: number, returning: boolean) => {
      const contact = returning ? ({ queue: 0, waitedMs: 0, returning: true } as const) : { queue: 0, waitedMs: 0 };
      const floor = new FakeFloor(scenario, agents, [contact], { estimatedWaitMs: [0, loansMs] });
      return floor.policy.lines[floor.lineOf[0]!]!;
    };
    expect([line([{ group: 0 }], 0, true).step, line([], 29_999, true).step, line([], 30_000, true).step]).toEqual([
      0, 1, 2,
    ]);
    expect(line([{ group: 0 }], 0, false).plan).toBe(1);
    const floor = new FakeFloor(scenario, [], [{ queue: 0, waitedMs: 0, returning: true }], {
      estimatedWaitMs: [0, 0],
    });
    const at = (step: number) =>
      floor.policy.lines.findIndex((row) => row.queue === 0 && row.plan === 0 && row.step === step);
    expect([0, 1, 2].map((step) => floor.policy.nextLine(floor, 0, at(step)))).toEqual([at(1), at(2), -1]);
  });

  test("[R9] waiting for one’s own agent is only for who has one with the skill; then anybody", () => {
    const scenario = world({ name: "pref", parameters: { wait: 20 } }, TOPICS, [EXPERTS, SIDE]);
    const agents: FakeAgent[] = [{ group: 0, holds: { voice: 1 } }, { group: 0 }, { group: 1 }];
    const floor = new FakeFloor(scenario, agents, [
      { queue: 0, waitedMs: 5_000, lastAgent: 0 },
      { queue: 0, waitedMs: 4_000, lastAgent: 1 },
      { queue: 0, waitedMs: 3_000 },
      // The last agent does not know loans.
      { queue: 1, waitedMs: 2_000, lastAgent: 1 },
    ]);
    const own = [...floor.lineOf].map((line) => floor.policy.lines[line]!.ofLastAgent);
    expect(own).toEqual([true, true, false, false]);
    expect([0, 1].map((contact) => floor.agentFor(contact))).toEqual([-1, 1]);
    expect([1, 2].map((agent) => floor.contactFor(agent))).toEqual([1, 2]);
    expect(floor.policy.lines[floor.lineOf[0]!]!.groups).toHaveLength(0);
    const next = floor.policy.nextLine(floor, 0, floor.lineOf[0]!);
    expect([...floor.policy.lines[next]!.groups]).toEqual([0, 1]);
  });

  test("[R9] preferring one’s own agent asks the others as well", () => {
    const floor = (busy: boolean) =>
      new FakeFloor(
        world({ name: "pref", parameters: { wait: 0 } }, TOPICS, [EXPERTS]),
        [{ group: 0, idleMs: { end: 99 } }, busy ? { group: 0, holds: { voice: 1 } } : { group: 0 }],
        [{ queue: 0, waitedMs: 0, lastAgent: 1 }],
      );
    expect([floor(false).agentFor(0), floor(true).agentFor(0)]).toEqual([1, 0]);
  });

  test("[R9] an overflowing step hands over to its queue, boosts and priorities of a step hold in it", () => {
    const steps: readonly StepSpec[] = [
      {
        when: [],
        agents: { levelAtLeast: 5 },
        expiresAfterMs: 10_000,
        boostMs: 60_000,
        priority: 7,
        notBeforeMs: 2_000,
      },
      {
        when: [],
        agents: { acrossWalls: true },
        expiresAfterMs: 5_000,
        onExpiry: { kind: "overflow", toQueueId: "loans" },
      },
    ];
    const policy = firstCome({ plans: [{ for: { queueIds: ["cards"] }, steps }] });
    const floor = new FakeFloor(
      world(policy, TOPICS, [NOVICES, SIDE]),
      [{ group: 1 }],
      [
        { queue: 0, waitedMs: 1_000 },
        { queue: 1, waitedMs: 30_000 },
      ],
    );
    const [first, second] = floor.policy.lines;
    expect(first).toMatchObject({
      boostMs: 60_000,
      priority: 7,
      notBeforeMs: 2_000,
      next: 1,
      overflowTo: -1,
      plan: 0,
      step: 0,
    });
    expect([...first!.groups]).toEqual([1]);
    expect(second).toMatchObject({ next: -1, overflowTo: 1, expiresAfterMs: 5_000, priority: -1 });
    expect(floor.policy.nextLine(floor, 0, 1)).toBe(-1);
    expect(floor.contactFor(0)).toBe(0);
  });

  test("[R11] a queue is at home in the teams whose first skill it is; other teams are behind the wall", () => {
    const queues = [queue("voice", "voice"), queue("chat", "chat"), queue("free", "chat")];
    const groups = [
      team(
        "phones",
        1,
        [
          ["voice", 5],
          ["chat", 5],
          ["free", 5],
        ],
        { teamId: "east" },
      ),
      team(
        "writers",
        1,
        [
          ["chat", 5],
          ["voice", 5],
          ["free", 5],
        ],
        { teamId: "west" },
      ),
      team("anybody", 1, [
        ["voice", 5],
        ["chat", 5],
        ["free", 5],
      ]),
    ];
    const asked = (over: StepSpec["agents"]) => {
      const plans = [{ for: {}, steps: [{ when: [], agents: over }] }];
      return compilePolicy(world(firstCome({ plans }), queues, groups)).lines.map((line) => [...line.groups]);
    };
    expect(asked({})).toEqual([
      [0, 2],
      [1, 2],
      [0, 1, 2],
    ]);
    expect(asked({ acrossWalls: true })).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
    expect(asked({ teamIds: ["west"], acrossWalls: true })).toEqual([[1], [1], [1]]);
  });
});
