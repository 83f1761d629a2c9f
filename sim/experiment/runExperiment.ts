import type { TallyLayout } from "../engine/tallyLayout.ts";
import { Batches } from "./batches.ts";
import { Digest } from "./digest.ts";
import { CONFIDENCE } from "./estimate.ts";
import {
  type Batch,
  type BatchResult,
  type BatchRunner,
  type CancelSignal,
  type ExperimentFailure,
  type ExperimentPlan,
  type ExperimentProgress,
  type ExperimentResult,
  type ExperimentSpec,
  MOST_SCENARIOS,
} from "./experiment.ts";
import { Outcome } from "./outcome.ts";
import { FEWEST_REPLICATIONS, type GoalState, goalState, MOST_REPLICATIONS } from "./stopping.ts";

export interface ExperimentOptions {
  readonly runner: BatchRunner;
  /** Of each scenario, in order. */
  readonly layouts: readonly TallyLayout[];
  /** Told after each batch that let more replications be counted; first when every scenario has its first. */
  readonly onProgress?: (progress: ExperimentProgress) => void;
  /** Ends the experiment early; what is done is kept. */
  readonly signal?: CancelSignal;
}

/**
 * Runs an experiment. Replications are counted in their own order, and goals looked at after each, so neither the number
 * of workers nor their pace changes a bit of the result. Throws `RangeError` for a spec out of range; never rejects
 * otherwise: failures are part of the result.
 */
export function runExperiment(spec: ExperimentSpec, options: ExperimentOptions): Promise<ExperimentResult> {
  check(spec, options.layouts);
  return new Run(spec, options).result();
}

class Run {
  readonly #spec: ExperimentSpec;
  readonly #options: ExperimentOptions;
  readonly #confidence: number;
  readonly #outcomes: readonly Outcome[];
  readonly #most: number;
  /** Number of the first replication. */
  readonly #first: number;
  readonly #batches: Batches;
  /** What came before its turn: by scenario, by replication. */
  readonly #early: readonly Map<number, Float64Array | ExperimentFailure>[];
  #replications = 0;
  #goals: readonly GoalState[];
  #end: ExperimentResult["end"] | undefined;
  #failure: ExperimentFailure | undefined;

  constructor(spec: ExperimentSpec, options: ExperimentOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#confidence = spec.confidence ?? CONFIDENCE;
    this.#outcomes = spec.scenarios.map((scenario, s) => new Outcome(scenario, options.layouts[s]!));
    const { plan } = spec;
    const wanted = plan.kind === "replications" ? plan.replications : (plan.most ?? MOST_REPLICATIONS);
    this.#most = Math.min(wanted, ...this.#outcomes.map(({ mostReplications }) => mostReplications));
    this.#first = firstOf(plan);
    this.#batches = new Batches(spec.scenarios.length, this.#most, this.#first, options.runner.width);
    this.#early = spec.scenarios.map(() => new Map());
    this.#goals = this.#goalStates();
  }

  async result(): Promise<ExperimentResult> {
    const { runner, signal } = this.#options;
    const cancel = () => this.#ends("cancelled");
    if (signal?.aborted === true) cancel();
    signal?.addEventListener("abort", cancel);
    await Promise.all(Array.from({ length: runner.width }, () => this.#lane()));
    signal?.removeEventListener("abort", cancel);
    const digest = new Digest();
    for (const { fingerprint } of this.#outcomes) digest.add(numbersOf(fingerprint));
    return {
      ...this.#progress(),
      end: this.#end ?? this.#exhausted(),
      seed: this.#spec.seed,
      confidence: this.#confidence,
      fingerprint: digest.text,
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    };
  }

  /** One batch after the other until there are no more or the end is there. */
  async #lane(): Promise<void> {
    while (this.#end === undefined) {
      const batch = this.#batches.next();
      if (batch === undefined) return;
      this.#takes(batch, await this.#options.runner.run(batch));
    }
  }

  #takes(batch: Batch, result: BatchResult): void {
    if (this.#end !== undefined) return;
    switch (result.kind) {
      case "cancelled":
        this.#ends("cancelled");
        return;
      case "failed": {
        const { replication, detail } = result;
        const { scenario } = batch;
        this.#keep(batch, result.vectors);
        this.#early[scenario]!.set(replication, { scenario, replication, detail });
        break;
      }
      case "done":
        this.#keep(batch, result.vectors);
        this.#batches.sized(result.contacts / batch.count);
    }
    this.#count();
  }

  #keep({ scenario, first }: Batch, vectors: Float64Array): void {
    const { size } = this.#options.layouts[scenario]!;
    for (let i = 0; i * size < vectors.length; i++) {
      this.#early[scenario]!.set(first + i, vectors.subarray(i * size, (i + 1) * size));
    }
  }

  /** Counts every replication whose turn has come in all scenarios. */
  #count(): void {
    const before = this.#replications;
    while (this.#end === undefined) {
      const next = this.#first + this.#replications;
      if (!this.#early.every((came) => came.has(next))) break;
      const turn = this.#early.map((came) => came.get(next)!);
      for (const came of this.#early) came.delete(next);
      this.#failure = turn.find((one): one is ExperimentFailure => !(one instanceof Float64Array));
      if (this.#failure !== undefined) {
        this.#ends("failed");
        break;
      }
      for (const [s, vector] of turn.entries()) if (vector instanceof Float64Array) this.#outcomes[s]!.add(vector);
      this.#replications += 1;
      this.#goals = this.#goalStates();
      const enough = this.#goals.length > 0 && this.#replications >= FEWEST_REPLICATIONS;
      if (enough && this.#goals.every(({ reached }) => reached)) this.#ends("precise");
    }
    if (this.#replications > before) this.#options.onProgress?.(this.#progress());
  }

  #ends(end: ExperimentResult["end"]): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#options.runner.cancel();
  }

  #exhausted(): "complete" | "maximum" {
    const { plan } = this.#spec;
    return plan.kind === "replications" && this.#replications === plan.replications ? "complete" : "maximum";
  }

  #goalStates(): readonly GoalState[] {
    const { plan } = this.#spec;
    return plan.kind === "replications"
      ? []
      : plan.goals.map((goal) => goalState(goal, this.#outcomes, this.#confidence));
  }

  #progress(): ExperimentProgress {
    return {
      replications: this.#replications,
      most: this.#most,
      contacts: this.#outcomes.reduce((sum, { contacts }) => sum + contacts, 0),
      goals: this.#goals,
      outcomes: this.#outcomes,
    };
  }
}

function firstOf(plan: ExperimentPlan): number {
  return plan.kind === "replications" ? (plan.first ?? 0) : 0;
}

/** The bits of a fingerprint as numbers, so that fingerprints can be fingerprinted. */
function numbersOf(fingerprint: string): Float64Array {
  return Float64Array.of(Number.parseInt(fingerprint.slice(0, 8), 16), Number.parseInt(fingerprint.slice(8), 16));
}

function check({ scenarios, plan, confidence = CONFIDENCE }: ExperimentSpec, layouts: readonly TallyLayout[]): void {
  if (!(scenarios.length >= 1 && scenarios.length <= MOST_SCENARIOS)) {
    throw new RangeError(`scenarios: expected 1 to ${MOST_SCENARIOS}, got ${scenarios.length}`);
  }
  if (layouts.length !== scenarios.length) {
    throw new RangeError(`layouts: expected one for each of ${scenarios.length} scenarios, got ${layouts.length}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
  const most = plan.kind === "replications" ? plan.replications : (plan.most ?? MOST_REPLICATIONS);
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST_REPLICATIONS)) {
    throw new RangeError(`replications: expected a whole number in [1, ${MOST_REPLICATIONS}], got ${most}`);
  }
  const first = firstOf(plan);
  if (!(Number.isInteger(first) && first >= 0 && first + most <= MOST_REPLICATIONS)) {
    throw new RangeError(`first: expected a whole number in [0, ${MOST_REPLICATIONS - most}], got ${first}`);
  }
  if (plan.kind === "replications") return;
  if (plan.goals.length === 0) throw new RangeError("goals: expected at least one, got none");
  for (const { halfWidth, of } of plan.goals) {
    if (!(halfWidth > 0)) throw new RangeError(`halfWidth: expected a number > 0, got ${halfWidth}`);
    if (of === "difference" && scenarios.length < 2) {
      throw new RangeError("goals: expected differences only with a second scenario, got one scenario");
    }
  }
}
