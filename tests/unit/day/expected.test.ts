import { expect, test } from "vitest";
import { expectedGhosts, hiddenGhosts, toggledGhosts } from "../../../app/desk/dayGhosts.ts";
import { expectedLine } from "../../../sim/metrics/day/expectedDay.ts";
import { DAY_MS, type Instant, instant } from "../../../sim/vocabulary/index.ts";
import { LocalTime } from "../../../sim/vocabulary/localTime.ts";

const DAY = Date.UTC(2026, 2, 2) / DAY_MS;
const made = (hour: number) => instant(Date.UTC(2026, 2, 1, hour));
const queue = (name: string, hour: number, counts: readonly number[], intervalMinutes = 30, fromMinute = 480) => ({
  ...{ queue: name, channel: "voice" as const, madeAt: made(hour), intervalMinutes, fromMinute, counts },
});
const span = (stepMs: number) => ({
  ...{ day: DAY, startsAt: instant(Date.UTC(2026, 2, 2)), endsAt: instant(Date.UTC(2026, 2, 3)), stepMs },
});

test("[DL10] forecasts of a channel's queues add up, spread over the intervals of the line; what nobody told is unknown", () => {
  // From 8:00 two half hours of 12 and 6, and one hour of 8 of another queue: by quarters 6+2, 6+2, 3+2, 3+2.
  const kept = [queue("sales", 9, [12, 6]), queue("service", 10, [8], 60)];
  const line = expectedLine(kept, ["sales", "service", "new"], span(900_000), new LocalTime("UTC"))!;
  expect(line.offered.slice(31, 37)).toEqual([null, 8, 8, 5, 5, null]);
  expect(line.offered.length).toBe(96);
  expect([line.madeAt, line.queues, line.missing]).toEqual([made(10), ["sales", "service"], ["new"]]);
  // Longer intervals hold the sums.
  expect(expectedLine(kept, [], span(1_800_000), new LocalTime("UTC"))!.offered.slice(16, 18)).toEqual([16, 10]);
  expect(expectedLine([], ["sales"], span(900_000), new LocalTime("UTC"))).toBe(undefined);
});

test("[DL10] on the day the clocks go forward nobody is expected in the hour that is not there", () => {
  const day = Date.UTC(2026, 2, 29) / DAY_MS;
  const local = new LocalTime("Europe/Berlin");
  const startsAt = local.instantOf(day, 0);
  const endsAt = local.instantOf(day + 1, 0) as Instant;
  const one = queue(
    "sales",
    9,
    Array.from({ length: 48 }, () => 2),
    30,
    0,
  );
  const { offered } = expectedLine([one], [], { day, startsAt, endsAt, stepMs: 1_800_000 }, local)!;
  expect(offered.length).toBe(46);
  expect(offered.every((count) => count === 2 || count === 4)).toBe(true);
});

test("[DL10] each ghost is shown or hidden, and of all channels together those that are kept are added", () => {
  expect([...hiddenGhosts(toggledGhosts("", "plan"))]).toEqual(["plan"]);
  expect([...hiddenGhosts(toggledGhosts("plan forecast", "plan"))]).toEqual(["forecast"]);
  expect([...hiddenGhosts("nothing known")]).toEqual([]);
  const line = (offered: (number | null)[]) => ({ offered, madeAt: made(9), queues: [], missing: [] });
  const channels = [
    { channel: "voice" as const, forecast: line([1, 2, null]), plan: line([3, 3, 3]) },
    { channel: "chat" as const, forecast: line([10, null, null]) },
  ];
  const all = expectedGhosts({ stepMs: 1, channels }, undefined, new Set());
  expect(all).toEqual([
    { id: "forecast", list: [11, 2, null] },
    { id: "plan", list: [3, 3, 3] },
  ]);
  expect(expectedGhosts({ stepMs: 1, channels }, "chat", new Set())).toEqual([
    { id: "forecast", list: [10, null, null] },
  ]);
  expect(expectedGhosts({ stepMs: 1, channels }, "voice", new Set(["forecast"]))).toEqual([
    { id: "plan", list: [3, 3, 3] },
  ]);
});
