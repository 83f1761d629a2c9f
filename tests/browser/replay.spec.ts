import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../fixtures/browser.ts";
import { floorTime, pressed } from "../fixtures/browserWall.ts";

const RECORDING = "asterisk-384-calls";
const MINUTE_MS = 60_000;

interface OracleQueue {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly timeout: number;
  readonly exitKey: number;
  readonly withdrawn: number;
}

/** What the Asterisk that wrote the recording counted, over all of its queues. */
function oracleTotals() {
  const file = join(import.meta.dirname, "../golden", RECORDING, "oracle-totals.json");
  const queues = Object.values(
    (JSON.parse(readFileSync(file, "utf8")) as { queues: Record<string, OracleQueue> }).queues,
  );
  const sum = (count: (queue: OracleQueue) => number): number => queues.reduce((all, queue) => all + count(queue), 0);
  return {
    offered: sum((queue) => queue.offered),
    answered: sum((queue) => queue.answered),
    abandoned: sum((queue) => queue.abandoned),
    left: sum((queue) => queue.timeout + queue.exitKey + queue.withdrawn),
  };
}

test("[P3] a recording played from the front door ends with the totals of the system that wrote it", async ({
  page,
  server,
}) => {
  await page.goto(server.address);
  const doors = page.locator("a[href*='feed=recording:']");
  await expect(doors).toHaveCount(3);
  await page.locator(`a[href*='feed=recording:${RECORDING}']`).click();
  const wall = page.getByTestId("wall");
  const screen = page.locator(".wall-screen");
  await expect(wall).toContainText("REPLAY ×10");

  await page.mouse.move(400, 400);
  const fastest = page.getByRole("button", { name: "As fast as possible" });
  await fastest.click();
  await expect(screen).toHaveAttribute("data-feed-state", "ended");
  await expect(wall).toContainText("ENDED");
  const { offered, answered, abandoned, left } = oracleTotals();
  const totals = (n: readonly number[]) => `${n[0]} offered, ${n[1]} answered, ${n[2]} gave up, ${n[3]} left otherwise`;
  await expect(page.getByTestId("foot")).toContainText(totals([offered, answered, abandoned, left]));
  // What is over cannot grow old.
  await expect(wall.locator("[data-level=unknown], .row--ageing, .row--dead")).toHaveCount(0);
  await expect(screen).toHaveAttribute("data-link", "fresh");
  const endsAt = await floorTime(wall);

  await page.mouse.move(500, 400);
  const slider = page.getByRole("slider");
  const startsAt = Number(await slider.getAttribute("min"));
  expect(Number(await slider.getAttribute("max"))).toBe(endsAt);
  const middle = Math.round((startsAt + endsAt) / 2 / 1000) * 1000;
  await slider.fill(String(middle));
  await expect(wall).toHaveAttribute("data-at", String(middle));
  const half = Number(/(\d+) offered/.exec((await page.getByTestId("foot").textContent()) ?? "")?.[1]);
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(offered);
  await expect(screen).toHaveAttribute("data-feed-state", "paused");
  await expect(wall).toContainText("REPLAY ‖");

  await slider.blur();
  await pressed(page, wall, "ArrowRight");
  expect(await floorTime(wall)).toBe(middle + MINUTE_MS);
  await pressed(page, wall, "ArrowLeft");
  expect(await floorTime(wall)).toBe(middle);
  await pressed(page, wall, ".");
  const stepped = await floorTime(wall);
  expect(stepped).toBeGreaterThanOrEqual(middle);
  expect(stepped).toBeLessThan(middle + MINUTE_MS);

  await page.getByRole("button", { name: "×60", exact: true }).click();
  await expect(page.getByRole("button", { name: "×60", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.locator(".rows").click();
  await page.keyboard.press("Space");
  await expect(screen).toHaveAttribute("data-feed-state", "running");
  await expect(wall).toContainText("REPLAY ×60");
  await expect(async () => expect(await floorTime(wall)).toBeGreaterThan(stepped + MINUTE_MS)).toPass();
  await page.keyboard.press("Space");
  await expect(screen).toHaveAttribute("data-feed-state", "paused");
});

test("[P4] a recording that does not exist says so with its code", async ({ page, server }) => {
  await page.goto(`${server.address}/wall?feed=recording:no-such-day`);
  await expect(page.getByRole("alert").filter({ hasText: "no-such-day" })).toContainText("recording-unavailable");
});
