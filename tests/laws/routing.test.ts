import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../sim/routing/compile.ts";
import { GuardSet } from "../../sim/routing/model/guards.ts";
import { buildModel } from "../../sim/routing/model/model.ts";
import { parsePolicy } from "../../sim/routing/parse/parsePolicy.ts";
import { bestPairs } from "../../sim/routing/policies/bestPairs.ts";
import { ScoredPolicy } from "../../sim/routing/policies/scored.ts";
import type { PolicySpec } from "../../sim/routing/spec.ts";
import { firstCome } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import {
  agentsArbitrary,
  agentTerm,
  contactsArbitrary,
  GROUPS,
  itemTerm,
  policyArbitrary,
  QUEUES,
} from "../fixtures/policyArbitrary.ts";
import { world } from "../fixtures/routingCentre.ts";
import { type FakeAgent, type FakeContact, FakeFloor } from "../fixtures/routingFloor.ts";

const FLOORS = [agentsArbitrary.filter((agents) => agents.length >= 2), contactsArbitrary] as const;
const FIGURES = { estimatedWaitMs: [90_000, 200_000, 30_000, 5_000], serviceLevel: [0.7, 0.2, 0.95, 0.5] };

function floorOf(
  policy: PolicySpec,
  agents: readonly FakeAgent[],
  contacts: readonly FakeContact[],
  scenario = world(policy, QUEUES, GROUPS),
): FakeFloor {
  return new FakeFloor(scenario, agents, contacts, FIGURES);
}

/** Every decision of a floor: whom each contact would be offered as it came, and what each agent would take. */
function decisions(floor: FakeFloor, contacts: number, agents: number): readonly (readonly number[])[] {
  const fresh =
    <T>(decide: (i: number) => T) =>
    (i: number) => {
      floor.policy.memory.fill(0);
      return decide(i);
    };
  return [
    Array.from({ length: contacts }, (_, contact) => fresh((c) => floor.agentFor(c))(contact)),
    Array.from({ length: agents }, (_, agent) => fresh((a) => floor.contactFor(a))(agent)),
  ];
}

describe("laws of routing", () => {
  test("[R1] nobody is offered what skill, step, wall, slots or a guard forbid", () => {
    fc.assert(
      fc.property(policyArbitrary, ...FLOORS, (policy, agents, contacts) => {
        const scenario = world(policy, QUEUES, GROUPS);
        const floor = floorOf(policy, agents, contacts, scenario);
        const model = buildModel(scenario, policy);
        const guards = new GuardSet(scenario, policy.guards);
        const allowed = (contact: number, agent: number) => {
          guards.memory.fill(0);
          const line = floor.lineOf[contact]!;
          const { queue, ofLastAgent } = model.lines[line]!;
          return (
            floor.canTake(agent, queue) &&
            model.mayAsk[line * GROUPS.length + agents[agent]!.group] === 1 &&
            (!ofLastAgent || floor.lastAgent[contact] === agent) &&
            guards.refusal(floor, contact, queue, agent) === undefined
          );
        };
        const [agentOf, contactOf] = decisions(floor, contacts.length, agents.length);
        // A contact that has just come is not in line: what counts those waiting does not count it.
        const allowedAsItCame = (contact: number, agent: number) => {
          floor.gone.add(contact);
          const is = allowed(contact, agent);
          floor.gone.delete(contact);
          return is;
        };
        agentOf!.forEach((agent, contact) => {
          expect(agent < 0 || allowedAsItCame(contact, agent)).toBe(true);
        });
        contactOf!.forEach((contact, agent) => {
          expect(contact < 0 || allowed(contact, agent)).toBe(true);
        });
        // Work is conserved: who could be asked is asked, unless agents pick first.
        if (policy.combine === "agent-then-item" || policy.combine === "assignment") return;
        contacts.forEach((_, contact) => {
          const somebody = agents.some((_agent, agent) => allowedAsItCame(contact, agent));
          expect(agentOf![contact]! >= 0).toBe(somebody);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("[R6] a term of weight 0 changes no decision", () => {
    fc.assert(
      fc.property(policyArbitrary, itemTerm, agentTerm, ...FLOORS, (policy, item, agent, agents, contacts) => {
        if (policy.itemScore.length === 0 || policy.agentScore.length === 0) return;
        const idle = {
          ...policy,
          itemScore: [{ ...item, weight: 0 }, ...policy.itemScore],
          agentScore: [...policy.agentScore, { ...agent, weight: 0 }],
        };
        expect(decisions(floorOf(idle, agents, contacts), contacts.length, agents.length)).toEqual(
          decisions(floorOf(policy, agents, contacts), contacts.length, agents.length),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("[R7] scores order contacts: taking away one that was not chosen changes no choice", () => {
    fc.assert(
      fc.property(policyArbitrary, ...FLOORS, fc.nat(), (policy, agents, contacts, which) => {
        // The length of a line is a feature of all that stand in it.
        if (policy.itemScore.some(({ feature }) => feature === "waiting") || contacts.length < 2) return;
        const reads = JSON.stringify(policy).includes('"waiting"') || JSON.stringify(policy).includes("longest-wait");
        if (reads) return;
        const gone = which % contacts.length;
        const floor = floorOf(policy, agents, contacts);
        const [, before] = decisions(floor, 0, agents.length);
        floor.gone.add(gone);
        const [, after] = decisions(floor, 0, agents.length);
        before!.forEach((contact, agent) => {
          if (contact !== gone) expect(after![agent]).toBe(contact);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("[R8] agents who change places take their chances with them, unless their scores are equal", () => {
    fc.assert(
      fc.property(policyArbitrary, ...FLOORS, (policy, agents, contacts) => {
        if (contacts.length === 0) return;
        const clocked = agents.map((agent, i) => ({
          ...agent,
          idleMs: { end: i * 7, offer: i * 7, available: i * 7 },
        }));
        const terms = [{ feature: "idle-s", weight: 1, transform: "lexicographic" } as const];
        const ordered = {
          ...policy,
          combine: "item-then-agent" as const,
          agentScore: terms,
          tieBreak: "in-order" as const,
        };
        const strangers = contacts.map(({ lastAgent: _, ...contact }) => contact);
        const turned = [...clocked].reverse();
        const here = floorOf(ordered, clocked, strangers).agentFor(0);
        const there = floorOf(ordered, turned, strangers).agentFor(0);
        expect(there).toBe(here < 0 ? -1 : agents.length - 1 - here);
      }),
      { numRuns: 100 },
    );
  });

  test("[R20] looking at fronts alone decides as looking at everybody does", () => {
    fc.assert(
      fc.property(policyArbitrary, ...FLOORS, (policy, agents, contacts) => {
        // Neither guard ever refuses; both make the policy look at contacts and agents one by one.
        const everybody: PolicySpec = {
          ...policy,
          guards: [
            ...policy.guards,
            { kind: "open-at-most", for: { returning: true }, open: 25 },
            { kind: "rate", for: {}, offers: 100_000, windowMs: 1 },
          ],
        };
        expect(decisions(floorOf(everybody, agents, contacts), contacts.length, agents.length)).toEqual(
          decisions(floorOf(policy, agents, contacts), contacts.length, agents.length),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("[R25] the simple classes decide as the general one does", () => {
    const agentScores = fc.constantFrom<PolicySpec["agentScore"]>(
      [],
      [
        { feature: "open", weight: -1, transform: "lexicographic" },
        { feature: "idle-s", weight: 1, transform: "linear" },
      ],
    );
    const wait = { feature: "wait-s", weight: 1, transform: "linear" } as const;
    const itemScores = fc.constantFrom<PolicySpec["itemScore"]>(
      [],
      [wait],
      [{ feature: "priority", weight: 1, transform: "lexicographic" }, wait],
      [{ feature: "slack-s", weight: -1, transform: "linear" }],
    );
    fc.assert(
      fc.property(
        itemScores,
        agentScores,
        policyArbitrary,
        ...FLOORS,
        (itemScore, agentScore, { plans, idleClock }, agents, contacts) => {
          const strangers = contacts.map(({ lastAgent: _, ...contact }) => contact);
          const steps = (all: PolicySpec["plans"][number]["steps"]) =>
            all.filter((step) => !step.agents.lastAgent).map(({ boostMs: _, ...step }) => step);
          const policy = firstCome({
            itemScore,
            agentScore,
            idleClock,
            plans: plans.map((plan) => ({ ...plan, steps: steps(plan.steps) })),
          });
          const scenario = world(policy, QUEUES, GROUPS);
          const simple = compilePolicy(scenario);
          const general = new ScoredPolicy(buildModel(scenario, policy), new GuardSet(scenario, []), simple.title);
          expect(simple).not.toBeInstanceOf(ScoredPolicy);
          const by = (compiled: typeof simple) =>
            decisions(new FakeFloor(scenario, agents, strangers, FIGURES, compiled), contacts.length, agents.length);
          expect(by(simple)).toEqual(by(general));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("[R18] best pairs are as many as can be made, and no other such pairs have a higher sum", () => {
    const cell = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
      { weight: 1, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) },
    );
    const matrix = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          fc.constant(rows),
          fc.constant(columns),
          fc.array(cell, { minLength: rows * columns, maxLength: rows * columns }),
        ),
      );
    fc.assert(
      fc.property(matrix, ([rows, columns, cells]) => {
        const found = bestPairs(Float64Array.from(cells), rows, columns);
        const made = [...found].flatMap((column, row) => (column < 0 ? [] : [cells[row * columns + column]!]));
        expect(new Set([...found].filter((column) => column >= 0)).size).toBe(made.length);
        expect([made.length, made.reduce((a, b) => a + b, 0)]).toEqual(best(cells, rows, columns, 0, 0));
      }),
      { numRuns: 500 },
    );
  });

  test("[R22] any policy written as JSON parses to itself", () => {
    fc.assert(
      fc.property(policyArbitrary, (policy) => {
        expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ ok: true, policy });
      }),
      { numRuns: 200 },
    );
  });

  test("[R22] nothing makes the parser throw: the answer is a policy or at least one problem, each with both languages", () => {
    const odd = fc.oneof(
      fc.anything(),
      fc.json().map((text) => JSON.parse(text) as unknown),
    );
    fc.assert(
      fc.property(policyArbitrary, odd, fc.string(), fc.nat(), (policy, value, key, which) => {
        const keys = Object.keys(policy);
        const input = { ...policy, [keys[which % keys.length]!]: value, [`x${key}`]: value };
        for (const parsed of [parsePolicy(input, { queues: QUEUES, groups: GROUPS }), parsePolicy(value)]) {
          expect(parsed.ok).toBe(false);
          if (parsed.ok) continue;
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const one of parsed.problems) {
            expect(one.expected && one.got && one.russian.expected && one.russian.got).toBeTruthy();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Most pairs and their highest sum, by trying everything. */
function best(
  cells: readonly number[],
  rows: number,
  columns: number,
  row: number,
  used: number,
): readonly [number, number] {
  if (row === rows) return [0, 0];
  let found = best(cells, rows, columns, row + 1, used);
  for (let column = 0; column < columns; column++) {
    const cell = cells[row * columns + column]!;
    if ((used & (1 << column)) !== 0 || cell === Number.NEGATIVE_INFINITY) continue;
    const [count, sum] = best(cells, rows, columns, row + 1, used | (1 << column));
    if (count + 1 > found[0] || (count + 1 === found[0] && sum + cell > found[1])) found = [count + 1, sum + cell];
  }
  return found;
}
