import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** Where npm puts the commands of installed packages, the pinned Node among them. */
export const binFolder = join(root, "node_modules", ".bin");

/**
 * Installs what package-lock.json names unless that was done already: what the product needs to run, and with `tests`
 * what checks it too. npm writes `node_modules/.package-lock.json` last, so its age says whether the installation is
 * whole and current.
 */
export function ensureInstalled({ tests }) {
  const mark = join(root, "node_modules", ".package-lock.json");
  const lock = join(root, "package-lock.json");
  const needed = [join(binFolder, "node"), ...(tests ? [join(binFolder, "vitest")] : [])];
  if (needed.every(existsSync) && existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs) return;
  process.stderr.write("Installing packages…\n");
  // Not `npm ci`: it refuses a lock file that does not name the optional packages of every other platform. `install`
  // takes the locked versions just the same, and `--no-save` leaves the lock file alone.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", ...(tests ? [] : ["--omit=dev"])];
  const result = spawnSync("npm", args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (result.status !== 0) {
    process.stderr.write("npm install failed; see above.\n");
    process.exit(result.status ?? 1);
  }
}
