import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { createReplayedFeed } from "../sim/feed/replayed.ts";
import { Board, type BoardConfig, defaultBoardConfig, type Frame } from "../sim/metrics/index.ts";
import { DAY_MS, type FloorEvent, type Instant, later, MINUTE_MS } from "../sim/vocabulary/index.ts";
import { FloorClock, machineTime } from "../workers/clock.ts";
import { type AsteriskFlags, queueLogOptions } from "./asteriskOptions.ts";
import type { Format } from "./options.ts";
import { type FileReport, readFiles, readLog } from "./reading.ts";
import { openReplayServer } from "./replayServer.ts";
import { tellReport } from "./reports.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface ReplayFlags extends AsteriskFlags {
  readonly format?: Format;
  readonly speed: number;
  readonly from?: Instant;
  readonly to?: Instant;
  readonly timeZone: string;
  readonly port?: number;
  readonly headless?: boolean;
  readonly pages: boolean;
}

/** Events held for one replay: some days of a large centre. */
const MOST_EVENTS = 1_000_000;
/** What is open at `--from` began at most so long before. */
const BEFORE_MS = DAY_MS;

/** Plays files or a log: on a wall of its own until interrupted, or as one line of figures a floor-minute. */
export async function replay(paths: readonly string[], flags: ReplayFlags, terminal: Terminal): Promise<ExitCode> {
  const config = boardConfig(flags, basename(paths[0] ?? ""));
  const reports: FileReport[] = [];
  const events = await gathered(paths, flags, reports);
  for (const report of reports) tellReport(report, terminal);
  const feed = createReplayedFeed(events, paths.map((path) => basename(path)).join(", "));
  const { startsAt: first, endsAt } = feed;
  if (first === undefined || endsAt === undefined) throw new UsageProblem("replay: expected events, got none");
  const startsAt = flags.from === undefined || flags.from < first ? first : flags.from;
  const code = reports.some(({ rejectedCount }) => rejectedCount > 0) ? EXIT.inputProblems : EXIT.ok;
  if (flags.headless !== true) {
    const { speed, pages, port } = flags;
    const server = await openReplayServer({
      feed,
      startsAt,
      speed,
      config,
      pages,
      ...(port === undefined ? {} : { port }),
    });
    terminal.out(server.address);
    await terminal.interrupted();
    await server.close();
    return code;
  }
  const board = new Board(config);
  const clock = new FloorClock(startsAt, flags.speed);
  for (let at = nextMinute(startsAt); ; at = later(at, MINUTE_MS)) {
    await reached(clock, at);
    let batch = feed.take(at, MOST_EVENTS);
    for (const event of batch.events) board.apply(event);
    while (batch.more) {
      batch = feed.take(at, MOST_EVENTS);
      for (const event of batch.events) board.apply(event);
    }
    terminal.out(
      figures(board.frame(at, { kind: "replayed", label: feed.label, state: "running", speed: flags.speed })),
    );
    if (batch.ended) return code;
  }
}

function boardConfig({ timeZone }: ReplayFlags, place: string): BoardConfig {
  try {
    return defaultBoardConfig({ place, timeZone });
  } catch (problem) {
    throw new UsageProblem(problem instanceof Error ? problem.message : String(problem));
  }
}

async function gathered(paths: readonly string[], flags: ReplayFlags, reports: FileReport[]): Promise<FloorEvent[]> {
  const [only = ""] = paths;
  const isLog = paths.length === 1 && (await stat(only)).isDirectory();
  const batches = isLog
    ? readLog(only)
    : readFiles(paths, flags.format, await queueLogOptions(flags), (report) => reports.push(report));
  const from = flags.from === undefined ? Number.NEGATIVE_INFINITY : flags.from - BEFORE_MS;
  const to = flags.to ?? Number.POSITIVE_INFINITY;
  const events: FloorEvent[] = [];
  for await (const batch of batches) {
    for (const event of batch) if (event.at >= from && event.at < to) events.push(event);
    if (events.length > MOST_EVENTS) {
      throw new UsageProblem(`replay: expected at most ${MOST_EVENTS} events; narrow it with --from and --to`);
    }
  }
  return events;
}

function nextMinute(at: Instant): Instant {
  return (Math.ceil(at / MINUTE_MS) * MINUTE_MS) as Instant;
}

/** Resolves when floor time is `at`, which may have been long ago. */
function reached(clock: FloorClock, at: Instant): Promise<void> {
  const perReal = Number(clock.speed);
  const waitMs = (at - clock.now()) / perReal;
  return new Promise((resolve) => {
    if (waitMs <= 0) resolve();
    else machineTime.after(Math.ceil(waitMs), resolve);
  });
}

/** The wall in one line: instant, who waits, longest wait, service level of the headline window, day to date. */
function figures({ at, total }: Frame): string {
  const { waiting, longestWaitMs, inProgress, serviceLevel, day } = total;
  const level = serviceLevel.value === undefined ? "–" : `${(serviceLevel.value * 100).toFixed(1)} %`;
  const longest = longestWaitMs === undefined ? "–" : `${Math.round(longestWaitMs / 1_000)} s`;
  return [
    new Date(at).toISOString().slice(0, 16),
    `waiting ${waiting}`,
    `longest ${longest}`,
    `in progress ${inProgress}`,
    `service level ${level} (n ${serviceLevel.n})`,
    `offered ${day.offered}`,
    `answered ${day.answered}`,
    `abandoned ${day.abandoned}`,
  ].join("  ");
}
