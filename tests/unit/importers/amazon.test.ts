import { describe, expect, test } from "vitest";
import { IMPORTERS, type Mapping } from "../../../sim/routing/importers/index.ts";
import { done, example, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const amazon = IMPORTERS.amazon;
const MAPPING: Mapping = {
  queues: { basic: { names: ["BasicQueue/VOICE"] }, support: { names: ["SupportQueue/VOICE"] } },
  groups: { generalists: { names: ["Basic"] }, supporters: { names: ["Support"] } },
};

function profile(name: string, queues: readonly (readonly [string, number, number])[]): object {
  return {
    Name: name,
    MediaConcurrencies: [{ Channel: "VOICE", Concurrency: 1 }],
    QueueConfigs: queues.map(([QueueId, Priority, Delay]) => ({
      QueueReference: { QueueId, Channel: "VOICE" },
      Priority,
      Delay,
    })),
  };
}

describe("routing profiles of Amazon Connect", () => {
  test("[I12] a delay keeps its profile out for so long: the others are asked first, then it is asked too", () => {
    const { policy } = done(amazon([example("amazon-profiles.json")], MAPPING));
    expect(policy.plans).toEqual([
      { for: { queueIds: ["basic"] }, steps: [{ when: [], agents: { groupIds: ["generalists"] }, priority: 0 }] },
      {
        for: { queueIds: ["support"] },
        steps: [
          { when: [], agents: { groupIds: ["supporters"] }, priority: 1, expiresAfterMs: 30_000 },
          { when: [], agents: { groupIds: ["generalists", "supporters"] }, priority: 1 },
        ],
      },
    ]);
    expect(policy.itemScore.map(({ feature }) => feature)).toEqual(["priority", "wait-s"]);
    expect(policy.idleClock).toBe("since-available");
  });

  test("[I12] three delays are three steps, each as long as the next delay leaves it", () => {
    const profiles = [profile("a", [["q", 1, 0]]), profile("b", [["q", 1, 10]]), profile("c", [["q", 1, 25]])];
    const steps = done(amazon([file(profiles)])).policy.plans[0]?.steps;
    expect(steps?.map(({ agents, expiresAfterMs }) => [agents.groupIds, expiresAfterMs])).toEqual([
      [["a"], 10_000],
      [["a", "b"], 15_000],
      [["a", "b", "c"], undefined],
    ]);
  });

  test("[I12] where every profile has a delay, nobody is asked before the shortest is over", () => {
    const files = [file([profile("a", [["q", 1, 10]]), profile("b", [["q", 1, 25]])])];
    expect(done(amazon(files)).policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["a"] }, priority: 0, notBeforeMs: 10_000, expiresAfterMs: 25_000 },
      { when: [], agents: { groupIds: ["a", "b"] }, priority: 0 },
    ]);
  });

  test("[I12] profiles that rank one queue differently: each group's order becomes levels of its skills", () => {
    const files = [
      file([
        profile("a", [
          ["x", 1, 0],
          ["y", 7, 0],
        ]),
        profile("b", [
          ["x", 3, 0],
          ["y", 1, 0],
        ]),
      ]),
    ];
    const { policy, groups, notes } = done(amazon(files));
    expect(policy.itemScore.map(({ feature, transform }) => [feature, transform])).toEqual([
      ["level", "lexicographic"],
      ["wait-s", "linear"],
    ]);
    expect(groups.map(({ groupIds, levels }) => [groupIds, levels])).toEqual([
      [["a"], { "x-voice": 10, "y-voice": 9 }],
      [["b"], { "x-voice": 9, "y-voice": 10 }],
    ]);
    expect(policy.plans.every(({ steps }) => steps.every(({ priority }) => priority === undefined))).toBe(true);
    expect(notes.map(({ code }) => code)).toContain("priority-as-level");
  });

  test("[I12] concurrency becomes slots; one channel at a time unless every channel lets others in", () => {
    const { groups } = done(amazon([example("amazon-profiles.json")], MAPPING));
    expect(groups[0]).toEqual({
      groupIds: ["generalists"],
      slots: { total: 3, byChannel: { voice: 1, chat: 3 }, mix: "same-channel" },
    });
    const any = { CrossChannelBehavior: { BehaviorType: "ROUTE_ANY_CHANNEL" } };
    const both = {
      ...profile("a", [["q", 1, 0]]),
      MediaConcurrencies: [
        { Channel: "VOICE", Concurrency: 1, ...any },
        { Channel: "CHAT", Concurrency: 3, ...any },
      ],
    };
    expect(done(amazon([file(both)])).groups[0]?.slots).toEqual({
      total: 4,
      byChannel: { voice: 1, chat: 3 },
      mix: "any",
    });
  });

  test("[I11, I12] Terraform's resource reads as the template does", () => {
    const { policy, groups, notes } = done(
      amazon([example("amazon-profile.tf")], {
        queues: { line: { names: ["12345678-1234-1234-1234-123456789012/VOICE"] } },
      }),
    );
    expect(policy.plans).toEqual([
      {
        for: { queueIds: ["line"] },
        steps: [{ when: [], agents: { groupIds: ["example"] }, priority: 0, notBeforeMs: 2_000 }],
      },
    ]);
    expect(groups[0]?.slots).toEqual({ total: 3, byChannel: { voice: 1, chat: 3 }, mix: "same-channel" });
    expect(notes.filter(({ code }) => code === "unknown-field")).toEqual([]);
    const text = `resource "aws_connect_routing_profile" "p" {
      name = "p"
      queue_configs { channel = "CHAT", delay = -1, priority = 1, queue_id = aws_connect_queue.sales.queue_id }
      queue_configs { channel = "CHAT", delay = 0, priority = 1, queue_id = data.aws_connect_queue.sales.id, size = 3 }
      media_concurrencies { channel = "FAX", concurrency = 1 }
    }`;
    expect(problemsOf(amazon([file(text)]))).toEqual([
      "not-one-of resource.aws_connect_routing_profile.p.MediaConcurrencies.0.Channel: one of VOICE, CHAT, TASK, EMAIL",
      "out-of-range resource.aws_connect_routing_profile.p.QueueConfigs.0.Delay: a number in [0, 9999]",
    ]);
    const right = done(amazon([file(text.replace("-1", "5").replace("FAX", "CHAT"))]));
    expect(right.policy.plans[0]?.for).toEqual({ queueIds: ["sales-chat"] });
    expect(right.notes.map(({ code, path }) => `${code} ${path}`)).toContain(
      "unknown-field resource.aws_connect_routing_profile.p.QueueConfigs.1.Size",
    );
  });

  test("[I12] the answer of the API reads as the template does", () => {
    const answer = {
      RoutingProfile: { Name: "a", RoutingProfileId: "1", MediaConcurrencies: [{ Channel: "VOICE", Concurrency: 1 }] },
      RoutingProfileQueueConfigSummaryList: [
        { QueueId: "q-1", QueueName: "q", Priority: 1, Delay: 0, Channel: "VOICE" },
      ],
    };
    const made = done(amazon([file(profile("a", [["q", 1, 0]]))]));
    expect(done(amazon([file(JSON.stringify(answer))])).policy).toEqual(made.policy);
  });
});

describe("routing criteria of Amazon Connect", () => {
  const groups = {
    parisians: { attributes: { "Language:French": 4, "Technology:AWS Kinesis": 2 } },
    learners: { attributes: { "Language:French": 1 } },
    others: { attributes: { "Language:English": 5 } },
  };

  test("[I6, I13] each step asks the groups with its attributes; when all have ended, anybody in the queue", () => {
    const { policy } = done(amazon([example("amazon-criteria.json")], { queues: { french: {} }, groups }));
    expect(policy.plans).toEqual([
      {
        for: { queueIds: ["french"] },
        steps: [
          { when: [], agents: { groupIds: ["parisians"] }, expiresAfterMs: 30_000 },
          { when: [], agents: { groupIds: ["parisians", "learners"] }, expiresAfterMs: 60_000 },
          { when: [], agents: {} },
        ],
      },
    ]);
  });

  test("[I6, I13] with a level of the queue's own skill, one of five levels is two of ten", () => {
    const queues = { french: { skill: "Language:French" } };
    const { policy, notes } = done(amazon([example("amazon-criteria.json")], { queues }));
    // At least 4 of 5 is at least 7 of 10; at least 1 is anybody with the skill.
    expect(policy.plans[0]?.steps).toEqual([
      { when: [], agents: { levelAtLeast: 7 }, expiresAfterMs: 30_000 },
      { when: [], agents: {} },
    ]);
    expect(notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["by-level", "partly-by-level", "levels-scaled", "steps-merged"]),
    );
  });

  test("[I13] criteria and profiles together: the last step asks the groups that serve the queue", () => {
    const files = [example("amazon-profiles.json"), example("amazon-criteria.json")];
    const { policy } = done(amazon(files, { ...MAPPING, groups: { ...MAPPING.groups, ...groups } }));
    expect(policy.plans[1]?.steps.at(-1)).toEqual({
      when: [],
      agents: { groupIds: ["generalists", "supporters"] },
      priority: 1,
    });
    expect(notesOf(amazon(files, MAPPING))).toEqual(
      expect.arrayContaining([
        "criteria-for-all-queues amazon-criteria.json:Parameters.RoutingCriteria",
        "delay-left-out amazon-criteria.json:Parameters.RoutingCriteria",
      ]),
    );
  });

  test("[I8, I13] a step for one agent by id is one for the customer's last agent", () => {
    const step = {
      Expression: { AttributeCondition: { MatchCriteria: { AgentsCriteria: { AgentIds: ["arn:agent/1"] } } } },
      Expiry: { DurationInSeconds: 20 },
    };
    const { policy } = done(amazon([file({ Steps: [step] })]));
    expect(policy.plans).toEqual([
      {
        for: {},
        steps: [
          { when: [], agents: { lastAgent: true }, expiresAfterMs: 20_000 },
          { when: [], agents: {} },
        ],
      },
    ]);
  });

  test("[I13] or and not are conditions as well", () => {
    const condition = (Name: string, ProficiencyLevel: number) => ({ Name, ProficiencyLevel });
    const expression = {
      OrExpression: [{ AttributeCondition: condition("A", 3) }, { NotAttributeCondition: condition("B", 2) }],
    };
    const mapped: Mapping = {
      groups: { a: { attributes: { A: 3, B: 5 } }, b: { attributes: { B: 1 } }, c: { attributes: { B: 2 } } },
    };
    const { policy } = done(amazon([file({ Steps: [{ Expression: expression }] })], mapped));
    expect(policy.plans[0]?.steps[0]?.agents).toEqual({ groupIds: ["a", "b"] });
  });

  test("[I1, I3] every problem is told at once, each at its place", () => {
    const bad = {
      Steps: [
        { Expression: {}, Expiry: { DurationInSeconds: -1 } },
        { Expression: { AttributeCondition: { ProficiencyLevel: 9 } } },
      ],
    };
    expect(problemsOf(amazon([file(bad), file(profile("a", [["q", 0, 99_999]]))]))).toEqual([
      "out-of-range file:Steps.0.Expiry.DurationInSeconds: a number in [0, 604800]",
      "missing-field file:Steps.0.Expression: AttributeCondition, AndExpression, OrExpression or NotAttributeCondition",
      "missing-field file:Steps.1.Expression.AttributeCondition.Name: a text",
      "out-of-range file:Steps.1.Expression.AttributeCondition.ProficiencyLevel: a number in [1, 5]",
      "out-of-range file:QueueConfigs.0.Priority: a number in [1, 99]",
      "out-of-range file:QueueConfigs.0.Delay: a number in [0, 9999]",
    ]);
  });
});
