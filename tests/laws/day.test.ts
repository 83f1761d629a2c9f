import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayCounts } from "../../live/log/dayLineSql.ts";
import { openLog } from "../../live/log/log.ts";
import { demonstrationBoard } from "../../sim/feed/demonstrationBoard.ts";
import { Board } from "../../sim/metrics/board.ts";
import type { DayCounts } from "../../sim/metrics/day/dayCounts.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { HOUR_MS, type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { dayPlaying } from "../../workers/dayPlaying.ts";
import { Player } from "../../workers/player.ts";
import { dayOfLog, demonstrationEvents, shownOf } from "../fixtures/dayWorld.ts";
import { ManualTime } from "../fixtures/manualTime.ts";

/** Midnight in the centre's zone; the log begins six hours before, two of them before the replay's lead. */
const STARTS = Date.UTC(2026, 10, 23, 21) as Instant;
const BEGAN = (STARTS - 6 * HOUR_MS) as Instant;
const ENDS = (STARTS + HOUR_MS) as Instant;
/** On whole minutes, where the album has pictures, and between them. */
const INSTANTS = [0, 1, 20.5, 45, 45.01, 59.9].map((minute) => (STARTS + minute * MINUTE_MS) as Instant);

const directory = mkdtempSync(join(tmpdir(), "floorcast-day-"));
const config = demonstrationBoard();
const live = new Map<Instant, unknown>();
let day: Awaited<ReturnType<typeof dayOfLog>>;
let counted: DayCounts;
let last: Frame;

beforeAll(async () => {
  // As a centre folds them: with the instant at which each was seen.
  const events = demonstrationEvents("day law", BEGAN, ENDS).map((event) => ({ ...event, recordedAt: event.at }));
  const log = await openLog({ directory });
  for (let next = 0; next < events.length; next += 20_000) {
    await log.append(events.slice(next, next + 20_000));
  }
  day = await dayOfLog(log, config, { startsAt: STARTS, endsAt: ENDS });
  const span = { date: "2026-11-24", startsAt: STARTS, endsAt: ENDS };
  counted = await dayCounts(log, config, span, (ENDS + 1) as Instant, 300_000);
  await log.close();

  // The floor as it was folded live, from the beginning of the log.
  const board = new Board(config);
  let next = 0;
  for (const at of INSTANTS) {
    for (let event = events[next]; event !== undefined && event.at <= at; event = events[next]) {
      board.apply(event);
      next += 1;
    }
    live.set(at, shownOf(board.frame(at, { kind: "live", label: "", state: "running", speed: 1 })));
  }
  for (const event of events.slice(next)) board.apply(event);
  last = board.frame(ENDS, { kind: "live", label: "", state: "running", speed: 1 });
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function playing(withAlbum: boolean) {
  const real = new ManualTime();
  let last: Frame | undefined;
  const { open, album } = dayPlaying(day.header, day.events, 2);
  const hear = (frame: Frame) => {
    last = frame;
  };
  const player = new Player(open, hear, { speed: 1, real, from: STARTS, ...(withAlbum ? { album } : {}) });
  player.start();
  player.pause();
  return { player, real, album, last: () => last as Frame };
}

describe("a replayed day", () => {
  test("[DL1] the frame at an instant is the frame the floor showed at that instant", () => {
    const { player, last } = playing(false);
    for (const at of INSTANTS) {
      player.seek(at);
      expect(shownOf(last()), `${(at - STARTS) / MINUTE_MS} min`).toEqual(live.get(at));
    }
  });

  test("[DL3] the intervals of a day add up to what the floor counted that day", () => {
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    const shown = last.channels.filter(({ day: { offered, handled } }) => offered + handled > 0);
    expect(shown.length).toBeGreaterThan(4);
    for (const { channel, day: floor, waiting } of shown) {
      const own = counted.channels.find((one) => one.channel === channel);
      expect(own, channel).toBeDefined();
      if (own === undefined) continue;
      expect(
        {
          offered: sum(own.offered),
          answered: sum(own.answered),
          abandoned: sum(own.abandoned),
          handled: sum(own.handled),
          handleMs: sum(own.handleMs),
          waiting: own.waiting.at(-1),
        },
        channel,
      ).toEqual({
        ...{ offered: floor.offered, answered: floor.answered, abandoned: floor.abandoned, handled: floor.handled },
        handleMs: floor.talkMs + floor.holdMs + floor.wrapUpMs,
        waiting,
      });
    }
  });

  test("[DL1] what is carried over is little beside the day", () => {
    const lead = STARTS - 4 * HOUR_MS;
    const before = day.events.filter(({ at }) => at < lead).length;
    expect(before).toBeGreaterThan(300);
    expect(before * 5).toBeLessThan(day.events.length);
  });

  test("[DL2] pictures and boards kept along the way are what folding from the beginning gives", () => {
    const { player, real, album, last } = playing(true);
    // The album is finished while the player stands.
    while (real.waiting > 0) real.pass(100);
    expect(album.size.frames).toBe(61);
    expect(album.size.boards).toBeGreaterThan(0);
    for (const at of [...INSTANTS].reverse()) {
      player.seek(at);
      expect(last().at).toBe(at);
      expect(shownOf(last()), `picture of ${(at - STARTS) / MINUTE_MS} min`).toEqual(live.get(at));
      // The hand rests, and the floor follows from the nearest board.
      real.pass(1_000);
      expect(shownOf(player.frame()), `floor of ${(at - STARTS) / MINUTE_MS} min`).toEqual(live.get(at));
    }

    // A picture shown before its floor was folded is played on from there.
    player.seek((STARTS + 55 * MINUTE_MS) as Instant);
    player.seek((STARTS + 45 * MINUTE_MS) as Instant);
    player.start();
    real.pass(600);
    expect(player.reachedAt).toBe(STARTS + 45 * MINUTE_MS + 500);
    player.seek((STARTS + 20 * MINUTE_MS) as Instant);
    expect(last().feed.state).toBe("running");
    player.seek((STARTS + 20.5 * MINUTE_MS) as Instant);
    player.pause();
    expect(shownOf(player.frame())).toEqual(live.get((STARTS + 20.5 * MINUTE_MS) as Instant));
  });
});
