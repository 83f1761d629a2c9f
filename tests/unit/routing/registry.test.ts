import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import type { PolicyParameter } from "../../../sim/routing/named/namedPolicy.ts";
import { parsePolicy, parsePolicyChoice } from "../../../sim/routing/parse/parsePolicy.ts";
import { POLICIES, policyNamed, policySpecOf, policyTitle, scenarioChangesOf } from "../../../sim/routing/registry.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { always, firstCome } from "../../fixtures/centres.ts";
import { GROUPS, QUEUES } from "../../fixtures/policyArbitrary.ts";
import { queue, team, world } from "../../fixtures/routingCentre.ts";

/** Centres as different as they come: many channels; one queue and one agent; queues nobody is skilled for. */
const CENTRES = [
  demonstration,
  world("prio", QUEUES, GROUPS),
  world("prio", [queue("only", "email")], [team("one", 1, [["only", 1]])]),
  world("prio", [queue("only", "voice"), queue("nobody", "callback")], [team("one", 1, [["only", 1]])]),
];

/** Values at both ends and the usual one; options of a choice. */
function valuesOf(parameter: PolicyParameter): readonly (number | string)[] {
  return parameter.kind === "number"
    ? [parameter.from, parameter.usual, parameter.to]
    : parameter.options.map((option) => option.id);
}

describe("policies with names", () => {
  test.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    "[R24] %s builds a policy that parses and compiles for every centre, at every end of its parameters",
    (id, policy) => {
      for (const centre of CENTRES) {
        const choices = [
          {},
          ...policy.parameters.flatMap((row) => valuesOf(row).map((value) => ({ [row.id]: value }))),
        ];
        for (const parameters of choices) {
          const choice = { name: id, parameters };
          expect(parsePolicyChoice(choice).ok).toBe(true);
          const parsed = parsePolicy(policySpecOf(choice, centre));
          expect(parsed.ok ? [] : parsed.problems).toEqual([]);
          expect(compilePolicy({ ...centre, policy: choice }).title).toEqual(policy.tradeName);
        }
      }
      const inContext = parsePolicy(policySpecOf(id, demonstration), demonstration);
      expect(inContext.ok ? [] : inContext.problems).toEqual([]);
    },
  );

  test("[R24] every policy of the table is there, with name, lesson and parameters in both languages", () => {
    const ids = POLICIES.map((policy) => policy.id);
    const table = `fifo-li least-busy most-avail round-robin skill-best skill-least prio aged edf cmu gcmu reserve bullseye pref
      last-agent blend-scatter blend-pack interrupt overflow callback steer bot ivr-memory predictive idle-ratio pair oracle`;
    expect(ids).toEqual(expect.arrayContaining(table.split(/\s+/)));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { tradeName, lesson, parameters, id } of POLICIES) {
      const texts = [tradeName, lesson, ...parameters.map((row) => row.label)];
      for (const row of parameters) if (row.kind === "choice") texts.push(...row.options.map((option) => option.label));
      for (const { en, ru } of texts) {
        expect(en, id).not.toMatch(/[а-яё]/i);
        expect(en.length && ru.length, id).toBeGreaterThan(0);
      }
      expect(lesson.ru, id).toMatch(/[а-яё]/i);
      for (const row of parameters) {
        if (row.kind === "number")
          expect(row.from <= row.usual && row.usual <= row.to && row.step > 0, row.id).toBe(true);
        else expect(row.options.map((option) => option.id)).toContain(row.usual);
      }
    }
    expect(policyNamed("fifo-longest-idle")).toBeUndefined();
  });

  test("[R24] rules that are not routing alone say what changes beside the policy", () => {
    const bots = world(
      { name: "bot", parameters: { flatness: 0.5, missCost: 30 } },
      [
        queue("chat", "chat", { selfService: { by: "bot", durationMs: always(1), containedShare: 0.1 } }),
        queue("calls", "voice"),
      ],
      [team("a", 1, [["chat", 5]])],
    );
    expect(scenarioChangesOf(bots.policy, bots)).toEqual([
      { path: "queues/chat/selfService/flatness", set: 0.5 },
      { path: "queues/chat/selfService/containedShare", set: 0.3 },
      { path: "queues/chat/selfService/missCostMs", set: 30_000 },
    ]);
    expect(scenarioChangesOf("ivr-memory", bots)).toEqual([]);
    expect(scenarioChangesOf("prio", bots)).toEqual([]);
    expect(scenarioChangesOf(firstCome(), bots)).toEqual([]);
    expect(policyTitle(firstCome())).toEqual({ en: "first-come", ru: "first-come" });
    const menus = world(
      "ivr-memory",
      [queue("calls", "voice", { selfService: { by: "ivr", durationMs: always(1), containedShare: 0.1 } })],
      [team("a", 1, [["calls", 5]])],
    );
    expect(scenarioChangesOf("ivr-memory", menus)).toEqual([
      {
        path: "queues/calls/selfService/regulars",
        set: { share: 0.4, durationMs: { kind: "deterministic", valueMs: 8_000 }, wrongGuessShare: 0.1 },
      },
    ]);
    const dialled = world(
      "callback",
      [
        queue("back", "callback", {
          dialling: { answerShare: 1, noAnswerMs: always(1), redials: 0, redialDelayMs: always(1) },
        }),
      ],
      GROUPS,
    );
    expect(scenarioChangesOf({ name: "callback", parameters: { noAnswer: 0.25 } }, dialled)).toEqual([
      { path: "queues/back/dialling/answerShare", set: 0.75 },
    ]);
  });
});
