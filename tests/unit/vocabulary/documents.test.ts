import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Parser } from "@asyncapi/parser";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { asyncApi } from "../../../scripts/asyncapi.ts";
import { formSchemas } from "../../../scripts/formSchemas.ts";
import { jsonSchemas, schemaFile } from "../../../scripts/jsonSchemas.ts";
import { generatedFiles, SCHEMA_FOLDER } from "../../../scripts/schemas.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { EARLIEST_INSTANT } from "../../../sim/vocabulary/index.ts";
import { EVENT_TYPES } from "../../../sim/vocabulary/schema.ts";
import { floorStory } from "../../fixtures/eventArbitrary.ts";
import fc from "../../fixtures/fastCheck.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

describe("the published documents", () => {
  test("[W9] the files on disk are what the generator gives, and there are no others", () => {
    for (const [path, text] of generatedFiles()) {
      expect(readFileSync(join(ROOT, path), "utf8") === text, `${path}: run npm run schemas`).toBe(true);
    }
    const names = [...generatedFiles().keys()].filter((path) => path.startsWith(SCHEMA_FOLDER));
    expect(readdirSync(join(ROOT, SCHEMA_FOLDER)).map((name) => `${SCHEMA_FOLDER}/${name}`)).toEqual(names.sort());
    expect(names).toHaveLength(EVENT_TYPES.length + 2 + formSchemas().size);
  });

  describe("the JSON Schemas", () => {
    const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
    beforeAll(() => {
      for (const [file, schema] of jsonSchemas()) ajv.addSchema(schema, file);
    });
    const wire = {
      specversion: "1.0",
      type: "org.floorcast.work.held",
      source: "test://a",
      id: "e1",
      time: "2026-03-09T08:00:00Z",
      data: { workId: "w1" },
    };

    test.each([
      [{}, true],
      [{ type: "org.floorcast.work.resumed" }, false],
      [{ time: undefined }, false],
      [{ time: "2026-03-09" }, false],
      [{ source: "a b" }, false],
      [{ data: {} }, false],
      [{ data: { workId: "w\n1" } }, false],
      [{ ccprecision: 0 }, false],
      [{ sequence: 5 }, false],
    ])("[W9] the schema of work.held, %o changed, says %s", (change, isRight) => {
      const sent: unknown = JSON.parse(JSON.stringify({ ...wire, ...change }));
      expect(ajv.getSchema(schemaFile("work.held"))!(sent)).toBe(isRight);
    });

    test("[W9] an event matches the schema of its own type and of no other", () => {
      const matching = EVENT_TYPES.filter((type) => ajv.getSchema(schemaFile(type))!(wire));
      expect(matching).toEqual(["work.held"]);
      expect(ajv.getSchema("event.schema.json")!(wire)).toBe(true);
    });
  });

  test("[W15] the AsyncAPI document has no errors, and names every event and every message of /live", async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApi()));
    expect(
      diagnostics.filter(({ severity }) => severity <= 1).map(({ message, path }) => `${path.join(".")}: ${message}`),
    ).toEqual([]);
    const operations = document!.operations().all();
    const counts = operations.map((operation) => [
      operation.id(),
      operation.action(),
      operation.messages().all().length,
    ]);
    expect(counts).toEqual([
      ["acceptEvents", "receive", EVENT_TYPES.length],
      ["hearDisplays", "receive", 3],
      ["sendFrames", "send", 6],
    ]);
    for (const message of operations.flatMap((operation) => operation.messages().all())) {
      expect(message.payload()?.type(), message.id()).toBe("object");
    }
  });

  test("[W15] every frame of a floor is what the document says a frame is", () => {
    const { components } = asyncApi() as { readonly components: { readonly schemas: { readonly frame: object } } };
    const isFrame = addFormats.default(new Ajv({ allErrors: true })).compile(components.schemas.frame);
    const strict = strictly(components.schemas.frame);
    const hasOnlyKnownFields = addFormats.default(new Ajv({ allErrors: true })).compile(strict as object);
    fc.assert(
      fc.property(floorStory(), (story) => {
        const board = new Board(defaultBoardConfig());
        for (const event of story) board.apply(event);
        const at = story.at(-1)?.at ?? EARLIEST_INSTANT;
        const frame = board.frame(at, { kind: "replayed", label: "story", state: "running", speed: 1 });
        const sent: unknown = JSON.parse(JSON.stringify(frame));
        expect(isFrame(sent), JSON.stringify(isFrame.errors)).toBe(true);
        expect(hasOnlyKnownFields(sent), JSON.stringify(hasOnlyKnownFields.errors)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

/** The same schema with every object closed: what it does not name is an error. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== "object" || schema === null) return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strictly(value)]));
  return "properties" in closed ? { ...closed, additionalProperties: false } : closed;
}
