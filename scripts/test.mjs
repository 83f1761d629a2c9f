// `npm test`: installs what it needs, runs every check, and ends with one line `N passed, N failed`.
// Plain JavaScript for whatever Node the machine has; the steps themselves run on the Node pinned in package.json.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./lib/browser.mjs";
import { markBuilt } from "./lib/built.mjs";
import { binFolder, ensureInstalled, root } from "./lib/install.mjs";

const started = Date.now();
ensureInstalled({ tests: true });
const browser = ensureBrowser();
const reports = mkdtempSync(join(tmpdir(), "floorcast-test-"));
const env = {
  ...process.env,
  PATH: `${binFolder}:${process.env.PATH}`,
  NEXT_TELEMETRY_DISABLED: "1",
  FLOORCAST_CHROMIUM: browser ?? "",
  PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, "browser.json"),
};

/** Steps in the order of their price. A step with a report counts its tests, one without counts as one. */
const steps = [
  { name: "types", command: ["tsc", "-p", "."] },
  { name: "purity of sim", command: ["tsc", "-p", "sim"] },
  { name: "lint", command: ["biome", "check", "."] },
  {
    name: "unit, laws, golden, theory, architecture",
    command: [
      "vitest",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${join(reports, "unit.json")}`,
    ],
    count: () => {
      const report = readReport("unit.json");
      return { passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites };
    },
  },
  { name: "build", command: ["next", "build"], onPassed: markBuilt },
  {
    name: "browser",
    command: ["playwright", "test", "--reporter=list,json"],
    count: () => {
      const { expected, flaky, unexpected } = readReport("browser.json").stats;
      // A test that passes only when repeated is a defect: it counts as failed.
      return { passed: expected, failed: flaky + unexpected };
    },
  },
];

let passed = 0;
let failed = 0;
for (const step of steps) {
  const at = Date.now();
  process.stdout.write(`\n— ${step.name}\n`);
  const code = await run(step.command);
  if (code === 0) step.onPassed?.();
  const counted = step.count === undefined ? undefined : attempt(step.count);
  const result = counted ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  passed += result.passed;
  // A step that fails without a failing test (a crash, no test found) is one failure of its own.
  failed += result.failed === 0 && code !== 0 ? 1 : result.failed;
  process.stdout.write(`— ${step.name}: ${code === 0 ? "ok" : "FAILED"} in ${seconds(at)} s\n`);
}
rmSync(reports, { recursive: true, force: true });
process.stdout.write(`\nAll checks took ${seconds(started)} s\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function run([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(join(binFolder, command), args, { cwd: root, env, stdio: "inherit" });
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function readReport(name) {
  return JSON.parse(readFileSync(join(reports, name), "utf8"));
}

function attempt(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
