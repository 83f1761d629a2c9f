import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { SCENARIO_FOLDER, scenarioFiles } from "../../../scripts/scenarios.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

describe("scenario files", () => {
  test("[PR6] the folder holds a file for every preset and no other", () => {
    const written = readdirSync(join(ROOT, SCENARIO_FOLDER)).map((name) => `${SCENARIO_FOLDER}/${name}`);
    expect(written.sort()).toEqual([...scenarioFiles().keys()].sort());
    expect(written).toHaveLength(15);
  });

  test.each([...scenarioFiles()])("[PR6] %s is the preset, value by value", (path, preset) => {
    expect(JSON.parse(readFileSync(join(ROOT, path), "utf8"))).toEqual(preset);
  });
});
