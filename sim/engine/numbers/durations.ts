import type { Distribution, PlainDistribution } from "../../scenario/distribution.ts";
import { PiecewiseShape } from "./piecewiseShape.ts";
import type { Shape } from "./shape.ts";
import { ExponentialShape, GammaShape, HyperexponentialShape, LognormalShape } from "./smoothShapes.ts";
import { SpikedShape } from "./spikedShape.ts";

const CELLS = 4096;
/** Of each halving, for the mean. */
const PARTS = 1024;
/** 2³²: uniforms are words divided by it. Written out: powers are not the same on every machine. */
const WORDS = 4_294_967_296;
/** From this cell on, the upper tail has cells of its own: those with P(X > x) ≤ 1/64. */
const TAIL = CELLS - CELLS / 64;
const TAIL_ABOVE = 1 / 64;
/** Cells in each halving of P(X > x), and the powers of two between which they stand, as exponents of P × 2³². */
const OCTAVE = 64;
const FIRST = 12;
const LAST = 26;
const TAIL_CELLS = (LAST - FIRST) * OCTAVE;
/** Beyond the last cell the exact formula speaks: one draw in a million. */
const RARE_ABOVE = (1 << FIRST) / WORDS;
/** 64 ÷ the lower end of each halving. */
const SCALE = Float64Array.from({ length: LAST + 1 }, (_, k) => (OCTAVE * WORDS) / (1 << k));

/**
 * A distribution of durations compiled to its quantile function: 4,096 equal cells, straight inside each. The first
 * cell and cells in which a spike or a gap begins or ends use the exact formula; the upper tail (the last 1/64) has 64
 * cells in each halving of what is left. One uniform per draw, monotone, the same bits everywhere; means of smooth laws
 * are right to 2e-5 of themselves.
 */
export class Durations {
  readonly #shape: Shape;
  /** Quantiles at the beginning of each cell; NaN where the exact formula is used instead. */
  readonly #main = new Float64Array(TAIL + 1);
  readonly #tail = new Float64Array(TAIL_CELLS + 2);

  constructor(distribution: Distribution) {
    this.#shape = shapeOf(distribution);
    if (distribution.kind === "exponential" && distribution.meanMs !== 1) {
      this.#scales(durationsOf(UNIT), distribution.meanMs);
    } else this.#fill();
    this.#main[0] = Number.NaN;
    for (const below of this.#shape.corners) this.#mark(below);
  }

  /** Quantiles of an exponential are those of mean 1 times the mean, to the last bit: one table is worked out for all. */
  #scales(unit: Durations, meanMs: number): void {
    for (let i = 0; i < this.#main.length; i++) this.#main[i] = unit.#main[i]! * meanMs;
    for (let i = 0; i < this.#tail.length; i++) this.#tail[i] = unit.#tail[i]! * meanMs;
  }

  /** Walks from the median outwards, so that laws without a formula go from each quantile to the next. */
  #fill(): void {
    const shape = this.#shape;
    const main = this.#main;
    const median = shape.quantile(0.5, 0.5);
    main[CELLS / 2] = median;
    for (let i = CELLS / 2 + 1; i <= TAIL; i++) {
      main[i] = shape.next(main[i - 1]!, (CELLS - i + 1) / CELLS, (CELLS - i) / CELLS);
    }
    // Close to 0 a step would be too long for a series.
    for (let i = CELLS / 2 - 1; i > 0; i--) {
      main[i] =
        i < CELLS / 64
          ? shape.quantile(i / CELLS, 1 - i / CELLS)
          : shape.next(main[i + 1]!, (CELLS - i - 1) / CELLS, (CELLS - i) / CELLS);
    }
    const tail = this.#tail;
    tail[TAIL_CELLS] = main[TAIL]!;
    tail[TAIL_CELLS + 1] = main[TAIL]!;
    for (let i = TAIL_CELLS - 1; i > 0; i--) tail[i] = shape.next(tail[i + 1]!, aboveAt(i + 1), aboveAt(i));
    tail[0] = shape.quantile(1 - RARE_ABOVE, RARE_ABOVE);
  }

  /** A cell with a corner in it, or at one of its ends, is not straight: NaN at its beginning spoils it and the one below. */
  #mark(below: number): void {
    const above = 1 - below;
    if (above > TAIL_ABOVE) {
      this.#main[Math.floor(below * CELLS)] = Number.NaN;
    } else if (above >= RARE_ABOVE) {
      const word = above * WORDS;
      const octave = 31 - Math.clz32(word);
      const position = (octave - FIRST) * OCTAVE + above * SCALE[octave]! - OCTAVE;
      this.#tail[Math.floor(position)] = Number.NaN;
    }
  }

  /** The duration at `p` in (0, 1), a real number of ms ≥ 0. */
  quantile(p: number): number {
    const position = p * CELLS;
    const cell = position | 0;
    if (cell >= TAIL) return this.#inTail(p);
    const main = this.#main;
    const low = main[cell]!;
    const ms = low + (main[cell + 1]! - low) * (position - cell);
    return ms >= 0 ? ms : this.#shape.quantile(p, 1 - p);
  }

  #inTail(p: number): number {
    const above = 1 - p;
    if (above >= RARE_ABOVE) {
      const octave = 31 - Math.clz32(above * WORDS);
      const position = above * SCALE[octave]! - OCTAVE;
      const cell = position | 0;
      const low = this.#tail[(octave - FIRST) * OCTAVE + cell]!;
      const ms = low + (this.#tail[(octave - FIRST) * OCTAVE + cell + 1]! - low) * (position - cell);
      if (ms >= 0) return ms;
    }
    return this.#shape.quantile(p, above);
  }

  /** The duration at `p` in (0, 1) in whole ms, at least 1: nothing on a floor takes no time. */
  at(p: number): number {
    const ms = this.quantile(p);
    // Not Math.round and Math.max: together they take longer than all the rest of a draw.
    return ms < 1.5 ? 1 : Math.floor(ms + 0.5);
  }

  /** Puts `quantile(p)` ÷ `unit` in place of each p in (0, 1): a loop that keeps the table at hand. */
  quantiles(values: Float64Array, unit: number): void {
    const main = this.#main;
    for (let i = 0; i < values.length; i++) {
      const position = values[i]! * CELLS;
      // The first cell is never straight: it stands for those of the tail as well.
      const cell = position < TAIL ? position | 0 : 0;
      const low = main[cell]!;
      const ms = low + (main[cell + 1]! - low) * (position - cell);
      // Two stores: what comes of either would be put in a box.
      if (ms >= 0) values[i] = ms / unit;
      else values[i] = this.quantile(values[i]!) / unit;
    }
  }

  /** Puts `at(p)` in place of each p in (0, 1). */
  draws(values: Float64Array): void {
    const main = this.#main;
    for (let i = 0; i < values.length; i++) {
      const position = values[i]! * CELLS;
      // As in `quantiles`, and as in `at`.
      const cell = position < TAIL ? position | 0 : 0;
      const low = main[cell]!;
      const ms = low + (main[cell + 1]! - low) * (position - cell);
      if (ms >= 1.5) values[i] = Math.floor(ms + 0.5);
      else values[i] = ms >= 0 ? 1 : this.at(values[i]!);
    }
  }

  /**
   * What is left of something that has lasted `ageMs` ≥ 0, at `p` in (0, 1): the quantile of X − age given X > age, in
   * whole ms, at least 1. 1 where nothing lasts that long.
   */
  residual(ageMs: number, p: number): number {
    if (!(ageMs >= 0)) throw new RangeError(`ageMs: expected a duration ≥ 0, got ${ageMs}`);
    const above = this.#shape.survival(ageMs) * (1 - p);
    if (!(above > 0)) return 1;
    return Math.max(Math.round(this.#shape.quantile(1 - above, above) - ageMs), 1);
  }

  /** P(X > ms), for ms ≥ 0. */
  survival(ms: number): number {
    return this.#shape.survival(ms);
  }

  /** Mean of what is drawn, ms, before rounding: sums over equal parts of each halving of what is left. */
  get meanMs(): number {
    let mean = 0;
    for (let from = 0, left = 1; left * WORDS > 1; from = 1 - left) {
      left /= 2;
      // Beyond the table every draw is worked out: few parts will do where little is left.
      const parts = left > RARE_ABOVE ? PARTS : 8;
      let sum = 0;
      for (let i = 0; i < parts; i++) sum += this.quantile(from + (left * (i + 0.5)) / parts);
      mean += (sum / parts) * left;
    }
    return mean;
  }
}

const UNIT: Distribution = { kind: "exponential", meanMs: 1 };

/** P(X > x) at the lower end of a cell of the tail. */
function aboveAt(cell: number): number {
  return ((1 << (Math.floor(cell / OCTAVE) + FIRST)) / WORDS) * (1 + (cell % OCTAVE) / OCTAVE);
}

const known = new Map<string, Durations>();
/** Tables kept for distributions met again: at most some 40 MB of them. */
const KEPT = 1_000;

/** The table of a distribution, made once for all that are alike: scenarios of an experiment share most of theirs. */
export function durationsOf(distribution: Distribution): Durations {
  const name = JSON.stringify(distribution);
  const made = known.get(name);
  if (made !== undefined) return made;
  if (known.size === KEPT) known.clear();
  const durations = new Durations(distribution);
  known.set(name, durations);
  return durations;
}

function shapeOf(distribution: Distribution): Shape {
  return distribution.kind === "spiked"
    ? new SpikedShape(plainShape(distribution.of), distribution.spikes)
    : plainShape(distribution);
}

function plainShape(distribution: PlainDistribution): Shape {
  switch (distribution.kind) {
    case "deterministic":
      return new PiecewiseShape([distribution.valueMs, distribution.valueMs], [1, 0], 1);
    case "exponential":
      return new ExponentialShape(distribution.meanMs);
    case "lognormal":
      return new LognormalShape(distribution.meanMs, distribution.cv);
    case "gamma":
      return new GammaShape(distribution.meanMs, distribution.cv);
    case "hyperexponential":
      return new HyperexponentialShape(distribution.phases);
    case "uniform":
      return new PiecewiseShape([distribution.fromMs, distribution.toMs], [1, 0], 1);
    case "empirical": {
      const points = distribution.quantilesMs;
      return new PiecewiseShape(
        points,
        points.map((_, i) => 1 - i / (points.length - 1)),
        1,
      );
    }
    case "survival":
      return new PiecewiseShape([0, ...distribution.atMs], [1, ...distribution.survival], distribution.tailMeanMs);
  }
}
