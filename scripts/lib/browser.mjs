import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { binFolder, root } from "./install.mjs";

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the browser tests: an installed one, else Playwright's own, else Debian's package by apt.
 * Returns its path, or `undefined` when Playwright's own is to be used. Ends the process when there is none to be had.
 */
export function ensureBrowser() {
  const found = installedBrowser();
  if (found !== undefined) return found;
  if (playwrightHasItsOwn() || run(join(binFolder, "playwright"), ["install", "chromium"])) return undefined;
  process.stdout.write("Installing Debian's chromium…\n");
  run("apt-get", ["update"]);
  run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  const installed = installedBrowser();
  if (installed !== undefined) return installed;
  process.stderr.write("No Chromium: install one (Debian: apt-get install chromium) and run again.\n");
  process.exit(1);
}

function installedBrowser() {
  if (process.env.FLOORCAST_CHROMIUM) return process.env.FLOORCAST_CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(":")) {
    for (const name of INSTALLED) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}

function playwrightHasItsOwn() {
  const script = "import('playwright').then((p) => console.log(p.chromium.executablePath()))";
  const result = spawnSync(join(binFolder, "node"), ["-e", script], { cwd: root, encoding: "utf8" });
  const path = result.stdout?.trim();
  return path !== undefined && path !== "" && existsSync(path);
}

function run(command, args) {
  return (
    spawnSync(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0
  );
}
