import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** Where npm puts the commands of installed packages, the pinned Node among them. */
export const binFolder = join(root, "node_modules", ".bin");

/**
 * Installs exactly what package-lock.json names unless that was done already. npm writes
 * `node_modules/.package-lock.json` last, so its age says whether the installation is whole and current.
 */
export function ensureInstalled() {
  const mark = join(root, "node_modules", ".package-lock.json");
  const lock = join(root, "package-lock.json");
  if (existsSync(mark) && existsSync(join(binFolder, "node")) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs)
    return;
  process.stdout.write("Installing packages…\n");
  // Not `npm ci`: it refuses a lock file that does not name the optional packages of every other platform. `install`
  // takes the locked versions just the same, and `--no-save` leaves the lock file alone.
  const result = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (result.status !== 0) {
    process.stderr.write("npm install failed; see above.\n");
    process.exit(result.status ?? 1);
  }
}
