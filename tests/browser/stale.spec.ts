import { expect, test } from "../fixtures/browser.ts";
import { callAtOnce, happened, post, signedIn, talking, waiting } from "../fixtures/browserFloor.ts";
import { forget, temporaryData } from "../fixtures/browserServer.ts";
import { openWall } from "../fixtures/browserWall.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const SOURCE = "crm://branch-7";
/** A connection that is gone. */
const REFUSED = /\/live.*(ERR_CONNECTION|closed before|failed)|ERR_CONNECTION_REFUSED/;

test("[P7] a killed server withdraws every figure within seconds, and its return brings them back without a reload", async ({
  page,
  complaints,
  start,
}) => {
  test.setTimeout(120 * SECOND_MS);
  complaints.allow(REFUSED);
  const data = temporaryData();
  const server = await start({ data, simulation: false });
  await callAtOnce(server.address);
  await post(server.address, [
    ...waiting(SOURCE, 3 * MINUTE_MS, "anna", "voice"),
    ...waiting(SOURCE, MINUTE_MS, "boris", "chat"),
    ...signedIn(SOURCE, 5 * MINUTE_MS, "Vera"),
    ...talking(SOURCE, 4 * MINUTE_MS, "Gleb", "voice"),
    happened(SOURCE, 0, { type: "source.health", state: "connected" }),
  ]);
  const wall = await openWall(page, server.address);
  const screen = page.locator(".wall-screen");
  const voice = wall.locator("[data-channel=voice]");
  // The book looks every five seconds; by then the source has to say again that it is there.
  await expect(voice).toHaveAttribute("data-level", "act");
  await post(server.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]);
  await expect(voice).not.toHaveClass(/row--ageing/);
  await expect(voice.locator("[data-figure=waiting]")).toHaveText("1");
  await expect(wall.locator(".alarm").first()).toContainText("ACT");
  await expect(wall.locator("[data-seats]")).toHaveCount(2);
  const band = page.getByRole("alert").filter({ hasText: "No live data" });
  await expect(band).toHaveCount(0);
  const loadedAt = await page.evaluate(() => performance.timeOrigin);

  await server.kill();
  await expect(screen).toHaveAttribute("data-link", "lost", { timeout: 7 * SECOND_MS });
  await expect(band).toContainText(/Connection lost at \d\d:\d\d · \d+:\d\d ago/);
  await expect(band).toContainText(/next try in \d+ s/);
  await expect(band).toContainText("Do not act on it");
  await expect(wall.locator("[data-figure]")).toHaveCount(0);
  for (const figure of await wall.locator(".fig").allTextContents()) expect(figure).toBe("—");
  await expect(wall.locator("[data-channel]:not([data-level=unknown])")).toHaveCount(0);
  await expect(wall.locator("[data-seats]")).toHaveCount(0);
  await expect(wall.locator(".floor")).toContainText("2 Unknown");
  await expect(wall.locator(".alarm").first()).toContainText("UNKNOWN");
  await expect(wall.locator(".alarm")).not.toContainText(["ACT"]);
  await expect(wall.locator(".heads")).toContainText(/as of \d\d:\d\d:\d\d/);

  const again = await start({ data, port: server.port, simulation: false });
  expect(again.port).toBe(server.port);
  await expect(screen).toHaveAttribute("data-link", "fresh");
  await post(again.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]);
  await expect(voice).not.toHaveAttribute("data-level", "unknown");
  await expect(voice.locator("[data-figure=waiting]")).toHaveText("1");
  await expect(wall.locator("[data-seats]")).toHaveCount(2);
  await expect(band).toHaveCount(0);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
  await page.goto("about:blank");
  await again.end();
  forget(data);
});

test("[P8] a display that slept for an hour wakes up knowing it: its first word is not “live”", async ({
  page,
  server,
}) => {
  // The display's own clock and its connection are the test's; asleep, nothing reaches it.
  await page.clock.install();
  let asleep = false;
  let sleptMs = 0;
  await page.routeWebSocket(/\/live$/, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((message) => upstream.send(message));
    upstream.onMessage((message) => {
      if (asleep) return;
      // The hour passes for the server, too.
      const told = JSON.parse(String(message)) as { serverAt?: number };
      const serverAt = told.serverAt === undefined ? {} : { serverAt: told.serverAt + sleptMs };
      socket.send(JSON.stringify({ ...told, ...serverAt }));
    });
  });
  await openWall(page, server.address);
  const screen = page.locator(".wall-screen");
  await expect(screen).toHaveAttribute("data-link", "fresh");

  asleep = true;
  await page.evaluate(() => {
    const screen = document.querySelector<HTMLElement>(".wall-screen");
    const seen: string[] = [];
    Object.assign(window, { linksSeen: seen });
    const note = () => seen.push(screen?.dataset.link ?? "");
    new MutationObserver(note).observe(screen!, { attributes: true, attributeFilter: ["data-link"] });
  });
  sleptMs = HOUR_MS;
  await page.clock.fastForward(HOUR_MS);
  await expect(screen).toHaveAttribute("data-link", "lost", { timeout: 2 * SECOND_MS });
  const band = page.getByRole("alert").filter({ hasText: "No live data" });
  await expect(band).toBeVisible();
  await expect(page.getByTestId("wall").locator("[data-figure]")).toHaveCount(0);

  asleep = false;
  await expect(screen).toHaveAttribute("data-link", "fresh");
  await expect(band).toHaveCount(0);
  const seen = await page.evaluate(() => (window as unknown as { linksSeen: string[] }).linksSeen);
  expect(seen[0]).not.toBe("fresh");
  expect(seen.at(-1)).toBe("fresh");
});

test("[P9] a source that falls silent ages, then its channel says DATA, while the connection is fresh", async ({
  page,
  start,
}) => {
  const server = await start({ simulation: false });
  // Ten seconds are a period: ageing after two of them, stale after five.
  await post(server.address, [
    ...waiting("pbx://one", 40 * SECOND_MS, "anna", "voice"),
    ...waiting("chat://two", 60 * SECOND_MS, "boris", "chat"),
    ...signedIn("chat://two", 60 * SECOND_MS, "Vera"),
    ...waiting("mail://three", 15 * SECOND_MS, "denis", "email"),
  ]);
  const wall = await openWall(page, server.address);
  const row = (channel: string) => wall.locator(`[data-channel=${channel}]`);
  await expect(row("voice")).toHaveClass(/row--ageing/);
  await expect(row("voice")).toContainText(/as of \d\d:\d\d:\d\d/);
  await expect(row("voice").locator("[data-figure=waiting]")).toHaveText("1");
  await expect(row("chat")).toHaveClass(/row--dead/);
  await expect(row("chat")).toContainText("DATA");
  expect(new Set(await row("chat").locator(".fig").allTextContents())).toEqual(new Set(["—"]));
  await expect(wall.locator(".alarm").filter({ hasText: "Chat" })).toContainText(/Chat data stopped \d:\d\d ago/);
  await expect(wall.locator(".floor")).toContainText("1 Unknown");
  await expect(page.locator(".wall-screen")).toHaveAttribute("data-link", "fresh");

  await expect(row("voice")).toHaveClass(/row--dead/);
  expect(new Set(await row("voice").locator(".fig").allTextContents())).toEqual(new Set(["—"]));

  await post(server.address, waiting("pbx://one", 0, "galina", "voice"));
  await expect(row("voice")).not.toHaveClass(/row--(dead|ageing)/);
  await expect(row("voice").locator("[data-figure=waiting]")).toHaveText("2");
});
