import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import type { Logger } from "pino";
import type { BoardConfig } from "../sim/metrics/config.ts";
import type { FeedFrame } from "../sim/metrics/frame.ts";
import { machineTime, type RealTime } from "../workers/clock.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { startLookAheadThread } from "../workers/lookaheadThreadClient.ts";
import type { AlarmChannels } from "./alarms/channelsFile.ts";
import { AlarmDesk } from "./alarms/desk.ts";
import { Outbox } from "./alarms/outbox.ts";
import { createApi } from "./api/app.ts";
import { HTTP_PROBLEMS, type HttpProblemCode, problemBody } from "./api/problems.ts";
import { BoardStore } from "./boards/boardStore.ts";
import { boardReadings } from "./boards/readings.ts";
import { BOUNDS } from "./bounds.ts";
import { Centre, type CentreOptions } from "./centre.ts";
import { ClassHub } from "./class/classHub.ts";
import { Hub } from "./hub.ts";
import { listen } from "./listen.ts";
import { openHistory } from "./log/historyStore.ts";
import { estimatedFrom } from "./lookahead/estimating.ts";
import { LookAheadKeeper } from "./lookahead/keeper.ts";
import { modelOf } from "./lookahead/models.ts";
import { RosterBook } from "./lookahead/rosterBook.ts";
import type { FileRoster } from "./lookahead/rosterFile.ts";
import { storedRates } from "./lookahead/storedRates.ts";
import { Measures } from "./measures.ts";
import type { Pages } from "./pages.ts";
import { Press } from "./press.ts";
import { CauseBook } from "./replay/causes.ts";
import { isOwnHost, isOwnOrigin, loopbackOnly, SECURITY_HEADERS } from "./security.ts";
import type { Source } from "./sources/source.ts";

export interface WebServerOptions {
  /** Where the log lives; made when absent. */
  readonly directory: string;
  readonly config: BoardConfig;
  readonly logger: Logger;
  /** Wished port; when busy one of the next is taken, 0 = any. */
  readonly port: number;
  /** Address to listen on; only this machine's own is accepted. */
  readonly host: string;
  readonly sources: readonly Source[];
  /** Where alarms are sent; absent = nowhere. */
  readonly alarmChannels?: AlarmChannels;
  /** Played while nothing real is there. */
  readonly simulation?: NonNullable<CentreOptions["simulation"]>;
  /** What people see; absent = the API and `/live` only. */
  readonly pages?: Pages;
  /** When people work, by their own plan; absent: by when they were there before. */
  readonly roster?: FileRoster;
  readonly time?: RealTime;
  /** What time it is on the floor, where that is not now: the recording's own time. Displays still hear the real one. */
  readonly floorTime?: RealTime;
  /** What plays, where it is not the present. */
  readonly feed?: () => FeedFrame;
}

export interface WebServer {
  /** Where it answers: `http://localhost:4400`. */
  readonly address: string;
  readonly port: number;
  readonly centre: Centre;
  /** Resolves once the past is replayed and the floor is whole, or cannot be: `centre.readiness()` says which. */
  readonly started: Promise<void>;
  /** Stops taking requests, commits what waits, closes the log. */
  close(): Promise<void>;
}

/** What the API answers runs nothing; its own page has a style of its own. */
const API_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Starts the whole server: log, floor, API, `/live`, pages. Rejects with `ListenAddressRefused`, `NoPort` or a
 * `LogFailure` before anything is served; afterwards problems are states.
 */
export async function openWebServer(options: WebServerOptions): Promise<WebServer> {
  const { config, logger, pages } = options;
  const time = options.time ?? machineTime;
  const host = loopbackOnly(options.host);
  const measures: Measures = new Measures(() => ({
    ...readings(centre, press, hub, time),
    alarmMessages: outbox?.totals ?? { due: 0, dead: 0 },
  }));
  const centre = await Centre.open({
    directory: options.directory,
    config,
    sources: options.sources,
    ...(options.simulation === undefined ? {} : { simulation: options.simulation }),
    ...(options.feed === undefined ? {} : { feed: options.feed }),
    time: options.floorTime ?? time,
    watcher: watcher(measures, logger),
  });
  const own = () => centre.ownLens();
  const press = new Press({ compute: (lenses) => centre.frames(lenses), own, time });
  const boards = await BoardStore.open(options.directory, time).catch(async (problem) => {
    await centre.close();
    throw problem;
  });
  const history = await openHistory(options.directory, time).catch(async (problem) => {
    await boards.close();
    await centre.close();
    throw problem;
  });
  const byBoard = boardReadings(boards, own, () => press.latest()?.frame);
  const hub = new Hub(press, time, byBoard);
  const classes = new ClassHub(time);
  let port = 0;
  const channels = options.alarmChannels;
  const desk = new AlarmDesk({ centre, time, channels: channels?.channels.map(({ id }) => id) ?? [] });
  const { alarms, alarmStore: store } = centre.real;
  const outbox: Outbox | undefined =
    channels === undefined
      ? undefined
      : new Outbox({
          ...{ store, channels, place: config.place, timeZone: config.timeZone, time },
          rule: (ruleId) => alarms.book.rule(ruleId),
          onFailure: (what, problem) => logger.error({ err: problem }, `${what} failed`),
          chance: Math.random,
        });
  alarms.onOwed(() => outbox?.wake());
  // One thread: a post-mortem waits rather than take the floor's core.
  const causes = new CauseBook(centre, () => createThreadPool(1));
  const roster = await RosterBook.open(history.documents, options.roster);
  const model = modelOf(estimatedFrom(storedRates(history.forecasts), (date, weekday) => roster.day(date, weekday)));
  const lookAhead = new LookAheadKeeper({
    ...{ centre, time, start: startLookAheadThread, model },
    onFailure: (what, problem) => logger.error({ err: problem }, `${what} failed`),
  });
  const api = createApi({
    centre,
    alarms: { desk, outbox },
    press,
    boards,
    readings: byBoard,
    history,
    lookAhead,
    modelAt: (at) => model(centre, centre.shown, at),
    roster,
    causes,
    measures,
    time,
    logger,
    isOwnOrigin: (origin) => isOwnOrigin(origin, port),
  });
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });

  const server = createServer(
    {
      ...{ maxHeaderSize: BOUNDS.headerBytes, headersTimeout: BOUNDS.headersMs },
      ...{ requestTimeout: BOUNDS.requestMs, keepAliveTimeout: BOUNDS.idleMs },
    },
    (request, response) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      if (!isOwnHost(request.headers.host, port)) {
        refuse(response, "foreign-host", `expected localhost:${port}, 127.0.0.1:${port} or [::1]:${port}`);
      } else if (isApi(request) || pages === undefined) {
        response.setHeader("Content-Security-Policy", API_POLICY);
        void answerApi(request, response);
      } else pages.answer(request, response).catch((problem) => broken(response, logger, problem));
    },
  );
  server.maxConnections = BOUNDS.connections;
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const { host: named, origin } = request.headers;
    if (!isOwnHost(named, port) || !isOwnOrigin(origin, port)) refuseUpgrade(socket, 403);
    else if (pathOf(request) === "/live") hub.upgrade(request, socket, head);
    else if (pathOf(request) === "/class") classes.upgrade(request, socket, head);
    else if (pages === undefined) refuseUpgrade(socket, 404);
    else pages.upgrade(request, socket, head).catch(() => socket.destroy());
  });

  try {
    port = await listen(server, host, options.port);
  } catch (problem) {
    await history.close();
    await boards.close();
    await centre.close();
    throw problem;
  }
  const started = centre
    .start()
    .then(() => outbox?.start())
    // A recording at another speed would have left every look-ahead behind before it is made.
    .then(() => (options.feed === undefined ? lookAhead.start() : undefined))
    .catch((problem) => logger.error({ err: problem }, "starting the channels of alarms failed"));
  return {
    address: `http://localhost:${port}`,
    port,
    centre,
    started,
    async close() {
      hub.close();
      classes.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = time.after(BOUNDS.drainMs, () => server.closeAllConnections());
      await closed;
      cut();
      await started;
      await lookAhead.close();
      await causes.close();
      await outbox?.close();
      await centre.close();
      await boards.close();
      await history.close();
      await pages?.close();
    },
  };
}

function readings(centre: Centre, press: Press, hub: Hub, time: RealTime) {
  const { count, pending } = centre.logged();
  return {
    displays: hub.displays,
    framesPrinted: press.printed,
    framesSkipped: hub.skipped,
    lenses: press.lenses,
    traffic: hub.traffic,
    logEvents: count,
    logPending: pending,
    logReady: centre.readiness().state !== "failed",
    sourceAges: (press.latest()?.frame.sources ?? []).flatMap(({ source, lastEventAt }) =>
      lastEventAt === undefined ? [] : [{ source, ageMs: Math.max(0, time.now() - lastEventAt) }],
    ),
  };
}

function watcher(measures: Measures, logger: Logger): CentreOptions["watcher"] {
  return {
    result(source, result) {
      if (result === "accepted") measures.accepted(source);
      else if (result === "duplicate") measures.duplicate(source);
      else measures.rejected(source, result);
    },
    committed: (durationMs) => measures.committed(durationMs),
    framed: (durationMs) => measures.framed(durationMs),
    failed: (what, problem) => logger.error({ err: problem }, `${what} failed`),
    simulationEnded: () => logger.info("real events arrived: the simulated centre ends"),
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function isApi(request: IncomingMessage): boolean {
  const path = pathOf(request);
  return path === "/api" || path.startsWith("/api/") || ["/healthz", "/readyz", "/metrics"].includes(path);
}

function refuse(response: ServerResponse, code: HttpProblemCode, detail: string): void {
  // The rest of the request is of no interest: this connection ends here.
  response.writeHead(HTTP_PROBLEMS[code].status, { "Content-Type": "application/problem+json", Connection: "close" });
  response.end(problemBody(code, detail));
}

function broken(response: ServerResponse, logger: Logger, problem: unknown): void {
  logger.error({ err: problem }, "a page failed");
  if (response.headersSent) response.destroy();
  else refuse(response, "internal", "it is in the server's log");
}

function refuseUpgrade(socket: Duplex, status: 403 | 404): void {
  const reason = status === 403 ? "Forbidden" : "Not Found";
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
