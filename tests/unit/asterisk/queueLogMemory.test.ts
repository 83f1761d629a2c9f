import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { recordingEvents } from "../../../live/recordings.ts";
import { createMemory } from "../../../live/sources/asterisk/queueLog/memory.ts";
import { settle } from "../../../live/sources/asterisk/queueLog/translate.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { parseCloudEvent, toCloudEvent } from "../../../sim/vocabulary/wire.ts";
import { folded, ofType, outline, PBX, reading, START } from "./support.ts";

describe("restart, silence, bounds", () => {
  test("[Q9] QUEUESTART resets the stream: a caller and conversations open at a kill are gone", () => {
    const events = recordingEvents("asterisk-kill9");
    const before = events.filter(({ type }) => type !== "stream.reset");
    expect(folded(before).waiting).toHaveLength(1);
    expect([...folded(before).works()].length).toBeGreaterThan(0);
    const floor = folded(events);
    expect(floor.waiting).toHaveLength(0);
    expect([...floor.works()]).toHaveLength(0);
    expect(ofType(events, "stream.reset")).toMatchObject([{ reason: "source_restart" }]);
  });

  test("[Q9] after a restart nobody is answered out of the time before it", () => {
    const { memory } = reading([
      "0|a|q|NONE|ENTERQUEUE||123456|1",
      "0|b|q|NONE|ENTERQUEUE||123457|2",
      "0|b|q|Ann|CONNECT|0|x|1",
      "1|NONE|NONE|NONE|QUEUESTART|",
      "2|c|q|Bob|CONNECT|2|x|1",
    ]);
    expect(memory.counts).toMatchObject({ unmatched: 1, swapped: 0 });
    expect([memory.contacts.size, memory.works.size]).toEqual([1, 1]);
  });

  test("[Q9] rotation and reload are no restart", () => {
    const { events } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1", "1|NONE|NONE|NONE|CONFIGRELOAD|"]);
    expect(folded(events).waiting).toHaveLength(1);
  });

  test("[Q10] wrap-up is assumed only where it is configured, and ends with the next answer at the latest", () => {
    const lines = [
      "0|c1|q|NONE|ENTERQUEUE||123456|1",
      "1|c1|q|Ann|CONNECT|1|x|1",
      "10|c1|q|Ann|COMPLETEAGENT|1|9|1",
      "12|c2|q|NONE|ENTERQUEUE||123457|1",
      "13|c2|q|Ann|CONNECT|1|x|1",
      "20|c2|q|Ann|COMPLETEAGENT|1|7|1",
      "60|NONE|NONE|NONE|CONFIGRELOAD|",
    ];
    expect(outline(reading(lines).events).filter((text) => text.includes("wrapup"))).toEqual([]);
    const { events } = reading(lines, { wrapUpMs: { q: 6_000 } });
    expect(outline(events).filter((text) => text.includes("wrapup"))).toEqual([
      "10 work.wrapup_started inferred",
      "13 work.wrapup_ended inferred",
      "20 work.wrapup_started inferred",
      "26 work.wrapup_ended inferred",
    ]);
    expect(outline(reading(lines, { wrapUpMs: { other: 6_000 } }).events).join()).not.toContain("wrapup");
  });

  test("[Q10] options that make no sense are our mistake", () => {
    expect(() => createMemory({ source: PBX, wrapUpMs: -1 })).toThrow(RangeError);
    expect(() => createMemory({ source: PBX, wrapUpMs: { q: 1.5 } })).toThrow("wrapUpMs: expected");
    expect(() => createMemory({ source: "pbx1" as typeof PBX })).toThrow("source: expected asterisk://");
    expect(() => createMemory({ source: PBX, contacts: 0 })).toThrow("contacts: expected");
  });

  test("[Q11] a contact that left its queue for the dialplan ends, inferred, after ten silent minutes", () => {
    const { events, memory } = reading(["0|c1|q|NONE|ENTERQUEUE||123456|1", "5|c1|q|NONE|EXITWITHTIMEOUT|1|1|5"]);
    expect(ofType(events, "contact.ended")).toEqual([]);
    expect(settle(((START + 604) * 1000) as Instant, memory)).toEqual([]);
    expect(outline(settle(((START + 700) * 1000) as Instant, memory))).toEqual(["605 contact.ended inferred"]);
    expect(memory.contacts.size).toBe(0);
  });

  test("[Q11] memory is bounded: the contact heard of longest ago is given up as lost", () => {
    const { events, memory } = reading(
      ["0|c1|q|NONE|ENTERQUEUE||1|1", "1|c2|q|NONE|ENTERQUEUE||1|2", "2|c3|q|NONE|ENTERQUEUE||1|3"],
      { contacts: 2 },
    );
    expect(memory.contacts.size).toBe(2);
    expect(ofType(events, "visit.dequeued")).toMatchObject([{ visitId: "pbx1:c1/q/1", outcome: "system_lost" }]);
    expect(folded(events).waiting).toHaveLength(2);
  });
});

describe("identities", () => {
  test("[Q12] the same lines give the same events, wherever they stand and however often they are read", () => {
    const lines = [
      "0|c1|q|NONE|ENTERQUEUE||123456|1",
      "0|NONE|q|Ann|PAUSE|lunch",
      "0|NONE|q|Ann|UNPAUSE|",
      "0|NONE|q|Ann|PAUSE|lunch",
    ];
    const first = reading(lines).events;
    expect(reading(lines).events).toEqual(first);
    expect(new Set(first.map(({ eventId }) => eventId)).size).toBe(first.length);
    expect(ofType(first, "agent.presence").map(({ available }) => available)).toEqual([false, true, false]);
    // Later lines keep their ids when what came before is no longer there.
    const tail = reading(lines.slice(1)).events.map(({ eventId }) => eventId);
    expect(first.map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(tail));
  });

  test("[Q12] reading every recording twice changes nothing in the fold", () => {
    const events = recordingEvents("asterisk-384-calls");
    const once = folded(events);
    const twice = folded(events.flatMap((event) => [event, event]));
    expect(twice.digest()).toMatchObject({ ...once.digest(), sources: expect.anything() });
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  test("[Q13] callers' numbers and names never leave the adapter; a salted hash does, if there is a salt", () => {
    const line = ["0|c1|q|NONE|ENTERQUEUE||+7 (948) 573-88-43|1|Customer 8843"];
    const bare = reading(line).events;
    expect(ofType(bare, "contact.started")[0]).not.toHaveProperty("customerId");
    const salted = ofType(reading(line, { salt: "s" }).events, "contact.started")[0]?.customerId;
    const same = reading(["9|c2|q|NONE|ENTERQUEUE||79485738843|1"], { salt: "s" }).events;
    expect(salted).toMatch(/^[0-9a-f]{24}$/);
    expect(ofType(same, "contact.started")[0]?.customerId).toBe(salted);
    const other = reading(line, { salt: "t" }).events;
    expect(ofType(other, "contact.started")[0]?.customerId).not.toBe(salted);
    const everything = JSON.stringify([...bare, ...other, ...recordingEvents("asterisk-384-calls")]);
    expect(/Customer \d|(?<![0-9a-f])79\d{9}(?![0-9a-f])|573-88/.test(everything)).toBe(false);
  });

  test("[Q14] events carry the log's resolution, never go back, and pass the vocabulary's own check", () => {
    const { reader } = reading([]);
    const text = ["queue_log.0", "queue_log"].map((file) => {
      return readFileSync(new URL(`../../../recordings/asterisk-384-calls/${file}`, import.meta.url), "utf8");
    });
    const events = text.flatMap((part) => reader.takeAll(part));
    expect(events.length).toBeGreaterThan(2_000);
    for (const [n, event] of events.entries()) {
      expect(event.precisionMs).toBe(1_000);
      expect(event.at).toBeGreaterThanOrEqual(events[n - 1]?.at ?? 0);
      expect(parseCloudEvent(toCloudEvent(event))).toEqual({ ok: true, event });
    }
  });
});
