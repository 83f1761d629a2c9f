import type { Scenario } from "../../scenario/scenario.ts";
import { CONFIDENCE } from "../estimate.ts";
import { type CancelSignal, MOST_SCENARIOS } from "../experiment.ts";
import { candidateOf, valuesNow } from "./candidates.ts";
import { Dominance } from "./dominance.ts";
import { Evidence } from "./evidence.ts";
import { Grid, type Place } from "./grid.ts";
import { checkTuning, roundsOf } from "./plan.ts";
import { type Proposal, Search } from "./search.ts";
import {
  FIRST_RUNS,
  MOST_POINTS,
  type Origin,
  type RunExperiment,
  type Standing,
  type TunedPoint,
  type TuningProgress,
  type TuningResult,
  type TuningSpec,
} from "./tuning.ts";

export interface TuningOptions {
  readonly run: RunExperiment;
  readonly onProgress?: (progress: TuningProgress) => void;
  /** Ends the tuning early; what is done is kept. */
  readonly signal?: CancelSignal;
}

/**
 * Looks for the best numbers of a policy: every point of the grid where half the runs suffice to look at all of them, else
 * by `Search`; then a race. All points are run with the same seeds, in rounds that double, and after each round those that
 * another dominates beyond chance are dropped by their paired differences: racing (Maron & Moore 1997) with an
 * indifference zone and shared seeds (Kim & Nelson 2001), on two objectives (Zhang, Georgiopoulos & Anagnostopoulos 2013).
 * The level of a drop is shared by rounds and rivals, so a point that nobody dominates is dropped with a probability of at
 * most 1 − confidence. Neither workers nor their pace change a bit of the result. Throws `RangeError` for a spec out of
 * range; what people may get wrong is told by `parameterProblems` before.
 */
export function tunePolicy(spec: TuningSpec, options: TuningOptions): Promise<TuningResult> {
  checkTuning(spec);
  return new Tuning(spec, options).result();
}

interface Tried {
  readonly place: Place;
  readonly origin: Origin;
  readonly scenario: Scenario;
  out: Extract<Standing, { kind: "dominated" | "same" }> | undefined;
}

class Tuning {
  readonly #spec: TuningSpec;
  readonly #options: TuningOptions;
  readonly #confidence: number;
  readonly #grid: Grid;
  readonly #evidence: Evidence;
  readonly #dominance: Dominance;
  readonly #points: Tried[] = [];
  /** Numbers of points by place; −1: no policy. */
  readonly #numbers = new Map<string, number>();
  readonly #rounds: readonly number[];
  readonly #level: number;
  readonly #searchRuns: number;
  readonly #whole: boolean;
  #runs = 0;
  /** Whether the search has nothing more to propose. */
  #searched = false;
  #end: TuningResult["end"] | undefined;
  #failure: string | undefined;

  constructor(spec: TuningSpec, options: TuningOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#confidence = spec.confidence ?? CONFIDENCE;
    this.#grid = new Grid(spec.parameters);
    this.#evidence = new Evidence(spec.objectives, this.#confidence);
    this.#dominance = new Dominance(this.#evidence, spec.objectives);
    this.#rounds = roundsOf(spec.runsOfPoint);
    this.#searchRuns = Math.max(FIRST_RUNS, Math.floor(spec.runs / 2));
    const affordable = Math.min(MOST_POINTS, Math.floor(this.#searchRuns / FIRST_RUNS));
    this.#whole = this.#grid.size <= affordable;
    const rivals = Math.max(1, Math.min(this.#grid.size, affordable) - 1);
    this.#level = (1 - this.#confidence) / (this.#rounds.length * rivals);
  }

  async result(): Promise<TuningResult> {
    await this.#search();
    for (let round = 1; round < this.#rounds.length && this.#end === undefined; round++) await this.#race(round);
    const points = this.#points.map((_, n) => this.#pointOf(n));
    const frontier = [...points.keys()].filter((n) => points[n]!.standing.kind === "frontier");
    return {
      end: this.#end ?? (this.#searched ? "complete" : "budget"),
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      seed: this.#spec.seed,
      confidence: this.#confidence,
      runs: this.#runs,
      gridPoints: this.#grid.size,
      impossible: [...this.#numbers.values()].filter((number) => number < 0).length,
      points,
      frontier: frontier.sort((a, b) => this.#bestFirst(a, b)),
      fingerprint: this.#evidence.fingerprint,
    };
  }

  async #search(): Promise<void> {
    const { parameters, scenario, seed } = this.#spec;
    const now = valuesNow(
      scenario.policy,
      parameters.map(({ id }) => id),
    );
    const start = this.#grid.nearest(now.map((value, p) => value ?? parameters[p]!.from));
    if (this.#whole) {
      const places = Array.from({ length: this.#grid.size }, (_, n) => this.#grid.place(n));
      await this.#tries(
        places.map((place) => ({ place, origin: { kind: place.join() === start.join() ? "start" : "grid" } })),
        () => {},
      );
      this.#searched = true;
      return;
    }
    const search = new Search(this.#grid, start, seed);
    while (this.#end === undefined && this.#runs + FIRST_RUNS <= this.#searchRuns) {
      const proposals = search.next(
        {
          numberOf: (place) => this.#numbers.get(place.join()),
          placeOf: (point) => this.#points[point]!.place,
          frontOf: (points) => this.#frontOf(points),
        },
        this.#points.length,
      );
      this.#searched = proposals.length === 0;
      if (this.#searched || !(await this.#tries(proposals, (point) => search.came(point)))) return;
    }
  }

  /**
   * Runs new points for the first time, as many as there are runs for, and drops those that are out at once. False when
   * there is no room for more.
   */
  async #tries(proposals: readonly Proposal[], came: (point: number) => void): Promise<boolean> {
    const { scenario, parameters } = this.#spec;
    const fresh: Tried[] = [];
    const room = Math.min(MOST_POINTS - this.#points.length, Math.floor((this.#searchRuns - this.#runs) / FIRST_RUNS));
    for (const { place, origin } of proposals) {
      if (fresh.length === room) break;
      const candidate = candidateOf(scenario, parameters, this.#grid.values(place));
      if (candidate.ok) fresh.push({ place, origin, scenario: candidate.scenario, out: undefined });
      else this.#numbers.set(place.join(), -1);
    }
    const first = this.#points.length;
    await this.#round(fresh, 0, this.#rounds[0]!, (tried) => {
      this.#numbers.set(tried.place.join(), this.#points.length);
      this.#points.push(tried);
      return this.#points.length - 1;
    });
    for (let point = first; point < this.#points.length; point++) {
      const twin = this.#alive().find((other) => other < point && this.#evidence.same(other, point));
      if (twin !== undefined) this.#points[point]!.out = { kind: "same", as: twin };
      came(point);
    }
    this.#drop();
    this.#tell("search");
    return fresh.length < room;
  }

  async #race(round: number): Promise<void> {
    const alive = this.#alive();
    const affordable = Math.floor((this.#spec.runs - this.#runs) / Math.max(1, alive.length));
    const replications = Math.min(this.#rounds[round]!, affordable);
    const numbers = new Map(alive.map((point) => [this.#points[point]!, point]));
    await this.#round([...numbers.keys()], round, replications, (tried) => numbers.get(tried)!);
    if (replications < this.#rounds[round]!) this.#end ??= "budget";
    this.#drop();
    if (this.#end !== "cancelled") this.#tell("race");
  }

  /** So many replications of each point with the seed of the round. `numberOf`: asked once a point's runs are there. */
  async #round(
    points: readonly Tried[],
    round: number,
    replications: number,
    numberOf: (tried: Tried) => number,
  ): Promise<void> {
    const { run, signal } = this.#options;
    const { length } = replications > 0 ? points : [];
    for (let first = 0; first < length && this.#end === undefined; first += MOST_SCENARIOS) {
      if (signal?.aborted === true) {
        this.#end = "cancelled";
        return;
      }
      const some = points.slice(first, first + MOST_SCENARIOS);
      const seed = `${this.#spec.seed}/${round}`;
      const scenarios = some.map(({ scenario }) => scenario);
      const result = await run({ scenarios, seed, plan: { kind: "replications", replications } }, signal);
      if (!("end" in result))
        this.#fails(`the engine refused ${this.#named(some[result.scenario]!)}: ${result.detail}`);
      else if (result.end === "cancelled") this.#end = "cancelled";
      else if (result.failure !== undefined) {
        this.#fails(`${this.#named(some[result.failure.scenario]!)}: ${result.failure.detail}`);
      } else if (result.end !== "complete") this.#fails(`one run is too large to keep ${replications} of them`);
      else {
        for (const [i, tried] of some.entries()) this.#evidence.add(numberOf(tried), result.outcomes[i]!);
        this.#runs += replications * some.length;
      }
    }
  }

  #fails(detail: string): void {
    this.#end = "failed";
    this.#failure = detail;
  }

  #named({ place }: Tried): string {
    const values = this.#grid.values(place);
    return this.#spec.parameters.map(({ id }, p) => `${id} = ${values[p]}`).join(", ");
  }

  /** Points of the race. */
  #alive(): readonly number[] {
    return [...this.#points.keys()].filter((point) => this.#points[point]!.out === undefined);
  }

  #drop(): void {
    const alive = this.#alive();
    for (const point of alive) {
      const by = alive.find((other) => other !== point && this.#dominance.surely(other, point, this.#level));
      if (by !== undefined) this.#points[point]!.out = { kind: "dominated", by };
    }
  }

  #frontOf(points: readonly number[]): readonly number[] {
    const alive = points.filter((point) => this.#points[point]!.out === undefined);
    return alive.filter((point) => !alive.some((other) => other !== point && this.#dominance.seems(other, point)));
  }

  #pointOf(n: number): TunedPoint {
    const { place, origin } = this.#points[n]!;
    return {
      values: this.#grid.values(place),
      origin,
      standing: this.#standingOf(n),
      replications: this.#evidence.replications(n),
      figures: this.#evidence.figures(n),
    };
  }

  #standingOf(n: number): Standing {
    const { out } = this.#points[n]!;
    if (out !== undefined) return out;
    const by = this.#alive().find((other) => other !== n && this.#dominance.seems(other, n));
    if (by !== undefined) return { kind: "unsettled", by };
    const others = [...this.#points.keys()].filter((other) => other !== n && this.#points[other]!.out?.kind !== "same");
    // At most the sum of the chances of each (Boole).
    const risk = others.reduce((sum, other) => sum + this.#dominance.chance(other, n), 0);
    return { kind: "frontier", confidence: Math.max(0, 1 - risk) };
  }

  #bestFirst(a: number, b: number): number {
    const { value = 0 } = this.#evidence.advantage(b, a, 0);
    return value || a - b;
  }

  #tell(phase: TuningProgress["phase"]): void {
    const racing = this.#alive().length;
    const { runs: mostRuns } = this.#spec;
    this.#options.onProgress?.({ runs: this.#runs, mostRuns, points: this.#points.length, racing, phase });
  }
}
