import { describe, expect, onTestFinished, test } from "vitest";
import { journeyEvents } from "../../../live/log/journeyEvents.ts";
import { loggedList } from "../../../live/log/listSql.ts";
import { openLog } from "../../../live/log/log.ts";
import { recordingEvents } from "../../../live/recordings.ts";
import { demonstrationBoard } from "../../../sim/feed/demonstrationBoard.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { ATTRIBUTIONS, type BoardConfig, SERVICE_LEVEL_VARIANTS } from "../../../sim/metrics/config.ts";
import { LISTED_FIGURES } from "../../../sim/metrics/counted.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { floorList } from "../../../sim/metrics/floorList.ts";
import type { ScopeFigures } from "../../../sim/metrics/frame.ts";
import { type FigureScope, windowStart } from "../../../sim/metrics/namedFigure.ts";
import { journeyFlows } from "../../../sim/metrics/story/journeyFlows.ts";
import { mattersOf } from "../../../sim/metrics/story/matters.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { FEED, FloorWorld } from "../../fixtures/floorWorld.ts";
import { temporaryDirectory } from "./support.ts";

const HOUR = 3_600_000;
const MOST = 100_000;

async function logOf(events: readonly FloorEvent[]) {
  const log = await openLog({ directory: temporaryDirectory() });
  onTestFinished(() => log.close());
  await log.append(events);
  return log;
}

function strained(config: BoardConfig): BoardConfig {
  const targets = Object.fromEntries(
    Object.entries(config.targets).map(([channel, target]) => [channel, { ...target, acceptableWaitMs: 2_500 }]),
  ) as BoardConfig["targets"];
  return { ...config, targets, shortAbandonMs: 8_000 };
}

/** Seventy minutes of the demonstration's morning. */
function simulated(): readonly FloorEvent[] {
  const startAt = Date.UTC(2026, 2, 9, 6) as Instant;
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "whose", startAt });
  return feed.take((startAt + 1.2 * HOUR) as Instant, 200_000).events;
}

/** Compares every listed figure of a frame with how many contacts the log lists for it; says how many were listed. */
async function compared(events: readonly FloorEvent[], config: BoardConfig, at: Instant) {
  const log = await logOf(events);
  const board = new Board(config);
  for (const event of events) if (event.at <= at) board.apply(event);
  const listed: Record<string, number> = {};
  // Every variant once, every attribution twice.
  const readings = SERVICE_LEVEL_VARIANTS.map((variant, i) => ({ variant, attribution: ATTRIBUTIONS[i % 3]! }));
  for (const reading of readings) {
    const frame = board.frame(at, FEED, { ...reading, headline: "rolling-60", names: "names" });
    const channel = frame.channels.find((row) => row.headline.answered > 0)!;
    const queue = frame.queues.find((row) => row.headline.answered > 0)!;
    const scopes: readonly (readonly [FigureScope, ScopeFigures])[] = [
      [{}, frame.total],
      [{ channel: channel.channel }, channel],
      [{ channel: queue.channel, queueId: queue.queueId }, queue],
    ];
    for (const [scope, figures] of reading === readings[0] ? scopes : scopes.slice(0, 1)) {
      for (const figure of LISTED_FIGURES) {
        // What does not depend on the reading is counted once.
        if (figure !== "serviceLevel" && reading !== readings[0]) continue;
        const from = windowStart("rolling-60", at, config);
        const list = await loggedList(log, config, { ...scope, ...reading, figure, from, at, offset: 0, limit: MOST });
        const { serviceLevel: sl, abandonment, headline } = figures;
        const counted = {
          waiting: figures.waiting,
          waitingLate: figures.waitingLate,
          serviceLevel: sl.n,
          abandonment: abandonment.n,
          offered: headline.offered,
          answered: headline.answered,
          abandoned: headline.abandoned,
          inProgress: figures.inProgress,
          handled: headline.handled,
        }[figure];
        expect([reading, scope, figure, list.total, list.rows.length]).toEqual([
          reading,
          scope,
          figure,
          counted,
          counted,
        ]);
        if (figure === "waiting" || figure === "waitingLate" || figure === "inProgress") {
          const standing = floorList(board.floor, config, figure, scope, at);
          expect([figure, standing.total]).toEqual([figure, counted]);
          const ids = (rows: typeof list.rows) =>
            rows.map((row) => `${row.workId ?? row.visitId} ${row.sinceAt} ${row.waitMs}`).sort();
          if (figure !== "inProgress") expect(ids(standing.rows)).toEqual(ids(list.rows));
        }
        const share = { serviceLevel: sl.value, abandonment: abandonment.value }[figure as "serviceLevel"];
        if (share !== undefined) expect([figure, list.met! / list.total]).toEqual([figure, share]);
        expect(list.rows.filter(({ met }) => met).length).toBe(list.met ?? 0);
        listed[figure] = (listed[figure] ?? 0) + list.total;
      }
    }
  }
  return { listed, log, board };
}

describe("the contacts behind a number", () => {
  test("[DK1] as many contacts are listed as a figure counts, of every figure, scope, variant and attribution", async () => {
    const events = simulated();
    const config = strained(demonstrationBoard());
    const { listed } = await compared(events, config, (events[0]!.at + 1.1 * HOUR + 4_321) as Instant);
    // Equality of zeros would prove nothing.
    for (const figure of LISTED_FIGURES) expect([figure, listed[figure]! > 0]).toEqual([figure, true]);
  });

  test("[DK1] the same for a recorded day of a telephone system, in the middle of its calls", async () => {
    const events = recordingEvents("asterisk-384-calls");
    const [first, last] = [events[0]!.at, events.at(-1)!.at];
    const { listed } = await compared(
      events,
      strained(defaultBoardConfig()),
      (first + 0.4 * (last - first)) as Instant,
    );
    expect(listed.serviceLevel).toBeGreaterThan(100);
  });

  test("[DK1] whoever waits too long stays listed after the crossing has left the window: a jam does not heal by lasting", async () => {
    const world = new FloorWorld({ channels: ["voice"] });
    world.queued(0, "jammed");
    world.queued(4_000, "served");
    world.connected(4_005, "served");
    const at = (world.startsAt + 4_010_000) as Instant;
    const { config } = world.board;
    const { variant } = config;
    const log = await logOf(world.events);
    const asked = { variant, from: windowStart("rolling-30", at, config), at, offset: 0, limit: 10 } as const;
    const list = await loggedList(log, config, { ...asked, figure: "serviceLevel", attribution: "decision" });
    expect(world.frame(4_010).total.serviceLevel).toMatchObject({ n: 2, value: 0.5 });
    expect([list.total, list.met, list.rows.map(({ contactId, met, waitMs }) => [contactId, met, waitMs])]).toEqual([
      2,
      1,
      [
        // Who still waits has waited until the instant of the list.
        ["jammed", false, 4_010_000],
        ["served", true, 5_000],
      ],
    ]);
  });

  test("[DL13] the few events the log is asked for tell the same journeys as all of them would", async () => {
    const events = simulated();
    const log = await logOf(events);
    const [from, to] = [events[0]!.at, (events[0]!.at + 1.1 * HOUR) as Instant];
    const read = await journeyEvents(log, from, to);
    expect(read.events.length).toBeLessThan(events.length / 2);
    const told = journeyFlows(mattersOf(read.events, to));
    const all = events.filter(({ at }) => at >= from && at < to);
    expect([told, read.cutShort]).toEqual([journeyFlows(mattersOf(all, to)), false]);
    // Of nobody it would prove nothing.
    expect([told.matters, told.flows.length, told.lostOn.length].every((n) => n > 1)).toBe(true);
  });

  test("[DK1] an agent's number of contacts today lists as many, and pages of a list are the list", async () => {
    const events = simulated();
    const config = demonstrationBoard();
    const at = (events[0]!.at + 1.1 * HOUR) as Instant;
    const log = await logOf(events);
    const board = new Board(config);
    for (const event of events) if (event.at <= at) board.apply(event);
    const frame = board.frame(at, FEED);
    const busiest = [...frame.agents].sort((a, b) => b.handled - a.handled)[0]!;
    const { variant, attribution } = config;
    const asked = { figure: "handled", variant, attribution, from: windowStart("day", at, config), at } as const;
    const own = await loggedList(log, config, { ...asked, agentId: busiest.agentId, offset: 0, limit: MOST });
    expect(own.total).toBe(busiest.handled);
    expect(own.total).toBeGreaterThan(3);
    expect(own.rows.reduce((sum, { handleMs = 0 }) => sum + handleMs, 0)).toBe(busiest.handleMs);
    const whole = await loggedList(log, config, { ...asked, offset: 0, limit: MOST });
    const pages = [];
    for (let offset = 0; offset < whole.total; offset += 400) {
      const page = await loggedList(log, config, { ...asked, offset, limit: 400 });
      expect([page.total, page.rows.length <= 400]).toEqual([whole.total, true]);
      pages.push(...page.rows);
    }
    expect(pages).toEqual(whole.rows);
  });
});
