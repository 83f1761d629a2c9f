import { describe, expect, test } from "vitest";
import { INGEST_BOUNDS, parseBatch } from "../../../sim/feed/ingest.ts";
import { isDeeperThan, utf8Length } from "../../../sim/feed/jsonScan.ts";

const held = (id: string) => ({
  specversion: "1.0",
  type: "org.floorcast.work.held",
  source: "test://a",
  id,
  time: "2026-03-09T08:00:00.250Z",
  data: { workId: "w" },
});
const event = (id: string) => ({
  type: "work.held",
  source: "test://a",
  eventId: id,
  at: Date.UTC(2026, 2, 9, 8) + 250,
  basis: "observed",
  precisionMs: 1,
  workId: "w",
});
const NDJSON = "application/x-ndjson";

describe("parseBatch", () => {
  test("[W10] a JSON list, one object, one CloudEvent, a batch and NDJSON lines give the same event", () => {
    const one = JSON.stringify(held("e1"));
    for (const [body, type] of [
      [`[${one}]`, "application/json"],
      [one, "application/json; charset=utf-8"],
      [one, "application/cloudevents+json"],
      [`[${one}]`, "Application/CloudEvents-Batch+JSON"],
    ] as const) {
      expect(parseBatch(body, type)).toEqual({ entries: [{ index: 0, ok: true, event: event("e1") }] });
    }
    expect(parseBatch(one, NDJSON)).toEqual({ entries: [{ index: 0, line: 1, ok: true, event: event("e1") }] });
  });

  test("[W10] an empty list and an empty NDJSON body are batches of nothing; an empty JSON body is malformed", () => {
    expect(parseBatch("[]", "application/json")).toEqual({ entries: [] });
    expect(parseBatch("", NDJSON)).toEqual({ entries: [] });
    expect(parseBatch("\n\r\n  \n", NDJSON)).toEqual({ entries: [] });
    expect(parseBatch("", "application/json").refused?.code).toBe("malformed-json");
  });

  test("[W10] one value is not a batch, a list is not one event, and a form nobody knows is refused", () => {
    expect(parseBatch("[]", "application/cloudevents+json").refused?.code).toBe("not-a-batch");
    expect(parseBatch("{}", "application/cloudevents-batch+json").refused?.code).toBe("not-a-batch");
    expect(parseBatch("<a/>", "text/xml").refused).toEqual({
      code: "unsupported-content-type",
      detail: expect.stringContaining('got "text/xml"'),
    });
  });

  test("[W11] bad events are rejected one by one, the others stand, and every entry keeps its index", () => {
    const { entries, refused } = parseBatch(
      JSON.stringify([held("e1"), 5, { ...held("e3"), data: {} }, held("e4")]),
      "application/json",
    );
    expect(refused).toBeUndefined();
    expect(entries.map(({ index, ok }) => [index, ok])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(entries[2]).toMatchObject({ problems: [{ path: "data.workId", code: "missing-field", got: "nothing" }] });
  });

  test("[W11] malformed JSON in the middle of NDJSON rejects that line alone and names it", () => {
    const body = [JSON.stringify(held("e1")), "", '{"specversion":', JSON.stringify(held("e2"))].join("\r\n");
    const { entries } = parseBatch(body, NDJSON);
    expect(entries).toEqual([
      { index: 0, line: 1, ok: true, event: event("e1") },
      {
        index: 1,
        line: 3,
        ok: false,
        problems: [
          {
            path: "line 3",
            code: "malformed-json",
            expected: expect.stringContaining("JSON: "),
            got: '"{\\"specversion\\":"',
          },
        ],
      },
      { index: 2, line: 4, ok: true, event: event("e2") },
    ]);
  });

  test("[W12] bytes are counted as UTF-8, the last one allowed and the next refused", () => {
    const body = '["я€😀"]'; // 4 + 2 + 3 + 4 bytes
    const bounds = { ...INGEST_BOUNDS, maxBytes: 13 };
    expect(parseBatch(body, "application/json", bounds).refused).toBeUndefined();
    expect(parseBatch(body, "application/json", { ...bounds, maxBytes: 12 }).refused?.code).toBe("body-too-large");
    expect(parseBatch("x".repeat(INGEST_BOUNDS.maxBytes + 1), "application/json").refused?.code).toBe("body-too-large");
  });

  test("[W12] ten thousand events pass, one more is refused, in a list and in lines", () => {
    const items = Array.from({ length: INGEST_BOUNDS.maxEvents }, () => "1");
    for (const [type, join] of [
      ["application/json", (all: readonly string[]) => `[${all.join(",")}]`],
      [NDJSON, (all: readonly string[]) => all.join("\n")],
    ] as const) {
      expect(parseBatch(join(items), type).entries).toHaveLength(INGEST_BOUNDS.maxEvents);
      expect(parseBatch(join([...items, "1"]), type)).toMatchObject({
        entries: [],
        refused: { code: "too-many-events" },
      });
    }
  });

  test("[W12] a line one byte too long is rejected, not its neighbours", () => {
    const bounds = { ...INGEST_BOUNDS, maxLineBytes: JSON.stringify(held("e1")).length };
    const { entries } = parseBatch(`${JSON.stringify(held("e1"))}\n${JSON.stringify(held("e22"))}`, NDJSON, bounds);
    expect(entries).toMatchObject([{ ok: true }, { line: 2, ok: false, problems: [{ code: "line-too-long" }] }]);
  });

  test("[W13] nesting is measured before it is parsed: eight levels pass, nine do not, a million do not hurt", () => {
    const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
    expect(parseBatch(nested(8), "application/json").refused).toBeUndefined();
    expect(parseBatch(nested(9), "application/json").refused?.code).toBe("too-deep");
    expect(parseBatch('{"a":'.repeat(1_000_000), "application/json").refused?.code).toBe("too-deep");
    expect(parseBatch(nested(9), NDJSON).entries).toMatchObject([{ line: 1, problems: [{ code: "too-deep" }] }]);
  });

  test("[W13] brackets inside texts are text, and so are escaped quotes", () => {
    expect(isDeeperThan(String.raw`["[[[", "\"[[[", "\\"]`, 1)).toBe(false);
    expect(isDeeperThan(String.raw`["\\", [[1]]]`, 2)).toBe(true);
    expect(isDeeperThan('"[[[[', 0)).toBe(false);
    expect(isDeeperThan("1", 0)).toBe(false);
    expect(isDeeperThan("[][][]", 1)).toBe(false);
  });

  test("[W14] __proto__ and constructor keys stay outside: no event, prototype or neighbour has them", () => {
    const poisoned = JSON.stringify(held("e1"))
      .replace(
        '"data":{',
        '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"data":{"__proto__":{"role":"x"},',
      )
      .replace('"specversion"', '"polluted":1,"specversion"');
    const [entry] = parseBatch(poisoned, "application/json").entries;
    expect(entry).toEqual({ index: 0, ok: true, event: event("e1") });
    const made = entry?.ok === true ? entry.event : undefined;
    expect(Object.keys(made ?? {})).not.toContain("polluted");
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    // Attributes must be the sender's own: inherited ones are none.
    expect(parseBatch('{"__proto__":{"specversion":"1.0"}}', "application/json").entries[0]).toMatchObject({
      ok: false,
    });
  });

  test("[W10] a byte order mark before the first byte is ignored", () => {
    expect(parseBatch(`\ufeff${JSON.stringify(held("e1"))}`, "application/json").entries).toMatchObject([{ ok: true }]);
  });
});

test("[W12] UTF-8 lengths are those of the platform, lone surrogates included", () => {
  for (const text of ["", "a", "é", "я€😀", "\ud800", "\ud800a", "\udc00\ud800", "a\u07ff\u0800\uffff"]) {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text, "utf8"));
  }
});
