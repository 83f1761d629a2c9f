import { describe, expect, test } from "vitest";
import { MAX_PROBLEMS } from "../../../sim/scenario/bounds.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { DAY_MS } from "../../../sim/vocabulary/index.ts";
import { dayNumber, dayText } from "../../../sim/vocabulary/localDate.ts";
import { LocalTime, weekdayOf } from "../../../sim/vocabulary/localTime.ts";

/** A deep copy anything may be done to. */
function copy(): Record<string, never> {
  return JSON.parse(JSON.stringify(demonstration)) as Record<string, never>;
}

function problemsOf(change: (scenario: ReturnType<typeof JSON.parse>) => void) {
  const scenario = copy();
  change(scenario);
  const parsed = parseScenario(scenario);
  return parsed.ok ? [] : parsed.problems;
}

describe("a scenario from outside", () => {
  test("[E12] the demonstration centre parses to itself", () => {
    expect(parseScenario(copy())).toEqual({ ok: true, scenario: demonstration, warnings: [] });
  });

  test("[E12] all problems are told at once, each with its place, what was expected and what was found", () => {
    const problems = problemsOf((scenario) => {
      scenario.queues[0].talkMs.meanMs = "300";
      scenario.queues[1].customers.onAbandon.toQueueId = "nowhere";
      scenario.queues[2].arrivals.perHour.pop();
      scenario.groups[0].skills[1].queueId = "ghosts";
      scenario.groups[1].people[0].id = scenario.groups[1].people[1].id;
      delete scenario.groups[2].slots.byChannel.chat;
      scenario.timeZone = "Mars/Olympus";
      scenario.surplus = true;
    });
    const told = problems.map((problem) => [problem.code, problem.path, problem.got]);
    expect(told).toContainEqual(["wrong-type", "queues.0.talkMs.meanMs", '"300"']);
    expect(told).toContainEqual(["inconsistent", "queues.2.arrivals.perHour", "a list of 23"]);
    expect(told).toContainEqual(["unknown-field", "surplus", "true"]);
    expect(told).toContainEqual(["unknown-queue", "queues.1.customers.onAbandon.toQueueId", '"nowhere"']);
    expect(told).toContainEqual(["unknown-queue", "groups.0.skills.1.queueId", '"ghosts"']);
    expect(told.map(([code, path]) => `${code} ${path}`)).toContain("duplicate-id groups.1.people.1.id");
    expect(told).toContainEqual(["no-slots", "groups.2.slots.byChannel.chat", "nothing"]);
    expect(told).toContainEqual(["unknown-time-zone", "timeZone", '"Mars/Olympus"']);
    expect(problems.length).toBe(8);
    expect(problems.find((problem) => problem.path.endsWith("meanMs"))?.expected).toBe(
      "a number from 1 to 2,592,000,000",
    );
  });

  test.each([undefined, null, 7, "scenario", [], { queues: {} }, { queues: [null], groups: [[]] }])(
    "[E12] %j is no scenario, and says so",
    (input) => {
      const parsed = parseScenario(input);
      expect(parsed.ok).toBe(false);
      if (!parsed.ok) expect(parsed.problems.length).toBeGreaterThan(0);
    },
  );

  test.each<[string, (scenario: ReturnType<typeof JSON.parse>) => void]>([
    ["queues.0.talkMs.meanMs", (s) => Object.assign(s.queues[0].talkMs, { meanMs: 1e12 })],
    ["queues.0.talkMs.meanMs", (s) => Object.assign(s.queues[0].talkMs, { meanMs: -1 })],
    ["queues.0.talkMs.cv", (s) => Object.assign(s.queues[0].talkMs, { cv: 0 })],
    ["queues.0.selfService.containedShare", (s) => Object.assign(s.queues[0].selfService, { containedShare: 12 })],
    ["queues.0.arrivals.intervalMinutes", (s) => Object.assign(s.queues[0].arrivals, { intervalMinutes: 7 })],
    ["queues.0.rating.weights.0.score", (s) => Object.assign(s.queues[0].rating.weights[0], { score: 9 })],
    ["queues.0.evaluation.scoreTo", (s) => Object.assign(s.queues[0].evaluation, { scoreTo: 0.1 })],
    ["policy", (s) => Object.assign(s, { policy: "best" })],
    ["shiftEnd", (s) => Object.assign(s, { shiftEnd: "drop" })],
    ["groups.0.people.0.shifts.0.endMinute", (s) => Object.assign(s.groups[0].people[0].shifts[0], { endMinute: 1 })],
    [
      "groups.0.people.0.shifts.0.breaks.1.afterMinutes",
      (s) => Object.assign(s.groups[0].people[0].shifts[0].breaks[1], { afterMinutes: 21 }),
    ],
  ])("[E12] a value out of its range is a problem at %s", (path, change) => {
    expect(problemsOf(change).map((problem) => problem.path)).toContain(path);
  });

  test("[E12] a file of nonsense gives no more problems than anybody reads", () => {
    const parsed = parseScenario({ ...demonstration, groups: Array.from({ length: 256 }, () => ({})) });
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(MAX_PROBLEMS);
  });

  test("[E19] the demonstration is a floor of some eighty people, at night two thirds as busy as at its peak", () => {
    const people = demonstration.groups.flatMap((group) => group.people);
    expect(people.length).toBe(81);
    expect(new Set(people.map((person) => person.name)).size).toBe(81);
    for (const queue of demonstration.queues) {
      const rates = queue.arrivals?.perHour ?? [];
      expect(Math.min(...rates) / Math.max(...rates)).toBeGreaterThan(0.55);
    }
  });
});

test("[SC8] days are counted by the calendar, there and back, leap years too", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  for (let day = dayNumber("1990-01-01"); day < dayNumber("2100-01-01"); day++) {
    const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (dayText(day) !== text || dayNumber(text) !== day) expect.fail(text);
  }
  expect(() => dayNumber("2026-3-2")).toThrow("date: expected YYYY-MM-DD, got 2026-3-2");
});

describe("local time", () => {
  test.each([
    ["UTC", 0],
    ["Europe/Moscow", 180],
    ["Asia/Kathmandu", 345],
    ["America/St_Johns", -210],
    ["Pacific/Kiritimati", 840],
    ["Pacific/Niue", -660],
  ])("[E14] the offset of %s in January is %d minutes", (zone, offsetMinutes) => {
    expect(new LocalTime(zone).offsetMs(Date.UTC(2026, 0, 1, 0, 20))).toBe(offsetMinutes * 60_000);
  });

  test("[E14] days of 23 and 25 hours begin at local midnight, and minutes that do not exist move on", () => {
    const local = new LocalTime("Europe/Berlin");
    const spring = Date.UTC(2026, 2, 29) / DAY_MS;
    expect(local.instantOf(spring + 1, 0) - local.instantOf(spring, 0)).toBe(23 * 3_600_000);
    expect(new Date(local.instantOf(spring, 150)).toISOString()).toBe("2026-03-29T01:30:00.000Z");
    const autumn = Date.UTC(2026, 9, 25) / DAY_MS;
    expect(local.instantOf(autumn + 1, 0) - local.instantOf(autumn, 0)).toBe(25 * 3_600_000);
    expect(new Date(local.instantOf(autumn, 150)).toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(local.minuteOf(local.instantOf(autumn, 240))).toBe(240);
  });

  test("[E14] every quarter of an hour of two years finds its way to local time and back", () => {
    const local = new LocalTime("America/New_York");
    let doubled = 0;
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 900_000) {
      const back = local.instantOf(local.dayOf(at), local.minuteOf(at));
      if (back === at) continue;
      expect(at - back).toBe(3_600_000); // the second pass of the doubled hour
      doubled++;
    }
    expect(doubled).toBe(8);
  });

  test("[E14] 1970-01-01 was a Thursday, 2026-03-02 a Monday", () => {
    expect([weekdayOf(0), weekdayOf(Date.UTC(2026, 2, 2) / DAY_MS), weekdayOf(-1)]).toEqual([4, 1, 3]);
  });

  test("[E14] a zone nobody knows is refused", () => {
    expect(() => new LocalTime("Mars/Olympus")).toThrow("timeZone: expected an IANA time zone, got Mars/Olympus");
  });
});
