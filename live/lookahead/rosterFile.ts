import { readFile, stat } from "node:fs/promises";
import { parseRoster, rosterShifts } from "../../sim/experiment/lookahead/estimate/roster.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { RosterOf } from "./estimating.ts";

/** A roster that cannot be used, with everything that is wrong with it. */
export class RosterRefused extends Error {
  readonly code = "roster-refused";
  readonly problems: readonly Problem[];

  constructor(path: string, problems: readonly Problem[]) {
    const told = problems.slice(0, 20).map(({ path: at, expected, got }) => `${at}: expected ${expected}, got ${got}`);
    const more = problems.length > told.length ? [`and ${problems.length - told.length} more`] : [];
    super(`roster ${path}: ${[...told, ...more].join("; ")}`);
    this.problems = problems;
  }
}

/**
 * Shifts from a file: JSON, a list of `{agent, date or weekday, start, end, breaks}`, or CSV with a header of these names,
 * breaks written `12:00-12:30 lunch; 15:00-15:15`. Rejects with `RosterRefused`.
 */
export async function readRoster(path: string): Promise<RosterOf> {
  const { size } = await stat(path).catch(() => {
    throw new RosterRefused(path, [
      { path: "", code: "missing-field", expected: "a file that can be read", got: "nothing" },
    ]);
  });
  if (size > BOUNDS.rosterBytes) {
    const expected = `at most ${BOUNDS.rosterBytes} bytes`;
    throw new RosterRefused(path, [{ path: "", code: "out-of-range", expected, got: String(size) }]);
  }
  const text = await readFile(path, "utf8");
  const parsed = parseRoster(/^\s*[[{]/.test(text) ? json(path, text) : rosterRows(text));
  if (!parsed.ok) throw new RosterRefused(path, parsed.problems);
  return (date, weekday) => rosterShifts(parsed.entries, date, weekday);
}

function json(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RosterRefused(path, [{ path: "", code: "malformed-json", expected: "JSON", got: "something else" }]);
  }
}

/** Lines of a CSV by the names of its header; empty cells are absent. Commas or semicolons, whichever the header has. */
export function rosterRows(text: string): Record<string, unknown>[] {
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
