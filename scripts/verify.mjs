// `npm run verify`: the long checks that `npm test` has no time for, then the benches. Prints figures; fails on a broken law.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { binFolder, ensureInstalled, root } from "./lib/install.mjs";

ensureInstalled({ tests: true });
const env = { ...process.env, PATH: `${binFolder}:${process.env.PATH}` };

let failed = 0;
// Sections of an earlier run would stand beside those of this one.
rmSync(join(root, "test-results", "validation"), { recursive: true, force: true });
// Other cases than those of `npm test`, which are always the same.
env.FLOORCAST_LAW_SEED ??= String(randomInt(2 ** 31));
step(`laws with FLOORCAST_LAW_SEED=${env.FLOORCAST_LAW_SEED}`, "vitest", ["run", "tests/laws"]);
step("long tests", "vitest", ["run", "--config", "vitest.verify.config.ts"]);
step("docs/VALIDATION.md", "node", [join("scripts", "validation.ts")]);
for (const bench of readdirSync(join(root, "tests", "bench")).filter((name) => name.endsWith(".ts"))) {
  step(bench, "node", ["--expose-gc", join("tests", "bench", bench)]);
}
process.exitCode = failed === 0 ? 0 : 1;

function step(name, command, args) {
  process.stdout.write(`\n— ${name}\n`);
  const result = spawnSync(join(binFolder, command), args, { cwd: root, env, stdio: "inherit" });
  if (result.status !== 0) failed += 1;
}
