import type { Scenario } from "../../scenario/scenario.ts";
import { Digest } from "../digest.ts";
import { type CancelSignal, MOST_SCENARIOS } from "../experiment.ts";
import type { Outcome } from "../outcome.ts";
import type { Series } from "../series.ts";
import type { RunExperiment } from "../tuning/tuning.ts";
import type { Build, FigureAsked, ManyRuns, RefusedPoint } from "./asked.ts";
import { builtScenario } from "./changed.ts";

export interface PointOptions {
  readonly run: RunExperiment;
  /** Ends the runs early; what is done is kept. */
  readonly signal?: CancelSignal;
}

interface Point {
  readonly scenario: Scenario;
  /** Of each figure asked: what each piece of the runs brought. */
  readonly pieces: readonly Series[][];
  done: number;
}

/**
 * Runs of many scenarios with the same seeds, as many at once as an experiment takes. Replication r of every point has the
 * luck of replication r of every other, and is to the last bit what an experiment of that seed gives: points may be run
 * further later on. Scenarios alike are run once. Neither workers nor their pace change a bit.
 */
export class PointRuns {
  readonly #seed: string;
  readonly #figures: readonly FigureAsked[];
  readonly #options: PointOptions;
  readonly #builds: Build[] = [];
  /** Of each point added: where its runs are, or what is wrong with it; absent: not looked at yet. */
  readonly #made: (Point | RefusedPoint)[] = [];
  readonly #known = new Map<string, Point>();
  readonly #digest = new Digest();
  #runs = 0;
  #contacts = 0;
  #end: ManyRuns["end"] = "complete";
  #failure: string | undefined;

  constructor(seed: string, figures: readonly FigureAsked[], options: PointOptions) {
    this.#seed = seed;
    this.#figures = figures;
    this.#options = options;
  }

  /** Adds a point; its number. */
  add(build: Build): number {
    return this.#builds.push(build) - 1;
  }

  /** Whether runs can go on. */
  get goesOn(): boolean {
    return this.#end === "complete";
  }

  /** Points that cannot be run, of those that were looked at. */
  get refused(): readonly RefusedPoint[] {
    return this.#made.filter((one): one is RefusedPoint => one !== undefined && "problems" in one);
  }

  /** Replications of a point so far. */
  replications(point: number): number {
    return this.#of(point)?.done ?? 0;
  }

  /** The runs of a point in one of the figures, by number; of the first `upTo` of them. `undefined`: the figure is not kept. */
  series(point: number, figure = 0, upTo = this.replications(point)): Series | undefined {
    const made = this.#of(point);
    const pieces = made?.pieces[figure];
    if (made === undefined || pieces === undefined || made.done === 0 || pieces.length === 0) return undefined;
    return { over: joined(pieces, "over", upTo), under: joined(pieces, "under", upTo) };
  }

  /** Runs the points until each has `upTo` replications; told after each handful, with what each of it brought. */
  async extend(
    points: readonly number[],
    upTo: number,
    told: (outcomes: ReadonlyMap<number, Outcome>) => void = () => {},
  ): Promise<void> {
    for (let at = 0; at < points.length && this.goesOn; ) {
      // As many neighbours as an experiment takes that stand at the same replication.
      const handful = new Map<Point, number[]>();
      let from: number | undefined;
      for (; at < points.length; at++) {
        const number = points[at]!;
        const point = this.#make(number);
        if (point === undefined || point.done >= upTo) continue;
        from ??= point.done;
        const full = handful.size === MOST_SCENARIOS && !handful.has(point);
        if (full || point.done !== from) break;
        handful.set(point, [...(handful.get(point) ?? []), number]);
      }
      if (from !== undefined) await this.#run(handful, from, upTo, told);
    }
  }

  /** How it ended. */
  ending(confidence: number): ManyRuns {
    return {
      end: this.#end,
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
      seed: this.#seed,
      confidence,
      runs: this.#runs,
      contacts: this.#contacts,
      fingerprint: this.#digest.text,
    };
  }

  #of(point: number): Point | undefined {
    const made = this.#made[point];
    return made === undefined || "problems" in made ? undefined : made;
  }

  #make(number: number): Point | undefined {
    if (this.#made[number] === undefined) {
      const built = builtScenario(this.#builds[number]!);
      this.#made[number] = built.ok ? this.#pointOf(built.scenario) : { point: number, problems: built.problems };
    }
    return this.#of(number);
  }

  #pointOf(scenario: Scenario): Point {
    const key = JSON.stringify(scenario);
    const point = this.#known.get(key) ?? { scenario, pieces: this.#figures.map(() => []), done: 0 };
    this.#known.set(key, point);
    return point;
  }

  async #run(
    handful: ReadonlyMap<Point, readonly number[]>,
    from: number,
    upTo: number,
    told: (outcomes: ReadonlyMap<number, Outcome>) => void,
  ): Promise<void> {
    const { run, signal } = this.#options;
    if (signal?.aborted === true) {
      this.#end = "cancelled";
      return;
    }
    const points = [...handful.keys()];
    const plan = { kind: "replications", replications: upTo - from, first: from } as const;
    const scenarios = points.map(({ scenario }) => scenario);
    const result = await run({ scenarios, seed: this.#seed, plan }, signal);
    if (!("end" in result))
      return this.#fails(`the engine refused ${scenarios[result.scenario]!.id}: ${result.detail}`);
    if (result.end === "cancelled") {
      this.#end = "cancelled";
      return;
    }
    if (result.failure !== undefined) {
      const { scenario, replication, detail } = result.failure;
      return this.#fails(`${scenarios[scenario]!.id}, replication ${replication}: ${detail}`);
    }
    if (result.end !== "complete") return this.#fails(`one run is too large to keep ${upTo} of them`);
    const outcomes = new Map<number, Outcome>();
    for (const [i, point] of points.entries()) {
      const outcome = result.outcomes[i]!;
      for (const [f, { figure, scope }] of this.#figures.entries()) {
        const series = outcome.series(figure, scope);
        if (series !== undefined) point.pieces[f]!.push(series);
      }
      point.done = upTo;
      this.#runs += upTo - from;
      this.#contacts += outcome.contacts;
      this.#digest.add(numbersOf(outcome.fingerprint));
      for (const number of handful.get(point)!) outcomes.set(number, outcome);
    }
    told(outcomes);
  }

  #fails(detail: string): void {
    this.#end = "failed";
    this.#failure = detail;
  }
}

/** Replication numbers at which many points are looked at: 20, 40, 80 … and `most` in the end. */
export function looksUpTo(most: number, first: number): readonly number[] {
  const looks: number[] = [];
  for (let at = first; at < most; at *= 2) looks.push(at);
  return [...looks, most];
}

function joined(pieces: readonly Series[], part: keyof Series, upTo: number): Float64Array {
  const values = new Float64Array(upTo);
  let at = 0;
  for (const piece of pieces) {
    const some = piece[part].subarray(0, upTo - at);
    values.set(some, at);
    at += some.length;
  }
  return values;
}

/** The bits of a fingerprint as numbers, so that fingerprints can be fingerprinted. */
function numbersOf(fingerprint: string): Float64Array {
  return Float64Array.of(Number.parseInt(fingerprint.slice(0, 8), 16), Number.parseInt(fingerprint.slice(8), 16));
}
