import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { CloudEvent, HTTP } from "cloudevents";
import { describe, expect, test } from "vitest";
import { jsonSchemas, schemaFile } from "../../scripts/jsonSchemas.ts";
import { parseBatch } from "../../sim/feed/ingest.ts";
import { type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import { decodeLog, encodeLog } from "../../sim/vocabulary/log.ts";
import { formatDateTime, parseDateTime } from "../../sim/vocabulary/rfc3339.ts";
import { EVENT_TYPES, parseFloorEvent } from "../../sim/vocabulary/schema.ts";
import { parseCloudEvent, toCloudEvent } from "../../sim/vocabulary/wire.ts";
import { anyEvent, anyInstant, floorStory } from "../fixtures/eventArbitrary.ts";
import fc from "../fixtures/fastCheck.ts";

const EACH_TYPE = EVENT_TYPES.map((type) => ({ type }));

describe("the vocabulary", () => {
  test.each(EACH_TYPE)("[V1] every $type the vocabulary allows passes its schema unchanged", ({ type }) => {
    fc.assert(
      fc.property(anyEvent([type]), (event) => {
        expect(parseFloorEvent(event)).toEqual({ ok: true, event });
      }),
      { numRuns: 50 },
    );
  });

  test("[V2] fields the vocabulary does not know change nothing and do not get in", () => {
    fc.assert(
      fc.property(anyEvent(), fc.jsonValue(), (event, value) => {
        expect(parseFloorEvent({ ...event, zzz: value, constructor: value })).toEqual({ ok: true, event });
      }),
    );
  });

  test("[V3] no value at all makes a parser throw: it is an event or a list of problems", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
        for (const parsed of [parseFloorEvent(value), parseCloudEvent(value)]) {
          expect(parsed.ok || parsed.problems.length > 0).toBe(true);
        }
      }),
    );
  });

  test("[V4] one field replaced by anything is either right or reported at its place", () => {
    fc.assert(
      fc.property(anyEvent(), fc.nat(), fc.jsonValue(), (event, pick, value) => {
        const names = Object.keys(event).filter((name) => name !== "type" && name !== "scale");
        const name = names[pick % names.length]!;
        const parsed = parseFloorEvent({ ...event, [name]: value });
        if (parsed.ok) return;
        for (const problem of parsed.problems) {
          // A gap's two ends are judged together, so a wrong `fromAt` may be reported at `toAt`.
          const places = name === "fromAt" ? ["fromAt", "toAt"] : [name];
          expect(places).toContain(problem.path.split(".")[0]);
          expect(problem.got.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("[V7] a log line gives back the event it was written from, and is one line", () => {
    fc.assert(
      fc.property(anyEvent(), (event) => {
        const line = encodeLog(event);
        expect(line).not.toMatch(/[\n\r]/);
        expect(decodeLog(line)).toEqual(event);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the wire form", () => {
  test.each(EACH_TYPE)("[W1] a $type sent and received is the same event", ({ type }) => {
    fc.assert(
      fc.property(anyEvent([type]), (event) => {
        const sent = JSON.stringify(toCloudEvent(event));
        expect(parseCloudEvent(JSON.parse(sent))).toEqual({ ok: true, event });
      }),
      { numRuns: 50 },
    );
  });

  test("[W2] an instant as RFC 3339 is what the platform writes, and reads back as itself", () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        expect(formatDateTime(at)).toBe(new Date(at).toISOString());
        expect(parseDateTime(formatDateTime(at))).toBe(at);
      }),
      { numRuns: 2_000 },
    );
  });

  test("[W3] any offset names the same instant, whatever wall clock it is written on", () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 }), (at, offsetMinutes) => {
        const wall = new Date(at + offsetMinutes * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.floor(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
        const two = (value: number) => String(value).padStart(2, "0");
        const text = `${wall}${offsetMinutes < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
        expect(parseDateTime(text)).toBe(at);
      }),
      { numRuns: 1_000 },
    );
  });

  test("[W3] what the platform cannot read as a day is no instant either", () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, "0"));
    const year = fc.integer({ min: 1985, max: 2105 });
    fc.assert(
      fc.property(year, two(13), two(32), two(24), two(61), two(59), (y, month, day, hour, minute, second) => {
        const text = `${y}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
        const platform = Date.parse(text);
        // The platform rolls 30 February over and takes 24:00; RFC 3339 has neither.
        const isReal = !Number.isNaN(platform) && new Date(platform).toISOString() === text && isInstant(platform);
        expect(parseDateTime(text)).toBe(isReal ? platform : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  test("[W4] the order of sequence texts is the order of the counts", () => {
    const numbered = fc
      .tuple(anyEvent(["work.held"]), fc.maxSafeNat())
      .map(([event, sequence]) => ({ ...event, sequence }));
    fc.assert(
      fc.property(numbered, numbered, (a, b) => {
        const [textA, textB] = [toCloudEvent(a).sequence!, toCloudEvent(b).sequence!];
        expect(textA < textB).toBe(a.sequence < b.sequence);
      }),
    );
  });

  test("[W8] what an independent encoder of CloudEvents writes is understood", () => {
    fc.assert(
      fc.property(anyEvent(), (event) => {
        const { data, ...attributes } = toCloudEvent(event);
        const theirs = new CloudEvent({ ...attributes, data });
        const message = HTTP.structured(theirs);
        const batch = parseBatch(String(message.body), String(message.headers["content-type"]));
        expect(batch.refused).toBeUndefined();
        expect(batch.entries).toEqual([{ index: 0, ok: true, event }]);
      }),
      { numRuns: 300 },
    );
  });

  test("[W9] every event sent is valid by the published schema of its type and of all events", () => {
    const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
    for (const [file, schema] of jsonSchemas()) ajv.addSchema(schema, file);
    fc.assert(
      fc.property(anyEvent(), (event) => {
        const sent: unknown = JSON.parse(JSON.stringify(toCloudEvent(event)));
        for (const file of [schemaFile(event.type), "event.schema.json", "envelope.schema.json"]) {
          const validate = ajv.getSchema(file)!;
          expect(validate(sent), JSON.stringify(validate.errors)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("stories", () => {
  test("[V8] a story is in time order, numbered, and refers only to what was opened before", () => {
    fc.assert(
      fc.property(floorStory(), (story) => {
        const opened = new Set<string>();
        let at = 0 as Instant;
        for (const [index, event] of story.entries()) {
          expect(event.at).toBeGreaterThanOrEqual(at);
          at = event.at;
          expect(event.sequence).toBe(index + 1);
          if (event.type === "contact.started") opened.add(event.contactId);
          if (event.type === "visit.queued") opened.add(event.visitId);
          if (event.type === "agent.session") opened.add(event.agentId);
          if (event.type === "work.offered") opened.add(event.workId);
          for (const name of ["contactId", "visitId", "workId", "agentId"] as const) {
            const used = (event as Partial<Record<typeof name, string>>)[name];
            if (used !== undefined) expect(opened).toContain(used);
          }
        }
      }),
    );
  });
});
