import { readFileSync } from "node:fs";
import { readSheet } from "read-excel-file/node";
import { parseScenario } from "../../sim/scenario/parse.ts";
import { expect, test } from "../fixtures/browser.ts";

/** Half hours from 9:00 to 12:00 of `weeks` weeks of weekdays from Monday 12 January 2026 on, after `skipped` of them. */
function block(weeks: number, skipped = 0, queue = "Support"): string {
  const lines = ["Queue\tDate\tTime\tOffered\tAnswered\tAHT"];
  const first = Date.UTC(2026, 0, 12);
  for (let day = 7 * skipped; day < 7 * weeks; day++) {
    const at = new Date(first + day * 86_400_000);
    if ([0, 6].includes(at.getUTCDay())) continue;
    for (let half = 0; half < 6; half++) {
      const time = `${String(9 + Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
      const offered = 60 + 10 * half + 15 * (at.getUTCDay() === 1 ? 1 : 0) + ((day * 7 + half * 3) % 9);
      lines.push([queue, at.toISOString().slice(0, 10), time, offered, offered - 3, "240"].join("\t"));
    }
  }
  return lines.join("\n");
}

test("[FP1, FP2, FP3, FP4] from a pasted block to a forecast, a change with its reason, a scenario, and what came of it", async ({
  page,
  start,
}) => {
  test.setTimeout(200_000);
  const server = await start({ simulation: false });
  const paste = async (cells: string) => {
    await page.goto(`${server.address}/lab/history?lang=en`);
    await page.getByRole("textbox", { name: "A block of cells" }).fill(cells);
    await page.getByRole("button", { name: "Look at the block" }).click();
    await page.getByLabel("Time zone").fill("Europe/Moscow");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByRole("region", { name: "Result of the import" }).getByText(/rows\. \d+ new/)).toBeVisible();
  };
  await paste(block(8));
  await page.getByRole("link", { name: "Forecast" }).click();

  // First the forecast, then what each method would have done, then bands that are set by it.
  await expect(page.locator("[data-forecast=tested]")).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("chosen: best, or simpler and within 1 %")).toHaveCount(1);
  await expect(page.locator("table tr[aria-current=true]")).toHaveCount(1);
  const days = page.getByRole("slider", { name: /^Contacts a day/ });
  await days.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(days).toHaveAttribute("aria-valuetext", /Mon,? 12 Jan 2026: \d+ contacts/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const told = await days.getAttribute("aria-valuetext");
  expect(told).toMatch(/^Fri,? 20 Mar 2026: [\d,]+ contacts expected; 50 %: [\d,]+ to [\d,]+, 90 %: [\d,]+ to [\d,]+$/);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(page.getByRole("row", { name: /^9:00/ })).toContainText(/—\s*\d+\s*\d+–\d+\s*\d+–\d+/);

  // A person knows better, must say why, takes it back and forth, and saves it.
  const form = page.getByRole("form", { name: "A new change" });
  await form.getByLabel("By how much").fill("20");
  await form.getByRole("button", { name: "Add the change" }).click();
  await expect(form.getByText("Say why: whoever reads the plan must know")).toBeVisible();
  await form.getByLabel("Reason").fill("Mailing to all customers");
  await page.keyboard.press("Enter");
  const changes = page.getByRole("region", { name: "What you know better" });
  await expect(changes.getByRole("row", { name: /2026-03-20 all day \+20% Mailing to all customers/ })).toBeVisible();
  await expect(days).toHaveAttribute("aria-valuetext", /, changed to [\d,]+$/);
  await page.keyboard.press("Control+z");
  await expect(changes.getByText("Nothing is changed")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+s");
  await expect(page.locator(".edit-bar__state")).toHaveText("Saved");

  const file = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    return (await download).path();
  };
  const sheet = await readSheet(await file("XLSX"));
  expect(sheet[0]?.slice(2, 6)).toEqual(["date", "time", "expected", "5 %"]);
  expect(sheet.length).toBe(1 + 10 * 6);
  const last = sheet.at(-1)!;
  expect(Number(last[10]) / Number(last[4])).toBeCloseTo(1.2, 3);

  // One click makes a day that can be simulated.
  await page.getByRole("button", { name: "Make the scenario" }).click();
  await expect(page.getByText(/“Forecast 2026-03-20” is made: 1 queue, at most \d+ agents at once/)).toBeVisible();
  const scenario: unknown = JSON.parse(readFileSync(await file("Download"), "utf8"));
  expect(parseScenario(scenario)).toMatchObject({ ok: true, scenario: { timeZone: "Europe/Moscow" } });

  // Kept, and held against what comes: model and plan apart.
  await page.getByRole("button", { name: "Keep this forecast" }).click();
  await expect(page.getByText("Kept: it will be held against what comes.")).toBeVisible();
  await page.getByRole("link", { name: "Accuracy" }).click();
  await expect(page.getByText("None of the kept forecasts tells of a day that has passed.")).toBeVisible();
  await paste(block(10, 8));
  await page.getByRole("link", { name: "Accuracy" }).click();
  await expect(page.getByRole("table", { name: /Support · .+ · model/ })).toBeVisible();
  const plan = page.getByRole("table", { name: /Support · .+ · plan, with people’s changes/ });
  await expect(plan.getByRole("row", { name: /^1 6 / })).toContainText("%");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page.getByRole("slider", { name: /^Contacts a day as that forecast had it/ })).toHaveAttribute(
    "aria-valuetext",
    /came: \d+/,
  );
});

test("[FP5, FP8] a short history says so and is averaged; all queues make one scenario; in Russian, dark, without complaint", async ({
  page,
  start,
}) => {
  test.setTimeout(150_000);
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/lab/forecast?lang=ru&theme=dark`);
  await expect(page.getByText("Нет истории, по которой можно прогнозировать.")).toBeVisible();
  await page.getByRole("link", { name: "Загрузить историю" }).click();
  for (const [cells, rows] of [
    [block(2), 60],
    [block(8, 0, "Sales"), 240],
  ] as const) {
    await page.getByRole("textbox", { name: "Блок ячеек" }).fill(cells);
    await page.getByRole("button", { name: "Посмотреть блок" }).click();
    await page.getByRole("button", { name: "Загрузить", exact: true }).click();
    await expect(page.getByText(`Новых ${rows}, заменено 0`)).toBeVisible();
  }
  await page.getByRole("link", { name: "Прогноз" }).click();
  await page.getByLabel("Очередь").selectOption("Support · Голос");
  await expect(page.getByText(/История коротка: 10 обычных дней из 15/)).toBeVisible();
  // The page's own link is the page as it is for everybody.
  await page.getByRole("link", { name: "Прогноз" }).click();
  await expect(page.getByLabel("Очередь").locator("option:checked")).toHaveText("Sales · Голос");
  await page.getByLabel("Очередь").selectOption("Support · Голос");
  await expect(page.getByText(/История коротка: 10 обычных дней из 15/)).toBeVisible();
  await expect(page.getByRole("slider", { name: /^Контактов в день/ })).toBeVisible();

  await page.getByRole("button", { name: "Прогноз каждой очереди" }).click();
  const all = page.getByRole("region", { name: "Все очереди вместе" });
  await expect(all.getByText("2 из 2 очередей")).toBeVisible({ timeout: 90_000 });
  await expect(all.getByRole("row", { name: /^Support · Голос среднее 4 таких же дней недели/ })).toBeVisible();
  await expect(all.getByRole("row", { name: /^Sales · Голос .+ %/ })).toBeVisible();
  // Only the longer history reaches so far.
  await all.getByLabel("На", { exact: true }).selectOption({ index: 0 });
  await all.getByRole("button", { name: "Один сценарий на все" }).click();
  await expect(all.getByText(/создан: 2 очереди/)).toBeVisible();
});
