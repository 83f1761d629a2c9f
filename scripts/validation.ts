// Writes docs/VALIDATION.md from what the long tests found (test-results/validation). Part of `npm run verify`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell, SectionFile } from "../tests/verify/support/section.ts";

const root = join(import.meta.dirname, "..");
const folder = join(root, "test-results", "validation");
const sections = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as SectionFile);

const inside = (cell: Cell) => Math.abs(cell.found - cell.exact) <= cell.bound;
const cells = sections.flatMap((section) => section.cells);
const outside = cells.filter((cell) => !inside(cell));

const lines = [
  "# Validation",
  "",
  "Written by `npm run verify`; seeds are fixed, so the same code gives the same page. Each figure of a simulated model",
  "stands beside the exact or published one; ± is one standard error of the simulation; z is the distance in standard",
  "errors; the bound is what the section says. How a model is run: see its section and `tests/verify`.",
  "",
  `${cells.length} figures, ${outside.length} outside their bound.`,
  "",
];
for (const section of sections) {
  lines.push(`## ${section.title}`, "", section.text, "");
  lines.push("| model | figure | exact | simulated | ± | z | bound | |", "|---|---|--:|--:|--:|--:|--:|---|");
  for (const cell of section.cells) {
    const { model, figure, exact, found, standardError, bound } = cell;
    const z = standardError > 0 ? ((found - exact) / standardError).toFixed(1) : "";
    const row = [model, figure, digits(exact), digits(found), digits(standardError), z, digits(bound)];
    lines.push(`| ${row.join(" | ")} | ${inside(cell) ? "" : "**outside**"} |`);
  }
  lines.push("");
}
writeFileSync(join(root, "docs", "VALIDATION.md"), `${lines.join("\n").trimEnd()}\n`);
console.log(
  `docs/VALIDATION.md: ${cells.length} figures in ${sections.length} sections, ${outside.length} outside their bound`,
);
process.exitCode = outside.length === 0 && cells.length > 0 ? 0 : 1;

/** Five significant digits, no exponent for what people read as plain numbers. */
function digits(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e-4 && size < 1e7 ? String(Number(value.toPrecision(5))) : value.toExponential(2);
}
