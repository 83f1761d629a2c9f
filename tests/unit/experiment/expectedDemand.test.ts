import { describe, expect, test } from "vitest";
import { expectedByInterval } from "../../../sim/experiment/expectedDemand.ts";
import { runPlace } from "../../../sim/experiment/runPlace.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { RunSpec, Scenario } from "../../../sim/scenario/scenario.ts";
import { minutes } from "../../../sim/vocabulary/index.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";

const arrivals = {
  profile: "daily",
  intervalMinutes: 60,
  perHour: Array.from({ length: 24 }, (_, h) => h * 10),
} as const;

function expected(over: Partial<QueueSpec>, run: RunSpec, scenario: Partial<Scenario> = {}): number[] | undefined {
  const line = voiceQueue(0, always(minutes(3)), { arrivals, ...over });
  const world = centre([line], [group(1, [line])], { ...scenario, run });
  const counts = expectedByInterval(world, 0, runPlace(world));
  return counts && Array.from(counts, (count) => Math.round(count * 1e9) / 1e9);
}

describe("contacts expected", () => {
  test("[X19] follow the profile, from the first counted minute on", () => {
    expect(expected({}, { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 120 })).toEqual([45, 45, 50, 50]);
    expect(expected({}, { startMinute: 495, lengthMinutes: 50 })).toEqual([40, (80 * 15 + 90 * 5) / 60]);
  });

  test("[X19] follow weekdays, weekly profiles and induced demand, in local time", () => {
    const factors = [2, 1, 1, 1, 1, 0, 0];
    const day = { startMinute: 600, lengthMinutes: 30 };
    expect(expected({ arrivals: { ...arrivals, weekdayFactors: factors, inducedShare: 0.1 } }, day)).toEqual([110]);
    expect(expected({ arrivals: { ...arrivals, weekdayFactors: factors } }, { ...day, date: "2026-03-07" })).toEqual([
      0,
    ]);
    const weekly = {
      profile: "weekly",
      intervalMinutes: 1_440,
      perHour: [1, 2, 3, 4, 5, 6, 7].map((n) => n * 60),
    } as const;
    expect(expected({ arrivals: weekly }, { date: "2026-03-04", lengthMinutes: 30 })).toEqual([90]);
    expect(expected({}, day, { timeZone: "Asia/Tokyo" })).toEqual([50]);
  });

  test("[X19] follow spikes and bursts, and count a trace", () => {
    const spike = {
      kind: "spike",
      id: "s",
      day: 0,
      minute: 610,
      durationMinutes: 10,
      queueIds: ["line"],
      factor: 4,
    } as const;
    expect(expected({}, { startMinute: 600, lengthMinutes: 60 }, { events: [spike] })).toEqual([100, 50]);
    const burst = {
      kind: "flash-crowd",
      id: "b",
      day: 0,
      minute: 60,
      durationMinutes: 60,
      queueId: "line",
      contacts: 30,
      halfLifeMinutes: 30,
    } as const;
    const quiet = { ...arrivals, perHour: Array(24).fill(0) };
    expect(expected({ arrivals: quiet }, { startMinute: 60, lengthMinutes: 90 }, { events: [burst] })).toEqual([
      20, 10, 0,
    ]);
    const trace = [{ atMs: 0 }, { atMs: minutes(29) }, { atMs: minutes(30) }, { atMs: minutes(61) }];
    expect(expected({ arrivals: { ...arrivals, trace } }, { lengthMinutes: 60 })).toEqual([2, 1]);
  });

  test("[X19] are unknown where demand answers to waits, and none without arrivals", () => {
    const waitElasticity = { elasticity: 0.3, referenceMs: 60_000, atMost: 2 };
    expect(expected({ arrivals: { ...arrivals, waitElasticity } }, { lengthMinutes: 60 })).toBeUndefined();
    const { arrivals: _, ...line } = voiceQueue(0, always(1_000));
    const world = centre([line], [group(1, [line])], { run: { lengthMinutes: 60 } });
    expect([...expectedByInterval(world, 0, runPlace(world))!]).toEqual([0, 0]);
  });
});
