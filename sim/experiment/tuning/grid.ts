import { MOST_VALUES, type TunedParameter } from "./tuning.ts";

/** A point of a grid: for each parameter the number of its value, from 0. */
export type Place = readonly number[];

/** The values of parameters as whole numbers of steps. */
export class Grid {
  readonly parameters: readonly TunedParameter[];
  /** How many values each parameter has. */
  readonly counts: readonly number[];
  /** Points in all. */
  readonly size: number;

  /** Throws `RangeError` for a parameter without values, or with more than `MOST_VALUES`. */
  constructor(parameters: readonly TunedParameter[]) {
    this.parameters = parameters;
    this.counts = parameters.map((parameter) => {
      const count = valuesOf(parameter);
      if (!(count >= 1 && count <= MOST_VALUES)) {
        throw new RangeError(`${parameter.id}: expected 1 to ${MOST_VALUES} values, got ${count}`);
      }
      return count;
    });
    this.size = this.counts.reduce((product, count) => product * count, 1);
  }

  /** Values of a point, in order of the parameters: as decimal as their steps. */
  values(place: Place): readonly number[] {
    return place.map((n, p) => valueAt(this.parameters[p]!, n));
  }

  /** The point next to some values; each is brought inside its range. */
  nearest(values: readonly number[]): Place {
    return values.map((value, p) => {
      const { from, step } = this.parameters[p]!;
      return Math.min(this.counts[p]! - 1, Math.max(0, Math.round((value - from) / step)));
    });
  }

  /** Point number `n` of the grid, the last parameter changing first. */
  place(n: number): Place {
    const place: number[] = [];
    let rest = n;
    for (const count of [...this.counts].reverse()) {
      place.unshift(rest % count);
      rest = Math.floor(rest / count);
    }
    return place;
  }

  /** The point `steps` further in one parameter; `undefined` beyond the end. */
  moved(place: Place, parameter: number, steps: number): Place | undefined {
    const n = place[parameter]! + steps;
    return n < 0 || n >= this.counts[parameter]! ? undefined : place.with(parameter, n);
  }
}

/** How many values a parameter has; NaN where its numbers are none. */
export function valuesOf({ from, to, step }: TunedParameter): number {
  if (!(step > 0 && to >= from)) return Number.NaN;
  // 0.3 ÷ 0.1 is not quite 3.
  return Math.floor((to - from) / step + 1e-9) + 1;
}

/** Twelve digits: 0.1 × 3 is 0.3 again. */
function valueAt({ from, step }: TunedParameter, n: number): number {
  return Number((from + n * step).toPrecision(12));
}
