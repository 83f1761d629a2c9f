import { applyLevers, isNothing } from "../../sim/experiment/lookahead/applyLevers.ts";
import { recalibrated } from "../../sim/experiment/lookahead/chances.ts";
import { LOOK_AHEAD_BOUNDS, type LookAheadJob } from "../../sim/experiment/lookahead/job.ts";
import { jobOf } from "../../sim/experiment/lookahead/jobOf.ts";
import type { ChosenLever, LeverProposal, LeverResult, LeverSpec } from "../../sim/experiment/lookahead/lever.ts";
import { unchanged } from "../../sim/experiment/lookahead/leverResult.ts";
import { projectionsOf } from "../../sim/experiment/lookahead/projections.ts";
import { leverProposals } from "../../sim/experiment/lookahead/proposals.ts";
import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { LookAheadScore } from "../../sim/experiment/lookahead/score.ts";
import { widened } from "../../sim/experiment/lookahead/widening.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { RealTime } from "../../workers/clock.ts";
import { LookAheadSeat, type StartLookAheadThread } from "../../workers/lookaheadSeat.ts";
import { BOUNDS } from "../bounds.ts";
import type { Centre } from "../centre.ts";
import type { LoggedFloor } from "../loggedFloor.ts";
import type { ModelOf } from "./models.ts";
import { Pace, type RunsPlan } from "./pace.ts";

export interface LookAheadOptions {
  readonly centre: Centre;
  readonly time: RealTime;
  readonly model: ModelOf;
  readonly start: StartLookAheadThread;
  /** Told of what went wrong; it is tried again. */
  readonly onFailure: (what: string, problem: unknown) => void;
}

/** The latest look-ahead with what it was made of. */
interface Latest {
  readonly floor: LoggedFloor;
  readonly job: LookAheadJob;
  readonly made: LookAhead;
}

/** Runs of each side of a lever: enough to see a change of some points, few enough to be waited for. */
const LEVER_RUNS = { least: 40, most: 200 } as const;
/** What trying levers may take, ms of one core, beside making the jobs ready. */
const LEVER_MS = 1_800;

/** Looks ahead every half minute from the floor that is shown, keeps what was said and tells walls and alarms. */
export class LookAheadKeeper {
  readonly #options: LookAheadOptions;
  readonly #seat: LookAheadSeat;
  readonly #pace = new Pace();
  #latest: Latest | undefined;
  #problem: LookAhead["problem"];
  #keptAt = Number.NEGATIVE_INFINITY;
  #callOff: () => void = () => undefined;
  #making: Promise<void> = Promise.resolve();
  /** Whether the next one is due at some time and not under way. */
  #waits = false;
  #closed = false;

  constructor(options: LookAheadOptions) {
    this.#options = options;
    this.#seat = new LookAheadSeat(options.start);
  }

  /** Begins once the floor is whole. */
  start(): void {
    this.#next(BOUNDS.lookAheadFirstMs);
  }

  /** What it is made by has changed: the next one is due soon. Nothing where one is under way, or before `start`. */
  soon(): void {
    if (!this.#waits) return;
    this.#callOff();
    this.#next(BOUNDS.lookAheadFirstMs);
  }

  /** The look-ahead as it stands, with its age; `undefined` while there is none of the floor that is shown. */
  latest(): LookAhead | undefined {
    const latest = this.#current();
    if (latest === undefined) return undefined;
    const ageMs = Math.max(0, this.#options.centre.shownAt - latest.made.madeAt);
    return { ...latest.made, ageMs, ...(this.#problem === undefined ? {} : { problem: this.#problem }) };
  }

  /** Why there is none, or nothing new; absent: all is well. */
  get problem(): LookAhead["problem"] {
    return this.#problem;
  }

  /** As it stood at a past instant: the latest one kept by then; `undefined` where none was. */
  async asOf(at: Instant): Promise<LookAhead | undefined> {
    const kept = await this.#options.centre.shown.lookAheads.before(at);
    return kept === undefined ? undefined : { ...kept, ageMs: Math.max(0, at - kept.madeAt) };
  }

  score(): LookAheadScore {
    return this.#options.centre.shown.ledger.score();
  }

  /** What levers may name, as the latest look-ahead has it. */
  get scenario(): Scenario | undefined {
    return this.#current()?.job.scenario;
  }

  proposals(): readonly LeverProposal[] {
    const latest = this.#current();
    return latest === undefined ? [] : leverProposals(latest.job, latest.made);
  }

  /** What levers do from the floor as it is now; `undefined` while nothing is known, or text that says what went wrong. */
  async weigh(levers: readonly LeverSpec[]): Promise<LeverResult | string | undefined> {
    const latest = this.#current();
    if (latest === undefined) return undefined;
    const runs = this.#leverRuns();
    const job = (await this.#jobNow({ runs, dayRuns: 0 }))?.job ?? { ...latest.job, runs, dayRuns: 0 };
    const done = await this.#seat.compare(job, applyLevers(job, levers));
    if (!done.ok) return done.detail;
    const { pairs, costMs } = done.value;
    const { channels } = levers.every(isNothing) ? unchanged(pairs) : pairs;
    return { madeAt: job.initial.at, levers, runs, seed: job.seed, costMs: Math.round(costMs), channels };
  }

  /** The floor as it stands, for others to start from: model, state, and how many things have no place in it. */
  async fork(): Promise<Pick<LookAheadJob, "scenario" | "initial" | "notPlaced"> | undefined> {
    return (await this.#jobNow({ runs: LOOK_AHEAD_BOUNDS.leastRuns, dayRuns: 0 }))?.job;
  }

  /** Logs a choice. Rejects when it could not be stored. */
  async choose(levers: readonly LeverSpec[], by: string, expected?: LeverResult): Promise<ChosenLever> {
    const at = this.#options.centre.shownAt;
    const chosen: ChosenLever = { at, levers, by, ...(expected === undefined ? {} : { expected }) };
    await this.#options.centre.shown.lookAheads.chose(chosen);
    return chosen;
  }

  chosen(): Promise<readonly ChosenLever[]> {
    return this.#options.centre.shown.lookAheads.chosen(BOUNDS.leversListed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    await this.#seat.end();
    await this.#making;
  }

  #current(): Latest | undefined {
    return this.#latest?.floor === this.#options.centre.shown ? this.#latest : undefined;
  }

  #leverRuns(): number {
    const runs = Math.floor(LEVER_MS / 2 / this.#pace.shortMs);
    return Math.min(LEVER_RUNS.most, Math.max(LEVER_RUNS.least, runs));
  }

  #next(inMs: number): void {
    if (this.#closed) return;
    this.#waits = true;
    this.#callOff = this.#options.time.after(inMs, () => {
      this.#waits = false;
      this.#making = this.look().then(
        (periodMs) => this.#next(periodMs),
        (problem) => {
          if (this.#closed) return;
          this.#problem = "failed";
          this.#options.onFailure("looking ahead", problem);
          this.#next(BOUNDS.lookAheadPeriodMs);
        },
      );
    });
  }

  /** Looks ahead once, now; gives the time until it is due again, ms. Rejects when it could not. */
  async look(): Promise<number> {
    const { centre, time } = this.#options;
    if (centre.readiness().state !== "ready") return BOUNDS.lookAheadFirstMs;
    const startedAt = time.now();
    const plan = this.#pace.plan();
    const made = await this.#jobNow(plan);
    // The first events of a new floor are soon there; asking an empty one costs nothing.
    if (made === undefined) return this.#problem === "floor-empty" ? BOUNDS.lookAheadFirstMs : BOUNDS.lookAheadPeriodMs;
    // Closed while the log was asked: nobody would end the thread a job starts now.
    if (this.#closed) return 0;
    const { job, floor } = made;
    const looked = await this.#seat.look(job);
    if (this.#closed) return 0;
    if (!looked.ok) throw new Error(looked.detail);
    const { cost } = looked.value;
    this.#pace.took(plan, cost);
    const periodMs = this.#pace.period(cost);
    this.#problem = periodMs > BOUNDS.lookAheadPeriodMs ? "behind" : undefined;
    // Real events may have put an end to the floor it is of.
    if (floor === centre.shown) {
      await this.#tell(floor, job, { ...looked.value.made, costMs: Math.round(cost.longMs + cost.shortMs) });
    }
    return Math.max(0, periodMs - (time.now() - startedAt));
  }

  async #jobNow(plan: RunsPlan): Promise<{ readonly job: LookAheadJob; readonly floor: LoggedFloor } | undefined> {
    const { centre, model } = this.#options;
    const floor = centre.shown;
    const believed = await model(centre, floor, centre.shownAt);
    const from = floor.ahead(centre.shownAt);
    if (believed === undefined || from === undefined) {
      this.#problem = from === undefined ? "floor-empty" : "no-model";
      return undefined;
    }
    const seed = `look-ahead ${from.floor.now}`;
    return { floor, job: jobOf({ ...from, model: believed, serving: floor.serving, seed, ...plan }) };
  }

  async #tell(floor: LoggedFloor, job: LookAheadJob, raw: LookAhead): Promise<void> {
    const { centre } = this.#options;
    const frame = centre.frame();
    if (frame !== undefined) {
      const seen = floor.ledger.sees(frame);
      if (seen.levels.length + seen.waits.length > 0) await floor.lookAheads.keepScores(frame.at, seen);
    }
    floor.ledger.says(raw);
    const made = recalibrated(widened(raw, floor.ledger.widenings), floor.ledger.curves);
    this.#latest = { floor, job, made };
    floor.looksAhead(projectionsOf(made));
    if (made.madeAt - this.#keptAt < BOUNDS.lookAheadStepMs) return;
    this.#keptAt = made.madeAt;
    await floor.lookAheads.keep(compact(made));
  }
}

/** As it is kept: no finer than anybody reads it, and without what is of the moment alone. */
function compact(made: LookAhead): LookAhead {
  const text = JSON.stringify(made, (_, value) => {
    return typeof value === "number" && !Number.isInteger(value) ? Math.round(value * 10_000) / 10_000 : value;
  });
  return { ...(JSON.parse(text) as LookAhead), waits: made.waits.slice(0, LOOK_AHEAD_BOUNDS.waitsKept) };
}
