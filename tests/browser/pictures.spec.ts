import { expect, test } from "../fixtures/browser.ts";

/** What each stored picture shows: a piece of the gallery, its language and its theme. */
const PICTURES = [
  ["alarmMore", "ru", "dark"],
  ["alarmSeen", "en", "light"],
  ["rowActAhead", "en", "dark"],
  ["rowStale", "en", "dark"],
  ["rowHuge", "ru", "light"],
  ["queueStale", "en", "dark"],
  ["floorTwoThousand", "en", "light"],
  ["floorNamed", "ru", "dark"],
  ["wholeAhead", "en", "dark"],
  ["wholeCalm", "ru", "light"],
  ["wholeAgents", "ru", "dark"],
  ["wholeLost", "en", "light"],
] as const;

test("[P22] the pictures of the gallery are those that were looked at and kept", async ({ page, start }) => {
  // The gallery asks the server for nothing but itself: no floor is needed.
  const server = await start({ simulation: false });
  await page.setViewportSize({ width: 1100, height: 900 });
  for (const lang of ["en", "ru"] as const) {
    for (const theme of ["dark", "light"] as const) {
      await page.goto(`${server.address}/gallery?lang=${lang}&theme=${theme}`);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      for (const [piece, language, colours] of PICTURES) {
        if (language !== lang || colours !== theme) continue;
        const stage = page.locator(`[data-piece=${piece}] .gallery__stage`);
        await expect.soft(stage).toHaveScreenshot(`${piece}-${lang}-${theme}.png`);
      }
    }
  }
});
