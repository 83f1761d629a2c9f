import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadFile, ScenarioRefused, variantOf } from "../../../cli/scenarioSource.ts";
import type { Terminal } from "../../../cli/terminal.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { edited, savedDraft } from "../../../sim/scenario/lab/editing.ts";
import { baselineHash } from "../../../sim/scenario/lab/hash.ts";
import { scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import { agents, labOf, SAVED_AT } from "../lab/worlds.ts";

const AS = (id: string) => ({ id, name: id, savedAt: SAVED_AT });

function full(): LabDocument {
  const saved = savedDraft(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), AS("fewer"));
  return edited(saved, "fewer", agents(21, 7), AS("x"));
}

function fileOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "floorcast-lab-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "document.json");
  writeFileSync(path, JSON.stringify(content));
  return path;
}

function terminal(): Terminal & { readonly notes: string[] } {
  const notes: string[] = [];
  return { notes, note: (text: string) => notes.push(text) } as unknown as Terminal & { readonly notes: string[] };
}

describe("a document of the lab in the terminal", () => {
  test("[LS15] its baseline, draft and saved scenarios are variants by their ids, digit for digit", async () => {
    const [path, document] = [fileOf(full()), full()];
    const file = await loadFile(path, terminal());
    for (const id of [BASELINE_ID, DRAFT_ID, "fewer"]) {
      const own = scenarioOf(document, id);
      expect(variantOf(file, path, id).scenario).toEqual(own.ok && own.scenario);
    }
  });

  test("[LS15] a live floor it begins with is not left out silently", async () => {
    const { baseline, scenarios: _, draft: __, compared: ___, ...rest } = full();
    const live = { ...baseline, start: { at: 0 } };
    const out = terminal();
    await loadFile(fileOf({ ...rest, scenarios: [], baseline: { ...live, hash: baselineHash(live) } }), out);
    expect(out.notes.join()).toContain("begin with a live floor");
  });

  test("[LS12] a broken one is refused with every problem", async () => {
    const broken = fileOf({ ...full(), seed: "", name: "" });
    const refusal = await loadFile(broken, terminal()).catch((problem: unknown) => problem);
    expect(refusal).toBeInstanceOf(ScenarioRefused);
    expect((refusal as ScenarioRefused).problems.map((one) => one.path)).toEqual(["name", "seed"]);
  });
});
