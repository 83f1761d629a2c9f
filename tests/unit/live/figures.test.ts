import { describe, expect, onTestFinished, test } from "vitest";
import { figureOfFloor, figureOfLog } from "../../../live/figures.ts";
import { COUNTED_FIELDS, loggedCounts } from "../../../live/log/figuresSql.ts";
import { openLog } from "../../../live/log/log.ts";
import { recordingEvents } from "../../../live/recordings.ts";
import { demonstrationBoard } from "../../../sim/feed/demonstrationBoard.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { ATTRIBUTIONS, type BoardConfig, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../../sim/metrics/config.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { PLACE } from "../../../sim/metrics/fields.ts";
import { type FigureRequest, NAMED_METRICS, windowStart } from "../../../sim/metrics/namedFigure.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { FEED, FloorWorld } from "../../fixtures/floorWorld.ts";
import { post, running, wire } from "./server.ts";
import { NINE, queued, temporaryDirectory } from "./support.ts";

async function logOf(events: readonly FloorEvent[]) {
  const log = await openLog({ directory: temporaryDirectory() });
  onTestFinished(() => log.close());
  await log.append(events);
  return log;
}

const HOUR = 3_600_000;
/** Promises so short that a good part of the day breaks them. */
function strained(config: BoardConfig): BoardConfig {
  const targets = Object.fromEntries(
    Object.entries(config.targets).map(([channel, target]) => [channel, { ...target, acceptableWaitMs: 2_500 }]),
  ) as BoardConfig["targets"];
  return { ...config, targets, shortAbandonMs: 8_000 };
}

/** The demonstration's day from 09:00 to 11:30 local time. */
function demonstrationDay(): readonly FloorEvent[] {
  const startAt = Date.UTC(2026, 2, 9, 6) as Instant;
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "one-number", startAt });
  const events: FloorEvent[] = [];
  for (let more = true; more; ) {
    const batch = feed.take((startAt + 2.5 * HOUR) as Instant, 5_000);
    events.push(...batch.events);
    more = batch.more;
  }
  return events;
}

/** Compares every counted field in every window, fold against log, at `instants`; says how much was compared. */
async function compared(events: readonly FloorEvent[], config: BoardConfig, instants: readonly number[]) {
  const log = await logOf(events);
  const board = new Board(config);
  const totals: Record<string, number> = {};
  let next = 0;
  for (const at of instants as readonly Instant[]) {
    for (; next < events.length && events[next]!.at <= at; next++) board.apply(events[next]!);
    for (const window of WINDOWS) {
      const scopes = [{}, ...board.floor.queues.slice(0, 1).map(({ queueId, channel }) => ({ queueId, channel }))];
      for (const scope of scopes) {
        const counted = await loggedCounts(log, config, { ...scope, from: windowStart(window, at, config), at });
        const measured = board.measured(scope, at)!.scope;
        const sums = measured.sums(window);
        const folded = Object.fromEntries(COUNTED_FIELDS.map((field) => [field, sums[PLACE[field]]]));
        expect({ at, window, scope, ...counted.sums }).toEqual({ at, window, scope, ...folded });
        expect([counted.waiting, counted.waitingLate]).toEqual([measured.waiting, measured.waitingLate]);
        for (const field of COUNTED_FIELDS) totals[field] = (totals[field] ?? 0) + counted.sums[field];
      }
    }
  }
  return totals;
}

describe("one number everywhere", () => {
  test("[BD24] every count of every window, fold and log alike, at many instants of a simulated day under strain", async () => {
    const events = demonstrationDay();
    const config = strained(demonstrationBoard());
    const from = events[0]!.at;
    const totals = await compared(
      events,
      config,
      [1.1 * HOUR + 4_999, 2.4 * HOUR + 1].map((ms) => from + ms),
    );
    // Equality of zeros would prove nothing.
    for (const field of [
      "decidedLate",
      "offeredLate",
      "endedLate",
      "abandoned",
      "shortAbandons",
      "wrapUpMs",
    ] as const) {
      expect([field, totals[field]! > 0]).toEqual([field, true]);
    }
  });

  test("[BD24] the same for a recorded day of a telephone system", async () => {
    const events = recordingEvents("asterisk-384-calls");
    const [first, last] = [events[0]!.at, events.at(-1)!.at];
    const instants = [0.4, 0.9].map((share) => Math.round(first + share * (last - first)));
    const totals = await compared(events, strained(defaultBoardConfig()), [...instants, last + 5_000]);
    expect(totals.answered).toBeGreaterThan(300);
  });

  test("[BD25] tile, floor and log give one number for every definition, variant and attribution", async () => {
    const world = new FloorWorld({ channels: ["voice"] });
    for (let n = 0; n < 40; n++) {
      world.queued(n * 60, `v${n}`);
      if (n % 5 === 0) world.dequeued(n * 60 + (n % 2 === 0 ? 3 : 25), `v${n}`, n % 15 === 0 ? "timeout" : "abandoned");
      else if (n < 38) {
        // Twenty seconds are just in time.
        world.connected(n * 60 + (n % 3) * 20, `v${n}`, `agent-${n % 7}`);
        if (n % 4 === 0) {
          world.say(n * 60 + 43, { type: "work.held", workId: `v${n}` });
          world.say(n * 60 + 47, { type: "work.resumed", workId: `v${n}` });
        }
        world.released(n * 60 + 50, `v${n}`);
        if (n % 3 === 0) {
          world.say(n * 60 + 51, { type: "work.wrapup_started", workId: `v${n}` });
          world.say(n * 60 + 58, { type: "work.wrapup_ended", workId: `v${n}` });
        }
      }
    }
    const at = (world.startsAt + 2_400_000) as Instant;
    const log = await logOf(world.events);
    const { config } = world.board;
    let compared = 0;
    for (const definition of Object.keys(NAMED_METRICS) as FigureRequest["definition"][]) {
      for (const variant of definition === "serviceLevel" ? SERVICE_LEVEL_VARIANTS : [config.variant]) {
        for (const attribution of definition === "serviceLevel" ? ATTRIBUTIONS : [config.attribution]) {
          const request: FigureRequest = {
            definition,
            scope: { channel: "voice" },
            window: "rolling-30",
            variant,
            attribution,
          };
          const floor = figureOfFloor(world.board, request, at);
          const counted = await figureOfLog(log, config, request, at);
          expect({ ...counted, counted: "floor" }).toEqual(floor);
          const tile = world.board.frame(at, FEED, { variant, attribution, headline: "rolling-30", names: "none" })
            .channels[0]!;
          const shown = (tile as unknown as Record<string, unknown>)[definition];
          if (typeof shown === "number") expect(floor?.value).toBe(shown);
          else if (shown !== undefined) expect(shown).toMatchObject({ value: floor?.value, n: floor?.n });
          expect(floor?.sums).toEqual(tile.headline);
          if (shown !== undefined) compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  }, 20_000);

  test("[BD26] by HTTP: of the floor now, of the log at any past instant, and every problem of a bad query", async () => {
    const server = await running();
    await post(
      server,
      [1, 2, 3].map((n) => wire(queued(n))),
    );
    const ask = async (query: string) => {
      const answer = await fetch(`${server.address}/api/v1/figures?${query}`);
      return [answer.status, (await answer.json()) as Record<string, unknown>] as const;
    };
    const at = NINE + 60_000;
    const [status, past] = await ask(`definition=offered&scope=queue:sales/voice&window=rolling-15&at=${at}`);
    expect([status, past]).toMatchObject([200, { value: 3, counted: "log", at, waiting: 3, waitingLate: 3 }]);
    expect((await ask(`definition=offered&scope=total&window=rolling-15&at=${NINE}`))[1]).toMatchObject({ value: 0 });
    expect(await ask("definition=waiting")).toMatchObject([200, { counted: "floor", definition: "waiting" }]);
    expect(await ask("definition=waiting&scope=queue:none/voice")).toMatchObject([404, { code: "not-found" }]);
    const [refused, body] = await ask("definition=beauty&scope=hall&window=year&at=yesterday");
    expect(refused).toBe(400);
    expect((body.problems as { path: string }[]).map(({ path }) => path)).toEqual([
      "definition",
      "window",
      "scope",
      "at",
    ]);
  });

  test("[BD27] where a source has listed its whole state the log does not guess", async () => {
    const world = new FloorWorld();
    world.queued(0, "a");
    world.say(1, { type: "stream.snapshot", visits: [], works: [], presences: [], memberships: [] });
    const log = await logOf(world.events);
    const request = {
      definition: "offered",
      scope: {},
      window: "rolling-30",
      variant: "strict",
      attribution: "decision",
    } as const;
    expect(await figureOfLog(log, world.board.config, request, (world.startsAt + 60_000) as Instant)).toBeUndefined();
  });
});
