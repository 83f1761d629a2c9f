import { expect, test } from "../fixtures/browser.ts";

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 700, height: 900 },
] as const;

test("[BE15, BE13] a rule is opened, tried and saved by keyboard alone; a changed one has no result", async ({
  page,
  start,
}) => {
  test.setTimeout(150_000);
  const server = await start();
  await page.goto(`${server.address}/alarms?lang=en`);
  const row = page.locator("[data-rule=service-level]");
  await expect(row).toContainText(
    "Act when service level of each channel over 30 min is below its target, beyond chance from n 20 on.",
  );
  await row.getByRole("button", { name: "Edit Service level, each channel" }).focus();
  await page.keyboard.press("Enter");
  const figure = page.getByLabel("Figure", { exact: true });
  await figure.focus();
  await expect(figure).toBeFocused();
  await figure.selectOption("waiting");
  await expect(row).toContainText("Never calls: it has no threshold.");
  await expect(page.getByText("At least one of watch and act, in the range of the figure")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run over the last day" })).toBeDisabled();
  await page.keyboard.press("Control+z");
  await expect(row).toContainText("service level");

  await page.getByRole("button", { name: "Run over the last day" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("dry-run")).toContainText(/From \d\d:\d\d to \d\d:\d\d: \d+ alarms? in \d+ h/, {
    timeout: 90_000,
  });
  await expect(row).toContainText(/would (not have called|have called \d+ times?, longest [\d: h]+)/);
  await page.getByRole("checkbox", { name: /^Longest wait, each channel: live, session: on/ }).press("Space");
  await expect(page.getByTestId("dry-run")).toContainText("Rules have changed since.");
  await expect(page.locator("[data-rule=longest-wait]")).toContainText("Switched off.");
  await page.keyboard.press("Control+s");
  await expect(page.locator(".edit-bar__state")).toHaveText("Saved");
  await page.reload();
  await expect(page.locator("[data-rule=longest-wait]")).toContainText("Switched off.");
});

test("[BE11, BE14] in Russian the rules and their past are said in Russian, narrowed, and taken as CSV", async ({
  page,
  server,
}) => {
  await page.goto(`${server.address}/alarms?lang=ru&theme=light`);
  await expect(page.locator("[data-rule=source-silent]")).toContainText(
    "Внимание, когда молчание (каждый источник) дольше нормы",
  );
  const history = page.getByTestId("history");
  await expect(history.locator("tbody tr").first()).toBeVisible();
  await page.getByLabel("Что", { exact: true }).selectOption("left");
  for (const text of await history.locator("tbody tr td:nth-child(2)").allTextContents()) expect(text).toBe("ушла");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV показанного" }).click();
  const [name, text] = await download.then(async (file) => {
    const stream = await file.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return [file.suggestedFilename(), Buffer.concat(chunks).toString("utf8")] as const;
  });
  expect(name).toBe("alarms.csv");
  expect(text.split("\r\n")[0]).toBe("time,rule,scope,change,level,value,n,by");
  expect(text).toMatch(/Z,[a-z-]+,channel:[a-z]+,left,/);
});

test("[BE15] no page of boards and rules scrolls sideways or leaves a control without a name", async ({
  page,
  server,
}) => {
  for (const path of ["/boards", "/boards/new/edit", "/alarms"]) {
    for (const query of ["lang=en&theme=dark", "lang=ru&theme=light"]) {
      await page.goto(`${server.address}${path}?${query}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      for (const { width, height } of SIZES) {
        await page.setViewportSize({ width, height });
        const found = () =>
          page.evaluate(() => {
            const controls = [...document.querySelectorAll<HTMLElement>("main :is(input, select, button, a)")];
            const named = (element: HTMLElement) =>
              element.getAttribute("aria-label") ??
              (element as HTMLInputElement).labels?.[0]?.textContent ??
              element.textContent;
            return {
              sideways: document.documentElement.scrollWidth - innerWidth,
              nameless: controls.filter((element) => !element.closest("[inert]") && !named(element)?.trim()).length,
            };
          });
        // A preview measures its room after the page has laid itself out.
        await expect.poll(found, `${path} ${query} ${width}`).toEqual({ sideways: 0, nameless: 0 });
      }
    }
  }
});
