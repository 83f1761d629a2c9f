import type { Centre } from "../../engine/centre.ts";
import type { Snapshot } from "../../engine/kernel/snapshot.ts";
import type { EngineView } from "../../engine/observer.ts";
import { createSimulation, resumeSimulation, type Simulation } from "../../engine/simulation.ts";
import { DecisionTrace } from "../../engine/trace/decisionTrace.ts";
import { TracedPolicy } from "../../engine/trace/tracedPolicy.ts";
import { compilePolicy } from "../../routing/compile.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Instant } from "../../vocabulary/index.ts";
import { countUpTo } from "./counter.ts";
import type { StagePlaces } from "./hall.ts";
import type { LaneRules } from "./laneRules.ts";
import { QuietObserver } from "./quietObserver.ts";
import { Recorder } from "./recorder.ts";
import type { StageRecord } from "./stageRecord.ts";

/** Facts between two snapshots: seeking plays at most so many, a few milliseconds' worth. */
const SNAPSHOT_FACTS = 1_500;
/** Steps of the recording: a snapshot stands at the end of one. */
const SLICE_MS = 2_000;
/** Candidates an explanation lists. */
const CANDIDATES = 60;

export interface StageRunOptions {
  readonly seed: string;
  readonly opensAt: Instant;
  readonly endsAt: Instant;
}

/** A floor that stands at an instant, with the reasons of what its policy decided on the way there. */
export interface Asked {
  readonly view: EngineView;
  readonly trace: DecisionTrace;
}

/**
 * One stage: recorded once from end to end, with snapshots on the way, so that its floor can be looked at at any instant.
 * Whatever way it is reached by, the floor of an instant is the same: everything due up to and including it has happened.
 */
export class StageRun {
  readonly scenario: Scenario;
  readonly centre: Centre;
  readonly record: StageRecord;
  readonly #options: StageRunOptions;
  readonly #snapshots: readonly Snapshot[];
  readonly #snapshotAt: readonly number[];
  #playing: { readonly simulation: Simulation; readonly view: EngineView } | undefined;

  /** `centre` is `scenario` compiled. `rules` by lane of the hall. */
  constructor(centre: Centre, places: StagePlaces, rules: readonly LaneRules[], options: StageRunOptions) {
    this.scenario = centre.scenario;
    this.centre = centre;
    this.#options = options;
    const snapshots: Snapshot[] = [];
    this.record = recorded(centre, places, rules, options, (snapshot) => snapshots.push(snapshot));
    this.#snapshots = snapshots;
    this.#snapshotAt = snapshots.map(({ now }) => now);
  }

  /** The floor at `at`, from the opening on. It is one and the same object, further on with the next call. */
  floor(at: Instant): EngineView {
    const nearest = this.#nearest(at);
    const playing = this.#playing;
    if (playing !== undefined && playing.simulation.now <= at && nearest.now <= playing.simulation.now) {
      playing.simulation.advanceTo(at);
      return playing.view;
    }
    const observer = new QuietObserver();
    const simulation = resumeSimulation(this.centre, nearest, { observer });
    simulation.advanceTo(at);
    this.#playing = { simulation, view: observer.view };
    return observer.view;
  }

  /** The floor at `at`, with the reasons of all decisions made from `since` on; `since` is after the opening, or the opening itself. */
  asked(since: Instant, at: Instant): Asked {
    const trace = new DecisionTrace({ decisions: 1_000, candidates: CANDIDATES, from: since });
    const observer = new QuietObserver();
    // A policy has a memory of its own: two runs of one centre at once would share it.
    const centre = { ...this.centre, policy: compilePolicy(this.scenario) };
    const { seed, opensAt } = this.#options;
    // What is decided at the opening itself is decided while the floor is set up: it is set up again to hear it.
    const simulation =
      since <= opensAt
        ? createSimulation(centre, { seed, startAt: opensAt, observer, trace })
        : resumeSimulation(centre, this.#nearest((since - 1) as Instant), { observer, trace });
    simulation.advanceTo(at);
    return { view: observer.view, trace };
  }

  /** Snapshots kept, for those who measure. */
  get snapshots(): readonly Snapshot[] {
    return this.#snapshots;
  }

  /** The last snapshot at or before `at`; the first one stands at the opening, before anything is due. */
  #nearest(at: Instant): Snapshot {
    const snapshot = this.#snapshots[countUpTo(this.#snapshotAt, at) - 1];
    if (snapshot === undefined) {
      throw new RangeError(`at: expected an instant from ${this.#options.opensAt} on, got ${at}`);
    }
    return snapshot;
  }
}

function recorded(
  centre: Centre,
  places: StagePlaces,
  rules: readonly LaneRules[],
  { seed, opensAt, endsAt }: StageRunOptions,
  keep: (snapshot: Snapshot) => void,
): StageRecord {
  const elastic = centre.queues.map(({ spec }) => spec.arrivals?.waitElasticity !== undefined);
  const observer = new Recorder(places, rules, elastic, opensAt);
  const policy = new TracedPolicy(centre.policy, (answer) => observer.answered(answer));
  const simulation = createSimulation({ ...centre, policy }, { seed, startAt: opensAt, observer });
  let kept = observer.record.facts;
  keep(simulation.snapshot());
  while (simulation.now < endsAt) {
    simulation.advanceTo(Math.min(simulation.now + SLICE_MS, endsAt) as Instant);
    if (observer.record.facts - kept < SNAPSHOT_FACTS) continue;
    keep(simulation.snapshot());
    kept = observer.record.facts;
  }
  return observer.record;
}
