import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "@playwright/test";

/** Rows whose number says which probe is on the screen. */
export const PROBE_CHANNEL = "video";

/** Opens a wall and waits for its first picture. */
export async function openPage(browser: Browser, address: string, query = ""): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: "en-GB" });
  await page.goto(`${address}/wall?lang=en&dist=5&diag=86${query}`);
  await page.getByTestId("wall").waitFor();
  return page;
}

/** Notes when each number of the probe's row was painted: in the animation frame after the one that drew it. */
export async function watchProbe(page: Page): Promise<void> {
  await page.evaluate((channel) => {
    const seen: Record<string, number> = {};
    const look = (): void => {
      const text = document.querySelector(`[data-channel=${channel}] .fig`)?.textContent ?? "";
      const shown = /\d+/.exec(text)?.[0];
      if (shown === undefined || seen[shown] !== undefined) return;
      seen[shown] = 0;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          seen[shown] = performance.timeOrigin + performance.now();
        }),
      );
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
    Object.assign(window, { probesSeen: seen });
  }, PROBE_CHANNEL);
}

/** When each number was painted, ms since the epoch. */
export function probesSeen(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => (window as unknown as { probesSeen: Record<string, number> }).probesSeen);
}

export interface FrameCost {
  /** Frames drawn meanwhile, told by the number each carries. */
  readonly frames: number;
  /** Main thread per frame, of its processor and by the wall, ms: every task of the page, whatever for. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Of its processor time: the longest task. */
  readonly longestMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What a thread does between two looks at its queue; tasks do not lie in one another. */
const TASK = "ThreadControllerImpl::RunTask";

/** What a page's main thread does for `seconds`, by the browser's own tracing. */
export async function frameCost(page: Page, seconds: number): Promise<FrameCost> {
  const session = await page.context().newCDPSession(page);
  const pid = await rendererOf(session);
  const sequence = async () => Number(await page.getByTestId("wall").getAttribute("data-sequence"));
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata"] },
  } as never);
  const before = await sequence();
  await new Promise((done) => setTimeout(done, seconds * 1_000));
  const frames = (await sequence()) - before;
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const main = mainThread(events, pid);
  const tasks = events.filter(
    (event) => event.ph === "X" && event.pid === main.pid && event.tid === main.tid && event.name === TASK,
  );
  const sum = (of: (task: TraceEvent) => number | undefined) => tasks.reduce((all, task) => all + (of(task) ?? 0), 0);
  return {
    frames,
    cpuMs: sum(({ tdur }) => tdur) / 1_000 / frames,
    wallMs: sum(({ dur }) => dur) / 1_000 / frames,
    longestMs: Math.max(0, ...tasks.map(({ tdur }) => tdur ?? 0)) / 1_000,
  };
}

/** The process that draws the page: the one whose trace says so, asked of the browser where it tells. */
async function rendererOf(session: CDPSession): Promise<number | undefined> {
  const { processInfo } = (await session
    .send("SystemInfo.getProcessInfo" as never)
    .catch(() => ({ processInfo: [] }))) as unknown as { processInfo: { type: string; id: number }[] };
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return renderers.length === 1 ? renderers[0]?.id : undefined;
}

/** The busiest main thread of a renderer, or that of process `pid`. */
function mainThread(events: readonly TraceEvent[], pid: number | undefined): { pid: number; tid: number } {
  const mains = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const busy = (thread: TraceEvent) =>
    events.reduce((all, { pid, tid, tdur }) => all + (pid === thread.pid && tid === thread.tid ? (tdur ?? 0) : 0), 0);
  const own = mains.find((thread) => thread.pid === pid) ?? mains.sort((a, b) => busy(b) - busy(a))[0];
  if (own === undefined) throw new Error("the trace names no main thread");
  return own;
}

export interface FirstPaint {
  /** First contentful paint, and the first picture of the floor, ms after navigation began. */
  readonly paintMs: number;
  readonly pictureMs: number;
}

/** How a display that was never here begins. */
export async function firstPaint(browser: Browser, address: string): Promise<FirstPaint> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.goto(`${address}/wall`, { waitUntil: "commit" });
  await page.getByTestId("wall").waitFor();
  const times = await page.evaluate(() => ({
    pictureMs: performance.now(),
    paintMs: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  }));
  await context.close();
  return times;
}

/** Scripts the page loads, worker and prefetched ones apart from none: bytes as gzip has them, and as they came. */
export async function scriptBytes(
  browser: Browser,
  address: string,
): Promise<{ gzip: number; plain: number; files: number }> {
  const page = await browser.newPage();
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") bodies.push(response.body());
  });
  await page.goto(`${address}/wall`);
  await page.getByTestId("wall").waitFor();
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const texts = await Promise.all(bodies);
  await page.close();
  const sum = (of: (body: Buffer) => number) => texts.reduce((all, body) => all + of(body), 0);
  return { gzip: sum((body) => gzipSync(body).length), plain: sum((body) => body.length), files: texts.length };
}

/** Used heap of a page's own thread after a collection, MB. */
export async function pageHeapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1_048_576;
}
