import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";

/** The longest the page was not its reader's own, ms, since it was opened. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { longest: number }).longest);
}

test("[LC12, LC14] a guess, the answer of the runs, the map of the claim by keyboard, its files, and on to the desk", async ({
  page,
  start,
}) => {
  test.setTimeout(240_000);
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/lab/presets?lang=en`);
  await expect(page.getByRole("link", { name: "The power of one" })).toBeVisible();
  await page.getByRole("link", { name: "Three at once" }).click();
  await expect(page).toHaveURL(/\/lab\/presets\/three-at-once/);

  // Neither answer nor lesson before they are asked for; a guess that is none is told so.
  await expect(page.getByText("It comes after the answer.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.getByRole("button", { name: "Show the answer" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "One of these" })).toBeVisible();
  await page.getByRole("radio", { name: "One at a time" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  const answer = page.getByRole("region", { name: "The answer" });
  await expect(answer).toHaveAttribute("data-answer", "choice", { timeout: 60_000 });
  await expect(page.getByText("You said: One at a time.")).toBeVisible();
  await expect(answer.getByText(/^The runs say: Three at once\./)).toBeVisible();
  await expect(answer.getByText("Your guess does not hold.")).toBeVisible();
  await expect(answer.getByRole("row", { name: /^Five at once .+ ±.+ pp.* better/ })).toBeVisible();
  await expect(page.getByText(/^The wallboard says “more”/)).toBeVisible();
  await expect(answer.getByRole("status")).toContainText(/Seed three-at-once, certificate [0-9a-f]{16}/);

  // Who was really helped says three, wherever the line is full.
  const claim = page.getByRole("region", { name: "Where do three at once beat more, or fewer?" });
  await claim.getByRole("button", { name: "Run" }).click();
  await expect(claim.locator("[data-run=complete]")).toBeVisible({ timeout: 120_000 });
  await expect(
    claim.getByText(/4 chats at once beat three in 0 of 30 cells, three beat 4 chats at once in \d+/),
  ).toBeVisible();
  const map = claim.getByRole("slider", { name: "Where do three at once beat more, or fewer?" });
  await map.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("PageUp");
  await expect(map).toHaveAttribute(
    "aria-valuetext",
    /^Chats an hour 200; Length of a chat ×1\.3\. A better\. B − A = −/,
  );
  await claim.getByRole("button", { name: "Table" }).click();
  await expect(claim.getByRole("row", { name: /^200 \/ ×1\.3 .+ A better\. > 99\.9% \d+$/ })).toBeVisible();
  const download = page.waitForEvent("download");
  await claim.getByRole("button", { name: "CSV" }).click();
  const rows = readFileSync(await (await download).path(), "utf8")
    .trim()
    .split("\r\n");
  expect(rows).toHaveLength(1 + 30);
  expect(rows.at(-1)).toMatch(/,worse,\d+$/);

  // A slider of the preset as a curve; both to the desk.
  const slider = page.getByRole("region", { name: "Move one thing" });
  await slider
    .getByRole("slider", { name: /Chats at once/ })
    .first()
    .press("End");
  await slider.getByRole("button", { name: "Run along it" }).click();
  await expect(slider.locator("[data-run=complete]")).toBeVisible({ timeout: 60_000 });
  await expect(slider.getByText(/^“?Service level.? is best at 5: \d+\.\d% ±/)).toBeVisible();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.getByRole("button", { name: "Open in the lab" }).click();
  await expect(page).toHaveURL(/\/lab$/);
  await expect(page.getByText("Three at once").first()).toBeVisible();
});

test("[LC6, LC14] sensitivity in Russian: what matters most, two quantities as curves, bad values, stopped by Esc; the page stays its reader's", async ({
  page,
  start,
}) => {
  test.setTimeout(240_000);
  const server = await start({ simulation: false });
  await page.addInitScript(() => {
    const seen = window as unknown as { longest: number };
    seen.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask" });
  });
  await page.goto(`${server.address}/lab/sensitivity?lang=ru&theme=dark`);
  await page.getByLabel("Сценарий", { exact: true }).selectOption("preset:power-of-one");
  const tornado = page.getByRole("region", { name: "Что важнее всего" });
  await page.evaluate(() => {
    (window as unknown as { longest: number }).longest = 0;
  });
  await tornado.getByRole("button", { name: "Прогнать" }).click();
  await expect(tornado.locator("[data-run=complete]")).toBeVisible({ timeout: 120_000 });
  const longest = await longestTask(page);
  test.info().annotations.push({ type: "longest task while running", description: `${longest} ms` });
  await expect(
    tornado.getByText(/^Сильнее всего «Уровень обслуживания» двигает параметр: .+ \(размах \d+,\d\sп\.\sп\.\)/),
  ).toBeVisible();
  const bars = tornado.getByRole("slider");
  await bars.focus();
  await page.keyboard.press("ArrowDown");
  await expect(bars).toHaveAttribute("aria-valuetext", /: при .+\sп\.\sп\.\s±\s.+, при /);
  await tornado.getByRole("button", { name: "Таблица" }).click();
  await expect(tornado.getByRole("columnheader", { name: "Размах" })).toBeVisible();

  const sweep = page.getByRole("region", { name: "Вдоль одной или двух величин" });
  const values = sweep.getByLabel("Какие").first();
  await values.fill("1 x 0,5");
  await expect(sweep.getByRole("alert")).toContainText("values.1: ожидалось число, получено x");
  await expect(sweep.getByRole("button", { name: "Прогнать" })).toBeDisabled();
  await values.fill("0,9 1 1,1");
  await sweep.getByRole("combobox", { name: "И вдоль" }).selectOption({ label: "«Телефон», терпение, в среднем" });
  await sweep.getByRole("button", { name: "Прогнать" }).click();
  await expect(sweep.locator("[data-run=complete]")).toBeVisible({ timeout: 60_000 });
  await expect(sweep.locator("svg [data-curve]")).toHaveCount(5);

  // A map that takes long is stopped; what is done stays.
  const map = page.getByRole("region", { name: "Где B лучше A" });
  await map.getByRole("button", { name: "Прогнать" }).click();
  await expect(map.locator("[data-run=running]")).toContainText(/пока [1-9]/, { timeout: 60_000 });
  await page.keyboard.press("Escape");
  await expect(map.locator("[data-run=cancelled]")).toContainText("Остановлено");
  await expect(map.getByRole("slider")).toHaveAttribute("aria-valuetext", /Лучше|Неясно|Одинаково|Ещё/);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
