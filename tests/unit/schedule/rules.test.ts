import { describe, expect, test } from "vitest";
import { parseSchedule } from "../../../sim/staffing/schedule/parse.ts";
import { patternsOf } from "../../../sim/staffing/schedule/patterns.ts";
import { bandsOf, weeksOf } from "../../../sim/staffing/schedule/tours.ts";
import { contract, daySpec, hours, shiftType } from "../../fixtures/schedules.ts";

describe("kinds of shift", () => {
  test("[LO3] have every beginning and every way their breaks lie in the windows, one behind the other", () => {
    const at = (reason: string, earliestMinutes: number, latestMinutes: number) => {
      return { reason, durationMinutes: 60, earliestMinutes, latestMinutes, paid: true };
    };
    const type = shiftType({ breaks: [at("break", 0, 60), at("lunch", 60, 120)] });
    const ways = patternsOf(type, 60).map(({ startMinute, breaks }) => [
      startMinute,
      ...breaks.map((one) => one.startMinute),
    ]);
    // From 8:00 and 10:00: (0, 60), (0, 120), (60, 120) minutes into the shift.
    expect(ways).toEqual([
      [480, 480, 540],
      [480, 480, 600],
      [480, 540, 600],
      [600, 600, 660],
      [600, 600, 720],
      [600, 660, 720],
    ]);
    expect(patternsOf(type, 60)[0]!.slots).toEqual([10, 11]);
  });

  test("[LO6] come in bands as wide as the spread and the rest between shifts let them be", () => {
    const type = shiftType({ lengthMinutes: 480, start: { fromMinute: 360, toMinute: 840, stepMinutes: 120 } });
    // 24 h − 8 h − 11 h leaves 5 h: beginnings at most 4 h apart in steps of 2 h.
    const rules = contract({ leastRestMinutes: 660, startSpreadMinutes: 1_440 });
    expect(bandsOf(rules, type)).toEqual([
      [360, 480, 600],
      [480, 600, 720],
      [600, 720, 840],
    ]);
    expect(bandsOf({ ...rules, startSpreadMinutes: 0 }, type).map(({ length }) => length)).toEqual([1, 1, 1, 1, 1]);
    expect(bandsOf({ ...rules, leastRestMinutes: 1_000 }, type)).toEqual([]);
  });

  test("[LO6] are worked in sets of days within the contract: two days off in a row for five in a row", () => {
    expect(weeksOf(contract(), shiftType(), 1)).toHaveLength(21);
    const inRow = weeksOf(contract({ mostConsecutiveDays: 3, daysAWeek: { least: 4, most: 4 } }), shiftType(), 1);
    // Of 35 sets of four days seven are four in a row round the week.
    expect(inRow).toHaveLength(28);
    const weekdays = shiftType({ weekdays: [1, 2, 3, 4, 5] });
    expect(weeksOf(contract(), weekdays, 1)).toEqual([[0, 1, 2, 3, 4]]);
    // The week begins on a Thursday: Monday is its fifth day.
    expect(weeksOf(contract(), weekdays, 4)).toEqual([[0, 1, 4, 5, 6]]);
    expect(weeksOf(contract({ mostMinutesAWeek: 1_199 }), shiftType(), 1)).toEqual([]);
  });
});

describe("rules from outside", () => {
  test("[LO7] are taken as they are where nothing is wrong", () => {
    const spec = daySpec(hours(8, 1));
    expect(parseSchedule(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, spec });
  });

  test("[LO7] are refused with every problem, its place, what was expected and what came", () => {
    const { requirement, ...rest } = daySpec(hours(8, 1));
    const parsed = parseSchedule({
      ...rest,
      slotMinutes: 0,
      extra: 1,
      shiftTypes: [{ ...shiftType(), costPerHour: -1 }],
    });
    expect(parsed.ok ? [] : parsed.problems).toEqual([
      { code: "out-of-range", path: "slotMinutes", expected: "at least 5", got: "0" },
      { code: "missing-field", path: "requirement", expected: "array", got: "nothing" },
      { code: "out-of-range", path: "shiftTypes.0.costPerHour", expected: "at least 0", got: "-1" },
      { code: "unknown-field", path: "extra", expected: "no such field", got: "extra" },
    ]);
    expect(requirement).toHaveLength(1);
  });

  test("[LO7] that contradict each other are refused by name", () => {
    const codes = (changes: Parameters<typeof daySpec>[1]) => {
      const parsed = parseSchedule(daySpec(hours(8, 1), changes));
      return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
    };
    expect(codes({ slotMinutes: 7 })).toEqual([
      "off-the-grid slotMinutes",
      "off-the-grid shiftTypes.0.lengthMinutes",
      "off-the-grid shiftTypes.0.start.fromMinute",
      "off-the-grid shiftTypes.0.start.stepMinutes",
    ]);
    expect(codes({ requirement: [[1, 2]] })).toEqual(["bad-length requirement.0"]);
    expect(codes({ shiftTypes: [shiftType(), shiftType()] })).toEqual(["duplicate-id shiftTypes.1.id"]);
    const far = { reason: "lunch", durationMinutes: 60, earliestMinutes: 240, latestMinutes: 300, paid: false };
    expect(codes({ shiftTypes: [shiftType({ breaks: [far] })] })).toEqual(["breaks-do-not-fit shiftTypes.0.breaks"]);
    expect(codes({ contracts: [contract({ shiftTypeIds: ["night"] })] })).toEqual([
      "week-wanted requirement",
      "unknown-shift contracts.0.shiftTypeIds.0",
      "no-week-fits contracts.0",
    ]);
    const wide = { fromMinute: 0, toMinute: 1_435, stepMinutes: 5 };
    const breaks = [0, 60, 120].map((earliestMinutes) => {
      return { reason: "break", durationMinutes: 5, earliestMinutes, latestMinutes: earliestMinutes + 50, paid: true };
    });
    const fine = { slotMinutes: 5, requirement: [new Array<number>(288).fill(1)] };
    expect(codes({ ...fine, shiftTypes: [shiftType({ start: wide, breaks })] })).toEqual([
      "too-many-patterns shiftTypes",
    ]);
  });
});
