import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";
import {
  type EventId,
  type FloorEvent,
  type Instant,
  later,
  SECOND_MS,
  type SourceState,
} from "../../../../sim/vocabulary/index.ts";
import { machineTime, type RealTime } from "../../../../workers/clock.ts";
import type { Emit, Source } from "../../source.ts";
import { rotatedBeside } from "./history.ts";
import type { QueueLogOptions } from "./options.ts";
import { QueueLogReader } from "./reader.ts";
import { FileTail, type TailState } from "./tail.ts";
import { settle } from "./translate.ts";

export interface FollowOptions extends QueueLogOptions {
  /** The `queue_log` itself; rotated files beside it are read first. */
  readonly path: string;
  /** Events before this instant are read for what is still open, but not emitted. Absent: everything is. */
  readonly from?: Instant;
  /** How often the file is looked at when nothing announces a change, ms ≥ 1. Default 1,000. */
  readonly pollMs?: number;
  /** How often a quiet log says that it is there, ms ≥ 1. Default 15,000. */
  readonly heartbeatMs?: number;
  readonly time?: RealTime;
}

/** Events handed over at once. */
const BATCH = 2_000;
/** Deadlines pass this much late: the log's lines come with the second they were written in. */
const SETTLE_MS = 2 * SECOND_MS;

const STATES: Readonly<Record<Exclude<TailState, "more">, { readonly state: SourceState; readonly detail?: string }>> =
  {
    idle: { state: "connected" },
    absent: { state: "disconnected" },
    removed: { state: "stale", detail: "the file was removed or renamed and no new one has appeared" },
  };

/**
 * Follows a `queue_log` for ever: history, then every new line, through rotation, truncation and deletion. A restart
 * reads everything again; ids are the same, so nothing is counted twice. Nothing is read on before it is stored.
 */
export function followQueueLog(options: FollowOptions): Source {
  return new Follower(options);
}

class Follower implements Source {
  readonly source: Source["source"];
  readonly label: string;
  readonly #options: FollowOptions;
  readonly #time: RealTime;
  readonly #reader: QueueLogReader;
  readonly #tail: FileTail;
  #emit: Emit = async () => {};
  #state = "";
  #saidAt = 0;
  #stopped = false;
  #wake: (() => void) | undefined;
  /** A change was announced while nobody waited for one. */
  #changed = false;
  #watcher: FSWatcher | undefined;
  #running: Promise<void> | undefined;

  constructor(options: FollowOptions) {
    this.source = options.source;
    this.label = options.path;
    this.#options = options;
    this.#time = options.time ?? machineTime;
    this.#reader = new QueueLogReader(options);
    this.#tail = new FileTail(options.path);
  }

  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    this.#watch();
    await new Promise<void>((resolve) => {
      this.#running = this.#run(resolve).finally(resolve);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watcher?.close();
    this.#wake?.();
    await this.#running;
    await this.#tail.close();
  }

  async #run(firstStateKnown: () => void): Promise<void> {
    for (const file of await rotatedBeside(this.#options.path)) await this.#readWhole(file);
    while (!this.#stopped) {
      const pause = await this.#step();
      if (!pause) continue;
      firstStateKnown();
      if (!this.#stopped) await this.#pause();
    }
  }

  /** One step of the tail; true when there is nothing more to do for now. */
  async #step(): Promise<boolean> {
    try {
      const { state, lines, detail } = await this.#tail.step();
      await this.#deliver(lines.flatMap((line) => this.#reader.take(line)));
      if (state === "more") return false;
      await this.#deliver(settle(later(this.#now(), -SETTLE_MS), this.#reader.memory));
      const { state: health, detail: usual } = STATES[state];
      await this.#say(health, detail ?? usual);
    } catch (problem) {
      await this.#say("failed", problem instanceof Error ? problem.message : String(problem));
    }
    return true;
  }

  async #readWhole(path: string): Promise<void> {
    const tail = new FileTail(path);
    try {
      for (let step = await tail.step(); step.state === "more" && !this.#stopped; step = await tail.step()) {
        await this.#deliver(step.lines.flatMap((line) => this.#reader.take(line)));
      }
    } catch (problem) {
      await this.#say("failed", problem instanceof Error ? problem.message : String(problem));
    } finally {
      await tail.close();
    }
  }

  /** Hands events over in order, again and again until they are stored: a log that is full must not lose a line. */
  async #deliver(events: readonly FloorEvent[]): Promise<void> {
    const { from } = this.#options;
    const wanted = from === undefined ? events : events.filter(({ at }) => at >= from);
    for (let start = 0; start < wanted.length && !this.#stopped; ) {
      const batch = wanted.slice(start, start + BATCH);
      try {
        await this.#emit(batch);
        start += batch.length;
      } catch {
        // Whoever stores reports its own failure; here it only means to wait.
        await this.#pause();
      }
    }
  }

  /** Says how the source is: when that changes, and now and then while it does not. */
  async #say(state: SourceState, detail: string | undefined): Promise<void> {
    const at = this.#now();
    const said = `${state} ${detail ?? ""}`;
    if (said === this.#state && at - this.#saidAt < (this.#options.heartbeatMs ?? 15 * SECOND_MS)) return;
    this.#state = said;
    this.#saidAt = at;
    const { source } = this;
    const health: FloorEvent = {
      type: "source.health",
      source,
      eventId: `health:${at}:${state}` as EventId,
      at,
      basis: "observed",
      precisionMs: 1,
      state,
      rejected: this.#reader.rejectedCount,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 300) }),
    };
    // A health event that cannot be stored is not worth waiting for: the next one says the same.
    await this.#emit([health]).catch(() => undefined);
  }

  #now(): Instant {
    return Math.floor(this.#time.now()) as Instant;
  }

  #watch(): void {
    try {
      this.#watcher = watch(dirname(this.#options.path), () => {
        this.#changed = true;
        this.#wake?.();
      });
      this.#watcher.on("error", () => this.#watcher?.close());
    } catch {
      // No folder yet, or no notification on this file system: polling alone will do.
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        callOff();
        this.#wake = undefined;
        this.#changed = false;
        resolve();
      };
      const callOff = this.#time.after(this.#options.pollMs ?? SECOND_MS, done);
      this.#wake = done;
      if (this.#changed) done();
    });
  }
}
