import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";

/** Which changes are asked for; `all` leaves that part open, an empty `where` too. */
export interface HistoryFilter {
  readonly ruleId: string;
  readonly change: AlarmChange["change"] | "all";
  readonly level: AlarmChange["level"] | "all";
  /** A part of the name of what it is about, in whatever case. */
  readonly where: string;
}

export const ALL: HistoryFilter = { ruleId: "all", change: "all", level: "all", where: "" };

/** The changes a filter lets through, latest first. `nameOf`: what a person calls a scope. */
export function filtered(
  changes: readonly AlarmChange[],
  { ruleId, change, level, where }: HistoryFilter,
  nameOf: (scope: string) => string,
): readonly AlarmChange[] {
  const sought = where.trim().toLowerCase();
  return changes
    .filter((each) => ruleId === "all" || each.ruleId === ruleId)
    .filter((each) => change === "all" || each.change === change)
    .filter((each) => level === "all" || each.level === level)
    .filter((each) => sought === "" || `${each.scope} ${nameOf(each.scope)}`.toLowerCase().includes(sought))
    .toReversed();
}

const COLUMNS = ["time", "rule", "scope", "change", "level", "value", "n", "by"] as const;

/** Changes as CSV (RFC 4180) with times in UTC and figures in their own unit: for machines, the same in every language. */
export function historyCsv(changes: readonly AlarmChange[]): string {
  const lines = changes.map(({ at, ruleId, scope, change, level, value, n, by }) =>
    [new Date(at).toISOString(), ruleId, scope, change, level, value ?? "", n ?? "", by ?? ""].map(cell).join(","),
  );
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

/** One cell. What a spreadsheet would take for a formula gets an apostrophe: names come from outside. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
