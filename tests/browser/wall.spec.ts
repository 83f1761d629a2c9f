import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/browser.ts";
import { SEED, troubledHour } from "../fixtures/browserFrames.ts";
import { openWall, STILL } from "../fixtures/browserWall.ts";

const SEAT = { dist: "5", diag: "86" };
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Share of a picture that must differ between two states, in luminance. */
const DIFFERENT = 0.03;

async function troubled(): Promise<Record<string, string>> {
  return { feed: "simulated", seed: SEED, from: String(await troubledHour()), speed: STILL, lang: "en", ...SEAT };
}

declare global {
  interface Window {
    /** Frequencies of the tones that were begun, Hz. */
    tones?: number[];
  }
}

/** What an accessibility check finds, by rule and place. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

for (const [lang, theme] of [
  ["en", "light"],
  ["ru", "dark"],
] as const) {
  test(`[P24] an accessibility check finds nothing on the pages of boards and alarms, ${lang}, ${theme}`, async ({
    page,
    server,
  }) => {
    for (const path of ["/", "/boards", "/boards/supervisor/edit", "/alarms"]) {
      await page.goto(`${server.address}${path}?lang=${lang}&theme=${theme}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (path === "/boards") await page.locator("[data-board=supervisor]").waitFor();
      if (path.endsWith("/edit")) await page.getByTestId("wall").waitFor();
      if (path === "/alarms") {
        // A rule opened for editing has the most controls.
        await page.locator("[data-rule=service-level]").getByRole("button").first().click();
        await page.locator("form, fieldset").first().waitFor();
      }
      expect(await faults(page), path).toEqual([]);
    }
  });
}

// Contrast goes by theme and names by language: two of the four pairs see all of both.
for (const theme of ["dark", "light"] as const) {
  for (const lang of [theme === "dark" ? "en" : "ru"] as const) {
    test(`[P17] an accessibility check finds nothing on the wall and in the gallery, ${lang}, ${theme}`, async ({
      page,
      server,
    }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      await openWall(page, server.address, { ...(await troubled()), lang, theme });
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press("t");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.goto(`${server.address}/gallery?lang=${lang}&theme=${theme}`);
      await expect(page.locator("[data-piece]").first()).toBeVisible();
      const first = await new AxeBuilder({ page })
        .withTags(STANDARDS)
        // A page of many walls has many of what a wall has one of; its aged and lost walls fade on purpose.
        .disableRules(["duplicate-id", "landmark-no-duplicate-main", "landmark-unique"])
        .exclude("[data-piece=wholeAgeing]")
        .exclude("[data-piece=rowAgeing]")
        .analyze();
      expect(
        first.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`)),
      ).toEqual([]);
    });
  }
}

/** A piece as it stands on the screen; of a group of people the first of them. */
async function pictureOf(page: Page, piece: Locator): Promise<Buffer> {
  const column = await piece.getAttribute("data-column");
  if (column === null) return piece.screenshot();
  await piece.scrollIntoViewIfNeeded();
  const box = (await piece.boundingBox())!;
  return page.screenshot({ clip: { ...box, width: Number(column) } });
}

/** Share of the pixels that differ by more than an eighth in luminance, after both were drawn at 48 × 48. */
async function difference(page: Page, a: Locator, b: Locator): Promise<number> {
  const pictures = [await pictureOf(page, a), await pictureOf(page, b)].map(
    (png) => `data:image/png;base64,${png.toString("base64")}`,
  );
  return page.evaluate(async (urls) => {
    const side = 48;
    const [first, second] = await Promise.all(
      urls.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0, side, side);
        const { data } = context.getImageData(0, 0, side, side);
        return Array.from({ length: side * side }, (_, i) => {
          const [r, g, b] = [data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!];
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        });
      }),
    );
    return first!.filter((value, i) => Math.abs(value - second![i]!) > 32).length / first!.length;
  }, pictures);
}

for (const [name, type] of [
  ["greyscale", "achromatopsia"],
  ["deuteranopia", "deuteranopia"],
] as const) {
  test(`[P18] in ${name} the states of alarms, rows and people stay different pictures`, async ({ page, server }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`${server.address}/gallery?lang=en&theme=dark`);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setEmulatedVisionDeficiency", { type });
    const piece = (caption: string, inside: string) => page.locator(`[data-piece=${caption}] ${inside}`).first();
    const states: Record<string, Locator[]> = {
      marks: [
        ...["rowAct", "rowActSeen", "rowWatch", "rowWatchSeen", "rowStale"].map((caption) => piece(caption, ".mark")),
      ],
      cards: ["alarmAct", "alarmSeen", "alarmShelved", "alarmData", "alarmReturned"].map((caption) =>
        piece(caption, ".alarm"),
      ),
      figures: [
        piece("rowAct", ".fig--carry b"),
        piece("rowActSeen", ".fig--carry b"),
        piece("rowNormal", "[data-figure=service-level] b"),
        piece("rowStale", ".fig--gone"),
      ],
      people: ["contact", "wrapup", "ready", "break"].map((state) => piece("floorSixty", `[data-state=${state}]`)),
    };
    for (const [what, pictures] of Object.entries(states)) {
      for (const [index, a] of pictures.entries()) {
        for (const [other, b] of pictures.entries()) {
          if (other <= index) continue;
          expect.soft(await difference(page, a, b), `${what} ${index} and ${other}`).toBeGreaterThan(DIFFERENT);
        }
      }
    }
  });
}

test("[P19, W21] sound is switched on and heard; A says an alarm was seen, S puts it aside; initials are asked once", async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    window.tones = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      window.tones?.push(this.frequency.value);
      start.call(this, when);
    };
  });
  const wall = await openWall(page, server.address, await troubled());
  const foot = wall.getByTestId("foot");
  const tones = () => page.evaluate(() => window.tones);
  await expect(foot).toContainText("sound off");
  expect(await tones(), "nothing sounds that nobody switched on").toEqual([]);
  await page.mouse.move(300, 300);
  await page.getByRole("button", { name: "Switch sound on" }).click();
  await expect(foot).toContainText("sound on");
  // One tone, the worst, however many alarms are new.
  await expect.poll(tones).toEqual([880, 880]);
  await page.getByRole("button", { name: "Switch sound off" }).click();
  await expect(foot).toContainText("sound off");
  const cards = wall.locator(".alarm:not(.alarm--quiet)");
  await expect(cards.first()).toHaveAttribute("data-state", "new");
  await page.keyboard.press("a");
  const panel = page.getByRole("dialog");
  await expect(panel).toBeVisible();
  await expect(panel.getByRole("button", { name: "Seen" })).toBeDisabled();
  await panel.getByLabel("Your initials").fill("MO");
  await panel.getByRole("button", { name: "Seen" }).click();
  await expect(panel).toHaveCount(0);
  await expect(wall.locator(".alarm").filter({ hasText: "seen MO" })).toHaveCount(1);
  // The others need no question.
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(wall.locator(".alarm--new")).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await expect(panel).toHaveCount(0);
  await expect(wall.locator(".alarm").filter({ hasText: "seen MO" })).toHaveCount(2);
  // The pointer opens the worst; put aside it gives way to the next.
  const acting = wall.locator(".alarm--act");
  const before = await acting.count();
  await acting.first().locator(".alarm__open").click();
  const what = (await panel.getByRole("heading").textContent()) ?? "";
  await panel.getByRole("button", { name: "30 min" }).click();
  await expect(panel).toHaveCount(0);
  await expect(acting).toHaveCount(before - 1);
  // S and “Next alarm” reach every alarm, those the strip has no room for included.
  await page.keyboard.press("s");
  await expect(async () => {
    if ((await panel.getByRole("heading").textContent()) !== what) {
      await panel.getByRole("button", { name: "Next alarm" }).click();
    }
    await expect(panel.getByRole("heading")).toHaveText(what, { timeout: 1_000 });
  }).toPass();
  await panel.getByRole("button", { name: "Take back" }).click();
  await expect(panel).toHaveCount(0);
  await expect(acting).toHaveCount(before);
});

test("[P20] T opens every chart as a table, and each can be taken away as CSV, SVG and PNG", async ({
  page,
  server,
}) => {
  const wall = await openWall(page, server.address, await troubled());
  await page.keyboard.press("t");
  const sheet = page.getByRole("dialog", { name: "Charts as tables" });
  const rows = await sheet.locator("tbody tr").count();
  expect(rows).toBeGreaterThan(60);
  for (const [kind, begins] of [
    ["CSV", "\ufeffTime,"],
    ["SVG", "<svg"],
    ["PNG", "\x89PNG"],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheet.getByRole("button", { name: kind, exact: true }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    const start = kind === "PNG" ? content.toString("latin1") : content.toString("utf8");
    expect(start.startsWith(begins), kind).toBe(true);
    if (kind === "CSV") expect(content.toString("utf8").trim().split("\r\n")).toHaveLength(rows + 1);
  }
  await sheet.getByRole("button", { name: "Agents" }).click();
  await expect(sheet.getByRole("columnheader", { name: "Seat" })).toBeVisible();
  await expect(sheet.getByRole("columnheader", { name: "Name" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(wall).toBeVisible();
});

test("[W28] a figure says what it means to a pointer, a finger and the keyboard", async ({ page, server }) => {
  const wall = await openWall(page, server.address, await troubled());
  const card = page.getByTestId("definition");
  const asked = page.locator("[data-asked]");
  await wall.locator("[data-channel=voice] [data-figure=service-level]").hover();
  await expect(card).toContainText("Service level · Voice");
  await expect(card).toContainText(/over 30 min · n \d+ · 95% interval \d+–\d+% · strict/);
  await expect(card).toContainText("still waiting longer than T");
  await expect(card).toContainText("Fresh");
  await wall.getByTestId("clock").hover();
  await expect(card).toHaveCount(0);

  const instant = async () => Number(await wall.getAttribute("data-at"));
  const before = await instant();
  await page.keyboard.press("d");
  await expect(asked).toHaveCount(1);
  const met = new Set<string>();
  for (let step = 0; step < 12; step += 1) {
    met.add((await card.getByRole("heading").textContent()) ?? "");
    await page.keyboard.press(step % 4 === 3 ? "ArrowDown" : "ArrowRight");
  }
  expect(met.size, [...met].join(", ")).toBeGreaterThan(8);
  // Arrows that lead through figures do not move the floor; it all but stands still by itself.
  expect(Math.abs((await instant()) - before)).toBeLessThan(1_000);
  const { violations } = await new AxeBuilder({ page }).include(".definitions").withTags(STANDARDS).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const halves = () =>
    page.evaluate(() =>
      ["[data-asked]", ".definitions"].map((one) => {
        const { top, height } = document.querySelector(one)!.getBoundingClientRect();
        return top + height / 2 < innerHeight / 2 ? "upper" : "lower";
      }),
    );
  const [figureIn, answerIn] = await halves();
  expect(answerIn, "the answer stands where the figure does not").not.toBe(figureIn);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(asked).toHaveCount(0);

  const box = (await wall.locator("[data-channel=voice] [data-figure=waiting]").boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(card).toContainText("Waiting · Voice");
  await expect(card).toContainText("now · target");
});

test("[P21] a wall asks its distance and diagonal once", async ({ page, server }) => {
  const { dist: _dist, diag: _diag, ...unseated } = await troubled();
  await openWall(page, server.address, unseated);
  const controls = page.locator(".controls");
  await expect(controls).toHaveAttribute("data-shown", "true");
  await page.getByLabel("Viewing distance, m").fill("4");
  await page.getByLabel("Screen diagonal, inch").fill("75");
  await openWall(page, server.address, unseated);
  await expect(controls).toHaveAttribute("data-shown", "false");
  await expect(page.getByLabel("Viewing distance, m")).toHaveValue("4");
});
