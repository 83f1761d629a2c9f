import { describe, expect, test } from "vitest";
import { compilePolicy } from "../../../sim/routing/compile.ts";
import { IMPORTERS, type Mapping, type Vendor, type VendorFile } from "../../../sim/routing/importers/index.ts";
import { parsePolicy } from "../../../sim/routing/parse/parsePolicy.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";
import { done, example } from "../../fixtures/vendorFiles.ts";

/** Two lines, and two groups that both serve both. */
const QUEUES = [voiceQueue(10, always(60_000), { id: "first" }), voiceQueue(10, always(60_000), { id: "second" })];
const CENTRE = centre(QUEUES, [
  group(2, QUEUES, { id: "masters" }),
  group(2, QUEUES, { id: "learners", people: [{ id: "ann", name: "Ann" }] }),
]);

const MAPPING: Mapping = {
  queues: {
    first: {
      names: [
        "Example",
        "Example Queue",
        "BasicQueue/VOICE",
        "cisco-steps",
        "Mortgages",
        "Case_Routing",
        "Support Calls",
        "New queue with valid definition",
      ],
      attributes: { type: "Support" },
    },
    second: { names: ["Another", "SupportQueue/VOICE", "Sales Calls"], attributes: { type: "Sales" } },
  },
  groups: {
    masters: {
      names: ["example-group", "Basic", "WQ-just-support", "EWR", "WQ-everyone"],
      attributes: {
        Spanish: 9,
        MortgageTrained: true,
        Location: "London",
        Mortgage_Training: true,
        Spanish_Speaker: 9,
        "Language:French": 5,
        "Technology:AWS Kinesis": 3,
      },
    },
    learners: {
      names: ["another-group", "Support", "WQ-just-sales", "test"],
      attributes: {
        Spanish: 1,
        MortgageTrained: false,
        Location: "York",
        Mortgage_Training: false,
        Spanish_Speaker: 1,
        "Language:French": 1,
      },
    },
  },
};

/** The policy on the floor: it parses against the scenario, compiles, and has lines. */
function linesOf(vendor: Vendor, files: readonly VendorFile[]) {
  const { policy } = done(IMPORTERS[vendor](files, MAPPING));
  expect(parsePolicy(policy, CENTRE)).toEqual({ ok: true, policy });
  const scenario: Scenario = { ...CENTRE, policy };
  return compilePolicy(scenario).lines.map(({ queue, step, groups, notBeforeMs, expiresAfterMs }) => ({
    at: `${QUEUES[queue]?.id} ${step}`,
    groups: [...groups].map((g) => CENTRE.groups[g]?.id),
    from: notBeforeMs,
    to: expiresAfterMs,
  }));
}

describe("imported policies on the floor", () => {
  test("[I1, I15] the steps of a precision queue are lines with its groups and times", () => {
    const both = ["masters", "learners"];
    expect(linesOf("cisco", [example("cisco-steps.txt")]).filter(({ at }) => at.startsWith("first"))).toEqual([
      { at: "first 0", groups: ["masters"], from: 0, to: 30_000 },
      { at: "first 1", groups: both, from: 0, to: Number.POSITIVE_INFINITY },
    ]);
  });

  test("[I1, I12] a profile's delay is a line of its own for the others", () => {
    expect(linesOf("amazon", [example("amazon-profiles.json")])).toEqual([
      { at: "first 0", groups: ["masters"], from: 0, to: Number.POSITIVE_INFINITY },
      { at: "second 0", groups: ["learners"], from: 0, to: 30_000 },
      { at: "second 1", groups: ["masters", "learners"], from: 0, to: Number.POSITIVE_INFINITY },
    ]);
  });

  test.each<readonly [Vendor, readonly string[]]>([
    ["genesys", ["genesys-queue.tf"]],
    ["genesys", ["genesys-conditional.tf"]],
    ["amazon", ["amazon-criteria.json"]],
    ["amazon", ["amazon-profiles.json", "amazon-criteria.json"]],
    ["twilio", ["twilio-lifecycle.json"]],
    ["cisco", ["cisco-precision-queue.xml"]],
    ["salesforce", ["Case_Routing.queueRoutingConfig-meta.xml"]],
    ["zendesk", ["zendesk-queue.json", "zendesk-capacity.json"]],
    ["chatwoot", ["chatwoot-policy.json"]],
  ])("[I1] the example of %s (%s) parses against its scenario and compiles", (vendor, names) => {
    const lines = linesOf(vendor, names.map(example));
    expect(new Set(lines.map(({ at }) => at.split(" ")[0]))).toEqual(new Set(["first", "second"]));
  });
});
