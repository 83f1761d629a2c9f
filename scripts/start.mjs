// `npm start`: on a fresh clone installs what it needs, builds the pages when their sources changed, and starts the server
// with the arguments given. Plain JavaScript for whatever Node the machine has; the server runs on the pinned one.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { isBuilt, markBuilt } from "./lib/built.mjs";
import { binFolder, ensureInstalled, root } from "./lib/install.mjs";

const env = {
  ...process.env,
  PATH: `${binFolder}:${process.env.PATH}`,
  NEXT_TELEMETRY_DISABLED: "1",
};
const args = process.argv.slice(2);

ensureInstalled({ tests: false });
if (!args.includes("--dev") && !isBuilt()) build();
serve();

function build() {
  process.stderr.write("Building the pages…\n");
  // stdout is the server's: its one line is the address.
  const result = spawnSync(join(binFolder, "next"), ["build"], { cwd: root, env, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    process.stderr.write("Building the pages failed; see above.\n");
    process.exit(result.status ?? 1);
  }
  markBuilt();
}

function serve() {
  // In the caller's directory, so that --data means what they think; the pages are found beside server.ts.
  const server = spawn(join(binFolder, "node"), [join(root, "server.ts"), ...args], {
    env: { ...env, NODE_ENV: args.includes("--dev") ? "development" : "production" },
    stdio: "inherit",
  });
  // A terminal tells both of us; the server takes several such wishes for one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill("SIGTERM"));
  server.on("error", (problem) => {
    process.stderr.write(`The server could not be started: ${problem.message}\n`);
    process.exit(1);
  });
  server.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
  });
}
