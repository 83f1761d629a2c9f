import { expect, test } from "vitest";
import { backoffMs } from "../../../app/_state/backoff.ts";

test.each([
  [0, 250, 500],
  [1, 500, 1_000],
  [2, 1_000, 2_000],
  [4, 4_000, 8_000],
  [5, 7_500, 15_000],
  [6, 7_500, 15_000],
  [1_000_000, 7_500, 15_000],
])("[D7] try %s comes after %s to %s ms", (attempt, least, most) => {
  expect(backoffMs(attempt, 0)).toBe(least);
  expect(backoffMs(attempt, 1 - Number.EPSILON)).toBe(most);
  expect(backoffMs(attempt, 0.5)).toBe((least + most) / 2);
});
