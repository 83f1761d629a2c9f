import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { formSchemas } from "../../../scripts/formSchemas.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { parseScenarioText } from "../../../sim/scenario/parseFile.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";

type Node = Readonly<Record<string, unknown>>;
type Loose = ReturnType<typeof JSON.parse>;

const ROOT = resolve(import.meta.dirname, "../../..");
const SCHEMA = formSchemas().get("scenario.schema.json")! as Node;

/** Every object form of the schema, with its place. */
function forms(node: unknown, path: string): readonly (readonly [path: string, form: Node])[] {
  if (Array.isArray(node)) return node.flatMap((item, i) => forms(item, `${path}/${i}`));
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.entries(node).flatMap(([key, value]) => forms(value, `${path}/${key}`));
  return "properties" in node && "type" in node ? [[path, node as Node], ...inside] : inside;
}

describe("the JSON Schema of scenario files", () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    for (const [file, schema] of formSchemas()) ajv.addSchema(schema, file);
    validate = ajv.getSchema("scenario.schema.json")!;
  });

  test("[SC17] every field has a description; one that may be absent says what that means; durations say their unit", () => {
    const fields = forms(SCHEMA, "").flatMap(([path, form]) => {
      const required = new Set(form.required as readonly string[] | undefined);
      return Object.entries(form.properties as Readonly<Record<string, Node>>).map(
        ([key, field]) => [`${path}.${key}`, key, String(field.description ?? ""), required.has(key)] as const,
      );
    });
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter(([, , description]) => description.length < 5)).toEqual([]);
    expect(fields.filter(([, , text, must]) => !must && !/absent/i.test(text)).map(([path]) => path)).toEqual([]);
    expect(fields.filter(([, key, text]) => /Ms$/.test(key) && !/\bms\b/.test(text)).map(([path]) => path)).toEqual([]);
    expect(
      fields.filter(([, key, text]) => /Minutes?$/.test(key) && !/minute/i.test(text)).map(([path]) => path),
    ).toEqual([]);
    expect(SCHEMA.title).toBe("A scenario file of Floorcast");
  });

  test("[SC17] where the default is one value, it is a value the field may have", () => {
    const ajv = new Ajv2020({ strict: false });
    let defaults = 0;
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const item of node) walk(item);
      if (typeof node !== "object" || node === null) return;
      const { default: meant, ...field } = node as Record<string, unknown>;
      if (meant !== undefined) {
        defaults++;
        expect(ajv.validate(field, meant), JSON.stringify(node)).toBe(true);
      }
      for (const inside of Object.values(field)) walk(inside);
    };
    walk(SCHEMA);
    expect(defaults).toBeGreaterThan(40);
  });

  test("[SC17] the demonstration and every preset are valid by it", () => {
    for (const file of [{ scenario: demonstration, variants: [] }, ...PRESETS]) {
      expect(validate(JSON.parse(JSON.stringify(file))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }
  });

  test.each<[string, (file: Loose) => void]>([
    ["a rate below 0", (f) => (f.scenario.queues[0].arrivals.perHour[0] = -1)],
    ["an unknown field", (f) => (f.scenario.queues[0].talkMS = 1)],
    ["an unknown kind of distribution", (f) => (f.scenario.queues[0].talkMs.kind = "normal")],
    ["a field left out", (f) => delete f.scenario.timeZone],
    ["too many queues", (f) => (f.scenario.queues = Array(65).fill(f.scenario.queues[0]))],
    ["a policy without its fields", (f) => (f.scenario.policy = { version: 1 })],
    ["a change of two kinds", (f) => (f.variants = [variant({ path: "id", set: "x", times: 2 })])],
    ["a change of no kind", (f) => (f.variants = [variant({ path: "id" })])],
  ])("[SC17] %s is invalid by it, as for the parser", (_, spoil) => {
    const file = JSON.parse(JSON.stringify({ scenario: demonstration, variants: [] }));
    spoil(file);
    expect(validate(file)).toBe(false);
    expect(parseScenarioText(JSON.stringify(file)).ok).toBe(false);
  });

  function variant(change: Loose): Loose {
    return { id: "v", name: { en: "V", ru: "В" }, changes: [change] };
  }
});

test("[SC19] the example of the how-to page is a scenario file that parses, without a warning", () => {
  const page = join(ROOT, "docs/how-to/scenarios.md");
  expect(existsSync(page)).toBe(true);
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync(page, "utf8"))?.[1] ?? "";
  const parsed = parseScenarioText(example);
  expect(parsed).toMatchObject({ ok: true, warnings: [] });
  expect(parsed.ok && parsed.file.variants.length).toBe(2);
});
