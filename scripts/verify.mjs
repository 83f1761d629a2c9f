// `npm run verify`: the long checks that `npm test` has no time for, then the benches. Prints figures; fails on a broken law.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { isBuilt, markBuilt } from "./lib/built.mjs";
import { binFolder, ensureInstalled, root } from "./lib/install.mjs";

ensureInstalled({ tests: true });
const browser = ensureBrowser();
const env = { ...process.env, PATH: `${binFolder}:${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: "1" };
if (browser !== undefined) env.FLOORCAST_CHROMIUM = browser;

let failed = 0;
// Sections of an earlier run would stand beside those of this one.
rmSync(join(root, "test-results", "validation"), { recursive: true, force: true });
// Other cases than those of `npm test`, which are always the same.
env.FLOORCAST_LAW_SEED ??= String(randomInt(2 ** 31));
step(`laws with FLOORCAST_LAW_SEED=${env.FLOORCAST_LAW_SEED}`, "vitest", ["run", "tests/laws"]);
step("long tests", "vitest", ["run", "--config", "vitest.verify.config.ts"]);
step("docs/VALIDATION.md", "node", [join("scripts", "validation.ts")]);
// Some benches look at pages.
if (!isBuilt() && step("build", "next", ["build"])) markBuilt();
for (const bench of readdirSync(join(root, "tests", "bench"))) {
  if (bench.endsWith(".ts") && bench !== "run.ts") step(bench, "node", ["--expose-gc", join("tests", "bench", bench)]);
}
process.exitCode = failed === 0 ? 0 : 1;

function step(name, command, args) {
  process.stdout.write(`\n— ${name}\n`);
  const result = spawnSync(join(binFolder, command), args, { cwd: root, env, stdio: "inherit" });
  const passed = result.status === 0;
  if (!passed) failed += 1;
  return passed;
}
