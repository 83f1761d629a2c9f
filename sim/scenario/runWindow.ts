import { dayNumber } from "../vocabulary/localDate.ts";
import type { RunSpec } from "./scenario.ts";

/** The window of a run with its defaults filled in. */
export interface RunWindow {
  /** Local day it begins, counted from 1970-01-01. */
  readonly day: number;
  /** Minute of that day. */
  readonly startMinute: number;
  readonly warmUpMinutes: number;
  readonly lengthMinutes: number;
  /** Warm-up and length together. */
  readonly minutes: number;
  readonly intervalMinutes: number;
  readonly end: "cut" | "drain";
}

/** 2026-03-02, a Monday. */
const DEFAULT_DATE = "2026-03-02";

/** What `run` says, and what its silence means. */
export function runWindow(run: RunSpec | undefined): RunWindow {
  const warmUpMinutes = run?.warmUpMinutes ?? 0;
  const lengthMinutes = run?.lengthMinutes ?? 1_440;
  return {
    day: dayNumber(run?.date ?? DEFAULT_DATE),
    startMinute: run?.startMinute ?? 0,
    warmUpMinutes,
    lengthMinutes,
    minutes: warmUpMinutes + lengthMinutes,
    intervalMinutes: run?.intervalMinutes ?? 30,
    end: run?.end ?? "drain",
  };
}
