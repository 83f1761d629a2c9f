import { fileURLToPath } from "node:url";
import { type Logger, pino } from "pino";
import { demonstrationBoard } from "../sim/feed/demonstrationBoard.ts";
import { defaultBoardConfig } from "../sim/metrics/defaults.ts";
import { demonstration } from "../sim/scenario/demonstration.ts";
import { readAlarmChannels } from "./alarms/channelsFile.ts";
import { readRoster } from "./lookahead/rosterFile.ts";
import { openPages, type Pages } from "./pages.ts";
import { loopbackOnly } from "./security.ts";
import type { Source } from "./sources/source.ts";
import { openWebServer, type WebServer, type WebServerOptions } from "./webServer.ts";

/** The port where none is asked for. */
export const DEFAULT_PORT = 4400;
/** Seed of the demonstration centre: any text, the same day for everybody who starts at the same hour. */
const DEMONSTRATION_SEED = "kazan";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

export interface ServeOptions {
  /** Default 4400; when busy the next free one is taken. 0 = any. */
  readonly port?: number;
  /** Default 127.0.0.1. Anything but this machine's own address is refused. */
  readonly host?: string;
  /** Where the log lives. Default `data` in the working directory. */
  readonly directory?: string;
  /** The name on the wall of the real floor. Default that of `defaultBoardConfig`. */
  readonly place?: string;
  /** IANA zone of the real floor's days and intervals. Default the machine's. */
  readonly timeZone?: string;
  /** Real sources; none = the simulated centre plays until real events come by HTTP. */
  readonly sources?: readonly Source[];
  /** A file of channels alarms are sent to (docs/how-to/alarms.md); absent = none. */
  readonly alarmChannels?: string;
  /** A file of shifts (docs/how-to/look-ahead.md); absent = people are expected when they were there before. */
  readonly roster?: string;
  /** Default true. False: without real events the floor is empty and waits. */
  readonly simulation?: boolean;
  /** Default true. False: no pages, only the API and `/live`. */
  readonly pages?: boolean;
  /** Pages are compiled as they are asked for, and reload when they change. Default false. */
  readonly development?: boolean;
  /** Default: warnings and worse to stderr, or what FLOORCAST_LOG_LEVEL says. */
  readonly logger?: Logger;
}

/**
 * Starts Floorcast and resolves once it answers; the floor may still be replaying (`started`, `/readyz`). Rejects with
 * an error that has a stable `code`: `listen-address`, `listen-port`, `log-locked`, `log-corrupt`…
 */
export async function serve(options: ServeOptions = {}): Promise<WebServer> {
  const host = loopbackOnly(options.host ?? "127.0.0.1");
  const logger = options.logger ?? standardLogger();
  const alarmChannels =
    options.alarmChannels === undefined ? undefined : await readAlarmChannels(options.alarmChannels);
  const roster = options.roster === undefined ? undefined : await readRoster(options.roster);
  const pages: Pages | undefined =
    options.pages === false ? undefined : await openPages(ROOT, options.development ?? false);
  const simulated = options.simulation !== false && (options.sources ?? []).length === 0;
  try {
    return await openWebServer({
      directory: options.directory ?? "data",
      config: defaultBoardConfig({
        ...(options.place === undefined ? {} : { place: options.place }),
        timeZone: options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
      logger,
      port: options.port ?? DEFAULT_PORT,
      host,
      sources: options.sources ?? [],
      ...(alarmChannels === undefined ? {} : { alarmChannels }),
      ...(roster === undefined ? {} : { roster }),
      ...(simulated ? { simulation: demonstrationCentre() } : {}),
      ...(pages === undefined ? {} : { pages }),
    });
  } catch (problem) {
    await pages?.close();
    throw problem;
  }
}

function demonstrationCentre(): NonNullable<WebServerOptions["simulation"]> {
  return { scenario: demonstration, seed: DEMONSTRATION_SEED, config: demonstrationBoard() };
}

/** Our own log: JSON lines on stderr, so that stdout stays for results. */
export function standardLogger(): Logger {
  return pino({ level: process.env.FLOORCAST_LOG_LEVEL ?? "warn" }, pino.destination(2));
}
