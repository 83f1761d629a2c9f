import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";

const cell = (page: Page, time: string) => page.getByRole("textbox", { name: `Scheduled at ${time}`, exact: true });

/** Puts cells on the clipboard of whoever is focused, as a spreadsheet does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", cells);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Goes to the next part of the scenario by keyboard. */
async function next(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { selected: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name, exact: true })).toHaveAttribute("aria-selected", "true");
}

async function nothingInTheWay(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(".desk-editors").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function type(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name, exact: true }).first();
  await field.focus();
  await field.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test("[LE12] a planner changes every part of a scenario by keyboard alone, and sees what differs from the baseline", async ({
  page,
  server,
}) => {
  test.setTimeout(150_000);
  await page.goto(`${server.address}/lab?lang=en`);
  const first = cell(page, "8:00");
  await expect(first).toBeVisible();
  const stood = await Promise.all(["8:00", "8:30", "9:00", "9:30"].map((time) => cell(page, time).inputValue()));

  // Three half hours lose two agents each; the fourth keeps its own.
  await first.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(first).toHaveValue(String(Number(stood[0]) - 2));
  await expect(cell(page, "9:00")).toHaveValue(String(Number(stood[2]) - 2));
  await expect(cell(page, "9:30")).toHaveValue(stood[3]!);
  await expect(first).toHaveAttribute("data-differs", "true");
  await expect(page.getByText("−2 from baseline")).toBeVisible();

  // A row with a word in it: ringed with its reason, nothing done until the word is a number.
  await cell(page, "10:00").focus();
  const ten = await cell(page, "10:00").inputValue();
  await paste(page, "21\tn/a\t23");
  await expect(page.getByText("Cell 2: “n/a” is not a number.")).toBeVisible();
  await expect(cell(page, "10:30")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Nothing was changed. Type over the marked cells, or drop the row.")).toBeVisible();
  await cell(page, "10:30").focus();
  await page.keyboard.type("22");
  await page.keyboard.press("Enter");
  await expect(cell(page, "11:00")).toHaveValue("23");
  await expect(cell(page, "10:00")).toHaveValue("21");
  expect(ten).not.toBe("");

  // Delete puts the baseline back.
  await cell(page, "9:00").focus();
  await page.keyboard.press("Delete");
  await expect(cell(page, "9:00")).toHaveValue(stood[2]!);
  await nothingInTheWay(page);

  // A block of groups by times, in any order: one cell that is none holds all of it, mended it is one step.
  const eight = await first.inputValue();
  await first.focus();
  await paste(page, "\t8:30\t8:00\nChat\t5\tx\nVoice\t21\t20");
  await expect(page.getByText("Row 2, cell 3: “x” is not a number.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Row 2, cell 3" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("button", { name: "Take 3 cells" })).toBeDisabled();
  await expect(first).toHaveValue(eight);
  await nothingInTheWay(page);
  await page.getByRole("textbox", { name: "Row 2, cell 3" }).fill("6");
  await page.getByRole("button", { name: "Take 4 cells" }).press("Enter");
  await expect(page.getByText("4 cells pasted, 2 groups.")).toBeVisible();
  await expect(first).toHaveValue("20");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(first).toHaveValue(eight);

  // A step drawn by mouse: many moves of the hand, one step of undo.
  const late = cell(page, "19:30");
  const [stoodLate, bar] = [await late.inputValue(), await page.locator(".staff-chart__bar").last().boundingBox()];
  await page.mouse.move(bar!.x + bar!.width / 2, bar!.y + bar!.height / 2);
  await page.mouse.down();
  for (const up of [6, 14, 24, 36]) await page.mouse.move(bar!.x + bar!.width / 2, bar!.y + bar!.height / 2 - up);
  await page.mouse.up();
  expect(Number(await late.inputValue())).toBeGreaterThan(Number(stoodLate) + 1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(late).toHaveValue(stoodLate);

  // The table as a spreadsheet takes it.
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy table" }).click();
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(copied.map((line) => line.split("\t")[0])).toEqual(["", "Scheduled", "Time losses", "Required", "Gap"]);
  expect(copied[1]!.split("\t")[1]).toBe(eight);

  await next(page, "Demand");
  const rate = page.getByRole("textbox", { name: "Per hour at 9:00" });
  const before = Number(await rate.inputValue());
  await rate.focus();
  await page.keyboard.press("PageUp");
  await expect(rate).toHaveValue(String(before + 10));
  // A column of a spreadsheet with a word in it: ringed, and nothing of it done until the word is mended.
  const rateAtTen = await page.getByRole("textbox", { name: "Per hour at 10:00" }).inputValue();
  await page.getByRole("textbox", { name: "Per hour at 9:30" }).focus();
  await paste(page, "41\nten\n43,5");
  await expect(page.getByText("Cell 2: “ten” is not a number.")).toBeVisible();
  const word = page.getByRole("textbox", { name: "Per hour at 10:00" });
  await expect(word).toHaveAttribute("aria-invalid", "true");
  await expect(word).toHaveValue("ten");
  expect(rateAtTen).not.toBe("42");
  await word.focus();
  await page.keyboard.type("42");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Per hour at 9:30" })).toHaveValue("41");
  await expect(word).toHaveValue("42");
  await expect(page.getByRole("textbox", { name: "Per hour at 10:30" })).toHaveValue("43.5");
  // More rows than there is room for are refused in words.
  await word.focus();
  await paste(page, "1\t2\n3\t4");
  await expect(page.getByText("2 rows came, there is room for 1 row here. Nothing was changed.")).toBeVisible();
  await expect(word).toHaveValue("42");
  await page.getByRole("button", { name: "Add: Events" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Kind" })).toHaveValue("spike");
  await type(page, "Factor", "3");
  await nothingInTheWay(page);

  // A queue more, as another one, with the skill of its group; it is there in every part; and away again.
  await page.getByRole("button", { name: "Add a queue" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type("VIP line");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^VIP line/ })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Add a queue" })).toBeFocused();
  await nothingInTheWay(page);

  await next(page, "People");
  await expect(page.getByRole("textbox", { name: /, VIP line: level$/ }).first()).toHaveValue("5");
  await page.getByRole("tab", { name: "Demand" }).click();
  await page.getByRole("button", { name: /^VIP line/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Take away “VIP line”" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^VIP line/ })).toHaveCount(0);
  await next(page, "People");
  await type(page, "Voice, Chat: level", "7");
  await expect(page.getByRole("textbox", { name: "Voice, Chat: handle time, times" })).toHaveValue("1");
  await nothingInTheWay(page);

  // What is out of bounds stays in the field with its reason and is not done.
  await next(page, "Rules");
  await type(page, "Share wanted", "200");
  await expect(page.getByText("Outside of 0–100 %.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Share wanted" })).toHaveValue("80");
  await type(page, "Answered within", "30");
  const back = page.getByRole("button", { name: "Put back Answered within: 20 s" });
  await back.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Answered within" })).toHaveValue("20");
  await nothingInTheWay(page);

  await next(page, "Customers");
  await expect(page.getByRole("img", { name: /^Still there after so long, Patience: half of them/ })).toBeVisible();
  await page.getByRole("checkbox", { name: "Wrap-up" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: /^Wrap-up/ })).toBeChecked();
  await nothingInTheWay(page);

  await next(page, "Costs");
  await type(page, "Wage per paid hour", "500");
  await expect(page.getByRole("button", { name: /^Put back Wage per paid hour/ })).toBeVisible();
  await nothingInTheWay(page);

  await next(page, "Routing");
  const policy = page.getByRole("combobox", { name: "Routing policy" });
  await policy.focus();
  await page.keyboard.press("End");
  await expect(page.getByText("It routes as the baseline does.")).toBeHidden();
  // A policy as JSON: text that is none, and one that is no policy, are told and not done.
  await page.getByText("The policy written out, as JSON").click();
  const json = page.getByRole("textbox", { name: "The policy written out, as JSON" });
  await json.fill("{");
  await page.getByRole("button", { name: "Use this policy" }).press("Enter");
  await expect(page.getByText(/^Not JSON: /)).toBeVisible();
  await json.fill('{ "version": 1 }');
  await page.getByRole("button", { name: "Use this policy" }).press("Enter");
  await expect(page.getByText(/^Not done: \d+ problems/)).toBeVisible();
  // Another system's configuration: read, told in sentences with what could not be said, then used.
  await page.getByText("Import of another system").click();
  await page.getByRole("combobox", { name: "System" }).selectOption("chatwoot");
  await page.getByRole("textbox", { name: "Its file, or its text" }).fill("{");
  await page.getByRole("button", { name: "Read it" }).press("Enter");
  await expect(page.getByRole("button", { name: "Use what was read" })).toHaveCount(0);
  await page
    .getByRole("textbox", { name: "Its file, or its text" })
    .fill(readFileSync(new URL("../fixtures/vendors/chatwoot-policy.json", import.meta.url), "utf8"));
  await page.getByRole("button", { name: "Read it" }).press("Enter");
  await page.getByRole("button", { name: "Use what was read" }).press("Enter");
  await expect(policy.locator("option:checked")).toContainText("written out");
  await nothingInTheWay(page);
});
