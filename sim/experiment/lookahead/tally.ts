import { PHASE } from "../../engine/kernel/contactPool.ts";
import { GroupTime } from "../../engine/kernel/groupTime.ts";
import { type EngineObserver, type EngineView, LEFT, type Left, type PlainFacts } from "../../engine/observer.ts";
import { GROUP_COLUMNS, type TallyLayout, tallyLayout } from "../../engine/tallyLayout.ts";
import { LEVEL_BIN_MS, LEVEL_COUNTS } from "../../metrics/levelPast.ts";
import type { LookAheadJob } from "./job.ts";
import type { PlannedPoints } from "./points.ts";

/** Places of a bin, in the order of `LEVEL_COUNTS`. */
const COUNT = { answeredIn: 0, answeredLate: 1, abandonedIn: 2, short: 3, late: 4, flowed: 5 } as const;
export const COUNTS: number = LEVEL_COUNTS.length;

/**
 * What one run brings, counted as the board counts: service level at the instants of its attribution, who waits at every
 * instant, the agents' time, and when those who wait at the start are answered. Made once, used for run after run.
 */
export class LookAheadTally implements EngineObserver, PlainFacts {
  readonly wantsMessages = false;
  readonly wantsOrder = false;
  /** Channel × bin × count, of what happens from the start on. */
  readonly counts: Float64Array;
  /** Channel × bin: how many more wait at its end than at the end of the bin before. */
  readonly waiting: Int32Array;
  /** Channel × point, one more at the end: change of those waiting late since before the point's window. */
  readonly stuck: Int32Array;
  /** Channel × point × count: by offer, what lies in the point's window and is not known yet at the point. */
  readonly unknown: Float64Array;
  /** By number in the job's waits: ms from the start to the answer; −1: left unanswered; NaN: still waiting. */
  readonly answeredMs: Float64Array;
  readonly layout: TallyLayout;
  /** Group × bin as `layout` says. */
  readonly groupMs: Float64Array;
  readonly #groups: GroupTime;
  readonly #job: LookAheadJob;
  readonly #planned: PlannedPoints;
  readonly #startAt: number;
  readonly #byOffer: boolean;
  /** By bin of a crossing, one bin on: the first point whose window it has left. */
  readonly #staleFrom: Int32Array;
  /** By bin: the first point after it. */
  readonly #pointAfter: Int32Array;
  #view!: EngineView;
  #channelOf = new Int32Array(0);
  #limitMs = new Float64Array(0);
  #placing = true;
  #placed = 0;
  /** By row: number among the job's waits, or −1. */
  #waits = new Int32Array(1_024).fill(-1);
  #bin = 0;
  #binEndsAt = 0;

  constructor(job: LookAheadJob, planned: PlannedPoints) {
    const { bins, points } = planned;
    const channels = job.channels.length;
    this.#job = job;
    this.#planned = planned;
    this.#startAt = job.initial.at;
    this.#byOffer = job.reading.attribution === "offered";
    this.counts = new Float64Array(channels * bins * COUNTS);
    this.waiting = new Int32Array(channels * bins);
    this.stuck = new Int32Array(channels * (points.length + 1));
    this.unknown = new Float64Array(this.#byOffer ? channels * points.length * COUNTS : 0);
    this.answeredMs = new Float64Array(job.waits.length);
    this.layout = tallyLayout(bins, LEVEL_BIN_MS, 0, job.scenario.groups.length);
    this.groupMs = new Float64Array(this.layout.size + GROUP_COLUMNS.length);
    this.#groups = new GroupTime(this.layout, this.groupMs);
    const first = (holds: (point: (typeof points)[number]) => boolean): number => {
      const found = points.findIndex(holds);
      return found < 0 ? points.length : found;
    };
    this.#staleFrom = Int32Array.from({ length: bins + 1 }, (_, i) => first(({ fromBin }) => fromBin > i - 1));
    this.#pointAfter = Int32Array.from({ length: bins + 1 }, (_, i) => first(({ toBin }) => toBin > i));
  }

  /** Forgets the run before. */
  restart(): void {
    this.counts.fill(0);
    this.waiting.fill(0);
    this.stuck.fill(0);
    this.unknown.fill(0);
    this.answeredMs.fill(Number.NaN);
    this.groupMs.fill(0);
    this.#groups.restart();
    this.#waits.fill(-1);
    this.#placing = true;
    this.#placed = 0;
    this.#bin = -1;
    this.#binEndsAt = this.#job.past.fromAt;
  }

  attach(view: EngineView): void {
    this.#view = view;
    const { channels, targets } = this.#job;
    this.#channelOf = Int32Array.from(view.centre.queues, ({ spec }) => channels.indexOf(spec.channel));
    this.#limitMs = Float64Array.from(view.centre.queues, ({ spec }) => targets[spec.channel].acceptableWaitMs);
    this.#groups.attach(view);
    this.#roll(view.now);
  }

  /** The floor stands; what happens from now on counts. */
  begun(): void {
    this.#placing = false;
  }

  get plain(): PlainFacts {
    return this;
  }

  /** Everybody who still waits when the run ends, and the time of the agents up to `at`. */
  finish(at: number): void {
    this.#roll(at - 1);
    this.#groups.finish();
    const { contacts } = this.#view;
    for (let contact = 0; contact < contacts.rows; contact++) {
      const phase = contacts.phase[contact];
      if (phase !== PHASE.waiting && phase !== PHASE.ringing) continue;
      this.#becomesLate(contact, at, true);
    }
  }

  queued(contact: number): void {
    const { contacts, now } = this.#view;
    const k = contacts.queue[contact]!;
    if (this.#placing) {
      // What agents have in hand is placed first, as if it had waited.
      if (contacts.phase[contact] !== PHASE.waiting) return;
      if (contact >= this.#waits.length) this.#grow(contact);
      this.#waits[contact] = this.#placed < this.answeredMs.length ? this.#placed : -1;
      this.#placed += 1;
    }
    this.#waitsChange(k, now, 1);
  }

  /** Booked in no cell: what is counted of those answered at once goes by their queue. */
  plainComes(queue: number): number {
    this.#waitsChange(queue, this.#view.now, 1);
    return queue;
  }

  plainAtOnce(queue: number, agent: number): number {
    this.plainComes(queue);
    this.plainTaken(queue, agent);
    return queue;
  }

  plainTaken(queue: number, agent: number): void {
    const { now } = this.#view;
    if (now >= this.#binEndsAt) this.#roll(now);
    this.#groups.holdsFirst(agent);
    this.#waitsChange(queue, now, -1);
    this.#count(queue, COUNT.answeredIn, now, now);
  }

  plainAnswered(contact: number, agent: number): void {
    this.connected(contact, agent);
  }

  plainUnsettled(): void {}

  plainReleased(): void {}

  plainDone(): void {
    this.#passes();
  }

  plainHandled(): void {
    this.#passes();
  }

  plainFree(agent: number): void {
    this.#groups.freesLast(agent);
  }

  plainNext(contact: number): void {
    this.#answered(contact);
  }

  plainNextOther(contact: number): void {
    this.#answered(contact);
  }

  connected(contact: number, agent: number): void {
    const { agents, now } = this.#view;
    if (now >= this.#binEndsAt) this.#roll(now);
    this.#groups.holds(agent, agents.open[agent]!, now);
    if (!this.#placing) this.#answered(contact);
  }

  #answered(contact: number): void {
    const { contacts, now } = this.#view;
    const k = contacts.queue[contact]!;
    this.#waitsChange(k, now, -1);
    const wait = this.#waits[contact] ?? -1;
    if (wait >= 0) {
      this.answeredMs[wait] = now - this.#startAt;
      this.#waits[contact] = -1;
    }
    const joinedAt = contacts.joinedAt[contact]!;
    const inTarget = now - joinedAt <= this.#limitMs[k]!;
    if (!inTarget) this.#becomesLate(contact, now, false);
    const at = this.#byOffer ? joinedAt : now;
    this.#count(k, inTarget ? COUNT.answeredIn : COUNT.answeredLate, at, now);
  }

  left(contact: number, why: Left, at: number): void {
    const { contacts } = this.#view;
    const k = contacts.queue[contact]!;
    this.#waitsChange(k, at, -1);
    const wait = this.#waits[contact] ?? -1;
    // Whoever flows into another line still waits.
    if (wait >= 0 && why !== LEFT.overflow) {
      this.answeredMs[wait] = -1;
      this.#waits[contact] = -1;
    }
    const joinedAt = contacts.joinedAt[contact]!;
    const waitMs = at - joinedAt;
    const inTarget = waitMs <= this.#limitMs[k]!;
    if (!inTarget) this.#becomesLate(contact, at, false);
    const decidedAt = this.#byOffer ? joinedAt : at;
    if (why !== LEFT.abandoned && why !== LEFT.baulked) {
      this.#count(k, COUNT.flowed, decidedAt, at);
      return;
    }
    if (inTarget) this.#count(k, COUNT.abandonedIn, decidedAt, at);
    if (waitMs < this.#job.shortAbandonMs) {
      const shortAt = this.#byOffer || inTarget ? decidedAt : joinedAt + this.#limitMs[k]! + 1;
      this.#count(k, COUNT.short, shortAt, at);
    }
  }

  /** The promise to a contact that is over, or waits, at `at` was broken; when that was before the start it is counted. */
  #becomesLate(contact: number, at: number, stillWaits: boolean): void {
    const { contacts } = this.#view;
    const k = contacts.queue[contact]!;
    const joinedAt = contacts.joinedAt[contact]!;
    const lateAt = joinedAt + this.#limitMs[k]! + 1;
    if (lateAt > at) return;
    if (lateAt > this.#startAt) this.#count(k, COUNT.late, this.#byOffer ? joinedAt : lateAt, lateAt);
    if (!this.#byOffer) this.#sticks(k, lateAt, at, stillWaits);
  }

  /** A jam does not heal by lasting: who waits late counts after the crossing has left the window, by decision. */
  #sticks(k: number, lateAt: number, until: number, stillWaits: boolean): void {
    const channel = this.#channelOf[k]!;
    if (channel < 0) return;
    const { fromAt, dayStartAt } = this.#job.past;
    const { points, bins } = this.#planned;
    const sinceAt = this.#job.reading.window === "day" ? dayStartAt : fromAt;
    const bin = lateAt < sinceAt ? -1 : Math.max(0, Math.floor((lateAt - fromAt) / LEVEL_BIN_MS));
    const first = this.#staleFrom[Math.min(bin + 1, bins)]!;
    const last = stillWaits ? points.length : this.#pointAfter[this.#binOf(until)]!;
    if (first >= last) return;
    const row = channel * (points.length + 1);
    this.stuck[row + first]! += 1;
    this.stuck[row + last]! -= 1;
  }

  /** Counts at `at` what is known from `knownAt` on. */
  #count(k: number, what: number, at: number, knownAt: number): void {
    const channel = this.#channelOf[k]!;
    const { fromAt, dayStartAt } = this.#job.past;
    const { bins } = this.#planned;
    let bin = Math.floor((at - fromAt) / LEVEL_BIN_MS);
    if (this.#job.reading.window === "day" && at >= dayStartAt) bin = Math.max(0, bin);
    // What was offered more than an hour ago lies in no window but the day.
    if (channel < 0 || bin < 0 || bin >= bins) return;
    this.counts[(channel * bins + bin) * COUNTS + what]! += 1;
    if (this.#byOffer) this.#waitsForNews(channel, bin, what, this.#binOf(knownAt));
  }

  /** At points before it is known, what was offered in `bin` does not count yet. */
  #waitsForNews(channel: number, bin: number, what: number, known: number): void {
    const { points } = this.#planned;
    for (let p = this.#pointAfter[bin]!; p < points.length; p++) {
      const { fromBin, toBin } = points[p]!;
      if (toBin > known) break;
      if (fromBin <= bin) this.unknown[(channel * points.length + p) * COUNTS + what]! += 1;
    }
  }

  #waitsChange(k: number, at: number, by: 1 | -1): void {
    const channel = this.#channelOf[k]!;
    if (channel >= 0) this.waiting[channel * this.#planned.bins + this.#binOf(at)]! += by;
  }

  /** The bin of an instant of the run; what happens as it ends is beyond the last. */
  #binOf(at: number): number {
    return Math.min(Math.floor((at - this.#job.past.fromAt) / LEVEL_BIN_MS), this.#planned.bins - 1);
  }

  #grow(contact: number): void {
    const grown = new Int32Array(Math.max(contact + 1, this.#waits.length * 2)).fill(-1);
    grown.set(this.#waits);
    this.#waits = grown;
  }

  #roll(now: number): void {
    while (now >= this.#binEndsAt) {
      this.#bin += 1;
      const beginsAt = this.#binEndsAt;
      this.#binEndsAt += LEVEL_BIN_MS;
      this.#groups.begins(this.#bin, Math.max(beginsAt, this.#startAt), this.#binEndsAt);
    }
  }

  #passes(): number {
    const { now } = this.#view;
    if (now >= this.#binEndsAt) this.#roll(now);
    return now;
  }

  interrupted(_contact: number, agent: number): void {
    this.#groups.frees(agent, this.#view.agents.open[agent]!, this.#passes());
  }

  resumed(_contact: number, agent: number): void {
    this.#groups.holds(agent, this.#view.agents.open[agent]!, this.#passes());
  }

  finished(_contact: number, agent: number): void {
    this.#groups.frees(agent, this.#view.agents.open[agent]!, this.#passes());
  }

  agentCame(agent: number): void {
    this.#groups.comes(agent, this.#passes());
  }

  agentLeft(agent: number): void {
    this.#groups.leaves(agent, this.#passes());
  }

  breakStarted(agent: number): void {
    this.#groups.pauses(agent, this.#passes());
  }

  breakEnded(agent: number): void {
    this.#groups.goesOn(agent, this.#passes());
  }

  overtimeStarted(agent: number): void {
    this.#groups.stays(agent, this.#passes(), 1);
  }

  overtimeEnded(agent: number): void {
    this.#groups.stays(agent, this.#passes(), -1);
  }

  started(): void {}
  selfServed(): void {}
  refused(): void {}
  offered(): void {}
  unanswered(): void {}
  message(): void {}
  released(): void {}
  ended(): void {}
  followed(): void {}
  continued(): void {}
  wrapUpStarted(): void {}
}
