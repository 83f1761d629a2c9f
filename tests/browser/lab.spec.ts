import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";

/** Half hours from 9:00 to 12:00 of eight weeks of weekdays from Monday 12 January 2026 on. */
function history(): string {
  const lines = ["Queue\tDate\tTime\tOffered\tAnswered\tAHT"];
  const first = Date.UTC(2026, 0, 12);
  for (let day = 0; day < 56; day++) {
    const at = new Date(first + day * 86_400_000);
    if ([0, 6].includes(at.getUTCDay())) continue;
    for (let half = 0; half < 6; half++) {
      const time = `${String(9 + Math.floor(half / 2)).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`;
      const offered = 60 + 10 * half + ((day * 7 + half * 3) % 9);
      lines.push(["Support", at.toISOString().slice(0, 10), time, offered, offered - 3, "240"].join("\t"));
    }
  }
  return lines.join("\n");
}

const tree = (page: Page): Locator => page.getByRole("list", { name: "Scenarios of this document" });
const tool = (page: Page, name: RegExp): Locator => page.locator(".lab-tools").getByRole("button", { name });
/** The print of every number of the comparison, once it is as precise as was asked. */
async function fingerprint(page: Page): Promise<string> {
  const certificate = page.locator("[data-certificate]");
  await expect(certificate).toBeVisible({ timeout: 90_000 });
  return (await certificate.getAttribute("data-certificate")) ?? "";
}

test("[LS26] a planner's day: forecast, scenarios, comparison, search, schedule, files, and the same digits by a link", async ({
  page,
  browser,
  start,
  complaints,
}) => {
  test.setTimeout(290_000);
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/lab/history?lang=en`);
  await page.getByRole("textbox", { name: "A block of cells" }).fill(history());
  await page.getByRole("button", { name: "Look at the block" }).click();
  await page.getByLabel("Time zone").fill("Europe/Moscow");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("region", { name: "Result of the import" }).getByText(/rows\. \d+ new/)).toBeVisible();
  await page.getByRole("link", { name: "Forecast" }).click();
  await expect(page.locator("[data-forecast=tested]")).toBeVisible({ timeout: 90_000 });
  await page.getByRole("button", { name: "Make the scenario" }).click();
  await page.getByRole("button", { name: "Open in the lab" }).click();

  // The forecast is the baseline; a change in the sheet begins a draft, and a second one goes on with it.
  await expect(page.getByRole("heading", { name: /^Forecast 2026-/, level: 1 })).toBeVisible();
  await expect(page.locator(".lab-answer__line")).toContainText("of 20", { timeout: 60_000 });
  const cells = page.locator(".time-block").getByRole("textbox", { name: /^Scheduled/ });
  const before = await cells.nth(1).inputValue();
  await cells.nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".lab-desk__main")).toHaveAttribute("data-draft", "true");
  await expect(cells.nth(1)).toHaveValue(String(Number(before) - 2));
  await expect(page.getByRole("heading", { name: /−2 agents/, level: 1 })).toBeVisible();
  const changes = page.getByRole("region", { name: "This draft changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Save as scenario" }).click();
  await expect(
    tree(page)
      .getByRole("button", { name: /^.*−2 agents/ })
      .last(),
  ).toHaveAttribute("aria-current", "true");

  // A second variant stands on the first; its only change is taken back by a click, and brought back by undo.
  await cells.nth(2).focus();
  await page.keyboard.press("ArrowUp");
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await changes.getByRole("button", { name: /^Take back/ }).click();
  await expect(page.locator(".lab-desk__main")).toHaveAttribute("data-draft", "false");
  await page.keyboard.press("Control+z");
  await expect(changes.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Save as scenario" }).click();
  await expect(page.locator(".lab-node")).toHaveCount(3);

  // Four letters at most, the same days for each; the answer is a sentence.
  const print = await fingerprint(page);
  expect(print).toMatch(/^[0-9a-f]{16}$/);
  await expect(page.locator(".lab-answer__line")).toContainText("of 20");
  await page.screenshot({ path: test.info().outputPath("desk.png") });
  const axe = await new AxeBuilder({ page }).analyze();
  expect(
    axe.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
  ).toEqual([]);

  // The file runs in the terminal, and the link opens in a browser that knows nothing: the same digits.
  const download = page.waitForEvent("download");
  await tool(page, /^Export$/).click();
  const path = await (await download).path();
  const document = JSON.parse(readFileSync(path, "utf8")) as { scenarios: { id: string }[]; compared: string[] };
  expect(document.scenarios).toHaveLength(2);
  const runs = Number(await page.locator(".results").getAttribute("data-runs"));
  const ids = ["baseline", ...document.compared].map((id) => `${path}#${id}`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(import.meta.dirname, "../../cli.ts"),
      "compare",
      ...ids,
      "--seed",
      seedOf(path),
      "--replications",
      String(runs),
      "--json",
    ],
    { maxBuffer: 64 * 2 ** 20 },
  );
  expect(stdout).toContain(print);
  await tool(page, /^Share$/).click();
  const link = await page.getByRole("dialog").getByRole("textbox").inputValue();
  await page.keyboard.press("Escape");
  const other = await browser.newContext();
  const clean = await other.newPage();
  complaints.watch(clean);
  await clean.goto(link);
  await expect(clean.locator(".lab-node")).toHaveCount(3);
  expect(await fingerprint(clean)).toBe(print);
  expect(new URL(clean.url()).hash).toBe("");
  await other.close();

  // Search takes its answer into the draft; schedules start from there.
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.getByLabel("One number for").selectOption("run");
  await page.getByLabel("Days a look").fill("20");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.locator("[data-found]")).toBeVisible({ timeout: 90_000 });
  await page.getByRole("button", { name: "Take into the draft" }).click();
  await page.getByRole("link", { name: "Schedules", exact: true }).click();
  await page.getByRole("button", { name: "Plan shifts" }).click();
  await expect(page.locator("[data-plan]")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("link", { name: "Scenarios", exact: true }).click();
  await expect(page.locator(".lab-desk__main")).toHaveAttribute("data-draft", "true");

  // Every step is taken back, to the forecast alone; a reload finds what is kept, steps forgotten.
  const undo = tool(page, /^Undo:/);
  for (let i = 0; i < 30 && (await undo.count()) > 0; i++) await page.keyboard.press("Control+z");
  await expect(page.locator(".lab-node")).toHaveCount(1);
  await expect(page.locator(".lab-desk__main")).toHaveAttribute("data-draft", "false");
  for (let i = 0; i < 2; i++) await page.keyboard.press("Control+y");
  await expect(page.locator(".lab-tools__kept")).toHaveAttribute("data-keeping", "kept");
  const nodes = await page.locator(".lab-node").count();
  await page.reload();
  await expect(page.locator(".lab-node")).toHaveCount(nodes);
});

function seedOf(path: string): string {
  return (JSON.parse(readFileSync(path, "utf8")) as { seed: string }).seed;
}
