import type { RosterRow } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { type Answer, ask } from "../_edit/revisioned.ts";

/** Steps of editing, for undo. */
export type RosterStep = "row" | "added" | "removed" | "read" | "discard" | "theirs";

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The roster as an editable document of the server. */
export const ROSTER = {
  draftKey: "floorcast-roster",
  isValue: (value: unknown): value is readonly RosterRow[] => Array.isArray(value) && value.every(isRowLike),
  load: (signal: AbortSignal): Promise<Answer<readonly RosterRow[]>> => ask("/api/v1/roster", { signal }),
  save: (value: readonly RosterRow[], etag: string | undefined): Promise<Answer<readonly RosterRow[]>> =>
    ask("/api/v1/roster", { method: "PUT", body: value, ifMatch: etag }),
};

/** Reads text as the server would; what is wrong with it is told by the server too. */
export function readRosterText(text: string): Promise<Answer<readonly RosterRow[]>> {
  return ask("/api/v1/roster/read", { method: "POST", body: { text } });
}

function isRowLike(value: unknown): value is RosterRow {
  return typeof value === "object" && value !== null && "agent" in value && "start" in value && "end" in value;
}

/** When a shift is: a weekday (`1`–`7`) or a date, as the field has it. */
export function whenOf({ date, weekday }: RosterRow): string {
  return date ?? String(weekday ?? "");
}

/** The row at another weekday or date; what is neither stays in the row as a date, to be seen and put right. */
export function withWhen(row: RosterRow, when: string): RosterRow {
  const { date: _, weekday: __, ...rest } = row;
  return /^[1-7]$/.test(when) ? { ...rest, weekday: Number(when) } : { ...rest, date: when };
}

/** `12:00-12:30 lunch; 15:00-15:15`. */
export function breaksText({ breaks = [] }: RosterRow): string {
  return breaks
    .map(({ start, end, reason }) => `${start}-${end}${reason === undefined ? "" : ` ${reason}`}`)
    .join("; ");
}

/** The row with these breaks; `undefined` for a text that has other things in it. */
export function withBreaks(row: RosterRow, text: string): RosterRow | undefined {
  const { breaks: _, ...rest } = row;
  const parts = text.split(";").map((part) => part.trim());
  const breaks = parts.filter((part) => part !== "").map((part) => /^(\S+?)\s*[-–]\s*(\S+)\s*(.*)$/.exec(part));
  if (breaks.some((found) => found === null)) return undefined;
  const told = breaks.map((found) => {
    const [, start = "", end = "", reason = ""] = found ?? [];
    return { start, end, ...(reason === "" ? {} : { reason }) };
  });
  return told.length === 0 ? rest : { ...rest, breaks: told };
}

/** Whether a row may be saved; the server says more exactly what is wrong. */
export function isWhole({ agent, date, weekday, start, end, breaks = [] }: RosterRow): boolean {
  const when = weekday === undefined ? DATE.test(date ?? "") : weekday >= 1 && weekday <= 7;
  const pauses = breaks.every((pause) => TIME.test(pause.start) && TIME.test(pause.end));
  return agent.trim() !== "" && when && TIME.test(start) && TIME.test(end) && pauses;
}

/** The roster as CSV, as it is read. */
export function rosterCsv(rows: readonly RosterRow[]): string {
  const cell = (text: string) => (/[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) =>
    [row.agent, String(row.weekday ?? ""), row.date ?? "", row.start, row.end, breaksText(row)].map(cell).join(","),
  );
  return `agent,weekday,date,start,end,breaks\n${lines.join("\n")}\n`;
}
