import { createDayFeed, DAY_VERSION, type DayHeader } from "../../sim/feed/day.ts";
import { demonstrationBoard } from "../../sim/feed/demonstrationBoard.ts";
import { defaultAlarmRules } from "../../sim/metrics/alarms/defaultRules.ts";
import { HOUR_MS, type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import { machineTime } from "../../workers/clock.ts";
import { dayPlaying } from "../../workers/dayPlaying.ts";
import { Player } from "../../workers/player.ts";
import { demonstrationEvents } from "../fixtures/dayWorld.ts";

/** What going about in a replayed day costs: `node tests/bench/day.ts`. Figures are compared, never asserted. */
const STARTS = Date.UTC(2026, 10, 22, 21) as Instant;
const ENDS = (STARTS + 24 * HOUR_MS) as Instant;
const config = demonstrationBoard();
const events = demonstrationEvents("bench", (STARTS - 4 * HOUR_MS) as Instant, ENDS);
const header: DayHeader = {
  ...{
    version: DAY_VERSION,
    date: "2026-11-23",
    startsAt: STARTS,
    endsAt: ENDS,
    whole: true,
    live: false,
    simulated: true,
  },
  ...{ events: events.length, config, actions: [], rules: [{ at: STARTS, rules: defaultAlarmRules(config) }] },
};

function timed(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

const { open, album } = dayPlaying(header, events);
const quiet = { now: machineTime.now, after: () => () => undefined };
const bare = new Player(open, () => undefined, { speed: 0, real: quiet, from: STARTS });
const kept = new Player(open, () => undefined, { speed: 0, real: quiet, from: STARTS, album });
const evening = (STARTS + 20 * HOUR_MS + 30_000) as Instant;
const noon = (STARTS + 12 * HOUR_MS) as Instant;

const rows: [string, number][] = [
  ["events", createDayFeed(header, events).take(ENDS, 10_000_000).events.length],
  ["on to 20:00:30, ms", timed(() => bare.seek(evening))],
  ["back to 12:00:01 by folding anew, ms", timed(() => bare.seek((noon + 1_000) as Instant))],
  ["the album, once, ms", timed(() => void album.work(Number.POSITIVE_INFINITY, machineTime))],
];
kept.seek(evening);
rows.push(["back to 12:00:01 from the nearest board, ms", timed(() => kept.seek((noon + 1_000) as Instant))]);
const pictures = Array.from({ length: 1_000 }, (_, index) => (STARTS + (index + 1) * MINUTE_MS) as Instant);
const walk = (): void => {
  for (const at of pictures) kept.seek(at);
};
rows.push(["a picture of the album, mean of 1,000, ms", timed(walk) / pictures.length]);
rows.push(["heap, MiB", process.memoryUsage().heapUsed / 2 ** 20]);
for (const [what, value] of rows) process.stdout.write(`${what.padEnd(46)} ${value.toFixed(value < 10 ? 3 : 0)}\n`);
