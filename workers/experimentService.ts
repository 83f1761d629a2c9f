import type { InitialState } from "../sim/engine/start/initialState.ts";
import type { parseInitialState } from "../sim/engine/start/parseInitialState.ts";
import type { TallyLayout } from "../sim/engine/tallyLayout.ts";
import type { Batch, BatchResult, StartingFloor } from "../sim/experiment/experiment.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { ExperimentApi, OpenExperiment, OpenedExperiment } from "./experimentApi.ts";
import { messageOf } from "./messageOf.ts";

/** What runs replications of one scenario, again and again: the engine's `Replicator`. */
export interface Replicating {
  readonly layout: TallyLayout;
  /** Contacts simulated so far. */
  readonly contacts: number;
  /** Writes the vector of one replication; false when `abort` said so, and `into` means nothing then. */
  run(seed: string, replication: number, into: Float64Array, abort?: () => boolean): boolean;
}

/** Makes what runs a scenario, from a floor where there is one. Throws `RangeError` for what the engine refuses. */
export type CreateReplicating = (scenario: Scenario, from?: InitialState) => Replicating;

/** Replicators kept warm: the scenarios of an experiment and of the one before it. */
const MOST_WARM = 8;

/** A floor to begin with, and what reads it. */
interface ReadFloor {
  readonly from: StartingFloor;
  readonly by: typeof parseInitialState;
}

/** Runs batches in the thread it lives in: the same in a Web Worker, a worker thread of Node, and a test. */
export class ExperimentService implements ExperimentApi {
  readonly #create: CreateReplicating;
  /** By the JSON of scenario and floor, least recently used first. */
  readonly #warm = new Map<string, Replicating>();
  #replicators: readonly Replicating[] = [];
  #number = 0;
  #seed = "";
  #abort: () => boolean = () => false;

  constructor(create: CreateReplicating) {
    this.#create = create;
  }

  async open({ number, scenarios, seed, from, calledOff }: OpenExperiment): Promise<OpenedExperiment> {
    // Most experiments begin empty: what reads a floor is fetched by those that do not.
    const read = from && { from, by: (await import("../sim/engine/start/parseInitialState.ts")).parseInitialState };
    const replicators: Replicating[] = [];
    for (const [scenario, spec] of scenarios.entries()) {
      try {
        replicators.push(this.#replicator(spec, read));
      } catch (problem) {
        return { ok: false, scenario, detail: messageOf(problem) };
      }
    }
    const layouts = replicators.map(({ layout }) => layout);
    // A newer one was opened meanwhile: this one is called off.
    if (number < this.#number) return { ok: true, layouts };
    this.#replicators = replicators;
    this.#number = number;
    this.#seed = seed;
    const shared = calledOff === undefined ? undefined : new Int32Array(calledOff);
    this.#abort = () => shared !== undefined && Atomics.load(shared, 0) >= number;
    return { ok: true, layouts };
  }

  async run(experiment: number, { scenario, first, count }: Batch): Promise<BatchResult> {
    if (experiment !== this.#number) return { kind: "cancelled" };
    const replicator = this.#replicators[scenario];
    if (replicator === undefined) {
      const detail = `scenario: expected one of ${this.#replicators.length} that are open, got ${scenario}`;
      return { kind: "failed", vectors: new Float64Array(0), replication: first, detail };
    }
    const { size } = replicator.layout;
    const vectors = new Float64Array(count * size);
    const before = replicator.contacts;
    for (let i = 0; i < count; i++) {
      try {
        const into = vectors.subarray(i * size, (i + 1) * size);
        if (!replicator.run(this.#seed, first + i, into, this.#abort)) return { kind: "cancelled" };
      } catch (problem) {
        return {
          kind: "failed",
          vectors: vectors.slice(0, i * size),
          replication: first + i,
          detail: messageOf(problem),
        };
      }
    }
    return { kind: "done", vectors, contacts: replicator.contacts - before };
  }

  #replicator(scenario: Scenario, read: ReadFloor | undefined): Replicating {
    const key = JSON.stringify([scenario, read?.from]);
    const replicator = this.#warm.get(key) ?? this.#create(scenario, read && stateOf(read, scenario));
    this.#warm.delete(key);
    this.#warm.set(key, replicator);
    for (const oldest of this.#warm.keys()) {
      if (this.#warm.size <= MOST_WARM) break;
      this.#warm.delete(oldest);
    }
    return replicator;
  }
}

/** The floor as the scenario can start from it. Throws `RangeError` with everything that contradicts. */
function stateOf({ from, by }: ReadFloor, scenario: Scenario): InitialState {
  const parsed = by(from, scenario);
  if (parsed.ok) return parsed.state;
  const told = parsed.problems.map(({ path, expected, got }) => `${path}: expected ${expected}, got ${got}`);
  throw new RangeError(`from: ${told.slice(0, 5).join("; ")}`);
}
