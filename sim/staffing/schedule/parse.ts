import { z } from "zod";
import { rulesProblems } from "./checks.ts";
import { MOST_PROBLEMS, type ScheduleCode, type ScheduleProblem } from "./problem.ts";
import {
  type ContractRules,
  MOST_BREAKS,
  MOST_CONTRACTS,
  MOST_REQUIRED,
  MOST_SHIFT_TYPES,
  type ScheduleSpec,
  type ShiftType,
} from "./spec.ts";

export type ParsedSchedule =
  | { readonly ok: true; readonly spec: ScheduleSpec }
  | { readonly ok: false; readonly problems: readonly ScheduleProblem[] };

const whole = (least: number, most: number) => z.int().min(least).max(most);
const minutesOfDay = whole(0, 1_439);
const money = z.number().min(0).max(1e9);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const name = z.string().min(1).max(200);

const breakSchema = z.strictObject({
  reason: z.string().min(1).max(100),
  durationMinutes: whole(1, 1_440),
  earliestMinutes: whole(0, 1_440),
  latestMinutes: whole(0, 1_440),
  paid: z.boolean(),
});

const shiftSchema = z.strictObject({
  id,
  name,
  lengthMinutes: whole(5, 1_440),
  start: z.strictObject({ fromMinute: minutesOfDay, toMinute: minutesOfDay, stepMinutes: whole(5, 1_440) }),
  breaks: z.array(breakSchema).max(MOST_BREAKS),
  weekdays: z.array(whole(1, 7)).min(1).max(7),
  costPerHour: money,
  costPerShift: money,
  mostADay: z.exactOptional(whole(0, 100_000)),
}) satisfies z.ZodType<ShiftType>;

const contractSchema = z.strictObject({
  id,
  name,
  shiftTypeIds: z.array(id).min(1).max(MOST_SHIFT_TYPES),
  daysAWeek: z.strictObject({ least: whole(1, 7), most: whole(1, 7) }),
  mostConsecutiveDays: whole(1, 7),
  leastRestMinutes: whole(0, 1_440),
  mostMinutesAWeek: whole(1, 10_080),
  startSpreadMinutes: whole(0, 1_440),
  mostAgents: z.exactOptional(whole(0, 100_000)),
  leastAgents: z.exactOptional(whole(0, 100_000)),
}) satisfies z.ZodType<ContractRules>;

const scheduleSchema = z.strictObject({
  slotMinutes: whole(5, 60),
  requirement: z
    .array(z.array(whole(0, MOST_REQUIRED)).max(288))
    .min(1)
    .max(7),
  firstWeekday: whole(1, 7),
  shiftTypes: z.array(shiftSchema).min(1).max(MOST_SHIFT_TYPES),
  contracts: z.array(contractSchema).max(MOST_CONTRACTS),
  shortCostPerHour: z.exactOptional(money),
  overCostPerHour: money,
}) satisfies z.ZodType<ScheduleSpec>;

/** The rules of a schedule from untrusted input, or everything wrong with them (at most 50 problems). */
export function parseSchedule(input: unknown): ParsedSchedule {
  const read = scheduleSchema.safeParse(input, { reportInput: true });
  if (!read.success) return { ok: false, problems: read.error.issues.flatMap(told).slice(0, MOST_PROBLEMS) };
  const problems = rulesProblems(read.data);
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) }
    : { ok: true, spec: read.data };
}

function told(issue: z.core.$ZodIssue): ScheduleProblem[] {
  const path = issue.path.map(String).join(".");
  const got = shown(issue.input);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        problem("unknown-field", [path, key].filter(Boolean).join("."), "no such field", key),
      );
    case "invalid_type":
      if (issue.input === undefined) return [problem("missing-field", path, issue.expected, "nothing")];
      return [problem(path === "" ? "not-an-object" : "wrong-type", path, issue.expected, got)];
    case "too_small":
    case "too_big": {
      const edge = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const isNumber = typeof issue.input === "number";
      return [problem(isNumber ? "out-of-range" : "bad-length", path, isNumber ? edge : `${edge} of them`, got)];
    }
    case "invalid_format":
      return [problem("wrong-type", path, "lower-case letters, digits and hyphens, at most 64", got)];
    default:
      return [problem("wrong-type", path, issue.message, got)];
  }
}

function problem(code: ScheduleCode, path: string, expected: string, got: string): ScheduleProblem {
  return { code, path, expected, got: got.slice(0, 100) };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} of them`;
  return (JSON.stringify(value) ?? String(value)).slice(0, 100);
}
