// Pictures of the running product. `npm run screenshots` makes the README's picture; `npm run screenshots -- DIR` puts
// every page in every size, language and theme into DIR, to be looked at.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Page } from "playwright";

const ROOT = resolve(import.meta.dirname, "..");
const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1440, 900],
] as const;

const folder = process.argv[2];
const data = mkdtempSync(join(tmpdir(), "floorcast-pictures-"));
const server = spawn(process.execPath, [join(ROOT, "server.ts"), "--port", "0", "--data", data], {
  cwd: ROOT,
  stdio: ["ignore", "pipe", "inherit"],
});
const executablePath = process.env.FLOORCAST_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const address = await addressOf(server.stdout);
  if (folder === undefined) {
    const shown = `${address}/wall?lang=en&theme=dark&dist=5&diag=86`;
    await picture(shown, [1920, 1080], join(ROOT, "docs", "pictures", "wall.png"), telling);
  } else {
    for (const size of SIZES) {
      for (const lang of ["en", "ru"]) {
        for (const theme of ["dark", "light"]) {
          for (const page of ["wall", "", "gallery", "lab", "theatre"]) {
            const name = `${page === "" ? "front" : page}-${size.join("x")}-${lang}-${theme}.png`;
            await picture(`${address}/${page}?lang=${lang}&theme=${theme}`, size, join(folder, name));
          }
        }
      }
    }
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await new Promise((done) => server.once("exit", done));
  rmSync(data, { recursive: true, force: true });
}

async function picture(
  url: string,
  [width, height]: readonly [number, number],
  file: string,
  until: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(url, { timeout: 120_000 });
  await settled(page);
  await until(page);
  mkdirSync(join(file, ".."), { recursive: true });
  await page.screenshot({ path: file });
  await page.close();
}

/** A wall with the hour ahead and something to act on; after a quarter of an hour of calm it is taken as it is. */
async function telling(page: Page): Promise<void> {
  await page.locator("[data-figure=chance]").first().waitFor({ timeout: 120_000 });
  const loud = page.locator("[data-level=act][data-alarm=new]").first();
  await loud.waitFor({ timeout: 900_000 }).catch(() => undefined);
}

/** Fonts loaded and the first frame drawn, where the page draws one. */
async function settled(page: Page): Promise<void> {
  if (new URL(page.url()).pathname === "/wall") await page.getByTestId("wall").waitFor({ timeout: 120_000 });
  if (new URL(page.url()).pathname === "/") await page.getByTestId("floor-time").waitFor({ timeout: 120_000 });
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

/** The first address the server prints. */
function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const address = /Floorcast: (\S+)/.exec(text)?.[1];
      if (address !== undefined) done(address);
    });
    output.on("end", () => fail(new Error(`the server ended before it printed an address: ${text}`)));
  });
}
