import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./install.mjs";

/** Everything the built pages depend on. tsconfig.json is not among them: the build itself may rewrite it. */
const SOURCES = [
  "app",
  "sim",
  "workers",
  "public",
  "proxy.ts",
  "instrumentation-client.ts",
  "next.config.js",
  "package-lock.json",
];
const STAMP = join(root, ".next", "floorcast-sources");

/** Whether the pages were built from the sources as they are now. */
export function isBuilt() {
  return (
    existsSync(join(root, ".next", "BUILD_ID")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint()
  );
}

/** Remembers that the pages were just built from the sources as they are. */
export function markBuilt() {
  writeFileSync(STAMP, fingerprint());
}

/** A hash over names and contents: times lie after a checkout. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((name) => filesOf(join(root, name)))) {
    hash.update(`${relative(root, file)}\0`);
    hash.update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}

function filesOf(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
