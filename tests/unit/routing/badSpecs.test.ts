import { describe, expect, test } from "vitest";
import { parsePolicy } from "../../../sim/routing/parse/parsePolicy.ts";
import { problemText } from "../../../sim/routing/parse/problem.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { problemText as scenarioText } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { minutes } from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, voiceQueue } from "../../fixtures/centres.ts";
import { queue, team } from "../../fixtures/routingCentre.ts";

const QUEUES = [queue("calls", "voice"), queue("chats", "chat")];
const GROUPS = [
  team("phones", 2, [["calls", 5]]),
  team("all", 3, [
    ["calls", 4],
    ["chats", 8],
  ]),
];
const overflow = (from: string, to: string) => ({
  for: { queueIds: [from] },
  steps: [{ when: [], agents: {}, expiresAfterMs: 9_000, onExpiry: { kind: "overflow" as const, toQueueId: to } }],
});
const ring = (levelAtLeast: number) => ({ when: [], agents: { levelAtLeast } });

describe("policies that cannot work", () => {
  test.each<[string, object, string, string]>([
    [
      "a step nobody with the skill is in",
      { plans: [{ for: { queueIds: ["chats"] }, steps: [{ when: [], agents: { groupIds: ["phones"] } }] }] },
      "plans.0.steps.0.agents: expected at least one group with the skill on this side of the wall, got an object",
      "plans.0.steps.0.agents: ожидалось: хотя бы одну группу с навыком по эту сторону стены; получено: объект",
    ],
    [
      "rings that widen to nobody",
      { plans: [{ for: {}, steps: [{ ...ring(9), expiresAfterMs: 5_000 }, ring(9)] }] },
      "plans.0.steps.1.agents: expected at least one group with the skill on this side of the wall, got an object",
      "plans.0.steps.1.agents: ожидалось: хотя бы одну группу с навыком по эту сторону стены; получено: объект",
    ],
    [
      "a refusal of everybody",
      { admission: [{ kind: "refuse", for: { queueIds: ["chats"] }, when: [] }] },
      'admission.0: expected a refusal with a condition, a share or a time: as it stands no contact of the queue is ever routed, got "refuse"',
      'admission.0: ожидалось: отказ с условием, долей или сроком: иначе ни один контакт очереди не будет распределён; получено: "refuse"',
    ],
    [
      "queues that overflow in a circle",
      { plans: [overflow("calls", "chats"), overflow("chats", "calls")] },
      'plans.0.steps.0.onExpiry.toQueueId: expected queues that do not overflow in a circle, got "chats"',
      'plans.0.steps.0.onExpiry.toQueueId: ожидалось: очереди, которые не передают контакты по кругу; получено: "chats"',
    ],
    [
      "a reserve as large as its group",
      { guards: [{ kind: "reserve", forQueueIds: ["chats"], agents: 3 }] },
      "guards.0.agents: expected fewer than the 3 agents of these groups: it never opens, got 3",
      "guards.0.agents: ожидалось: меньше, чем операторов в этих группах (3): иначе не откроется никогда; получено: 3",
    ],
  ])("[DT8] %s: refused with place and sentence, in both languages", (_, over, english, russian) => {
    const parsed = parsePolicy({ ...firstCome(), ...over }, { queues: QUEUES, groups: GROUPS });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map((one) => problemText(one, "en"))).toContain(english);
    expect(problems.map((one) => problemText(one, "ru"))).toContain(russian);
  });

  test("[DT8] unknown terms are refused at their place, with the known ones", () => {
    const itemScore = [{ feature: "mood", weight: 1, transform: "linear" }];
    const parsed = parsePolicy({ ...firstCome(), itemScore });
    const [one] = parsed.ok ? [] : parsed.problems;
    expect(one).toMatchObject({ code: "not-one-of", path: "itemScore.0.feature", got: '"mood"' });
    expect([one?.expected, one?.russian.expected]).toEqual([
      expect.stringMatching(/^one of wait-s, priority/),
      expect.stringMatching(/^одно из: wait-s, priority/),
    ]);
  });

  test("[DT8] a refusal with a condition, a filter, a time, a share, or behind a rule that acts is none", () => {
    const rules = [
      { when: [{ figure: "waiting", above: 5 }] },
      { for: { returning: true } },
      { afterMs: 1_000 },
      { triedShare: 0.5 },
    ];
    for (const rule of rules) {
      const admission = [{ kind: "refuse", for: {}, when: [], ...rule }];
      expect(parsePolicy({ ...firstCome(), admission }, { queues: QUEUES, groups: GROUPS }).ok).toBe(true);
    }
    const behind = [
      { kind: "set-priority", for: {}, when: [], priority: 1 },
      { kind: "refuse", for: {}, when: [] },
    ];
    expect(parsePolicy({ ...firstCome(), admission: behind }, { queues: QUEUES, groups: GROUPS }).ok).toBe(true);
  });
});

/** Sales, 60 an hour of 4 minutes (4 erlang), before service, 6 agents for both; by priority. */
function pair(policy: Partial<PolicySpec> = {}, over: Partial<Scenario> = {}): Scenario {
  const sales = voiceQueue(60, always(minutes(3)), {
    id: "sales",
    name: { en: "Sales", ru: "Продажи" },
    wrapUpMs: always(minutes(1)),
  });
  const service = voiceQueue(10, always(minutes(3)), {
    id: "service",
    name: { en: "Service", ru: "Сервис" },
    priority: 5,
  });
  const strict = { feature: "priority", weight: 1, transform: "lexicographic" } as const;
  return centre([sales, service], [group(6, [sales, service])], {
    policy: firstCome({ itemScore: [strict, { feature: "wait-s", weight: 1, transform: "linear" }], ...policy }),
    ...over,
  });
}

function warnings(scenario: Scenario, language: "en" | "ru" = "en"): readonly string[] {
  const parsed = parseScenario(JSON.parse(JSON.stringify(scenario)));
  if (!parsed.ok)
    throw new RangeError(`scenario: expected one that parses, got ${scenarioText(parsed.problems[0]!, "en")}`);
  return parsed.warnings.map((one) => `${one.code} ${scenarioText(one, language)}`);
}

describe("starvation by construction", () => {
  test("[DT9] 6 agents, 4 erlang ahead: accepted, warned of from 150% of today's demand, in both languages", () => {
    expect(warnings(pair())).toEqual([
      "starvation queues.1.priority: expected an order in which “Service” is reached however much comes of “Sales”, got strict priority: starves from 150% of today’s demand",
    ]);
    expect(warnings(pair(), "ru")).toEqual([
      "starvation queues.1.priority: ожидалось: порядок, в котором до очереди «Сервис» доходит дело, сколько бы ни пришло в «Продажи»; получено: строгий приоритет: не дойдёт с 150 % нынешнего потока",
    ]);
  });

  test("[DT9] waits that count, a reserve, a step or rule that lifts it, agents of its own: nothing starves", () => {
    const { queues, groups } = pair();
    const wait = { feature: "wait-s", weight: 1, transform: "linear" } as const;
    expect(warnings(pair({ itemScore: [{ feature: "priority", weight: 9, transform: "linear" }, wait] }))).toEqual([]);
    expect(warnings(pair({ guards: [{ kind: "reserve", forQueueIds: ["service"], agents: 1 }] }))).toEqual([]);
    const lifted = {
      kind: "set-priority",
      for: { queueIds: ["service"] },
      when: [],
      afterMs: 60_000,
      priority: 0,
    } as const;
    expect(warnings(pair({ admission: [lifted] }))).toEqual([]);
    const steps = [
      { when: [], agents: {}, expiresAfterMs: 60_000 },
      { when: [], agents: {}, priority: 1 },
    ];
    expect(warnings(pair({ plans: [{ for: { queueIds: ["service"] }, steps }] }))).toEqual([]);
    const own = group(1, [queues[1]!], { id: "own", people: [{ id: "own", name: "Own" }] });
    expect(warnings(pair({}, { groups: [...groups, own] }))).toEqual([]);
    // 13 agents: 325% is not told.
    expect(warnings(pair({}, { groups: [group(13, queues)] }))).toEqual([]);
  });
});
