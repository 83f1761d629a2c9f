import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

/** Every module that is read when `file` is, itself included; packages by their names. */
function readWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, what, from] of source.matchAll(/^(?:import|export)\s+(type\s+)?[^;"]*?(?:from\s+)?"([^"]+)";/gm)) {
    if (what !== undefined) continue;
    if (from!.startsWith(".")) readWith(join(dirname(file), from!), found);
    else found.add(from!);
  }
  return found;
}

test("[EN1] what makes runs is read without the schemas of what comes from outside", () => {
  const replicator = readWith(join(ROOT, "sim/engine/replicator.ts"));
  expect(replicator.size).toBeGreaterThan(80);
  expect(replicator).toContain(join(ROOT, "sim/engine/start/checkInitialState.ts"));
  expect(replicator).not.toContain("zod");
  expect(readWith(join(ROOT, "sim/engine/start/parseInitialState.ts"))).toContain("zod");
});
