import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { VOCABULARY_VERSION } from "../sim/vocabulary/index.ts";
import { asyncApi } from "./asyncapi.ts";
import { formSchemas } from "./formSchemas.ts";
import { jsonSchemas } from "./jsonSchemas.ts";

/** Folder of the JSON Schemas, from the root of the project. */
export const SCHEMA_FOLDER = `docs/schemas/v${VOCABULARY_VERSION}`;

/** Every generated file, path from the root of the project → text. The same input gives the same bytes. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ...[...jsonSchemas(), ...formSchemas()].map(
      ([file, schema]) => [`${SCHEMA_FOLDER}/${file}`, text(schema)] as const,
    ),
    ["docs/asyncapi.json", text(asyncApi())],
  ]);
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, "..");
  const files = generatedFiles();
  mkdirSync(join(root, SCHEMA_FOLDER), { recursive: true });
  // A schema nobody generates any more would go on being read.
  for (const name of readdirSync(join(root, SCHEMA_FOLDER))) {
    if (!files.has(`${SCHEMA_FOLDER}/${name}`)) rmSync(join(root, SCHEMA_FOLDER, name));
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  console.log(`${files.size} files written to ${SCHEMA_FOLDER} and docs/asyncapi.json`);
}
