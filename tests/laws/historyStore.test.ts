import { expect, test } from "vitest";
import { openHistory } from "../../live/log/historyStore.ts";
import type { IntervalRow } from "../../sim/history/rows.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { ManualTime } from "../fixtures/manualTime.ts";
import { NINE, temporaryDirectory } from "../unit/live/support.ts";

const QUARTER = 900_000;

/** A file: what it tells of some of eight quarters. */
const file = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 9 })), {
  selector: ([quarter]) => quarter,
  minLength: 1,
  maxLength: 8,
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("import" as const), file }) },
  fc.record({ kind: fc.constant("again" as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("delete" as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("restore" as const), which: fc.nat(9) }),
);

test("[HI31, HI32] whatever is imported, imported again, deleted and brought back: an interval is as the latest kept import tells it, once", async () => {
  const store = await openHistory(temporaryDirectory(), new ManualTime());
  let world = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        // One database for all worlds, a queue for each: opening it is what takes time.
        const queue = `queue ${world++}`;
        const model: { id: string; told: readonly (readonly [number, number])[]; kept: boolean }[] = [];
        const truth = () => {
          const known = new Map<number, number>();
          for (const one of model) if (one.kept) for (const [quarter, count] of one.told) known.set(quarter, count);
          return known;
        };
        const take = async (told: readonly (readonly [number, number])[]) => {
          const before = truth();
          const head = { name: "x", kind: "intervals", origin: "file", timeZone: "UTC", bytes: 0 } as const;
          const begun = await store.imports.begin(head);
          if (!begun.ok) throw new Error(begun.code);
          const { id } = begun.info;
          const rows = told.map(([quarter, offered]): IntervalRow => {
            return { queue, channel: "voice", startAt: (NINE + quarter * QUARTER) as Instant, minutes: 15, offered };
          });
          await store.imports.append(id, 1, { kind: "intervals", rows });
          const kept = await store.imports.keep(id, 0);
          const same = told.filter(([quarter, count]) => before.get(quarter) === count).length;
          const added = told.filter(([quarter]) => !before.has(quarter)).length;
          expect(kept).toMatchObject({ ok: true, info: { added, same, replaced: told.length - added - same } });
          model.push({ id, told, kept: true });
        };
        for (const one of steps) {
          if (one.kind === "import") await take(one.file);
          else {
            const chosen = model[one.which % Math.max(1, model.length)];
            if (chosen === undefined) continue;
            if (one.kind === "again") await take(chosen.told);
            else if (one.kind === "delete") {
              await store.imports.remove(chosen.id);
              chosen.kept = false;
            } else {
              await store.imports.restore(chosen.id);
              chosen.kept = true;
            }
          }
        }
        const span = { queue, channel: "voice", from: NINE, to: (NINE + 8 * QUARTER) as Instant } as const;
        const { rows } = await store.reading.intervals(span);
        const read = rows.map((row) => [(row.startAt - NINE) / QUARTER, row.offered] as const);
        expect(read).toEqual([...truth()].sort((a, b) => a[0] - b[0]));
      }),
      { numRuns: 30 },
    );
  } finally {
    await store.close();
  }
});
