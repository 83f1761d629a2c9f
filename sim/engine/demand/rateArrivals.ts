import type { ArrivalSpec } from "../../scenario/demand.ts";
import { DAY_MS, HOUR_MS, minutes } from "../../vocabulary/index.ts";
import { BLOCK_WORDS, DrawBlock } from "../kernel/drawBlock.ts";
import { Busyness } from "./busyness.ts";
import type { Happenings } from "./happenings.ts";
import { type LocalDays, localInterval } from "./localDays.ts";

/** How far a next arrival is looked for: beyond ten years of nothing there is nothing. */
const HORIZON_MS = 3_653 * DAY_MS;

/**
 * A Poisson process whose rate is constant in each interval of local time, by inversion (Çinlar 1975): each arrival uses
 * up one standard exponential of expected count. One draw an arrival, whatever the rates, so a changed profile moves
 * arrivals and nothing else. On the rates come weekday, busyness, induced demand, spikes, and the highest factor that
 * answering waits may bring (whoever is above the factor of the moment is refused later, `Demand.admits`).
 */
export class RateArrivals {
  readonly #spec: ArrivalSpec;
  readonly #k: number;
  readonly #days: LocalDays;
  readonly #happenings: Happenings;
  readonly #busyness: Busyness | undefined;
  readonly #gaps: DrawBlock;
  readonly #lengthMs: number;
  readonly #perDay: number;
  /** Contacts per ms for each contact per hour of the profile. */
  readonly #scale: number;
  readonly #never: boolean;
  readonly #interval = localInterval();
  /** Where the process stands: a real number of ms, so that rounding arrivals does not bend the rate. */
  #position = 0;
  /** When the contact found last comes, whole ms; Infinity: none will. */
  #nextAt = Number.POSITIVE_INFINITY;
  #perMs = 0;
  #pieceEndsAt = 0;

  /** Of queue number `k` with the id `queueId`. */
  constructor(spec: ArrivalSpec, k: number, queueId: string, days: LocalDays, happenings: Happenings) {
    this.#spec = spec;
    this.#k = k;
    this.#days = days;
    this.#happenings = happenings;
    this.#lengthMs = minutes(spec.intervalMinutes);
    this.#perDay = DAY_MS / this.#lengthMs;
    this.#busyness = spec.busyness && new Busyness(spec.busyness, queueId, this.#perDay);
    this.#gaps = new DrawBlock(`arrivals/${queueId}`, "exponential");
    this.#scale = ((1 + (spec.inducedShare ?? 0)) * (spec.waitElasticity?.atMost ?? 1)) / HOUR_MS;
    this.#never = neverComes(spec, this.#perDay);
  }

  restart(seed: Int32Array, replication: number, startAt: number): void {
    this.#gaps.restart(seed, replication);
    this.#busyness?.restart(seed, replication);
    this.#enter(startAt);
  }

  /** When the next contact comes, whole ms, never before the last one; Infinity when none will. */
  next(): number {
    if (this.#never) return Number.POSITIVE_INFINITY;
    const expected = this.#gaps.next();
    if (expected < (this.#pieceEndsAt - this.#position) * this.#perMs) {
      this.#position += expected / this.#perMs;
      this.#nextAt = Math.ceil(this.#position);
    } else this.#goesBeyond(expected);
    return this.#nextAt;
  }

  /** Finds the next contact when `expected` of them do not come in this piece any more. */
  #goesBeyond(expected: number): void {
    const horizon = this.#position + HORIZON_MS;
    let left = expected;
    while (this.#position < horizon) {
      const inPiece = (this.#pieceEndsAt - this.#position) * this.#perMs;
      if (left < inPiece) {
        this.#position += left / this.#perMs;
        this.#nextAt = Math.ceil(this.#position);
        return;
      }
      left -= inPiece;
      this.#enter(this.#pieceEndsAt);
    }
    this.#nextAt = Number.POSITIVE_INFINITY;
  }

  save(words: Int32Array, at: number): number {
    this.#gaps.save(words, at);
    return this.#position;
  }

  /** Goes on at `position` (what `save` gave) of a run that was restarted with the same seed and replication. */
  restore(words: Int32Array, at: number, position: number): void {
    this.#gaps.restore(words, at);
    this.#enter(position);
  }

  /** Enters the piece of constant rate that `at` is in. */
  #enter(at: number): void {
    const { profile, perHour, weekdayFactors } = this.#spec;
    const interval = this.#interval;
    this.#days.intervalAt(at, this.#lengthMs, interval);
    const row = profile === "weekly" ? (interval.weekday - 1) * this.#perDay + interval.number : interval.number;
    const busyness = this.#busyness?.factor(interval.day, interval.number) ?? 1;
    const spike = this.#happenings.spikeFactor(this.#k, at);
    this.#perMs = perHour[row]! * (weekdayFactors?.[interval.weekday - 1] ?? 1) * busyness * spike * this.#scale;
    this.#pieceEndsAt = Math.min(interval.endsAt, this.#happenings.nextSpikeChange(this.#k, at));
    this.#position = at;
  }
}

export const ARRIVAL_WORDS = BLOCK_WORDS;

/** Whether no interval of the profile has a rate above 0, weekday factors applied. */
function neverComes({ profile, perHour, weekdayFactors }: ArrivalSpec, perDay: number): boolean {
  return [0, 1, 2, 3, 4, 5, 6].every((weekday) => {
    const from = profile === "weekly" ? weekday * perDay : 0;
    return (weekdayFactors?.[weekday] ?? 1) === 0 || perHour.slice(from, from + perDay).every((rate) => rate === 0);
  });
}
