import { expect, test } from "vitest";
import { FADE_MS, HOLD_MS, Motion, SLIDE_MS } from "../../../app/theatre/_stage/motion.ts";

const box = (key: string, x: number, y = 0) => ({ key, ink: "solid" as const, x, y, width: 10, height: 10 });
const NONE = new Map();

test("[TP16] a piece slides from where it is seen to where it belongs, and is there in time", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 1_000, "slide", NONE);
  expect(motion.isMoving(1_000)).toBe(false);
  motion.show([box("one", 100)], 2_000, "slide", NONE);
  expect(motion.at(2_000)[0]!.x).toBe(0);
  // Half of the time is seven eighths of the way: quick to leave, slow to arrive.
  expect(motion.at(2_000 + SLIDE_MS / 2)[0]!.x).toBeCloseTo(87.5);
  expect(motion.at(2_000 + SLIDE_MS)[0]!.x).toBe(100);
  expect(motion.isMoving(2_000 + SLIDE_MS)).toBe(false);
});

test("[TP16] without sliding everything is where it belongs at once, and what is on its way arrives", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  motion.show([box("one", 100)], 10, "slide", NONE);
  motion.show([box("one", 50)], 20, "cut", NONE);
  expect(motion.isMoving(20)).toBe(false);
  expect(motion.at(20)[0]!.x).toBe(50);
});

test("[TP16] the same goal shown again starts no new way; a new goal begins where the piece is seen", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  motion.show([box("one", 100)], 0, "slide", NONE);
  motion.show([box("one", 100)], SLIDE_MS / 2, "slide", NONE);
  expect(motion.at(SLIDE_MS)[0]!.x).toBe(100);
  motion.show([box("one", 0)], SLIDE_MS, "slide", NONE);
  motion.show([box("one", 200)], SLIDE_MS * 1.5, "slide", NONE);
  expect(motion.at(SLIDE_MS * 1.5)[0]!.x).toBeCloseTo(12.5);
});

test("[TP16] a way is followed by its length; what has no key, or is new, does not move", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  const { key: _, ...nameless } = box("x", 5);
  const way = new Map([
    [
      "one",
      [
        [5, 5],
        [5, 105],
        [105, 105],
      ] as const,
    ],
  ]);
  motion.show([box("one", 100, 100), nameless, box("new", 7)], 0, "slide", way);
  const [moving, still, fresh] = motion.at(SLIDE_MS / 2);
  // Seven eighths of 200 units: 75 along the second leg.
  expect([moving!.x + 5, moving!.y + 5]).toEqual([80, 105]);
  expect([still!.x, fresh!.x]).toEqual([5, 7]);
});

test("[TP16] who comes is seen within 180 ms where they stand; the first picture and a cut are simply there", () => {
  expect([SLIDE_MS, FADE_MS, HOLD_MS]).toEqual([320, 180, 600]);
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  expect(motion.at(0)[0]!.seen).toBeUndefined();
  motion.show([box("one", 0), box("two", 50)], 1_000, "slide", NONE);
  expect(motion.at(1_045).map(({ seen }) => seen)).toEqual([undefined, 0.25]);
  // The next picture goes on with it; what moves meanwhile moves.
  motion.show([box("two", 20)], 1_090, "slide", NONE);
  expect(motion.at(1_090)[0]).toMatchObject({ seen: 0.5, x: 50 });
  expect(motion.at(1_000 + FADE_MS)[0]!.seen).toBeUndefined();
  motion.show([box("two", 20), box("three", 80)], 2_000, "cut", NONE);
  expect([motion.isMoving(2_000), motion.at(2_000)[1]!.seen]).toEqual([false, undefined]);
});

test("[TP16] more than forty who come at once are a change of scene", () => {
  const crowd = (from: number, n: number) => Array.from({ length: n }, (_, i) => box(`p${from + i}`, i));
  const motion = new Motion();
  motion.show(crowd(0, 1), 0, "slide", NONE);
  motion.show(crowd(100, 40), 10, "slide", NONE);
  expect(motion.at(10).every(({ seen }) => seen === 0)).toBe(true);
  motion.show(crowd(200, 41), 20, "slide", NONE);
  expect(motion.isMoving(20)).toBe(false);
});

test("[TP16] the offer of a step is held for 600 ms where the customer stands, then goes its way; others do not wait", () => {
  const way = new Map([
    [
      "one",
      [
        [5, 5],
        [105, 5],
      ] as const,
    ],
  ]);
  const motion = new Motion();
  motion.show([box("one", 0), box("two", 40)], 0, "slide", NONE);
  motion.show([box("one", 100), box("two", 0)], 1_000, "hold", way);
  expect(motion.at(1_599).map(({ x }) => x)).toEqual([0, 0]);
  expect(motion.isMoving(1_599)).toBe(true);
  expect(motion.at(1_600 + SLIDE_MS / 2)[0]!.x).toBeCloseTo(87.5);
  expect(motion.isMoving(1_600 + SLIDE_MS)).toBe(false);
});

test("[TP16] who has gone a way to its end goes on into the place, and never leaps", () => {
  const way = new Map([
    [
      "one",
      [
        [5, 5],
        [5, 100],
      ] as const,
    ],
  ]);
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  const seat = { ...box("one", 0, 100), height: 80 };
  motion.show([seat], 1_000, "slide", way);
  const [last] = motion.at(1_000 + SLIDE_MS - 1);
  expect(Math.abs(last!.y - seat.y)).toBeLessThan(0.1);
});

test("[TP16] who is offered without having waited comes out of the lane too", () => {
  const way = new Map([
    [
      "new",
      [
        [5, 5],
        [105, 5],
      ] as const,
    ],
  ]);
  const motion = new Motion();
  motion.show([box("one", 0)], 0, "slide", NONE);
  motion.show([box("new", 100)], 1_000, "slide", way);
  expect(motion.at(1_000)[0]).toMatchObject({ x: 0, y: 0 });
  expect(motion.at(1_000 + SLIDE_MS)[0]!.x).toBe(100);
});
