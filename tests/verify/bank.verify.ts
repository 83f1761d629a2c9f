import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BankImport } from "../../live/sources/bank/importBank.ts";
import { linesOf } from "../../live/sources/lines.ts";
import { Floor } from "../../sim/floor/index.ts";
import { HOUR_MS } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import { inside, section } from "./support/section.ts";

const DATA = join(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "shared",
  "data",
  "anonymous_bank",
  "calls_1999_jan_oct_pseudonymised.csv.xz",
);
const report = section(
  7,
  "A year of a real bank, replayed",
  "Weekday hours (Sunday to Thursday, 7 h to midnight) of the anonymous bank's records (Technion, 1999; free for use, data of A. Mandelbaum, S. Zeltyn and others), replayed through the fold: abandonment against mean wait. Brown et al. (2005) found 1 ÷ slope = 446 s on eleven months, the ten at hand give 440 s. Bound 5 %. Absent where the data are absent.",
);

interface Hour {
  queued: number;
  abandoned: number;
  waitMs: number;
}

test.skipIf(!existsSync(DATA))("bank: abandonment is proportional to the mean wait", async () => {
  const hours = new Map<number, Hour>();
  const local = new LocalTime("Asia/Jerusalem");
  const hourOf = (at: number): Hour | undefined => {
    const localMs = at + local.offsetMs(at);
    const day = Math.floor(localMs / (24 * HOUR_MS));
    const weekday = (day + 4) % 7; // day 0 was a Thursday; 0 is Sunday
    const hour = Math.floor(localMs / HOUR_MS) % 24;
    if (weekday > 4 || hour < 7) return undefined;
    const key = Math.floor(localMs / HOUR_MS);
    const found = hours.get(key) ?? { queued: 0, abandoned: 0, waitMs: 0 };
    hours.set(key, found);
    return found;
  };
  const floor = new Floor({
    visitAnswered: (visit) => {
      const hour = hourOf(visit.queuedAt);
      if (hour === undefined) return;
      hour.queued++;
      hour.waitMs += visit.waitMs;
    },
    visitLeft: (visit) => {
      const hour = hourOf(visit.queuedAt);
      if (hour === undefined) return;
      hour.queued++;
      hour.abandoned++;
      hour.waitMs += visit.waitMs;
    },
  });
  for await (const { events } of new BankImport().days(linesOf(DATA))) {
    for (const event of events) floor.apply(event);
  }
  const points = [...hours.values()]
    .filter(({ queued }) => queued > 0)
    .map(({ queued, abandoned, waitMs }) => ({ x: waitMs / queued / 1_000, y: abandoned / queued }))
    .sort((a, b) => a.x - b.x);
  const grouped: { x: number; y: number }[] = [];
  for (let i = 0; i + 45 <= points.length; i += 45) grouped.push(centre(points.slice(i, i + 45)));
  const model = `${points.length} weekday hours`;
  const cells = [
    { model, figure: "1 ÷ slope, s", exact: 440, found: 1 / slope(points), standardError: 0, bound: 22 },
    {
      model,
      figure: "1 ÷ slope, 45 hours of like waits together, s",
      exact: 440,
      found: 1 / slope(grouped),
      standardError: 0,
      bound: 22,
    },
  ];
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

function centre(points: readonly { x: number; y: number }[]) {
  const of = (pick: "x" | "y") => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  return { x: of("x"), y: of("y") };
}

/** Least squares, with an intercept. */
function slope(points: readonly { x: number; y: number }[]): number {
  const { x: mx, y: my } = centre(points);
  let above = 0;
  let below = 0;
  for (const { x, y } of points) {
    above += (x - mx) * (y - my);
    below += (x - mx) ** 2;
  }
  return above / below;
}
