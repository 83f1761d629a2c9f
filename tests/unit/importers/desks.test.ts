import { describe, expect, test } from "vitest";
import { IMPORTERS, type Mapping, type VendorFile } from "../../../sim/routing/importers/index.ts";
import { done, example, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const { salesforce, zendesk, chatwoot } = IMPORTERS;

function xml(name: string, element: string, fields: Readonly<Record<string, string | number>>, more = ""): VendorFile {
  const inner = Object.entries(fields).map(([key, value]) => `<${key}>${value}</${key}>`);
  return file(
    `<?xml version="1.0"?><${element} xmlns="http://soap.sforce.com/2006/04/metadata">${inner.join("")}${more}</${element}>`,
    name,
  );
}

describe("routing configurations of Salesforce", () => {
  const voice = xml("Voice.queueRoutingConfig-meta.xml", "QueueRoutingConfig", {
    label: "Voice Routing",
    capacityPercentage: 100,
    pushTimeout: 20,
    routingModel: "MOST_AVAILABLE",
    routingPriority: 0,
  });
  const messaging = xml("Messaging.queueRoutingConfig-meta.xml", "QueueRoutingConfig", {
    label: "Messaging Routing",
    capacityWeight: 2,
    pushTimeout: 20,
    routingModel: "MOST_AVAILABLE",
    routingPriority: 1,
  });
  const sobject = (type: string) => `<queueSobject><sobjectType>${type}</sobjectType></queueSobject>`;
  const queues = [
    xml("Phones.queue-meta.xml", "Queue", { name: "Phone queue", queueRoutingConfig: "Voice" }, sobject("VoiceCall")),
    xml(
      "Chats.queue-meta.xml",
      "Queue",
      { name: "Chat queue", queueRoutingConfig: "Messaging" },
      sobject("MessagingSession"),
    ),
  ];
  const agents = xml("Blended.presenceUserConfig-meta.xml", "PresenceUserConfig", { label: "Blended", capacity: 6 });

  test("[I16] the documented example: least active first, an offer for two minutes", () => {
    const { policy } = done(salesforce([example("Case_Routing.queueRoutingConfig-meta.xml")]));
    expect(policy.plans).toEqual([
      { for: { queueIds: ["case-routing"] }, steps: [{ when: [], agents: {}, priority: 1 }] },
    ]);
    expect(policy.agentScore[0]).toEqual({ feature: "open", weight: -1, transform: "lexicographic" });
    expect(policy.offer).toEqual({ mode: "ring", timeoutMs: 120_000, onMiss: "requeue-head" });
  });

  test("[I16] weights and shares of one capacity become slots; lower priorities go first", () => {
    const { policy, groups } = done(salesforce([voice, messaging, ...queues, agents]));
    expect(groups).toEqual([
      {
        groupIds: "all",
        slots: { total: 3, byChannel: { voice: 1, messenger: 3 }, weights: { voice: 6, messenger: 2 }, capacity: 6 },
      },
    ]);
    expect(policy.plans.map(({ for: { queueIds }, steps }) => [queueIds, steps[0]?.priority])).toEqual([
      [["phones"], 0],
      [["chats"], 1],
    ]);
    expect(policy.agentScore[0]).toEqual({ feature: "spare-slots", weight: 1, transform: "lexicographic" });
  });

  test("[I16] shares alone are shares of a hundred; weights alone say nothing", () => {
    const half = xml("Messaging.queueRoutingConfig-meta.xml", "QueueRoutingConfig", {
      label: "M",
      capacityPercentage: 40,
      routingModel: "LEAST_ACTIVE",
      routingPriority: 1,
    });
    expect(done(salesforce([half, queues[1]!])).groups).toEqual([
      { groupIds: "all", slots: { total: 2, byChannel: { messenger: 2 }, weights: { messenger: 40 }, capacity: 100 } },
    ]);
    expect(done(salesforce([messaging, queues[1]!])).groups).toEqual([]);
  });

  test("[I16] additional skills are dropped after their time", () => {
    const skills = xml("S.queueRoutingConfig-meta.xml", "QueueRoutingConfig", {
      label: "S",
      routingModel: "LEAST_ACTIVE",
      routingPriority: 3,
      isAttributeBased: "true",
      dropAdditionalSkillsTimeout: 45,
    });
    const mapping: Mapping = {
      queues: { s: { names: ["S"], needs: { Billing: 3, German: 1 }, droppable: ["German"] } },
      groups: {
        both: { attributes: { Billing: 5, German: 2 } },
        billing: { attributes: { Billing: 3 } },
        german: { attributes: { German: 9 } },
      },
    };
    expect(done(salesforce([skills], mapping)).policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["both"] }, priority: 3, expiresAfterMs: 45_000 },
      { when: [], agents: { groupIds: ["both", "billing"] }, priority: 3 },
    ]);
    expect(notesOf(salesforce([skills]))).toEqual(expect.arrayContaining([expect.stringMatching(/^skills-unknown /)]));
  });

  test("[I16] records of the data API are the same in capitals", () => {
    const record = {
      attributes: { type: "QueueRoutingConfig" },
      DeveloperName: "Case_Routing",
      MasterLabel: "Case Routing",
      RoutingModel: "LeastActive",
      RoutingPriority: 1,
      CapacityWeight: 1,
      PushTimeout: 120,
    };
    const { policy } = done(salesforce([file({ records: [record] })]));
    expect(policy).toEqual(done(salesforce([example("Case_Routing.queueRoutingConfig-meta.xml")])).policy);
  });

  test("[I1] every problem is told at once, each in its file", () => {
    const bad = xml("a.xml", "QueueRoutingConfig", {
      routingModel: "FASTEST",
      routingPriority: "soon",
      capacityWeight: -1,
    });
    expect(problemsOf(salesforce([bad, file("<Profile/>", "b.xml")]))).toEqual([
      "not-one-of a.xml:QueueRoutingConfig.routingModel: one of LEAST_ACTIVE, MOST_AVAILABLE, EXTERNAL_ROUTING",
      "out-of-range a.xml:QueueRoutingConfig.capacityWeight: a number in [0, 1000]",
      "wrong-type a.xml:QueueRoutingConfig.routingPriority: a number",
      "not-one-of b.xml:Profile: QueueRoutingConfig, Queue or PresenceUserConfig",
    ]);
  });
});

describe("queues and capacity rules of Zendesk", () => {
  const groups = (...names: string[]) => ({ count: names.length, groups: names.map((name, id) => ({ id, name })) });

  test("[I17] the documented queue and rule", () => {
    const mapping: Mapping = { groups: { urgent: { names: ["EWR", "test"] } } };
    const { policy, groups: capacity } = done(
      zendesk([example("zendesk-queue.json"), example("zendesk-capacity.json")], mapping),
    );
    expect(policy.plans).toEqual([
      {
        for: { queueIds: ["new-queue-with-valid-definition"] },
        steps: [{ when: [], agents: { groupIds: ["urgent"] }, priority: 0 }],
      },
    ]);
    expect(policy.agentScore[0]?.feature).toBe("spare-slots");
    expect(capacity).toEqual([
      { groupIds: ["example-capacity-rule"], slots: { total: 1, byChannel: { email: 1 }, mix: "any" } },
    ]);
  });

  test("[I17] secondary groups are asked as soon as nobody of the primary ones is free", () => {
    const queue = { name: "q", priority: 7, order: 2, primary_groups: groups("a"), secondary_groups: groups("b", "c") };
    const first = { name: "p", order: 1, primary_groups: groups("a") };
    const { policy } = done(zendesk([file({ queues: [queue, first] })]));
    expect(policy.plans).toEqual([
      { for: { queueIds: ["p"] }, steps: [{ when: [], agents: { groupIds: ["a"] }, priority: 0 }] },
      {
        for: { queueIds: ["q"] },
        steps: [
          { when: [], agents: { groupIds: ["a"] }, priority: 6, expiresAfterMs: 1 },
          { when: [], agents: { groupIds: ["a", "b", "c"] }, priority: 6 },
        ],
      },
    ]);
  });

  test("[I17] limits of channels do not count against each other", () => {
    const rule = { name: "r", default: true, capacities: { messaging: 4, voice: 1, email: 5 } };
    expect(done(zendesk([file([rule])])).groups).toEqual([
      { groupIds: "all", slots: { total: 10, byChannel: { messenger: 4, voice: 1, email: 5 }, mix: "any" } },
    ]);
  });

  test("[I1] every problem is told at once", () => {
    expect(problemsOf(zendesk([file({ queues: [{ priority: 0, primary_groups: { groups: [{}] } }, 1] })]))).toEqual([
      "missing-field queues.0.name: a text",
      "out-of-range queues.0.priority: a number in [1, 100]",
      "missing-field queues.0.primary_groups.groups.0.id: a text",
      "missing-field queues.0.primary_groups: at least one group",
      "wrong-type queues.1: an object",
    ]);
  });
});

describe("assignment policies of Chatwoot", () => {
  test("[I18] round robin with a limit a day, where no window is set", () => {
    const { policy } = done(chatwoot([example("chatwoot-policy.json")]));
    expect(policy.agentScore).toEqual([{ feature: "since-same-channel-s", weight: 1, transform: "linear" }]);
    expect(policy.guards).toEqual([{ kind: "rate", for: {}, offers: 15, windowMs: 86_400_000 }]);
    expect(policy.offer.mode).toBe("auto");
    expect(policy.plans).toEqual([]);
  });

  test("[I18] balanced: whoever holds fewest, for the inboxes named; no limit is no guard", () => {
    const rules = {
      name: "p",
      assignment_order: "balanced",
      inboxes: [{ id: 3, name: "Site" }],
      fair_distribution_limit: 100_000,
    };
    const { policy } = done(chatwoot([file(rules)]));
    expect(policy.agentScore.map(({ feature, weight }) => [feature, weight])).toEqual([
      ["open", -1],
      ["since-same-channel-s", 1],
    ]);
    expect(policy.plans).toEqual([{ for: { queueIds: ["site"] }, steps: [{ when: [], agents: {} }] }]);
    expect(policy.guards).toEqual([]);
  });

  test("[I1, I3] what is left out is noted, what is wrong is told", () => {
    const rules = {
      name: "p",
      enabled: false,
      exclude_older_than_hours: 48,
      exclusion_rules: { excluded_labels: ["vip"] },
      sticky: true,
    };
    expect(notesOf(chatwoot([file(rules)]))).toEqual([
      "switched-off enabled",
      "old-not-excluded ",
      "labels-not-excluded exclusion_rules.excluded_labels",
      "unknown-field sticky",
    ]);
    expect(problemsOf(chatwoot([file({ assignment_order: "random", fair_distribution_limit: 0 })]))).toEqual([
      "missing-field name: a text",
      "not-one-of assignment_order: one of round_robin, balanced",
      "out-of-range fair_distribution_limit: a number in [1, 1000000000]",
    ]);
  });
});
