import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { formSchemas } from "../../scripts/formSchemas.ts";
import { MAX_PROBLEMS } from "../../sim/scenario/bounds.ts";
import { jsonDepth, jsonFault } from "../../sim/scenario/jsonText.ts";
import { parseScenario } from "../../sim/scenario/parse.ts";
import { parseScenarioFile, parseScenarioText } from "../../sim/scenario/parseFile.ts";
import { estimateSize } from "../../sim/scenario/size.ts";
import fc from "../fixtures/fastCheck.ts";
import { wholeScenarioArbitrary } from "../fixtures/wholeScenarioArbitrary.ts";

type Json = Readonly<Record<string, unknown>>;

/** `field.subfield` pairs of every object in a value: which fields of the form it uses. */
function fieldsUsed(value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) fieldsUsed(item, into);
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) {
      into.add(key);
      fieldsUsed(inside, into);
    }
  }
}

/** Names of all fields a JSON Schema knows. */
function fieldsKnown(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) fieldsKnown(item, into);
  else if (typeof node === "object" && node !== null) {
    for (const key of Object.keys((node as { properties?: Json }).properties ?? {})) into.add(key);
    for (const inside of Object.values(node)) fieldsKnown(inside, into);
  }
}

describe("laws of the scenario form", () => {
  test("[SC1] whatever the form allows is read, comes back unchanged and is valid by the JSON Schema", () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    for (const [file, schema] of formSchemas()) ajv.addSchema(schema, file);
    const validate = ajv.getSchema("scenario.schema.json")!;
    fc.assert(
      fc.property(wholeScenarioArbitrary(), (scenario) => {
        const parsed = parseScenario(JSON.parse(JSON.stringify(scenario)));
        expect(parsed).toMatchObject({ ok: true });
        if (parsed.ok) expect(parsed.scenario).toEqual(scenario);
        const file: unknown = JSON.parse(JSON.stringify({ scenario, variants: [] }));
        expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("[SC1] scenarios made for the laws use every field of the form", () => {
    const known = new Set<string>();
    const scenarioNode = formSchemas().get("scenario.schema.json") as { properties: { scenario: Json }; $defs: Json };
    fieldsKnown(scenarioNode.properties.scenario, known);
    fieldsKnown(scenarioNode.$defs, known);
    const used = new Set<string>();
    for (const scenario of fc.sample(wholeScenarioArbitrary(), { numRuns: 150, seed: 1 })) fieldsUsed(scenario, used);
    expect(known.size).toBeGreaterThan(150);
    expect([...known].filter((field) => !used.has(field))).toEqual([]);
  });

  test("[SC2] no value makes the parser throw, and a refusal has at least one problem in both languages", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
        for (const parsed of [parseScenario(value), parseScenarioFile(value)]) {
          expect(parsed.ok).toBe(false);
          if (parsed.ok) continue;
          expect(parsed.problems.length).toBeGreaterThan(0);
          expect(parsed.problems.length).toBeLessThanOrEqual(MAX_PROBLEMS);
          for (const { expected, got, russian } of parsed.problems) {
            expect([expected, got, russian.expected, russian.got].every((text) => text.length > 0)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("[SC2] one value spoilt anywhere in a scenario is reported, and nothing throws", () => {
    const spoilt = fc.constantFrom<unknown>(null, Number.NaN, -1e12, "x\u0000y", {}, [[]], true, 1e300);
    fc.assert(
      fc.property(wholeScenarioArbitrary(), fc.nat(), spoilt, (scenario, pick, bad) => {
        const copy: unknown = JSON.parse(JSON.stringify(scenario));
        const places = leaves(copy);
        const [holder, key] = places[pick % places.length]!;
        if (Object.is(holder[key], bad)) return;
        holder[key] = bad;
        const parsed = parseScenario(copy);
        // `true` may be right where a flag stands, and text without control characters where a name does.
        if (parsed.ok) expect(typeof bad).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });

  test("[SC11] the place where a text stops being JSON is found exactly where JSON.parse refuses it", () => {
    const spoil = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", "]", "}", ",", '"', "\\", "\n", "1", "nul", "\u0001", "-", "{", ":"),
    );
    fc.assert(
      fc.property(spoil, ([json, at, text]) => {
        const place = at % (json.length + 1);
        const given = json.slice(0, place) + text + json.slice(place);
        let right = true;
        try {
          JSON.parse(given);
        } catch {
          right = false;
        }
        expect(jsonFault(given) === undefined, JSON.stringify(given)).toBe(right);
        if (right) expect(jsonDepth(given)).toBe(depthOf(JSON.parse(given)));
      }),
      { numRuns: 2_000 },
    );
  });

  test("[SC11] no text makes the parser throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => parseScenarioText(text).ok === false),
    );
  });

  test("[SC12] every scenario has a size that is a number, found in a moment", () => {
    fc.assert(
      fc.property(wholeScenarioArbitrary(), (scenario) => {
        const size = estimateSize(scenario);
        for (const value of Object.values(size)) expect(value).toBeGreaterThanOrEqual(0);
        expect(size.agents).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

/** Every place of a value that holds no further value. */
function leaves(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): [Record<string, unknown>, string][] =>
    typeof holder[key] === "object" ? leaves(holder[key]) : [[holder, key]],
  );
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
