import { describe, expect, test } from "vitest";
import { RecentLags } from "../../../sim/floor/recentLags.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

const HELLO = { type: "source.health", state: "connected" } as const;

describe("[W29] how late the events of a source come", () => {
  test("[W29] the median of the latest 31, the lower of two in the middle, nothing before the first", () => {
    const lags = new RecentLags();
    expect(lags.median()).toBeUndefined();
    lags.add(400);
    lags.add(100);
    expect(lags.median()).toBe(100);
    lags.add(9_000);
    expect(lags.median()).toBe(400);
    // Numbers, not texts: 9,000 is more than 40.
    for (let n = 0; n < 31; n += 1) lags.add(n < 16 ? -40 : 9_000);
    expect(lags.median()).toBe(-40);
  });

  test("[W29] of what was observed and recorded; what a source reports of itself goes before", () => {
    const world = new FloorWorld();
    const skew = () => world.frame(60).sources[0]?.skewMs;
    world.queued(0, "a");
    expect(skew()).toBeUndefined();
    const late = (event: ReturnType<typeof world.event>, ms: number) =>
      world.board.apply({ ...event, recordedAt: (event.at + ms) as Instant });
    late(
      world.event(1, { type: "visit.queued", visitId: "b", contactId: "b", queueId: "q", channel: "voice" }),
      -2_500,
    );
    expect(skew()).toBe(-2_500);
    late({ ...world.event(2, HELLO), basis: "inferred" }, -90_000);
    expect(skew()).toBe(-2_500);
    world.say(3, { ...HELLO, skewMs: 700 });
    expect(skew()).toBe(700);
  });
});
