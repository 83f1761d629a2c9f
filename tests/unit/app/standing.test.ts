import { describe, expect, test } from "vitest";
import { standingQuery } from "../../../app/_state/standing.ts";
import { restedQuery } from "../../../app/desk/dayAddress.ts";
import { type KeptProjection, staysAt } from "../../../app/desk/useProjection.ts";
import type { FeedFrame } from "../../../sim/metrics/frame.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

const AT = 1_700_000_000_000 as Instant;
const feed = (state: FeedFrame["state"], speed: number): FeedFrame => ({ kind: "replayed", label: "", state, speed });

describe("where a day stands", () => {
  test("[DL12] the way to another language or room says where the day stands, whether it runs, and how fast", () => {
    const query = new URLSearchParams("feed=day:2026-03-11&at=1&scope=channel:voice");
    expect(String(standingQuery(query, { at: AT, feed: feed("running", 60) }))).toBe(
      `feed=day%3A2026-03-11&at=${AT}&scope=channel%3Avoice&speed=60&play=1`,
    );
    const played = new URLSearchParams("feed=day:2026-03-11&play=1");
    expect(String(standingQuery(played, { at: AT, feed: feed("paused", 0) }))).toBe(
      `feed=day%3A2026-03-11&at=${AT}&speed=max`,
    );
  });

  test("[DL12] any other feed's address stays as it is", () => {
    for (const text of ["", "feed=recording%3Aa&speed=10", "feed=simulated&seed=s"]) {
      expect(String(standingQuery(new URLSearchParams(text), { at: AT, feed: feed("running", 1) }))).toBe(text);
    }
    expect(String(standingQuery(new URLSearchParams("feed=day%3A2026-03-11"), undefined))).toBe(
      "feed=day%3A2026-03-11",
    );
  });

  test("[DL12] where a hand rested is written into the address as it is by then, and nowhere where it shows something else", () => {
    const opened = new URLSearchParams("feed=day:2026-03-11&at=1&contact=c1");
    expect(restedQuery(opened, "2026-03-11", AT)).toBe(`?feed=day%3A2026-03-11&at=${AT}&contact=c1`);
    expect(restedQuery(new URLSearchParams("contact=c1"), "2026-03-11", AT)).toBeUndefined();
    expect(restedQuery(new URLSearchParams("feed=day:2026-03-10&at=1"), "2026-03-11", AT)).toBeUndefined();
  });
});

test("[DL12] a projection stays until the next is told, but never before it was made, nor on another day, nor for long", () => {
  const kept: KeptProjection = { key: "today", asOf: 1_000, projection: null };
  expect(staysAt(kept, "today", 1_000, 500)).toBe(true);
  expect(staysAt(kept, "today", 1_500, 500)).toBe(true);
  expect(staysAt(kept, "today", 1_501, 500)).toBe(false);
  expect(staysAt(kept, "today", 999, 500)).toBe(false);
  expect(staysAt(kept, "yesterday", 1_000, 500)).toBe(false);
  expect(staysAt(undefined, "today", 1_000, 500)).toBe(false);
});
