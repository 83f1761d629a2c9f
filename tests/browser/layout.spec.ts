import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";
import { calmHour, SEED, troubledHour } from "../fixtures/browserFrames.ts";
import { markContrasts, overlaps, type PlacedText, placedTexts } from "../fixtures/browserLayout.ts";
import { openWall, STILL } from "../fixtures/browserWall.ts";

const SIZES = [
  [1920, 1080],
  [3840, 2160],
  [1440, 900],
  [2560, 1080],
  [1080, 1920],
  [3840, 1080],
  [7680, 4320],
] as const;
const WALL = "[data-testid=wall]";
/** The reference seat: 86″ at 5 m. */
const SEAT = { dist: "5", diag: "86" };
const CAP_HEIGHT = 0.711;
/** 16 arcminutes, less what rounding may take. */
const SMALLEST_ARCMINUTES = 15.9;

/** Pixels of one arcminute at the reference seat: 1′ at d metres is 0.290888 · d mm. */
function arcminute(width: number, height: number): number {
  const screenHeightMm = (86 * 25.4 * height) / Math.hypot(width, height);
  return (0.290888 * 5 * height) / screenHeightMm;
}

/** What a foot may not leave out: how much is hidden, how old the forecast is, whether the wall sounds, its own alarms. */
const TOLD = {
  en: [/\d+ lines not shown/, /forecast \d+:\d\d old/, /sound off/, /\d alarms in the last hour/],
  ru: [/\d+ строк\S* не показан/, /прогноз \d+:\d\d назад/, /звук выключен/, /\d тревог\S* за час/],
} as const;

/** What the foot says in sight: what does not fit wraps below its edge. */
function footTold(wall: Locator): Promise<string[]> {
  return wall.getByTestId("foot").evaluate((foot) => {
    const edge = foot.getBoundingClientRect().bottom + 1;
    const seen = [...foot.children].filter((part) => part.getBoundingClientRect().bottom <= edge);
    return seen.map((part) => part.textContent ?? "");
  });
}

/** Rows whose figures do not stand beside their name, or whose chart has no room to be read, by channel and why. */
function brokenRows(wall: Locator): Promise<string[]> {
  return wall.locator(".row[data-channel]").evaluateAll((rows) =>
    rows.flatMap((row) => {
      const box = (part: Element) => part.getBoundingClientRect();
      const name = box(row.querySelector(".name")!);
      const chart = box(row.querySelector(".chart")!);
      const aside = [...row.querySelectorAll(".cell, .move")].filter(
        (cell) => box(cell).top > name.bottom || box(cell).bottom < name.top,
      );
      const channel = row.getAttribute("data-channel");
      return [
        ...aside.map((cell) => `${channel}: “${cell.textContent}” is not beside the name`),
        ...(chart.height < name.height / 3 ? [`${channel}: a chart ${Math.round(chart.height)} px high`] : []),
      ];
    }),
  );
}

const named = (texts: readonly PlacedText[]) => texts.map(({ text, where }) => `“${text}” (${where})`);

for (const [what, hour] of [
  ["trouble", troubledHour],
  ["calm", calmHour],
] as const) {
  for (const lang of ["en", "ru"] as const) {
    // A calm wall has the words of both languages and the contrast of both themes in two of the four pairs.
    const themes = what === "trouble" ? (["dark", "light"] as const) : ([lang === "en" ? "dark" : "light"] as const);
    for (const theme of themes) {
      test(`[P14, W31] the wall in ${what}, ${lang}, ${theme}: nothing clipped, covered, small or dim at any size`, async ({
        page,
        server,
      }) => {
        const from = String(await hour());
        const query = { feed: "simulated", seed: SEED, from, speed: STILL, lang, theme, ...SEAT };
        const wall = await openWall(page, server.address, query);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        // With the hour ahead a row has the most to carry; the first projection brings its column.
        if (what === "trouble") await expect(wall.locator("[data-figure=chance]").first()).toBeVisible();
        for (const [width, height] of SIZES) {
          const size = `${width}×${height}`;
          await page.setViewportSize({ width, height });
          await expect
            .poll(() => wall.evaluate((element: HTMLElement) => element.offsetWidth))
            .toBeGreaterThan(width * 0.9);
          // Charts measure themselves after the page has laid itself out.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          // The pulse at its far end, where its text is hardest to read.
          await page.evaluate(() => {
            for (const animation of document.getAnimations()) {
              animation.pause();
              animation.currentTime = Number(animation.effect?.getComputedTiming().duration ?? 0);
            }
          });
          const texts = await placedTexts(page, WALL);
          expect(texts.length, size).toBeGreaterThan(10);
          const outside = texts.filter(
            (text) => text.left < 0 || text.top < 0 || text.right > width + 1 || text.bottom > height + 1,
          );
          expect.soft(named(outside), `outside the screen, ${size}`).toEqual([]);
          expect.soft(named(texts.filter((text) => text.clipped)), `clipped, ${size}`).toEqual([]);
          expect.soft(overlaps(texts), `covered, ${size}`).toEqual([]);
          const least = (SMALLEST_ARCMINUTES * arcminute(width, height)) / CAP_HEIGHT;
          expect.soft(named(texts.filter((text) => text.fontSize < least)), `under 16′, ${size}`).toEqual([]);
          expect.soft(await brokenRows(wall), `rows, ${size}`).toEqual([]);
          if (what === "trouble") {
            const told = (await footTold(wall)).join(" · ");
            for (const part of TOLD[lang]) expect.soft(told, `foot, ${size}`).toMatch(part);
          }
          const scrolls = await page.evaluate(() => [
            document.documentElement.scrollWidth - innerWidth,
            document.documentElement.scrollHeight - innerHeight,
          ]);
          expect.soft(scrolls, `scrolling, ${size}`).toEqual([0, 0]);
          const dim = texts.filter((text) => text.contrast < (text.figure ? 7 : 4.5));
          const contrasts = dim.map(({ text, where, contrast }) => `“${text}” (${where}) ${contrast.toFixed(1)}`);
          expect.soft(contrasts, `dim, ${size}`).toEqual([]);
          for (const contrast of await markContrasts(page, WALL))
            expect.soft(contrast, `mark, ${size}`).toBeGreaterThan(3);
        }
        await page.setViewportSize({ width: 1920, height: 1080 });
        const shown = wall.locator("[data-channel], .rest");
        await expect(shown.first()).toBeVisible();
        await expect(wall.locator(".refuse")).toHaveCount(0);
        const loud = await wall.locator("[data-level=act], [data-level=watch]").count();
        if (what === "trouble") expect(loud).toBeGreaterThan(1);
        else expect(loud).toBe(0);
      });
    }
  }
}

test("[P15] a screen too small for its distance shows alarms and says up to where it would read", async ({
  page,
  server,
}) => {
  const query = { feed: "simulated", seed: SEED, from: String(await troubledHour()), speed: STILL, lang: "en" };
  const wall = await openWall(page, server.address, { ...query, dist: "8", diag: "43" });
  await expect(wall.locator(".refuse")).toHaveText(
    /^From 8 m this screen can carry alarms only\. The wall reads up to \d+\.\d m\. \d+ channels? not shown\.$/,
  );
  await expect(wall.locator(".alarm").first()).toBeVisible();
  await expect(wall.locator("[data-figure]")).toHaveCount(0);
  const reach = /up to (\d+\.\d) m/.exec((await wall.locator(".refuse").textContent()) ?? "")?.[1] ?? "";
  // What the sentence promises holds: at a calm hour the wall is whole from there.
  const calm = { ...query, from: String(await calmHour()) };
  const near = await openWall(page, server.address, { ...calm, dist: String(Number(reach) - 0.1), diag: "43" });
  await expect(near.locator("[data-figure]").first()).toBeVisible();
  await expect(near.locator(".refuse")).toHaveCount(0);
});

test("[P16] reduced motion stands still: the critical pulse is a static block", async ({ page, server }) => {
  const query = { feed: "simulated", seed: SEED, from: String(await troubledHour()), speed: STILL, lang: "en" };
  const moving = () =>
    page.evaluate(
      () =>
        document.getAnimations().filter((animation) => {
          const { duration } = animation.effect?.getComputedTiming() ?? {};
          return animation.playState === "running" && typeof duration === "number" && duration > 0;
        }).length,
    );
  await openWall(page, server.address, query);
  await expect.poll(moving).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await openWall(page, server.address, query);
  await expect(page.locator(".alarm--act").first()).toBeVisible();
  expect(await moving()).toBe(0);
  for (const { text, contrast } of await placedTexts(page, ".alarm--act")) {
    expect(contrast, text).toBeGreaterThanOrEqual(4.5);
  }
});
