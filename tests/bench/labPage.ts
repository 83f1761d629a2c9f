import { type Browser, chromium, type Page } from "@playwright/test";
import { fragmentOf } from "../../app/lab/_scenarios/shareLink.ts";
import { labOfFile } from "../../sim/scenario/lab/labOfFile.ts";
import { startServer } from "../fixtures/browserServer.ts";
import { threeChannels } from "../fixtures/threeChannels.ts";

/**
 * What a planner waits for at the lab's pages: the first numbers of a comparison, cold and warm, until it is known to
 * ± 1 pp and ± 0.5 pp, a tornado, a search for a staffing; and the longest piece of work of the page's own thread
 * meanwhile, by the clock (as the browser's long tasks are) and in processor time (which other work on the machine does
 * not lengthen). Figures are printed, never asserted. The product must be built.
 *
 * Run: node tests/bench/labPage.ts [rounds, 3] [part: cold, warm, tornado, search, whole; all without]
 */
const ROUNDS = Number(process.argv[2] ?? 3);
const PART = process.argv[3];
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
const VIEW = { viewport: { width: 1920, height: 1080 }, locale: "en-GB" };
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));
const round = (ms: number) => Math.round(ms);
const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** What the page showed when, ms since it was asked for. */
interface Seen {
  readonly at: number;
  readonly runs: number;
  readonly stale: boolean;
  readonly state: string;
  /** Widest half-width, pp. */
  readonly worst: number;
}

/** Put into every page before its own scripts: notes each change of the results and each long task. */
function watch(): void {
  const seen: Seen[] = [];
  const tasks: { at: number; ms: number }[] = [];
  Object.assign(window, { seen, tasks });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, ms: duration });
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const results = document.querySelector<HTMLElement>(".results");
    const run = document.querySelector<HTMLElement>(".run");
    if (results === null || run === null) return;
    const worst = /[\d.]+/.exec(run.querySelector(".run__worst")?.textContent ?? "")?.[0];
    seen.push({
      at: performance.now(),
      runs: Number(results.dataset["runs"]),
      stale: results.dataset["stale"] === "true",
      state: run.dataset["run"] ?? "",
      worst: worst === undefined ? Number.NaN : Number(worst),
    });
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

type Watched = Window & { seen: Seen[]; tasks: { at: number; ms: number }[] };
const seenIn = (page: Page) => page.evaluate(() => (window as unknown as Watched).seen);
const now = (page: Page) => page.evaluate(() => performance.now());

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Does `work` and answers the longest task of the page's thread in it: by the clock, and in processor time. */
async function longest<T>(
  browser: Browser,
  page: Page,
  work: () => Promise<T>,
): Promise<{ value: T; ms: number; cpuMs: number }> {
  const from = await now(page).catch(() => 0);
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  const value = await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const cpu = traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1_000);
  const tasks = await page.evaluate(
    (since) => (window as unknown as Watched).tasks.filter(({ at }) => at >= since),
    from,
  );
  // The browser tells of tasks of 50 ms and more; 0: there was none.
  return { value, ms: Math.max(0, ...tasks.map(({ ms }) => ms)), cpuMs: Math.max(0, ...cpu) };
}

async function opened(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext(VIEW)).newPage();
  await page.addInitScript(watch);
  return page;
}

async function precise(page: Page): Promise<void> {
  await page.locator('.run[data-run="precise"]').waitFor({ timeout: 120_000 });
}

/** When something was first seen after `from`, ms after it; NaN: never. */
function after(seen: readonly Seen[], from: number, is: (one: Seen) => boolean): number {
  return (seen.find((one) => one.at > from && is(one))?.at ?? Number.NaN) - from;
}

const server = await startServer({ simulation: false });
const browser = await chromium.launch({ executablePath, args: ARGS });
const wanted = (part: string) => PART === undefined || PART === part;
try {
  const shown = `${server.address}/lab?lang=en`;
  if (wanted("cold")) {
    const rounds: number[][] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const page = await opened(browser);
      await page.goto("about:blank");
      const { ms, cpuMs } = await longest(browser, page, async () => {
        await page.goto(shown);
        await precise(page);
      });
      const seen = await seenIn(page);
      const desk = seen[0]?.at ?? Number.NaN;
      const first = after(seen, 0, ({ runs }) => runs > 0);
      const one = after(seen, 0, ({ runs, worst }) => runs >= 20 && worst <= 1);
      const half = after(seen, 0, ({ state }) => state === "precise");
      rounds.push([desk, first, one, half, ms, cpuMs]);
      await page.context().close();
    }
    const of = (place: number) => round(middle(rounds.map((figures) => figures[place] ?? Number.NaN)));
    print("a page opened for the first time, ms since it was asked for", {
      ...{ desk: of(0), firstNumbers: of(1), plusMinus1pp: of(2), plusMinusHalfPp: of(3) },
      ...{ longestTask: of(4), longestTaskCpu: of(5) },
    });
  }
  if (wanted("warm")) {
    const page = await opened(browser);
    await page.goto(shown);
    await precise(page);
    const cell = page
      .locator(".time-block")
      .getByRole("textbox", { name: /^Scheduled/ })
      .nth(6);
    const rounds: number[][] = [];
    for (let i = 0; i < ROUNDS * 2; i++) {
      await cell.focus();
      const {
        value: from,
        ms,
        cpuMs,
      } = await longest(browser, page, async () => {
        const at = await now(page);
        await page.keyboard.press("ArrowUp");
        await page
          .locator('.results[data-stale="true"]')
          .waitFor()
          .catch(() => {});
        await page.locator('.results[data-stale="false"]').waitFor();
        await precise(page);
        return at;
      });
      const seen = (await seenIn(page)).filter(({ at }) => at > from);
      const change = seen.find(({ stale }) => stale)?.at ?? Number.NaN;
      const fresh = seen.filter(({ at }) => at > change);
      rounds.push([
        after(fresh, from, ({ stale, runs }) => !stale && runs > 0),
        after(fresh, from, ({ stale, runs, worst }) => !stale && runs >= 20 && worst <= 1),
        after(fresh, from, ({ stale, state }) => !stale && state === "precise"),
        ...[ms, cpuMs],
      ]);
    }
    const of = (place: number) => round(middle(rounds.map((figures) => figures[place] ?? Number.NaN)));
    print("a cell changed on a page that is there, ms since the key", {
      ...{
        firstNumbers: of(0),
        plusMinus1pp: of(1),
        plusMinusHalfPp: of(2),
        longestTask: of(3),
        longestTaskCpu: of(4),
      },
    });
    await page.context().close();
  }
  if (wanted("tornado")) {
    const page = await opened(browser);
    await page.goto(`${server.address}/lab/sensitivity?lang=en`);
    const panel = page.getByRole("region", { name: "What matters most" });
    await panel.getByRole("button", { name: "Run", exact: true }).waitFor();
    const figures = await longest(browser, page, async () => {
      const from = performance.now();
      await panel.getByRole("button", { name: "Run", exact: true }).click();
      await panel.locator('.lab-run[data-run="complete"]').waitFor({ timeout: 240_000 });
      return performance.now() - from;
    });
    print("a tornado", {
      ms: round(figures.value),
      longestTask: round(figures.ms),
      longestTaskCpu: round(figures.cpuMs),
    });
    await page.context().close();
  }
  const search = async (what: string, address: string) => {
    const page = await opened(browser);
    await page.goto(address);
    await precise(page);
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await page.getByRole("button", { name: "Search", exact: true }).waitFor();
    const figures = await longest(browser, page, async () => {
      const from = performance.now();
      await page.getByRole("button", { name: "Search", exact: true }).click();
      await page.locator("[data-found]").waitFor({ timeout: 280_000 });
      return performance.now() - from;
    });
    const said = (await page.locator("[data-found]").first().textContent()) ?? "";
    print(what, {
      ms: round(figures.value),
      longestTask: round(figures.ms),
      longestTaskCpu: round(figures.cpuMs),
      said: said.slice(0, 300),
    });
    await page.context().close();
  };
  if (wanted("search")) await search("a search, the desk's first document", shown);
  if (wanted("whole")) {
    const document = labOfFile(
      { scenario: threeChannels(), variants: [] },
      { id: "bench", language: "en", origin: { kind: "questions" }, savedAt: "2026-01-01T00:00:00Z" },
    );
    await search("a search, 3 channels × 48 intervals × 60 agents", `${shown}${await fragmentOf(document)}`);
  }
} finally {
  await browser.close();
  await server.end();
}
