import { describe, expect, test } from "vitest";
import { BASELINE_ID, DRAFT_ID, type LabBaseline, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { edited, savedDraft } from "../../../sim/scenario/lab/editing.ts";
import { baselineHash } from "../../../sim/scenario/lab/hash.ts";
import { hasMoved, rebased, withBaseline } from "../../../sim/scenario/lab/rebase.ts";
import { pinOf, scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { agents, day, labOf, SAVED_AT } from "./worlds.ts";

const AS = (id: string) => ({ id, name: id, savedAt: SAVED_AT });
const queue = day.queues[1]!.id;

function baseline(scenario: Scenario): LabBaseline {
  return { name: "New", scenario, hash: baselineHash({ scenario }), origin: { kind: "file", name: "new.json" } };
}
/** The day with twice the patience of the first queue's target: a forecast that moved. */
const moved: Scenario = {
  ...day,
  queues: day.queues.map((one, i) => (i === 0 ? { ...one, target: { ...one.target!, withinMs: 40_000 } } : one)),
};
/** The day without its second queue and group. */
const smaller: Scenario = {
  ...day,
  policy: "fifo-li",
  queues: day.queues.filter((one) => one.id !== queue),
  groups: day.groups
    .filter((_, i) => i !== 1)
    .map((one) => ({ ...one, skills: one.skills.filter(({ queueId }) => queueId !== queue) })),
};

/** base ← fewer ← patient, with a draft on top. */
function tree(): LabDocument {
  let document = savedDraft(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), AS("fewer"));
  document = edited(document, "fewer", [{ path: `queues/${queue}/target/withinMs`, set: 99_000 }], AS("x"));
  document = savedDraft(document, AS("slower"));
  return edited(document, "slower", agents(30, 12), AS("x"));
}

describe("a baseline that moves", () => {
  test("[LS16] scenarios stay on the baseline they were made against, and say that it moved", () => {
    const before = tree();
    const document = withBaseline(before, baseline(moved));
    expect(hasMoved(document, "fewer")).toBe(true);
    expect(hasMoved(document)).toBe(true);
    expect(scenarioOf(document, DRAFT_ID)).toEqual(scenarioOf(before, DRAFT_ID));
    expect(pinOf(document, "slower").hash).toBe(before.baseline.hash);
    expect(document.earlier?.map((one) => one.hash)).toEqual([before.baseline.hash]);
  });

  test("[LS16] the same baseline under another name moves nothing", () => {
    const document = withBaseline(tree(), { ...baseline(day), name: "Monday" });
    expect(document.baseline.name).toBe("Monday");
    expect(hasMoved(document, "fewer")).toBe(false);
    expect(document.earlier).toBeUndefined();
  });

  test("[LS17] rebased, the whole branch keeps its changes on the new one, and the old one is forgotten", () => {
    const { document, left } = rebased(withBaseline(tree(), baseline(moved)), "slower");
    expect(left).toEqual([]);
    expect(document.scenarios.map((one) => one.baselineHash === document.baseline.hash)).toEqual([true, true]);
    expect(document.draft?.baselineHash).toBe(document.baseline.hash);
    expect(document.earlier).toBeUndefined();
    const parsed = scenarioOf(document, DRAFT_ID);
    if (!parsed.ok) throw new TypeError("sound");
    expect(parsed.scenario.queues[0]!.target!.withinMs).toBe(40_000);
    expect(parsed.scenario.queues[1]!.target!.withinMs).toBe(99_000);
    expect(parsed.scenario.groups[0]!.headcount!.agents.filter((n) => n !== 10)).toEqual([8, 12]);
  });

  test("[LS17] what no longer leads anywhere is told by whose it was, and everything else kept", () => {
    const { document, left } = rebased(withBaseline(tree(), baseline(smaller)), "fewer");
    expect(left.map(({ of, change }) => [of, change.path])).toEqual([["slower", `queues/${queue}/target/withinMs`]]);
    expect(left[0]!.problems[0]).toMatchObject({ code: "bad-path" });
    expect(scenarioOf(document, DRAFT_ID)).toMatchObject({ ok: true });
    expect(document.scenarios.find((one) => one.id === "slower")?.changes).toEqual([]);
    expect(document.draft?.changes).toEqual(agents(30, 12));
  });

  test("[LS17] changes that are sound only together stay together", () => {
    const set = { ...day.queues[0]!, id: "extra" };
    const pair = [
      { path: "queues/extra", set },
      {
        path: `groups/${day.groups[0]!.id}/skills/${day.groups[0]!.skills.length}`,
        set: { queueId: "extra", level: 5 },
      },
    ].reverse();
    const document = withBaseline(edited(labOf(), BASELINE_ID, pair, AS("x")), baseline(moved));
    const after = rebased(document, undefined);
    expect(after.left).toEqual([]);
    expect(after.document.draft?.changes).toEqual(pair);
  });

  test("[LS17] a draft on the baseline is rebased by itself; other branches stay where they are", () => {
    const saved = savedDraft(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), AS("fewer"));
    const drafted = edited(saved, BASELINE_ID, agents(30, 12), AS("x"));
    const { document } = rebased(withBaseline(drafted, baseline(moved)), undefined);
    expect(hasMoved(document)).toBe(false);
    expect(hasMoved(document, "fewer")).toBe(true);
  });
});
