import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CloudEvent, HTTP } from "cloudevents";
import { describe, expect, test } from "vitest";
import { parseDateTime } from "../../../sim/vocabulary/rfc3339.ts";
import { parseFloorEvent } from "../../../sim/vocabulary/schema.ts";
import { parseCloudEvent, toCloudEvent } from "../../../sim/vocabulary/wire.ts";

const AT = Date.UTC(2026, 2, 9, 8) + 250;
const EVENT = {
  type: "visit.queued",
  source: "asterisk://pbx1",
  eventId: "e1",
  at: AT,
  basis: "inferred",
  precisionMs: 1_000,
  recordedAt: AT + 40,
  sequence: 17,
  visitId: "v1",
  contactId: "c1",
  queueId: "sales",
  channel: "voice",
};
const WIRE = {
  specversion: "1.0",
  type: "org.floorcast.visit.queued",
  source: "asterisk://pbx1",
  id: "e1",
  time: "2026-03-09T08:00:00.250Z",
  dataschema: "urn:floorcast:vocabulary:1",
  datacontenttype: "application/json",
  subject: "c1",
  recordedtime: "2026-03-09T08:00:00.290Z",
  sequence: "0000000000000017",
  ccbasis: "inferred",
  ccprecision: 1_000,
  data: { visitId: "v1", contactId: "c1", queueId: "sales", channel: "voice" },
};

function problems(value: unknown): readonly string[] {
  const parsed = parseCloudEvent(value);
  return parsed.ok ? [] : parsed.problems.map(({ path, code, got }) => `${path} ${code} ${got}`);
}

describe("the wire form", () => {
  test("[W1] an event is this CloudEvent, and this CloudEvent is that event", () => {
    const parsed = parseFloorEvent(EVENT);
    expect(parsed.ok && toCloudEvent(parsed.event)).toEqual(WIRE);
    expect(parseCloudEvent(WIRE)).toEqual({ ok: true, event: EVENT });
  });

  test.each([
    [{ type: "agent.capacity", agentId: "a1", max: 3 }, "a1"],
    [{ type: "work.evaluated", workId: "w", agentId: "a1", channel: "chat", score: 1 }, "a1"],
    [{ type: "work.connected", workId: "w", contactId: "c1", agentId: "a1", channel: "chat" }, "c1"],
    [{ type: "work.held", workId: "w" }, undefined],
  ])("[W1] the subject of %o is %s", (facts, subject) => {
    const { source, eventId, at, basis, precisionMs } = EVENT;
    const parsed = parseFloorEvent({ source, eventId, at, basis, precisionMs, ...facts });
    if (!parsed.ok) throw new Error("a right event was refused");
    const sent = toCloudEvent(parsed.event);
    expect(sent.subject).toBe(subject);
    expect(Object.keys(sent)).not.toContain(subject === undefined ? "subject" : "recordedtime");
  });

  test("[W5] what a sender leaves out: basis is observed, precision 1 ms, version the current one", () => {
    const { ccbasis, ccprecision, dataschema, datacontenttype, subject, recordedtime, sequence, ...least } = WIRE;
    const { recordedAt, sequence: _, ...event } = EVENT;
    expect(parseCloudEvent(least)).toEqual({ ok: true, event: { ...event, basis: "observed", precisionMs: 1 } });
    // CloudEvents JSON: a null attribute is an unset one.
    expect(parseCloudEvent({ ...least, ccbasis: null, sequence: null, dataschema: null })).toMatchObject({ ok: true });
  });

  test("[W6] everything wrong is told, in the envelope and in the data, with dotted places", () => {
    const wrong = {
      ...WIRE,
      specversion: "0.3",
      id: "",
      time: "yesterday",
      sequence: "9007199254740992",
      ccprecision: 0,
      datacontenttype: "text/xml",
      data: { ...WIRE.data, channel: "fax", skills: ["a", 5], queueId: undefined },
    };
    expect(problems(wrong)).toEqual([
      'specversion not-one-of "0.3"',
      'id bad-length ""',
      'time bad-format "yesterday"',
      'datacontenttype bad-format "text/xml"',
      'sequence out-of-range "9007199254740992"',
      "ccprecision out-of-range 0",
      "data.queueId missing-field nothing",
      'data.channel not-one-of "fax"',
      "data.skills.1 wrong-type 5",
    ]);
    expect(problems({ ...WIRE, data: undefined })).toEqual(["data missing-field nothing"]);
    expect(problems({ ...WIRE, time: undefined })).toEqual(["time missing-field nothing"]);
    expect(problems({ ...WIRE, sequence: "-1" })).toEqual(['sequence bad-format "-1"']);
    expect(problems({ ...WIRE, sequence: 17 })).toEqual(["sequence wrong-type 17"]);
  });

  test("[W7] an event of a later vocabulary is refused as such, even of a type nobody here knows", () => {
    const later = { ...WIRE, dataschema: "https://example.org/schemas/floorcast/2" };
    expect(problems(later)).toEqual(['dataschema future-version "https://example.org/schemas/floorcast/2"']);
    expect(problems({ ...later, type: "org.floorcast.visit.teleported", data: 5 })).toEqual([
      'dataschema future-version "https://example.org/schemas/floorcast/2"',
    ]);
    expect(problems({ ...WIRE, dataschema: "https://example.org/any/v1" })).toEqual([]);
    expect(problems({ ...WIRE, dataschema: "https://example.org/any" })).toEqual([
      'dataschema bad-format "https://example.org/any"',
    ]);
    expect(problems({ ...WIRE, dataschema: "urn:x:01" })).toHaveLength(1);
  });

  test("[W7] a type that is not ours is refused for the type alone", () => {
    expect(problems({ ...WIRE, type: "org.floorcast.visit.gone", data: 5 })).toEqual([
      'type unknown-type "org.floorcast.visit.gone"',
    ]);
    expect(problems({ ...WIRE, type: "visit.queued" })).toEqual(['type unknown-type "visit.queued"']);
    expect(problems({ ...WIRE, type: "org.floorcast.toString" })).toHaveLength(1);
    expect(problems({ ...WIRE, type: 5, source: "" })).toEqual(["type wrong-type 5", 'source bad-length ""']);
    expect(problems(null)).toEqual([" wrong-type null"]);
    expect(problems([WIRE])).toEqual([" wrong-type a list of 1"]);
  });

  test("[W8] what the reference library encodes by itself is understood", () => {
    const theirs = new CloudEvent({
      type: "org.floorcast.work.held",
      source: "https://acd.example/eu",
      time: "2026-03-09T10:00:00.5+02:00",
      data: { workId: "w1" },
    });
    const body: unknown = JSON.parse(String(HTTP.structured(theirs).body));
    expect(parseCloudEvent(body)).toEqual({
      ok: true,
      event: {
        type: "work.held",
        source: "https://acd.example/eu",
        eventId: theirs.id,
        at: Date.UTC(2026, 2, 9, 8) + 500,
        basis: "observed",
        precisionMs: 1,
        workId: "w1",
      },
    });
  });

  test("[W8] what we send is a valid CloudEvent to the reference library", () => {
    const parsed = parseFloorEvent(EVENT);
    if (!parsed.ok) throw new Error("a right event was refused");
    const { data, ...attributes } = toCloudEvent(parsed.event);
    const read = HTTP.toEvent({
      headers: { "content-type": "application/cloudevents+json" },
      body: JSON.stringify(WIRE),
    });
    expect(new CloudEvent({ ...attributes, data }).validate()).toBe(true);
    expect(read).toMatchObject({ type: WIRE.type, id: "e1", sequence: "0000000000000017", data: WIRE.data });
  });

  const sample = resolve(
    import.meta.dirname,
    "../../../../shared/samples/twilio-taskrouter/event-streams-cloudevent.json",
  );
  test("[W8] a real vendor's CloudEvent is a right envelope, refused only for its type", (context) => {
    if (!existsSync(sample)) context.skip("no samples here");
    expect(problems(JSON.parse(readFileSync(sample, "utf8")))).toEqual([
      'type unknown-type "com.twilio.taskrouter.reservation.accepted"',
    ]);
  });
});

describe("parseDateTime", () => {
  test.each([
    ["2026-03-09T08:00:00.250Z", AT],
    ["2026-03-09t08:00:00.250z", AT],
    ["2026-03-09T11:00:00.250+03:00", AT],
    ["2026-03-08T20:30:00.250-11:30", AT],
    ["2026-03-09T08:00:00.25Z", AT],
    ["2026-03-09T08:00:00.2509999999Z", AT],
    ["2026-03-09T08:00:00.250-00:00", AT],
    ["2024-02-29T00:00:00Z", Date.UTC(2024, 1, 29)],
    ["2016-12-31T23:59:60Z", Date.UTC(2017, 0, 1)],
    ["2000-02-29T23:59:59.999Z", Date.UTC(2000, 1, 29, 23, 59, 59, 999)],
    ["2100-01-01T01:00:00+02:00", Date.UTC(2099, 11, 31, 23)],
  ])("[W3] %s is an instant", (text, at) => {
    expect(parseDateTime(text)).toBe(at);
  });

  test.each([
    "2026-03-09T08:00:00",
    "2026-03-09 08:00:00Z",
    "2026-03-09",
    "2026-3-9T08:00:00Z",
    "2026-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-03-00T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-03-09T24:00:00Z",
    "2026-03-09T08:60:00Z",
    "2026-03-09T08:00:61Z",
    "2026-03-09T08:00:00+24:00",
    "2026-03-09T08:00:00+02:60",
    "2026-03-09T08:00:00+0200",
    "2026-03-09T08:00:00.Z",
    "2026-03-09T08:00:00Z\n",
    "1970-01-01T00:00:00Z",
    "1990-01-01T00:00:00+00:01",
    "2100-01-01T00:00:00Z",
    "",
  ])("[W3] %j is none", (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });
});
