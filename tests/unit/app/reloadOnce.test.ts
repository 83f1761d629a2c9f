import { expect, test } from "vitest";
import { reloadOnce } from "../../../app/_state/reloadOnce.ts";

test("[D40] a page of another version reloads, but not when it is itself a reload younger than a minute", () => {
  let reloads = 0;
  const after = (reloaded: boolean, ageMs: number) =>
    reloadOnce({
      reloaded,
      ageMs,
      reload: () => {
        reloads += 1;
      },
    });
  expect(after(false, 10)).toBe(true);
  expect(after(true, 59_999)).toBe(false);
  expect(reloads).toBe(1);
  expect(after(true, 60_000)).toBe(true);
  expect(reloads).toBe(2);
});
