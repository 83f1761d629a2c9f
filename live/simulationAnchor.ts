import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Instant, isInstant } from "../sim/vocabulary/index.ts";
import { BOUNDS } from "./bounds.ts";

const ANCHOR = z.object({
  startAt: z.number().refine(isInstant),
  seed: z.string().min(1).max(100),
  /** Which scenario it plays, as a hash: another one is another centre. */
  scenario: z.string(),
});

/** From where a simulated centre is played: the same three give the same events with the same ids. */
export interface SimulationAnchor {
  readonly startAt: Instant;
  readonly seed: string;
}

/**
 * The anchor kept in `directory`, so that a restart goes on with the same day. Where there is none, or it is of another
 * scenario or seed, or older than a week, the directory is emptied and a new day begins 26 h or more before `now`, at midnight
 * of `timeZone`.
 */
export async function simulationAnchor(
  directory: string,
  wanted: { readonly seed: string; readonly scenario: unknown; readonly timeZone: string },
  now: number,
): Promise<SimulationAnchor> {
  const scenario = createHash("sha256").update(JSON.stringify(wanted.scenario)).digest("hex");
  const kept = await keptAnchor(directory);
  if (kept !== undefined && kept.scenario === scenario && kept.seed === wanted.seed) {
    const ageMs = now - kept.startAt;
    if (ageMs >= 0 && ageMs <= BOUNDS.simulationAgeMs) return { startAt: kept.startAt as Instant, seed: kept.seed };
  }
  await forgetSimulation(directory);
  await mkdir(directory, { recursive: true });
  const startAt = midnightBefore(now - BOUNDS.simulationHistoryMs, wanted.timeZone);
  const file = join(directory, "anchor.json");
  // Renamed into place: a kill leaves either no anchor or a whole one.
  await writeFile(`${file}.new`, JSON.stringify({ startAt, seed: wanted.seed, scenario }), { flush: true });
  await rename(`${file}.new`, file);
  return { startAt, seed: wanted.seed };
}

/** Ends a simulated centre for good: the next one begins afresh. */
export async function forgetSimulation(directory: string): Promise<void> {
  for (const name of ["anchor.json", "log.duckdb", "log.duckdb.wal"]) await rm(join(directory, name), { force: true });
}

async function keptAnchor(directory: string): Promise<z.infer<typeof ANCHOR> | undefined> {
  try {
    const parsed = ANCHOR.safeParse(JSON.parse(await readFile(join(directory, "anchor.json"), "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Absent or unreadable: either way there is no anchor, and a new one is made.
    return undefined;
  }
}

/** The last local midnight of `timeZone` at or before `at` (ms); where the clocks skip midnight, the day's first instant. */
export function midnightBefore(at: number, timeZone: string): Instant {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const today = format.format(at);
  // Bisection over a day and the longest shift of clocks: exact to 1 ms without a table of time zones.
  let before = at - 26 * 3_600_000;
  let inside = at;
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2);
    if (format.format(middle) === today) inside = middle;
    else before = middle;
  }
  return inside as Instant;
}
