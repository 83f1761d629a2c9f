import { readFile, stat } from "node:fs/promises";
import type { RosterShifts } from "../../sim/experiment/lookahead/estimate/people.ts";
import { rosterShifts } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { rosterOfText } from "../../sim/experiment/lookahead/estimate/rosterText.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";

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

/** Who works on a local date (`YYYY-MM-DD`) of a weekday (1 = Monday), by a file. */
export type FileRoster = (date: string, weekday: number) => RosterShifts;

/** Shifts from a file, as `rosterOfText` reads them. Rejects with `RosterRefused`. */
export async function readRoster(path: string): Promise<FileRoster> {
  const { size } = await stat(path).catch(() => {
    throw new RosterRefused(path, [
      { path: "", code: "missing-field", expected: "a file that can be read", got: "nothing" },
    ]);
  });
  if (size > BOUNDS.rosterBytes) {
    const expected = `at most ${BOUNDS.rosterBytes} bytes`;
    throw new RosterRefused(path, [{ path: "", code: "out-of-range", expected, got: String(size) }]);
  }
  const parsed = rosterOfText(await readFile(path, "utf8"));
  if (!parsed.ok) throw new RosterRefused(path, parsed.problems);
  return (date, weekday) => rosterShifts(parsed.entries, date, weekday);
}
