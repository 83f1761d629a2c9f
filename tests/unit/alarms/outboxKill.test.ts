import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import type { FloorEvent } from "../../../sim/vocabulary/index.ts";
import { WAIT_RULE } from "../../fixtures/alarmWorld.ts";
import { wire } from "../live/server.ts";
import { NODE, projectFile, queued, temporaryDirectory } from "../live/support.ts";

const TARGET = projectFile("tests/fixtures/outboxTarget.ts");
const JSON_BODY = { "Content-Type": "application/json" };

/** Where in the sending of the first message the server is killed. */
type Moment = "before it was read" | "before it was answered";

interface Received {
  readonly id: unknown;
  readonly body: string;
}

/** A receiver that has the sender killed at `moment` and takes everything after that. */
async function receiver(moment: Moment, kill: () => void): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  let killed = false;
  const once = (): boolean => {
    if (killed) return false;
    killed = true;
    kill();
    return true;
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("error", () => undefined);
    request.on("data", (piece: Buffer) => {
      body += piece.toString();
    });
    request.on("end", () => {
      received.push({ id: request.headers["webhook-id"], body });
      if (!once()) response.writeHead(204).end();
    });
  });
  // The connection stands and nothing was read from it: the server is gone before its first byte arrives.
  server.on("connection", (socket) => {
    if (moment === "before it was read" && once()) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function started(directory: string, url: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(NODE, [TARGET, directory, url], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => resolve(piece.toString().trim()));
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready`)));
  });
  return { child, address };
}

/** Somebody has waited for a minute by the events' own time: the alarm is there when the second event is folded. */
async function alarm(address: string): Promise<void> {
  const rules = await fetch(`${address}/api/v1/alarm-rules`, {
    method: "PUT",
    headers: { ...JSON_BODY, "If-Match": '"0"' },
    body: JSON.stringify({ rules: [{ ...WAIT_RULE, onDelayMs: 0 }] }),
  });
  expect(rules.status).toBe(200);
  const now = Date.now();
  const events = [queued(1, { from: now - 60_000 }), queued(2, { from: now })];
  // Killed before it can answer, perhaps: what counts is what was stored.
  await fetch(`${address}/api/v1/events?disorderMs=0`, {
    method: "POST",
    headers: JSON_BODY,
    body: JSON.stringify(events.map((event) => wire(event as FloorEvent))),
  }).catch(() => undefined);
}

async function due(address: string): Promise<number> {
  const answer = (await (await fetch(`${address}/api/v1/alarm-channels`)).json()) as unknown;
  const counts = JSON.stringify(answer).match(/"due":(\d+)/g) ?? [];
  return counts.reduce((sum, text) => sum + Number(text.slice(6)), 0);
}

async function killedAndStartedAgain(moment: Moment): Promise<readonly Received[]> {
  const directory = temporaryDirectory();
  let first: ChildProcess | undefined;
  const { url, received } = await receiver(moment, () => first?.kill("SIGKILL"));
  const one = await started(directory, url);
  first = one.child;
  const gone = new Promise<string | null>((resolve) => one.child.once("exit", (_, signal) => resolve(signal)));
  await alarm(one.address);
  expect(await gone).toBe("SIGKILL");
  const before = received.length;
  const two = await started(directory, url);
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(before), { timeout: 30_000, interval: 20 });
  await vi.waitFor(async () => expect(await due(two.address)).toBe(0), { timeout: 30_000, interval: 20 });
  two.child.kill("SIGKILL");
  return received;
}

test("[PW4] killed after a message was stored and before the receiver read it, it is sent once by the next start", async () => {
  const received = await killedAndStartedAgain("before it was read");
  expect(received).toHaveLength(1);
  expect(received[0]?.body).toContain('"change":"came"');
});

test("[PW4] killed after the receiver read it and before it answered, it is sent once more under the same id", async () => {
  const received = await killedAndStartedAgain("before it was answered");
  expect(received).toHaveLength(2);
  expect(received[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(received[1]?.id).toBe(received[0]?.id);
  expect(JSON.parse(received[1]!.body).changes).toEqual(JSON.parse(received[0]!.body).changes);
});
