import { describe, expect, test } from "vitest";
import { comparedOf } from "../../../sim/scenario/lab/compared.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import {
  canMerge,
  discarded,
  duplicated,
  edited,
  merged,
  removed,
  renamed,
  savedDraft,
} from "../../../sim/scenario/lab/editing.ts";
import { branchOf, changesTo, parentOf, scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import { agents, day, labOf, SAVED_AT } from "./worlds.ts";

const AS = (id: string, name = id) => ({ id, name, savedAt: SAVED_AT });
const headcount = (document: LabDocument, id: string): readonly number[] => {
  const parsed = scenarioOf(document, id);
  if (!parsed.ok) throw new TypeError(parsed.problems.map((one) => one.path).join());
  return parsed.scenario.groups[0]!.headcount!.agents;
};

/** base ← fewer ← fewest, base ← more. */
function tree(): LabDocument {
  let document = edited(labOf(), BASELINE_ID, agents(20, 8, 8), AS("x"));
  document = savedDraft(document, AS("fewer"));
  document = savedDraft(edited(document, "fewer", agents(20, 6), AS("x")), AS("fewest"));
  return savedDraft(edited(document, BASELINE_ID, agents(30, 12), AS("x")), AS("more"));
}

describe("a draft", () => {
  test("[LS1] changes never reach the baseline: they stand on it, and on what they were made on", () => {
    const document = tree();
    expect(headcount(document, BASELINE_ID)[20]).toBe(10);
    expect(headcount(document, "fewer").slice(20, 22)).toEqual([8, 8]);
    expect(headcount(document, "fewest").slice(20, 22)).toEqual([6, 8]);
    expect(headcount(document, "more").slice(20, 31)).toEqual([...new Array(10).fill(10), 12]);
    expect(document.baseline.scenario).toBe(day);
  });

  test("[LS2] a change replaced or brought back leaves no trace, and a draft without changes is none", () => {
    const document = edited(labOf(), BASELINE_ID, agents(20, 8, 8), AS("x"));
    const again = edited(document, DRAFT_ID, agents(20, 7), AS("x"));
    expect(again.draft?.changes).toEqual([...agents(21, 8), ...agents(20, 7)]);
    const back = edited(again, DRAFT_ID, agents(20, 10), AS("x"));
    expect(back.draft?.changes).toEqual(agents(21, 8));
    expect(edited(back, DRAFT_ID, agents(21, 10), AS("x")).draft).toBeUndefined();
  });

  test("[LS2] a change that leads nowhere is kept, to be told and mended", () => {
    const document = edited(labOf(), BASELINE_ID, [{ path: "queues/nobody/talkMs/meanMs", set: 1 }], AS("x"));
    const parsed = scenarioOf(document, DRAFT_ID);
    expect(parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path])).toEqual([
      ["bad-path", "changes.0.path"],
    ]);
  });

  test("[LS3] editing something else saves the draft there was: nothing is lost", () => {
    const document = edited(labOf(), BASELINE_ID, agents(20, 8), AS("x"));
    const other = edited(document, BASELINE_ID, agents(30, 12), AS("kept", "Two fewer"));
    expect(other.scenarios.map(({ id, name }) => [id, name])).toEqual([["kept", "Two fewer"]]);
    expect(other.draft?.changes).toEqual(agents(30, 12));
  });

  test("[LS3] saved, it stands in its place in the tree and in the comparison; discarded, it is gone", () => {
    const document = tree();
    expect(parentOf(document, "fewest")).toBe("fewer");
    expect(document.compared).toEqual(["more", "fewest", "fewer"]);
    expect(discarded(edited(document, "more", agents(1, 1), AS("x")))).toEqual(document);
  });

  test("[LS4] merged, its changes are those of what it stood on; into the baseline nothing is merged", () => {
    const document = edited(tree(), "fewer", agents(22, 5), AS("x"));
    expect(canMerge(document, DRAFT_ID)).toBe(true);
    const after = merged(document, DRAFT_ID, SAVED_AT);
    expect(after.draft).toBeUndefined();
    expect(headcount(after, "fewer").slice(20, 23)).toEqual([8, 8, 5]);
    expect(headcount(after, "fewest").slice(20, 23)).toEqual([6, 8, 5]);
    expect(canMerge(document, "more")).toBe(false);
    expect(merged(document, "more", SAVED_AT)).toBe(document);
  });

  test("[LS4] a saved scenario merged into its parent leaves its children standing on that", () => {
    let document = tree();
    document = savedDraft(edited(document, "fewest", agents(25, 1), AS("x")), AS("leaf"));
    const wanted = headcount(document, "leaf");
    const after = merged(document, "fewest", SAVED_AT);
    expect(parentOf(after, "leaf")).toBe("fewer");
    expect(headcount(after, "leaf")).toEqual(wanted);
  });
});

describe("the tree", () => {
  test("[LS5] deleting takes what stands on it along, a draft among it, and nothing else", () => {
    const document = edited(tree(), "fewest", agents(1, 1), AS("x"));
    const after = removed(document, "fewer");
    expect(after.scenarios.map((one) => one.id)).toEqual(["more"]);
    expect(after.draft).toBeUndefined();
    expect(after.compared).toEqual(["more"]);
  });

  test("[LS5] a copy stands where its original stands; a name is only a name", () => {
    const document = duplicated(tree(), "fewest", AS("copy", "Fewest, copy"));
    expect(parentOf(document, "copy")).toBe("fewer");
    expect(headcount(document, "copy")).toEqual(headcount(document, "fewest"));
    expect(branchOf(document, "fewer").map((one) => one.id)).toEqual(["fewer", "fewest", "copy"]);
    const called = renamed(document, "copy", "Third");
    expect(called.scenarios.at(-1)?.name).toBe("Third");
    expect(changesTo(called, "copy")).toEqual(changesTo(document, "copy"));
    expect(renamed(document, BASELINE_ID, "Monday").baseline.name).toBe("Monday");
  });
});

describe("the letters", () => {
  test("[LS6] the baseline is A, a draft B, then the chosen in their order, the selected always among them", () => {
    const ids = (document: LabDocument, selected: string) => comparedOf(document, selected).map((one) => one.id);
    const document: LabDocument = { ...tree(), compared: ["more", "fewest"] };
    expect(comparedOf(document, BASELINE_ID).map((one) => one.tag)).toEqual(["A", "B", "C"]);
    expect(ids(document, "fewer")).toEqual([BASELINE_ID, "more", "fewest", "fewer"]);
    const drafted = edited(document, BASELINE_ID, agents(1, 1), AS("x"));
    expect(ids(drafted, DRAFT_ID)).toEqual([BASELINE_ID, DRAFT_ID, "more", "fewest"]);
    expect(ids(drafted, "fewer")).toEqual([BASELINE_ID, DRAFT_ID, "more", "fewer"]);
    expect(ids(labOf(), BASELINE_ID)).toEqual([BASELINE_ID]);
  });

  test("[LS6] what is pinned to another baseline takes no part", () => {
    const document = tree();
    const moved = { ...document, baseline: { ...document.baseline, hash: "0123456789abcdef" } };
    expect(comparedOf(moved, "fewer").map((one) => one.id)).toEqual([BASELINE_ID]);
  });
});
