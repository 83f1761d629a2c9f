import { describe, expect, test } from "vitest";
import { fileOfLab } from "../../../sim/scenario/lab/asFile.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { edited, savedDraft } from "../../../sim/scenario/lab/editing.ts";
import { baselineHash, scenarioHash } from "../../../sim/scenario/lab/hash.ts";
import { migrated } from "../../../sim/scenario/lab/migrations.ts";
import { parseLabDocument, parseLabText } from "../../../sim/scenario/lab/parseLab.ts";
import { scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import { unsoundProblems } from "../../../sim/scenario/lab/unsound.ts";
import { parseScenarioFile } from "../../../sim/scenario/parseFile.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import { applyVariant } from "../../../sim/scenario/variants.ts";
import { agents, day, labOf, SAVED_AT } from "./worlds.ts";

type Loose = ReturnType<typeof JSON.parse>;
const AS = (id: string) => ({ id, name: id, savedAt: SAVED_AT });

function full(): LabDocument {
  const saved = savedDraft(edited(labOf(), BASELINE_ID, agents(20, 8), AS("x")), { ...AS("fewer"), by: "MO" });
  return edited(saved, "fewer", agents(21, 7), AS("x"));
}
function problems(input: unknown): [string, string][] {
  const parsed = parseLabDocument(input);
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => [code, path]);
}
/** A copy of a full document after a change nobody would make. */
function spoiled(change: (document: Loose) => void): [string, string][] {
  const copy: Loose = structuredClone(full());
  change(copy);
  return problems(copy);
}

describe("a lab document from outside", () => {
  test("[LS12] written and read it is the same, to the last field", () => {
    const document = full();
    const parsed = parseLabText(`\uFEFF${JSON.stringify(document)}`);
    expect(parsed).toEqual({ ok: true, document });
  });

  test("[LS12] everything wrong is told at once, each with its place", () => {
    const wrong = spoiled((document) => {
      document.extra = 1;
      document.id = "No Id";
      document.baseline.scenario.queues[0].priority = 1_000;
      document.baseline.origin = { kind: "nowhere" };
      document.scenarios[0].savedAt = "yesterday";
      document.draft.changes[0] = { path: "x" };
    });
    expect(wrong).toEqual([
      ["unknown-field", "extra"],
      ["bad-format", "id"],
      ["out-of-range", "baseline.scenario.queues.0.priority"],
      ["not-one-of", "baseline.origin.kind"],
      ["bad-format", "scenarios.0.savedAt"],
      ["inconsistent", "draft.changes.0"],
    ]);
    expect(problems(undefined)).toEqual([["wrong-type", ""]]);
    expect(problems([])).toEqual([["wrong-type", ""]]);
  });

  test("[LS12] a tree must stand: ids once, parents before children, pins that lead to a baseline", () => {
    expect(spoiled((one) => one.scenarios.push({ ...one.scenarios[0] }))).toEqual([["duplicate-id", "scenarios.1.id"]]);
    expect(spoiled((one) => (one.scenarios[0].from = "later"))).toEqual([["unknown-variant", "scenarios.0.from"]]);
    expect(spoiled((one) => (one.scenarios[0].id = "draft"))).toContainEqual(["inconsistent", "scenarios.0.id"]);
    expect(spoiled((one) => (one.draft.baselineHash = "0".repeat(16)))).toEqual([
      ["inconsistent", "draft.baselineHash"],
      ["inconsistent", "draft.baselineHash"],
    ]);
    expect(spoiled((one) => (one.compared = ["nobody", "fewer", "fewer"]))).toEqual([
      ["unknown-variant", "compared.0"],
      ["duplicate-id", "compared.2"],
    ]);
    const deep = spoiled((one) => {
      for (let i = 1; i <= 20; i++) {
        one.scenarios.push({ ...one.scenarios[0], id: `s-${i}`, from: i === 1 ? "fewer" : `s-${i - 1}` });
      }
    });
    expect(deep).toEqual([["too-many", "scenarios.20.from"]]);
  });

  test("[LS13] a baseline that was changed by hand no longer bears its fingerprint", () => {
    expect(spoiled((one) => (one.baseline.scenario.name.en = "Other"))).toEqual([["inconsistent", "baseline.hash"]]);
  });

  test("[LS12] a floor that runs begin with is kept as it came, and something else in its place is refused", () => {
    const document = full();
    const live = { ...document.baseline, start: { at: 5, agents: [{ agentId: "a" }] } };
    const hash = baselineHash(live);
    const begun = { ...labOf(), baseline: { ...live, hash } };
    expect(parseLabDocument(JSON.parse(JSON.stringify(begun)))).toEqual({ ok: true, document: begun });
    expect(problems({ ...begun, baseline: { ...begun.baseline, start: 5 } })).toEqual([
      ["wrong-type", "baseline.start"],
    ]);
  });

  test("[LS13] the fingerprint hears every value and no order of fields", () => {
    const turned = Object.fromEntries(Object.entries(day).reverse());
    expect(scenarioHash(turned)).toBe(scenarioHash(day));
    expect(scenarioHash({ a: 1, b: undefined })).toBe(scenarioHash({ a: 1 }));
    const seen = [
      { a: 1 },
      { a: "1" },
      { a: [1] },
      { b: 1 },
      { a: 2 },
      {},
      { a: null },
      { a: { a: 1 } },
      [1, 2],
      [2, 1],
    ];
    expect(new Set(seen.map(scenarioHash)).size).toBe(seen.length);
    const start = { at: 1 };
    expect(baselineHash({ scenario: day, start })).not.toBe(baselineHash({ scenario: day }));
    expect(baselineHash({ scenario: day })).toBe(scenarioHash(day));
  });

  test("[LS12] text that is no JSON is told by line and column; too deep and too large are refused", () => {
    const parsed = parseLabText('{\n "version": 1,\n}');
    expect(parsed.ok ? "" : parsed.problems[0]).toMatchObject({ code: "malformed-json", path: "" });
    expect(parsed.ok ? "" : parsed.problems[0]?.got).toMatch(/line 3/);
    const deep = parseLabText(`${"[".repeat(40)}${"]".repeat(40)}`);
    expect(deep.ok ? "" : deep.problems[0]?.code).toBe("too-deep");
    const large = parseLabText(" ".repeat(20_971_521));
    expect(large.ok ? "" : large.problems[0]?.code).toBe("too-large");
  });

  test("[LS12] a half-made draft is read as it is, and what is wrong with it is told apart", () => {
    const document = edited(labOf(), BASELINE_ID, [{ path: "queues/voice/priority", set: 1_000 }], AS("x"));
    expect(parseLabDocument(document)).toEqual({ ok: true, document });
    expect(unsoundProblems(document).map((one) => one.path)).toEqual(["draft: queues.0.priority"]);
  });
});

describe("older forms", () => {
  test("[LS14] a scenario file and a scenario alone become documents; their problems keep their own places", () => {
    const alone = parseLabDocument(day);
    expect(alone.ok && alone.document.baseline.scenario).toEqual(day);
    expect(problems({ scenario: { ...day, shiftEnd: "never" }, variants: [] })).toEqual([
      ["not-one-of", "scenario.shiftEnd"],
    ]);
  });

  test("[LS14] every preset is a document whose scenarios are its variants, digit for digit", () => {
    for (const preset of PRESETS) {
      const parsed = parseLabDocument(JSON.parse(JSON.stringify(preset)));
      if (!parsed.ok) throw new TypeError(`${preset.scenario.id}: ${JSON.stringify(parsed.problems[0])}`);
      expect(unsoundProblems(parsed.document)).toEqual([]);
      for (const { id } of parsed.document.scenarios) {
        expect(scenarioOf(parsed.document, id)).toMatchObject({ ok: true });
        const variant = applyVariant(preset, id);
        const own = scenarioOf(parsed.document, id);
        expect(own.ok && scenarioHash(own.scenario)).toBe(variant.ok && scenarioHash(variant.scenario));
      }
    }
  });

  test("[LS14] forms are brought up step by step, a later one is refused as such", () => {
    const steps = {
      1: (older: Loose) => ({ ok: true, value: { ...older, version: 2, second: true } }) as const,
      2: (older: Loose) => ({ ok: true, value: { ...older, version: 3, third: older.second } }) as const,
    };
    expect(migrated({ version: 1, baseline: {} }, steps, 3)).toEqual({
      ok: true,
      value: { version: 3, baseline: {}, second: true, third: true },
    });
    expect(spoiled((one) => (one.version = 2))).toEqual([["out-of-range", "version"]]);
  });

  test("[LS15] as a scenario file it says the same: baseline, scenarios, draft", () => {
    const document = full();
    const file = fileOfLab(document);
    const parsed = parseScenarioFile(JSON.parse(JSON.stringify(file)));
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    for (const id of [BASELINE_ID, "fewer", DRAFT_ID]) {
      const [own, variant] = [scenarioOf(document, id), applyVariant(file, id)];
      expect(own.ok && own.scenario).toEqual(variant.ok && variant.scenario);
    }
  });
});
