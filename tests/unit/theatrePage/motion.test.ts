import { expect, test } from "vitest";
import { Motion, SLIDE_MS } from "../../../app/theatre/_stage/motion.ts";

const box = (key: string, x: number, y = 0) => ({ key, ink: "solid" as const, x, y, width: 10, height: 10 });
const NONE = new Map();

test("[TP16] a piece slides from where it is seen to where it belongs, and is there in time", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 1_000, true, NONE);
  expect(motion.isMoving(1_000)).toBe(false);
  motion.show([box("one", 100)], 2_000, true, NONE);
  expect(motion.at(2_000)[0]!.x).toBe(0);
  // Half of the time is seven eighths of the way: quick to leave, slow to arrive.
  expect(motion.at(2_000 + SLIDE_MS / 2)[0]!.x).toBeCloseTo(87.5);
  expect(motion.at(2_000 + SLIDE_MS)[0]!.x).toBe(100);
  expect(motion.isMoving(2_000 + SLIDE_MS)).toBe(false);
});

test("[TP16] without sliding everything is where it belongs at once, and what is on its way arrives", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, true, NONE);
  motion.show([box("one", 100)], 10, true, NONE);
  motion.show([box("one", 50)], 20, false, NONE);
  expect(motion.isMoving(20)).toBe(false);
  expect(motion.at(20)[0]!.x).toBe(50);
});

test("[TP16] the same goal shown again starts no new way; a new goal begins where the piece is seen", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, true, NONE);
  motion.show([box("one", 100)], 0, true, NONE);
  motion.show([box("one", 100)], SLIDE_MS / 2, true, NONE);
  expect(motion.at(SLIDE_MS)[0]!.x).toBe(100);
  motion.show([box("one", 0)], SLIDE_MS, true, NONE);
  motion.show([box("one", 200)], SLIDE_MS * 1.5, true, NONE);
  expect(motion.at(SLIDE_MS * 1.5)[0]!.x).toBeCloseTo(12.5);
});

test("[TP16] a way is followed by its length; what has no key, or is new, does not move", () => {
  const motion = new Motion();
  motion.show([box("one", 0)], 0, true, NONE);
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
  motion.show([box("one", 100, 100), nameless, box("new", 7)], 0, true, way);
  const [moving, still, fresh] = motion.at(SLIDE_MS / 2);
  // Seven eighths of 200 units: 75 along the second leg.
  expect([moving!.x + 5, moving!.y + 5]).toEqual([80, 105]);
  expect([still!.x, fresh!.x]).toEqual([5, 7]);
});
