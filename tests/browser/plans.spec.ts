import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readSheet } from "read-excel-file/node";
import { expect, test } from "../fixtures/browser.ts";

async function fileOf(
  page: Page,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly path: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("[LO21, LO23] from targets to a staffing, to shifts with their files and a simulated check, to why a day was not as planned", async ({
  page,
  start,
}) => {
  test.setTimeout(240_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const server = await start({ simulation: false });

  // Search: a target nobody can keep is told and starts nothing; then the cheapest for the whole run.
  await page.goto(`${server.address}/lab/search?lang=en`);
  await expect(page.locator("[data-search=empty]")).toBeVisible();
  const level = page.getByRole("spinbutton", { name: "Service level at least, Voice" });
  const kept = await level.inputValue();
  await level.fill("140");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.locator(".notice--warn")).toContainText("targets.0.limit");
  await level.fill(kept);
  await page.getByLabel("Days a look").fill("20");
  await page.getByLabel("One number for").selectOption("run");
  await page.getByLabel("Targets are kept").selectOption("run");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.locator("[data-found]")).toContainText(/agent hours on queue cost RUB\s[\d,]+/, {
    timeout: 120_000,
  });
  await expect(page.locator("[data-found]")).toContainText(
    /Nothing cheaper keeps the targets|Nothing can cost less than/,
  );
  await expect(page.getByRole("region", { name: "How the targets are kept" }).getByRole("row")).toHaveCount(4);
  const table = await fileOf(page, () => page.getByRole("button", { name: "CSV" }).first().click());
  expect(readFileSync(table.path, "utf8")).toMatch(/^\uFEFFFrom,"?Voice, on queue/);
  await accessible(page);
  await page.getByRole("button", { name: "Take into the draft" }).click();
  await expect(page.getByText("The draft has these headcounts now.")).toBeVisible();

  // Shifts: rules that cannot be used are told with their places; then the cheapest, proved, with files.
  await page.getByRole("link", { name: "Plan shifts for it" }).click();
  await expect(page.locator("[data-schedule=empty]")).toBeVisible();
  const length = page.getByLabel("Length").first();
  await length.fill("7.7");
  await page.getByRole("button", { name: "Plan shifts" }).click();
  await expect(page.locator(".problems")).toContainText("shiftTypes.0.lengthMinutes");
  await length.fill("8");
  await page.getByRole("button", { name: "Plan shifts" }).click();
  await expect(page.locator("[data-plan]")).toContainText("Proved: no plan within the rules is cheaper.", {
    timeout: 60_000,
  });
  const people = Number(/^\d+/.exec((await page.locator(".plan-answer").textContent()) ?? "")?.[0]);
  const book = await fileOf(page, () => page.getByRole("button", { name: "XLSX" }).click());
  expect((await readSheet(book.path)).length).toBe(people + 1);
  const calendar = await fileOf(page, () => page.getByRole("button", { name: "iCal, everybody" }).click());
  expect(readFileSync(calendar.path, "utf8").match(/BEGIN:VEVENT/g)).toHaveLength(people);
  const own = await fileOf(page, () => page.getByRole("button", { name: "iCal #001" }).click());
  expect(readFileSync(own.path, "utf8").match(/BEGIN:VEVENT/g)).toHaveLength(1);
  await page.getByRole("slider", { name: /agents wanted and agents on queue/ }).press("End");
  await expect(page.locator(".staff-steps__told")).toContainText("on queue");
  await page.getByRole("button", { name: "Take into the draft and simulate" }).click();
  await expect(page.getByRole("table", { name: /Simulated: 60 days each/ })).toBeVisible({ timeout: 60_000 });
  await accessible(page);

  // The bridge: without a day it says what it wants; then bars whose sum is what happened.
  await page.getByRole("link", { name: "Plan and actual" }).click();
  await page.getByRole("button", { name: "Build the bridge" }).click();
  await expect(page.locator(".notice--warn")).toContainText("Choose the day");
  await page.getByLabel("Actual day").selectOption("history");
  await page.getByRole("button", { name: "Read the day" }).click();
  await expect(page.getByText("The history does not tell this day.")).toBeVisible();
  await expect(page.getByText("No forecast of this day is kept.")).toBeVisible();
  await page.getByLabel("Actual day").selectOption("scenario");
  await page.getByLabel("Scenario of that day", { exact: true }).selectOption({ label: "Voice +8%, promo day" });
  await page.getByLabel("Actual service level").fill("80");
  await page.getByLabel("Days simulated").fill("20");
  await page.getByRole("button", { name: "Build the bridge" }).click();
  await expect(page.locator("[data-built]")).toBeVisible({ timeout: 60_000 });
  const steps = await fileOf(page, () => page.getByRole("button", { name: "JSON" }).click());
  const { bridge } = JSON.parse(readFileSync(steps.path, "utf8")) as {
    readonly bridge: {
      readonly forecast: number;
      readonly actual: number;
      readonly bars: readonly { readonly value: number }[];
    };
  };
  expect(bridge.bars.reduce((sum, { value }) => sum + value, bridge.forecast)).toBeCloseTo(0.8, 12);
  await expect(page.locator("[data-factor=volume]")).toContainText(/−[\d.]+ pp/);
  await accessible(page);
  expect(errors).toEqual([]);
});
