import { INTERVAL_MINUTES } from "./bounds.ts";
import type { Unit } from "./fields.ts";
import type { DateOrder } from "./mapping.ts";
import { isNothing, parseMoment, parseNumber } from "./values.ts";

/** What was told from values, and whether they could only mean that. */
export interface Sniffed<T> {
  readonly value: T;
  readonly certain: boolean;
}

const DATE = /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/;

/**
 * The order of dates made of three numbers: decided by a number above 12, else by which reading keeps the days closer
 * together, else by the sign between them (dots: day first; strokes and hyphens: month first).
 */
export function sniffDateOrder(values: readonly string[]): Sniffed<DateOrder> {
  const parts = values.map((value) => DATE.exec(value)).filter((match) => match !== null);
  if (parts.length === 0) {
    const packed = values.map((value) => /^\s*(\d{8})(?!\d)/.exec(value)?.[1]).filter((text) => text !== undefined);
    if (packed.length === 0) return { value: "ymd", certain: true };
    for (const order of ["ymd", "mdy", "dmy"] as const) {
      if (packed.every((text) => parseMoment(text, order)?.day !== undefined)) return { value: order, certain: true };
    }
    return { value: "ymd", certain: false };
  }
  if (parts.some((match) => match[1]!.length === 4)) return { value: "ymd", certain: true };
  if (parts.some((match) => Number(match[1]) > 12)) return { value: "dmy", certain: true };
  if (parts.some((match) => Number(match[2]) > 12)) return { value: "mdy", certain: true };
  const spread = (order: DateOrder): number => {
    const days = parts
      .map((match) => parseMoment(match[0], order)?.day ?? Number.NaN)
      .filter((day) => !Number.isNaN(day));
    return days.length < parts.length ? Number.POSITIVE_INFINITY : Math.max(...days) - Math.min(...days);
  };
  const [dmy, mdy] = [spread("dmy"), spread("mdy")];
  if (dmy * 3 < mdy) return { value: "dmy", certain: true };
  if (mdy * 3 < dmy) return { value: "mdy", certain: true };
  return { value: /^\s*\d+\./.test(parts[0]![0]) ? "dmy" : "mdy", certain: false };
}

/** The decimal sign of a table's numbers. A comma that is also the delimiter cannot be one. */
export function sniffDecimal(values: readonly string[], delimiter: string): "." | "," {
  if (delimiter === ",") return values.some((value) => /^\s*\d+,\d+\s*$/.test(value)) ? "," : ".";
  const commas = values.filter((value) =>
    /^\s*-?[\d\s\u00a0]+,\d{1,2}\s*$|^\s*-?\d+,\d{4,}\s*$|^\s*0,\d+\s*$/.test(value),
  );
  const dots = values.filter((value) => /^\s*-?\d+\.\d+\s*$/.test(value));
  return commas.length > dots.length ? "," : ".";
}

/**
 * The unit of a column of durations whose heading names none. Clock times say it themselves; of plain numbers, what would
 * be a contact of less than half a minute is minutes, of more than five hours milliseconds, all else seconds.
 */
export function sniffUnit(values: readonly string[], contacts: readonly number[], decimal: "." | ","): Unit {
  const told = values.filter((value) => !isNothing(value));
  if (told.length > 0 && told.every((value) => /^\d{1,6}:\d{2}$/.test(value.trim()))) return "m:s";
  const each = values
    .map((value, i) => [parseNumber(value, decimal), contacts[i] ?? 1] as const)
    .filter(([number, n]) => number !== undefined && number > 0 && n > 0)
    .map(([number, n]) => number! / n)
    .sort((a, b) => a - b);
  const median = each[Math.floor(each.length / 2)];
  if (median === undefined) return "s";
  const fractions = told.some((value) => /\d[.,]\d/.test(value));
  if (median < 0.5 && fractions && told.every((value) => (parseNumber(value, decimal) ?? 0) < 1)) return "days";
  if (median < 30 && fractions) return "min";
  return median > 18_000 ? "ms" : "s";
}

/**
 * The length of intervals: the shortest step between begins of one queue, if intervals may have that length. `undefined`
 * where there are no two begins.
 */
export function sniffMinutes(starts: ReadonlyMap<string, readonly number[]>): Sniffed<number> | undefined {
  let least = Number.POSITIVE_INFINITY;
  for (const list of starts.values()) {
    const sorted = [...new Set(list)].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) least = Math.min(least, sorted[i]! - sorted[i - 1]!);
  }
  if (!Number.isFinite(least)) return undefined;
  const minutes = least / 60_000;
  const exact = INTERVAL_MINUTES.find((length) => length === minutes);
  if (exact !== undefined) return { value: exact, certain: true };
  // Files that leave empty intervals out have longer steps: the longest length that divides the step.
  const divisor = [...INTERVAL_MINUTES].reverse().find((length) => minutes % length === 0);
  return divisor === undefined ? undefined : { value: divisor, certain: false };
}
