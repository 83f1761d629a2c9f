import { LOOK_AHEAD_BOUNDS } from "../../sim/experiment/lookahead/job.ts";
import type { RunsCost } from "../../workers/lookaheadSeat.ts";
import { BOUNDS } from "../bounds.ts";

/** Fewest and most runs that go on to the end of the day. */
const LONG_RUNS = { least: 20, most: 100 } as const;
/** Fewest runs of two hours once their cost is known. */
const SHORT_RUNS = 100;
/** Share of what a look-ahead may cost that the long runs may have. */
const LONG_SHARE = 0.5;
/** What a new measurement counts against those before. */
const WEIGHT = 0.4;

const GUESSED_MS = 20;

export interface RunsPlan {
  readonly runs: number;
  readonly dayRuns: number;
}

/**
 * How many runs a look-ahead has and when the next one is due, so that on the whole it takes no more of one core than it
 * may. Runs are measured, not guessed: the first look-ahead is a small one.
 */
export class Pace {
  #longMs: number | undefined;
  #shortMs: number | undefined;

  /** What the next look-ahead is made of. */
  plan(): RunsPlan {
    if (this.#longMs === undefined || this.#shortMs === undefined) {
      return { runs: 2 * LOOK_AHEAD_BOUNDS.leastRuns, dayRuns: LONG_RUNS.least };
    }
    const budgetMs = BOUNDS.lookAheadPeriodMs * BOUNDS.lookAheadShare;
    const dayRuns = within((LONG_SHARE * budgetMs) / this.#longMs, LONG_RUNS.least, LONG_RUNS.most);
    const rest = Math.max(0, budgetMs - dayRuns * this.#longMs);
    const runs = within(dayRuns + rest / this.#shortMs, Math.max(SHORT_RUNS, dayRuns), LOOK_AHEAD_BOUNDS.mostRuns);
    return { runs, dayRuns };
  }

  /** What a run of two hours takes, ms; before any was measured, a guess on the safe side. */
  get shortMs(): number {
    return this.#shortMs ?? GUESSED_MS;
  }

  /** What a look-ahead of that plan took. */
  took({ runs, dayRuns }: RunsPlan, { longMs, shortMs }: RunsCost): void {
    this.#longMs = averaged(this.#longMs, longMs / Math.max(1, dayRuns));
    if (runs > dayRuns) this.#shortMs = averaged(this.#shortMs, shortMs / (runs - dayRuns));
    // Nothing costs nothing: a clock of whole ms may say so of a small floor.
    this.#longMs = Math.max(this.#longMs, 0.01);
    this.#shortMs = Math.max(this.#shortMs ?? this.#longMs, 0.01);
  }

  /** From the beginning of a look-ahead that cost so much to the next, ms. */
  period({ longMs, shortMs }: RunsCost): number {
    return Math.max(BOUNDS.lookAheadPeriodMs, (longMs + shortMs) / BOUNDS.lookAheadShare);
  }
}

function averaged(before: number | undefined, now: number): number {
  return before === undefined ? now : before + WEIGHT * (now - before);
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.floor(value)));
}
