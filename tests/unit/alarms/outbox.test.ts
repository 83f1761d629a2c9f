import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import type { AlarmChannel } from "../../../live/alarms/channelsFile.ts";
import { Outbox } from "../../../live/alarms/outbox.ts";
import { AlarmStore, type OwedMessage } from "../../../live/log/alarmStore.ts";
import { openLog } from "../../../live/log/log.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { WAIT_ID, WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { NINE, temporaryDirectory } from "../live/support.ts";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const LOCAL = ["127.0.0.0/8"];

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver on this machine that answers with `statuses` in turn, the last one for ever. */
async function receiver(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const status = statuses[Math.min(received.length, statuses.length - 1)] ?? 204;
      received.push({ headers: request.headers, body: Buffer.concat(pieces).toString() });
      response.writeHead(status, { Location: "http://127.0.0.1:1/elsewhere" }).end("not read");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=hidden`, received };
}

function webhook(url: string, over: Partial<AlarmChannel> = {}): AlarmChannel {
  return {
    id: "ops",
    kind: "webhook",
    language: "en",
    url,
    secrets: [SECRET],
    allowPrivate: LOCAL,
    ...over,
  } as AlarmChannel;
}

async function storeIn(directory: string): Promise<{ store: AlarmStore; close: () => Promise<void> }> {
  const log = await openLog({ directory });
  const store = await AlarmStore.open(log);
  return {
    store,
    async close() {
      await store.close();
      await log.close();
    },
  };
}

async function opened(channels: readonly AlarmChannel[], directory = temporaryDirectory()) {
  const time = new ManualTime();
  const { store, close } = await storeIn(directory);
  const failures: unknown[] = [];
  const outbox = new Outbox({
    ...{ store, place: "Kazan", timeZone: "UTC", time, chance: () => 0.5 },
    channels: { boardUrl: "https://wall.example.org/wall", channels },
    rule: (id) => (id === WAIT_RULE.id ? WAIT_RULE : undefined),
    onFailure: (_, problem) => failures.push(problem),
  });
  const finish = async () => {
    await outbox.close();
    await close();
  };
  return { time, store, outbox, failures, finish };
}

function owed(second: number, change: "came" | "worse" | "left" = "came", channel = "ops"): OwedMessage {
  const at = (NINE + second * 1_000) as Instant;
  const level = change === "came" ? "watch" : "act";
  return {
    channel,
    owedAt: 0,
    change: { at, id: WAIT_ID, ruleId: WAIT_RULE.id, scope: "channel:voice", change, level, value: 61_000 },
  };
}

const until = (holds: () => boolean) => vi.waitFor(() => expect(holds()).toBe(true), { timeout: 5_000, interval: 5 });

test("[AL30] a message is signed over id, timestamp and body, and forgotten once the receiver took it", async () => {
  const { url, received } = await receiver(204);
  const { store, outbox, time, finish } = await opened([webhook(url)]);
  await store.save({}, [], [owed(0)]);
  outbox.wake();
  await vi.waitFor(async () =>
    expect(await outbox.status()).toMatchObject([{ state: "idle", lastSentAt: time.now() }]),
  );
  const { headers, body } = received[0]!;
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const expected = createHmac("sha256", Buffer.alloc(32, 7)).update(signed).digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
  expect(headers["webhook-timestamp"]).toBe(String(Math.floor(time.now() / 1_000)));
  expect(JSON.parse(body)).toMatchObject({
    type: "floorcast.alarms",
    id: headers["webhook-id"],
    boardUrl: "https://wall.example.org/wall",
    subject: "Kazan: 09:00 WATCH Voice: longest wait 1:01",
    changes: [{ change: "came", scope: "channel:voice" }],
    more: 0,
  });
  expect(await store.due("ops", 10)).toEqual([]);
  await finish();
});

test("[AL31] at most one message a minute: what is owed meanwhile goes into one, the rest of 20 is counted", async () => {
  const { url, received } = await receiver(204);
  const { store, outbox, time, finish } = await opened([webhook(url)]);
  await store.save({}, [], [owed(0)]);
  outbox.wake();
  await until(() => received.length === 1 && outbox.totals.due === 0);
  await store.save(
    {},
    [],
    Array.from({ length: 25 }, (_, i) => owed(i, "worse")),
  );
  outbox.wake();
  await until(() => time.waiting === 1);
  time.pass(59_999);
  expect(received).toHaveLength(1);
  time.pass(1);
  await until(() => received.length === 2);
  const { changes, more, text, subject } = JSON.parse(received[1]!.body);
  expect(changes).toHaveLength(20);
  expect(more).toBe(5);
  expect(subject).toBe("Kazan: 25 changes to alarms, 25 to act on");
  expect(text).toContain("and 5 more");
  await finish();
});

test("[AL32] tried again under the same id after 15 s, 30 s, …; after ten attempts given up and kept to be seen", async () => {
  const { url, received } = await receiver(500);
  const { store, outbox, time, finish } = await opened([webhook(url)]);
  await store.save({}, [], [owed(0)]);
  outbox.wake();
  for (let attempt = 1; attempt < 10; attempt++) {
    await until(() => received.length === attempt && time.waiting === 1);
    const pauseMs = Math.min(3_600_000, 15_000 * 2 ** (attempt - 1));
    time.pass(pauseMs - 1);
    expect(time.waiting).toBe(1);
    time.pass(1);
  }
  await until(() => outbox.totals.dead === 1);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  expect(await outbox.status()).toMatchObject([{ id: "ops", due: 0, dead: 1, problem: "the receiver answered 500" }]);
  expect(await store.dead(10)).toMatchObject([{ channel: "ops", attempts: 10, change: { change: "came" } }]);
  await finish();
});

test("[AL33] killed before the receiver's answer was noted, it is sent once more under the same id", async () => {
  const { url, received } = await receiver(500, 204);
  const directory = temporaryDirectory();
  const first = await opened([webhook(url)], directory);
  await first.store.save({}, [], [owed(0)]);
  first.outbox.wake();
  await until(() => received.length === 1 && first.time.waiting === 1);
  await first.finish();
  const second = await opened([webhook(url)], directory);
  second.time.pass(60_000);
  await second.outbox.start();
  await until(() => received.length === 2 && second.outbox.totals.due === 0);
  expect(received[1]!.headers["webhook-id"]).toBe(received[0]!.headers["webhook-id"]);
  await second.finish();
});

test("[AL34] a private address is not reached unless its network is named; redirects are not followed", async () => {
  const { url, received } = await receiver(302);
  const { port } = new URL(url);
  const refused = await opened([
    webhook(url, { allowPrivate: ["10.0.0.0/8"] } as Partial<AlarmChannel>),
    webhook(`http://localhost:${port}/`, { id: "by-name", allowPrivate: ["10.0.0.0/8"] } as Partial<AlarmChannel>),
  ]);
  await refused.store.save({}, [], [owed(0), owed(0, "came", "by-name")]);
  refused.outbox.wake();
  await until(() => refused.outbox.totals.dead === 2);
  expect(received).toEqual([]);
  for (const status of await refused.outbox.status())
    expect(status.problem).toBe("alarm-address: not a public address");
  await refused.finish();

  const redirected = await opened([webhook(url)]);
  await redirected.store.save({}, [], [owed(0)]);
  redirected.outbox.wake();
  await until(() => received.length === 1 && redirected.time.waiting === 1);
  expect((await redirected.outbox.status())[0]).toMatchObject({
    state: "retrying",
    problem: "the receiver answered 302",
  });
  await redirected.finish();
});

test("[AL35] beyond 1,000 the oldest are given up; what is owed to a channel that is gone as well", async () => {
  const { url } = await receiver(500);
  const { store, outbox, time, finish } = await opened([webhook(url)]);
  await store.save({}, [], [owed(0, "came", "gone"), ...Array.from({ length: 1_003 }, (_, i) => owed(i))]);
  await outbox.start();
  await until(() => time.waiting === 1);
  const counts = await store.messageCounts();
  expect(counts.get("gone")).toEqual({ due: 0, dead: 1 });
  expect(counts.get("ops")).toEqual({ due: 1_000, dead: 3 });
  expect((await store.due("ops", 1))[0]?.change.at).toBe(NINE + 3_000);
  await finish();
});

test("[AL36] mail goes to the server of the channel, in its language, with the id in its headers", async () => {
  const said: string[] = [];
  const server = createTcpServer((socket) => {
    let data = false;
    socket.write("220 test\r\n");
    socket.on("data", (piece) => {
      for (const line of piece.toString().split("\r\n").slice(0, -1)) {
        said.push(line);
        if (data && line !== ".") continue;
        data = line === "DATA";
        socket.write(data ? "354 go on\r\n" : line.startsWith("QUIT") ? "221 bye\r\n" : "250 ok\r\n");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const to = ["duty@example.org", "lead@example.org"];
  const { store, outbox, finish } = await opened([
    {
      id: "ops",
      kind: "mail",
      language: "ru",
      host: "127.0.0.1",
      port,
      security: "none",
      from: "wall@example.org",
      to,
    },
  ]);
  await store.save({}, [], [owed(0, "worse")]);
  outbox.wake();
  await until(() => said.includes("QUIT") || said.includes("."));
  expect(said).toContain("MAIL FROM:<wall@example.org>");
  expect(said.filter((line) => line.startsWith("RCPT TO"))).toHaveLength(2);
  const mail = said.join("\n");
  expect(mail).toMatch(/^X-Floorcast-ID: [0-9a-f-]{36}$/im);
  expect(mail).toMatch(/^Message-ID: <[0-9a-f-]{36}@floorcast>$/m);
  const body = /\n\n([A-Za-z0-9+/=\n]+)\n\.$/m.exec(mail)?.[1] ?? "";
  expect(Buffer.from(body, "base64").toString()).toContain("09:00 СРОЧНО Голос: дольше всех ждёт 1:01");
  await finish();
});
