import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";
import { jumpingClock } from "../fixtures/browserClock.ts";
import { callAtOnce, happened, post, waiting } from "../fixtures/browserFloor.ts";
import { forget, temporaryData } from "../fixtures/browserServer.ts";

const MINUTE_MS = 60_000;
/** The shortest turn a board may have. */
const DWELL_MS = 20_000;
const SOURCE = "crm://branch-7";
/** A browser says so itself of every answer that refuses. */
const REFUSED = /412 \(Precondition Failed\)|answer: 412/;
// A page fetched ahead may be cut off in the middle, like everything else.
const GONE = /ERR_CONNECTION|ERR_INCOMPLETE_CHUNKED_ENCODING|\/live.*failed|answer: 503|503 \(Service/;

async function openEditor(page: Page, address: string, id: string): Promise<void> {
  await page.goto(`${address}/boards/${id}/edit?lang=en&theme=dark`);
  await page.getByRole("textbox", { name: "Name", exact: true }).waitFor();
}

const state = (page: Page) => page.locator(".edit-bar__state");

test("[BE15] a suggested board is added, changed with a live preview, saved, shown by its link, deleted and brought back", async ({
  page,
  start,
}) => {
  test.setTimeout(120_000);
  const server = await start();
  await page.goto(`${server.address}/boards?lang=en`);
  await page.getByRole("button", { name: "Add Supervisors" }).click();
  await page.getByRole("link", { name: "Edit Supervisors" }).click();
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toHaveValue("Supervisors");
  const preview = page.getByTestId("preview");
  await expect(preview.locator("[data-channel=voice]")).toBeVisible();
  await expect(preview.locator("[data-channel=chat]")).toBeVisible();

  await page.getByRole("checkbox", { name: "Every channel there is" }).uncheck();
  for (const other of ["Chat", "Messenger"]) await page.getByRole("checkbox", { name: other, exact: true }).uncheck();
  await expect(preview.locator("[data-channel=chat]")).toHaveCount(0);
  await page.getByLabel("Language", { exact: true }).selectOption("ru");
  await expect(preview).toContainText("Голос");
  await name.fill("");
  await expect(page.getByText("A name of 1 to 80 characters, not blank")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeDisabled();
  await page.getByRole("button", { name: "Undo: name" }).click();
  await expect(name).toHaveValue("Supervisors");
  await page.getByRole("button", { name: "Redo: name" }).click();
  await name.fill("Voice floor");
  await page.keyboard.press("Control+s");
  await expect(state(page)).toHaveText("Saved");

  await page.goto(`${server.address}/wall?board=supervisor&lang=en`);
  const wall = page.getByTestId("wall");
  await expect(wall.locator("[data-channel=voice]")).toContainText("Голос");
  await expect(wall.locator("[data-channel=chat]")).toHaveCount(0);

  await page.goto(`${server.address}/boards?lang=en`);
  await page.getByRole("button", { name: "Delete Voice floor" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Voice floor is deleted." })).toBeVisible();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByRole("link", { name: "Edit Voice floor" })).toBeVisible();
});

test("[BE3, BE10] the second of two editors overwrites nothing unseen; a wall that hangs follows what is saved", async ({
  page,
  context,
  complaints,
  start,
}) => {
  complaints.allow(REFUSED);
  const server = await start({ simulation: false });
  await openEditor(page, server.address, "shared");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(state(page)).toHaveText("Saved");
  const other = await context.newPage();
  complaints.watch(other);
  await other.goto(`${server.address}/boards/shared/edit`);
  await other.getByRole("textbox", { name: "Name", exact: true }).fill("Theirs");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(state(other)).toHaveText("Saved");

  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody else saved this meanwhile" });
  await expect(conflict).toBeVisible();
  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect(name).toHaveValue("Theirs");
  await page.getByRole("button", { name: "Undo: their version" }).click();
  await expect(name).toHaveValue("Mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(state(page)).toHaveText("Saved");

  await other.goto(`${server.address}/wall?board=shared&lang=en`);
  const hanging = other.getByTestId("board-of");
  await expect(hanging).toHaveAttribute("data-board", "shared");
  await expect(hanging).toHaveAttribute("lang", "en");
  const loadedAt = await other.evaluate(() => performance.timeOrigin);
  await page.getByLabel("Language", { exact: true }).selectOption("ru");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(hanging).toHaveAttribute("lang", "ru");
  expect(await other.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
  await other.close();
});

test("[BE2, BE4] a server that is gone costs no word: the draft outlives it and a reload", async ({
  page,
  complaints,
  start,
}) => {
  test.setTimeout(120_000);
  complaints.allow(GONE);
  const data = temporaryData();
  const server = await start({ data, simulation: false });
  await openEditor(page, server.address, "kept");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Before the cut");
  await server.kill();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The server does not answer" })).toBeVisible();
  const again = await start({ data, port: server.port, simulation: false });
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Before the cut");
  await expect(state(page)).toHaveText("A draft from an earlier visit. Not saved.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(state(page)).toHaveText("Saved");
  await page.goto("about:blank");
  await again.end();
  forget(data);
});

test("[BE7] a file is taken over whole or told everything that is wrong with it", async ({ page, start }) => {
  const server = await start({ simulation: false });
  await page.goto(`${server.address}/boards?lang=ru`);
  const file = (value: unknown) => ({
    name: "b.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(value)),
  });
  const good = {
    ...{ version: 1, id: "hall", name: "Зал", audience: "operations", names: "none", language: "ru", theme: "auto" },
    ...{ template: "auto", widgets: ["channels"] },
  };
  const input = page.locator("input[type=file]");
  await input.setInputFiles(file({ ...good, theme: "pink", widgets: [], extra: 1 }));
  await expect(page.locator(".problems caption")).toHaveText("3 ошибки. Ничего не взято.");
  await expect(page.locator(".problems")).toContainText("theme");
  await input.setInputFiles(file(good));
  await expect(page.locator("[data-board=hall]")).toBeVisible();
  await input.setInputFiles(file(good));
  await expect(page.locator("[data-board=zal]")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.locator("[data-board=hall]").getByRole("button", { name: "Выгрузить" }).click();
  expect((await download).suggestedFilename()).toBe("hall.json");
});

test("[BE8, BE9, BE10, W30] boards take turns, and a new alarm holds its page; the strip stays", async ({
  page,
  start,
}) => {
  const server = await start({ simulation: false });
  const clock = await jumpingClock(page);
  await callAtOnce(server.address);
  const put = async (id: string, over: object) => {
    const spec = {
      ...{ version: 1, id, name: id, audience: "supervisor", names: "none", language: "en", theme: "auto" },
      ...{ template: "auto", widgets: ["alarms", "channels", "agents"] },
      ...over,
    };
    const answer = await fetch(`${server.address}/api/v1/boards/${id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(spec),
    });
    expect(answer.status, await answer.text()).toBe(201);
  };
  await put("calls", { channels: ["voice"] });
  await put("mail", { channels: ["email"], rotation: { boardIds: ["calls", "lost"], dwellMs: DWELL_MS } });
  const alive = () => post(server.address, [happened(SOURCE, 0, { type: "source.health", state: "connected" })]);
  await post(server.address, waiting(SOURCE, 1_000, "mila", "email"));
  await alive();
  await page.goto(`${server.address}/wall?board=mail`);
  const shown = page.getByTestId("board-of");
  const turns = page.getByTestId("turns");
  await expect(shown).toHaveAttribute("data-board", "mail");
  await expect(page.getByText("Boards left out of the turn: lost")).toBeVisible();
  await clock.jump(DWELL_MS);
  await expect(shown).toHaveAttribute("data-board", "calls");
  const strip = page.locator(".strip");
  await strip.evaluate((element) => element.setAttribute("data-same", "yes"));
  await clock.jump(DWELL_MS);
  await expect(shown).toHaveAttribute("data-board", "mail");
  await expect(strip).toHaveAttribute("data-same", "yes");

  await turns.focus();
  await page.keyboard.press("Enter");
  await expect(turns).toHaveAttribute("aria-pressed", "true");
  // Held for minutes on end the picture still moves a pixel, so that nothing burns in.
  const places = new Set<string>();
  for (let shift = 0; shift < 4; shift += 1) {
    places.add(await page.locator(".wall-screen").evaluate((screen) => getComputedStyle(screen).translate));
    await clock.jump(3 * MINUTE_MS);
  }
  expect([...places].sort()).toEqual(["0px", "0px 1px", "1px", "1px 1px"]);
  await expect(shown).toHaveAttribute("data-board", "mail");
  await page.keyboard.press("Enter");
  await post(server.address, waiting(SOURCE, 5 * MINUTE_MS, "anna", "voice"));
  await alive();
  await expect(turns).toHaveAttribute("data-pinned", "true");
  await expect(shown).toHaveAttribute("data-board", "calls");
  // However long it hangs there, an alarm holds its page.
  await clock.jump(2 * DWELL_MS);
  await expect(shown).toHaveAttribute("data-board", "calls");
  await expect(turns).toHaveAccessibleName(/held by an alarm/);

  // Seen, it lets the page go: the page has its whole time before it, then the turns go on.
  await page.keyboard.press("a");
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Your initials").fill("MO");
  await panel.getByRole("button", { name: "Seen" }).click();
  await expect(turns).toHaveAttribute("data-pinned", "false");
  await expect(turns).toHaveAccessibleName(/next in (19|20) s/);
  await expect(shown).toHaveAttribute("data-board", "calls");
  await clock.jump(DWELL_MS);
  await expect(shown).toHaveAttribute("data-board", "mail");
});

test("[BE10] a board that is not there is named, and the wall is shown without one", async ({
  page,
  complaints,
  server,
}) => {
  complaints.allow(/unknown-board/);
  await page.goto(`${server.address}/wall?board=nobody&lang=en`);
  await expect(page.getByText("There is no board “nobody”. This is the wall without one.")).toBeVisible();
  await expect(page.getByTestId("wall").locator("[data-channel=voice]")).toBeVisible();
});
