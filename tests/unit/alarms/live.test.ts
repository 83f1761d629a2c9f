import { expect, test, vi } from "vitest";
import type { AlarmFrame } from "../../../sim/metrics/alarms/alarm.ts";
import type { AlarmRule } from "../../../sim/metrics/alarms/rule.ts";
import type { FloorEvent } from "../../../sim/vocabulary/index.ts";
import { WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { post, running, wire } from "../live/server.ts";
import { NINE, queued, SetTime, temporaryDirectory } from "../live/support.ts";

type Server = Awaited<ReturnType<typeof running>>;

const QUEUES: AlarmRule = { ...WAIT_RULE, id: "queues", scope: { kind: "each-queue" }, sendTo: [] };
const SECOND = 1_000;

function asked(server: Server, path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.address}${path}`, {
    ...init,
    headers: { "Content-Type": "application/json", ...init.headers },
  });
}

async function json<Body>(response: Promise<Response>): Promise<Body> {
  return (await (await response).json()) as Body;
}

function put(server: Server, rules: readonly unknown[], revision?: number): Promise<Response> {
  const headers: Record<string, string> = revision === undefined ? {} : { "If-Match": `"${revision}"` };
  return asked(server, "/api/v1/alarm-rules", { method: "PUT", headers, body: JSON.stringify({ rules }) });
}

async function alarms(server: Server): Promise<readonly AlarmFrame[]> {
  return (await json<{ alarms: readonly AlarmFrame[] }>(asked(server, "/api/v1/alarms"))).alarms;
}

function act(server: Server, id: string, kind: string, body: object, headers = {}): Promise<Response> {
  const path = `/api/v1/alarms/${encodeURIComponent(id)}/${kind}`;
  return asked(server, path, { method: "POST", body: JSON.stringify(body), headers });
}

/** A server whose clock stands at nine and where one customer waits since then. */
async function waiting(directory = temporaryDirectory()) {
  const time = new SetTime(NINE);
  const server = await running({ directory, time });
  await post(server, wire(queued(0) as FloorEvent));
  return { server, time, directory };
}

test("[AL27] rules are read with their revision, saved over it, and over no other", async () => {
  const { server } = await waiting();
  const read = await asked(server, "/api/v1/alarm-rules");
  expect(read.headers.get("etag")).toBe('"0"');
  expect((await read.json()).rules.map(({ id }: AlarmRule) => id)).toContain("service-level");
  expect((await put(server, [QUEUES])).status).toBe(428);
  expect(await json(put(server, [QUEUES], 0))).toEqual({ revision: 1, rules: [QUEUES] });
  const late = await put(server, [], 0);
  expect([late.status, (await late.json()).code]).toEqual([412, "revision-conflict"]);
  const wrong = await put(server, [{ ...QUEUES, id: "A" }], 1);
  expect([wrong.status, (await wrong.json()).problems[0].path]).toEqual([422, "rules.0.id"]);
  const unsent = await put(server, [{ ...QUEUES, sendTo: ["duty"] }], 1);
  expect((await unsent.json()).problems[0].path).toBe("rules.0.sendTo.0");
});

test("[AL10, AL23, AL28] what people do is stored before it is answered; after a restart it is as it was", async () => {
  const { server, time, directory } = await waiting();
  await put(server, [QUEUES], 0);
  time.set(NINE + 61 * SECOND);
  const [alarm] = await alarms(server);
  expect(alarm).toMatchObject({ id: "queues@queue:sales/voice", state: "new", level: "watch" });
  const id = alarm!.id;
  expect((await act(server, id, "see", {})).status).toBe(422);
  expect((await act(server, "queues@nowhere", "see", { by: "MO" })).status).toBe(404);
  expect((await act(server, id, "unshelve", { by: "MO" })).status).toBe(409);
  expect((await act(server, id, "see", { by: "MO" }, { Origin: "http://elsewhere.example" })).status).toBe(403);
  expect((await act(server, id, "see", { by: "MO" }, { "Content-Type": "text/plain" })).status).toBe(415);
  expect(await json(act(server, id, "shelve", { by: "MO", forMs: 600_000 }))).toEqual({ state: "shelved" });
  time.set(NINE + 62 * SECOND);
  const before = (await alarms(server))[0]!;
  await server.close();

  const again = await running({ directory, time });
  const after = (await alarms(again))[0]!;
  expect(after).toMatchObject({ id, state: "shelved", sinceAt: before.sinceAt, shelvedUntilAt: before.shelvedUntilAt });
  expect((await json<{ revision: number }>(asked(again, "/api/v1/alarm-rules"))).revision).toBe(1);
  expect(await json(act(again, id, "unshelve", { by: "AK" }))).toEqual({ state: "seen" });
  const { changes } = await json<{ changes: { change: string; by?: string }[] }>(
    asked(again, `/api/v1/alarms/history?from=${NINE}&to=${NINE + 120 * SECOND}`),
  );
  expect(changes.map(({ change, by = "" }) => `${change} ${by}`.trim())).toEqual([
    "came",
    "shelved MO",
    "unshelved AK",
  ]);
  expect((await asked(again, "/api/v1/alarms/history?from=soon")).status).toBe(400);
});

test("[AL26] a dry run tells what rules would have done over the log, and its progress where asked", async () => {
  const { server, time } = await waiting();
  time.set(NINE + 200 * SECOND);
  await post(server, wire(queued(1, { from: NINE + 190 * SECOND })));
  const body = JSON.stringify({
    rules: [QUEUES, { ...QUEUES, id: "never", watch: { above: 9e9 }, act: { above: 9e9 } }],
  });
  const path = "/api/v1/alarm-rules/dry-run";
  const result = await json<{ complete: boolean; rules: Record<string, unknown>[] }>(
    asked(server, path, { method: "POST", body }),
  );
  expect(result.complete).toBe(true);
  // Queued at nine: over 20 s at the tick of 25 s, held 10 s at 35 s; the log ends at 190.001 s + 1 ms.
  expect(result.rules[0]).toMatchObject({
    ...{ ruleId: "queues", fired: 1, mostAtOnce: 1, longestMs: 155_002, totalMs: 155_002 },
    spells: [{ scope: "queue:sales", level: "act", fromAt: NINE + 35 * SECOND }],
  });
  expect(result.rules[1]).toMatchObject({ ruleId: "never", fired: 0, spells: [] });
  const headers = { Accept: "application/x-ndjson" };
  const lines = (await (await asked(server, path, { method: "POST", body, headers })).text()).trim().split("\n");
  expect(JSON.parse(lines.at(-1)!)).toEqual({ result });
  expect(JSON.parse(lines[0]!).progress).toBeGreaterThan(0);
  expect((await asked(server, path, { method: "POST", body: "[{}]" })).status).toBe(422);
  // It touched nothing of the centre's own.
  expect((await alarms(server)).every(({ ruleId }) => ruleId !== "queues")).toBe(true);
});

test("[AL25] a live source that falls silent is an alarm, whether anybody looks or not", async () => {
  const { server, time } = await waiting();
  time.set(NINE + 75 * SECOND);
  const silent = (await alarms(server)).find(({ ruleId }) => ruleId === "source-silent");
  expect(silent).toMatchObject({ scope: "source:crm://branch-7", state: "new", value: 75_000, threshold: 50_000 });
  expect(await json(act(server, silent!.id, "see", { by: "MO" }))).toEqual({ state: "seen" });
});

test("[AL29] what a first start finds in an old log is told in the history and sent to nobody", async () => {
  const directory = temporaryDirectory();
  const time = new SetTime(NINE);
  const first = await running({ directory, time });
  await post(first, wire(queued(0)));
  await first.close();
  time.set(NINE + 3_600 * SECOND);
  const channel = {
    id: "ops",
    kind: "webhook",
    language: "en",
    url: "http://127.0.0.1:9/",
    secrets: [],
    allowPrivate: [],
  };
  const alarmChannels = { boardUrl: "https://wall.example.org", channels: [channel] } as never;
  const server = await running({ directory, time, alarmChannels });
  await put(server, [{ ...QUEUES, sendTo: ["ops"] }], 0);
  await alarms(server);
  time.set(NINE + 3_700 * SECOND);
  await vi.waitFor(async () => {
    expect((await alarms(server)).some(({ ruleId }) => ruleId === "queues")).toBe(true);
    const { channels } = await json<{ channels: { due: number; dead: number }[] }>(
      asked(server, "/api/v1/alarm-channels"),
    );
    expect(channels[0]!.due + channels[0]!.dead).toBe(1);
  });
  expect(JSON.stringify(await json(asked(server, "/api/v1/alarm-channels")))).not.toContain("127.0.0.1");
});
