import { describe, expect, test } from "vitest";
import { Settler } from "../../sim/feed/settle.ts";
import { type FloorEvent, type Instant, later } from "../../sim/vocabulary/index.ts";
import { eventRank } from "../../sim/vocabulary/rank.ts";
import { floorStory } from "../fixtures/eventArbitrary.ts";
import fc from "../fixtures/fastCheck.ts";

const WINDOW_MS = 2_000;
const DAY_END = Date.UTC(2026, 2, 10) as Instant;

interface Recorded {
  readonly event: FloorEvent;
  readonly recordedAt: Instant;
}

/** A story as it may reach us: each event late by its own delay, in the order of arrival. */
function recorded(story: readonly FloorEvent[], delays: readonly number[]): Recorded[] {
  return story
    .map((event, index) => ({ event, recordedAt: later(event.at, delays[index % delays.length] ?? 0) }))
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

const delays = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 40 });

function settle(settler: Settler, arrivals: readonly Recorded[]): FloorEvent[] {
  return [...arrivals.flatMap(({ event, recordedAt }) => settler.accept(event, recordedAt)), ...settler.flush()];
}

describe("settling", () => {
  test("[V10] whatever the delays inside the window, the story comes out as it was told", () => {
    fc.assert(
      fc.property(floorStory(), delays(WINDOW_MS - 1), (story, late) => {
        expect(settle(new Settler({ windowMs: WINDOW_MS }), recorded(story, late))).toEqual(story);
      }),
      { numRuns: 300 },
    );
  });

  test("[V11] the order does not depend on when anybody looks", () => {
    const looks = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(floorStory(), delays(3 * WINDOW_MS), looks, (story, late, counts) => {
        const arrivals = recorded(story, late);
        const quiet = settle(new Settler({ windowMs: WINDOW_MS }), arrivals);
        const settler = new Settler({ windowMs: WINDOW_MS });
        const out: FloorEvent[] = [];
        for (const [index, { event, recordedAt }] of arrivals.entries()) {
          const before = arrivals[index - 1]?.recordedAt ?? recordedAt;
          const steps = counts[index % counts.length]!;
          for (let step = 1; step <= steps; step++) {
            out.push(...settler.advance(later(before, Math.floor(((recordedAt - before) * step) / steps))));
          }
          out.push(...settler.accept(event, recordedAt));
        }
        out.push(...settler.advance(DAY_END));
        expect(out).toEqual(quiet);
        expect(settler.pending).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("[V12] nothing is lost or doubled, however late and however many", () => {
    fc.assert(
      fc.property(floorStory(), delays(10 * WINDOW_MS), fc.integer({ min: 1, max: 30 }), (story, late, mostHeld) => {
        const settler = new Settler({ windowMs: WINDOW_MS, mostHeld });
        const out: FloorEvent[] = [];
        for (const { event, recordedAt } of recorded(story, late)) {
          out.push(...settler.accept(event, recordedAt));
          expect(settler.pending).toBeLessThanOrEqual(mostHeld);
        }
        out.push(...settler.flush());
        expect(out.map((event) => event.eventId).sort()).toEqual(story.map((event) => event.eventId).sort());
      }),
      { numRuns: 300 },
    );
  });

  test("[V13] sources settle apart: mixing another in changes nothing of the order of the first", () => {
    const two = fc.tuple(floorStory({ source: "test://one" }), floorStory({ source: "test://two" }));
    fc.assert(
      fc.property(two, delays(3 * WINDOW_MS), ([one, two], late) => {
        const alone = settle(new Settler({ windowMs: WINDOW_MS }), recorded(one, late));
        const mixed = [...recorded(one, late), ...recorded(two, late)].sort((a, b) => a.recordedAt - b.recordedAt);
        const together = settle(new Settler({ windowMs: WINDOW_MS }), mixed);
        expect(together.filter((event) => event.source === "test://one")).toEqual(alone);
      }),
    );
  });

  test("[V9] a story ordered by instant, rank and number stays a story: ranks never put a use before what it uses", () => {
    fc.assert(
      fc.property(floorStory(), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (story, luck) => {
        // Any shuffle sorted again is the story.
        const shuffled = story
          .map((event) => ({ event, key: luck.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const sorted = shuffled
          .map(({ event }) => event)
          .sort((a, b) => a.at - b.at || eventRank(a.type) - eventRank(b.type) || a.sequence! - b.sequence!);
        expect(sorted).toEqual(story);
      }),
    );
  });
});
