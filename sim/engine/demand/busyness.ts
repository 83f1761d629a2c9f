import type { BusynessSpec } from "../../scenario/demand.ts";
import { type Durations, durationsOf } from "../numbers/durations.ts";
import { normalQuantile } from "../numbers/mathematics.ts";
import { KeyedDraws } from "../numbers/randomStream.ts";
import { normalAbove } from "../numbers/smoothShapes.ts";

/** Factors are quantiles of gamma tables with this mean. */
const UNIT = 1e6;
/** A spread below this is none: it would move one contact in a million. */
const NO_SPREAD = 0.001;

/**
 * What makes one day busier than another, and one interval than its neighbours. The factor of a day is gamma with mean
 * 1 (Avramidis, Deslauriers & L'Ecuyer 2004); those of the intervals inside it are gamma with mean 1, coupled by a
 * normal AR(1) copula (Oreshkin, Régnard & L'Ecuyer 2016) that begins anew every day. Every factor follows from (seed,
 * replication, name, day) alone: queues of one name share the factor of a day, and no run length or event moves it.
 */
export class Busyness {
  readonly #dayDraws: KeyedDraws;
  readonly #intervalDraws: KeyedDraws;
  readonly #dayTable: Durations | undefined;
  readonly #intervalTable: Durations | undefined;
  readonly #correlation: number;
  /** Of the day, times that of each interval. */
  readonly #factors: Float64Array;
  #day = Number.NaN;

  /** For queue `queueId`, whose profile has `perDay` intervals a day. */
  constructor(spec: BusynessSpec, queueId: string, perDay: number) {
    this.#dayDraws = new KeyedDraws(`busyness of ${spec.sharedBy ?? queueId}`);
    this.#intervalDraws = new KeyedDraws(`busyness in the day of ${queueId}`);
    this.#dayTable = factorTable(spec.dayCv);
    this.#intervalTable = factorTable(spec.intervalCv ?? 0);
    this.#correlation = spec.intervalCorrelation ?? 0;
    this.#factors = new Float64Array(perDay);
  }

  restart(seed: Int32Array, replication: number): void {
    this.#dayDraws.restart(seed, replication);
    this.#intervalDraws.restart(seed, replication);
    this.#day = Number.NaN;
  }

  /** The factor of one interval of a local day. */
  factor(day: number, interval: number): number {
    if (day !== this.#day) this.#enter(day);
    return this.#factors[interval]!;
  }

  #enter(day: number): void {
    this.#day = day;
    const ofDay = this.#dayTable?.quantile(this.#dayDraws.uniform(day, 0, 0)) ?? UNIT;
    this.#factors.fill(ofDay / UNIT);
    if (this.#intervalTable === undefined) return;
    const fresh = Math.sqrt(1 - this.#correlation * this.#correlation);
    let z = 0;
    for (let i = 0; i < this.#factors.length; i++) {
      const own = normalQuantile(this.#intervalDraws.uniform(day, i, 0));
      z = i === 0 ? own : this.#correlation * z + fresh * own;
      this.#factors[i]! *= this.#intervalTable.quantile(1 - normalAbove(z)) / UNIT;
    }
  }
}

function factorTable(cv: number): Durations | undefined {
  return cv < NO_SPREAD ? undefined : durationsOf({ kind: "gamma", meanMs: UNIT, cv });
}
