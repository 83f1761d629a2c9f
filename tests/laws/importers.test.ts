import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { IMPORTERS, type Imported, type Mapping, VENDORS, type VendorFile } from "../../sim/routing/importers/index.ts";
import { parsePolicy } from "../../sim/routing/parse/parsePolicy.ts";
import fc from "../fixtures/fastCheck.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/vendors");
const EXAMPLES: readonly VendorFile[] = readdirSync(FOLDER)
  .filter((name) => !name.endsWith(".md"))
  .map((name) => ({ name, content: readFileSync(join(FOLDER, name), "utf8") }));

/** Words of every vendor's form, so that made up files get past the first check. */
const WORDS = [...new Set(EXAMPLES.flatMap(({ content }) => String(content).match(/[A-Za-z_]{3,40}/g) ?? []))];

const MAPPING: Mapping = {
  queues: {
    one: {
      names: ["Example Queue", "Mortgages"],
      skill: "Spanish",
      attributes: { type: "Support" },
      needs: { Cards: 3 },
      droppable: ["Cards"],
    },
  },
  groups: {
    both: { names: ["Basic", "EWR"], attributes: { Spanish: 6, "Language:French": 4 } },
    none: { attributes: {} },
  },
};

function check(imported: Imported): void {
  if (imported.ok) {
    expect(parsePolicy(imported.policy)).toEqual({ ok: true, policy: imported.policy });
    expect(imported.notes.length).toBeLessThanOrEqual(500);
    for (const { text } of imported.notes) expect(Math.max(text.en.length, text.ru.length)).toBeLessThan(1_500);
    return;
  }
  expect(imported.problems.length).toBeGreaterThan(0);
  expect(imported.problems.length).toBeLessThanOrEqual(200);
  for (const { expected, got, path } of imported.problems) {
    expect(expected).not.toBe("");
    expect(got.length).toBeLessThanOrEqual(100);
    // What the result breaks without any input having been refused is a mistake of the importer.
    expect(path).not.toMatch(/^policy\./);
  }
}

function everyVendor(files: readonly VendorFile[]): void {
  for (const vendor of VENDORS) {
    const first = IMPORTERS[vendor](files);
    check(first);
    check(IMPORTERS[vendor](files, MAPPING));
    expect(IMPORTERS[vendor](files)).toEqual(first);
  }
}

const scalar = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 12 }),
  fc.integer({ min: -5, max: 120 }),
  fc.constantFrom(0.5, 1e9, -1, Number.MAX_SAFE_INTEGER, Number.NaN, Number.POSITIVE_INFINITY),
  fc.boolean(),
  fc.constant(null),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...WORDS, "__proto__", "constructor"), tie("json"), { maxKeys: 8 }),
  ),
}));

/** The example with pieces cut out, doubled, or replaced by words and signs of the languages. */
const broken = fc
  .tuple(
    fc.constantFrom(...EXAMPLES),
    fc.array(
      fc.record({
        at: fc.nat(3_000),
        length: fc.nat(40),
        instead: fc.oneof(
          fc.constantFrom(
            "",
            '"',
            "{",
            "}",
            "[",
            "]",
            "<",
            ">",
            "=",
            ";",
            ":",
            "(",
            ")",
            "<<A\n",
            "/*",
            "&&",
            "NOT ",
            "99999999999",
            "-1",
            "null",
          ),
          fc.constantFrom(...WORDS),
          fc.string({ maxLength: 6, unit: "binary" }),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([{ name, content }, edits]) => {
    let text = String(content);
    for (const { at, length, instead } of edits) {
      const place = at % (text.length + 1);
      text = text.slice(0, place) + instead + text.slice(place + length);
    }
    return { name, content: text };
  });

/** One value of an example's JSON replaced by another. */
const changed = fc
  .tuple(fc.constantFrom(...EXAMPLES.filter(({ name }) => name.endsWith(".json"))), fc.nat(200), json)
  .map(([{ name, content }, place, value]) => {
    let left = place;
    const replaced: unknown = JSON.parse(String(content), (_, inner: unknown) => (left-- === 0 ? value : inner));
    return { name, content: replaced };
  });

describe("importers", () => {
  test("[I1] whatever a file holds, the answer is a policy that parses, or problems; again the same", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), content: fc.oneof(fc.anything(), json, fc.string()) }), {
          maxLength: 3,
        }),
        everyVendor,
      ),
      { numRuns: 150, seed: 11 },
    );
  });

  test("[I1] so it is for examples with pieces cut out, doubled or replaced", () => {
    fc.assert(
      fc.property(broken, (file) => everyVendor([file])),
      { numRuns: 250, seed: 12 },
    );
  });

  test("[I1] so it is for examples with one value replaced", () => {
    fc.assert(
      fc.property(changed, (file) => everyVendor([file])),
      { numRuns: 250, seed: 13 },
    );
  });

  test("[I1] every example is read by its vendor", () => {
    expect(EXAMPLES.length).toBeGreaterThan(12);
    for (const example of EXAMPLES) {
      const vendor = example.name.startsWith("Case_")
        ? "salesforce"
        : VENDORS.find((name) => example.name.startsWith(name));
      expect([example.name, vendor === undefined ? false : IMPORTERS[vendor]([example]).ok]).toEqual([
        example.name,
        true,
      ]);
    }
  });
});
