import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";

const RUN = "v=1&preset=split-or-blend&a=scatter&b=reserve-2&seed=1";

/** The simulated instant that is drawn, ms. */
const at = async (page: Page) => Number(await page.getByTestId("theatre").getAttribute("data-at"));

/** Every mark and word of both stages as they are drawn. */
const picture = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".stage")].map((stage) => ({
      marks: [...stage.querySelectorAll(".ink")].map((ink) => ink.getAttribute("d")),
      words: stage.textContent,
    })),
  );

test("[TP19, TP9] a trainer chooses two rules, steps, asks why, injects, and shares a link that shows the same frame", async ({
  page,
  server,
  context,
}) => {
  test.setTimeout(180_000);
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${server.address}/theatre?lang=en&theme=dark`);
  await page.getByRole("button", { name: "Split or blend" }).click();
  await page.getByLabel("A", { exact: true }).selectOption("scatter");
  await page.getByLabel("B", { exact: true }).selectOption("reserve-2");
  await page.getByRole("button", { name: "Open the stages" }).click();
  const stages = page.locator(".stage");
  await expect(stages).toHaveCount(2, { timeout: 60_000 });
  await expect(stages.nth(0)).toContainText("Blend: to the least loaded");
  await expect(stages.nth(1)).toContainText("Packed, two kept for phone");
  await expect(page.locator(".lesson__caption")).toContainText("Nothing has happened yet");

  // The first divergence, by key: its customer is followed, and the chart has its flag.
  await page.keyboard.press("d");
  await expect(page.locator(".lesson__caption")).toContainText(/: on A .+, on B .+\./);
  await expect(page.locator(".run-chart")).toContainText("first divergence 08:00:47");
  const first = await at(page);
  await page.keyboard.press("d");
  await expect.poll(() => at(page)).toBeGreaterThan(first);
  await page.keyboard.press("Shift+D");
  await expect.poll(() => at(page)).toBe(first);

  // A step by decision says why: the sentence, the way to "why not", the other stage.
  await page.keyboard.press("Shift+Period");
  const why = page.getByTestId("why");
  await expect(why).toContainText(/was offered|waits|nobody waits/);
  await page.locator(".stage[data-stage=a] .floor__seat").nth(3).click();
  await expect(why).toHaveAttribute("data-stage", "a");
  await expect(why).toContainText(/Why/);
  const select = why.getByLabel("Why not …?");
  if (await select.isVisible()) {
    await select.selectOption({ label: "Vera" });
    await expect(why.getByRole("heading")).toHaveText("Why not Vera?");
  }

  // Play goes on in simulated time, and pauses.
  const before = await at(page);
  await page.getByRole("button", { name: "600×" }).click();
  await page.keyboard.press("l");
  await expect.poll(() => at(page)).toBeGreaterThan(before + 60 * 60_000);
  await page.keyboard.press("k");
  await expect(page.getByTestId("theatre")).toHaveAttribute("data-playing", "false");

  // The time line goes by keys; the injection is done there, marked, part of the link, and can be taken back.
  const slider = page.getByRole("slider", { name: "Position in the run" });
  await slider.focus();
  // The clock has stopped; the picture of its instant may still be on the way.
  const here = Number(await slider.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => at(page)).toBe(here - 60_000);
  const spike = page.getByRole("button", { name: "Spike ×3" });
  await spike.click();
  await expect(page.locator(".run-chart__injection")).toHaveCount(1);
  await expect(page).toHaveURL(/spike/);
  await page.keyboard.press("Control+z");
  await expect(page.locator(".run-chart__injection")).toHaveCount(0);
  await page.keyboard.press("Control+y");
  await expect(page.locator(".run-chart__injection")).toHaveCount(1);
  await page.keyboard.press("PageUp");
  await expect(spike).toHaveAttribute("aria-pressed", "false");

  // The same address elsewhere is the same frame, marks and words; so it is after a reload.
  const stood = await at(page);
  await page.keyboard.press("m");
  await expect.poll(() => at(page)).not.toBe(stood);
  await expect(page.locator(".lesson__caption")).not.toBeEmpty();
  const opensAt = Number(await slider.getAttribute("aria-valuemin"));
  await expect.poll(() => Number(/[#&]t=(\d+)/.exec(page.url())?.[1])).toBe((await at(page)) - opensAt);
  const url = page.url();
  const drawn = await picture(page);
  const elsewhere = await context.newPage();
  await elsewhere.emulateMedia({ reducedMotion: "reduce" });
  await elsewhere.setViewportSize({ width: 1920, height: 1080 });
  await elsewhere.goto(url);
  await expect(elsewhere.locator(".stage")).toHaveCount(2, { timeout: 60_000 });
  await expect.poll(() => at(elsewhere)).toBe(await at(page));
  const there = await picture(elsewhere);
  expect(there.map(({ marks }) => marks)).toEqual(drawn.map(({ marks }) => marks));
  await elsewhere.close();

  // What lies ahead is not shown until it is revealed.
  const clip = page.locator(".run-chart clipPath rect");
  const hidden = Number(await clip.getAttribute("width"));
  await page.keyboard.press("p");
  await expect.poll(async () => Number(await clip.getAttribute("width"))).toBeGreaterThan(hidden);
  await page.getByRole("button", { name: "Where from?" }).click();
  await expect(page.getByTestId("aggregate").locator("tbody tr").first()).toBeVisible();
  await page.keyboard.press("Escape");
});

test("[TP20, TP10] the stages as tables ask the same questions; keys are told; axe finds nothing, in both languages and themes", async ({
  page,
  server,
}) => {
  test.setTimeout(180_000);
  for (const [lang, theme] of [
    ["en", "dark"],
    ["ru", "light"],
  ] as const) {
    await page.goto(`${server.address}/theatre?lang=${lang}&theme=${theme}#${RUN}&t=9594316&follow=voice.503`);
    await expect(page.locator(".stage")).toHaveCount(2, { timeout: 60_000 });
    await page.keyboard.press("w");
    await expect(page.getByTestId("why")).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("t");
    const twin = page.getByTestId("twin");
    // What the tables say is what the stages say.
    const counts = await page.locator(".lane__count").allTextContents();
    const told = await twin.locator(".twin__stage table:first-of-type tbody tr td:nth-child(2)").allTextContents();
    expect(told).toEqual(counts);
    expect((await new AxeBuilder({ page }).include(".sheet").analyze()).violations).toEqual([]);
    await twin.locator(".twin__stage").first().locator("tbody button").first().click();
    await expect(page.getByTestId("why")).toHaveAttribute("data-stage", "a");
    await page.keyboard.press("?");
    await expect(page.locator(".keys > div")).toHaveCount(17);
    await page.keyboard.press("Escape");
    await expect(page.locator(".sheet")).toHaveCount(0);
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    // People are found in either spelling.
    await page.keyboard.type("Vera");
    await page.keyboard.press("Enter");
    await expect(page.getByTestId("why")).toContainText(lang === "ru" ? "Вера" : "Vera");
  }
  // No words of a stage overlap or leave it, on a projector as on a large screen.
  for (const [width, height] of [
    [1280, 720],
    [1440, 900],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".stage span, .stage p, .btn, .seg, .totals td")]
        .filter((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(outside).toEqual([]);
    const bars = await page.locator(".bar").evaluateAll((all) =>
      all.map((bar) => {
        const children = [...bar.children].map((child) => child.getBoundingClientRect());
        return children.every((child, i) => i === 0 || child.left >= (children[i - 1]?.right ?? 0) - 1);
      }),
    );
    expect(bars).toEqual([true, true]);
  }
});

test("[TP6, TP12] one rule alone has one stage, no difference and no B, and stands on a wall as simulated", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${server.address}/theatre?lang=en#v=1&preset=split-or-blend&a=scatter&seed=1&t=9594316`);
  await expect(page.locator(".stage")).toHaveCount(1, { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Divergence" })).toHaveCount(0);
  await expect(page.getByTestId("totals").locator("thead th")).toHaveText(["So far", "A"]);
  // The chart's figure of this instant is the table's.
  await expect(page.locator(".run-chart__figure").first()).toHaveText(
    (await page.locator(".totals [data-row=level] td").first().textContent()) ?? "",
  );
  await expect(page.locator(".run-chart__figure").last()).toHaveText(
    (await page.locator(".totals [data-row=left] td").first().textContent()) ?? "",
  );
  await page.keyboard.press("t");
  await expect(page.locator(".sheet h2")).toHaveText("The stage as tables, 10:39:54");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Wall of A" }).click();
  await expect(page).toHaveURL(/\/wall\?feed=theatre:a#.*preset=split-or-blend/);
  await expect(page.getByText("SIMULATED", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Blend: to the least loaded")).toBeVisible();
});

test("[TP9] a link that is wrong says everything that is wrong with it, and leads back to the choice", async ({
  page,
  server,
}) => {
  await page.goto(`${server.address}/theatre?lang=en#v=1&preset=no-such-preset&a=base&seed=1&t=0`);
  await expect(page.getByTestId("refused")).toContainText("no-such-preset");
  await page.getByRole("button", { name: "Another run" }).click();
  await expect(page.getByRole("button", { name: "Open the stages" })).toBeVisible();
});
