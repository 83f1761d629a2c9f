import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { loggedList } from "../../live/log/listSql.ts";
import { openLog } from "../../live/log/log.ts";
import { Board } from "../../sim/metrics/board.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS } from "../../sim/metrics/config.ts";
import { LISTED_FIGURES } from "../../sim/metrics/counted.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { ScopeFigures } from "../../sim/metrics/frame.ts";
import { type FigureScope, windowStart } from "../../sim/metrics/namedFigure.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { floorStory } from "../fixtures/floorStory.ts";
import { FEED } from "../fixtures/floorWorld.ts";
import { temporaryDirectory } from "../unit/live/support.ts";

/** Every world opens a log of its own: a quarter of a second. */
const WORLDS = 12;

test("[DK1] on any floor, at any instant and by any reading a figure lists as many contacts as it counts, and as many above the line", async () => {
  let listed = 0;
  await fc.assert(
    fc.asyncProperty(
      floorStory(),
      fc.constantFrom(...SERVICE_LEVEL_VARIANTS),
      fc.constantFrom(...ATTRIBUTIONS),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      fc.nat({ max: 3 }),
      async (events, variant, attribution, share, place) => {
        if (events.length === 0) return;
        const config = defaultBoardConfig({ timeZone: "UTC", variant, attribution, headline: "rolling-60" });
        const [first, last] = [events[0]!.at, events.at(-1)!.at];
        const at = Math.floor(first + share * (last - first)) as Instant;
        const directory = temporaryDirectory();
        const log = await openLog({ directory });
        try {
          await log.append(events);
          const board = new Board(config);
          for (const event of events) if (event.at <= at) board.apply(event);
          const frame = board.frame(at, FEED);
          const row = frame.channels[place % Math.max(1, frame.channels.length)];
          const scopes: (readonly [FigureScope, ScopeFigures])[] = [[{}, frame.total]];
          if (row !== undefined) scopes.push([{ channel: row.channel }, row]);
          for (const [scope, figures] of scopes) {
            for (const figure of LISTED_FIGURES) {
              const from = windowStart("rolling-60", at, config);
              const asked = { ...scope, variant, attribution, figure, from, at, offset: 0, limit: 10_000 };
              const list = await loggedList(log, config, asked);
              const { serviceLevel, abandonment, headline } = figures;
              const counted = {
                waiting: figures.waiting,
                waitingLate: figures.waitingLate,
                serviceLevel: serviceLevel.n,
                abandonment: abandonment.n,
                offered: headline.offered,
                answered: headline.answered,
                abandoned: headline.abandoned,
                inProgress: figures.inProgress,
                handled: headline.handled,
              }[figure];
              expect([figure, list.total, list.rows.length]).toEqual([figure, counted, counted]);
              if (figure === "serviceLevel" && serviceLevel.value !== undefined) {
                expect(list.rows.filter(({ met }) => met).length / list.total).toBe(serviceLevel.value);
              }
              listed += list.total;
            }
          }
        } finally {
          await log.close();
          rmSync(directory, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: WORLDS },
  );
  // Equality of zeros would prove nothing.
  expect(listed).toBeGreaterThan(20);
}, 60_000);
