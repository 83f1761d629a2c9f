import { InvalidArgumentError, Option } from "commander";
import { type Instant, isInstant } from "../sim/vocabulary/index.ts";

/** Forms of files that can be read. */
export const FORMATS = ["asterisk-queue-log", "bank", "events"] as const;
export type Format = (typeof FORMATS)[number];

export function formatOption(): Option {
  return new Option("--format <format>", "form of the file; told from its first line when absent").choices(FORMATS);
}

/** An instant with its offset: `2026-03-02T09:00Z`, `2026-03-02T12:00:00+03:00`. */
export function parseInstant(text: string): Instant {
  const value = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (!isInstant(value)) throw new InvalidArgumentError(`expected an instant such as 2026-03-02T09:00Z, got ${text}`);
  return value;
}

/** Floor time per real time, > 0 and at most 86,400 (a day a second). */
export function parseSpeed(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value <= 86_400)) throw new InvalidArgumentError(`expected a number in (0, 86400], got ${text}`);
  return value;
}

export function parsePort(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535)) throw new InvalidArgumentError(`expected a whole number in [0, 65535], got ${text}`);
  return value;
}

/** Seconds typed by a person, as whole ms: [0, 28,800]. */
export function parseWrapUp(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 28_800)) throw new InvalidArgumentError(`expected seconds in [0, 28800], got ${text}`);
  return value * 1_000;
}
