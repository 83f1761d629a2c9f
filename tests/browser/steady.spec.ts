import { expect, test } from "../fixtures/browser.ts";
import { calmHour, SEED } from "../fixtures/browserFrames.ts";
import { floorTime, openWall } from "../fixtures/browserWall.ts";

const MINUTE_MS = 60_000;
/** Pixels of a block that rounding may move it by. */
const ROUNDING_PX = 1;
/** What a reader finds again by its place. A figure that gets a digit more may begin further left: it ends where it ended. */
const BLOCKS = ".strip, .heads, .heads > *, .rows, .row, .cell, .name, .chart, .rest, .floor, .floor__title, .foot";

declare global {
  interface Window {
    /** Every layout shift the browser told of, and how far each block of the wall was moved. */
    shifts?: { readonly score: number; readonly moved: string[] }[];
  }
}

test("[P23] nothing on the wall moves while the frames of a minute change its figures", async ({ page, server }) => {
  await page.addInitScript((blocks) => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        readonly value: number;
        readonly sources: readonly { readonly node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      })[]) {
        const moved = entry.sources.flatMap(({ node, previousRect: from, currentRect: to }) =>
          node instanceof Element && node.matches(blocks)
            ? [`${node.className} ${from.x},${from.y} → ${to.x},${to.y}`]
            : [],
        );
        window.shifts?.push({ score: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  }, BLOCKS);
  const query = { feed: "simulated", seed: SEED, from: String(await calmHour()), speed: "20", lang: "en" };
  const wall = await openWall(page, server.address, { ...query, dist: "5", diag: "86" });
  // A page looks ahead of what it plays: the first projection brings a column with it, once.
  await expect(wall.getByTestId("foot")).toContainText(/forecast \d/, { timeout: 40_000 });
  const figures = () => wall.locator("[data-figure]").allTextContents();
  const places = () =>
    wall.evaluate(
      (element, blocks) =>
        [...element.querySelectorAll(blocks)].map((block) => {
          const { x, y, width, height } = block.getBoundingClientRect();
          return [block.className, x, y, width, height] as const;
        }),
      BLOCKS,
    );
  const from = await floorTime(wall);
  // Loud rows change height on purpose, at most every half minute; what is asked for here is everything else.
  const levels = () =>
    wall
      .locator("[data-channel]")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-channel") + (row as HTMLElement).dataset.level!));
  const order = await levels();
  const before = { figures: await figures(), places: await places() };
  await page.evaluate(() => {
    window.shifts = [];
  });
  await expect.poll(() => floorTime(wall), { timeout: 30_000 }).toBeGreaterThan(from + MINUTE_MS);
  const after = { figures: await figures(), places: await places() };
  expect(after.figures, "something was to be seen to change").not.toEqual(before.figures);
  expect(await levels(), "the minute is one without a change of level").toEqual(order);
  const shifts = await page.evaluate(() => window.shifts ?? []);
  expect(shifts.flatMap(({ moved }) => moved)).toEqual([]);
  expect(after.places.length).toBe(before.places.length);
  for (const [index, [name, ...box]] of after.places.entries()) {
    const [, ...was] = before.places[index] ?? [];
    for (const [side, value] of box.entries()) {
      expect(Math.abs(value - (was[side] ?? Number.NaN)), `${name} ${side}`).toBeLessThanOrEqual(ROUNDING_PX);
    }
  }
});
