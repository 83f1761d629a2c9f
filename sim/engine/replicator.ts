import { runWindow } from "../scenario/runWindow.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { DAY_MS, HOUR_MS, type Instant, minutes } from "../vocabulary/index.ts";
import { LocalTime } from "../vocabulary/localTime.ts";
import { type Centre, compileCentre } from "./centre.ts";
import { LocalDays } from "./demand/localDays.ts";
import { Kernel } from "./kernel/kernel.ts";
import { Sources } from "./kernel/sources.ts";
import { GROUP_COLUMN } from "./kernel/tallyColumns.ts";
import { paidTime } from "./roster/paidTime.ts";
import type { InitialState } from "./start/initialState.ts";
import { type StartingState, startingCentre } from "./start/startCentre.ts";
import { Tallies } from "./tallies.ts";
import { groupCell, type TallyLayout, tallyLayout } from "./tallyLayout.ts";

/** Events between two looks at whether the run is called off. */
const SLICE = 2_000;
/** How long what is open at the end of a run is followed: what is not done by then is not done. */
const DRAIN_MS = 7 * DAY_MS;

/**
 * Runs one scenario again and again, each time with the draws of another replication, and writes the sums of each run
 * into a vector. Made once and kept warm; one run at a time. Same seed and replication, same draws, whatever the policy
 * and the staffing; same scenario too, same vector, bit for bit.
 */
export class Replicator {
  readonly layout: TallyLayout;
  readonly #centre: Centre;
  readonly #sources: Sources;
  readonly #tallies: Tallies;
  readonly #beginsAt: Instant;
  readonly #endsAt: number;
  readonly #drains: boolean;
  readonly #paid: Float64Array;
  readonly #from: StartingState | undefined;
  #contacts = 0;

  /**
   * For a parsed scenario; throws `RangeError` for one that parsing would refuse. `from`: the floor every run begins with,
   * at its instant and not at the one `scenario.run` begins; a floor that contradicts the scenario throws too.
   */
  constructor(scenario: Scenario, from?: InitialState) {
    const window = runWindow(scenario.run);
    const days = new LocalDays(new LocalTime(scenario.timeZone));
    const start = from === undefined ? undefined : startingCentre(compileCentre(scenario), from);
    this.#from = start?.from;
    this.#centre = start?.centre ?? compileCentre(scenario);
    this.#sources = new Sources(this.#centre);
    this.#beginsAt = from?.at ?? (days.instantOf(window.day, window.startMinute) as Instant);
    const fromAt = this.#beginsAt + minutes(window.warmUpMinutes);
    this.#endsAt = fromAt + minutes(window.lengthMinutes);
    this.#drains = window.end === "drain";
    const intervalMs = minutes(window.intervalMinutes);
    const intervals = Math.ceil(window.lengthMinutes / window.intervalMinutes);
    this.layout = tallyLayout(intervals, intervalMs, scenario.queues.length, scenario.groups.length);
    this.#tallies = new Tallies({ layout: this.layout, fromAt, untilAt: this.#endsAt });
    const { agents } = this.#centre;
    this.#paid = paidTime(this.#centre.scenario, agents, days, fromAt, intervalMs, intervals, this.#endsAt);
  }

  /** Contacts simulated so far, in all runs. */
  get contacts(): number {
    return this.#contacts;
  }

  /**
   * Runs replication number `replication`, 0 or more, of `seed` and writes its sums into `into`, which is as long as the
   * layout says. `abort` is asked every few thousand events; false: it said so, and `into` is as it was.
   */
  run(seed: string, replication: number, into: Float64Array, abort?: () => boolean): boolean {
    if (into.length !== this.layout.size) {
      throw new RangeError(`into: expected ${this.layout.size} places, got ${into.length}`);
    }
    this.#tallies.restart();
    const kernel = new Kernel(this.#centre, this.#sources, {
      seed,
      replication,
      startAt: this.#beginsAt,
      observer: this.#tallies,
      lazy: true,
    });
    kernel.begins(this.#from);
    const done = this.#advance(kernel, this.#endsAt, abort) && (!this.#drains || this.#drain(kernel, abort));
    this.#contacts += kernel.life.started;
    if (!done) return false;
    kernel.departures.purge();
    this.#tallies.finish();
    into.set(this.#tallies.sums.subarray(0, this.layout.size));
    this.#addPaid(into);
    return true;
  }

  #advance(kernel: Kernel, until: number, abort: (() => boolean) | undefined): boolean {
    while (!kernel.advance(until, SLICE)) if (abort?.()) return false;
    return true;
  }

  /** Nobody comes any more; what is open is followed to its end. */
  #drain(kernel: Kernel, abort: (() => boolean) | undefined): boolean {
    const until = this.#endsAt + DRAIN_MS;
    kernel.arriving.endsAt(this.#endsAt);
    while (kernel.open > 0 && kernel.nextAt <= until) {
      if (!this.#advance(kernel, Math.min(kernel.now + HOUR_MS, until), abort)) return false;
      // Who has given up where nobody looks is not open.
      kernel.departures.purge();
    }
    return true;
  }

  #addPaid(into: Float64Array): void {
    const { intervals, groups } = this.layout;
    for (let i = 0; i < intervals; i++) {
      for (let g = 0; g < groups; g++) {
        into[groupCell(this.layout, i, g) + GROUP_COLUMN.scheduledMs] = this.#paid[i * groups + g]!;
      }
    }
  }
}
