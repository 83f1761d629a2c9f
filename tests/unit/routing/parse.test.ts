import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import { parsePolicy, parsePolicyChoice } from "../../../sim/routing/parse/parsePolicy.ts";
import { POLICY_CODES, type PolicyProblem, problemText } from "../../../sim/routing/parse/problem.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import { firstCome } from "../../fixtures/centres.ts";
import fc from "../../fixtures/fastCheck.ts";
import { GROUPS, policyArbitrary, QUEUES } from "../../fixtures/policyArbitrary.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";

const CONTEXT = { queues: QUEUES, groups: GROUPS };

function problems(input: unknown, context = true): readonly PolicyProblem[] {
  const parsed = parsePolicy(input, context ? CONTEXT : undefined);
  return parsed.ok ? [] : parsed.problems;
}
function told(input: unknown): readonly (readonly [string, string, string])[] {
  return problems(input).map(({ code, path, got }) => [code, path, got] as const);
}
/** A policy with parts that need not be right. */
function wrong(over: Record<string, unknown>): unknown {
  return { ...firstCome(), ...over };
}

describe("a policy from outside", () => {
  test("[R22] every mistake is told at once, with its place, what was expected and what came", () => {
    const input = wrong({
      version: 2,
      name: "",
      itemScore: [
        { feature: "patience", weight: "1", transform: "linear" },
        { feature: "wait-s", weight: Number.POSITIVE_INFINITY, transform: { power: 0.7 } },
      ],
      agentScore: [{ feature: "open", weight: -1, transform: "sideways", bonus: 1 }],
      guards: [{ kind: "keep" }, { kind: "rate", for: {}, offers: 1.5, windowMs: 0 }],
      offer: { mode: "ring", timeoutMs: 0, onMiss: "requeue-head", parallel: 11 },
      surplus: true,
    });
    expect(told(input)).toEqual(
      expect.arrayContaining([
        ["not-one-of", "version", "2"],
        ["bad-length", "name", '""'],
        ["not-one-of", "itemScore.0.feature", '"patience"'],
        ["wrong-type", "itemScore.0.weight", '"1"'],
        ["wrong-type", "itemScore.1.weight", "Infinity"],
        ["out-of-range", "itemScore.1.transform.power", "0.7"],
        ["wrong-type", "agentScore.0.transform", '"sideways"'],
        ["unknown-field", "agentScore.0.bonus", "1"],
        ["not-one-of", "guards.0.kind", '"keep"'],
        ["wrong-type", "guards.1.offers", "1.5"],
        ["out-of-range", "guards.1.windowMs", "0"],
        ["inconsistent", "offer.timeoutMs", "0"],
        ["out-of-range", "offer.parallel", "11"],
        ["unknown-field", "surplus", "true"],
      ]),
    );
    expect(told(undefined)).toEqual([["missing-field", "", "nothing"]]);
    expect(told([])).toEqual([["wrong-type", "", "a list of 0"]]);
    const { plans: _, ...less } = firstCome();
    expect(told(less)).toEqual([["missing-field", "plans", "nothing"]]);
  });

  test("[R22] one place writes a problem in both languages", () => {
    const [first] = problems(wrong({ idleClock: "since-noon" }));
    expect(problemText(first!, "en")).toBe(
      'idleClock: expected one of since-end, since-offer, since-available, got "since-noon"',
    );
    expect(problemText(first!, "ru")).toBe(
      'idleClock: ожидалось: одно из: since-end, since-offer, since-available; получено: "since-noon"',
    );
    expect(problemText(problems(7)[0]!, "ru")).toBe("ожидалось: объект; получено: 7");
  });

  test("[R22] rules between fields: bounds, last steps, ends, batches, channels, rings", () => {
    const step = { when: [], agents: {} };
    const plan = (...steps: unknown[]) => wrong({ plans: [{ for: {}, steps }] });
    const when = (condition: unknown) => plan({ ...step, when: [condition], expiresAfterMs: 9 }, step);
    const places = (input: unknown) => told(input).map(([code, path]) => `${code} ${path}`);
    expect(places(plan({ ...step, expiresAfterMs: 9 }))).toEqual(["inconsistent plans.0.steps.0.expiresAfterMs"]);
    expect(places(plan({ ...step, when: [{ figure: "waiting", below: 3 }] }))).toEqual([
      "inconsistent plans.0.steps.0.when",
    ]);
    expect(places(plan({ ...step, onExpiry: { kind: "next" } }, step))).toEqual([
      "inconsistent plans.0.steps.0.onExpiry",
    ]);
    expect(places(plan({ ...step, notBeforeMs: 9, expiresAfterMs: 9 }, step))).toEqual([
      "inconsistent plans.0.steps.0.expiresAfterMs",
    ]);
    expect(places(plan())).toEqual(["bad-length plans.0.steps"]);
    expect(places(when({ figure: "waiting" }))).toEqual(["inconsistent plans.0.steps.0.when.0"]);
    expect(places(when({ figure: "waiting", above: 5, below: 5 }))).toEqual([
      "inconsistent plans.0.steps.0.when.0.above",
    ]);
    expect(places(when({ figure: "waiting", groupId: "phones", below: 5 }))).toEqual([
      "inconsistent plans.0.steps.0.when.0.groupId",
    ]);
    expect(places(plan({ ...step, agents: { levelAtLeast: 5, levelAtMost: 4 } }, step))).toContain(
      "inconsistent plans.0.steps.0.agents.levelAtMost",
    );
    expect(places(wrong({ batchEveryMs: 1_000 }))).toEqual(["inconsistent batchEveryMs"]);
    const first = [{ feature: "open", weight: 1, transform: "lexicographic" }];
    expect(places(wrong({ combine: "assignment", agentScore: first }))).toEqual([
      "inconsistent agentScore.0.transform",
    ]);
    const preempt = [{ by: "voice", over: "voice", resumeCostMs: 0, cooldownMs: 0 }];
    expect(places(wrong({ preempt }))).toEqual(["inconsistent preempt.0.over"]);
    const guards = [{ kind: "reserve", forQueueIds: ["calls"], agents: 3, releaseAbove: 2 }];
    expect(places(wrong({ guards }))).toEqual(["inconsistent guards.0.releaseAbove"]);
    expect(
      places(wrong({ guards: [{ kind: "lend", groupIds: ["all", "all"], forQueueIds: ["calls"], when: [] }] })),
    ).toEqual(["inconsistent guards.0.groupIds"]);
    expect(places(wrong({ offer: { mode: "auto", timeoutMs: 0, onMiss: "requeue-head", parallel: 2 } }))).toEqual([
      "inconsistent offer.parallel",
    ]);
  });

  test("[R23] against the scenario: what names nothing there", () => {
    const input = wrong({
      admission: [{ kind: "steer", for: { queueIds: ["ghosts"] }, when: [], toQueueId: "nowhere", acceptedShare: 1 }],
      plans: [
        {
          for: {},
          steps: [
            { when: [], agents: { groupIds: ["nobody"] }, expiresAfterMs: 5 },
            { when: [], agents: { teamIds: ["north"] } },
          ],
        },
      ],
      itemScore: [{ feature: "wait-s", weight: 1, transform: "linear", only: ["calls", "letters"] }],
      agentScore: [{ feature: "open", weight: -1, transform: "linear", only: ["calls"] }],
      guards: [
        {
          kind: "lend",
          groupIds: ["all"],
          forQueueIds: ["calls"],
          when: [{ figure: "waiting", queueId: "x", below: 1 }],
        },
      ],
    });
    expect(told(input)).toEqual([
      ["unknown-queue", "admission.0.for.queueIds.0", '"ghosts"'],
      ["unknown-queue", "admission.0.toQueueId", '"nowhere"'],
      ["unknown-group", "plans.0.steps.0.agents.groupIds.0", '"nobody"'],
      ["nobody-asked", "plans.0.steps.0.agents", "an object"],
      ["unknown-team", "plans.0.steps.1.agents.teamIds.0", '"north"'],
      ["nobody-asked", "plans.0.steps.1.agents", "an object"],
      ["unknown-queue", "itemScore.0.only.1", '"letters"'],
      ["unknown-group", "agentScore.0.only.0", '"calls"'],
      ["unknown-queue", "guards.0.when.0.queueId", '"x"'],
    ]);
    expect(problems(input, false)).toEqual([]);
  });

  test("[R23] against the scenario: what asks nobody, can never open, or goes round for ever", () => {
    const lastWall = {
      plans: [{ for: { queueIds: ["calls"] }, steps: [{ when: [], agents: { groupIds: ["writers"] } }] }],
    };
    expect(told(wrong(lastWall))).toEqual([["nobody-asked", "plans.0.steps.0.agents", "an object"]]);
    const across = [{ when: [], agents: { groupIds: ["writers"], acrossWalls: true } }];
    expect(told(wrong({ plans: [{ for: { queueIds: ["calls"] }, steps: across }] }))).toEqual([]);
    const reserve = (agents: number) => wrong({ guards: [{ kind: "reserve", forQueueIds: ["calls"], agents }] });
    expect(told(reserve(10))).toEqual([["never-open", "guards.0.agents", "10"]]);
    expect(told(reserve(9))).toEqual([]);
    const refuse = (condition: unknown) => wrong({ admission: [{ kind: "refuse", for: {}, when: [condition] }] });
    expect(told(refuse({ figure: "service-level", above: 1 }))).toEqual([
      ["never-open", "admission.0.when.0", '"service-level > 1"'],
    ]);
    expect(told(refuse({ figure: "waiting", below: 0 }))).toEqual([
      ["never-open", "admission.0.when.0", '"waiting < 0"'],
    ]);
    expect(told(refuse({ figure: "idle-agents", groupId: "phones", above: 3 }))).toHaveLength(1);
    expect(told(refuse({ figure: "idle-agents", groupId: "phones", above: 2 }))).toEqual([]);
    const to = (from: string, toQueueId: string) => ({
      for: { queueIds: [from] },
      steps: [{ when: [], agents: {}, expiresAfterMs: 5, onExpiry: { kind: "overflow", toQueueId } }],
    });
    expect(told(wrong({ plans: [to("calls", "chats"), to("chats", "calls"), to("mail", "calls")] }))).toEqual([
      ["inconsistent", "plans.0.steps.0.onExpiry.toQueueId", '"chats"'],
      ["inconsistent", "plans.1.steps.0.onExpiry.toQueueId", '"calls"'],
    ]);
    const callback = { kind: "offer-callback", for: {}, when: [], acceptedShare: 1 };
    expect(told(wrong({ admission: [{ ...callback, toQueueId: "chats" }] }))).toHaveLength(1);
    expect(told(wrong({ admission: [{ ...callback, toQueueId: "back" }] }))).toEqual([]);
  });

  test("[R22] a choice is a name, a name with parameters, or a policy written out", () => {
    const choice = (input: unknown) => {
      const parsed = parsePolicyChoice(input, CONTEXT);
      return parsed.ok ? parsed.choice : parsed.problems.map(({ code, path }) => `${code} ${path}`.trim());
    };
    expect(choice("prio")).toBe("prio");
    expect(choice({ name: "aged", parameters: { slope: 2 } })).toEqual({ name: "aged", parameters: { slope: 2 } });
    expect(choice(firstCome())).toEqual(firstCome());
    expect(choice("fifo-longest-idle")).toEqual(["unknown-policy"]);
    expect(choice({ name: "constructor", parameters: {} })).toEqual(["unknown-policy name"]);
    expect(choice({ name: "prio", parameters: { slope: 2 } })).toEqual(["unknown-parameter parameters.slope"]);
    expect(choice({ name: "aged", parameters: { slope: 61 } })).toEqual(["out-of-range parameters.slope"]);
    expect(choice({ name: "aged", parameters: { slope: "2" } })).toEqual(["wrong-type parameters.slope"]);
    expect(choice({ name: "reserve", parameters: { agents: 1.5, order: "neat" } })).toEqual([
      "wrong-type parameters.agents",
      "not-one-of parameters.order",
    ]);
    expect(choice({ name: "prio", parameters: {}, more: 1 })).toEqual(["unknown-field more"]);
    expect(choice({ parameters: {} })).toEqual(["missing-field name"]);
    expect(choice({ name: "prio", parameters: [] })).toEqual(["wrong-type parameters"]);
    expect([choice(undefined), choice(null), choice(7), choice([])]).toEqual([
      ["missing-field"],
      ["wrong-type"],
      ["wrong-type"],
      ["wrong-type"],
    ]);
  });

  test("[R22] deep, wide and hostile input is refused at once", () => {
    let deep: unknown = {};
    for (let i = 0; i < 100_000; i++) deep = { when: deep };
    expect(told(wrong({ plans: deep }))).toEqual([["too-deep", "", "an object"]]);
    expect(told(wrong({ itemScore: Array.from({ length: 1_000_000 }, () => ({})) }))).toHaveLength(1);
    expect(problems(wrong({ guards: Array.from({ length: 9_000 }, () => 0) })).length).toBeLessThanOrEqual(200);
    expect(told(JSON.parse('{"__proto__": {"version": 1}}')).length).toBeGreaterThan(5);
  });

  test("[R22] what parsing lets in compiles, and what it refuses throws a RangeError that says so", () => {
    const queues = [queue("a", "chat")];
    const groups = [team("g", 1, [["a", 5]])];
    const compile = (policy: Parameters<typeof world>[0]) => () => compilePolicy(world(policy, queues, groups));
    expect(compile("nonsense")).toThrow(/policy: expected one of fifo-li, .*, got nonsense/);
    expect(compile({ name: "aged", parameters: { slope: 99 } })).toThrow(/parameter slope: expected 0 to 60, got 99/);
    expect(compile({ name: "aged", parameters: { age: 9 } })).toThrow(/policy.parameters: expected slope, got age/);
    expect(compile({ name: "fifo-li", parameters: { clock: 5 } })).toThrow(/parameter clock: expected one of/);
    const lost: PolicySpec = firstCome({ guards: [{ kind: "reserve", forQueueIds: ["b"], agents: 1 }] });
    expect(compile(lost)).toThrow(/queueId: expected one of a, got b/);
  });

  test("[R30] the published JSON Schema takes what the parser takes, and describes every field", () => {
    const file = join(import.meta.dirname, "../../../docs/schemas/v1/policy.schema.json");
    const schema = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    const isPolicy = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    fc.assert(
      fc.property(policyArbitrary, (policy) => isPolicy(JSON.parse(JSON.stringify(policy)))),
      { numRuns: 100 },
    );
    for (const [key, value] of [
      ["version", 2],
      ["idleClock", "noon"],
      ["guards", [{ kind: "keep" }]],
      ["surplus", 1],
    ] as const) {
      expect(isPolicy(wrong({ [key]: value })), key).toBe(false);
    }
  });

  test("[R22] every code of a problem is one of the list", () => {
    expect(new Set(POLICY_CODES).size).toBe(POLICY_CODES.length);
    const errors = readFileSync(join(import.meta.dirname, "../../../docs/ERRORS.md"), "utf8");
    for (const code of POLICY_CODES) expect(errors, code).toContain(`\`${code}\` |`);
  });
});
