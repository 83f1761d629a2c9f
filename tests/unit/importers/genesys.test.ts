import { describe, expect, test } from "vitest";
import { IMPORTERS, type Mapping } from "../../../sim/routing/importers/index.ts";
import { done, example, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const genesys = IMPORTERS.genesys;

describe("queues of Genesys Cloud", () => {
  test("[I8, I9] preferred agents come before the rings; the last ring is open to all", () => {
    const { policy } = done(genesys([example("genesys-queue.tf")]));
    expect(policy.plans).toEqual([
      {
        for: { queueIds: ["example-queue"] },
        steps: [
          { when: [], agents: { lastAgent: true }, expiresAfterMs: 300_000 },
          { when: [], agents: { groupIds: ["example-group"] }, expiresAfterMs: 15_100 },
          { when: [], agents: {} },
        ],
      },
    ]);
    expect(policy.agentScore.map(({ feature }) => feature)).toEqual(["level", "idle-s"]);
    expect(policy.offer).toEqual({ mode: "ring", timeoutMs: 30_000, onMiss: "requeue-head", missPauseMs: 60_000 });
  });

  test("[I2, I3] what the example says and the policy cannot is noted at its place", () => {
    const at = "resource.genesyscloud_routing_queue.example_queue";
    expect(notesOf(genesys([example("genesys-queue.tf")]))).toEqual([
      `target-of-queue ${at}.media_settings_call.0`,
      `wrap-up-of-queue ${at}.acw_timeout_ms`,
      `queue-assumed ${at}`,
      `preferred-is-last-agent ${at}.routing_rules.0`,
      `group-assumed ${at}.bullseye_rings.0`,
      `skills-unknown ${at}.bullseye_rings.0`,
      `members-by-skill ${at}`,
      `priority-is-minutes ${at}`,
      `idle-since-offer ${at}`,
      `pause-after-miss ${at}`,
    ]);
  });

  test("[I9] a ring gives up its skills when it is left, so the next one asks fewer of the contact's needs", () => {
    const mapping: Mapping = {
      queues: { billing: { names: ["Billing"], needs: { Cards: 1, Spanish: 3 } } },
      groups: {
        both: { attributes: { Cards: 1, Spanish: 5 } },
        spanish: { attributes: { Spanish: 3 } },
        cards: { attributes: { Cards: 1, Spanish: 2 } },
      },
    };
    const { policy, notes } = done(genesys([example("genesys-queue.json")], mapping));
    // Ring 1 asks for both; “Cards” goes as it is left, “Spanish” as ring 2 is; then everybody is asked.
    expect(policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["both"] }, expiresAfterMs: 10_000 },
      { when: [], agents: { groupIds: ["both", "spanish"] }, expiresAfterMs: 20_000 },
      { when: [], agents: {} },
    ]);
    expect(notes.map(({ code }) => code)).not.toContain("skills-unknown");
  });

  test("[I9] the last ring of the API is nobody's time: without needs the two others become one step with everybody", () => {
    const { policy, notes } = done(genesys([example("genesys-queue.json")]));
    expect(policy.plans[0]?.steps).toEqual([{ when: [], agents: {} }]);
    expect(notes.map(({ code }) => code)).toContain("steps-merged");
  });

  test("[I9] rings add up: who is in ring 1 is still asked in ring 2", () => {
    const text = `resource "genesyscloud_routing_queue" "q" {
      name = "q"
      bullseye_rings {
        expansion_timeout_seconds = 5
        member_groups { member_group_id = "a", member_group_type = "GROUP" }
      }
      bullseye_rings {
        expansion_timeout_seconds = 7
        member_groups { member_group_id = "b", member_group_type = "TEAM" }
      }
      members { user_id = genesyscloud_user.ann.id, ring_num = 2 }
    }`;
    const mapping: Mapping = { groups: { a: {}, b: {}, experts: { names: ["genesyscloud_user.ann"] } } };
    expect(done(genesys([file(text)], mapping)).policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["a"] }, expiresAfterMs: 5_000 },
      { when: [], agents: { groupIds: ["a", "b", "experts"] }, expiresAfterMs: 7_000 },
      { when: [], agents: {} },
    ]);
  });

  test("[I9] a queue with groups asks those, and the groups of its people; people nobody knows are noted", () => {
    const text = `resource "genesyscloud_routing_queue" "q" {
      name   = "q"
      groups = [genesyscloud_group.a.id]
      teams  = ["team-7"]
      members { user_id = genesyscloud_user.ann.id }
      members { user_id = genesyscloud_user.bob.id }
    }`;
    const mapping: Mapping = { groups: { experts: { names: ["ann"] } } };
    const { policy, notes } = done(genesys([file(text)], mapping));
    expect(policy.plans[0]?.steps).toEqual([{ when: [], agents: { groupIds: ["a", "team-7", "experts"] } }]);
    expect(notes.find(({ code }) => code === "members-unknown")?.text.en).toMatch(/^1 members/);
  });

  test("[I9] the ring the API adds at the end is no step of its own", () => {
    const ring = (threshold: number, ...groups: string[]) => ({
      expansionCriteria: [{ type: "TIMEOUT_SECONDS", threshold }],
      memberGroups: groups.map((id) => ({ id, type: "GROUP" })),
    });
    const queue = { name: "q", bullseye: { rings: [ring(10, "a"), ring(20, "b"), ring(5)] } };
    expect(done(genesys([file(queue)])).policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["a"] }, expiresAfterMs: 10_000 },
      { when: [], agents: { groupIds: ["a", "b"] }, expiresAfterMs: 20_000 },
      { when: [], agents: {} },
    ]);
  });

  test("[I9] conditional groups add up; bounds that include their value become exclusive ones", () => {
    const { policy } = done(genesys([example("genesys-conditional.tf")]));
    expect(policy.plans[0]).toEqual({
      for: { queueIds: ["example"] },
      steps: [
        {
          when: [{ figure: "estimated-wait-ms", below: 1 }],
          agents: { groupIds: ["example-group"] },
          expiresAfterMs: 20_000,
        },
        {
          when: [{ figure: "estimated-wait-ms", queueId: "another", above: 4_999 }],
          agents: { groupIds: ["example-group", "another-group"] },
          expiresAfterMs: 15_000,
        },
        { when: [], agents: { groupIds: ["example-group", "another-group"] } },
      ],
    });
  });

  test("[I9] minutes waited and priority add up; queues by priority alone come first", () => {
    const queue = (name: string, scoringMethod: string) => ({ name, scoringMethod });
    const scores = (...queues: object[]) => done(genesys([file({ entities: queues })])).policy.itemScore;
    const wait = { feature: "wait-s", weight: 1, transform: "linear" };
    const strict = { feature: "priority", weight: 1, transform: "lexicographic" };
    expect(scores(queue("a", "TimestampAndPriority"))).toEqual([
      wait,
      { feature: "priority", weight: 60, transform: "linear" },
    ]);
    expect(scores(queue("a", "PriorityOnly"))).toEqual([strict, wait]);
    expect(scores(queue("a", "PriorityOnly"), queue("b", "TimestampAndPriority"))[0]).toEqual({
      ...strict,
      only: ["a"],
    });
  });

  test("[I10] utilisation becomes slots of one medium at a time, and who may interrupt whom", () => {
    const { groups, policy } = done(genesys([example("genesys-utilization.tf")]));
    expect(groups).toEqual([
      {
        groupIds: "all",
        slots: {
          total: 4,
          mix: "same-channel",
          byChannel: { voice: 1, callback: 2, chat: 3, email: 2, video: 1, messenger: 4 },
        },
      },
    ]);
    expect(policy.preempt.map(({ by, over }) => `${by} ${over}`)).toEqual([
      ...["voice callback", "email callback", "voice chat", "voice email", "chat email"],
      ...["voice video", "voice messenger", "chat messenger"],
    ]);
  });

  test("[I10] the API spells utilisation in its own way", () => {
    const api = {
      utilization: { call: { maximumCapacity: 1 }, chat: { maximumCapacity: 4, interruptableMediaTypes: ["call"] } },
    };
    const { groups, policy } = done(genesys([file(api)]));
    expect(groups[0]?.slots?.byChannel).toEqual({ voice: 1, chat: 4 });
    expect(policy.preempt).toEqual([{ by: "voice", over: "chat", resumeCostMs: 0, cooldownMs: 0 }]);
  });

  test("[I11] Terraform's text and its JSON form give the same policy", () => {
    const json = {
      resource: {
        genesyscloud_routing_queue: {
          q: {
            name: "Sales",
            bullseye_rings: [
              {
                expansion_timeout_seconds: 9,
                member_groups: [{ member_group_id: `$\{genesyscloud_group.a.id}`, member_group_type: "GROUP" }],
              },
            ],
            media_settings_call: [{ alerting_timeout_sec: 12 }],
          },
        },
      },
    };
    const text = `
      /* a remark */ resource "genesyscloud_routing_queue" "q" {
        name = "Sales" # the name
        bullseye_rings {
          expansion_timeout_seconds = 9
          member_groups {
            member_group_id   = genesyscloud_group.a.id
            member_group_type = "GROUP"
          }
        }
        media_settings_call { alerting_timeout_sec = 12 }
        depends_on = [genesyscloud_group.a]
      }`;
    const other = `variable "x" { default = { a = [1, "}"] } }\nlocals { y = var.x == null ? "a" : join(",", ["b"]) }\n`;
    expect(done(genesys([file(other + text)])).policy).toEqual(done(genesys([file(json)])).policy);
  });

  test("[I5] a text that is not Terraform is told with line and column", () => {
    const text = 'resource "genesyscloud_routing_queue" "q" {\n  name = "a"\n  bullseye_rings [\n}';
    expect(problemsOf(genesys([file(text)]))).toEqual(["bad-format : = or an opening brace at line 3, column 18"]);
    expect(problemsOf(genesys([file('resource "a" "b" {\n x = "')]))).toEqual([
      "bad-format : the end of the text at line 2, column 6",
    ]);
  });

  test("[I1, I3] every problem is told at once, each at its place", () => {
    const queue = {
      skillEvaluationMethod: "SOME",
      acwSettings: { timeoutMs: -1 },
      bullseye: { rings: [{ expansionCriteria: [{ threshold: "soon" }] }, 5] },
      conditionalGroupRouting: { rules: [{ metric: "Moon" }] },
    };
    expect(problemsOf(genesys([file([queue])]))).toEqual([
      "missing-field 0.name: a text",
      "out-of-range 0.acwSettings.timeoutMs: a number in [0, 86400000]",
      "not-one-of 0.skillEvaluationMethod: one of NONE, BEST, ALL",
      "wrong-type 0.bullseye.rings.1: an object",
      "wrong-type 0.bullseye.rings.0.expansionCriteria.0.threshold: a number",
      "not-one-of 0.conditionalGroupRouting.rules.0.metric: one of EstimatedWaitTime, ServiceLevel",
      "missing-field 0.conditionalGroupRouting.rules.0.conditionValue: a number in [0, 604800]",
    ]);
    expect(problemsOf(genesys([file("")]))).toEqual(["missing-field : a queue or utilisation"]);
    expect(problemsOf(genesys([]))).toEqual(["bad-length : 1 to 200 files"]);
  });
});
