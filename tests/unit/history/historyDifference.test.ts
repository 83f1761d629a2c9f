import { afterEach, describe, expect, test } from "vitest";
import { HistoryDatabase } from "../../../live/log/historyDatabase.ts";
import { HistoryImports } from "../../../live/log/historyImports.ts";
import type { HistoryRows } from "../../../live/log/historyRows.ts";
import type { ContactRow, IntervalRow } from "../../../sim/history/rows.ts";
import { instant } from "../../../sim/vocabulary/index.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { NINE, temporaryDirectory } from "../live/support.ts";

const QUARTER = 900_000;
const open: HistoryDatabase[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

async function imports(comparedAtOnce: number): Promise<HistoryImports> {
  const database = await HistoryDatabase.open(await temporaryDirectory());
  open.push(database);
  return new HistoryImports(database, new ManualTime(), comparedAtOnce);
}

/** New, told otherwise, told the same. */
async function kept(to: HistoryImports, rows: HistoryRows): Promise<readonly (number | undefined)[]> {
  const head = { name: "a", kind: rows.kind, origin: "file", timeZone: "UTC", bytes: 1 } as const;
  const begun = await to.begin(head);
  if (!begun.ok) throw new Error(begun.code);
  await to.append(begun.info.id, 1, rows);
  const done = await to.keep(begun.info.id, 0);
  if (!done.ok) throw new Error(done.code);
  return [done.info.added, done.info.replaced, done.info.same];
}

describe("how an import differs from what was kept", () => {
  test.each([1, 7, 1_000])("[HI31] is the same counted in shares of %i rows and as a whole", async (atOnce) => {
    const to = await imports(atOnce);
    const quarter = (i: number, offered: number, part?: string): IntervalRow => ({
      ...{
        queue: i % 2 === 0 ? "Sales" : "Support",
        channel: "voice",
        startAt: instant(NINE + i * QUARTER),
        minutes: 15,
        offered,
      },
      ...(part === undefined ? {} : { part }),
    });
    const first = Array.from({ length: 40 }, (_, i) => quarter(i, 5));
    expect(await kept(to, { kind: "intervals", rows: first })).toEqual([40, 0, 0]);
    // 10 as they were, 20 told otherwise (of two parts), 5 that are new.
    const again = [
      ...first.slice(0, 10),
      ...first.slice(10, 30).flatMap((_, k) => [quarter(10 + k, 4, "a"), quarter(10 + k, 3, "b")]),
      ...Array.from({ length: 5 }, (_, k) => quarter(40 + k, 1)),
    ];
    expect(await kept(to, { kind: "intervals", rows: again })).toEqual([5, 20, 10]);
  });

  test.each([1, 7, 1_000])("[HI35] and so are contacts, in shares of %i", async (atOnce) => {
    const to = await imports(atOnce);
    const contact = (i: number, over: Partial<ContactRow> = {}): ContactRow => ({
      ...{ queue: "Sales", channel: "voice", arrivedAt: instant(NINE + i * 1_000), outcome: "answered", waitMs: 1_000 },
      ...over,
    });
    const first = Array.from({ length: 30 }, (_, i) => contact(i, i < 10 ? { id: `c${i}` } : {}));
    expect(await kept(to, { kind: "contacts", rows: [...first, contact(20)] })).toEqual([31, 0, 0]);
    const again = [...first.slice(0, 5).map((one) => ({ ...one, waitMs: 2_000 })), ...first.slice(5), contact(30)];
    expect(await kept(to, { kind: "contacts", rows: again })).toEqual([1, 5, 25]);
  });
});
