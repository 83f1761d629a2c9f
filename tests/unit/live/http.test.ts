import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { createApi } from "../../../live/api/app.ts";
import type { ApiParts } from "../../../live/api/context.ts";
import { HTTP_PROBLEMS } from "../../../live/api/problems.ts";
import { BOUNDS } from "../../../live/bounds.ts";
import { LogFailure } from "../../../live/log/failure.ts";
import type { WebServer } from "../../../live/webServer.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { machineTime } from "../../../workers/clock.ts";
import { ingested, post, raw, running, wire } from "./server.ts";
import { NINE, numbers, queued, SetTime, temporaryDirectory } from "./support.ts";

const LINES = { "Content-Type": "application/x-ndjson" };

async function refusal(response: Response): Promise<{ status: number; code: string; type: string | null }> {
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code, type: response.headers.get("content-type") };
}

function refused(code: keyof typeof HTTP_PROBLEMS) {
  return { status: HTTP_PROBLEMS[code].status, code, type: "application/problem+json" };
}

async function get(server: WebServer, path: string): Promise<unknown> {
  return (await fetch(server.address + path)).json();
}

describe("events by HTTP", () => {
  test("[H1] every event is answered on its own, after it was stored", async () => {
    const server = await running();
    const batch = [wire(queued(1)), wire(queued(2)), wire(queued(1))];
    expect(await ingested(post(server, batch))).toMatchObject({
      accepted: 2,
      duplicates: 1,
      rejected: 0,
      results: [{ result: "accepted" }, { result: "accepted" }, { result: "duplicate" }],
    });
    expect(server.centre.logged().count).toBe(2);
  });

  test("[H2] sending the same batch again stores nothing again, over a restart too", async () => {
    const directory = temporaryDirectory();
    const first = await running({ directory });
    const batch = numbers(0, 50).map((n) => wire(queued(n)));
    expect(await ingested(post(first, batch))).toMatchObject({ accepted: 50, duplicates: 0 });
    expect(await ingested(post(first, batch))).toMatchObject({ accepted: 0, duplicates: 50 });
    await first.close();
    const second = await running({ directory });
    expect(await ingested(post(second, batch))).toMatchObject({ accepted: 0, duplicates: 50 });
    expect(second.centre.logged().count).toBe(50);
  });

  test("[PW1] a sender says how much disorder it may send in: who sends in order is shown at once", async () => {
    const time = new SetTime(NINE + 1_000);
    const server = await running({ time });
    const send = (query: string, n: number, source: string) =>
      fetch(`${server.address}/api/v1/events${query}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify([wire(queued(n, { source }))]),
      });
    const waiting = () => server.centre.frame()?.total.waiting;
    expect((await send("?disorderMs=0", 1, "crm://in-order")).status).toBe(200);
    expect(waiting()).toBe(1);
    await send("?disorderMs=5000", 2, "crm://slow");
    await send("", 3, "crm://says-nothing");
    expect(waiting()).toBe(1);
    time.set(NINE + 1_000 + BOUNDS.httpDisorderMs);
    expect(waiting()).toBe(2);
    // What a source said first holds, or its events would overtake those still held.
    await send("?disorderMs=0", 4, "crm://slow");
    expect(waiting()).toBe(2);
    time.set(NINE + 10_000);
    expect(waiting()).toBe(4);
    for (const said of ["-1", "1.5", "soon", String(BOUNDS.httpDisorderMostMs + 1), ""]) {
      const answer = await send(`?disorderMs=${said}`, 5, "crm://wrong");
      expect(await answer.clone().json()).toMatchObject({ problems: [{ path: "disorderMs", code: "bad-format" }] });
      expect(await refusal(answer)).toEqual(refused("bad-query"));
    }
    expect(server.centre.logged().count).toBe(4);
  });

  test("[H3] a malformed line in the middle of NDJSON is rejected alone, and named", async () => {
    const server = await running();
    const body = [JSON.stringify(wire(queued(1))), '{"specversion": "1.0", "id"', JSON.stringify(wire(queued(2)))].join(
      "\n",
    );
    const answer = await ingested(post(server, body, LINES));
    expect(answer).toMatchObject({ accepted: 2, rejected: 1 });
    expect(answer.results[1]).toMatchObject({
      line: 2,
      result: "rejected",
      problems: [{ path: "line 2", code: "malformed-json" }],
    });
  });

  test("[H4] when every event is rejected the answer is 422, with every problem and its place", async () => {
    const server = await running();
    const wrong = wire(queued(1), { data: { visitId: "", contactId: "c", queueId: "q", channel: "telepathy" } });
    const response = await post(server, [wrong]);
    expect(response.status).toBe(422);
    const { results } = (await response.json()) as { results: { problems: { path: string }[] }[] };
    expect(results[0]?.problems.map(({ path }) => path).sort()).toEqual(["data.channel", "data.visitId"]);
    expect(server.centre.logged().count).toBe(0);
  });

  test.each([
    ["1970", "1970-01-01T00:00:00Z"],
    ["a year that is not", "+290000-01-01T00:00:00Z"],
    ["no date at all", "yesterday"],
  ])("[N1] an absurd time (%s) is rejected with its place", async (_, time) => {
    const server = await running();
    const answer = await ingested(post(server, [wire(queued(1), { time })]));
    expect(answer.results[0]).toMatchObject({ result: "rejected", problems: [{ path: "time" }] });
  });

  test("[N2] an event further ahead of the clock than five minutes is rejected, one within is not", async () => {
    const server = await running();
    const now = Date.now();
    const at = (n: number, ms: number) => wire({ ...queued(n), at: (now + ms) as Instant });
    const answer = await ingested(post(server, [at(1, BOUNDS.aheadMs + 60_000), at(2, BOUNDS.aheadMs - 60_000)]));
    expect(answer.results).toMatchObject([
      { result: "rejected", problems: [{ path: "time", code: "ahead-of-clock" }] },
      { result: "accepted" },
    ]);
  });

  test("[H5] simulated events do not get into the log of the real floor", async () => {
    const server = await running();
    const answer = await ingested(post(server, [wire(queued(1, { source: "simulation://kazan" }))]));
    expect(answer.results[0]).toMatchObject({ problems: [{ path: "source", code: "simulated-source" }] });
  });

  test("[H1] an event for a visit nobody knows is stored: the floor decides what it means", async () => {
    const server = await running();
    const { visitId, ...rest } = queued(1) as Extract<ReturnType<typeof queued>, { type: "visit.queued" }>;
    const { source, eventId, at, basis, precisionMs } = rest;
    const event = {
      type: "visit.dequeued",
      source,
      eventId,
      at,
      basis,
      precisionMs,
      visitId,
      outcome: "abandoned",
    } as const;
    expect(await ingested(post(server, [wire(event)]))).toMatchObject({ accepted: 1 });
  });

  test("[N3] a body of 10 MB is answered 413 without being read, declared or not", async () => {
    const server = await running();
    const body = " ".repeat(10_000_000);
    expect(await refusal(await post(server, body))).toEqual(refused("body-too-large"));
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
    });
    const response = await fetch(`${server.address}/api/v1/events`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect(await refusal(response)).toEqual(refused("body-too-large"));
  });

  test.each([
    ["unsupported-content-type", "{}", { "Content-Type": "text/plain" }],
    ["malformed-json", "[{]", {}],
    ["too-deep", "[".repeat(100_000), {}],
    ["not-a-batch", "[]", { "Content-Type": "application/cloudevents+json" }],
    ["too-many-events", JSON.stringify(Array.from({ length: 10_001 }, () => 0)), {}],
    ["foreign-origin", "[]", { Origin: "http://evil.example" }],
  ] as const)("[H6] a body that cannot be taken is a problem: %s", async (code, body, headers) => {
    const server = await running();
    expect(await refusal(await post(server, body, headers))).toEqual(refused(code));
  });

  test("[H6] a body that is not UTF-8 is a problem", async () => {
    const server = await running();
    const response = await fetch(`${server.address}/api/v1/events`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: new Uint8Array([0x5b, 0xff, 0xfe, 0x5d]),
    });
    expect(await refusal(response)).toEqual(refused("malformed-body"));
  });

  test("[N4] an address that asks too often is told when to come again", async () => {
    const server = await running({ time: new SetTime(NINE) });
    const responses = await Promise.all(numbers(0, BOUNDS.ingestBurst + 50).map(() => post(server, [])));
    const slowed = responses.filter(({ status }) => status === 429);
    expect(slowed).toHaveLength(50);
    expect(slowed[0]?.headers.get("retry-after")).toBe("1");
  });

  test("[N5] headers beyond 16 KiB are answered 431", async () => {
    const server = await running();
    const answer = await raw(
      server,
      `GET /healthz HTTP/1.1\r\nHost: localhost:${server.port}\r\nX-Huge: ${"x".repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });

  test("[H7] a Host that is not ours is refused: a foreign name may point here", async () => {
    const server = await running();
    const asked = (host: string) => raw(server, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await asked("evil.example")).toMatch(/^HTTP\/1\.1 403 [\s\S]*foreign-host/);
    expect(await asked(`localhost:${server.port + 1}`)).toMatch(/^HTTP\/1\.1 403 /);
    for (const name of ["localhost", "127.0.0.1", "[::1]"])
      expect(await asked(`${name}:${server.port}`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("readings by HTTP", () => {
  test("[H8] health, readiness, frame, sources, settings and measures are there", async () => {
    const server = await running();
    await post(server, [wire(queued(1)), wire(queued(1))]);
    expect(await get(server, "/healthz")).toEqual({ ok: true });
    expect(await get(server, "/readyz")).toEqual({ state: "ready" });
    expect(await get(server, "/api/v1/frame")).toMatchObject({
      place: "Test",
      feed: { kind: "live", state: "running" },
    });
    expect(await get(server, "/api/v1/config")).toMatchObject({ place: "Test" });
    expect(await get(server, "/api/v1/sources")).toBeInstanceOf(Array);
    expect(await get(server, "/api/v1/definitions")).toBeInstanceOf(Array);
    const measures = await (await fetch(`${server.address}/metrics`)).text();
    expect(measures).toContain('floorcast_events_accepted_total{source="crm://branch-7"} 1');
    expect(measures).toContain('floorcast_events_duplicate_total{source="crm://branch-7"} 1');
    expect(measures).toContain("floorcast_log_events 1");
  });

  test("[PW2] a frame is asked for by a board or a lens as a display asks, with the same refusals", async () => {
    const server = await running({ time: new SetTime(NINE + 10_000) });
    const ask = (query: string) => fetch(`${server.address}/api/v1/frame${query}`);
    await ingested(
      fetch(`${server.address}/api/v1/events?disorderMs=0`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify([wire({ ...queued(1), type: "agent.session", agentId: "anna", state: "on" } as never)]),
      }),
    );
    const lens = { variant: "strict", attribution: "ended", headline: "day", names: "none" };
    expect(await get(server, `/api/v1/frame?${new URLSearchParams(lens)}`)).toMatchObject({
      lens,
      total: { serviceLevel: { variant: "strict", attribution: "ended", window: "day" } },
      agents: [{ agentId: "seat-101" }],
    });
    expect(await get(server, "/api/v1/frame")).toMatchObject({ agents: [{ agentId: "anna" }] });
    const board = {
      ...{ version: 1, id: "agents", name: "Agents", audience: "agents", names: "none", language: "auto" },
      ...{ theme: "auto", template: "auto", widgets: ["channels"] },
    };
    const saved = await fetch(`${server.address}/api/v1/boards/agents`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(board),
    });
    expect(saved.status).toBeLessThan(300);
    expect(await get(server, "/api/v1/frame?board=agents")).toMatchObject({ agents: [{ agentId: "seat-101" }] });
    expect(await refusal(await ask("?board=nowhere"))).toEqual(refused("unknown-board"));
    const half = await ask("?variant=strict&headline=week");
    expect(await half.clone().json()).toMatchObject({
      problems: [
        { path: "attribution", code: "missing-field" },
        { path: "headline", code: "not-one-of", got: '"week"' },
        { path: "names", code: "missing-field" },
      ],
    });
    expect(await refusal(half)).toEqual(refused("bad-query"));
    const lenses = ["strict", "of-answered", "abandons-in-target-positive", "answered-or-flowed-out"].flatMap(
      (variant) =>
        ["rolling-15", "rolling-30", "rolling-60", "interval", "day"].map((headline) => ({
          ...lens,
          variant,
          headline,
        })),
    );
    const answers: number[] = [];
    for (const one of lenses) answers.push((await ask(`?${new URLSearchParams(one)}`)).status);
    expect(answers.filter((status) => status === 503)).toHaveLength(lenses.length - BOUNDS.lenses + 1);
    expect(await refusal(await ask(`?${new URLSearchParams(lenses.at(-2))}`))).toEqual(refused("too-many-lenses"));
  });

  test("[H9] recordings are listed and read line by line; an unknown one is a problem", async () => {
    const server = await running();
    const [first] = (await get(server, "/api/v1/recordings")) as { id: string }[];
    const lines = (await (await fetch(`${server.address}/api/v1/recordings/${first?.id}/events`)).text())
      .trimEnd()
      .split("\n");
    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty("eventId");
    for (const id of ["nothing", "..%2F..%2Fpackage.json", "__proto__"]) {
      expect(await refusal(await fetch(`${server.address}/api/v1/recordings/${id}/events`))).toEqual(
        refused("unknown-recording"),
      );
    }
  });

  test("[H10] the OpenAPI document names every route there is, and the page is made from it", async () => {
    const server = await running();
    const document = (await get(server, "/api/v1/openapi.json")) as { openapi: string; paths: Record<string, object> };
    expect(document.openapi).toBe("3.1.0");
    const described = Object.keys(document.paths).map((path) => path.replace(/\{(\w+)\}/g, ":$1"));
    const parts = {} as Parameters<typeof createApi>[0];
    const served = createApi(parts)
      .routes.map(({ path }) => path)
      .filter((path) => path !== "/api" && path !== "/*");
    expect([...new Set(served)].sort()).toEqual([...new Set(described)].sort());
    const page = await fetch(`${server.address}/api`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    for (const path of Object.keys(document.paths)) expect(html).toContain(`<code>${path}</code>`);
    for (const code of Object.keys(HTTP_PROBLEMS)) expect(html).toContain(`id="${code}"`);
  });

  test("[H6] unknown addresses and methods are problems", async () => {
    const server = await running();
    expect(await refusal(await fetch(`${server.address}/api/v2/frame`))).toEqual(refused("not-found"));
    const response = await fetch(`${server.address}/api/v1/frame`, { method: "DELETE" });
    expect(response.headers.get("allow")).toBe("GET");
    expect(await refusal(response)).toEqual(refused("method-not-allowed"));
  });

  test("[N10] an idle connection stays longer than a proxy keeps it, and the answer says for how long", async () => {
    const { headers } = await fetch(`${(await running()).address}/healthz`);
    expect(headers.get("keep-alive")).toBe("timeout=65");
  });

  test("[H11] every answer carries the security headers", async () => {
    const server = await running();
    for (const path of ["/healthz", "/api", "/api/v1/nothing", "/metrics"]) {
      const { headers } = await fetch(server.address + path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });

  test("[H12] before the past is replayed nothing is shown or taken, and it says how far it is", async () => {
    const parts = {
      centre: { readiness: () => ({ state: "replaying", done: 30, total: 120 }) },
      press: { latest: () => undefined },
      isOwnOrigin: () => true,
      time: machineTime,
    } as unknown as ApiParts;
    const api = createApi(parts);
    const environment = { incoming: { socket: {} } };
    const ready = await api.request("/readyz", {}, environment);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ state: "replaying", done: 30, total: 120, progress: 0.25 });
    expect(await refusal(await api.request("/api/v1/frame", {}, environment))).toEqual(refused("not-ready"));
    const posted = await api.request("/api/v1/events", { method: "POST", body: "[]" }, environment);
    expect(posted.headers.get("retry-after")).toBe("1");
    expect(await refusal(posted)).toEqual(refused("not-ready"));
  });

  test("[H13] while the log cannot store, events are refused, nothing is acknowledged, and readiness says why", async () => {
    const failure = new LogFailure("log-full", "the disk is full");
    const rejected: string[] = [];
    const parts = {
      centre: {
        readiness: () => ({ state: "failed", problem: { code: "log-full", detail: "the disk is full" } }),
        accept: () => Promise.reject(failure),
      },
      isOwnOrigin: () => true,
      measures: { rejected: (source: string, reason: string) => rejected.push(`${source} ${reason}`) },
      logger: pino({ level: "silent" }),
      time: machineTime,
    } as unknown as ApiParts;
    const environment = { incoming: { socket: {} } };
    const api = createApi(parts);
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify([wire(queued(1))]);
    const response = await api.request("/api/v1/events", { method: "POST", headers, body }, environment);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(await response.json()).toMatchObject({ code: "log-failed", detail: "log-full: the disk is full" });
    expect(rejected).toEqual(["crm://branch-7 not-stored"]);
    const ready = await api.request("/readyz", {}, environment);
    expect([ready.status, await ready.json()]).toMatchObject([503, { problem: { code: "log-full" } }]);
  });
});
