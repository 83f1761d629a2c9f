import { describe, expect, test } from "vitest";
import { LabDesk } from "../../../app/lab/_scenarios/labDesk.ts";
import type { KeptLab, LabKeep } from "../../../app/lab/_scenarios/labKeep.ts";
import { unkept } from "../../../app/lab/_scenarios/openDesk.ts";
import { ScenarioCache } from "../../../app/lab/_scenarios/scenarioCache.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { discarded, edited, savedDraft } from "../../../sim/scenario/lab/editing.ts";
import { changedScenario } from "../../../sim/scenario/lab/tree.ts";
import { agents, day, labOf, SAVED_AT } from "./worlds.ts";

const AS = (id: string) => ({ id, name: id, savedAt: SAVED_AT });

/** A browser that keeps documents in a map. */
function browser(): LabKeep & { readonly kept: Map<string, KeptLab> } {
  const kept = new Map<string, KeptLab>();
  let last: string | undefined;
  return {
    kept,
    all: async () => [...kept.values()],
    get: async (id) => kept.get(id),
    async put(lab) {
      const before = kept.get(lab.id)?.revision ?? 0;
      if (before !== lab.revision - 1) return { ok: false, reason: "taken", detail: "" };
      kept.set(lab.id, structuredClone(lab));
      return { ok: true, revision: lab.revision };
    },
    async remove(id) {
      kept.delete(id);
    },
    last: async () => last,
    async setLast(id) {
      last = id;
    },
  };
}

function deskOf(document: LabDocument, keep: LabKeep | undefined = browser()) {
  let now = 0;
  let due: () => void = () => undefined;
  const world = {
    now: () => now,
    later(work: () => void) {
      due = work;
    },
  };
  const desk = new LabDesk(unkept(document, 0), [], keep, world);
  return { desk, pass: (ms: number) => (now += ms), rest: () => due() };
}

describe("steps", () => {
  const one = edited(labOf(), BASELINE_ID, agents(20, 9), AS("x"));
  const two = edited(one, DRAFT_ID, agents(20, 8), AS("x"));

  test("[LS18] a drag is one step, whatever it passes on its way; a pause begins another", () => {
    const { desk, pass } = deskOf(labOf());
    desk.step(one, "agents", { key: "drag" });
    pass(100);
    desk.step(two, "agents", { key: "drag" });
    expect(desk.state.history.past).toHaveLength(1);
    pass(5_000);
    desk.step(one, "agents", { key: "drag" });
    expect(desk.state.history.past.map((step) => step.name)).toEqual(["agents", "agents"]);
  });

  test("[LS18] undo takes back and redo brings again, with what was selected: draft, saved, discarded", () => {
    const { desk } = deskOf(labOf());
    desk.step(two, "fewer agents");
    expect(desk.state.selectedId).toBe(DRAFT_ID);
    desk.step(savedDraft(two, AS("fewer")), "save", { select: "fewer" });
    desk.undo();
    expect([desk.state.selectedId, desk.document.draft?.changes.length]).toEqual([DRAFT_ID, 1]);
    desk.undo();
    expect([desk.state.selectedId, desk.document]).toEqual([BASELINE_ID, labOf()]);
    desk.redo();
    desk.redo();
    expect(desk.document.scenarios.map((saved) => saved.id)).toEqual(["fewer"]);
    desk.redo();
    expect(desk.document.scenarios).toHaveLength(1);
  });

  test("[LS18] what comes to nothing is no step, and a new step forgets what was taken back", () => {
    const { desk } = deskOf(labOf());
    desk.step(structuredClone(labOf()), "nothing");
    expect(desk.state.history.past).toEqual([]);
    desk.step(two, "fewer");
    desk.undo();
    desk.step(one, "other");
    expect(desk.state.history.future).toEqual([]);
  });

  test("[LS18] what is compared is a way of looking: no step, and undo leaves it", () => {
    const saved = savedDraft(two, AS("fewer"));
    const { desk } = deskOf(saved);
    desk.step(edited(saved, BASELINE_ID, agents(1, 1), AS("x")), "edit");
    const { compared: _, ...rest } = desk.document;
    desk.quietly(rest);
    desk.undo();
    expect(desk.document.compared).toBeUndefined();
    expect(desk.document.draft).toBeUndefined();
    expect(desk.state.history.past).toEqual([]);
  });

  test("[LS18] a thousand steps are remembered", () => {
    const { desk, pass } = deskOf(labOf());
    for (let i = 0; i < 1_000; i++) {
      pass(10_000);
      desk.step(edited(labOf(), BASELINE_ID, agents(20, i % 2 === 0 ? 8 : 9), AS("x")), `step ${i}`);
    }
    for (let i = 0; i < 1_000; i++) desk.undo();
    expect(desk.document).toEqual(labOf());
  });
});

describe("keeping", () => {
  test("[LS19] a change is kept once the hand rests, the draft with it, and opened again as it was", async () => {
    const keep = browser();
    const { desk, rest } = deskOf(labOf(), keep);
    desk.step(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), "fewer");
    expect(desk.state.keeping).toBe("waiting");
    rest();
    await desk.flush();
    expect(desk.state.keeping).toBe("kept");
    expect(keep.kept.get("doc")?.document).toEqual(desk.document);
    const again = new LabDesk(keep.kept.get("doc")!, [], keep, { now: () => 0, later: () => undefined });
    expect([again.document, again.state.selectedId]).toEqual([desk.document, DRAFT_ID]);
  });

  test("[LS20] two windows of one document never overwrite each other unseen", async () => {
    const keep = browser();
    const [mine, theirs] = [deskOf(labOf(), keep).desk, deskOf(labOf(), keep).desk];
    theirs.step(edited(labOf(), BASELINE_ID, agents(20, 1), AS("x")), "theirs");
    await theirs.flush();
    mine.step(edited(labOf(), BASELINE_ID, agents(20, 2), AS("x")), "mine");
    await mine.flush();
    expect(mine.state.keeping).toBe("taken");
    expect(keep.kept.get("doc")?.document).toEqual(theirs.document);
    await mine.settle(true);
    expect([mine.state.keeping, keep.kept.get("doc")?.document]).toEqual(["kept", mine.document]);
    theirs.step(discarded(theirs.document), "discard");
    await theirs.flush();
    expect(theirs.state.keeping).toBe("taken");
    await theirs.settle(false);
    expect(theirs.document).toEqual(mine.document);
  });

  test("[LS19] a browser that keeps nothing says so, and the desk works", () => {
    const { desk } = deskOf(labOf(), undefined);
    const silent = new LabDesk(unkept(labOf(), 0), [], undefined, { now: () => 0, later: () => undefined });
    silent.step(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), "fewer");
    expect(silent.state.keeping).toBe("failed");
    expect(silent.document.draft?.changes).toHaveLength(1);
    expect(desk.state.keeping).toBe("kept");
  });
});

describe("parsed scenarios", () => {
  test("[LS1] a long trace is read once and stays whole; a changed one is read again", () => {
    const trace = Array.from({ length: 5_000 }, (_, i) => ({ atMs: i * 1_000, talkMs: 60_000 }));
    const arrivals = { profile: "daily", intervalMinutes: 1_440, perHour: [1], trace } as const;
    const traced = { ...day, queues: day.queues.map((queue, i) => (i === 0 ? { ...queue, arrivals } : queue)) };
    const { id } = traced.queues[0]!;
    const other = changedScenario(traced, [{ path: `queues/${id}/priority`, set: 7 }]);
    expect(other.ok && other.scenario.queues[0]!.arrivals!.trace).toBe(trace);
    expect(other.ok && other.scenario.queues[0]!.priority).toBe(7);
    const late = changedScenario(traced, [{ path: `queues/${id}/arrivals/trace/9/atMs`, set: 1e9 }]);
    expect(late.ok ? [] : late.problems.map((one) => one.path)).toEqual(["queues.0.arrivals.trace.10.atMs"]);
  });

  test("[LS1] stay the same object until something on the way to them changes", () => {
    const cache = new ScenarioCache();
    const saved = savedDraft(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), AS("fewer"));
    const drafted = edited(saved, "fewer", agents(21, 7), AS("x"));
    const first = cache.of(drafted, "fewer");
    expect(cache.of(edited(drafted, DRAFT_ID, agents(21, 6), AS("x")), "fewer")).toBe(first);
    const draft = cache.of(drafted, DRAFT_ID);
    expect(cache.of(drafted, DRAFT_ID)).toBe(draft);
    expect(cache.of(edited(drafted, DRAFT_ID, agents(21, 6), AS("x")), DRAFT_ID)).not.toBe(draft);
  });
});
