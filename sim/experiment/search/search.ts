import { Needs } from "./bound.ts";
import { Climb, type Looked } from "./climb.ts";
import { Judge, SearchEnd } from "./judge.ts";
import { searchProblems } from "./problems.ts";
import { prove } from "./prove.ts";
import {
  FEWEST_RUNS_A_LOOK,
  type SearchBound,
  type SearchOptions,
  type SearchPhase,
  type StaffFound,
  type StaffSearchResult,
  type StaffSearchSpec,
} from "./spec.ts";
import { type Agents, Staffing } from "./staffing.ts";
import { startingAgents } from "./start.ts";

/** Part of the replications kept for the last check, and how many times those of a look it takes. */
const CHECK_LOOKS = 4;
/** Rounds of taking away and exchanging go on while they bring more than this share of the cost. */
const WORTHWHILE = 0.001;
/** Checks that may send the search back for more agents. */
const MOST_CHECKS = 6;

/**
 * The cheapest agents on queue that keep every target, by simulation. Begins with the modified offered load, adds agents
 * where targets are missed, takes away whoever is not missed, exchanges dear for cheap (the neighbourhood of Cezik &
 * L'Ecuyer 2008 on common random numbers), and then asks easier questions for a bound. What is found is checked with
 * seeds the search has not seen. Neither workers nor their pace change the result. Throws `RangeError` for a spec with
 * problems (`searchProblems`); never rejects otherwise.
 */
export function searchStaff(spec: StaffSearchSpec, options: SearchOptions): Promise<StaffSearchResult> {
  const [problem] = searchProblems(spec);
  if (problem !== undefined) throw new RangeError(`${problem.path}: expected ${problem.expected}, got ${problem.got}`);
  return new StaffSearch(spec, options).result();
}

class StaffSearch {
  readonly #spec: StaffSearchSpec;
  readonly #options: SearchOptions;
  readonly #staffing: Staffing;
  readonly #judge: Judge;
  readonly #climb: Climb;
  readonly #start: Agents;
  #best: Looked | undefined;
  #bound: SearchBound = { kind: "none", cost: 0, gap: 1 };
  #found: StaffFound | undefined;

  constructor(spec: StaffSearchSpec, options: SearchOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#staffing = new Staffing(spec);
    this.#judge = new Judge(spec.targets, this.#staffing.place.intervals, options.run, spec.mostRuns, options.signal);
    this.#climb = new Climb(this.#staffing, this.#judge, `${spec.seed}/search`, (phase) => this.#tell(phase));
    this.#start =
      spec.start === undefined ? startingAgents(this.#staffing, spec.targets) : Int32Array.from(spec.start.flat());
  }

  async result(): Promise<StaffSearchResult> {
    let end: StaffSearchResult["end"] = "complete";
    let failure: string | undefined;
    try {
      if (!(await this.#climbs())) end = "impossible";
      else {
        await this.#bounds();
        await this.#checks();
      }
    } catch (problem) {
      if (!(problem instanceof SearchEnd)) throw problem;
      end = problem.end;
      failure = problem.failure;
    }
    const { intervalMs } = this.#staffing.place;
    const found = this.#found ?? (this.#best && this.#foundOf(this.#best, this.#best));
    return {
      end,
      ...(failure === undefined ? {} : { failure }),
      seed: this.#spec.seed,
      runs: this.#judge.runs,
      looks: this.#judge.looks,
      intervalMs,
      startsAt: this.#staffing.startsAt(),
      costPerHour: this.#staffing.costPerHour,
      bound: this.#boundAt(found?.cost),
      ...(found === undefined ? {} : { found }),
      startCost: this.#staffing.cost(this.#start),
    };
  }

  /** Coarse steps with a quarter of the replications, then single agents with all of them. False: no number keeps all. */
  async #climbs(): Promise<boolean> {
    const { runsALook } = this.#spec;
    const few = Math.max(FEWEST_RUNS_A_LOOK, Math.floor(runsALook / 4));
    this.#tell("start");
    let now = await this.#climb.repair(this.#start, few);
    if (now === undefined) return false;
    if (this.#staffing.cells > 4) now = await this.#climb.reduce(now, few, 0.16);
    now = await this.#climb.repair(now.agents, runsALook);
    if (now === undefined) return false;
    this.#best = now;
    for (let before = Number.POSITIVE_INFINITY; this.#staffing.cost(now.agents) < before * (1 - WORTHWHILE); ) {
      before = this.#staffing.cost(now.agents);
      now = this.#best = await this.#climb.reduce(now, runsALook, 0.01);
      now = this.#best = await this.#climb.swap(now, runsALook);
    }
    return true;
  }

  async #bounds(): Promise<void> {
    const { runsALook, confidence, seed } = this.#spec;
    this.#tell("bound");
    const several = this.#staffing.blocks > 1;
    const runs = several ? Math.max(FEWEST_RUNS_A_LOOK, Math.floor(runsALook / 2)) : runsALook;
    const needs = new Needs(this.#staffing, this.#judge, `${seed}/search`, runs, confidence);
    const all = await needs.all(this.#best!.agents);
    if (all.length > 0) this.#bound = { kind: "estimated", cost: needs.cost(all), gap: 0 };
    if (several) return;
    this.#tell("prove");
    const proof = await prove(this.#staffing, this.#judge, this.#climb, all, this.#best!, runsALook, confidence);
    this.#best = proof.best;
    if (proof.proved) this.#bound = { kind: "proved", cost: this.#staffing.cost(proof.best.agents), gap: 0 };
  }

  /** Looks with seeds the search has not chosen its staffing by, and adds agents where those miss a target. */
  async #checks(): Promise<void> {
    const { runsALook, seed } = this.#spec;
    const check = new Climb(this.#staffing, this.#judge, `${seed}/check`, (phase) => this.#tell(phase));
    this.#tell("check");
    const runs = runsALook * CHECK_LOOKS;
    let seen = await check.look(this.#best!.agents, runs);
    this.#found = this.#foundOf(this.#best!, seen);
    for (let round = 0; round < MOST_CHECKS && !seen.look.feasible; round++) {
      const more = await check.mended(seen, runs);
      if (more === undefined) return;
      seen = more;
      this.#found = this.#foundOf(seen, seen);
      this.#tell("check");
    }
  }

  #foundOf({ agents }: Looked, { look }: Looked): StaffFound {
    return {
      agents: this.#staffing.byGroup(agents),
      scheduled: this.#staffing.scheduled(agents),
      cost: this.#staffing.cost(agents),
      scenario: this.#staffing.scenarioOf(agents),
      changes: this.#staffing.changes(agents),
      kept: this.#judge.kept(look.runs, this.#spec.confidence),
    };
  }

  #boundAt(cost: number | undefined): SearchBound {
    if (cost === undefined || this.#bound.kind === "none") return { kind: "none", cost: 0, gap: 1 };
    const gap = cost > 0 ? Math.max(0, cost - this.#bound.cost) / cost : 0;
    // More agents than the proof knew of: the bound stands, and there is a gap again.
    return { ...this.#bound, gap };
  }

  #tell(phase: SearchPhase): void {
    const { mostRuns } = this.#spec;
    this.#options.onProgress?.({
      ...{ phase, runs: this.#judge.runs, mostRuns },
      ...(this.#best === undefined ? {} : { cost: this.#staffing.cost(this.#best.agents) }),
      ...(this.#bound.kind === "none" ? {} : { bound: this.#bound.cost }),
    });
  }
}
