import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { loadFile, ScenarioRefused, variantOf } from "../../../cli/scenarioSource.ts";
import { EXIT, type Terminal } from "../../../cli/terminal.ts";
import { runPlace } from "../../../sim/experiment/runPlace.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { edited, savedDraft } from "../../../sim/scenario/lab/editing.ts";
import { baselineHash } from "../../../sim/scenario/lab/hash.ts";
import { scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import { centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";
import { runHere, serviceHere } from "../../fixtures/experiments.ts";
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

  test("[LX18] runs of a comparison begin with the floor the document begins with, the same digits as in the lab", async () => {
    const line = voiceQueue(60, exponential(120_000), { target: { withinMs: 20_000, share: 0.8 } });
    const base = centre([line], [group(2, [line])], { run: { lengthMinutes: 60, intervalMinutes: 30 } });
    const at = runPlace(base).beginsAt;
    const stands = Array.from({ length: 9 }, (_, i) => ({ contactId: `c${i}`, queueId: "line", waitedMs: 60_000 }));
    const start = { at, agents: [], waiting: stands, works: [], selfService: [], away: [], due: [] };
    const plain = labOf(base);
    const begun = { ...plain.baseline, start };
    const change = [{ path: "queues/line/arrivals/perHour", times: 1.5 }];
    const document = savedDraft(
      edited({ ...plain, baseline: { ...begun, hash: baselineHash(begun) } }, BASELINE_ID, change, AS("x")),
      AS("more"),
    );
    const path = fileOf(document);
    const out: string[] = [];
    const notes: string[] = [];
    const code = await run(
      ["compare", `${path}#baseline`, `${path}#more`, "--seed", "s", "--replications", "3", "--workers", "1", "--json"],
      { out: (text) => out.push(text), note: (text) => notes.push(text), interrupted: () => new Promise(() => {}) },
    );
    expect([code, notes.join()]).toEqual([EXIT.ok, expect.not.stringContaining("empty one")]);
    const [told] = JSON.parse(out.join("")) as { fingerprint: string }[];
    const scenarios = [BASELINE_ID, "more"].map((id) => {
      const own = scenarioOf(document, id);
      if (!own.ok) throw new Error(id);
      return own.scenario;
    });
    const plan = { kind: "replications", replications: 3 } as const;
    const begins = await runHere(serviceHere(), scenarios, "s", plan, start);
    const empty = await runHere(serviceHere(), scenarios, "s", plan);
    expect(told?.fingerprint).toBe(begins.fingerprint);
    expect(told?.fingerprint).not.toBe(empty.fingerprint);
  });

  test("[LX18] scenarios that begin with different floors are not compared", async () => {
    const plain = fileOf(full());
    const live = { ...full().baseline, start: { at: 0 } };
    const { scenarios: _, draft: __, compared: ___, ...rest } = full();
    const begun = fileOf({ ...rest, scenarios: [], baseline: { ...live, hash: baselineHash(live) } });
    const notes: string[] = [];
    const code = await run(["compare", `${plain}#baseline`, `${begun}#baseline`, "--replications", "1"], {
      ...{ out: () => {}, note: (text: string) => void notes.push(text), interrupted: () => new Promise(() => {}) },
    });
    expect([code, notes.join()]).toEqual([EXIT.usage, expect.stringContaining("begin with the floor of")]);
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
