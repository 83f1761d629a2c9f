import { expect, test } from "vitest";
import { createSimulatedFeed } from "../../sim/feed/simulated.ts";
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { FeedFrame } from "../../sim/metrics/frame.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import { DAY_MS, type Instant, instant } from "../../sim/vocabulary/index.ts";

const START = instant(1_795_305_600_000);
const DAYS = 56;
const FEED: FeedFrame = { kind: "simulated", label: "heap", state: "running", speed: 0 };

/** Bytes in use after everything that can be collected has been. */
function heapInUse(): number {
  if (globalThis.gc === undefined) throw new Error("start with --expose-gc");
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

test("[M90] eight simulated weeks at full speed leave the heap where the first weeks left it", () => {
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "heap", startAt: START });
  const board = new Board(defaultBoardConfig());
  const heapMb: number[] = [];
  let events = 0;
  for (let day = 1; day <= DAYS; day += 1) {
    const until = (START + day * DAY_MS) as Instant;
    for (;;) {
      const batch = feed.take(until, 10_000);
      for (const event of batch.events) board.apply(event);
      events += batch.events.length;
      if (!batch.more) break;
    }
    board.frame(until, FEED);
    heapMb.push(heapInUse() / 2 ** 20);
  }
  console.log(`${events} events, heap MB by day: ${heapMb.map((mb) => mb.toFixed(1)).join(" ")}`);
  const most = (from: number, to: number) => Math.max(...heapMb.slice(from, to));
  expect(events).toBeGreaterThan(DAYS * 10_000);
  // Repeat contacts are looked for over seven days, in two generations: the memory is full after a fortnight. From there
  // on nothing may grow beyond what one busy day differs from another.
  expect(most(42, 56)).toBeLessThan(most(14, 28) * 1.05);
});
