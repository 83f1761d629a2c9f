import { RandomStream } from "../../engine/numbers/randomStream.ts";
import type { Grid, Place } from "./grid.ts";
import type { Origin } from "./tuning.ts";

/** Places proposed at once: judged before more are. */
const MOST_AT_ONCE = 16;
/** Restarts in a row that leave the frontier as it was, after which the search is over. */
const STALE_RESTARTS = 3;
/** Draws of a place nobody has looked at before the rest of the grid is given up. */
const DRAWS = 50;

export interface Proposal {
  readonly place: Place;
  readonly origin: Origin;
}

/** What the search asks of what is known. */
export interface Known {
  /** The number of the point at a place; −1: it is no policy; `undefined`: it was not tried. */
  numberOf(place: Place): number | undefined;
  placeOf(point: number): Place;
  /** Those of the points no other of them seems to dominate. */
  frontOf(points: readonly number[]): readonly number[];
}

/**
 * Where to look next: a pattern search for frontiers. Around every point of the present frontier one parameter is changed
 * by a stride, both ways; where nothing untried is left the stride is halved (Hooke & Jeeves 1961; Torczon 1997), down to
 * one step: then the frontier is a Pareto local optimum (Paquete, Chiarandini & Stützle 2004). It begins anew elsewhere
 * until three new beginnings in a row change nothing. Follows from the grid and the seed alone.
 */
export class Search {
  readonly #grid: Grid;
  readonly #stream: RandomStream;
  readonly #start: Place;
  #begun = false;
  /** Points of the present beginning. */
  #around = new Set<number>();
  #stride: number;
  #stale = 0;
  #frontBefore = "";

  /** `start`: the place of the policy as it is. */
  constructor(grid: Grid, start: Place, seed: string) {
    this.#grid = grid;
    this.#start = start;
    this.#stream = new RandomStream(seed, "tuning");
    this.#stride = this.#longest;
  }

  /** The next places, none of them tried; empty: the search is over. */
  next(known: Known, points: number): readonly Proposal[] {
    if (!this.#begun) {
      this.#begun = true;
      return [{ place: this.#start, origin: { kind: "start" } }];
    }
    for (;;) {
      const found = this.#neighbours(known);
      if (found.length > 0) return found;
      if (this.#stride > 1) this.#stride = Math.floor(this.#stride / 2);
      else return this.#again(known, points);
    }
  }

  /** A point that was proposed has been run. */
  came(point: number): void {
    this.#around.add(point);
  }

  /** A quarter of the longest range. */
  get #longest(): number {
    return Math.max(1, Math.floor(Math.max(...this.#grid.counts) / 4));
  }

  #neighbours(known: Known): readonly Proposal[] {
    const found = new Map<string, Proposal>();
    const places = [...this.#grid.parameters.keys()];
    // Points met on the way belong to this beginning too, and their neighbours after them.
    for (let before = -1; before < this.#around.size; ) {
      before = this.#around.size;
      for (const of of known.frontOf([...this.#around])) {
        for (const parameter of places) {
          for (const steps of [-this.#strideOf(parameter), this.#strideOf(parameter)]) {
            const place = this.#grid.moved(known.placeOf(of), parameter, steps);
            if (place === undefined) continue;
            const number = known.numberOf(place);
            if (number !== undefined && number >= 0) this.#around.add(number);
            if (number !== undefined || found.size >= MOST_AT_ONCE || found.has(place.join())) continue;
            found.set(place.join(), { place, origin: { kind: "neighbour", of, parameter, steps } });
          }
        }
      }
    }
    return [...found.values()];
  }

  /** Short ranges are walked in shorter strides. */
  #strideOf(parameter: number): number {
    const own = Math.max(1, Math.floor(this.#grid.counts[parameter]! / 4));
    return Math.min(own, this.#stride);
  }

  #again(known: Known, points: number): readonly Proposal[] {
    const front = known.frontOf(Array.from({ length: points }, (_, point) => point)).join();
    this.#stale = front === this.#frontBefore ? this.#stale + 1 : 0;
    this.#frontBefore = front;
    if (this.#stale >= STALE_RESTARTS) return [];
    for (let draw = 0; draw < DRAWS; draw++) {
      const place = this.#grid.counts.map((count) => Math.floor(this.#stream.uniform() * count));
      if (known.numberOf(place) !== undefined) continue;
      this.#around = new Set();
      this.#stride = this.#longest;
      return [{ place, origin: { kind: "restart" } }];
    }
    return [];
  }
}
