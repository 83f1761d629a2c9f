import type { Scenario } from "../scenario/scenario.ts";
import type { Instant } from "../vocabulary/index.ts";
import { type Centre, compileCentre } from "./centre.ts";
import { Kernel } from "./kernel/kernel.ts";
import { restore, type Snapshot, snapshotOf } from "./kernel/snapshot.ts";
import { Sources } from "./kernel/sources.ts";
import type { EngineObserver } from "./observer.ts";
import type { InitialState } from "./start/initialState.ts";
import { startingCentre } from "./start/startCentre.ts";
import type { DecisionTrace } from "./trace/decisionTrace.ts";

export interface SimulationOptions {
  /** Any text; the same scenario, seed and start give the same run, bit for bit. */
  readonly seed: string;
  readonly startAt: Instant;
  readonly observer: EngineObserver;
  /** Runs of one seed apart; absent: 0. */
  readonly replication?: number;
  /** The floor it starts from, as it stood at `startAt`; absent: agents on shift are there, idle, and backlogs wait. */
  readonly from?: InitialState;
  /** Hears every decision with its reasons and changes nothing; absent: nobody asks, and nothing is paid for it. */
  readonly trace?: DecisionTrace;
}

/** A running contact centre. It has no end: profiles and shifts repeat. */
export interface Simulation {
  readonly centre: Centre;
  /** How far it has run. */
  readonly now: Instant;
  /** When the next thing is due: nothing happens before. Infinity when nothing ever will. */
  readonly nextAt: number;
  /** Contacts open or on their way back. */
  readonly contactsOpen: number;
  /** How many wait in queue number `k` of the scenario. */
  waiting(k: number): number;
  /** How many contacts agents of group number `g` hold, wrap-up included. */
  held(g: number): number;
  /**
   * Lets everything up to and including `until` happen. In how many steps makes no difference. Throws `RangeError` for
   * an instant before `now`.
   */
  advanceTo(until: Instant): void;
  /** Lets one thing happen, however many are due in that millisecond; false when nothing ever will. */
  step(): boolean;
  /** Goes on until the policy has been asked at least once more, at most `until`; false when it was not. */
  stepDecision(until: Instant): boolean;
  /**
   * Tells the observer of everybody who has given up by now and whom nobody has looked at since: before it is read.
   * Observers that want facts in order have been told.
   */
  purge(): void;
  /** The run as it stands, as plain data: whoever resumes it sees what would have come here. */
  snapshot(): Snapshot;
}

/**
 * A simulation of `scenario` (parsed) that stands at `startAt`; agents on shift are there, backlogs wait, unless it
 * starts `from` a floor. Agents of that floor whom the scenario does not know are added to the simulation's `centre`: it is
 * that one a snapshot is resumed with. Throws `RangeError` for a floor of another instant, or one that contradicts the
 * scenario or itself.
 */
export function createSimulation(scenario: Scenario | Centre, options: SimulationOptions): Simulation {
  const given = "scenario" in scenario ? scenario : compileCentre(scenario);
  const { seed, startAt, replication = 0, from, trace } = options;
  if (from !== undefined && from.at !== startAt) {
    throw new RangeError(`startAt: expected the instant of the floor, ${from.at}, got ${startAt}`);
  }
  const start = from === undefined ? undefined : startingCentre(given, from);
  const plain = start?.centre ?? given;
  const centre = trace?.over(plain) ?? plain;
  const observer = trace?.beside(options.observer) ?? options.observer;
  const kernel = new Kernel(centre, new Sources(centre), { seed, replication, startAt, observer, lazy: true });
  kernel.begins(start?.from);
  return new Run(kernel, seed);
}

/**
 * A simulation that goes on where `snapshot` was taken, bit for bit. `observer` is a new one of the kind that observed
 * before. Throws `RangeError` for a snapshot of another scenario.
 */
export function resumeSimulation(
  scenario: Scenario | Centre,
  snapshot: Snapshot,
  options: Pick<SimulationOptions, "observer" | "trace">,
): Simulation {
  const { trace } = options;
  const plain = "scenario" in scenario ? scenario : compileCentre(scenario);
  const centre = trace?.over(plain) ?? plain;
  const observer = trace?.beside(options.observer) ?? options.observer;
  const { seed, replication, startAt } = snapshot;
  const kernel = new Kernel(centre, new Sources(centre), { seed, replication, startAt, observer, lazy: true });
  restore(kernel, snapshot);
  return new Run(kernel, seed);
}

class Run implements Simulation {
  readonly #kernel: Kernel;
  readonly #seed: string;

  constructor(kernel: Kernel, seed: string) {
    this.#kernel = kernel;
    this.#seed = seed;
  }

  get centre(): Centre {
    return this.#kernel.centre;
  }

  get now(): Instant {
    return this.#kernel.now;
  }

  get nextAt(): number {
    return this.#kernel.nextAt;
  }

  get contactsOpen(): number {
    return this.#kernel.open - this.#kernel.departures.gone();
  }

  waiting(k: number): number {
    return this.#kernel.departures.waiting(k);
  }

  held(g: number): number {
    const { agents } = this.#kernel.agents;
    let sum = 0;
    for (let agent = 0; agent < agents; agent++) {
      if (this.#kernel.agents.groupOf[agent] === g) sum += this.#kernel.agents.open[agent]!;
    }
    return sum;
  }

  advanceTo(until: Instant): void {
    if (!(until >= this.now)) throw new RangeError(`until: expected an instant from ${this.now} on, got ${until}`);
    this.#kernel.advance(until, Number.POSITIVE_INFINITY);
  }

  step(): boolean {
    return this.#kernel.step();
  }

  stepDecision(until: Instant): boolean {
    const before = this.#kernel.decisions;
    while (this.#kernel.nextAt <= until) {
      this.#kernel.step();
      if (this.#kernel.decisions > before) return true;
    }
    this.advanceTo(until);
    return false;
  }

  purge(): void {
    this.#kernel.departures.purge();
  }

  snapshot(): Snapshot {
    return snapshotOf(this.#kernel, this.#seed);
  }
}
