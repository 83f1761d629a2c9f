import { describe, expect, test } from "vitest";
import { IMPORTERS, type Mapping } from "../../../sim/routing/importers/index.ts";
import { done, example, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const twilio = IMPORTERS.twilio;

function flow(targets: readonly object[], extra: object = {}): object {
  return { task_routing: { filters: [{ filter_friendly_name: "q", targets }], ...extra } };
}
function steps(targets: readonly object[], extra: object = {}, mapping: Mapping = {}) {
  return done(twilio([file(flow(targets, extra))], mapping)).policy.plans[0]?.steps;
}

describe("workflows of Twilio TaskRouter", () => {
  const mapping: Mapping = {
    queues: {
      help: { attributes: { type: "Support" } },
      shop: { attributes: { type: "Sales" } },
      post: { attributes: { type: "Mail" } },
    },
    groups: {
      helpers: { names: ["WQ-just-support"] },
      sellers: { names: ["WQ-just-sales"] },
      all: { names: ["WQ-everyone"] },
    },
  };

  test("[I14] a queue follows the first filter its contacts match, target by target, then the default", () => {
    const { policy } = done(twilio([example("twilio-lifecycle.json")], mapping));
    const everyone = { when: [], agents: { groupIds: ["all"] } };
    const just = (group: string) => ({ when: [], agents: { groupIds: [group] }, priority: 99, expiresAfterMs: 15_000 });
    const own = { when: [], agents: { lastAgent: true }, priority: 99, expiresAfterMs: 15_000 };
    expect(policy.plans).toEqual([
      { for: { queueIds: ["help"] }, steps: [own, just("helpers"), everyone] },
      { for: { queueIds: ["shop"] }, steps: [just("sellers"), everyone] },
      { for: {}, steps: [everyone] },
    ]);
    expect(policy.idleClock).toBe("since-end");
  });

  test("[I2, I8, I14] without a mapping each filter is a queue named after it, each task queue a group", () => {
    const { policy } = done(twilio([example("twilio-voicemail.json")]));
    expect(
      policy.plans.map(({ for: { queueIds }, steps: all }) => [queueIds, all.map(({ agents }) => agents)]),
    ).toEqual([
      [["direct-call-to-agent"], [{ groupIds: ["direct-call"] }, { groupIds: ["voicemail"] }]],
      // Customers without a last agent pass over the first step; the others wait in it.
      [["voicemail-listen"], [{ lastAgent: true }, {}]],
      [undefined, [{ groupIds: ["everyone"] }]],
    ]);
  });

  test("[I14] a higher priority comes first whatever the age: 99 is ours 0; above 99 only the order is kept", () => {
    const priorities = (...given: readonly (number | undefined)[]) =>
      steps(
        given.map((priority, n) => ({ queue: `g${n}`, timeout: 1, ...(priority === undefined ? {} : { priority }) })),
      )?.map(({ priority }) => priority);
    expect(priorities(99, 10, 0, undefined)).toEqual([0, 89, 99, 99]);
    expect(priorities(5_000, 10, 0)).toEqual([0, 1, 99]);
    const { itemScore } = done(twilio([file(flow([{ queue: "g" }]))])).policy;
    expect(itemScore[0]).toEqual({ feature: "priority", weight: 1, transform: "lexicographic" });
  });

  test("[I14] skipped where nobody is available: the step is taken only while somebody is idle", () => {
    const skipped = (skip_if: string) => steps([{ queue: "g", timeout: 9, skip_if }, { queue: "h" }])?.[0];
    const idle = (bounds: object) => [{ figure: "idle-agents", groupId: "g", ...bounds }];
    expect(skipped("workers.available == 0")?.when).toEqual(idle({ above: 0 }));
    expect(skipped("workers.available < 3")?.when).toEqual(idle({ above: 2 }));
    expect(skipped("workers.available < 3 OR workers.available > 5")?.when).toEqual([
      ...idle({ above: 2 }),
      ...idle({ below: 6 }),
    ]);
    // Always skipped: whoever is free at this moment is asked, then the next step begins.
    expect(skipped("1 == 1")).toMatchObject({ when: [], expiresAfterMs: 1 });
    expect(skipped("1 == 2")).toMatchObject({ when: [], expiresAfterMs: 9_000 });
    expect(
      notesOf(twilio([file(flow([{ queue: "g", timeout: 9, skip_if: "workers.WA12 > 1" }, { queue: "h" }]))])),
    ).toContain("condition-left-out task_routing.filters.0.targets.0.skip_if");
  });

  test("[I6, I14] agents are matched with attributes of the contact", () => {
    const mapped: Mapping = {
      queues: { q: { attributes: { language: "en", level: 2 } } },
      groups: {
        english: { names: ["g"], attributes: { languages: ["en", "es"], level: 3 } },
        spanish: { names: ["g"], attributes: { languages: ["es"], level: 3 } },
        juniors: { names: ["g"], attributes: { languages: ["en"], level: 1 } },
        elsewhere: { names: ["h"], attributes: { languages: ["en"], level: 9 } },
      },
    };
    const expression = "worker.languages HAS task.language AND worker.level >= task.level";
    expect(steps([{ queue: "g", expression }], {}, mapped)?.[0]?.agents).toEqual({ groupIds: ["english"] });
    expect(
      steps([{ queue: "g", expression: "worker.languages NOT IN ['fr'] AND level > 2" }], {}, mapped)?.[0]?.agents,
    ).toEqual({
      groupIds: ["english", "spanish"],
    });
  });

  test("[I14] an order by the skill of a queue is one by level; any other is noted", () => {
    const order = (order_by: string) =>
      twilio([file(flow([{ queue: "g", order_by }]))], { queues: { q: { skill: "english", attributes: {} } } });
    expect(done(order("worker.english DESC")).policy.agentScore[0]).toEqual({
      feature: "level",
      weight: 1,
      transform: "lexicographic",
    });
    expect(done(order("worker.english ASC")).policy.agentScore[0]).toMatchObject({ weight: -1 });
    expect(done(order("worker.shoe_size")).policy.agentScore).toEqual([
      { feature: "idle-s", weight: 1, transform: "linear" },
    ]);
    expect(notesOf(order("worker.shoe_size"))).toContain("order-left-out task_routing.filters.0.targets.0");
  });

  test("[I14] the resource of the API holds the configuration as a text, and the ring time", () => {
    const configuration = JSON.stringify(
      flow([{ queue: "g", timeout: "30", priority: "5" }], { default_filter: { queue: "d" } }),
    );
    const resource = { sid: "WW1", friendly_name: "Flow", task_reservation_timeout: 45, configuration };
    const { policy } = done(twilio([file(resource)]));
    expect(policy.name).toBe("Twilio TaskRouter: Flow");
    expect(policy.offer.timeoutMs).toBe(45_000);
    expect(policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["g"] }, priority: 94, expiresAfterMs: 30_000 },
      { when: [], agents: { groupIds: ["d"] } },
    ]);
  });

  test("[I6] a condition nobody can decide is not the same as one that fails", () => {
    const filters = [
      { filter_friendly_name: "vip", expression: "vip == true", targets: [{ queue: "v" }] },
      { filter_friendly_name: "rest", expression: "type == 'Support' OR vip == true", targets: [{ queue: "r" }] },
    ];
    const result = twilio([file({ filters })], { queues: { help: { attributes: { type: "Support" } } } });
    expect(done(result).policy.plans).toEqual([
      { for: { queueIds: ["help"] }, steps: [{ when: [], agents: { groupIds: ["r"] }, priority: 99 }] },
    ]);
    expect(notesOf(result)).toEqual(expect.arrayContaining(["filter-unknown filters.0"]));
  });

  test("[I1, I5] a wrong expression is told with its character; all problems at once", () => {
    const filters = [
      { expression: "a == ", targets: [{ queue: "g" }] },
      { expression: "(a == 1", targets: [{ timeout: -1 }] },
      { expression: "a ~ 1" },
    ];
    expect(problemsOf(twilio([file({ filters })]))).toEqual([
      "bad-format filters.0.expression: an attribute, a text, a number or a list at character 6",
      "bad-format filters.1.expression: a closing parenthesis at character 8",
      "missing-field filters.1.targets.0.queue: a text",
      "out-of-range filters.1.targets.0.timeout: a number in [0, 1209600]",
      "bad-format filters.2.expression: an attribute, an operator or a value at character 3",
      "missing-field filters.2.targets: a list of targets",
    ]);
    expect(problemsOf(twilio([file("{")]))[0]).toMatch(/^malformed-json : JSON: /);
    expect(problemsOf(twilio([file("{}")]))).toEqual(["missing-field filters: a list of filters"]);
  });
});
