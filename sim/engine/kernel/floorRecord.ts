import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../vocabulary/index.ts";
import { PLACE } from "./agentPool.ts";
import type { Kernel } from "./kernel.ts";

/** Service level looks back this many buckets of a minute. */
const LEVEL_MINUTES = 30;
/** Occupancy looks back this many steps of `STEP_MS`, of which one is kept more. */
const STEPS = 12;
const STEP_MS = HOUR_MS / STEPS;
/** Share of a visit sooner than this counts nowhere, where the queue does not say. */
const SHORT_MS = 5_000;

/** What policies may ask of the past. Only what the policy needs is kept; the rest costs a test of a field. */
export class FloorRecord {
  declare private readonly kernel: Kernel;
  declare private readonly keepsOffers: boolean;
  declare readonly keepsLevel: boolean;
  declare readonly keepsOccupancy: boolean;
  /** Offers of the last day by agent, oldest first. */
  declare offers: number[][];
  /** By queue and minute: visits in target, visits counted, and the minute they are of. */
  declare private readonly good: Int32Array;
  declare private readonly counted: Int32Array;
  declare private readonly minute: Float64Array;
  /** By agent: busy and on-queue time up to `since`, and as it stood at each of the last steps. */
  declare private readonly busyMs: Float64Array;
  declare private readonly onQueueMs: Float64Array;
  declare private readonly since: Float64Array;
  declare private readonly busySteps: Float64Array;
  declare private readonly onQueueSteps: Float64Array;
  declare private readonly step: Float64Array;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    const { needs } = kernel.centre.policy;
    const agents = kernel.centre.agents.length;
    this.keepsOffers = needs.offers;
    this.keepsLevel = needs.serviceLevel;
    this.keepsOccupancy = needs.occupancy;
    this.offers = this.keepsOffers ? Array.from({ length: agents }, () => []) : [];
    const cells = this.keepsLevel ? kernel.centre.queues.length * LEVEL_MINUTES : 0;
    this.good = new Int32Array(cells);
    this.counted = new Int32Array(cells);
    this.minute = new Float64Array(cells).fill(-1);
    const kept = this.keepsOccupancy ? agents : 0;
    this.busyMs = new Float64Array(kept);
    this.onQueueMs = new Float64Array(kept);
    this.since = new Float64Array(kept).fill(kernel.now);
    this.busySteps = new Float64Array(kept * (STEPS + 1));
    this.onQueueSteps = new Float64Array(kept * (STEPS + 1));
    this.step = new Float64Array(kept).fill(Math.floor(kernel.now / STEP_MS));
    if (this.keepsOccupancy) kernel.agents.watch = this;
  }

  /** Whether anything is kept at all. */
  get keeps(): boolean {
    return this.keepsOffers || this.keepsLevel || this.keepsOccupancy;
  }

  offered(agent: number): void {
    if (!this.keepsOffers) return;
    const offers = this.offers[agent]!;
    const oldest = this.kernel.now - DAY_MS;
    if (offers.length > 0 && offers[0]! < oldest) {
      const from = offers.findIndex((at) => at >= oldest);
      offers.splice(0, from < 0 ? offers.length : from);
    }
    offers.push(this.kernel.now);
  }

  /** Offers to the agent from `fromAt` on, at most a day back. */
  offersSince(agent: number, fromAt: number): number {
    const offers = this.offers[agent] ?? [];
    let count = 0;
    while (count < offers.length && offers[offers.length - 1 - count]! >= fromAt) count++;
    return count;
  }

  /** A visit to queue `k` is over after `waitMs`, answered or given up. */
  ended(k: number, waitMs: number, answered: boolean): void {
    const target = this.kernel.centre.queues[k]!.spec.target;
    if (!answered && waitMs <= (target?.shortAbandonMs ?? SHORT_MS)) return;
    const minute = Math.floor(this.kernel.now / MINUTE_MS);
    const cell = k * LEVEL_MINUTES + (minute % LEVEL_MINUTES);
    if (this.minute[cell] !== minute) {
      this.minute[cell] = minute;
      this.good[cell] = 0;
      this.counted[cell] = 0;
    }
    this.counted[cell]!++;
    if (answered && waitMs <= (target?.withinMs ?? Number.POSITIVE_INFINITY)) this.good[cell]!++;
  }

  /** Share of the visits of the last half hour that were answered in target; 1 where nobody is counted. */
  serviceLevel(k: number, now: number): number {
    const oldest = Math.floor(now / MINUTE_MS) - LEVEL_MINUTES + 1;
    let good = 0;
    let counted = 0;
    for (let cell = k * LEVEL_MINUTES; cell < (k + 1) * LEVEL_MINUTES; cell++) {
      if (this.minute[cell]! < oldest) continue;
      good += this.good[cell]!;
      counted += this.counted[cell]!;
    }
    return counted === 0 ? 1 : good / counted;
  }

  /** The agent's state changes at `now`, and has not yet. */
  changes(agent: number, now: number): void {
    const { agents } = this.kernel;
    const place = agents.place[agent]!;
    const onQueue = place !== PLACE.away && place !== PLACE.onBreak && place !== PLACE.paused;
    const busy = agents.open[agent]! > 0;
    const last = Math.floor(now / STEP_MS);
    for (let step = Math.max(this.step[agent]! + 1, last - STEPS); step <= last; step++) {
      this.passes(agent, step * STEP_MS, busy, onQueue);
      const row = agent * (STEPS + 1) + (step % (STEPS + 1));
      this.busySteps[row] = this.busyMs[agent]!;
      this.onQueueSteps[row] = this.onQueueMs[agent]!;
    }
    this.step[agent] = last;
    this.passes(agent, now, busy, onQueue);
  }

  private passes(agent: number, until: number, busy: boolean, onQueue: boolean): void {
    const passed = until - this.since[agent]!;
    if (passed <= 0) return;
    this.since[agent] = until;
    if (busy) this.busyMs[agent]! += passed;
    if (onQueue) this.onQueueMs[agent]! += passed;
  }

  /** Share of on-queue time with a contact since the step an hour back, in [0, 1]; 0 where there was none. */
  occupancy(agent: number, now: number): number {
    if (!this.keepsOccupancy) return 0;
    this.changes(agent, now);
    const row = agent * (STEPS + 1) + ((Math.floor(now / STEP_MS) - STEPS + STEPS + 1) % (STEPS + 1));
    const onQueueMs = this.onQueueMs[agent]! - this.onQueueSteps[row]!;
    return onQueueMs <= 0 ? 0 : (this.busyMs[agent]! - this.busySteps[row]!) / onQueueMs;
  }
}
