import { expect, test } from "../fixtures/browser.ts";
import { floorTime } from "../fixtures/browserWall.ts";

test("[P1] `npm start` shows a simulated centre, labelled, whose time moves, and its wall lives", async ({
  page,
  start,
}) => {
  const server = await start({ script: "scripts/start.mjs" });
  await page.goto(server.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Floorcast");
  const panel = page.locator(".now-panel");
  await expect(panel).toContainText("Simulated centre");
  await expect(panel).toContainText("Invented people and contacts");
  const time = page.getByTestId("floor-time");
  const shown = (await time.textContent()) ?? "";
  expect(shown).toMatch(/^\d\d:\d\d:\d\d$/);
  await expect(time).not.toHaveText(shown);

  await page.getByRole("link", { name: /^Wall/ }).click();
  const wall = page.getByTestId("wall");
  await expect(wall).toBeVisible();
  await expect(wall.locator("[data-channel=voice]")).toBeVisible();
  expect(await wall.locator("[data-channel]").count()).toBeGreaterThan(3);
  await expect(page.getByTestId("clock")).toHaveText(/^\d\d:\d\d$/);
  await expect(wall).toContainText("SIMULATED");
  await expect(page.getByTestId("foot")).toContainText("no real people");

  // Nobody may be on the floor at night: what surely moves is its time, frame by frame.
  const shownAt = await floorTime(wall);
  const sequence = Number(await wall.getAttribute("data-sequence"));
  await expect(async () => expect(await floorTime(wall)).toBeGreaterThan(shownAt + 2_000)).toPass();
  expect(Number(await wall.getAttribute("data-sequence"))).toBeGreaterThan(sequence);
  await page.goto("about:blank");
  expect(await server.end()).toBe(0);
});

test("[P2] every page of the front door opens without a complaint and without scrolling sideways", async ({
  page,
  server,
}) => {
  for (const path of ["/", "/lab", "/theatre", "/gallery", "/api"]) {
    const answer = await page.request.get(`${server.address}${path}`);
    if (path === "/gallery" && answer.status() === 404) continue;
    expect(answer.status(), path).toBe(200);
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
      [1080, 1920],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${server.address}${path}`);
      await expect(page.getByRole("heading").first()).toBeVisible();
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(sideways, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
  }
});
