import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPages } from "../live/pages.ts";
import { DEFAULT_PORT, standardLogger } from "../live/serve.ts";
import type { Emit, Source } from "../live/sources/source.ts";
import { openWebServer, type WebServer } from "../live/webServer.ts";
import type { Feed } from "../sim/feed/feed.ts";
import type { BoardConfig } from "../sim/metrics/index.ts";
import type { Instant, SourceId } from "../sim/vocabulary/index.ts";
import { FloorClock, machineTime, type RealTime } from "../workers/clock.ts";

/** How often what is due is let through, real ms. */
const STEP_MS = 100;
const BATCH = 1_000;

export interface ReplayServerOptions {
  readonly feed: Feed;
  readonly startsAt: Instant;
  readonly speed: number;
  readonly config: BoardConfig;
  readonly port?: number;
  readonly pages: boolean;
}

/**
 * A server whose time is the recording's: it starts at `startsAt`, runs `speed` times faster, and its one source lets each
 * event through when its time has come. Its log is thrown away when it closes.
 */
export async function openReplayServer(options: ReplayServerOptions): Promise<WebServer> {
  const directory = await mkdtemp(join(tmpdir(), "floorcast-replay-"));
  const clock = new FloorClock(options.startsAt, options.speed);
  // At its end the recording's time stands, however late that is noticed: its last picture stays true.
  const endsAt = options.feed.endsAt ?? options.startsAt;
  const time: RealTime = {
    now: () => Math.min(clock.now(), endsAt),
    after: (ms, then) => machineTime.after(ms, then),
  };
  const source = new FeedSource(options.feed, time);
  const pages = options.pages ? await openPages(fileURLToPath(new URL("../", import.meta.url)), false) : undefined;
  try {
    const server = await openWebServer({
      directory,
      config: options.config,
      logger: standardLogger(),
      port: options.port ?? DEFAULT_PORT,
      host: "127.0.0.1",
      sources: [source],
      floorTime: time,
      feed: () => {
        const { kind, label, startsAt, endsAt } = options.feed;
        return {
          kind,
          label,
          state: source.ended ? "ended" : "running",
          speed: options.speed,
          ...(startsAt === undefined ? {} : { startsAt }),
          ...(endsAt === undefined ? {} : { endsAt }),
        };
      },
      ...(pages === undefined ? {} : { pages }),
    });
    return {
      ...server,
      close: async () => {
        await server.close();
        await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (problem) {
    await pages?.close();
    await rm(directory, { recursive: true, force: true });
    throw problem;
  }
}

/** A feed as a source: hands over what is due by `time`, a step at a time, until nothing will come. */
class FeedSource implements Source {
  readonly source = "replay://recording" as SourceId;
  readonly label: string;
  readonly #feed: Feed;
  readonly #time: RealTime;
  #callOff: () => void = () => {};
  #passing: Promise<void> = Promise.resolve();
  #stopped = false;
  #ended = false;

  constructor(feed: Feed, time: RealTime) {
    this.label = feed.label;
    this.#feed = feed;
    this.#time = time;
  }

  /** Everything has been handed over. */
  get ended(): boolean {
    return this.#ended;
  }

  async start(emit: Emit): Promise<void> {
    if (this.#stopped || (await this.#pass(emit))) return;
    this.#callOff = this.#time.after(STEP_MS, () => {
      this.#passing = this.start(emit);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOff();
    await this.#passing;
  }

  /** True once the feed has ended. */
  async #pass(emit: Emit): Promise<boolean> {
    const until = this.#time.now() as Instant;
    for (;;) {
      const { events, more, ended } = this.#feed.take(until, BATCH);
      if (events.length > 0) await emit(events);
      this.#ended = ended;
      if (ended || !more) return ended;
    }
  }
}
