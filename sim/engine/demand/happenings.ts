import type { ScenarioEvent } from "../../scenario/demand.ts";
import { eventLengthMs } from "../../scenario/eventTime.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { seconds } from "../../vocabulary/index.ts";
import type { LocalDays } from "./localDays.ts";

/** Where the contacts of an outage go; a queue's number otherwise. */
export const NO_OUTAGE = -2;
export const LOST = -1;

/** A stretch of one run in which something is the matter with a queue. */
interface Trouble {
  /** Its place among the scenario's events. */
  readonly event: number;
  /** A factor, or the number of a queue, as its kind has it. */
  readonly value: number;
}

/**
 * What happens to queues besides their ordinary day, by the instants of one run. An event covers its start and not its
 * end; its day is counted from the local day the run begins, its length is real time. Nothing here is random.
 */
export class Happenings {
  /** From and to of each of the scenario's events. */
  readonly fromAt: Float64Array;
  readonly toAt: Float64Array;
  readonly #events: readonly ScenarioEvent[];
  readonly #days: LocalDays;
  readonly #spikes: readonly (readonly Trouble[])[];
  readonly #outages: readonly (readonly Trouble[])[];
  readonly #selfServiceDown: readonly (readonly Trouble[])[];
  readonly #slowWork: readonly (readonly Trouble[])[];

  /** Throws `RangeError` for events about queues the scenario does not have. */
  constructor(scenario: Scenario, days: LocalDays) {
    this.#events = scenario.events ?? [];
    this.#days = days;
    this.fromAt = new Float64Array(this.#events.length);
    this.toAt = new Float64Array(this.#events.length);
    const numberOf = (id: string): number => {
      const k = scenario.queues.findIndex((queue) => queue.id === id);
      if (k < 0) throw new RangeError(`queueId: expected a queue of ${scenario.id}, got ${id}`);
      return k;
    };
    const byQueue = (about: (event: ScenarioEvent) => { ids: readonly string[]; value: number } | undefined) => {
      const troubles = scenario.queues.map((): Trouble[] => []);
      for (const [event, spec] of this.#events.entries()) {
        const told = about(spec);
        for (const id of told?.ids ?? []) troubles[numberOf(id)]!.push({ event, value: told!.value });
      }
      return troubles;
    };
    this.#spikes = byQueue((one) => (one.kind === "spike" ? { ids: one.queueIds, value: one.factor } : undefined));
    this.#outages = byQueue((one) =>
      one.kind === "outage"
        ? { ids: one.queueIds, value: one.divertTo === undefined ? LOST : numberOf(one.divertTo) }
        : undefined,
    );
    this.#selfServiceDown = byQueue((one) =>
      one.kind === "self-service-down" ? { ids: one.queueIds, value: 0 } : undefined,
    );
    this.#slowWork = byQueue((one) =>
      one.kind === "slow-work" ? { ids: one.queueIds, value: one.factor } : undefined,
    );
  }

  /** Puts the events on the clock of a run that begins at `startAt`. */
  restart(startAt: number): void {
    if (this.#events.length === 0) return;
    const first = this.#days.dayAt(startAt);
    for (const [i, event] of this.#events.entries()) {
      this.fromAt[i] = this.#days.instantOf(first + event.day, event.minute) + seconds(event.second ?? 0);
      this.toAt[i] = this.fromAt[i]! + eventLengthMs(event);
    }
  }

  /** The factor on the rate of queue number `k` at `at`; 1 in ordinary times. */
  spikeFactor(k: number, at: number): number {
    return this.#product(this.#spikes[k]!, at);
  }

  /** The first instant after `at` at which a spike of the queue begins or ends; Infinity: none. */
  nextSpikeChange(k: number, at: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (const { event } of this.#spikes[k]!) {
      if (this.fromAt[event]! > at) first = Math.min(first, this.fromAt[event]!);
      else if (this.toAt[event]! > at) first = Math.min(first, this.toAt[event]!);
    }
    return first;
  }

  /** Where a contact that comes to queue number `k` at `at` goes: `NO_OUTAGE`, `LOST`, or the number of a queue. */
  outage(k: number, at: number): number {
    const outages = this.#outages[k]!;
    for (let i = 0; i < outages.length; i++) if (this.#isOn(outages[i]!, at)) return outages[i]!.value;
    return NO_OUTAGE;
  }

  /** Whether the menu or bot of queue number `k` is down at `at`. */
  selfServiceDown(k: number, at: number): boolean {
    return this.#product(this.#selfServiceDown[k]!, at) === 0;
  }

  /** How many times as long conversations of queue number `k` begun at `at` take; 1 in ordinary times. */
  workFactor(k: number, at: number): number {
    return this.#product(this.#slowWork[k]!, at);
  }

  #isOn({ event }: Trouble, at: number): boolean {
    return at >= this.fromAt[event]! && at < this.toAt[event]!;
  }

  #product(troubles: readonly Trouble[], at: number): number {
    let product = 1;
    for (let i = 0; i < troubles.length; i++) {
      if (this.#isOn(troubles[i]!, at)) product *= troubles[i]!.value;
    }
    return product;
  }
}
