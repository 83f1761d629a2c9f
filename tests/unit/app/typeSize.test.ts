import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");

function declarations(sheet: string, property: RegExp): string[] {
  const text = readFileSync(join(ROOT, "app/styles", sheet), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...text.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)]
    .filter(([, name = ""]) => property.test(name))
    .map(([, , value = ""]) => value.trim());
}

test("[D5] every size of type on the wall is one of the scale, and none of the scale is under 16′", () => {
  const sizes = declarations("wall.css", /^font-size$/);
  expect(sizes.length).toBeGreaterThan(10);
  for (const size of sizes) expect(size).toMatch(/^var\(--(wall-\d+|fig)\)$/);
  for (const figure of declarations("wall.css", /^--fig$/)) expect(figure).toMatch(/^var\(--wall-\d+\)$/);
  const scale = declarations("tokens.css", /^--wall-\d+$/).map((value) => Number(/\* (\d+) \//.exec(value)?.[1]));
  expect(scale.length).toBeGreaterThan(5);
  expect(Math.min(...scale)).toBe(16);
});

test("[D5] the scale is computed where the wall stands, so that its own distance counts", () => {
  const tokens = readFileSync(join(ROOT, "app/styles/tokens.css"), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const rules = [...tokens.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, , body = ""]) => /--wall-16:/.test(body));
  expect(rules).toHaveLength(1);
  const selectors = (rules[0]?.[1] ?? "").split(",").map((selector) => selector.trim());
  expect(selectors).toContain(".wall");
});

test("[D5] no style sheet of the wall sizes type in pixels", () => {
  const sheets = readdirSync(join(ROOT, "app/styles")).filter((name) => name === "wall.css");
  expect(sheets).toHaveLength(1);
  for (const sheet of sheets) {
    for (const value of declarations(sheet, /^(font-size|width|height|padding|margin|gap)$/)) {
      expect(value).not.toMatch(/\d(px|rem|pt)\b/);
    }
  }
});
