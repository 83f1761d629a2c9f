import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { WebSocket } from "ws";
import { openWebServer } from "../../live/webServer.ts";
import { demonstrationBoard } from "../../sim/feed/demonstrationBoard.ts";
import { PROTOCOL_VERSION } from "../../sim/protocol/messages.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import type { RealTime } from "../../workers/clock.ts";

/**
 * Whether the server's heap grows over a simulated day: the demonstration centre played by a fast clock, with its log,
 * frames, alarms and look-ahead, and ten displays that take what comes. Heap after a collection at every third hour.
 *
 * Run: npm run bench -- serverDay [floor time per real time, 240] [hours, 24]
 */
const SPEED = Number(process.argv[2] ?? 240);
const HOURS = Number(process.argv[3] ?? 24);
const EVERY_H = 3;
const DISPLAYS = 10;
const HOUR_MS = 3_600_000;

const begunAt = Date.now();
const time: RealTime = {
  now: () => Math.floor(begunAt + (Date.now() - begunAt) * SPEED),
  after: (ms, then) => {
    const timer = setTimeout(then, ms / SPEED);
    return () => clearTimeout(timer);
  },
};

const directory = mkdtempSync(join(tmpdir(), "floorcast-day-"));
const server = await openWebServer({
  ...{ directory, port: 0, host: "127.0.0.1", sources: [], time },
  config: demonstrationBoard(),
  logger: pino({ level: "silent" }),
  simulation: { scenario: demonstration, config: demonstrationBoard(), seed: "day" },
});
await server.started;
const sockets = Array.from({ length: DISPLAYS }, () => {
  const socket = new WebSocket(`${server.address.replace("http", "ws")}/live`);
  socket.on("open", () => socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION })));
  socket.on("error", () => undefined);
  return socket;
});
const from = time.now();
for (let hours = 0; hours <= HOURS; hours += EVERY_H) {
  while (time.now() < from + hours * HOUR_MS) await new Promise((done) => setTimeout(done, 100));
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const mb = (bytes: number) => Number((bytes / 1_048_576).toFixed(1));
  console.log(
    JSON.stringify({
      hours,
      heapMb: mb(heapUsed),
      buffersMb: mb(arrayBuffers),
      residentMb: mb(rss),
      displays: sockets.filter((one) => one.readyState === WebSocket.OPEN).length,
    }),
  );
}
for (const socket of sockets) socket.terminate();
await server.close();
rmSync(directory, { recursive: true, force: true });
process.exit(0);
