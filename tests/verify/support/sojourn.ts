import { createSimulation } from "../../../sim/engine/simulation.ts";
import { Tallies } from "../../../sim/engine/tallies.ts";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { HOUR_MS, type Instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import { MONDAY } from "../../fixtures/centres.ts";

/** Sums over the contacts of one queue, by replication: from coming in to being done with, times set aside included. */
export interface Sojourns {
  readonly ms: number[];
  readonly contacts: number[];
}

/** Counts the contacts of `queue` that come after the warm-up and are done with before the end of the run. */
export function sojournsOf(scenario: Scenario, queue: number, replications: number, seed: string): Sojourns {
  const { warmUpMinutes = 0, lengthMinutes = 0 } = scenario.run ?? {};
  const fromAt = later(MONDAY, minutes(warmUpMinutes));
  const untilAt = later(fromAt, minutes(lengthMinutes));
  const sums: Sojourns = { ms: [], contacts: [] };
  for (let replication = 0; replication < replications; replication++) {
    const observer = new SojournTallies(scenario, queue, fromAt, untilAt);
    createSimulation(scenario, { seed, startAt: MONDAY, observer, replication }).advanceTo(untilAt);
    sums.ms.push(observer.sojournMs);
    sums.contacts.push(observer.contacts);
  }
  return sums;
}

class SojournTallies extends Tallies {
  readonly #queue: number;
  readonly #fromAt: Instant;
  sojournMs = 0;
  contacts = 0;

  constructor({ queues, groups }: Scenario, queue: number, fromAt: Instant, untilAt: Instant) {
    const intervals = Math.ceil((untilAt - fromAt) / HOUR_MS);
    super({ layout: tallyLayout(intervals, HOUR_MS, queues.length, groups.length), fromAt, untilAt });
    this.#queue = queue;
    this.#fromAt = fromAt;
  }

  override finished(contact: number, agent: number, handled: boolean): void {
    super.finished(contact, agent, handled);
    const { now } = this.view;
    const rows = this.view.contacts;
    if (rows.queue[contact] !== this.#queue || rows.joinedAt[contact]! < this.#fromAt) return;
    this.sojournMs += now - rows.joinedAt[contact]!;
    this.contacts += 1;
  }
}
