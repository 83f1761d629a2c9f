import { patternsOf } from "./patterns.ts";
import type { ScheduleCode, ScheduleProblem } from "./problem.ts";
import { MOST_PATTERNS, type ScheduleSpec, type ShiftType } from "./spec.ts";
import { bandsOf, weeksOf } from "./tours.ts";

/** What is wrong with rules whose fields are each in range. Empty: a plan can be looked for. */
export function rulesProblems(spec: ScheduleSpec): readonly ScheduleProblem[] {
  const found: ScheduleProblem[] = [];
  const add = (code: ScheduleCode, path: string, expected: string, got: string) =>
    found.push({ code, path, expected, got });
  const { slotMinutes } = spec;
  if (1_440 % slotMinutes !== 0) add("off-the-grid", "slotMinutes", "a divisor of 1440", String(slotMinutes));
  else lengths(spec, add);
  unique(spec.shiftTypes, "shiftTypes", add);
  unique(spec.contracts, "contracts", add);
  for (const [i, type] of spec.shiftTypes.entries()) shiftProblems(type, `shiftTypes.${i}`, slotMinutes, add);
  if (found.length > 0) return found;
  const patterns = spec.shiftTypes.map((type) => patternsOf(type, slotMinutes).length);
  for (const [i, count] of patterns.entries()) {
    if (count === 0)
      add("breaks-do-not-fit", `shiftTypes.${i}.breaks`, "breaks that fit one behind the other", "no way to lay them");
  }
  const all = patterns.reduce((sum, count) => sum + count, 0);
  if (all > MOST_PATTERNS) {
    const got = `more than ${MOST_PATTERNS}: fewer beginnings, or narrower windows of breaks`;
    add("too-many-patterns", "shiftTypes", `at most ${MOST_PATTERNS} ways to lay shifts and breaks`, got);
  }
  contractProblems(spec, add);
  return found;
}

type Add = (code: ScheduleCode, path: string, expected: string, got: string) => void;

function lengths({ requirement, slotMinutes }: ScheduleSpec, add: Add): void {
  const slots = 1_440 / slotMinutes;
  for (const [day, wanted] of requirement.entries()) {
    if (wanted.length === slots) continue;
    add(
      "bad-length",
      `requirement.${day}`,
      `${slots} numbers, one each ${slotMinutes} minutes`,
      `${wanted.length} of them`,
    );
  }
}

function unique(list: readonly { readonly id: string }[], path: string, add: Add): void {
  for (const [i, { id }] of list.entries()) {
    if (list.findIndex((other) => other.id === id) < i) add("duplicate-id", `${path}.${i}.id`, "an id of its own", id);
  }
}

function shiftProblems(type: ShiftType, path: string, slotMinutes: number, add: Add): void {
  const grid = (value: number, place: string) => {
    if (value % slotMinutes !== 0)
      add("off-the-grid", `${path}.${place}`, `a multiple of ${slotMinutes} minutes`, String(value));
  };
  grid(type.lengthMinutes, "lengthMinutes");
  grid(type.start.fromMinute, "start.fromMinute");
  grid(type.start.stepMinutes, "start.stepMinutes");
  if (type.start.toMinute < type.start.fromMinute) {
    add("out-of-range", `${path}.start.toMinute`, `at least ${type.start.fromMinute}`, String(type.start.toMinute));
  }
  for (const [i, one] of type.breaks.entries()) {
    grid(one.durationMinutes, `breaks.${i}.durationMinutes`);
    grid(one.earliestMinutes, `breaks.${i}.earliestMinutes`);
    if (one.latestMinutes < one.earliestMinutes) {
      add(
        "out-of-range",
        `${path}.breaks.${i}.latestMinutes`,
        `at least ${one.earliestMinutes}`,
        String(one.latestMinutes),
      );
    }
  }
}

function contractProblems({ contracts, shiftTypes, requirement, firstWeekday }: ScheduleSpec, add: Add): void {
  if (contracts.length > 0 && requirement.length !== 7) {
    add("week-wanted", "requirement", "seven days, since contracts speak of weeks", `${requirement.length}`);
  }
  for (const [i, contract] of contracts.entries()) {
    const path = `contracts.${i}`;
    if (contract.daysAWeek.most < contract.daysAWeek.least) {
      add(
        "out-of-range",
        `${path}.daysAWeek.most`,
        `at least ${contract.daysAWeek.least}`,
        String(contract.daysAWeek.most),
      );
    }
    if (contract.mostAgents !== undefined && contract.mostAgents < (contract.leastAgents ?? 0)) {
      add("out-of-range", `${path}.mostAgents`, `at least ${contract.leastAgents}`, String(contract.mostAgents));
    }
    let fits = false;
    for (const [k, id] of contract.shiftTypeIds.entries()) {
      const type = shiftTypes.find((one) => one.id === id);
      if (type === undefined) add("unknown-shift", `${path}.shiftTypeIds.${k}`, "the id of a kind of shift", id);
      else fits ||= bandsOf(contract, type).length > 0 && weeksOf(contract, type, firstWeekday).length > 0;
    }
    if (!fits) {
      const expected = "a kind of shift that keeps days, hours, rest and days in a row";
      add("no-week-fits", path, expected, "none does");
    }
  }
}
