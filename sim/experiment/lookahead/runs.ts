import { type Centre, compileCentre } from "../../engine/centre.ts";
import { Kernel } from "../../engine/kernel/kernel.ts";
import { Sources } from "../../engine/kernel/sources.ts";
import { GROUP_COLUMN } from "../../engine/kernel/tallyColumns.ts";
import { type StartingState, startingCentre } from "../../engine/start/startCentre.ts";
import { groupCell } from "../../engine/tallyLayout.ts";
import { LEVEL_BINS, LEVEL_COUNTS } from "../../metrics/levelPast.ts";
import { type ServiceLevelCounts, serviceLevelParts } from "../../metrics/serviceLevel.ts";
import { DAY_MS } from "../../vocabulary/index.ts";
import type { LookAheadJob } from "./job.ts";
import { type PlannedPoints, plannedPoints } from "./points.ts";
import { COUNTS, LookAheadTally } from "./tally.ts";

/** What a run tells of one channel at one instant: kept promises of all counted, in line, busy slot-time of slot-time. */
export const SHOT = { met: 0, counted: 1, waiting: 2, busyMs: 3, slotMs: 4 } as const;
export const SHOTS: number = Object.keys(SHOT).length;

/** Where things stand in the vector of one run. */
export interface RunLayout {
  readonly planned: PlannedPoints;
  readonly channels: number;
  /** First of kept promises and all counted of the day, channel by channel. */
  readonly dayFrom: number;
  /** First of the waits: as `LookAheadTally.answeredMs`. */
  readonly waitsFrom: number;
  readonly size: number;
}

export function runLayout(job: LookAheadJob): RunLayout {
  const planned = plannedPoints(job);
  const channels = job.channels.length;
  const dayFrom = channels * planned.points.length * SHOTS;
  const waitsFrom = dayFrom + 2 * channels;
  return { planned, channels, dayFrom, waitsFrom, size: waitsFrom + job.waits.length };
}

/**
 * Runs of one job. Run number i is the same bits wherever it is run, whatever ran before it. Throws `RangeError` for a
 * floor that contradicts the scenario.
 */
export class LookAheadRuns {
  readonly layout: RunLayout;
  readonly #job: LookAheadJob;
  readonly #centre: Centre;
  readonly #from: StartingState;
  readonly #sources: Sources;
  readonly #tally: LookAheadTally;
  /** Channel × group, 1: the group serves it. */
  readonly #serves: Uint8Array;
  /** Of one channel: counts up to each bin, past included. */
  readonly #sums: Float64Array;

  constructor(job: LookAheadJob) {
    this.#job = job;
    this.layout = runLayout(job);
    const start = startingCentre(compileCentre(job.scenario), job.initial);
    this.#centre = start.centre;
    this.#from = start.from;
    this.#sources = new Sources(this.#centre);
    this.#tally = new LookAheadTally(job, this.layout.planned);
    this.#serves = Uint8Array.from(
      job.channels.flatMap((channel) =>
        job.scenario.groups.map(({ skills, slots }) => {
          const skilled = skills.some(({ queueId }) =>
            job.scenario.queues.some((queue) => queue.id === queueId && queue.channel === channel),
          );
          return skilled && (slots.byChannel[channel] ?? 0) > 0 ? 1 : 0;
        }),
      ),
    );
    this.#sums = new Float64Array((this.layout.planned.bins + 1) * COUNTS);
  }

  /** Runs `first` … `first + count − 1`, one vector after the other. */
  batch(first: number, count: number): Float64Array {
    const { size } = this.layout;
    const vectors = new Float64Array(size * count);
    for (let i = 0; i < count; i++) this.run(first + i, vectors.subarray(i * size, (i + 1) * size));
    return vectors;
  }

  /** Run number `run`; what lies beyond a run that ends after two hours is NaN. */
  run(run: number, into: Float64Array): void {
    const { planned } = this.layout;
    const long = run < this.#job.dayRuns;
    const endsAt = long ? planned.endsAt : planned.nearEndsAt;
    this.#tally.restart();
    const kernel = new Kernel(this.#centre, this.#sources, {
      seed: this.#job.seed,
      replication: run,
      startAt: this.#job.initial.at,
      observer: this.#tally,
      lazy: true,
    });
    kernel.begins(this.#from);
    this.#tally.begun();
    // What happens at the very end belongs to what begins there.
    kernel.advance(endsAt - 1, Number.POSITIVE_INFINITY);
    kernel.departures.purge();
    this.#tally.finish(endsAt);
    this.#read(into, long);
  }

  #read(into: Float64Array, long: boolean): void {
    const { planned, dayFrom, waitsFrom, channels } = this.layout;
    const points = long ? planned.points.length : planned.near;
    into.fill(Number.NaN);
    for (let channel = 0; channel < channels; channel++) {
      this.#addUp(channel);
      this.#readLevels(channel, points, into);
      this.#readWaiting(channel, points, into);
      this.#readLoad(channel, points, into);
      if (long) this.#readDay(channel, dayFrom + 2 * channel, into);
    }
    into.set(this.#tally.answeredMs, waitsFrom);
  }

  /** Sums of the channel's bins: what happened and what will. */
  #addUp(channel: number): void {
    const { bins } = this.layout.planned;
    const past = this.#past(channel);
    const base = channel * bins * COUNTS;
    this.#sums.fill(0, 0, COUNTS);
    for (let bin = 0; bin < bins; bin++) {
      const known = bin < LEVEL_BINS ? past?.bins[bin] : undefined;
      for (let what = 0; what < COUNTS; what++) {
        this.#sums[(bin + 1) * COUNTS + what] =
          this.#sums[bin * COUNTS + what]! + this.#tally.counts[base + bin * COUNTS + what]! + (known?.[what] ?? 0);
      }
    }
  }

  #past(channel: number) {
    return this.#job.past.channels.find((past) => past.channel === this.#job.channels[channel]);
  }

  #readLevels(channel: number, points: number, into: Float64Array): void {
    const { planned } = this.layout;
    const counts = new Float64Array(COUNTS);
    const row = channel * (planned.points.length + 1);
    let stuck = 0;
    for (let p = 0; p < points; p++) {
      const { fromBin, toBin, wholeDay } = planned.points[p]!;
      stuck += this.#tally.stuck[row + p]!;
      for (let what = 0; what < COUNTS; what++) {
        const unknown = this.#tally.unknown[(channel * planned.points.length + p) * COUNTS + what] ?? 0;
        counts[what] = this.#sums[toBin * COUNTS + what]! - this.#sums[fromBin * COUNTS + what]! - unknown;
      }
      if (wholeDay) this.#addDay(channel, counts);
      const { met, counted } = serviceLevelParts(named(counts, stuck), this.#job.reading.variant);
      const cell = (channel * planned.points.length + p) * SHOTS;
      into[cell + SHOT.met] = met;
      into[cell + SHOT.counted] = counted;
    }
  }

  /** The day so far instead of the bins of the past. */
  #addDay(channel: number, counts: Float64Array): void {
    const past = this.#past(channel);
    for (let what = 0; what < COUNTS; what++) {
      const binned = past?.bins.reduce((sum, bin) => sum + bin[what]!, 0) ?? 0;
      counts[what]! += (past?.day[what] ?? 0) - binned;
    }
  }

  #readDay(channel: number, place: number, into: Float64Array): void {
    const { past } = this.#job;
    const { bins } = this.layout.planned;
    const counts = new Float64Array(COUNTS);
    // Where two hours reach past the day's end, what is beyond is of the next.
    const toBin = Math.min(bins, Math.ceil((past.dayEndsAt - past.fromAt) / ((DAY_MS / 24 / 60) * 5)));
    for (let what = 0; what < COUNTS; what++) counts[what] = this.#sums[toBin * COUNTS + what]!;
    this.#addDay(channel, counts);
    const { met, counted } = serviceLevelParts(named(counts, 0), this.#job.reading.variant);
    into[place] = met;
    into[place + 1] = counted;
  }

  #readWaiting(channel: number, points: number, into: Float64Array): void {
    const { planned } = this.layout;
    let waiting = 0;
    let bin = 0;
    for (let p = 0; p < points; p++) {
      for (; bin < planned.points[p]!.toBin; bin++) waiting += this.#tally.waiting[channel * planned.bins + bin]!;
      into[(channel * planned.points.length + p) * SHOTS + SHOT.waiting] = waiting;
    }
  }

  #readLoad(channel: number, points: number, into: Float64Array): void {
    const { planned } = this.layout;
    const { layout, groupMs } = this.#tally;
    const groups = layout.groups;
    for (let p = 0; p < points; p++) {
      const { sinceBin, toBin } = planned.points[p]!;
      let busyMs = 0;
      let slotMs = 0;
      for (let bin = sinceBin; bin < toBin; bin++) {
        for (let group = 0; group < groups; group++) {
          if (this.#serves[channel * groups + group] === 0) continue;
          const cell = groupCell(layout, bin, group);
          busyMs += groupMs[cell + GROUP_COLUMN.slotMs]!;
          slotMs += groupMs[cell + GROUP_COLUMN.capacityMs]!;
        }
      }
      const cell = (channel * planned.points.length + p) * SHOTS;
      into[cell + SHOT.busyMs] = busyMs;
      into[cell + SHOT.slotMs] = slotMs;
    }
  }
}

function named(counts: Float64Array, stuck: number): ServiceLevelCounts {
  const named = Object.fromEntries(LEVEL_COUNTS.map((name, what) => [name, counts[what]!])) as {
    -readonly [K in keyof ServiceLevelCounts]: number;
  };
  named.late += stuck;
  return named;
}
