import { expect, test } from "vitest";
import { Calendar } from "../../../sim/metrics/calendar.ts";
import { WINDOWS } from "../../../sim/metrics/config.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { PLACE } from "../../../sim/metrics/fields.ts";
import { BUCKET_MS, bucketsOf, Timeline } from "../../../sim/metrics/timeline.ts";
import { WindowCounts } from "../../../sim/metrics/windowCounts.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

const START = Date.UTC(2026, 2, 2, 9) as Instant;

function world(): { readonly timeline: Timeline; readonly counts: WindowCounts; readonly next: () => void } {
  const config = defaultBoardConfig();
  const timeline = new Timeline(new Calendar("UTC"), config);
  timeline.place(START);
  const counts = new WindowCounts(timeline);
  const next = (): void => {
    timeline.placeHead(timeline.head + 1);
    counts.bucketBegan();
  };
  return { timeline, counts, next };
}

test("a rolling window first read late holds what one that was always read holds", () => {
  const [read, unread] = [world(), world()];
  for (let bucket = 0; bucket < 800; bucket++) {
    const at = START + bucket * BUCKET_MS + 17;
    for (const { counts } of [read, unread]) {
      counts.add(PLACE.offered, at, (bucket % 7) + 1);
      // A word that comes a hundred seconds late belongs to its own bucket.
      counts.add(PLACE.answered, at - 100_000, 1);
    }
    for (const window of WINDOWS) read.counts.sums(window);
    for (const { next } of [read, unread]) next();
  }
  expect(unread.counts.numbers()).toEqual(read.counts.numbers());
  // The bucket that is filling is empty: of n buckets the n − 1 before it count.
  const last = bucketsOf("rolling-15") - 1;
  const expected = Array.from({ length: last }, (_, back) => ((799 - back) % 7) + 1).reduce((sum, one) => sum + one, 0);
  expect(unread.counts.sums("rolling-15")[PLACE.offered]).toBe(expected);
  expect(unread.counts.sums("day")[PLACE.offered]).toBe(read.counts.sums("day")[PLACE.offered]);
});

test("the revision moves when something is counted or leaves a window, and stands while only time is weighed", () => {
  const { counts, next } = world();
  counts.add(PLACE.offered, START, 1);
  const counted = counts.revision;
  expect(counted).toBeGreaterThan(0);
  counts.weigh(PLACE.staffedMs, START, 5_000);
  next();
  counts.weigh(PLACE.staffedMs, START + BUCKET_MS, 10_000);
  expect(counts.revision).toBe(counted);
  expect(counts.sums("rolling-15")[PLACE.staffedMs]).toBe(15_000);
  for (let bucket = 1; bucket < bucketsOf("rolling-15"); bucket++) next();
  expect(counts.revision).toBeGreaterThan(counted);
  expect(counts.sums("rolling-15")[PLACE.offered]).toBe(0);
  expect(counts.sums("rolling-30")[PLACE.offered]).toBe(1);
});
