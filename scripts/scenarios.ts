import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PRESETS } from "../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../sim/scenario/scenarioFile.ts";

/** Folder of the scenario files, from the root of the project. */
export const SCENARIO_FOLDER = "scenarios";

/** Every scenario file: path from the root of the project → what it holds. */
export function scenarioFiles(): ReadonlyMap<string, ScenarioFile> {
  return new Map(PRESETS.map((preset) => [`${SCENARIO_FOLDER}/${preset.scenario.id}.json`, preset]));
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, "..");
  const files = scenarioFiles();
  mkdirSync(join(root, SCENARIO_FOLDER), { recursive: true });
  // A scenario nobody writes any more would go on being opened.
  for (const name of readdirSync(join(root, SCENARIO_FOLDER))) {
    if (name.endsWith(".json") && !files.has(`${SCENARIO_FOLDER}/${name}`)) rmSync(join(root, SCENARIO_FOLDER, name));
  }
  for (const [path, file] of files) writeFileSync(join(root, path), `${JSON.stringify(file, null, 2)}\n`);
  const format = spawnSync(join(root, "node_modules", ".bin", "biome"), ["format", "--write", SCENARIO_FOLDER], {
    cwd: root,
    stdio: "inherit",
  });
  console.log(`${files.size} files written to ${SCENARIO_FOLDER}`);
  process.exitCode = format.status ?? 1;
}
