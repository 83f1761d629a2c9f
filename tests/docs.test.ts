import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("node_modules"));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

const DOCS = ["README.md", "CHANGELOG.md", ...files("docs", /\.md$/)];

test("[A8] every rule of the specification is quoted by a test", () => {
  const rules = [...read("docs/SPEC.md").matchAll(/^\| ([A-Z]{1,2}\d+) \|/gm)].map((match) => match[1] ?? "");
  const tests = files("tests", /\.(test|spec|verify)\.ts$/)
    .map(read)
    .join("\n");
  const quoted = new Set([...tests.matchAll(/\[([^\]]*)\]/g)].flatMap((match) => (match[1] ?? "").split(/[,\s"]+/)));
  expect(rules.length).toBeGreaterThan(60);
  expect(new Set(rules).size).toBe(rules.length);
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
});

test("[A8] every link of the documents leads somewhere", () => {
  const links = DOCS.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({ path, target: match[1] ?? "" })),
  ).filter(({ target }) => !/^[a-z]+:/.test(target));
  expect(links.length).toBeGreaterThan(10);
  const broken = links.filter(({ path, target }) => {
    const [file = "", anchor] = target.split("#");
    const resolved = file === "" ? join(ROOT, path) : resolve(ROOT, dirname(path), file);
    if (!existsSync(resolved)) return true;
    return anchor !== undefined && !headings(readFileSync(resolved, "utf8")).includes(anchor);
  });
  expect(broken).toEqual([]);
});

/** Anchors as hosting sites make them from headings. */
function headings(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-"),
  );
}
