import { join } from "node:path";
import type { ContactReasons } from "../sim/feed/reasons.ts";
import type { BoardConfig } from "../sim/metrics/config.ts";
import type { FeedFrame, Frame } from "../sim/metrics/frame.ts";
import { type Lens, lensOf } from "../sim/metrics/lens.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { ContactId, FloorEvent, Instant } from "../sim/vocabulary/index.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";
import type { Readiness, WorldProblem } from "./health.ts";
import { logFailure } from "./log/failure.ts";
import type { AppendResult } from "./log/log.ts";
import { LoggedFloor } from "./loggedFloor.ts";
import type { RejectReason } from "./measures.ts";
import { SimulatedSource } from "./simulated.ts";
import { forgetSimulation, simulationAnchor } from "./simulationAnchor.ts";
import type { Source } from "./sources/source.ts";

/** What became of one event: its append, or why it was turned away. */
export type AcceptResult = AppendResult | Extract<RejectReason, "ahead-of-clock" | "simulated-source">;

/** What the centre has to tell whoever runs it. */
export interface CentreWatcher {
  result(source: string, result: AcceptResult): void;
  committed(durationMs: number): void;
  framed(durationMs: number): void;
  failed(what: string, problem: unknown): void;
  /** The simulated centre gave way to the real one. */
  simulationEnded(): void;
}

export interface CentreOptions {
  /** Where the log lives; that of the simulated centre is in `simulation` beneath it, so the two never mix. */
  readonly directory: string;
  readonly config: BoardConfig;
  readonly sources: readonly Source[];
  /** Played while nothing real is there; absent = an empty floor waits. */
  readonly simulation?: { readonly scenario: Scenario; readonly seed: string; readonly config: BoardConfig };
  readonly time: RealTime;
  readonly watcher: CentreWatcher;
  /** What plays, where it is not the present; a log that fails still says so. */
  readonly feed?: () => FeedFrame;
}

interface Simulated {
  readonly floor: LoggedFloor;
  readonly source: SimulatedSource;
}

/** The one live floor: real events are logged, then folded; until the first of them a simulated centre plays. */
export class Centre {
  readonly #options: CentreOptions;
  readonly #directory: string;
  readonly #real: LoggedFloor;
  #stopBeat: () => void = () => undefined;
  #simulated: Simulated | undefined;
  #simulationEnd: Promise<void> = Promise.resolve();
  #readiness: Readiness = { state: "replaying", done: 0, total: 0 };
  #simulationProblem: WorldProblem | undefined;

  private constructor(options: CentreOptions, real: LoggedFloor) {
    this.#options = options;
    this.#directory = join(options.directory, "simulation");
    this.#real = real;
  }

  /** Opens the log. Rejects with a `LogFailure` when it cannot be. Nothing is accepted before `start` is through. */
  static async open(options: CentreOptions): Promise<Centre> {
    const { directory, config, time, watcher } = options;
    return new Centre(
      options,
      await LoggedFloor.open({
        ...{ directory, config, time, live: options.feed === undefined },
        onCommitTimed: (durationMs) => watcher.committed(durationMs),
        onAlarmFailure: (problem) => watcher.failed("storing alarms", problem),
      }),
    );
  }

  /** Replays the log, then starts the sources or the simulated centre. A failure becomes the state; never rejects. */
  async start(): Promise<void> {
    try {
      await this.#real.replay((done, total) => {
        this.#readiness = { state: "replaying", done, total };
      });
      if (this.#real.log.count() === 0 && this.#options.sources.length === 0) await this.#trySimulation();
      await this.#real.alarms.resume(this.#options.time.now() as Instant);
      this.#beat();
      this.#readiness = { state: "ready" };
    } catch (problem) {
      this.#readiness = { state: "failed", problem: asProblem(problem, this.#options.directory) };
      this.#options.watcher.failed("start", problem);
      return;
    }
    for (const source of this.#options.sources) {
      source
        .start((events) => this.#emitted(events))
        .catch((problem) => this.#options.watcher.failed(`source ${source.source}`, problem));
    }
  }

  /** Whether the floor is whole and commits go through. */
  readiness(): Readiness {
    const state = this.#real.log.state();
    if (this.#readiness.state !== "ready" || state.kind === "ready") return this.#readiness;
    return { state: "failed", problem: { code: state.failure.code, detail: state.failure.message } };
  }

  /** The floor that is shown: the real one, or until its first event the simulated one. */
  get shown(): LoggedFloor {
    return this.#simulated?.floor ?? this.#real;
  }

  /** The floor of real events, whether it is shown or not. */
  get real(): LoggedFloor {
    return this.#real;
  }

  /** Floor time as far as the floor that is shown has come. What the simulated centre has not made up has not happened. */
  get shownAt(): Instant {
    return this.#simulated?.source.reachedAt ?? (this.#options.time.now() as Instant);
  }

  /** The scenario the floor that is shown is played from; `undefined` for a real one. */
  get playedScenario(): Scenario | undefined {
    return this.#simulated === undefined ? undefined : this.#options.simulation?.scenario;
  }

  /** The sources that were configured, with what they are. */
  sources(): readonly { readonly source: string; readonly label: string }[] {
    const sources: readonly Source[] = this.#simulated === undefined ? this.#options.sources : [this.#simulated.source];
    return sources.map(({ source, label }) => ({ source, label }));
  }

  /** What the board that is shown was set to. */
  config(): BoardConfig {
    return (this.#simulated && this.#options.simulation?.config) ?? this.#options.config;
  }

  /** What the routing of the floor that is shown tells of a contact, with its scenario; only a simulated one tells. */
  reasonsOf(contactId: ContactId): { readonly scenario: Scenario; readonly told: ContactReasons } | undefined {
    const told = this.#simulated?.source.reasonsOf(contactId);
    const { simulation } = this.#options;
    return told === undefined || simulation === undefined ? undefined : { scenario: simulation.scenario, told };
  }

  /** Events in the log that is shown, and waiting for their commit. */
  logged(): { readonly count: number; readonly pending: number } {
    const { log } = this.#simulated?.floor ?? this.#real;
    return { count: log.count(), pending: log.pending() };
  }

  /**
   * Takes real events: resolves once they are committed and folded, with what became of each. Rejects with a
   * `LogFailure` when they could not be stored; then the sender sends them again.
   */
  async accept(events: readonly FloorEvent[], disorderMs: number): Promise<AcceptResult[]> {
    const latest = this.#options.time.now() + BOUNDS.aheadMs;
    const refusal = (event: FloorEvent): AcceptResult | undefined => {
      if (event.at > latest) return "ahead-of-clock";
      // Simulated facts in the real log would be real for ever; the simulated centre has its own.
      return /^simulation:/i.test(event.source) ? "simulated-source" : undefined;
    };
    const refusals = events.map(refusal);
    const taken = events.filter((_, i) => refusals[i] === undefined);
    if (taken.length > 0) this.#endSimulation();
    const appended = (await this.#real.append(taken, disorderMs)).values();
    return events.map((event, i) => {
      const result = refusals[i] ?? (appended.next().value as AppendResult);
      this.#options.watcher.result(event.source, result);
      return result;
    });
  }

  /** The floor as it is now; undefined until the past is replayed, when a frame would tell of half a day. */
  frame(): Frame | undefined {
    return this.frames([this.ownLens()])?.[0];
  }

  /** How the board that is shown reads by itself. */
  ownLens(): Lens {
    return lensOf(this.config());
  }

  /** The same by several lenses, one frame each in their order. */
  frames(lenses: readonly Lens[]): readonly Frame[] | undefined {
    if (this.#readiness.state !== "ready") return undefined;
    const startedAt = performance.now();
    const frames = this.shown.frames(this.shownAt, this.#feed(), lenses);
    this.#options.watcher.framed(performance.now() - startedAt);
    return frames;
  }

  /** What the real floor comes to at `at`, for comparing it with a fold of its log. */
  digest(at: Instant): unknown {
    return this.#real.digest(at);
  }

  /** Stops the sources, commits what waits and closes the logs. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#options.sources.map((source) => source.stop()));
    this.#stopBeat();
    const simulated = this.#simulated;
    await simulated?.source.stop();
    await simulated?.floor.close();
    await this.#simulationEnd;
    await this.#real.close();
  }

  #feed(): FeedFrame {
    const simulated = this.#simulated;
    const { log } = simulated?.floor ?? this.#real;
    const { sources } = this.#options;
    const kind = simulated === undefined ? "live" : "simulated";
    const label =
      simulated?.source.label ??
      (sources.length === 0 ? "Events by HTTP" : sources.map((source) => source.label).join(", "));
    const state = log.state();
    const problem = state.kind === "failing" ? asProblem(state.failure, log.directory) : this.#simulationProblem;
    if (problem !== undefined) return { kind, label, state: "failed", speed: 1, problem };
    return this.#options.feed?.() ?? { kind, label, state: log.count() === 0 ? "waiting" : "running", speed: 1 };
  }

  async #emitted(events: readonly FloorEvent[]): Promise<void> {
    for (const [i, result] of (await this.accept(events, 0)).entries()) {
      if (result === "accepted" || result === "duplicate") continue;
      this.#options.watcher.failed(`event ${events[i]?.eventId} of ${events[i]?.source}`, new Error(result));
    }
  }

  /** A simulated centre that cannot play says so on the wall, and does not keep real events out. */
  async #trySimulation(): Promise<void> {
    try {
      await this.#startSimulation();
    } catch (problem) {
      this.#simulationProblem = asProblem(problem, this.#directory);
      this.#options.watcher.failed("simulated centre", problem);
    }
  }

  async #startSimulation(): Promise<void> {
    const { simulation, time, watcher } = this.#options;
    if (simulation === undefined) return;
    const { scenario, seed, config } = simulation;
    const wanted = { scenario, seed, timeZone: scenario.timeZone };
    const anchor = await simulationAnchor(this.#directory, wanted, time.now());
    const onCommitTimed = (durationMs: number) => watcher.committed(durationMs);
    const floor = await LoggedFloor.open({
      ...{ directory: this.#directory, config, time, live: false, onCommitTimed },
      ...(this.#real.alarms.revision === 0 ? {} : { rules: this.#real.alarms.book.rules }),
      onAlarmFailure: (problem) => watcher.failed("storing alarms", problem),
    });
    const startedAt = time.now();
    await floor.replay((done, total) => {
      this.#readiness = { state: "replaying", done, total };
    });
    const loggedUntil = floor.log.lastAt();
    const source = new SimulatedSource({
      scenario,
      anchor,
      time,
      ...(loggedUntil === undefined ? {} : { loggedUntil }),
      onCatchingUp: (at) => {
        this.#readiness = { state: "catching-up", done: at - anchor.startAt, total: startedAt - anchor.startAt };
      },
      onFailure: (problem) => watcher.failed("simulated centre", problem),
    });
    await source.start(async (events) => {
      const results = await floor.append(events, 0);
      for (const result of results) watcher.result(source.source, result);
    });
    await floor.alarms.resume(source.reachedAt);
    this.#simulated = { floor, source };
  }

  /** Alarms come when they are due, whether anybody looks or not. */
  #beat(): void {
    this.#stopBeat = this.#options.time.after(BOUNDS.alarmBeatMs, () => {
      this.#beat();
      this.shown.pass(this.shownAt);
    });
  }

  /** The first real event ends it; what it had open is closed in its own log, and the next one begins afresh. */
  #endSimulation(): void {
    this.#simulationProblem = undefined;
    const simulated = this.#simulated;
    if (simulated === undefined) return;
    this.#simulated = undefined;
    this.#options.watcher.simulationEnded();
    const end = async () => {
      await simulated.source.stop();
      await simulated.floor.append([simulated.source.reset()], 0);
      await simulated.floor.close();
      await forgetSimulation(this.#directory);
    };
    this.#simulationEnd = end().catch((problem) =>
      this.#options.watcher.failed("end of the simulated centre", problem),
    );
  }
}

function asProblem(problem: unknown, directory: string): WorldProblem {
  const { code, message } = logFailure(problem, directory);
  return { code, detail: message };
}
