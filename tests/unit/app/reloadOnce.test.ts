import { expect, test } from "vitest";
import { type ReloadPlace, reloadOnce } from "../../../app/_state/reloadOnce.ts";

function place() {
  const kept = new Map<string, string>();
  const seen = { now: 1_795_320_000_000, reloads: 0 };
  const where: ReloadPlace = {
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    now: () => seen.now,
    reload: () => {
      seen.reloads += 1;
    },
  };
  return { seen, where, kept };
}

test("[D40] a page of another version reloads once, and not again within a minute", () => {
  const { seen, where } = place();
  expect(reloadOnce(where)).toBe(true);
  seen.now += 59_999;
  expect(reloadOnce(where)).toBe(false);
  expect(seen.reloads).toBe(1);
  seen.now += 1;
  expect(reloadOnce(where)).toBe(true);
  expect(seen.reloads).toBe(2);
});

test("[D40] what somebody else stored there does not stop the first reload", () => {
  const { seen, where, kept } = place();
  kept.set("floorcast-reloaded-at", "yesterday");
  expect(reloadOnce(where)).toBe(true);
  expect(seen.reloads).toBe(1);
});
