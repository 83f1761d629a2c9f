import type { TraceContact } from "../../scenario/demand.ts";
import type { QueueSpec } from "../../scenario/queueSpec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { FlashCrowd } from "./flashCrowd.ts";
import { Happenings } from "./happenings.ts";
import type { LocalDays } from "./localDays.ts";
import { ARRIVAL_WORDS, RateArrivals } from "./rateArrivals.ts";
import { WaitResponse } from "./waitResponse.ts";

/** Numbers a source needs in a snapshot: where it stands and when its next contact comes. */
const SOURCE_NUMBERS = 2;

interface FlashCrowdOfQueue {
  readonly event: number;
  readonly crowd: FlashCrowd;
}

/** Where the contacts of one queue come from: rates or a trace, and bursts on top. */
interface QueueDemand {
  readonly rates: RateArrivals | undefined;
  readonly trace: readonly TraceContact[];
  readonly crowds: readonly FlashCrowdOfQueue[];
  readonly response: WaitResponse | undefined;
  /** Next contact of the rates or trace, then of each burst. */
  readonly nextAt: Float64Array;
  /** Which of them is first. */
  first: number;
  traceNext: number;
}

/** Where demand stands: plain data, to be given back to `restore` after a `restart` with the same arguments. */
export interface DemandState {
  readonly numbers: Float64Array;
  readonly words: Int32Array;
}

/**
 * The fresh contacts of a centre: when the next one comes to each queue. Everything follows from (seed, replication) and
 * the scenario; what happens on the floor changes nothing but whether a candidate of an elastic queue is admitted.
 * Restarting allocates nothing but a few numbers; an arrival allocates nothing.
 */
export class Demand {
  /** When the next contact comes to each queue, whole ms; Infinity: none will. */
  readonly nextAt: Float64Array;
  readonly happenings: Happenings;
  /** What the trace says of the contact taken last, ms; NaN: nothing, it is drawn. */
  traceTalkMs = Number.NaN;
  tracePatienceMs = Number.NaN;
  readonly #queues: readonly QueueDemand[];
  /** By queue: its rates, where its contacts come from nothing else and whatever the waits. */
  readonly #steady: readonly (RateArrivals | undefined)[];
  #startAt = 0;
  /** Whether a trace said anything of the contact taken last. */
  #told = false;
  /** Whether the contact taken last may be refused because of the waits. */
  #thinned = false;

  constructor(scenario: Scenario, days: LocalDays) {
    this.happenings = new Happenings(scenario, days);
    this.nextAt = new Float64Array(scenario.queues.length).fill(Number.POSITIVE_INFINITY);
    this.#queues = scenario.queues.map((queue, k) => queueDemand(scenario, queue, k, days, this.happenings));
    this.#steady = this.#queues.map(({ rates, crowds, response }) =>
      crowds.length === 0 && response === undefined ? rates : undefined,
    );
  }

  /** Begins replication number `replication` of the seed with these words, at `startAt`. */
  restart(seed: Int32Array, replication: number, startAt: number): void {
    this.#startAt = startAt;
    this.happenings.restart(startAt);
    for (let k = 0; k < this.#queues.length; k++) {
      const queue = this.#queues[k]!;
      queue.rates?.restart(seed, replication, startAt);
      queue.response?.restart();
      queue.traceNext = 0;
      queue.nextAt[0] = this.#nextOwn(queue);
      for (let i = 0; i < queue.crowds.length; i++) {
        const { event, crowd } = queue.crowds[i]!;
        crowd.restart(seed, replication, startAt, this.happenings.fromAt[event]!);
        queue.nextAt[i + 1] = crowd.next();
      }
      this.#findFirst(k, queue);
    }
  }

  /** The contact of `nextAt[k]` comes: `nextAt[k]` is then the one after it. */
  take(k: number): void {
    const steady = this.#steady[k];
    if (this.#told) this.#tellsNothing();
    if (steady !== undefined) {
      this.#thinned = false;
      this.nextAt[k] = steady.next();
      return;
    }
    const queue = this.#queues[k]!;
    const first = queue.first;
    this.#thinned = first === 0 && queue.response !== undefined;
    if (first === 0) {
      if (queue.rates === undefined) this.#tell(queue.trace[queue.traceNext - 1]!);
      queue.nextAt[0] = this.#nextOwn(queue);
    } else queue.nextAt[first] = queue.crowds[first - 1]!.crowd.next();
    if (queue.crowds.length === 0) this.nextAt[k] = queue.nextAt[0]!;
    else this.#findFirst(k, queue);
  }

  /**
   * Whether the contact taken last comes at all, given the waits people meet; `uniform` is its own. Asked after its luck
   * is drawn, so that all others keep theirs.
   */
  admits(k: number, uniform: number): boolean {
    return !this.#thinned || this.#queues[k]!.response!.admits(uniform);
  }

  /** Somebody has left the line of queue number `k`, answered or not, after `waitMs`. */
  heardWait(k: number, waitMs: number): void {
    this.#queues[k]!.response?.heard(waitMs);
  }

  save(): DemandState {
    const sources = this.#queues.reduce((sum, { nextAt }) => sum + nextAt.length, 0);
    const numbers = new Float64Array(sources * SOURCE_NUMBERS + this.#queues.length);
    const words = new Int32Array(sources * ARRIVAL_WORDS);
    let source = 0;
    this.#queues.forEach((queue, k) => {
      if (this.#steady[k] !== undefined) queue.nextAt[0] = this.nextAt[k]!;
      for (let i = 0; i < queue.nextAt.length; i++, source++) {
        numbers[source * SOURCE_NUMBERS] = queue.nextAt[i]!;
        numbers[source * SOURCE_NUMBERS + 1] =
          i > 0
            ? queue.crowds[i - 1]!.crowd.save(words, source * ARRIVAL_WORDS)
            : (queue.rates?.save(words, source * ARRIVAL_WORDS) ?? queue.traceNext);
      }
      numbers[sources * SOURCE_NUMBERS + k] = queue.response?.recentMs ?? 0;
    });
    return { numbers, words };
  }

  /** Goes on where `save` stood; after a `restart` with the seed, replication and start of that run. */
  restore({ numbers, words }: DemandState): void {
    const sources = words.length / ARRIVAL_WORDS;
    let source = 0;
    this.#queues.forEach((queue, k) => {
      for (let i = 0; i < queue.nextAt.length; i++, source++) {
        queue.nextAt[i] = numbers[source * SOURCE_NUMBERS]!;
        const position = numbers[source * SOURCE_NUMBERS + 1]!;
        if (i > 0) queue.crowds[i - 1]!.crowd.restore(words, source * ARRIVAL_WORDS, position);
        else if (queue.rates === undefined) queue.traceNext = position;
        else queue.rates.restore(words, source * ARRIVAL_WORDS, position);
      }
      if (queue.response !== undefined) queue.response.recentMs = numbers[sources * SOURCE_NUMBERS + k]!;
      this.#findFirst(k, queue);
    });
  }

  /** The next contact of the rates or the trace. */
  #nextOwn(queue: QueueDemand): number {
    if (queue.rates !== undefined) return queue.rates.next();
    const contact = queue.trace[queue.traceNext++];
    return contact === undefined ? Number.POSITIVE_INFINITY : this.#startAt + Math.ceil(contact.atMs);
  }

  #tellsNothing(): void {
    this.#told = false;
    this.traceTalkMs = Number.NaN;
    this.tracePatienceMs = Number.NaN;
  }

  #tell(contact: TraceContact): void {
    this.#told = true;
    this.traceTalkMs = contact.talkMs ?? Number.NaN;
    this.tracePatienceMs = contact.patienceMs ?? Number.NaN;
  }

  #findFirst(k: number, queue: QueueDemand): void {
    let first = 0;
    for (let i = 1; i < queue.nextAt.length; i++) if (queue.nextAt[i]! < queue.nextAt[first]!) first = i;
    queue.first = first;
    this.nextAt[k] = queue.nextAt[first]!;
  }
}

function queueDemand(
  scenario: Scenario,
  { id, arrivals }: QueueSpec,
  k: number,
  days: LocalDays,
  happenings: Happenings,
): QueueDemand {
  const crowds = (scenario.events ?? []).flatMap((spec, event) =>
    spec.kind === "flash-crowd" && spec.queueId === id ? [{ event, crowd: new FlashCrowd(spec) }] : [],
  );
  const rates =
    arrivals === undefined || arrivals.trace !== undefined
      ? undefined
      : new RateArrivals(arrivals, k, id, days, happenings);
  return {
    rates,
    trace: arrivals?.trace ?? [],
    crowds,
    // A trace is what came: it has no demand above it that could be thinned.
    response: rates && arrivals?.waitElasticity && new WaitResponse(arrivals.waitElasticity),
    nextAt: new Float64Array(1 + crowds.length).fill(Number.POSITIVE_INFINITY),
    first: 0,
    traceNext: 0,
  };
}
