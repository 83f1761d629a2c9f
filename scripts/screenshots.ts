// Pictures of the running product. `npm run screenshots` makes the README's picture; `npm run screenshots -- DIR` puts
// every page in every size, language and theme into DIR, to be looked at; `npm run screenshots -- DIR wall boards` only
// those pages. The pages have to be built.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright";

const ROOT = resolve(import.meta.dirname, "..");
type Size = readonly [width: number, height: number];
const NEAR: readonly Size[] = [
  [1920, 1080],
  [1440, 900],
];
const FAR: readonly Size[] = [...NEAR, [3840, 2160], [2560, 1080], [3840, 1080], [1080, 1920]];
/** A morning of the demonstration centre at which one channel has to be acted on and another watched, and its wall. */
const TROUBLED = `feed=simulated&seed=kazan&from=${Date.UTC(2026, 2, 11, 8)}`;
const SEAT = "dist=5&diag=86";
/** How long a page may take to have what is waited for, ms; then it is a failure with a name, not a wait without end. */
const PATIENCE_MS = 60_000;

interface Shown {
  readonly name: string;
  readonly path: string;
  readonly sizes: readonly Size[];
  /** What has to be there before a picture is worth taking. */
  readonly until: string;
}

const PAGES: readonly Shown[] = [
  { name: "wall", path: `wall?${TROUBLED}&${SEAT}`, sizes: FAR, until: "[data-figure=chance]" },
  { name: "agents", path: `wall?${TROUBLED}&${SEAT}&audience=agents`, sizes: FAR, until: "[data-audience=agents]" },
  { name: "front", path: "?", sizes: NEAR, until: "[data-testid=floor-time]" },
  { name: "boards", path: "boards?", sizes: NEAR, until: "[data-board=supervisor]" },
  { name: "editor", path: "boards/supervisor/edit?", sizes: NEAR, until: "[data-testid=wall]" },
  { name: "alarms", path: "alarms?", sizes: NEAR, until: "[data-rule]" },
  { name: "gallery", path: "gallery?", sizes: NEAR, until: "[data-piece]" },
  { name: "desk", path: "desk?", sizes: NEAR, until: "h1, h2" },
  { name: "lab", path: "lab?", sizes: NEAR, until: "h1" },
  { name: "theatre", path: "theatre?", sizes: NEAR, until: "h1" },
];

const [folder, ...names] = process.argv.slice(2);
const pages = PAGES.filter(({ name }) => names.length === 0 || names.includes(name));
const data = mkdtempSync(join(tmpdir(), "floorcast-pictures-"));
const server = spawn(process.execPath, [join(ROOT, "server.ts"), "--port", "0", "--data", data], {
  cwd: ROOT,
  stdio: ["ignore", "pipe", "inherit"],
});
const gone = new Promise((done) => server.once("exit", done));
const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const address = await addressOf(server.stdout);
  if (folder === undefined) await readmePicture(browser, address);
  else for (const shown of pages) await everyPicture(browser, address, shown, folder);
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await gone;
  rmSync(data, { recursive: true, force: true });
}

/** A wall with something to act on and the hour ahead, as it stands in the README. */
async function readmePicture(browser: Browser, address: string): Promise<void> {
  const [shown] = PAGES;
  if (shown === undefined) throw new RangeError("PAGES: expected the wall first, got nothing");
  const page = await opened(browser, `${address}/${shown.path}&lang=en&theme=dark`, shown);
  await page.locator("[data-level=act]").first().waitFor({ timeout: PATIENCE_MS });
  await take(page, join(ROOT, "docs", "pictures", "wall.png"));
  await page.context().close();
}

/** A page in every size, language and theme: loaded once for each language and theme. */
async function everyPicture(browser: Browser, address: string, shown: Shown, folder: string): Promise<void> {
  for (const lang of ["en", "ru"]) {
    for (const theme of ["dark", "light"]) {
      const page = await opened(browser, `${address}/${shown.path}&lang=${lang}&theme=${theme}`, shown);
      for (const [width, height] of shown.sizes) {
        await page.setViewportSize({ width, height });
        await take(page, join(folder, `${shown.name}-${width}x${height}-${lang}-${theme}.png`));
      }
      await page.context().close();
    }
  }
}

async function opened(browser: Browser, url: string, { until }: Shown): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(url, { timeout: PATIENCE_MS });
  await page.locator(until).first().waitFor({ timeout: PATIENCE_MS });
  return page;
}

async function take(page: Page, file: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Charts measure themselves after the page has laid itself out.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}

/** The first address the server prints. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /Floorcast: (\S+?)\/?\s/.exec(text)?.[1];
      if (address !== undefined) done(address);
    });
    output.on("end", () => fail(new Error(`the server ended before it printed an address: ${text}`)));
  });
}
