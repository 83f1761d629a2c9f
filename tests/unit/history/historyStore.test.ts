import { describe, expect, test } from "vitest";
import type { WebServer } from "../../../live/webServer.ts";
import type { ContactRow, IntervalRow } from "../../../sim/history/rows.ts";
import { running } from "../live/server.ts";
import { NINE, temporaryDirectory } from "../live/support.ts";

const QUARTER = 900_000;

interface Told {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly added: number;
  readonly replaced: number;
  readonly same: number;
  readonly rows: number;
}

function ask(
  server: WebServer,
  path: string,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
  headers = {},
) {
  return fetch(`${server.address}/api/v1/history/${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function told(answer: Promise<Response>): Promise<Told> {
  return (await (await answer).json()) as Told;
}

const HEAD = { name: "history.csv", kind: "intervals", origin: "file", timeZone: "Europe/Moscow" };

async function imported(
  server: WebServer,
  rows: readonly (IntervalRow | ContactRow)[],
  head: Record<string, unknown> = HEAD,
): Promise<Told> {
  const { id } = await told(ask(server, "imports", head));
  await told(ask(server, `imports/${id}/rows?batch=1`, rows));
  return told(ask(server, `imports/${id}/keep`, { problems: 0 }));
}

const quarter = (i: number, offered: number, over: Partial<IntervalRow> = {}): IntervalRow =>
  ({ queue: "Sales", channel: "voice", startAt: NINE + i * QUARTER, minutes: 15, offered, ...over }) as IntervalRow;

async function stored(server: WebServer, queue = "Sales", what = "intervals"): Promise<readonly IntervalRow[]> {
  const answer = await ask(server, `${what}?queue=${queue}&channel=voice`);
  return ((await answer.json()) as { rows: IntervalRow[] }).rows;
}

describe("histories by HTTP", () => {
  test("[HI30] nothing of an import is seen before it is kept, and all of it afterwards", async () => {
    const server = await running();
    const { id } = await told(ask(server, "imports", HEAD));
    await ask(server, `imports/${id}/rows?batch=1`, [quarter(0, 7), quarter(1, 9)]);
    expect(await stored(server)).toEqual([]);
    expect(await told(ask(server, `imports/${id}/keep`, {}))).toMatchObject({ state: "kept", added: 2, rows: 2 });
    expect(await stored(server)).toEqual([quarter(0, 7), quarter(1, 9)]);
  });

  test("[HI31] the same file twice changes nothing; an overlapping one replaces what it tells otherwise", async () => {
    const server = await running();
    const file = [quarter(0, 7), quarter(1, 9), quarter(2, 4)];
    expect(await imported(server, file)).toMatchObject({ added: 3, replaced: 0, same: 0 });
    expect(await imported(server, file)).toMatchObject({ added: 0, replaced: 0, same: 3 });
    expect(await imported(server, [quarter(2, 5), quarter(3, 1)])).toMatchObject({ added: 1, replaced: 1, same: 0 });
    expect((await stored(server)).map((row) => row.offered)).toEqual([7, 9, 5, 1]);
  });

  test("[HI32] deleting an import brings back what it replaced; undo brings the import back", async () => {
    const server = await running();
    await imported(server, [quarter(0, 7)]);
    const { id } = await imported(server, [quarter(0, 8), quarter(1, 2)]);
    expect((await told(ask(server, `imports/${id}`, undefined, "DELETE"))).state).toBe("deleted");
    expect((await stored(server)).map((row) => row.offered)).toEqual([7]);
    expect((await told(ask(server, `imports/${id}/restore`, {}))).state).toBe("kept");
    expect((await stored(server)).map((row) => row.offered)).toEqual([8, 2]);
  });

  test("[HI33] parts of an interval add up, a part told twice in one file counts once", async () => {
    const server = await running();
    const part = (name: string, offered: number, talkMs?: number) =>
      quarter(0, offered, { part: name, ...(talkMs === undefined ? {} : { talkMs }) });
    await imported(server, [part("en", 3, 100), part("ru", 4, 200), part("ru", 5, 300)]);
    expect(await stored(server)).toEqual([quarter(0, 8, { talkMs: 400 })]);
    // What one part does not say, nobody knows of the whole.
    await imported(server, [part("en", 3, 100), part("ru", 4)]);
    expect(await stored(server)).toEqual([quarter(0, 7)]);
  });

  test("[HI34] where imports cut the same time differently, the latest counts and nothing counts twice", async () => {
    const server = await running();
    await imported(server, [quarter(0, 7), quarter(1, 9), quarter(2, 4)]);
    await imported(server, [quarter(0, 20, { minutes: 30 })]);
    expect((await stored(server)).map(({ minutes, offered }) => [minutes, offered])).toEqual([
      [30, 20],
      [15, 4],
    ]);
  });

  test("[HI35] contacts: a file told twice changes nothing, two customers of one second stay two, an id is one contact", async () => {
    const server = await running();
    const contact = (second: number, over: Partial<ContactRow> = {}): ContactRow =>
      ({
        queue: "Sales",
        channel: "voice",
        arrivedAt: NINE + second * 1000,
        outcome: "answered",
        ...over,
      }) as ContactRow;
    const head = { ...HEAD, kind: "contacts" };
    const file = [
      contact(1, { waitMs: 3000 }),
      contact(1, { waitMs: 3000 }),
      contact(2, { id: "c-1", talkMs: 60_000 }),
    ];
    expect(await imported(server, file, head)).toMatchObject({ added: 3, same: 0 });
    expect(await imported(server, file, head)).toMatchObject({ added: 0, same: 3, replaced: 0 });
    expect(await imported(server, [contact(2, { id: "c-1", talkMs: 61_000 })], head)).toMatchObject({ replaced: 1 });
    expect(await stored(server, "Sales", "counted-contacts")).toEqual([
      quarter(0, 3, {
        ...{ answered: 3, abandoned: 0, handleMs: 61_000, talkMs: 61_000, waitMsOfAnswered: 6000 },
      }),
    ]);
  });

  test("[HI36] a batch is taken whole or refused with every problem; sent again it counts once; one too early waits", async () => {
    const server = await running();
    const { id } = await told(ask(server, "imports", HEAD));
    const bad = await ask(server, `imports/${id}/rows?batch=1`, [
      quarter(0, -1),
      { ...quarter(1, 1), minutes: 7 },
      quarter(2, 3),
    ]);
    const body = (await bad.json()) as { code: string; problems: { path: string; code: string }[] };
    expect([bad.status, body.code]).toEqual([422, "invalid-history"]);
    expect(body.problems.map(({ path, code }) => [path, code])).toEqual([
      ["0.offered", "out-of-range"],
      ["1.minutes", "not-one-of"],
    ]);
    expect((await told(ask(server, `imports/${id}/rows?batch=2`, [quarter(0, 1)]))).code).toBe("batch-order");
    await ask(server, `imports/${id}/rows?batch=1`, [quarter(0, 1)]);
    await ask(server, `imports/${id}/rows?batch=1`, [quarter(0, 1)]);
    expect((await told(ask(server, `imports/${id}/keep`, {}))).rows).toBe(1);
  });

  test("[HI36] one line a row is taken too; a line that is no JSON is named", async () => {
    const server = await running();
    const { id } = await told(ask(server, "imports", HEAD));
    const send = (body: string) =>
      fetch(`${server.address}/api/v1/history/imports/${id}/rows?batch=1`, {
        method: "POST",
        headers: { "Content-Type": "application/x-ndjson" },
        body,
      });
    const broken = await send(`${JSON.stringify(quarter(0, 1))}\n{`);
    expect([broken.status, ((await broken.json()) as { detail: string }).detail]).toEqual([400, "line 2 is not JSON"]);
    expect((await send(`${JSON.stringify(quarter(0, 1))}\n`)).status).toBe(200);
  });

  test("[HI30] an import that was not kept is gone after a restart; what was kept is there", async () => {
    const directory = temporaryDirectory();
    const first = await running({ directory });
    await imported(first, [quarter(0, 7)]);
    const { id } = await told(ask(first, "imports", HEAD));
    await ask(first, `imports/${id}/rows?batch=1`, [quarter(5, 5)]);
    await first.close();
    const second = await running({ directory });
    expect(await stored(second)).toEqual([quarter(0, 7)]);
    expect((await (await ask(second, "imports")).json()) as unknown[]).toHaveLength(1);
  });

  test("[HI37] decisions are saved against the revision they were made from", async () => {
    const server = await running();
    const cleaning = { version: 1, country: "RU", decisions: [], events: [] };
    const put = (revision: string) => ask(server, "cleaning", cleaning, "PUT", { "If-Match": revision });
    expect((await put('"3"')).status).toBe(412);
    expect((await put('"0"')).headers.get("etag")).toBe('"1"');
    const kept = await ask(server, "cleaning");
    expect([kept.headers.get("etag"), await kept.json()]).toEqual(['"1"', cleaning]);
    expect(
      (await ask(server, "cleaning", { ...cleaning, country: "Russia" }, "PUT", { "If-Match": '"1"' })).status,
    ).toBe(422);
  });

  test("[HI38] another page's form, a body of another type and unknown imports are refused by name", async () => {
    const server = await running();
    const foreign = await ask(server, "imports", HEAD, "POST", { Origin: "http://elsewhere.example" });
    expect([foreign.status, ((await foreign.json()) as Told).code]).toEqual([403, "foreign-origin"]);
    expect((await ask(server, "imports", HEAD, "POST", { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await told(ask(server, "imports/none/keep", {}))).code).toBe("unknown-import");
    expect((await told(ask(server, "intervals?queue=&channel=fax"))).code).toBe("bad-query");
  });
});
