import { type Browser, chromium, type Page } from "@playwright/test";
import { WebSocket } from "ws";
import { PROTOCOL_VERSION } from "../../sim/protocol/messages.ts";
import type { FloorFact } from "../../sim/vocabulary/index.ts";
import { type RunningServer, startServer } from "../fixtures/browserServer.ts";
import { WallLoad } from "./support/wallLoad.ts";
import {
  type FirstPaint,
  firstPaint,
  frameCost,
  openPage,
  PROBE_CHANNEL,
  pageHeapMb,
  probesSeen,
  scriptBytes,
  watchProbe,
} from "./support/wallPages.ts";

/**
 * The wall under load, in a real browser: 500 agents, 200 events a second, 50 displays of which a few are browsers.
 * Figures are printed, never asserted. The product must be built (`npx next build`).
 *
 * Run: node tests/bench/wall.ts [seconds of each stretch, 20] [browsers among the displays, 2]
 */
const SECONDS = Number(process.argv[2] ?? 20);
const BROWSERS = Number(process.argv[3] ?? 2);
const DISPLAYS = 50;
const AGENTS = 500;
const MANY_AGENTS = 2_000;
const EVENTS_PER_SECOND = 200;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));
const round = (number: number, digits = 1) => Number(number.toFixed(digits));
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));

function quantile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(fraction * sorted.length) - 1)] ?? Number.NaN;
}

function closeAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.terminate();
}

/** Displays without a browser: they take what comes and count it. */
function sockets(address: string, count: number): { bytes: () => number; close: () => void } {
  let bytes = 0;
  const all = Array.from({ length: count }, () => {
    const socket = new WebSocket(`${address.replace("http", "ws")}/live`);
    socket.on("open", () => socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION })));
    socket.on("message", (data: Buffer) => {
      bytes += data.length;
    });
    return socket;
  });
  return { bytes: () => bytes, close: () => closeAll(all) };
}

/** Posted → painted: one more contact waits on a channel of its own, five times in two seconds at uneven moments. */
async function latency(load: WallLoad, pages: readonly Page[], probes: number): Promise<number[]> {
  const posted = new Map<number, number>();
  for (let n = 1; n <= probes; n++) {
    await rest(350 + ((n * 137) % 250));
    posted.set(n, Date.now());
    const ids = { visitId: `probe${n}`, contactId: `probe${n}`, queueId: "probe", channel: PROBE_CHANNEL };
    await load.post([{ type: "visit.queued", ...ids } as unknown as FloorFact]);
  }
  await rest(2_000);
  const delays: number[] = [];
  for (const page of pages) {
    const seen = await probesSeen(page);
    for (const [n, at] of posted) if ((seen[n] ?? 0) > 0) delays.push(seen[n]! - at);
  }
  return delays;
}

async function underLoad(browser: Browser, agents: number, probes: number): Promise<void> {
  const server = await startServer({ simulation: false });
  const load = new WallLoad(server.address, agents);
  try {
    await load.people();
    load.begin(EVENTS_PER_SECOND);
    // Rows of the probe's channel are there once anybody waits on it.
    const first = { visitId: "probe0", contactId: "probe0", queueId: "probe", channel: PROBE_CHANNEL };
    await load.post([{ type: "visit.queued", ...first } as unknown as FloorFact]);
    await load.post([{ type: "visit.dequeued", visitId: "probe0", outcome: "abandoned" } as unknown as FloorFact]);
    const many = sockets(server.address, DISPLAYS - BROWSERS);
    const pages: Page[] = [];
    for (let n = 0; n < BROWSERS; n++) pages.push(await openPage(browser, server.address));
    for (const page of pages) await watchProbe(page);
    await rest(5_000);
    const [bytes, accepted, from] = [many.bytes(), load.accepted, Date.now()];
    const cost = await frameCost(pages[0]!, SECONDS);
    const seconds = (Date.now() - from) / 1_000;
    print("frame", {
      agents,
      frames: cost.frames,
      cpuMs: round(cost.cpuMs),
      wallMs: round(cost.wallMs),
      longestTaskCpuMs: round(cost.longestMs),
      bytesPerDisplayAndSecond: Math.round((many.bytes() - bytes) / seconds / (DISPLAYS - BROWSERS)),
      eventsPerSecond: Math.round((load.accepted - accepted) / seconds),
    });
    if (probes > 0) {
      const delays = await latency(load, pages, probes);
      print("posted to painted, ms", {
        agents,
        displays: DISPLAYS,
        browsers: BROWSERS,
        n: delays.length,
        p50: Math.round(quantile(delays, 0.5)),
        p90: Math.round(quantile(delays, 0.9)),
        p99: Math.round(quantile(delays, 0.99)),
        acknowledgedP50: Math.round(quantile(load.answeredMs, 0.5)),
        acknowledgedP99: Math.round(quantile(load.answeredMs, 0.99)),
      });
      const measures = await (await fetch(`${server.address}/metrics`)).text();
      const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(measures)?.[1]);
      print("server", {
        frameMs: round((read("floorcast_frame_seconds_sum") / read("floorcast_frame_seconds_count")) * 1_000, 2),
        skipped: read("floorcast_frames_skipped"),
        heapMb: Math.round(read("nodejs_heap_size_used_bytes") / 1_048_576),
        cpuSeconds: round(read("process_cpu_seconds_total")),
      });
    }
    load.end();
    for (const page of pages) await page.close();
    many.close();
  } finally {
    load.end();
    await server.end();
  }
}

async function beginning(browser: Browser, server: RunningServer): Promise<void> {
  await firstPaint(browser, server.address);
  const times: FirstPaint[] = [];
  for (let n = 0; n < 7; n++) times.push(await firstPaint(browser, server.address));
  const of = (key: "paintMs" | "pictureMs") => times.map((time) => time[key]);
  print("first paint, ms", {
    paintP50: Math.round(quantile(of("paintMs"), 0.5)),
    paintWorst: Math.round(Math.max(...of("paintMs"))),
    pictureP50: Math.round(quantile(of("pictureMs"), 0.5)),
    pictureWorst: Math.round(Math.max(...of("pictureMs"))),
  });
  const { gzip, plain, files } = await scriptBytes(browser, server.address);
  print("scripts of /wall", { gzipKb: round(gzip / 1_000), plainKb: round(plain / 1_000), files });
}

/** A day of the demonstration centre in the page's worker, as fast as 600 times real; heaps at its quarters. */
async function simulatedDay(browser: Browser, address: string): Promise<void> {
  const from = Date.UTC(2026, 2, 11);
  const page = await openPage(browser, address, `&feed=simulated&seed=bench&from=${from}&speed=600`);
  const at = async () => Number(await page.getByTestId("wall").getAttribute("data-at"));
  for (let quarter = 1; quarter <= 4; quarter++) {
    while ((await at()) < from + quarter * 6 * 3_600_000) await rest(500);
    const worker = page.workers()[0];
    const workerMb = await worker?.evaluate(() => {
      (globalThis as unknown as { gc?: () => void }).gc?.();
      return (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
    });
    print("simulated day", {
      hours: quarter * 6,
      pageMb: round(await pageHeapMb(page)),
      workerMb: workerMb === undefined ? undefined : round(workerMb / 1_048_576),
      nodes: await page.evaluate(() => document.querySelectorAll("*").length),
    });
  }
  await page.close();
}

const browser = await chromium.launch({
  executablePath,
  args: [...ARGS, "--js-flags=--expose-gc", "--enable-precise-memory-info"],
});
try {
  await underLoad(browser, AGENTS, 60);
  await underLoad(browser, MANY_AGENTS, 0);
  const server = await startServer();
  try {
    await beginning(browser, server);
    await simulatedDay(browser, server.address);
  } finally {
    await server.end();
  }
} finally {
  await browser.close();
}
