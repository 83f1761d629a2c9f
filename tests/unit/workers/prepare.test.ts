import { expect, test } from "vitest";
import { HOUR_MS, type Instant, LATEST_INSTANT } from "../../../sim/vocabulary/index.ts";
import { encodeLog } from "../../../sim/vocabulary/log.ts";
import type { FeedSpec } from "../../../workers/boardApi.ts";
import { prepare } from "../../../workers/boardPlaying.ts";
import { signOn } from "../../fixtures/signOn.ts";

const RECORDING: FeedSpec = { kind: "recording", id: "a-day", label: "A day", timeZone: "Europe/Moscow", speed: 10 };

/** A `fetch` that answers every address with `answer`, and remembers the addresses. */
function answering(answer: () => Response): { readonly load: typeof fetch; readonly asked: string[] } {
  const asked: string[] = [];
  const load: typeof fetch = async (input) => {
    asked.push(String(input));
    return answer();
  };
  return { load, asked };
}

test("[D16] a recording is loaded once and opened as often as wanted, each time from its beginning", async () => {
  const events = [0, 1, 2].map(signOn);
  const { load, asked } = answering(() => new Response(`${events.map(encodeLog).join("\n")}\n`));
  const prepared = await prepare(RECORDING, load);
  if (!prepared.ok) throw new Error(prepared.code);
  expect(asked).toEqual(["/api/v1/recordings/a-day/events"]);
  expect(prepared.from).toBeUndefined();
  for (let time = 0; time < 2; time += 1) {
    const { feed, board } = prepared.open();
    expect(feed).toMatchObject({ kind: "replayed", label: "A day", startsAt: events[0]?.at, endsAt: events[2]?.at });
    expect(feed.take(LATEST_INSTANT, 10)).toMatchObject({ events, ended: true });
    const frame = board.frame(events[2]?.at as Instant, { kind: "replayed", label: "A day", state: "ended", speed: 0 });
    expect(frame).toMatchObject({ place: "A day", timeZone: "Europe/Moscow", agents: [] });
  }
});

test("[D16] an id from outside stays one part of the address", async () => {
  const { load, asked } = answering(() => new Response("", { status: 404 }));
  await prepare({ ...RECORDING, id: "../../x?y#z" }, load);
  expect(asked).toEqual(["/api/v1/recordings/..%2F..%2Fx%3Fy%23z/events"]);
});

test.each([
  [() => new Response("no such recording", { status: 404 }), "recording-unavailable", "a-day: HTTP 404"],
  [() => new Response("", { status: 503 }), "recording-unavailable", "a-day: HTTP 503"],
  [() => new Response(""), "recording-empty", "a-day"],
  [() => new Response("\n\n"), "recording-empty", "a-day"],
  [
    () => new Response(`${encodeLog(signOn(0)).replace('"v":1', '"v":99')}\n`),
    "recording-unreadable",
    "a-day: log line: expected vocabulary version 1, got 99",
  ],
])("[D16] what cannot be played is a code and a detail: %#", async (answer, code, detail) => {
  expect(await prepare(RECORDING, answering(answer).load)).toEqual({ ok: false, code, detail });
});

test("[D16] a malformed line makes the whole recording unreadable, never a part of it look whole", async () => {
  const { load } = answering(() => new Response(`${encodeLog(signOn(0))}\n{"v":1,"type":\n`));
  const prepared = await prepare(RECORDING, load);
  expect(prepared).toMatchObject({ ok: false, code: "recording-unreadable" });
});

test("[D16] a server that does not answer is a code too: preparing never rejects", async () => {
  const load: typeof fetch = async () => {
    throw new TypeError("fetch failed");
  };
  expect(await prepare(RECORDING, load)).toEqual({
    ok: false,
    code: "recording-unavailable",
    detail: "a-day: fetch failed",
  });
});

test("[D16] the simulated centre has been open for six hours when the display begins, and loads nothing", async () => {
  const from = Date.UTC(2026, 10, 23, 9) as Instant;
  const { load, asked } = answering(() => new Response(""));
  const prepared = await prepare({ kind: "simulated", seed: "a", from, speed: 1 }, load);
  if (!prepared.ok) throw new Error(prepared.code);
  expect(asked).toEqual([]);
  expect(prepared.from).toBe(from);
  const first = prepared.open().feed.take((from - 5 * HOUR_MS) as Instant, 100_000);
  const again = prepared.open().feed.take((from - 5 * HOUR_MS) as Instant, 100_000);
  expect(first.events.length).toBeGreaterThan(1_000);
  expect(first.events[0]?.at).toBe(from - 6 * HOUR_MS);
  expect(again).toEqual(first);
});
