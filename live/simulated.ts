import type { Feed } from "../sim/feed/feed.ts";
import { type ContactReasons, FeedReasons } from "../sim/feed/reasons.ts";
import { createSimulatedFeed } from "../sim/feed/simulated.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { ContactId, EventId, FloorEvent, Instant, SourceId } from "../sim/vocabulary/index.ts";
import type { RealTime } from "../workers/clock.ts";
import { BOUNDS } from "./bounds.ts";
import type { SimulationAnchor } from "./simulationAnchor.ts";
import type { Emit, Source } from "./sources/source.ts";

export interface SimulatedSourceOptions {
  readonly scenario: Scenario;
  readonly anchor: SimulationAnchor;
  readonly time: RealTime;
  /** Latest `at` already in its log: everything before it is there, since a feed is logged in its own order. */
  readonly loggedUntil?: Instant;
  /** Hears the floor time reached while the past is being made up. */
  readonly onCatchingUp: (at: Instant) => void;
  /** Hears of an append that failed; it is tried again with the next step. */
  readonly onFailure: (problem: unknown) => void;
}

/**
 * A scenario played in real time as if it were a source. The feed is deterministic, so a restart generates the same
 * events again from the anchor and only hands on what its log does not have yet.
 */
export class SimulatedSource implements Source {
  readonly source: SourceId;
  readonly label: string;
  readonly #options: SimulatedSourceOptions;
  readonly #feed: Feed;
  readonly #reasons: FeedReasons;
  #unsent: readonly FloorEvent[] = [];
  #reachedAt: Instant;
  #emit: Emit | undefined;
  #callOff: (() => void) | undefined;
  #step: Promise<void> = Promise.resolve();

  constructor(options: SimulatedSourceOptions) {
    const { scenario, anchor } = options;
    this.#options = options;
    this.source = `simulation://${scenario.id}` as SourceId;
    // Of a past that is made up again at every start only its end is asked about.
    this.#reasons = new FeedReasons((options.time.now() - BOUNDS.reasonsMs) as Instant);
    const reasons = this.#reasons;
    this.#feed = createSimulatedFeed({ scenario, seed: anchor.seed, startAt: anchor.startAt, reasons });
    this.label = this.#feed.label;
    this.#reachedAt = anchor.startAt;
  }

  /** Floor time up to which everything that happens has been handed on. Behind now while catching up. */
  get reachedAt(): Instant {
    return this.#reachedAt;
  }

  /** What the routing tells of a contact; `undefined` where it knows nothing of it. */
  reasonsOf(contactId: ContactId): ContactReasons | undefined {
    return this.#reasons.of(contactId);
  }

  /** Resolves once the past up to now is logged; rejects when it could not be. Then goes on by itself. */
  async start(emit: Emit): Promise<void> {
    this.#emit = emit;
    if (this.#options.loggedUntil === undefined) await emit([this.#connected()]);
    while (!(await this.#advance())) this.#options.onCatchingUp(this.#reachedAt);
    this.#schedule();
  }

  /** Stops playing; what was taken is handed on first. */
  async stop(): Promise<void> {
    this.#emit = undefined;
    this.#callOff?.();
    await this.#step;
  }

  /** The fact that closes everything this source left open. */
  reset(): FloorEvent {
    const at = this.#reachedAt;
    const eventId = `reset-${at}` as EventId;
    const envelope = { source: this.source, eventId, at, recordedAt: at, basis: "observed", precisionMs: 1 } as const;
    return { ...envelope, type: "stream.reset", reason: "operator", detail: "real events arrived" };
  }

  #connected(): FloorEvent {
    const at = this.#options.anchor.startAt;
    const eventId = `connected-${at}` as EventId;
    const envelope = { source: this.source, eventId, at, recordedAt: at, basis: "observed", precisionMs: 1 } as const;
    return { ...envelope, type: "source.health", state: "connected", detail: this.label };
  }

  #schedule(): void {
    if (this.#emit === undefined) return;
    this.#callOff = this.#options.time.after(BOUNDS.simulationStepMs, () => {
      this.#step = this.#advance()
        .then(() => undefined, this.#options.onFailure)
        .then(() => this.#schedule());
    });
  }

  /** Hands on the next piece up to now; true when nothing more has happened by then. */
  async #advance(): Promise<boolean> {
    const until = this.#options.time.now() as Instant;
    let more = false;
    if (this.#unsent.length === 0) {
      const batch = this.#feed.take(until, BOUNDS.simulationEvents);
      more = batch.more;
      const from = this.#options.loggedUntil ?? this.#options.anchor.startAt;
      this.#unsent = batch.events
        .filter((event) => event.at >= from)
        .map((event) => ({ ...event, recordedAt: event.at }));
      const last = batch.events.at(-1);
      if (this.#unsent.length === 0 && last !== undefined) this.#reachedAt = last.at;
    } else more = true;
    if (this.#unsent.length > 0) {
      // Kept until it is stored: the feed does not yield it twice.
      await this.#emit?.(this.#unsent);
      this.#reachedAt = this.#unsent.at(-1)?.at ?? this.#reachedAt;
      this.#unsent = [];
    }
    if (!more) this.#reachedAt = until;
    return !more;
  }
}
