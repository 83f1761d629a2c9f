import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "../fixtures/browser.ts";

const ROOT = join(import.meta.dirname, "../..");

test("[LX7, LX11, LX13, LX17, LX18] a comparison is stopped, gone on with, taken along, and the terminal gives the same fingerprint", async ({
  page,
  start,
}, info) => {
  test.setTimeout(240_000);
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/lab?lang=en`);
  const run = page.getByRole("region", { name: "Run", exact: true });
  const table = page.getByRole("region", { name: "What each change brings" }).getByRole("table");
  await expect(table).toBeVisible({ timeout: 60_000 });

  // Finer than it can be at once: there is time to call it off. What is done stays, and more is added to it.
  await page.getByLabel("Precision").selectOption("0.002");
  await expect(run).toHaveAttribute("data-run", "running");
  await expect(run.getByRole("status")).toHaveText(/^\d{2,} of about \d+ runs$/);
  await page.keyboard.press("Escape");
  await expect(run).toHaveAttribute("data-run", "stopped");
  const stopped = Number.parseInt((await run.getByRole("status").textContent()) ?? "", 10);
  await expect(table).toBeVisible();
  await run.getByRole("button", { name: "Go on" }).click();
  await expect(run.getByRole("status")).toHaveText(/of about/);
  await page.keyboard.press("Escape");
  await expect(run).toHaveAttribute("data-run", "stopped");
  const further = Number.parseInt((await run.getByRole("status").textContent()) ?? "", 10);
  expect(further).toBeGreaterThan(0);
  expect(stopped).toBeGreaterThan(0);

  await page.getByLabel("Precision").selectOption("0.01");
  await expect(run).toHaveAttribute("data-run", "precise", { timeout: 60_000 });
  const certificate = run.locator("[data-certificate]");
  const fingerprint = await certificate.getAttribute("data-certificate");
  const command = ((await certificate.getAttribute("title")) ?? "").split("\n")[1] ?? "";

  await page.getByRole("button", { name: "Percent" }).click();
  await expect(table.getByRole("row", { name: /^Abandonment/ })).toContainText("%");
  await page.getByRole("button", { name: /^All \d+ measures$/ }).click();
  await expect(table.getByRole("row", { name: /gap between channels/ }).first()).toBeVisible();
  await page.getByRole("region", { name: "What a day may bring" }).getByRole("button", { name: "Table" }).click();
  await expect(page.getByRole("region", { name: "What a day may bring" }).getByRole("row")).toHaveCount(21);
  const axe = await new AxeBuilder({ page }).include(".results").include(".run").analyze();
  expect(axe.violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);

  // Pictures stand alone: what is seen, with its faces, and what repeats it.
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "SVG: What each change brings" }).click();
  const drawn = readFileSync(await (await picture).path(), "utf8");
  const alone = await page.evaluate((text) => {
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    return { words: svg.documentElement.textContent ?? "", strips: svg.querySelectorAll("svg svg path").length };
  }, drawn);
  expect(alone.words).toContain("Service level, voice");
  expect(alone.words).toContain((fingerprint ?? "").replaceAll(/(.{4})(?=.)/g, "$1 "));
  expect(alone.words).toContain("@font-face");
  expect(alone.strips).toBeGreaterThan(20);
  expect(drawn).not.toMatch(/class=|var\(--/);

  const taken = async (name: string) => {
    await run.getByText("Export", { exact: true }).click();
    const download = page.waitForEvent("download");
    await run.getByRole("button", { name, exact: true }).click();
    return (await download).path();
  };
  expect(readFileSync(await taken("CSV ; ,"), "utf8")).toMatch(/^\ufeffmeasure;unit;tag/);
  expect(JSON.parse(readFileSync(await taken("JSON of everything"), "utf8"))).toMatchObject({ fingerprint });
  const sheets = await readWorkbook(await taken("XLSX"));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(["Comparison", "By interval", "20 days", "About"]);
  expect(sheets[3]?.data.find(([name]) => name === "fingerprint")?.[1]).toBe(fingerprint);

  const file = await taken("File for the terminal");
  const args = command.replaceAll("lab.json", file).split(" ").slice(1);
  const [report] = JSON.parse(
    execFileSync(process.execPath, ["cli.ts", ...args, "--json"], { cwd: ROOT }).toString(),
  ) as {
    fingerprint: string;
  }[];
  expect(report?.fingerprint).toBe(fingerprint);

  await run.getByText("Export", { exact: true }).click();
  await run.getByRole("link", { name: "Printed report" }).click();
  await expect(page.locator("[data-report=ready]")).toContainText(fingerprint ?? "no fingerprint");
  await page.screenshot({ path: info.outputPath("report.png"), fullPage: true });
});
