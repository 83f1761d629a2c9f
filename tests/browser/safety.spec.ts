import { WebSocket } from "ws";
import { expect, test } from "../fixtures/browser.ts";
import { happened, post, signedIn, waiting } from "../fixtures/browserFloor.ts";
import { openWall } from "../fixtures/browserWall.ts";

const MINUTE_MS = 60_000;
const IMAGE = "<img src=x onerror=alert(1)>";
const SCRIPT = "<script>alert(2)</script>";

test("[P10] names that are markup are shown as the text they are", async ({ page, start }) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const source = "crm://branch-7";
  const server = await start({ simulation: false });
  await post(server.address, [
    ...signedIn(source, 30 * MINUTE_MS, IMAGE, "break"),
    ...waiting(source, 3 * MINUTE_MS, "anna", "voice", SCRIPT),
    happened(source, 0, { type: "source.health", state: "connected", detail: IMAGE }),
  ]);
  const wall = await openWall(page, server.address, { names: "1" });
  await expect(wall.locator(".flag")).toContainText(IMAGE);
  await expect(wall.locator(".row[data-channel] [data-figure=waiting]")).toHaveText("1");
  await page.goto(server.address);
  await expect(page.locator(".sources")).toContainText(source);
  expect(await page.locator("img, script:not([src]):not([nonce])").count()).toBe(0);
  expect(asked).toEqual([]);

  // Without the wish for names there are only seats.
  const nameless = await openWall(page, server.address);
  await expect(nameless.locator(".flag")).toContainText(/seat 101/);
  await expect(nameless).not.toContainText("onerror");
});

test("[P11] a page of another site cannot open the live feed", async ({ page, server }) => {
  const opened = (origin: string | undefined): Promise<number> =>
    new Promise((done, fail) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}/live`, origin === undefined ? {} : { origin });
      socket.on("open", () => {
        socket.close();
        done(101);
      });
      socket.on("unexpected-response", (request, answer) => {
        request.destroy();
        done(answer.statusCode ?? 0);
      });
      socket.on("error", fail);
    });
  expect(await opened(server.address)).toBe(101);
  expect(await opened("https://evil.example")).toBe(403);
  expect(await opened(`http://evil.example:${server.port}`)).toBe(403);
  expect(await opened("null")).toBe(403);

  const answer = await page.goto(server.address);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
  expect(policy).toContain("frame-ancestors 'none'");
});

test("[P12] a script that somebody manages to put into a page does not run", async ({ page, server, complaints }) => {
  complaints.allow(/Content Security Policy/);
  await page.goto(server.address);
  await page.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = '<img src="/fonts/LICENSE-Onest.txt" onerror="document.title = \'broken\'">';
    document.body.append(script);
  });
  await expect.poll(() => page.locator("img").evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
  await expect(page).toHaveTitle(/^Floorcast/);
});

test("[P13] the language is what the browser prefers until somebody chooses, then it is remembered; so is the theme", async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ locale: "ru-RU", colorScheme: "dark" });
  const page = await context.newPage();
  const html = page.locator("html");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(server.address);
  await expect(html).toHaveAttribute("lang", "ru");
  await expect(html).not.toHaveAttribute("data-theme");
  expect(await paper()).toBe("rgb(16, 17, 18)");
  await page.emulateMedia({ colorScheme: "light" });
  expect(await paper()).toBe("rgb(250, 249, 246)");
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator(".now-panel")).toContainText("Симуляция");

  await page.goto(`${server.address}/?lang=en&theme=light`);
  await expect(html).toHaveAttribute("lang", "en");
  await page.goto(`${server.address}/wall`);
  await expect(html).toHaveAttribute("lang", "en");
  await expect(html).toHaveAttribute("data-theme", "light");
  expect(await paper()).toBe("rgb(250, 249, 246)");
  await expect(page.getByTestId("wall")).toContainText("Waiting");
  await context.close();
});
