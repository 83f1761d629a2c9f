import { expect, test } from "vitest";
import { Calendar } from "../../../sim/metrics/calendar.ts";
import { HOUR_MS, type Instant } from "../../../sim/vocabulary/index.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

const at = (iso: string): Instant => Date.parse(iso) as Instant;
const iso = (value: number): string => new Date(value).toISOString();

for (const [zone, inside, start, hours] of [
  ["Europe/Berlin", "2026-03-29T12:00Z", "2026-03-28T23:00:00.000Z", 23],
  ["Europe/Berlin", "2026-10-25T12:00Z", "2026-10-24T22:00:00.000Z", 25],
  ["America/New_York", "2026-11-01T23:00Z", "2026-11-01T04:00:00.000Z", 25],
  ["Europe/Moscow", "2026-03-29T12:00Z", "2026-03-28T21:00:00.000Z", 24],
  ["Asia/Kolkata", "2026-03-29T12:00Z", "2026-03-28T18:30:00.000Z", 24],
  ["Australia/Lord_Howe", "2026-04-05T10:00Z", "2026-04-04T13:00:00.000Z", 24.5],
  // The day begins at the change itself: midnight does not exist there.
  ["America/Santiago", "2026-09-06T12:00Z", "2026-09-06T04:00:00.000Z", 23],
] as const) {
  test(`[M10] the day of ${inside} in ${zone} begins at ${start} and has ${hours} h`, () => {
    const calendar = new Calendar(zone);
    const begun = calendar.dayStart(at(inside), 0);
    expect(iso(begun)).toBe(start);
    expect((calendar.nextDayStart(begun, 0) - begun) / HOUR_MS).toBe(hours);
    expect(calendar.dayStart(begun, 0)).toBe(begun);
    expect(calendar.dayStart((begun - 1) as Instant, 0)).toBeLessThan(begun);
  });
}

test("[M10] a day may begin at any local minute", () => {
  const calendar = new Calendar("Europe/Berlin");
  expect(iso(calendar.dayStart(at("2026-06-10T01:59Z"), 240))).toBe("2026-06-09T02:00:00.000Z");
  expect(iso(calendar.dayStart(at("2026-06-10T02:00Z"), 240))).toBe("2026-06-10T02:00:00.000Z");
});

test("[M11] intervals are aligned to local time, in a zone of half hours too", () => {
  const half = 1_800_000;
  expect(iso(new Calendar("Asia/Kathmandu").intervalStart(at("2026-03-09T08:20Z"), half))).toBe(
    "2026-03-09T08:15:00.000Z",
  );
  expect(iso(new Calendar("UTC").intervalStart(at("2026-03-09T08:29:59.999Z"), half))).toBe("2026-03-09T08:00:00.000Z");
});

test("[M10] an unknown zone is our mistake", () => {
  expect(() => new Calendar("Mars/Olympus")).toThrow(RangeError);
});

test("[M12] the day to date begins anew at local midnight, and a wait across it counts where it ends", () => {
  const world = new FloorWorld({ timeZone: "Europe/Berlin" }, Date.parse("2026-03-09T22:59:50Z"));
  world.queued(0, "a");
  world.queued(1, "b");
  world.dequeued(2, "b");
  expect(world.frame(9).total.day).toMatchObject({ offered: 2, abandoned: 1 });
  world.connected(15, "a");
  const { day, headline } = world.frame(16).total;
  expect(day).toMatchObject({ offered: 0, answered: 1, abandoned: 0 });
  expect(headline).toMatchObject({ offered: 2, answered: 1, abandoned: 1 });
});
