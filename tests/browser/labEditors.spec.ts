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
  await nothingInTheWay(page);
});
