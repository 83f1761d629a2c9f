import { describe, expect, test } from "vitest";
import { EARLIEST_INSTANT, LATEST_INSTANT, unreachable } from "../../../sim/vocabulary/index.ts";
import { decodeLog, encodeLog } from "../../../sim/vocabulary/log.ts";
import { shortened } from "../../../sim/vocabulary/problems.ts";
import { eventRank } from "../../../sim/vocabulary/rank.ts";
import { EVENT_TYPES, isEventType, parseFloorEvent } from "../../../sim/vocabulary/schema.ts";

const QUEUED = {
  type: "visit.queued",
  source: "test://a",
  eventId: "e1",
  at: Date.UTC(2026, 2, 9, 8),
  basis: "observed",
  precisionMs: 1,
  visitId: "v1",
  contactId: "c1",
  queueId: "sales",
  channel: "voice",
};
const RATED = { ...QUEUED, type: "contact.rated", scale: "csat", score: 5 };

function problems(value: unknown): readonly string[] {
  const parsed = parseFloorEvent(value);
  return parsed.ok ? [] : parsed.problems.map(({ path, code, got }) => `${path} ${code} ${got}`);
}

describe("parseFloorEvent", () => {
  test("[V5] every problem is told, each with place, code, expectation and what came", () => {
    const parsed = parseFloorEvent({
      ...QUEUED,
      at: 0,
      precisionMs: 0,
      channel: "fax",
      queueId: 7,
      contactId: undefined,
    });
    expect(parsed).toEqual({
      ok: false,
      problems: [
        {
          path: "at",
          code: "out-of-range",
          expected: "whole ms since the Unix epoch in [631152000000, 4102444800000)",
          got: "0",
        },
        { path: "precisionMs", code: "out-of-range", expected: "a whole number in [1, 86400000]", got: "0" },
        {
          path: "contactId",
          code: "missing-field",
          expected: "1–200 characters, no control characters",
          got: "nothing",
        },
        { path: "queueId", code: "wrong-type", expected: "1–200 characters, no control characters", got: "7" },
        {
          path: "channel",
          code: "not-one-of",
          expected: "one of voice, video, chat, messenger, sms, social, email, callback, visit-in-person",
          got: '"fax"',
        },
      ],
    });
  });

  test.each([
    [EARLIEST_INSTANT, []],
    [EARLIEST_INSTANT - 1, [`at out-of-range ${EARLIEST_INSTANT - 1}`]],
    [LATEST_INSTANT - 1, []],
    [LATEST_INSTANT, [`at out-of-range ${LATEST_INSTANT}`]],
    [1_773_043_200, ["at out-of-range 1773043200"]],
    [Number.NaN, ["at wrong-type NaN"]],
    [Number.POSITIVE_INFINITY, ["at wrong-type Infinity"]],
    [Date.UTC(2026, 0) + 0.5, [`at wrong-type ${Date.UTC(2026, 0) + 0.5}`]],
    ["2026-03-09T08:00:00Z", ['at wrong-type "2026-03-09T08:00:00Z"']],
    [null, ["at wrong-type null"]],
  ])("[V6] the instant %s is accepted only as whole ms from 1990 to 2099", (at, expected) => {
    expect(problems({ ...QUEUED, at })).toEqual(expected);
  });

  test.each([
    ["", 'contactId bad-length ""'],
    ["a\nb", String.raw`contactId bad-format "a\nb"`],
    ["a\u009bb", 'contactId bad-format "a\u009bb"'],
    ["\ud800", String.raw`contactId bad-format "\ud800"`],
  ])("[V6] the id %j is refused", (contactId, expected) => {
    expect(problems({ ...QUEUED, contactId })).toEqual([expected]);
  });

  test("[V6] ids end at 200 characters, texts at 500, skills at 50", () => {
    const edge = { ...QUEUED, contactId: "c".repeat(200), skills: new Array(50).fill("s") };
    expect(problems(edge)).toEqual([]);
    expect(problems({ ...edge, contactId: "c".repeat(201) })).toEqual([`contactId bad-length "${"c".repeat(98)}…`]);
    expect(problems({ ...edge, skills: new Array(51).fill("s") })).toEqual(["skills bad-length a list of 51"]);
    const presence = { ...QUEUED, type: "agent.presence", agentId: "a", available: false, reason: "r".repeat(500) };
    expect(problems(presence)).toEqual([]);
    expect(problems({ ...presence, reason: "r".repeat(501) })).toHaveLength(1);
  });

  test("[V4] a value that is too long is told so once, and is not searched for anything else", () => {
    const huge = { ...QUEUED, contactId: "\n".repeat(1_000_000), source: " ".repeat(1_000_000), skills: [] };
    expect(problems(huge).map((problem) => problem.split(" ", 2).join(" "))).toEqual([
      "source bad-length",
      "contactId bad-length",
    ]);
  });

  test("[V6] a source is a URI reference: spaces and letters beyond ASCII come percent-encoded", () => {
    expect(problems({ ...QUEUED, source: "pbx one" })).toEqual(['source bad-format "pbx one"']);
    expect(problems({ ...QUEUED, source: "asterisk://АТС" })).toHaveLength(1);
    expect(problems({ ...QUEUED, source: "asterisk://%D0%90@[::1]:5038/q?x#y" })).toEqual([]);
  });

  test.each([
    ["csat", 0, false],
    ["csat", 1, true],
    ["csat", 4.5, true],
    ["csat", 6, false],
    ["nps", 0, true],
    ["nps", 10, true],
    ["nps", 11, false],
  ])("[V6] on the scale %s the score %d is right: %s", (scale, score, isRight) => {
    expect(problems({ ...RATED, scale, score })).toEqual(isRight ? [] : [`score out-of-range ${score}`]);
  });

  test("[V6] a gap does not end before it begins", () => {
    const gap = { ...QUEUED, type: "stream.gap", fromAt: QUEUED.at, toAt: QUEUED.at, reason: "restart" };
    expect(problems(gap)).toEqual([]);
    expect(problems({ ...gap, toAt: QUEUED.at - 1 })).toEqual([`toAt inconsistent ${QUEUED.at - 1}`]);
  });

  test("[V6] a snapshot of 20,000 lines passes, 20,001 do not; of many wrong lines the first 50 problems are told", () => {
    const presences = Array.from({ length: 20_000 }, (_, index) => ({ agentId: `a${index}`, available: true }));
    const snapshot = { ...QUEUED, type: "stream.snapshot", visits: [], works: [], presences, memberships: [] };
    expect(problems(snapshot)).toEqual([]);
    expect(problems({ ...snapshot, presences: [...presences, presences[0]] })).toEqual([
      "presences bad-length a list of 20001",
    ]);
    const wrong = problems({ ...snapshot, presences: presences.map(({ agentId }) => ({ agentId })) });
    expect(wrong).toHaveLength(50);
    expect(wrong[49]).toBe("presences.49.available missing-field nothing");
  });

  test.each([
    [undefined, [" missing-field nothing"]],
    [null, [" wrong-type null"]],
    [[], [" wrong-type a list of 0"]],
    ["x".repeat(1_000), [` wrong-type "${"x".repeat(98)}…`]],
    [{ ...QUEUED, type: "visit.gone" }, ['type not-one-of "visit.gone"']],
    [{ ...QUEUED, type: "constructor" }, ['type not-one-of "constructor"']],
  ])("[V5] %o is said once, at its place", (value, expected) => {
    expect(problems(value)).toEqual(expected);
  });

  test("[V5] what came is cut at 100 characters, lists and objects are named by size", () => {
    expect(shortened("x".repeat(101))).toHaveLength(100);
    expect(shortened("x".repeat(98))).toBe(`"${"x".repeat(98)}"`);
    expect(shortened(new Array(3))).toBe("a list of 3");
    expect(shortened({ a: 1 })).toBe("an object of 1 fields");
    expect(shortened(10n ** 200n)).toHaveLength(100);
  });
});

describe("ranks and log lines", () => {
  test("[V9] what opens comes before what uses it, and that before what closes it", () => {
    const chains = [
      ["stream.reset", "agent.session", "agent.presence", "contact.started", "stream.snapshot"],
      ["contact.started", "visit.queued", "work.offered", "work.connected", "visit.dequeued", "contact.ended"],
      ["work.offered", "work.connected", "work.offer_ended"],
      ["work.connected", "work.held", "work.transferred", "work.released", "work.wrapup_started", "work.wrapup_ended"],
      ["visit.queued", "callback.requested", "visit.dequeued"],
      ["contact.started", "contact.switched", "contact.ended", "stream.snapshot", "source.health"],
    ] as const;
    for (const chain of chains) {
      const ranks = chain.map(eventRank);
      expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
    }
    expect(eventRank("work.held")).toBe(eventRank("work.resumed"));
  });

  test("[V9] every type has a rank and a schema", () => {
    expect(EVENT_TYPES).toHaveLength(30);
    for (const type of EVENT_TYPES) expect(eventRank(type)).toBeGreaterThanOrEqual(0);
    expect(isEventType("toString")).toBe(false);
    expect(() => unreachable("x" as never)).toThrow(TypeError);
  });

  test("[V7] a line of another version is refused, not guessed", () => {
    const parsed = parseFloorEvent(QUEUED);
    if (!parsed.ok) throw new Error("a right event was refused");
    const line = encodeLog(parsed.event);
    expect(line.startsWith('{"v":1,')).toBe(true);
    expect(decodeLog(line)).toEqual(QUEUED);
    expect(() => decodeLog(line.replace('"v":1', '"v":2'))).toThrow("log line: expected vocabulary version 1, got 2");
    expect(() => decodeLog("{}")).toThrow(RangeError);
    expect(() => decodeLog("{")).toThrow(SyntaxError);
  });
});
