import { describe, expect, test } from "vitest";
import { PolicyExplainer } from "../../../sim/routing/explain/explainer.ts";
import type { Refusal } from "../../../sim/routing/explain/explanation.ts";
import { ExplanationWords } from "../../../sim/routing/explain/words.ts";
import { Wording } from "../../../sim/routing/sentences/wording.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import type { PolicyChoice, Scenario } from "../../../sim/scenario/scenario.ts";
import { firstCome } from "../../fixtures/centres.ts";
import fc from "../../fixtures/fastCheck.ts";
import { agentsArbitrary, contactsArbitrary, GROUPS, policyArbitrary, QUEUES } from "../../fixtures/policyArbitrary.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";
import { type FakeAgent, FakeFloor } from "../../fixtures/routingFloor.ts";

const CHATS = [queue("chat", "chat"), queue("mail", "email", { priority: 9 })];
const TEAM = [
  team("a", 4, [
    ["chat", 5],
    ["mail", 5],
  ]),
];

function explained(
  policy: PolicyChoice,
  agents: readonly FakeAgent[],
  contacts: ConstructorParameters<typeof FakeFloor>[2],
  scenario: Scenario = world(policy, CHATS, TEAM),
) {
  const floor = new FakeFloor(scenario, agents, contacts);
  const explainer = new PolicyExplainer(scenario);
  const names = {
    agent: (n: number) => `Agent ${n}`,
    contact: (n: number) => `#${n}`,
    queue: (n: number) => scenario.queues[n]!.id,
  };
  const words = (language: "en" | "ru") =>
    new ExplanationWords(explainer.model.spec, new Wording(language, scenario), names);
  return { floor, explainer, moment: { floor, memory: floor.policy.memory }, words };
}

describe("why", () => {
  test("[R28] an offer says who was weighed, what decided and by how much, and what would have changed it", () => {
    const agents: FakeAgent[] = [
      { group: 0, idleMs: { end: 60_000 } },
      { group: 0, holds: { chat: 2 }, idleMs: { end: 98_000 } },
      { group: 0, holds: { chat: 3 }, idleMs: { end: 500_000 } },
    ];
    const { floor, explainer, moment, words } = explained("fifo-li", agents, [{ queue: 0, waitedMs: 0 }]);
    const agent = floor.agentFor(0);
    const why = explainer.offer(moment, { trigger: "contact", contact: 0, agent, line: floor.lineOf[0]! });
    expect(agent).toBe(1);
    expect(why.considered.map((row) => [row.agent, row.score])).toEqual([
      [1, [98]],
      [0, [60]],
    ]);
    expect(why.margin).toEqual({ place: 0, points: 38 });
    expect(why.flip).toEqual({ side: "agent", feature: "idle-s", change: 38 });
    expect(why.excluded).toEqual([
      { contact: 0, agent: 2, why: { rule: "slots", held: 3, most: 3, ofChannel: false } },
    ]);
    expect(words("en").offer(why)).toEqual([
      "#0 was offered to Agent 1; 2 agents could take it.",
      "Decided by “Idle, s”: 98 against 60 of Agent 0.",
      "With over 38 more in “Idle, s” it would have been Agent 0.",
      "Not asked: 1 agent – holds 3 of 3.",
    ]);
    expect(words("ru").offer(why)).toEqual([
      "#0: предложен оператору Agent 1; взять могли: 2.",
      "Решило «Свободен, с»: 98 против 60 (Agent 0).",
      "Будь «Свободен, с» больше чем на 38 выше – первым был бы: Agent 0.",
      "Не спрошены: 1 оператор – в работе 3 из 3.",
    ]);
    expect(words("en").table(why)).toEqual({
      columns: ["Idle, s"],
      rows: [
        { name: "Agent 1", cells: ["98"] },
        { name: "Agent 0", cells: ["60"] },
      ],
    });
  });

  test("[R28] a decision of terms in order names the one that decided; sums show what each term added", () => {
    const contacts = [
      { queue: 0, waitedMs: 10_000 },
      { queue: 1, waitedMs: 100_000 },
    ];
    const strict = explained("prio", [{ group: 0 }], contacts);
    const first = strict.explainer.offer(strict.moment, {
      trigger: "agent",
      contact: 0,
      agent: 0,
      line: strict.floor.lineOf[0]!,
    });
    expect([first.margin, first.flip]).toEqual([
      { place: 0, points: 8 },
      { side: "contact", feature: "priority", change: 8 },
    ]);
    expect(strict.words("en").offer(first)[1]).toBe("Decided by “Priority”: 98 against 90 of #1.");
    const aged = explained({ name: "aged", parameters: { slope: 1 } }, [{ group: 0 }], contacts);
    const second = aged.explainer.offer(aged.moment, { trigger: "agent", contact: 0, agent: 0, line: 0 });
    // 10 + 98 × 60 = 5,890 against 100 + 90 × 60 = 5,500: 390 s of wait, or 6.5 steps of priority.
    expect(second.margin).toEqual({ place: 0, points: 390 });
    expect(second.flip).toEqual({ side: "contact", feature: "priority", change: 6.5 });
    expect(aged.words("en").offer(second)[1]).toBe("Decided by “Points”: 5,890 against 5,500 of #1.");
    expect(aged.words("en").table(second).rows).toEqual([
      { name: "#0", cells: ["10", "98 → 5,880"] },
      { name: "#1", cells: ["100", "90 → 5,400"] },
    ]);
  });

  test("[R28] equals are said to be equal; nothing is said of a second where there is none", () => {
    const { explainer, moment, words } = explained(
      firstCome(),
      [{ group: 0 }, { group: 0 }],
      [{ queue: 0, waitedMs: 0 }],
    );
    const why = explainer.offer(moment, { trigger: "contact", contact: 0, agent: 0, line: 0 });
    expect([why.margin, why.flip]).toEqual([{ place: -1, points: 0 }, undefined]);
    expect(words("en").offer(why)[1]).toBe("Equal with Agent 1: the tie-break decided.");
    const alone = explained(firstCome(), [{ group: 0 }], [{ queue: 0, waitedMs: 0 }]);
    const only = alone.explainer.offer(alone.moment, { trigger: "contact", contact: 0, agent: 0, line: 0 });
    expect([only.margin, only.flip, alone.words("ru").offer(only)]).toEqual([
      undefined,
      undefined,
      ["#0: предложен оператору Agent 0; взять могли: 1."],
    ]);
  });

  test("[R28] the change that is said to flip a decision flips it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 5 }), (idle) => {
        const agents = (more: number, of: number) =>
          idle.map((s, i): FakeAgent => ({ group: 0, idleMs: { end: s * 1_000 + (i === of ? more : 0) } }));
        const { floor, explainer, moment } = explained("fifo-li", agents(0, 0), [{ queue: 0, waitedMs: 0 }]);
        const agent = floor.agentFor(0);
        const why = explainer.offer(moment, { trigger: "contact", contact: 0, agent, line: 0 });
        const second = why.considered[1]!.agent;
        const now = (more: number) =>
          explained("fifo-li", agents(more, second), [{ queue: 0, waitedMs: 0 }]).floor.agentFor(0);
        if (why.flip === undefined) expect(idle[second]).toBe(idle[agent]);
        else {
          expect(now(why.flip.change * 1_000 + 1)).toBe(second);
          expect(now(why.flip.change * 1_000 - 1)).toBe(agent);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("[R29] a silence names for each agent the first rule that keeps the contact from it", () => {
    const policy: PolicySpec = firstCome({
      plans: [
        {
          for: { queueIds: ["calls"] },
          steps: [
            {
              when: [],
              agents: { levelAtLeast: 5, groupIds: ["phones", "writers", "novices", "idlers", "east"] },
              expiresAfterMs: 20_000,
            },
            { when: [], agents: {} },
          ],
        },
      ],
      guards: [{ kind: "reserve", forQueueIds: ["chats"], groupIds: ["idlers"], agents: 1 }],
    });
    const queues = [queue("calls", "voice"), queue("chats", "chat")];
    const calls = [
      ["calls", 8],
      ["chats", 5],
    ] as const;
    const groups = [
      team("phones", 2, calls, { teamId: "west" }),
      team("writers", 1, [["chats", 5]]),
      team("novices", 1, [["calls", 3]]),
      team("idlers", 1, calls),
      team("others", 1, calls),
      team(
        "east",
        1,
        [
          ["chats", 5],
          ["calls", 9],
        ],
        { teamId: "east" },
      ),
    ];
    const agents: FakeAgent[] = [
      { group: 0, holds: { voice: 1 } },
      { group: 0, absent: true },
      { group: 1 },
      { group: 2 },
      { group: 3 },
      { group: 4 },
      { group: 5 },
      { group: 0, holds: { chat: 1 } },
    ];
    const scenario = world(policy, queues, groups);
    const { floor, explainer, moment, words } = explained(policy, agents, [{ queue: 0, waitedMs: 5_000 }], scenario);
    expect(floor.agentFor(0)).toBe(-1);
    const line = floor.lineOf[0]!;
    const rules = agents.map((_, agent) => explainer.whyNot(moment, 0, line, agent));
    expect(rules).toEqual<readonly Refusal[]>([
      { rule: "exclusive" },
      { rule: "not-there", where: undefined },
      { rule: "skill" },
      { rule: "level", level: 3, from: 5, to: 10 },
      { rule: "guard", guard: 0, found: 1 },
      { rule: "step" },
      { rule: "wall" },
      { rule: "exclusive" },
    ]);
    const onBreak = { ...moment, whereabouts: (agent: number) => (agent === 1 ? ("break" as const) : undefined) };
    expect(explainer.whyNot(onBreak, 0, line, 1)).toEqual({ rule: "not-there", where: "break" });
    const silence = explainer.silence(onBreak, 0, line);
    expect(silence).toMatchObject({ step: 0, steps: 2, stepMs: 20_000 });
    expect(words("en").silence(silence)).toEqual([
      "#0 waits in step 1 of 2, which lasts 20 s.",
      "2 agents: one of the two needs all of an agent.",
      "Agent 1: on a break.",
      "Agent 2: without the skill.",
      "Agent 3: of level 3, the step asks for 5 to 10.",
      "Agent 4: a rule forbids it – While 1 or fewer agents of “idlers” are idle, they are kept for “chats”; now 1.",
      "Agent 5: the step asks others.",
      "Agent 6: behind the wall between teams.",
    ]);
    expect(words("ru").silence(silence).slice(0, 3)).toEqual([
      "#0: ждёт на шаге 1 из 2, он длится 20 с.",
      "2 оператора: одному из двух контактов нужен весь оператор.",
      "Agent 1: на перерыве.",
    ]);
    expect(words("en").idleness(explainer.idleness(moment, 4))).toEqual([
      "Agent 4 – calls, #0: a rule forbids it – While 1 or fewer agents of “idlers” are idle, they are kept for “chats”; now 1.",
    ]);
    expect(words("en").idleness(explainer.idleness(moment, 2))).toEqual([
      "Agent 2: nobody waits for what this agent can do.",
    ]);
  });

  test("[R29] capacity is told apart: slots of the channel, weights, one channel at a time, waiting for one’s own agent", () => {
    const bounded = (slots: Partial<Scenario["groups"][number]["slots"]>, holds: NonNullable<FakeAgent["holds"]>) => {
      const groups = [
        team(
          "a",
          1,
          [
            ["chat", 5],
            ["mail", 5],
          ],
          { slots: { total: 5, byChannel: { chat: 2, email: 4 }, ...slots } },
        ),
      ];
      const { explainer, moment, floor } = explained(
        firstCome(),
        [{ group: 0, holds }],
        [{ queue: 0, waitedMs: 0 }],
        world(firstCome(), CHATS, groups),
      );
      // The floor of the fixture knows slots only; weights and mixing are the engine's to refuse.
      Object.defineProperty(floor, "canTake", { value: () => false });
      return explainer.whyNot(moment, 0, 0, 0);
    };
    expect(bounded({}, { chat: 2 })).toEqual({ rule: "slots", held: 2, most: 2, ofChannel: true });
    expect(bounded({ weights: { chat: 0.4, email: 0.4 }, capacity: 1 }, { email: 2 })).toEqual({ rule: "capacity" });
    expect(bounded({ mix: "same-channel" }, { email: 1 })).toEqual({ rule: "mixed" });
    expect(bounded({}, { email: 1 })).toEqual({ rule: "not-there", where: undefined });
    const own = explained(
      { name: "pref", parameters: { wait: 20 } },
      [{ group: 0, holds: { chat: 3 } }, { group: 0 }],
      [{ queue: 0, waitedMs: 0, lastAgent: 0 }],
    );
    expect(own.explainer.whyNot(own.moment, 0, own.floor.lineOf[0]!, 1)).toEqual({ rule: "last-agent", lastAgent: 0 });
    expect(own.words("en").refusal({ rule: "last-agent", lastAgent: 0 })).toBe("the customer waits for Agent 0");
  });

  test("[R28] explanations agree with decisions, and looking changes nothing", () => {
    fc.assert(
      fc.property(
        policyArbitrary,
        agentsArbitrary.filter((all) => all.length >= 2),
        contactsArbitrary,
        (policy, agents, contacts) => {
          const simple: PolicySpec = policy.combine === "pair-sum" ? policy : { ...policy, combine: "item-then-agent" };
          const { batchEveryMs: _, ...spec } = simple;
          const { floor, explainer } = explained(spec, agents, contacts, world(spec, QUEUES, GROUPS));
          const memory = () => floor.policy.memory.slice();
          contacts.forEach((_contact, contact) => {
            floor.gone.add(contact);
            const before = memory();
            const line = floor.lineOf[contact]!;
            const agent = floor.policy.selectAgent(floor, contact, line);
            const why = explainer.offer({ floor, memory: before }, { trigger: "contact", contact, agent, line });
            expect(why.considered[0]?.agent ?? -1).toBe(agent);
            expect(why.considered.length + why.excluded.length).toBe(agents.length);
            if (agent < 0) {
              const reasons = explainer.silence({ floor, memory: before }, contact, line).reasons;
              expect(reasons.some(({ why: { rule } }) => rule === "none")).toBe(false);
              expect(reasons.flatMap((row) => row.agents)).toHaveLength(agents.length);
            }
            floor.gone.delete(contact);
          });
          agents.forEach((_agent, agent) => {
            const before = memory();
            const unread = before.slice();
            const contact = floor.contactFor(agent);
            if (contact < 0) return;
            const line = floor.lineOf[contact]!;
            const why = explainer.offer({ floor, memory: before }, { trigger: "agent", contact, agent, line });
            expect(why.considered[0]!.contact).toBe(contact);
            expect(before).toEqual(unread);
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
