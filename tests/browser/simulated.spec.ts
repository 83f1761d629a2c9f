import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";
import { floorTime, MIDDAY, openWall, pressed, pressedUntil, wallText } from "../fixtures/browserWall.ts";

const MINUTE_MS = 60_000;
const DAY = { feed: "simulated", from: String(MIDDAY), speed: "600", lang: "en" };

/** Opens a simulated day, lets it run for some floor minutes and pauses it. */
async function played(page: Page, address: string, seed: string, minutes: number) {
  const wall = await openWall(page, address, { ...DAY, seed });
  await expect(async () => expect(await floorTime(wall)).toBeGreaterThan(MIDDAY + minutes * MINUTE_MS)).toPass();
  await page.keyboard.press("Space");
  await expect(page.locator(".wall-screen")).toHaveAttribute("data-feed-state", "paused");
  return wall;
}

test("[P5] one seed gives one wall: two displays say the same at the same floor time, whatever way they came there", async ({
  page,
  context,
  complaints,
  server,
}) => {
  const other = await context.newPage();
  complaints.watch(other);
  // Neither needs the server once its page is loaded.
  let asked = 0;
  await context.routeWebSocket(/\/live$/, (socket) => {
    asked += 1;
    socket.close();
  });
  test.setTimeout(120_000);
  const first = await played(page, server.address, "kazan", 5);
  const second = await played(other, server.address, "kazan", 15);
  expect(asked).toBe(0);

  // The one ahead stands at an event; the one behind comes up by minutes and then event by event.
  const [ahead, behind] =
    (await floorTime(first)) > (await floorTime(second))
      ? [
          { page, wall: first },
          { page: other, wall: second },
        ]
      : [
          { page: other, wall: second },
          { page, wall: first },
        ];
  await pressed(ahead.page, ahead.wall, ".");
  const meetAt = await floorTime(ahead.wall);
  // Short of it by a minute at most: an event at the very instant must be reached as an event.
  await pressedUntil(behind.page, "ArrowRight", meetAt - MINUTE_MS);
  await pressedUntil(behind.page, ".", meetAt);
  expect(await floorTime(behind.wall)).toBe(meetAt);
  // What may come of a floor that stands still is worked out anew, in its own time.
  await expect(async () => expect(await wallText(behind.wall)).toBe(await wallText(ahead.wall))).toPass();
  expect(await wallText(ahead.wall)).toContain("Voice");
});

test("[P6] another seed is another day, and the wall is labelled as simulated", async ({
  page,
  context,
  complaints,
  server,
}) => {
  const other = await context.newPage();
  complaints.watch(other);
  const query = { ...DAY, speed: "0.001" };
  const kazan = await openWall(page, server.address, { ...query, seed: "kazan" });
  const perm = await openWall(other, server.address, { ...query, seed: "perm" });
  await expect(kazan).toContainText("SIMULATED");
  await expect(page.getByTestId("foot")).toContainText("no real people");
  const figures = (wall: typeof kazan) =>
    wall.locator("[data-figure=service-level], [data-figure=waiting]").allInnerTexts();
  expect(await figures(kazan)).not.toEqual(await figures(perm));
});
