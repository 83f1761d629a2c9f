import { expect, test } from "vitest";
import type { PolicySpec } from "../../sim/routing/spec.ts";
import { type Estimate, minus, plus, Runs, ratio } from "../verify/support/estimate.ts";
import { exponential, type Model, type ModelGroup, scenarioOf } from "../verify/support/models.ts";
import { agent, item, policy, reserve } from "../verify/support/policies.ts";
import blending from "./exact/blending.json" with { type: "json" };
import chat from "./exact/chat_concurrency.json" with { type: "json" };
import designs from "./exact/sbr_ctmc.json" with { type: "json" };

/** Short runs of the models that the long checks run in full: 20 replications, fixed seed, 3.5 standard errors. */
const REPLICATIONS = 20;

function near(found: Estimate, exact: number | string): void {
  expect(Math.abs(found.value - Number(exact)) / found.standardError).toBeLessThan(3.5);
}

interface Design {
  readonly design: string;
  /** The beginning of the row's policy, or its end. */
  readonly said: RegExp;
  readonly policy: PolicySpec;
  readonly groups: readonly ModelGroup[];
}

const OWN_FIRST = { agentScore: [agent("primary")] };
const N_GROUPS = [
  { id: "first", agents: 4, skills: ["one"] },
  { id: "second", agents: 6, skills: ["two", "one"] },
];
const LONGEST = [item("waiting"), item("priority")];
const ROWS: readonly Design[] = [
  {
    design: "V",
    said: /^non-preemptive priority class 1/,
    policy: policy({ itemScore: [item("priority")] }),
    groups: [{ id: "pool", agents: 8, skills: ["one", "two"] }],
  },
  {
    design: "V",
    said: /^longest queue/,
    policy: policy({ itemScore: LONGEST }),
    groups: [{ id: "pool", agents: 8, skills: ["one", "two"] }],
  },
  {
    design: "N",
    said: /takes class1 first$/,
    policy: policy({ itemScore: [item("priority")], ...OWN_FIRST }),
    groups: N_GROUPS,
  },
  {
    design: "N",
    said: /reserve=1/,
    policy: policy({ itemScore: [item("primary")], ...OWN_FIRST, guards: [reserve("two", 1, ["second"])] }),
    groups: N_GROUPS,
  },
  {
    design: "X",
    said: /equal rates$/,
    policy: policy({ itemScore: [item("primary")], ...OWN_FIRST }),
    groups: [
      { id: "first", agents: 5, skills: ["one", "two"] },
      { id: "second", agents: 5, skills: ["two", "one"] },
    ],
  },
  {
    design: "M",
    said: /4 flexible$/,
    policy: policy({ itemScore: LONGEST, agentScore: [agent("skills", -1)] }),
    groups: [
      { id: "first", agents: 3, skills: ["one"] },
      { id: "second", agents: 3, skills: ["two"] },
      { id: "both", agents: 4, skills: ["one", "two"] },
    ],
  },
];

test.each(ROWS)("[OT19] design $design, $said: abandonment of each class is that of the exact chain", (design) => {
  const row = designs.rows.find((one) => one.design === design.design && design.said.test(one.policy))!;
  const { lam, theta } = row.params as unknown as {
    readonly lam: readonly number[];
    readonly theta: readonly number[];
  };
  const queues = ["one", "two"].map((id, k) => ({
    ...{ id, perUnit: lam[k]!, priority: k },
    ...{ talk: exponential(4), patience: exponential(1 / theta[k]!) },
  }));
  const model: Model = { queues, groups: design.groups, policy: design.policy, length: 2_000 };
  const runs = new Runs(scenarioOf(model), REPLICATIONS, "designs");
  for (const k of [0, 1]) near(ratio(runs.queue(k, "abandoned"), runs.queue(k, "queued")), row.p_abandon[k]!);
});

const SLOWING = chat.rows.filter(({ n, K, lam }) => n === 5 && K === 3 && lam === 1.3);

test.each(SLOWING)("[OT19] chats that slow one another down, $routing: as the exact chain has it", (row) => {
  const rates = Object.values(row.rate_per_chat) as number[];
  const [first] = rates;
  const slots = { total: row.K, byChannel: { chat: row.K }, slowDown: { chat: rates.map((rate) => first! / rate) } };
  const model: Model = {
    queues: [
      {
        ...{ id: "chat", channel: "chat" as const, perUnit: row.lam },
        ...{ talk: exponential(1 / first!), patience: exponential(1 / row.theta) },
      },
    ],
    groups: [{ id: "agents", agents: row.n, skills: ["chat"], slots }],
    policy: policy({ agentScore: [agent("open", row.routing.startsWith("least") ? -1 : 1)] }),
    length: 2_000,
  };
  const runs = new Runs(scenarioOf(model), REPLICATIONS, "chat");
  near(ratio(runs.queue(0, "abandoned"), runs.queue(0, "queued")), row.p_abandon);
  const minutes = ratio(runs.queue(0, "talkMs"), runs.queue(0, "answered"));
  near({ value: minutes.value / 60_000, standardError: minutes.standardError / 60_000 }, row.mean_chat_duration);
});

const RATIONAL = blending.rows.filter(({ n, theta, mu_backlog }) => n === 10 && theta === 0 && mu_backlog === 0.25);

test.each(RATIONAL)(
  "[OT19] $reserve_c kept from the backlog: calls wait and backlog is done as the rational answers say",
  (row) => {
    const length = 1_500;
    const backlog = {
      contacts: Math.ceil(row.n * 0.25 * (length + 300)),
      ageMs: { kind: "deterministic", valueMs: 1 },
    } as const;
    const model: Model = {
      queues: [
        { id: "voice", perUnit: row.lam, talk: exponential(4) },
        { id: "mail", channel: "email", talk: exponential(4), priority: 1, over: { backlog } },
      ],
      groups: [{ id: "agents", agents: row.n, skills: ["voice", "mail"] }],
      policy: policy({ itemScore: [item("priority")], guards: [reserve("voice", row.reserve_c)] }),
      ...{ length, warmUp: 200, run: { end: "cut" } },
    };
    const runs = new Runs(scenarioOf(model), REPLICATIONS, "blending");
    const queued = runs.queue(0, "queued");
    near(ratio(minus(queued, runs.queue(0, "answeredAtOnce")), queued), row.p_wait);
    near(ratio(plus(runs.group(0, "busyMs")), runs.group(0, "onQueueMs")), row.occupancy);
  },
);

test("[OT19] none of the tables is empty", () => {
  expect([SLOWING.length, RATIONAL.length]).toEqual([2, 4]);
});
