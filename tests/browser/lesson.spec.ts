import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";

/** The stages stand, and where the lesson is. */
async function step(page: Page, text: string): Promise<void> {
  await expect(page.getByTestId("lesson-step")).toContainText(text, { timeout: 30_000 });
  await expect(page.getByTestId("theatre")).toBeVisible();
}

test("[TL4, TL6, TL8, TC1, TC7, TC8, TP21] a trainer gives a lesson: a class bets on phones, reveals, asks why, injects, shares", async ({
  page,
  context,
  server,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.address}/theatre/lessons?lang=en`);
  await expect(page.getByTestId("lessons").locator("section").first().locator("li")).toHaveCount(10);
  await page.locator("[data-lesson=split-or-blend]").getByRole("link", { name: "Start" }).click();
  await step(page, "Step 1 of 7");
  await expect(page.locator(".lesson__caption")).toContainText("24 people, two channels");

  // The presenter's notes stand on a second window, which goes on too.
  const [notes] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "Notes" }).click(),
  ]);
  await expect(notes.getByTestId("notes")).toContainText("Point at a column");
  await notes.getByRole("button", { name: "Next step" }).click();
  await step(page, "Step 2 of 7");
  await expect(notes.getByTestId("notes")).toContainText("Take bets from everybody");
  await notes.close();

  // Two phones join by the code.
  await page.getByRole("button", { name: "Class", exact: true }).click();
  const code = await page.getByTestId("class-code").textContent();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const phones = await Promise.all([context.newPage(), context.newPage()]);
  for (const phone of phones) {
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto(`${server.address}/join?c=${code}&lang=en`);
    await expect(phone.getByTestId("join")).toContainText("Calls answered in 20 s at the end of the day");
  }
  await expect(page.getByText("2 people are here")).toBeVisible();
  await page.getByRole("button", { name: "Keep it going" }).click();

  // A bet is told what is missing; then it stands.
  const [sure, wrong] = phones as [Page, Page];
  await sure.getByRole("button", { name: "Bet" }).click();
  await expect(sure.getByRole("alert").filter({ hasText: "Choose" })).toHaveText("Choose A or B.");
  await sure.getByRole("button", { name: "B", exact: true }).click();
  await sure.getByLabel("at least").fill("-40");
  await sure.getByLabel("at most").fill("-5");
  await sure.getByRole("button", { name: "Bet" }).click();
  await expect(sure.getByText("Your bet stands.")).toBeVisible();
  await wrong.getByRole("button", { name: "A", exact: true }).click();
  await wrong.getByLabel("at least").fill("1");
  await wrong.getByLabel("at most").fill("3");
  await wrong.getByRole("button", { name: "Bet" }).click();
  await expect(page.getByTestId("bets")).toContainText("2 bets of 2");

  // The page reloaded, the same class is there, with its bets; a phone reloaded has the one it made.
  await Promise.all([page.reload(), wrong.reload()]);
  await expect(page.getByTestId("bets")).toContainText("2 bets of 2");
  await expect(wrong.getByText("Your bet stands.")).toBeVisible();
  await expect(page.locator(".run-chart__band")).toHaveCount(0);
  await page.getByRole("button", { name: "No more bets" }).click();
  await expect(page.locator(".run-chart__bet")).toHaveCount(2);
  await expect(page.locator(".run-chart__band")).toHaveCount(1);
  await expect(page.locator(".run-chart").getByText("1 of 2 bet on B")).toBeVisible();
  await expect(sure.getByText("Bets are closed.")).toBeVisible();
  const { violations: onPhone } = await new AxeBuilder({ page: sure }).analyze();
  expect(onPhone.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Revealed, the run itself says who was right; each phone its own score.
  await page.keyboard.press("p");
  await expect(page.getByTestId("bets")).toContainText(/It came to [−\d.]+ points\. B is better\./);
  await expect(page.getByTestId("bets")).toContainText("1 of 2 intervals held it; 1 on A, 1 on B");
  await expect(sure.getByTestId("join")).toContainText("You named it. It lies in your interval.");
  await expect(sure.getByTestId("join")).toContainText("Better than 100% of the class");
  await expect(wrong.getByTestId("join")).toContainText("You named the other.");
  await expect(sure.getByTestId("join")).toContainText(
    /Penalty [\d.]+; the smallest wins\. 1\/20 of your width of 35 points, and half of your miss of 0\./,
  );
  await expect(page.locator(".run-chart").getByText("1 of 2 bet on B, 1 held it")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // On to the first chat, followed on both stages; the address opens the same step again.
  await page.keyboard.press("n");
  await step(page, "Step 3 of 7");
  await expect(page).toHaveURL(/lesson=split-or-blend&.*step=3.*follow=chat\.2|step=3.*follow=chat\.2/);
  for (let to = 4; to <= 7; to++) {
    await page.getByTestId("next-step").click();
    await step(page, `Step ${to} of 7`);
    if (to === 5)
      await expect(page.locator(".lesson__caption")).toHaveText(/^\d+% of the calls in time on A, \d+% on B\./);
  }
  await expect(page.getByTestId("next-step")).toBeDisabled();
  await expect(page.locator(".lesson__caption")).toContainText("The floor is yours");

  // The class plays: why, an injection, and a link that shows the same frame elsewhere, in the lesson's own place.
  await page.keyboard.press("w");
  await expect(page.getByTestId("why")).toContainText("Why");
  await page.getByRole("toolbar", { name: "Inject" }).getByRole("button").first().click();
  await expect(page.locator(".run-chart__injection")).toHaveCount(1);
  await expect(page).toHaveURL(/[#&]i=/);
  const there = await page.getByTestId("theatre").getAttribute("data-at");
  const texts = await page.locator(".pair--stages").textContent();
  const other = await context.newPage();
  await other.setViewportSize({ width: 1440, height: 900 });
  await other.goto(page.url());
  await step(other, "Step 7 of 7");
  await expect(other.getByTestId("theatre")).toHaveAttribute("data-at", there ?? "");
  expect(await other.locator(".pair--stages").textContent()).toBe(texts);
  await expect(other.locator(".run-chart__injection")).toHaveCount(1);
  await page.getByRole("button", { name: "End the lesson" }).click();
  await expect(sure.getByTestId("join")).toContainText("The lesson is over");
});

test("[TL7] a copy of a lesson is changed, told what is wrong with it, played, and taken along by link", async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${server.address}/theatre/lessons/edit?of=five-percent&lang=en`);
  const editor = page.getByTestId("lesson-editor");
  await editor.getByRole("textbox", { name: /^Id / }).fill("my-five");
  await editor.getByLabel("Title, in English").first().fill("Our five percent");
  const second = editor.locator("[data-step='2']");
  await second.getByLabel("At minute").fill("6000");
  await expect(page.getByTestId("lesson-problems")).toContainText("steps.1.question.atMs");
  await expect(page.getByRole("button", { name: "Save and play" })).toBeDisabled();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByTestId("lesson-problems")).toHaveCount(0);
  await editor.locator("[data-step='7']").getByRole("button", { name: "Remove the step" }).click();
  await page.getByRole("button", { name: "Save and play" }).click();
  await step(page, "Step 1 of 6");
  await expect(page.locator(".lesson h1")).toHaveText("Our five percent");

  // Alone, the page itself takes the bet.
  await page.keyboard.press("n");
  await step(page, "Step 2 of 6");
  const bets = page.getByTestId("bets");
  await bets.getByRole("button", { name: "A", exact: true }).click();
  await bets.getByLabel("at least").fill("-50");
  await bets.getByLabel("at most").fill("-10");
  await bets.getByRole("button", { name: "Bet", exact: true }).click();
  await bets.getByRole("button", { name: "Reveal" }).click();
  await expect(bets).toContainText("It lies in your interval.");

  await page.goto(`${server.address}/theatre/lessons?lang=en`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("[data-lesson=my-five]").getByRole("button", { name: "Copy link" }).click();
  await expect(page.locator("[data-lesson=my-five] output")).toHaveText("Copied");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const clean = await browser.newContext();
  const other = await clean.newPage();
  await other.goto(link);
  await expect(other.getByTestId("own-lessons").locator("[data-lesson=my-five]")).toContainText(/Our five percent|\d+/);
  await clean.close();
});

test("[TZ2, TZ3] a puzzle: moves within the budget, what they bring, par, and both on the stages", async ({
  page,
  server,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${server.address}/theatre/puzzles?lang=en&p=menu-memory`);
  const puzzle = page.getByTestId("puzzle");
  await puzzle.getByLabel("The menu remembers").check();
  await puzzle.getByLabel("The agent knows who it is").check();
  await puzzle.getByLabel("Fewer wrong desks").check();
  await expect(page.getByTestId("coins")).toHaveText("Over the budget by 30");
  await expect(puzzle.getByRole("button", { name: "Try it" })).toBeDisabled();
  await puzzle.getByLabel("Fewer wrong desks").uncheck();
  await expect(page.getByTestId("coins")).toHaveText("5 of 80 coins left");
  await puzzle.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByTestId("targets")).toContainText("missed", { timeout: 60_000 });
  await expect(page.getByTestId("yours")).toContainText("Not every target is kept yet.");
  await puzzle.getByRole("button", { name: "Show par" }).click();
  await expect(page.getByTestId("par")).toContainText("Par: The agent knows who it is + Fewer wrong desks, 80 coins", {
    timeout: 60_000,
  });
  await puzzle.getByLabel("The menu remembers").uncheck();
  await puzzle.getByLabel("Fewer wrong desks").check();
  await puzzle.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByTestId("yours")).toContainText("Every target is kept.", { timeout: 60_000 });
  await expect(page.getByTestId("par")).toContainText("You are at par.");
  await expect(page.getByTestId("targets")).toContainText("kept");
  await puzzle.getByRole("link", { name: "See it on the stages" }).click();
  await expect(page.getByTestId("theatre")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name: /Your moves/ })).toBeVisible();
});
