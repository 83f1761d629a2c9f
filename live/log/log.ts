import { resolve as resolvePath } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { FloorEvent, Instant } from "../../sim/vocabulary/index.ts";
import { machineTime, type RealTime } from "../../workers/clock.ts";
import { BOUNDS } from "../bounds.ts";
import { LogFailure, logFailure } from "./failure.ts";
import { KnownIds } from "./knownIds.ts";
import { EventTable, idKey, type LoggedEvent, type Span } from "./table.ts";

export type AppendResult = "accepted" | "duplicate";

/** `ready`: the last commit went through; `failing`: it did not, nothing is acknowledged until one does. */
export type LogState =
  | { readonly kind: "ready" }
  | { readonly kind: "failing"; readonly failure: LogFailure; readonly sinceAt: number };

export interface LogOptions {
  /** Where the log lives; made when absent. One process at a time. */
  readonly directory: string;
  readonly time?: RealTime;
  /** Told of every committed group, in the order of the log, before its appends resolve. May not throw. */
  readonly onCommitted?: (events: readonly LoggedEvent[]) => void;
  /** Told how long a commit took, ms, and how many events it stored. */
  readonly onCommitTimed?: (durationMs: number, events: number) => void;
}

interface Waiting {
  readonly events: readonly LoggedEvent[];
  readonly recordedAt: Instant;
  readonly resolve: (results: AppendResult[]) => void;
  readonly reject: (failure: LogFailure) => void;
}

/** Opens the log, or rejects with a `LogFailure` that says why it cannot be. */
export async function openLog(options: LogOptions): Promise<EventLog> {
  const directory = resolvePath(options.directory);
  let table: EventTable;
  try {
    table = await EventTable.open(directory);
  } catch (problem) {
    throw logFailure(problem, directory);
  }
  try {
    const summary = await table.summary();
    const known = new KnownIds(summary.count * 2);
    for await (const ids of table.ids()) for (const [source, eventId] of ids) known.add(source, eventId);
    return new EventLog(directory, table, known, summary, options);
  } catch (problem) {
    table.close();
    throw logFailure(problem, directory);
  }
}

/**
 * Every event that was ever accepted, in the order of acceptance. An append resolves only after its commit, so what was
 * acknowledged survives a kill at any instant. (source, event id) is stored once, over restarts too.
 */
export class EventLog {
  readonly directory: string;
  readonly #table: EventTable;
  readonly #time: RealTime;
  readonly #options: LogOptions;
  #known: KnownIds;
  #position: number;
  #count: number;
  #lastAt: Instant | undefined;
  #lastRecordedAt: number;
  #queue: Waiting[] = [];
  #queued = 0;
  /** When the oldest append of the group being committed was recorded. */
  #committing: Instant | undefined;
  #callOff: (() => void) | undefined;
  #working: Promise<void> | undefined;
  #closed = false;
  #state: LogState = { kind: "ready" };

  constructor(
    directory: string,
    table: EventTable,
    known: KnownIds,
    summary: Awaited<ReturnType<EventTable["summary"]>>,
    options: LogOptions,
  ) {
    this.directory = directory;
    this.#table = table;
    this.#known = known;
    this.#options = options;
    this.#time = options.time ?? machineTime;
    this.#position = summary.lastPosition;
    this.#count = summary.count;
    this.#lastAt = summary.lastAt;
    this.#lastRecordedAt = summary.lastRecordedAt ?? 0;
  }

  /** Events stored. */
  count(): number {
    return this.#count;
  }

  /** Latest `at` of all events, or undefined while the log is empty. */
  lastAt(): Instant | undefined {
    return this.#lastAt;
  }

  state(): LogState {
    return this.#state;
  }

  /** Events waiting for their commit. */
  pending(): number {
    return this.#queued;
  }

  /**
   * The instant before which nothing will be recorded any more: now, or when the oldest append that still waits was
   * recorded. Who settles events by time may go so far and no further, or a replay would settle them otherwise.
   */
  recordedUntil(): Instant {
    this.#lastRecordedAt = Math.max(this.#lastRecordedAt, this.#time.now());
    return (this.#committing ?? this.#queue[0]?.recordedAt ?? this.#lastRecordedAt) as Instant;
  }

  /**
   * Stores events and says of each whether it was new, once they are committed. Events without `recordedAt` get the
   * time of now, never earlier than that of an event before. `disorderMs` is kept for whoever settles them. Rejects
   * with a `LogFailure` when nothing could be stored; then none of these events is.
   */
  append(events: readonly FloorEvent[], disorderMs = 0): Promise<AppendResult[]> {
    if (this.#closed) return Promise.reject(new LogFailure("log-closed", "event log: it is closed"));
    if (events.length === 0) return Promise.resolve([]);
    if (this.#queued + events.length > BOUNDS.commitPending && this.#queued > 0) {
      const detail = `event log: ${this.#queued} events wait for their commit, at most ${BOUNDS.commitPending} may`;
      return Promise.reject(new LogFailure("log-behind", detail));
    }
    // The machine's clock may be set back; the order of acceptance may not.
    this.#lastRecordedAt = Math.max(this.#lastRecordedAt, this.#time.now());
    const recordedAt = this.#lastRecordedAt as Instant;
    const logged = events.map((event) => ({
      event: event.recordedAt === undefined ? { ...event, recordedAt } : event,
      disorderMs,
    }));
    return new Promise((resolve, reject) => {
      this.#queue.push({ events: logged, recordedAt, resolve, reject });
      this.#queued += logged.length;
      this.#gather();
    });
  }

  /** Events of `span` in the order of acceptance, in pieces of at most 2,048. */
  async *read(span: Span = {}): AsyncIterable<FloorEvent[]> {
    for await (const piece of this.readLogged(span)) yield piece.map(({ event }) => event);
  }

  /** Like `read`, with what the log knows beside each event. */
  async *readLogged(span: Span = {}): AsyncIterable<LoggedEvent[]> {
    try {
      yield* this.#table.read(span);
    } catch (problem) {
      throw logFailure(problem, this.directory);
    }
  }

  /**
   * Forgets events recorded before `before` and says how many. Their ids are forgotten too: a source that sends
   * something so old again is believed.
   */
  async forget(before: Instant): Promise<number> {
    await this.settled();
    try {
      const removed = await this.#table.removeBefore(before);
      this.#count -= removed;
      return removed;
    } catch (problem) {
      throw logFailure(problem, this.directory);
    }
  }

  /** A conversation with the log's database, for what is kept beside the events. Closed by its owner, before the log. */
  connect(): Promise<DuckDBConnection> {
    return this.#table.connect();
  }

  /** Commits what waits, then closes. Appends from now on are refused. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.settled();
    this.#table.close();
  }

  /** Resolves once nothing waits for its commit. */
  async settled(): Promise<void> {
    while (this.#queue.length > 0 || this.#working !== undefined) {
      this.#start();
      await this.#working;
    }
  }

  /** A group is committed when it is full or its first event has waited long enough; meanwhile others join. */
  #gather(): void {
    if (this.#working !== undefined) return;
    if (this.#queued >= BOUNDS.commitEvents) this.#start();
    else this.#callOff ??= this.#time.after(BOUNDS.commitWaitMs, () => this.#start());
  }

  #start(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    if (this.#working !== undefined || this.#queue.length === 0) return;
    this.#working = this.#commitGroup().finally(() => {
      this.#working = undefined;
      if (this.#queue.length > 0) this.#gather();
    });
  }

  async #commitGroup(): Promise<void> {
    const group: Waiting[] = [];
    let size = 0;
    while (this.#queue.length > 0 && size < BOUNDS.commitEvents) {
      const next = this.#queue.shift() as Waiting;
      group.push(next);
      size += next.events.length;
    }
    const startedAt = this.#time.now();
    this.#committing = group[0]?.recordedAt;
    try {
      const results = await this.#commit(group.flatMap(({ events }) => events));
      this.#state = { kind: "ready" };
      this.#options.onCommitTimed?.(this.#time.now() - startedAt, size);
      let from = 0;
      for (const { events, resolve } of group) {
        resolve(results.slice(from, from + events.length));
        from += events.length;
      }
    } catch (problem) {
      const failure = logFailure(problem, this.directory);
      const sinceAt = this.#state.kind === "failing" ? this.#state.sinceAt : this.#time.now();
      this.#state = { kind: "failing", failure, sinceAt };
      for (const { reject } of group) reject(failure);
    } finally {
      this.#committing = undefined;
      this.#queued -= size;
    }
  }

  async #commit(logged: readonly LoggedEvent[]): Promise<AppendResult[]> {
    const doubtful = logged.filter(({ event }) => this.#known.mayHave(event.source, event.eventId));
    const stored =
      doubtful.length === 0 ? new Set<string>() : await this.#table.find(doubtful.map(({ event }) => event.eventId));
    const fresh: LoggedEvent[] = [];
    const results = logged.map((entry): AppendResult => {
      const key = idKey(entry.event.source, entry.event.eventId);
      if (stored.has(key)) return "duplicate";
      stored.add(key);
      fresh.push(entry);
      return "accepted";
    });
    if (fresh.length === 0) return results;
    // Known before the commit: should it go through and yet be reported as failed, a resend is looked up, not doubled.
    for (const { event } of fresh) this.#known.add(event.source, event.eventId);
    // Its numbers are used up even if the commit fails, for the same reason: a hole is harmless, a number twice is not.
    const position = this.#position + 1;
    this.#position += fresh.length;
    await this.#table.write(fresh, position);
    this.#count += fresh.length;
    for (const { event } of fresh) if (event.at > (this.#lastAt ?? 0)) this.#lastAt = event.at;
    this.#options.onCommitted?.(fresh);
    if (this.#known.crowded) await this.#rebuildKnown();
    return results;
  }

  async #rebuildKnown(): Promise<void> {
    const known = new KnownIds(this.#count * 4);
    for await (const ids of this.#table.ids()) for (const [source, eventId] of ids) known.add(source, eventId);
    this.#known = known;
  }
}
