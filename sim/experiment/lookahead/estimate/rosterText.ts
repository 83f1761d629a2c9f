import type { Problem } from "../../../vocabulary/problems.ts";
import { parseRoster, type RosterEntry, type RosterRow } from "./roster.ts";

/** A roster read from text: rows as they were written, and what they mean; or everything that is wrong. */
export type ReadRoster =
  | { readonly ok: true; readonly rows: readonly RosterRow[]; readonly entries: readonly RosterEntry[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Shifts from text: JSON, a list of `{agent, date or weekday, start, end, breaks}`, or CSV with a header of these names, breaks
 * written `12:00-12:30 lunch; 15:00-15:15`. Never throws.
 */
export function rosterOfText(text: string): ReadRoster {
  let rows: unknown;
  try {
    rows = /^\s*[[{]/.test(text) ? JSON.parse(text) : rosterRows(text);
  } catch {
    return { ok: false, problems: [{ path: "", code: "malformed-json", expected: "JSON", got: "something else" }] };
  }
  const parsed = parseRoster(rows);
  // What was parsed without a problem has the shape of rows.
  return parsed.ok ? { ok: true, rows: rows as readonly RosterRow[], entries: parsed.entries } : parsed;
}

/** Lines of a CSV by the names of its header; empty cells are absent. Commas or semicolons, whichever the header has. */
function rosterRows(text: string): Record<string, unknown>[] {
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const separator = head.includes(";") && !head.includes(",") ? ";" : ",";
  const names = cells(head, separator).map((name) => name.toLowerCase());
  return lines.map((line) => {
    const row: Record<string, unknown> = {};
    cells(line, separator).forEach((cell, i) => {
      const name = names[i] ?? `column ${i + 1}`;
      if (cell !== "") row[name] = name === "weekday" ? Number(cell) : name === "breaks" ? pauses(cell) : cell;
    });
    return row;
  });
}

/** Cells of one line; in quotes the separator is a letter and a doubled quote is one. */
function cells(line: string, separator: string): string[] {
  const found: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (letter === '"' && quoted && line[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) {
      found.push(cell.trim());
      cell = "";
    } else cell += letter;
  }
  return [...found, cell.trim()];
}

function pauses(text: string): Record<string, string>[] {
  return text.split(/[;|]/).flatMap((one) => {
    const part = one.trim();
    if (part === "") return [];
    const [, start = part, end = "", reason = ""] = /^(\S+?)\s*[-–]\s*(\S+)\s*(.*)$/.exec(part) ?? [];
    return [{ start, end, ...(reason === "" ? {} : { reason }) }];
  });
}
