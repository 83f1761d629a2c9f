import { expect, test } from "vitest";
import type { DayHeader } from "../../../sim/feed/day.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { ingested, post, running, wire } from "./server.ts";
import { NINE, numbers, queued, SetTime } from "./support.ts";

/** Forty contacts, one a minute from nine; each gives up after `waitS` seconds. */
function callers(waitS: number): FloorEvent[] {
  return numbers(0, 40).flatMap((n): FloorEvent[] => {
    const joined = queued(n, { from: NINE + n * 60_000 });
    const {
      visitId: _v,
      contactId: _c,
      queueId: _q,
      channel: _h,
      ...envelope
    } = joined as typeof joined & Record<string, unknown>;
    const left = {
      ...envelope,
      type: "visit.dequeued",
      eventId: `left-${n}`,
      visitId: `visit-${n}`,
      outcome: "abandoned",
    };
    return [joined, { ...left, at: (joined.at + waitS * 1_000) as Instant } as unknown as FloorEvent];
  });
}

async function served() {
  const server = await running({ time: new SetTime(NINE + 3 * 3_600_000) });
  const sent = await ingested(
    post(
      server,
      callers(60).map((event) => wire(event)),
    ),
  );
  expect(sent.accepted).toBe(80);
  const get = async (path: string) => {
    const answer = await fetch(server.address + path);
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & { code?: string } };
  };
  return { server, get };
}

test("[DL8] days with events are listed, and a day is told by intervals with what went wrong", async () => {
  const { get } = await served();
  expect((await get("/api/v1/days")).body).toMatchObject({
    today: "2026-03-02",
    days: [{ date: "2026-03-02", events: 80 }],
  });
  const { body } = await get("/api/v1/days/2026-03-02?minutes=30");
  const { counts } = body as {
    counts: { stepMs: number; channels: { channel: string; offered: number[]; waiting: number[] }[] };
  };
  expect(counts.stepMs).toBe(1_800_000);
  // From nine to half past thirty, then ten; they leave a minute later.
  expect(counts.channels[0]?.offered.slice(17, 21)).toEqual([0, 30, 10, 0]);
  expect(body).toMatchObject({
    usual: { dates: [] },
    incidents: [{ kind: "dip", channel: "voice", hurt: 40, counted: 40 }],
  });
});

test("[DL7] an incident is told by its id, as the list has it; an id the day does not tell of is a problem", async () => {
  const { get } = await served();
  const listed = (await get("/api/v1/incidents?date=2026-03-02")).body as { incidents: { id: string }[] };
  const id = listed.incidents[0]?.id ?? "";
  const story = await get(`/api/v1/incidents/${id}`);
  // No source says who was available: the piece is not played again, and the answer says why.
  expect((await get(`/api/v1/incidents/${id}/causes`)).body).toEqual({
    channels: [{ channel: "voice", none: "no-agents" }],
  });
  expect(await get("/api/v1/incidents/dip.voice.1/causes")).toMatchObject({ body: { code: "unknown-incident" } });
  expect(story.body).toMatchObject({
    incident: { id, kind: "dip" },
    channels: [{ channel: "voice", abandoned: 40, longestWaitMs: 60_000, offered: { actual: 40 } }],
    chosen: [],
  });
  for (const unknown of ["dip.voice.1", "dip.chat.1772442000000", "nonsense", "gap.99999999999999999.x"]) {
    expect(await get(`/api/v1/incidents/${unknown}`), unknown).toMatchObject({
      status: 404,
      body: { code: "unknown-incident" },
    });
  }
});

test("[DL1] the events of a day come with what it is and what people did, compressed for whoever asks", async () => {
  const { server } = await served();
  const lines = async (encoding: string) => {
    const answer = await fetch(`${server.address}/api/v1/days/2026-03-02/events`, {
      headers: { "Accept-Encoding": encoding },
    });
    return { encoding: answer.headers.get("content-encoding"), lines: (await answer.text()).trim().split("\n") };
  };
  const plain = await lines("identity");
  const header = JSON.parse(plain.lines[0] ?? "") as DayHeader;
  expect(header).toMatchObject({
    date: "2026-03-02",
    whole: false,
    events: 80,
    live: true,
    simulated: false,
    actions: [],
  });
  expect(header.rules).toHaveLength(1);
  expect(plain).toMatchObject({ encoding: null });
  expect(plain.lines).toHaveLength(81);
  expect(await lines("gzip")).toEqual({ encoding: "gzip", lines: plain.lines });
});

test("[DL8] what is no day, a day to come, an empty one and a step nobody counts by are problems", async () => {
  const { get } = await served();
  expect(await get("/api/v1/days/2026-02-30")).toMatchObject({ status: 404, body: { code: "unknown-day" } });
  expect(await get("/api/v1/days/2026-03-03")).toMatchObject({ status: 404, body: { code: "unknown-day" } });
  expect(await get("/api/v1/days/2026-03-01/events")).toMatchObject({ status: 404, body: { code: "unknown-day" } });
  expect(await get("/api/v1/days/2026-03-02?minutes=7")).toMatchObject({ status: 400, body: { code: "bad-query" } });
  expect(await get("/api/v1/days/2026-03-02/projection?at=x")).toMatchObject({
    status: 400,
    body: { code: "bad-query" },
  });
  expect(await get(`/api/v1/days/2026-03-02/projection?at=${NINE}`)).toMatchObject({
    status: 200,
    body: { projection: null },
  });
});
